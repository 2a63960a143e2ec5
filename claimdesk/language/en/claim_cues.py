"""What a message in the middle of a form is about, by the words in it."""

from __future__ import annotations

import re

from claimdesk.language.en.hypotheticals import is_hypothetical
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.questions import is_question
from claimdesk.language.text_cache import cached_by_text

_CORRECTION = re.compile(r"\b(wait|actually|sorry|meant|correction|instead)\b|^\s*no\b", re.I)
_SECOND_THOUGHT = re.compile(r"\b(sorry|i meant?|rather|actually|no wait|wait no)\b", re.I)
_CHANGE = re.compile(
    r"\b(change|edit|correct|fix|wrong|not right|mistake)\b"
    r"|\b(set|update|amend|adjust|alter|modify|switch) (the|my) ((order|purchase|delivery) )?"
    r"(price|amount|date|day|number|e-?mail|address|wish|product|item|condition)\b",
    re.I,
)
_PHOTO = re.compile(r"\b(photos?|pictures?|pics?|images?|camera)\b", re.I)
_PICTURE = re.compile(r"\b(?:photos?|pictures?|pics?|images?)\b", re.I)
_RECEIPT = re.compile(r"\b(receipt|invoice|proof)\b", re.I)
_CLAIM = re.compile(r"\b(claims?|tickets?|complaints?|requests?)\b", re.I)
_FILED = re.compile(
    r"\b(?:filed|submitted|reported|sent (?:in|you)|applied|opened (?:a|one|it|another)|lodged)\b"
    r"|\b(?:status|updates?|news|progress|any word|how (?:is|are|does|'s) (?:my|the|it)\b[^?]*"
    r"\b(?:going|doing|coming along|stand))\b|\b(?:rma|clm)\b"
    r"|\bmy (?:other|last|first|previous|earlier|old) (?:case|return|refund|warranty)\b",
    re.I,
)
# Not the stop of "approx. 12 Nov", nor the comma of "Monday, the 3rd".
_CLAUSE_BREAK = re.compile(
    r"[;!?\n]|(?<!approx)(?<!\baround)\.\s|,(?! *(?:the )?\d)|\b(?:and|but|then|so|because)\b", re.I
)
_COMPARES = re.compile(
    r"\b(?:days?|weeks?|wks?|months?|a bit|a while|later|shortly|right|soon|few) (?:after|before"
    r"|from)(?: when)? (?:(?:i|we|it|they|the|my) )?(?:had )?$",
    re.I,
)
# Not "came cracked on Monday", "with a ripped seam": that is how it came.
_HAPPENED = re.compile(
    r"\b(?:broke|stopped|quit|died|started|began|failed|fell|melted|smoked"
    r"|(?:was|were) (?:smok|burn|spark|leak|melt)ing|came (?:off|apart|loose))\b"
    r"|\b(?:and|it|then|just|which|that|you|site|shop|store|online|ordered|bought|purchased)"
    r" (?:snapped|cracked|tore|ripped|burn(?:ed|t))\b",
    re.I,
)
#: Words for opening, trying or using a thing.
OPENING = re.compile(
    r"\b(?:opened|unboxed|unwrapped|unsealed"
    r"|(?:already|have|has|just|then) open (?:it|them|the (?:box|seal|pack\w*))"
    r"|(?:took|taken|pulled) (?:it|them|one) out"
    r"|(?:seal|shrink ?wrap|plastic)(?:'s| is| was) (?:broken|off|torn|gone)"
    r"|tried (?:it|them|that|one)|tried on|put (?:it|them) on|wore (?:it|them)|used (?:it|them)"
    r"|(?:used|wore|worn) (?:just |only )?(?:(?:one|some|both|two|half|a few) of"
    r" (?:it|them|those|these|the)|one(?=\W*$|[.,;]| (?:and|but|so)\b))"
    r"|(?:i|we)(?:'ve)? put (?:one|mine) on"
    r"|one (?:that )?(?:i|we)(?:'ve)? (?:put|stuck|used|wore))\b",
    re.I,
)
# Put to use, not only tried: "used 2 days", "had it on my phone for a week", "I did use it".
_A_WHILE = (
    r"(?:(?:only|just|for|about|like|around|maybe|max|the|past|last|barely|roughly|some) )*"
    r"(?:\d+|an?|one|two|three|four|five|six|a few|few|(?:a )?couple(?: of)?"
    r"|several|some) ?(?:full |whole )?(?:hours?|hrs?|days?|weeks?|wks?|months?|years?|times?)\b"
)
_OF_USE = re.compile(
    r"\b(?:used|using|wore|worn|wearing|had|have had|put|was|been)\b(?: (?!when|before|back|until"
    r"|later|ago|order)\w+){0,2}? (?:(?:on|in|with) (?:my|our|the|his|her) \w+[ ,]+(?:but )?)"
    rf"{_A_WHILE}(?! ago)"
    rf"|\b(?:used|using|wore|worn)(?: (?:it|this|them|that|one))?[ ,]+(?:but )?{_A_WHILE}(?! ago)"
    r"|\bi did (?:use|wear) (?:it|this|them)\b"
    r"|\b(?:put|tried|fitted|snapped|clipped|wore|used)(?: (?:it|them|this|that|one))? on"
    r" (?:my|our|the|his|her|their) (?:\w+ )?\w+ (?:only |just )?"
    r"(?:once|twice|(?:one|two|1|2|a few|a couple of) times?)\b"
    rf"|\b(?:after|of) {_A_WHILE} (?:of )?(?:use|using|wear|wearing)\b",
    re.I,
)
# What was opened then was only what it came in: "opened the envelope, it's in its plastic".
_WRAPPED = re.compile(
    r"\b(?:in|inside) (?:its|the|it's) (?:\w+ )?(?:plastic|wrap\w*|packet|seal|foil|film)\b"
    r"|\bsealed\b|\bopened (?:only |just )?(?:the|its) (?:\w+ )?"
    r"(?:envelope|mailer|parcel|package|padded bag)\b",
    re.I,
)
# Of little use it may be denied, too: "I haven't used it much".
_PUT_TO_USE = re.compile(
    r"\b(?:us(?:e|ed|ing)|wear|wore|worn|wearing|tr(?:y|ied|ying)|fit(?:ted)?|attach(?:ed)?"
    r"|install(?:ed)?|plug(?:ged)?|charg(?:e|ed)"
    r"|(?:put|putting|been|had|placed)(?: (?:it|them|this|that|one))? on)\b"
    r"(?!(?: \w+){0,2} (?:much|a lot|often|for long|more than|very)\b)",
    re.I,
)
_PARTS = re.compile(r"(?<=[.!?;\n])\s+|\n+")
#: Words for what may be wrong with a thing, or for another one than was ordered.
FAULT = re.compile(
    r"\b(?:wrong|missing|broke\w*|torn?|tears?|ripp\w*|crack\w*|damag\w*|defect\w*|fault\w*"
    r"|scratch\w*|dent\w*|bent|dead|stuck|loose|snapp\w*|leak\w*|fell|falls|came (?:off|apart)"
    r"|peel\w*|stain\w*|died|quit (?:work|charg)\w*|smashed|shatter\w*"
    r"|mis-?(?:spel\w+|print\w*)|different|another|instead"
    r"|other than)\b"
    # Only said of a thing: "my stand is cooked", not "I cooked".
    r"|(?:\b(?:is|are|was|were|got|went)|['\u2019]s) (?:all |so |totally |completely |just |now )*"
    r"(?:cooked|toast|fried|busted|bust|kaput|knackered|wrecked|ruined|trashed|bricked|borked"
    r"|done for|messed up|screwed up)\b"
    r"|(?:n't|n\u2019t|\bnot|\bnever|\bstopped|\bdont|\bdoesnt|\bwont|\bno longer) (?:\w+ )?"
    r"(?:work|charg|fit|clos|open|turn|hold|stick|stay|came|come|what|the one|in the)\w*",
    re.I,
)
# "You have my name, do you really need that as well?", whatever is said before and after.
_IF_NEEDED = re.compile(
    r"\b(?:do|would) (?:you|u|they)(?: guys)? (?:(?:really|actually|even|still|also|honestly) )+"
    r"(?:need|want|require|have to have) (?:it|that|this|one|those|them)\b"
    r"|\b(?:do|would) (?:you|u|they)(?: guys)? (?:need|want|require)"
    r" (?:it|that|this|one|those|them)(?: too| as well| also| for (?:this|that|it|a \w+))"
    r"\W*(?:\?|$)"
    r"|\b(?:is|are) (?:it|that|this|those) (?:really|actually|even)"
    r" (?:necessary|needed|required)\b",
    re.I,
)
_BESIDE = re.compile(r"(?:\b(?:and|also|plus|another)\b|[;&+\n]|\.\s)", re.I)
# What is told beside a thing and is a part of it: "the folio is torn, and the strap".
_PART = re.compile(
    r"(?:(?:camera|lens|power|volume|side|back|front|top|bottom|inner|outer|inside|upper|lower|metal"
    r"|plastic|rubber|leather|little|small) )?"
    r"(?:straps?|zip(?:per)?s?|hinges?|clasps?|buckles?|buttons?|lids?|handles?|magnets?|flaps?"
    r"|pockets?|corners?|loops?|latch(?:es)?|keys?|cords?|tips?|caps?|rings?|hooks?|edges?|seams?"
    r"|linings?|kick ?stands?)\b"
    r"(?! (?:rings?|adapt\w+|organi[sz]ers?|holders?|cases?|covers?|sets?|kits?|box|bag|locks?)\b)",
    re.I,
)
_LEAD_IN = re.compile(r"^((it'?s|it is|that'?s|this is|the|an?|my)\s+)+", re.I)
# One pattern a kind: why, what, what then, must I, where, which, and not understood.
_ABOUT_THE_QUESTION = re.compile(
    r"(?:(?:but|and|ok|okay|um+|er+|huh|sorry|wait|hang on|hmm+|so)[ ,.?!]+)*(?:huh|like what"
    r"|why(?: (?:not|that|this|(?:is|does|was) (?:that|this|it)(?: matter)?|though"
    r"|(?:do|would) (?:you|u|ya) (?:ask|need|want|have to)\b.*|(?:should|do|must) i\b.*))?"
    r"|how come|what for"
    r"|what(?:'s| is| was) (?:that|this|it|the)(?: (?:for|about|supposed to mean|number|point))?"
    r"|what(?:'s| is) the difference|which one(?: is (?:that|it|which))?"
    r"|what do(?:es)? (?:you|that|this|it) (?:mean|(?:need|want) (?:that|this|it) for)"
    r"(?: (?:by|with) \w+)?"
    r"|what (?:(?:would |will )?happens?|then|now) if i"
    r" (?:say|do|don'?t|refuse|won'?t|can'?t)\b.*"
    r"|what if (?:i (?:don'?t|can'?t|won'?t|say)|not)\b.*"
    r"|(?:do|must) i (?:really |even )?(?:(?:have|need|got) )?(?:to|that)\b.*"
    r"|is (?:it|that|this) (?:really )?(?:necessary|needed|required|important)"
    r"|does (?:it|that) (?:really )?matter"
    r"|where(?:(?: (?:do|can|would|will|could) i"
    r" (?:find|see|get|look for))|'s| is) (?:that|this|it|the number)"
    r"|how (?:do|can|would) i (?:find|know|see|get) (?:that|this|it)(?: out)?"
    r"|(?:i(?:'m| am)?|im) (?:not sure|unsure|don'?t know) what (?:you|that|this|it)"
    r"(?: (?:mean|means|is|are asking))?"
    r"|i (?:don'?t|do not) (?:understand|get (?:it|that|what you mean))"
    r"|in (?:what|which) (?:sense|way)\b.*|meaning what|what exactly|(?:and )?to whom?"
    r"|(?:can|could) you (?:explain|rephrase|say that (?:again|differently))(?: (?:that|this|it))?"
    r")[ ?!.]*",
    re.I,
)


def is_correction(text: str) -> bool:
    """Whether the message puts right what was said before: "no, it was", "actually"."""
    return bool(_CORRECTION.search(text))


def has_second_thought(text: str) -> bool:
    """Whether of two values in the message the later is meant: "a refund, no wait, a new one"."""
    return bool(_SECOND_THOUGHT.search(text))


def asks_for_change(text: str) -> bool:
    """Whether the message wants a line of the claim changed."""
    return bool(_CHANGE.search(text))


def names_photo(text: str) -> bool:
    """Whether the message speaks of a picture."""
    return bool(_PHOTO.search(text))


def names_receipt(text: str) -> bool:
    """Whether the message speaks of a proof of purchase."""
    return bool(_RECEIPT.search(text))


def names_claim(text: str) -> bool:
    """Whether the message speaks of a matter that the staff have, and by no name of a thing."""
    return bool(_CLAIM.search(text))


_OWN_CLAIM = re.compile(
    r"\b(?:my|the|that|this|our|an?(?= (?:earlier|previous|existing|open|old)))"
    r" (?:\w+ ){0,2}?(?:claim|ticket|complaint|request|case number|reference)s?\b"
    r"|\b(?:withdraw\w*|retract\w*|call(?:ed|ing)? off|take back|drop(?:ping)?)"
    r" (?:my|the|that|this|it)\b"
    r"|\bclaim (?:number|no\b|#)|\balready (?:told|wrote|claimed|reported)\b"
    r"|\b(?:filed|submitted|lodged|status|progress|any (?:news|word|updates?)|rma|clm)\b",
    re.I,
)


def speaks_of_own_claim(text: str) -> bool:
    """Whether the message speaks of a claim that is there: "my claim", "the request I sent"."""
    return bool(_OWN_CLAIM.search(text))


def speaks_of_filed(text: str) -> bool:
    """Whether the message speaks of a claim that was filed, or of how one stands."""
    return names_claim(text) or bool(_FILED.search(text))


def tells_other_day(text: str, cue: int, at: int) -> bool:
    """Whether a word of buying or arrival there does not tell the time that stands at a place.

    It only tells by what another day is meant ("a week after I ordered"), or what happened at that
    time is told between them ("the one I bought stopped working last week").
    """
    if _COMPARES.search(text[:cue]):
        return True
    happened = _HAPPENED.search(text, cue, at) if cue < at else None
    return bool(happened)


def breaks_clause(text: str, start: int, end: int) -> bool:
    """Whether another clause begins between two places of a message."""
    return bool(_CLAUSE_BREAK.search(text, start, end))


def tells_of_opening(text: str) -> bool:
    """Whether the item was opened, tried or used, however little: "opened and tried on once"."""
    plain = text.replace("\u2019", "'")
    return any(not is_negated(plain, found.start()) for found in OPENING.finditer(plain))


def tells_of_use(text: str) -> bool:
    """Whether the item was used for a while: "only used 2 days"."""
    plain = " ".join(text.replace("\u2019", "'").split())
    return any(not is_negated(plain, found.start()) for found in _OF_USE.finditer(plain))


_DAMAGE = re.compile(
    r"\b(?:broke|broken|crack(?:ed|s)?|snapp?(?:ed|s)|went crack|torn|tore|ripped|shattered|smashed"
    r"|stopped (?:work|charg)ing|(?:fell|fallen|falls|came|come|comes|hangs?|hanging|peels?"
    r"|peeling) (?:clean |right )?(?:off|apart|out|loose|down))\b"
    r"|\b(?:won['\u2019]?t|doesn['\u2019]?t|can['\u2019]?t"
    r"|no longer) (?:stand|close|charge|turn on|stay|work|hold|shut|zip)\w*",
    re.I,
)


_HARMS = (
    r"(?:drop(?:ped|s)?|spil\w+|sat|sit|step(?:ped|s)?|stood|broke|crack\w*|crush\w*|squash\w*"
    r"|smash\w*|scratch\w*|bent|ben[dt]s?|kick\w*|threw|throw\w*|knock\w*|bump\w*|wash\w*|chew\w*"
    r"|bit|ripp\w*|tore|damag\w*|ran over|drove over)"
)
_OTHERS_HARM = re.compile(
    r"\b(?:some(?:one|body|thing)|they|(?:the|your|ur) (?:\w+ )?(?:driver|courier|carrier|mailman"
    r"|postman|post|mail|warehouse|store)|ups|usps|fedex|dhl)\b"
    r"(?: (?:must|had|has|have|just|clearly|probably|really))*"
    rf" {_HARMS}\b"
    r"|\b(?:box|parcel|package|packaging|envelope|carton|mailer)\b[^.!?;]{0,40}?"
    rf"\b{_HARMS}\b"
    # A part that came off by itself was not dropped.
    r"|\b(?:fell|falls?|fallen|dropp?(?:ed|s)|came|comes?|broke|snap(?:ped|s)|pop(?:ped|s))"
    r" (?:right |clean |straight |just )*off\b",
    re.I,
)
_OWN_HARM = re.compile(
    r"\b(?:i|we|myself|(?:my|our) (?:[\w-]+ )?(?:dog|cat|puppy|kid|kids|son|daughter|child|baby"
    r"|toddler|wife|husband|brother|sister|\w+))\b[^.!?;,]{0,25}?"
    rf" {_HARMS}\b"
    r"|\bmy (?:own )?fault\b|\bby accident\b",
    re.I,
)
_WORKS_NOW = re.compile(
    r"\b(?:now|and|but|actually|suddenly|again|so)\b[^.!?;]{0,25}?\b(?:it|that|this|all|everything)"
    r"(?:['\u2019]s| is|s| does)? (?:actually |all |totally )*(?:work(?:s|ing)?"
    r"|charg(?:es|ing)|fine|ok(?:ay)?|good)"
    r"(?: (?:again|now|fine|ok(?:ay)?|with \w+ \w+ on|perfectly|after all))*"
    r"(?=\s*(?:[.,;!]|$))"
    r"|\b(?:it|this|that)(?:['\u2019]s| is|s| does)? (?:actually |now )*"
    r"(?:work(?:s|ing)?|charg(?:es|ing)|fine) (?:again|now|after all)\b"
    r"(?! (?:and (?:then|again)|but|for (?:a|an)|then|until))",
    re.I,
)


def harmed_by_others(text: str) -> bool:
    """Whether somebody else, or the way it came, did the harm that is told, and not the writer."""
    own = any(
        not is_negated(text, found.start()) and not _denied_within(found.group())
        for found in _OWN_HARM.finditer(text)
    )
    return bool(_OTHERS_HARM.search(text)) and not own


def _denied_within(words: str) -> bool:
    return bool(re.search(r"n['\u2019]?t\b|\b(?:not|never)\b", words, re.I))


def works_after_all(text: str) -> bool:
    """Whether the thing is said to work now: "it's charging again", not "it works now and then"."""
    return any(
        not (is_negated(part, found.start()) or is_question(part))
        for part in _PARTS.split(text)
        for found in _WORKS_NOW.finditer(part)
    )


_OTHER_MIND = re.compile(
    r"\bchang(?:e|ed|ing) (?:my|our) minds?\b"
    r"|\b(?:do not|did not|don['\u2019]?t|didn['\u2019]?t|no longer)(?: (?:really|actually|even))*"
    r" (?:like|want|need|care for) (?:it|them|this|these)\b",
    re.I,
)


def says_other_mind(text: str) -> bool:
    """Whether the message says that the item is not wanted any more, and does not deny it."""
    return any(not is_negated(text, at.start()) for at in _OTHER_MIND.finditer(text))


@cached_by_text
def tells_of_damage(text: str) -> bool:
    """Whether the message tells that something broke, and does not say that nothing did."""
    return any(
        not (is_negated(text, at.start()) or is_hypothetical(text, at.start(), at.end()))
        for at in _DAMAGE.finditer(text)
    )


def tells_of_no_use(text: str) -> bool:
    """Whether the item was not put to use, however it was opened: "opened, haven't put it on"."""
    plain = " ".join(text.replace("\u2019", "'").split())
    uses = [] if _WRAPPED.search(plain) else list(_PUT_TO_USE.finditer(plain))
    return bool(uses) and all(is_negated(plain, found.start()) for found in uses)


def asks_of_photo_only(text: str) -> bool:
    """Whether all that could be taken for a fault stands in a question about a picture.

    "Why do you want no pic of the torn zip": the other parts tell of nothing but good.
    """
    parts = [part for part in _PARTS.split(text) if part.strip()]
    asks = [part for part in parts if _PICTURE.search(part) and is_question(part)]
    return bool(asks) and not any(FAULT.search(part) for part in parts if part not in asks)


def is_listed(text: str, end: int, start: int) -> bool:
    """Whether what begins at ``start`` is told beside what ended at ``end``: "… and the …".

    A mere part, "… and the strap", is not.
    """
    return bool(_BESIDE.search(text[end:start])) and not _PART.match(text, start)


@cached_by_text
def without_lead_in(text: str) -> str:
    """The text without what leads to a name: "it's the", "my"."""
    return _LEAD_IN.sub("", text)


def asks_about_question(text: str) -> bool:
    """Whether the message asks why or what a question asks, and nothing else; or if that is needed.

    "but why", "what is that for?", "what happens if I say no?", "where do I find it?".
    """
    plain = " ".join(text.replace("\u2019", "'").split())
    return bool(_ABOUT_THE_QUESTION.fullmatch(plain) or _IF_NEEDED.search(plain))
