"""Whether what a shopper mentions is only asked about or supposed, not told of their own order."""

from __future__ import annotations

import re

from claimdesk.language.en.negation import clause_before

# "What if it arrives broken", "in case it breaks", "whether used items": not told.
_SUPPOSED = re.compile(
    r"\b(?:(?<!ok )(?<!okay )(?<!fine )(?<!possible )(?<!as )if"
    r"(?! i(?:['\u2019]?ve| have)? (?:changed|ordered|picked|chose|chosen|selected)\b)"
    r"|(?<![\w'\u2019] )say(?=,? (?:it|i|we|my|our|the|she|he)\b)"
    r"|(?<=and )say(?=,? (?:it|i|we|my|our|the|she|he)\b)|(?<=but )say(?=,? (?:it|i|we|my|the)\b)"
    r"|what if|in case|unless|suppos(?:e|ing)|assuming|whether|hypothetically|let['\u2019]?s say)\b"
    r"(?! (?:possible|poss|so|you possible|(?:you|u) (?:let|could|can|would|might|will)"
    r"|i (?:could|can|may) (?:get|have))\b)",
    re.IGNORECASE,
)
_LEAD_IN = (
    r"^\W*(?:(?:and|so|but|or|also|then|ok|okay|hi|hello|hey|btw|please|pls|just|wondering"
    r"|quick question|i wonder|i was wondering|tell me|do (?:you|u) know|any idea"
    r"|(?:can|could) (?:you|u) (?:please )?(?:tell|say|explain)(?: me)?"
    r"|i(?:['\u2019]d| would) like to know|i want to know|may i ask|need to know"
    r"|i need help understanding|what are|what is|what['\u2019]?s) )*"
)
# Questions of how things are done: "how long does a refund take", "do you accept used items".
_ASKS = re.compile(
    _LEAD_IN + r"(?:"
    r"how (?:long|many|much|soon|quick\w*|fast|often|late|are|is|will|would|does|lng)\b"
    r"|how do (?:you|u|refunds?|returns?)\b"
    r"|(?:when|why|which|who|whose|whom|wheres|to which|to what|in how many)\b"
    r"|where(?! (?:do|can|could|should) (?:i|we) (?:go|ask|request|get|apply|send|claim))\b"
    r"|what(?! (?:i|we) (?:want|need|would|got|received)| about| arrived| came| you sent"
    r"| was sent)\b"
    r"|(?:do|did|does|will|would|could|can) (?:the|a|an|it|they|refunds?|returns?|exchanges?)\b"
    r"|do (?:you|u|ya)\b|(?:is|was|are|were|has|have)(?! it (?:possible|ok|okay|fine)| there)\b"
    r")",
    re.IGNORECASE,
)
# Where the shopper's own thing is named the question tells too: "is my broken case covered".
_OWN = re.compile(r"\b(?:my|mine|this|these|our|i (?:got|received|have|bought|ordered))\b", re.I)
# "Refund policy", "a replacement costs": the name of a thing, no wish.
_NAMED_AFTER = re.compile(
    r"(?:['\u2019]s)? (?:polic(?:y|ies)|process(?:ing)?|procedure|period|times?|timeline|timeframe"
    r"|window|options?|status|methods?|fees?|costs?|rules?|terms|conditions|deadline|form"
    r"|department|team|warehouse|guarantee|email|mail|number"
    r"|(?:usually |normally |still |yet )?(?:takes?|comes?|arrives?|goes|shows?|appears?|happens?"
    r"))\b",
    re.IGNORECASE,
)
# "Used items", "faulty ones": any, not this one; only a question speaks of them so.
_ANY_OF_THEM = re.compile(
    r" (?:items|products|things|goods|ones|articles|orders|stuff|deliveries|parcels|packages"
    r"|cases|covers)\b",
    re.IGNORECASE,
)
_WAITED_FOR = re.compile(
    r"\b(?:wait(?:ing|ed)? (?:for|on)|status of|update on|news (?:on|about)|progress (?:of|on)"
    r"|(?:haven['\u2019]?t|have not|didn['\u2019]?t|did not|never) (?:yet )?(?:got|gotten|get"
    r"|received?|seen|see|had)|track|tracking|checking|check)\b",
    re.IGNORECASE,
)
_WISHES = ("want", "need", "would like", "'d like", "prefer", "wish")
_MAY_SUPPOSE = re.compile(
    r"\?|\b(?:if|say|case|unless|suppos|assum|whether|hypo|let|how|when|why|wh|do|did|does|is|was|are"
    r"|were|has|have|will|would|could|can|wait|status|update|news|progress|got|get|track|check)",
    re.IGNORECASE,
)


def is_hypothetical(text: str, start: int, end: int) -> bool:
    """Whether the phrase at ``start`` to ``end`` is asked about in general, supposed or awaited.

    "What if it arrives broken", "how long does a refund take", "do you accept used items", "refund
    policy", "I'm waiting for my refund" tell nothing; "can I get a refund", "is my broken case
    covered" and "why is it broken?" do.
    """
    if _NAMED_AFTER.match(text, end):
        return True
    if not _MAY_SUPPOSE.search(text, 0, start):
        return False
    clause = clause_before(text, start)
    if text[: start - len(clause)].lower().endswith(_WISHES):  # "what I want is a refund"
        return False
    return bool(
        ((supposed := _SUPPOSED.search(text, start - len(clause))) and supposed.start() < start)
        or (_ASKS.match(clause) and not _OWN.search(clause))
        or _WAITED_FOR.search(clause)
    )
