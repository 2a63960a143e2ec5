"""Which reasons of a claim a message tells in so many words, and which it denies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from claimdesk.language.en.by_ear import Ear
from claimdesk.language.en.claim_cues import says_other_mind, tells_of_damage
from claimdesk.language.en.filed_cues import says_code
from claimdesk.language.en.how_it_came import tells_of_harm
from claimdesk.language.en.hypotheticals import is_hypothetical
from claimdesk.language.en.negation import clause_before, is_negated
from claimdesk.language.en.questions import is_question
from claimdesk.language.en.review_cues import tells_own_mistake
from claimdesk.language.en.segmentation import sentences
from claimdesk.language.en.what_came import tells_another_came, tells_fewer_came

_PARCEL = r"(?:box(?:es)?|parcel|package|packet|pack|packaging|envelope|mailer|bag|delivery)"
# The name of each reason, as one denies it.
_NAMES = {
    "defective": re.compile(r"\b(?:faulty?|defect(?:s|ive)?|broken?)\b", re.I),
    "damaged": re.compile(r"\b(?:damaged?)\b", re.I),
    "wrong_item": re.compile(r"\bwrong (?:item|one|thing|product|article)\b", re.I),
    "missing_item": re.compile(r"\bmissing\b", re.I),
    "change_of_mind": re.compile(r"\bchang(?:e|ed|ing) (?:of|my|our) minds?\b", re.I),
    "ordered_wrong_model": re.compile(r"\bwrong (?:model|version)\b", re.I),
    "ordered_by_mistake": re.compile(r"\b(?:ordered|bought) (?:\w+ )?by mistake\b", re.I),
    "wrong_address": re.compile(r"\b(?:wrong )?address\b", re.I),
}
# What tells it besides.
_TELLING = {
    "defective": re.compile(
        r"\b(?:dead|died|dies|loose|stuck|leak\w*|peel\w*|fray\w*|fell (?:off|apart)|wobbl\w*"
        r"|overheat\w*|smok(?:e|es|ed|ing)|spark\w*|burn\w*|malfunction\w*"
        r"|came (?:off|apart|undone)|not? (?:power|sound|signal)|not hold\w*|stopped \w+ing"
        r"|(?:is|are|isn't|are not) working)\b"
        r"|(?:n't|\bnot|\bnever|\bstopped|\bdont|\bdoesnt|\bwont|\bno longer) (?:\w+ )?"
        r"(?:work|charg|clos|turn|hold|stick|stay|connect|start|respond|register|pair|function"
        r"|lock|latch|fold|snap|power|zip|write|type)\w*"
        # "Not opened" is how it is; a thing that should open does not, or refuses to.
        r"|\b(?:(?:does|do|did|will|would|wo|ca|could)(?:n't| not)|cannot|(?:does|do|ca|wo)nt)"
        r"(?: (?:even|fully|properly|really))? open\b(?! (?:it|them|this|that|the|my|yet|any))"
        r"|\b(?:refus\w+|fail\w*|ceas\w+|struggl\w+) to (?:\w+ )?(?:work|charg|clos|open|turn|hold"
        r"|stick|stay|connect|start|respond|register|pair|function|lock|power|zip|fit|switch)\w*"
        r"|(?:n't|\bnot|\bno longer|\bnever) (?:take|hold|keep|accept|get) (?:\w+ )?charge\b",
        re.I,
    ),
    "wrong_item": re.compile(
        r"\b(?:wrong|different|another|incorrect|mix(?:ed)?[- ]?up|instead of"
        r"|not (?:what|the (?:one|thing))(?: that)? (?:i|we)"
        r" (?:ordered|bought|wanted|paid|asked))\b",
        re.I,
    ),
    "missing_item": re.compile(
        r"\b(?:lack(?:s|ed|ing)?|left out|incomplete|forgot(?:ten)?|empty|not included"
        r"|(?:no|not|wasn't|isn't|without|nothing)\b[^.!?;,]{0,25}\b(?:in|inside) (?:the|my|that) "
        rf"{_PARCEL}|only (?:got|received|came|sent|found|had)|only \w+ (?:of|came|arrived)"
        r"|(?:\w+n't|never|not) (?:come with|includ\w+|(?:get|got|receive\w*|find|found)"
        r" (?:the|my|any)))\b",
        re.I,
    ),
    "ordered_wrong_model": re.compile(
        r"\b(?:ordered|bought|picked|chose|got) (?:\w+ ){0,4}?wrong\b|\bmy (?:own )?mistake\b", re.I
    ),
    "ordered_by_mistake": re.compile(
        r"\b(?:by (?:mistake|accident)|accidentally|mistakenly|twice|two orders"
        r"|did(?:n't| not) mean to)\b",
        re.I,
    ),
    "change_of_mind": re.compile(
        r"\bnot (?:for me|my (?:style|thing))\b"
        r"|\b(?:no longer|not) (?:required|needed|wanted)\b(?! to\b)|\bsurplus to requirements?\b"
        r"|\b(?:came|come|arrived|got here|turned up|showed up|was delivered) (?:\w+ )?too late\b",
        re.I,
    ),
}
_FOUND_CHEAPER = re.compile(
    r"(?<!not )(?<!n't )(?<!never )\b(?:found|saw|seen) (?:\w+ ){0,4}?"
    r"(?:cheaper|for less|(?:a )?better (?:deal|price|offer))\b",
    re.I,
)
# It came, late, and goes back for that: often in two sentences.
_LATE_SO_RETURNED = re.compile(
    r"\b(?:late|delayed)\b[^?]{0,20}"
    r"\b(?:return(?:ing)?|send(?:ing)? (?:it |this |them )?back)\b(?! to sender)",
    re.I,
)
# Of a custom print what is no harm, but made wrong: "the print is crooked", "blurry picture".
_MISPRINT = (
    r"(?:blurr?(?:y|ed)|fuzzy|pixel+ated|grainy|smear(?:ed|y)|smudg(?:ed|y)|faded|washed[- ]out"
    r"|crooked|(?:up ?side|wrong way)[- ](?:down|up|round)|backwards?|mirror(?:ed|[- ]image)"
    r"|off[- ]?cent(?:er|re)\w*|cut (?:off|short)|misaligned|mis-?print(?:ed)?|mis-?spel(?:t|led)"
    r"|skewed|sideways|slanted|lopsided|stretched|distorted|streaky|patchy|(?:too|very|so) dark"
    r"|unreadable|illegible)"
)
_PRINT = (
    r"(?:print(?:ing|s)?|picture|photo|pic|image|design|pattern|logo|text|letter(?:s|ing)|name|initials"
    r"|artwork|colou?rs?)"
)
_MISPRINTED = re.compile(
    rf"(?<!the )(?<!my )(?<!sent )\b{_MISPRINT} (?:\w+ )?{_PRINT}\b"
    rf"|\b{_PRINT}\b(?: (?!(?:i|we) (?:sent|took|send|upload)|attached|enclosed)[\w']+){{0,6}}?"
    rf" {_MISPRINT}\b|\bprinted (?:\w+ )?{_MISPRINT}\b",
    re.I,
)
_A_PHOTO_SENT = re.compile(
    r"\b(?:i|we)(?:'ve| have|'ll)? (?:\w+ )?(?:sent|took|take|attach\w*|send|snapped)\b[^.!?]{0,30}"
    r"\b(?:photo|picture|pic|image)|\b(?:photo|picture|pic|image)s? (?:that )?(?:i|we)\b",
    re.I,
)
# One of several parts that works, or does not.
_FEW = r"(?:one|two|three|four|half|some|\d+)"
_WORKS_IN_PART = re.compile(
    r"\bonly (?:half|one|two|three|some|\d+)\b[^.!?]{0,40}?\b(?:works?|working|charges?"
    r"|lights? up|connects?|responds?|hold|sticks?)\b"
    rf"|\b{_FEW} (?:\w+ ){{0,3}}?works?\b(?:(?!\b(?:fine|well|all)\b).){{0,25}}?\bout of\b"
    rf"|\b{_FEW} (?:of|out of) (?:the |its |my )?(?:\w+ ){{0,2}}?\w+s (?:is|are|has|have) (?:\w+ )?"
    r"(?:dead|gone|loose|stuck|broken|off)\b",
    re.I | re.S,
)
_OVER_SENTENCES = {"defective": _WORKS_IN_PART, "change_of_mind": _LATE_SO_RETURNED}


def _is_defective(said: str) -> bool:
    misprinted = _MISPRINTED.search(said) and not _A_PHOTO_SENT.search(said)
    return bool(misprinted) or tells_of_damage(said)


def _is_of_other_mind(said: str) -> bool:
    return says_other_mind(said) or bool(_FOUND_CHEAPER.search(said))


_TOLD_SO: Mapping[str, Callable[[str], bool]] = {
    "defective": _is_defective,
    "damaged": tells_of_harm,
    "wrong_item": tells_another_came,
    "missing_item": tells_fewer_came,
    "ordered_wrong_model": tells_own_mistake,
    "change_of_mind": _is_of_other_mind,
}
# What goes on behind it without a stop is denied no more: "nothing is missing the strap tore".
_NOTHING_MISSING = re.compile(
    r"\b(?:nothing(?:'s| is| was)?|not|isn't)(?: \w+)? missing\b(?=\s+(?!from|in|any|at)\w)", re.I
)
_THEIR_MISTAKE = re.compile(
    r"\bwrong (?:item|thing|product|article)\b|\b(?:you|u|they|store|shop)(?: guys|'ve| have)?"
    r" (?:sent|shipped|gave|packed|delivered)\b|\bnot what i (?:ordered|bought)\b",
    re.I,
)
# What stands in a line, or is to go from there: "it still says missing", "take off missing".
_QUOTED = re.compile(
    r"(?:\b(?:it|this|that|card|claim|line|list|summary|reason|you|u)(?:['s]*| have| has| had)?"
    r"(?: (?:still|now|just|even|already|again|wrongly))* (?:says?|said|shows?|reads?|puts?|wrote"
    r"|ha(?:s|ve) (?:it )?(?:as|down as))"
    r"|\b(?:take|taking) (?:off|out|away)|\b(?:remove|delete|drop|get rid of|scratch|cross out))"
    r"\b(?: (?:the|that|it|its|it's|as|is|was|something|anything|an?|item|part|about|where"
    r"|faulty))*\s*[\"'(]*$",
    re.I,
)
_NOT_SO = re.compile(
    r"\b(?:wrong|incorrect|not|no|never|isn't|ain't|should|supposed|mistake|nothing|why|how come"
    r"|take|taking|remove|delete|drop|get rid|scratch|cross)\b",
    re.I,
)
_IS_RIGHT = re.compile(
    r"(?: (?:is|was|are|were|looks?|seems?|should be)|['s]+)"
    r"(?: (?:all|perfectly|totally|still))* (?:right|correct|fine|good|ok(?:ay)?|the same)\b",
    re.I,
)
# What is denied of another thing, or only in part: "the other one isn't damaged", "not just".
_OF_A_THING = re.compile(
    r"\b(?:the|my|our|your|other|both|these|those) (?!reason|claim|line|item|product|thing|order"
    r"|description)\w",
    re.I,
)
_IN_PART = re.compile(
    r"\b(?:completely|totally|entirely|fully|really|that|very|so|yet|badly|just|only|sure"
    r"|say(?:ing)? (?:if|whether))\s*$",
    re.I,
)
# What is stuck, or went away, on the road.
_OF_A_PARCEL = re.compile(
    r"\b(?:package|parcel|shipment|tracking|delivery)\b[^.!?;]{0,25}\b(?:stuck|lost|dead|died)\b",
    re.I,
)
# "My other case was used", "hers is broken", but not "the other one is missing".
_OF_OTHERS = re.compile(
    r"\b(?:(?:my|his|her|our|their) (?:other|old|previous|last|first) (?!address)"
    r"|(?:hers|theirs|(?:my|his|her|our) \w+'s) )[^.!?;,]*",
    re.I,
)
_BY_WHOM = re.compile(
    r"\s*(?:by|because|when|while|until|till|before|from|due|through|at (?:first|all times)"
    r"|on (?:arrival|delivery)|to (?:begin|start) with)\b",
    re.I,
)


# What these words may be slips of, or written by ear.
_MEANT_LIST = """
    broken cracked damaged defective faulty missing wrong torn scratched smashed different ordered
    bought sent shipped delivered
"""
_EAR = Ear(_MEANT_LIST.split())


def says_reason(code: str, text: str) -> bool:
    """Whether the message tells this reason in so many words: not asked, denied or quoted."""
    for said in _told_sentences(text):
        if code == "defective" and _OF_A_PARCEL.search(said):
            continue
        told_so = _TOLD_SO.get(code)
        if (told_so and told_so(said)) or any(
            not (_is_quoted(said, at) or _is_denied(code, said, at)) for at in _mentions(code, said)
        ):
            return True
    if (over := _OVER_SENTENCES.get(code)) and over.search(" ".join(_told_sentences(text))):
        return True
    return code not in _NAMES


def denies_reason(code: str, text: str) -> bool:
    """Whether the message only names this reason to say that it is none.

    "Nothing is missing", "it says faulty, that's wrong", "the address is right"; not "the other
    one isn't damaged".
    """
    names = _NAMES.get(code)
    if names is None:
        return False
    denied = False
    for said in sentences(_plain(text)):
        for found in names.finditer(said):
            quoted = _is_quoted(said, found) and bool(_NOT_SO.search(_plain(text)))
            denied = denied or quoted or (_is_denied(code, said, found) and _is_of_all(said, found))
    return denied and not says_reason(code, text)


def reason_told(text: str) -> str | None:
    """The one reason that the message tells in so many words; None where none or several."""
    told = [code for code in _NAMES if code != "wrong_address" and says_reason(code, text)]
    if "wrong_item" in told and not _THEIR_MISTAKE.search(text):
        told.remove("wrong_item")  # "the wrong size" may be one's own doing
    if told in (["defective", "damaged"], ["wrong_item", "ordered_wrong_model"]):
        return told[0] if told[0] == "defective" else told[1]
    return told[0] if len(told) == 1 else None


def _plain(text: str) -> str:
    plain = _EAR.hear(text.replace("\u2019", "'")).text
    plain = re.sub(r"\bnothings\b", "nothing's", plain, flags=re.I)
    plain = re.sub(r"\b(ai|is|was|does|did|do)nt\b", r"\1n't", plain, flags=re.I)
    return _NOTHING_MISSING.sub(r"\g<0>.", plain)


def says_state(text: str) -> bool:
    """Whether the message says the condition in words of it: not asked, nor of another thing."""
    return any(says_code("condition", each) for each in _told_sentences(text))


def _told_sentences(text: str) -> Iterator[str]:
    """The sentences that ask nothing, without what is of another thing than the claim's."""
    told = (each for each in sentences(_plain(text)) if not is_question(each))
    return (_OF_OTHERS.sub(" ", each) for each in told)


def _mentions(code: str, said: str) -> Iterator[re.Match[str]]:
    if code == "wrong_address":
        yield from re.finditer(
            r"\bwrong address\b|\baddress (?:\w+ ){0,3}(?:wrong|old)|\bold address\b", said, re.I
        )
        return
    for words in (_NAMES.get(code), _TELLING.get(code)):
        if words is not None:
            yield from words.finditer(said)


def _is_quoted(said: str, found: re.Match[str]) -> bool:
    return bool(_QUOTED.search(said[: found.start()]))


def _is_denied(code: str, said: str, found: re.Match[str]) -> bool:
    if code == "wrong_address" and _IS_RIGHT.match(said, found.end()):
        return True
    if code == "wrong_address" and not found.group().lower().startswith("wrong"):
        return False
    before = said[: found.start()]
    if _IN_PART.search(before) or _BY_WHOM.match(said, found.end()):
        return False
    return is_negated(said, found.start()) and not is_hypothetical(said, *found.span())


def _is_of_all(said: str, found: re.Match[str]) -> bool:
    """Whether what is denied there is of what the claim is about."""
    about_it = not _OF_A_THING.search(clause_before(said, found.start()))
    return about_it or found.group().lower().endswith("address")
