"""A product that may hurt somebody: whether that is told, what was done of it, what is asked.

Who is in doubt is taken to be in danger: a needless alarm costs a mail, a missed one may cost more.
"""

from __future__ import annotations

import re

from claimdesk.language.en.choosing import telling_words
from claimdesk.language.en.clauses import clauses_by_sentence
from claimdesk.language.en.hypotheticals import is_hypothetical
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.questions import is_question

_DANGER = re.compile(
    r"\b(?:spark\w*|smok(?:e[ds]?|ing|y)|fires?|flam(?:es?|ing)|burn(?:s|t|ed|ing)?|hot|heat(?:s"
    r"|ed|ing)?|overheat\w*|warm|melt\w*|swell\w*|swollen|bulg\w*|bloated|explo(?:d\w+|sions?)"
    r"|blew up|shock\w*|electrocut\w*|scorch\w*|singe\w*|charred|leak\w*|acid|fumes?"
    r"|burning smell|smell\w*|danger\w*|emergency|hurt|injur\w*|sharp|cuts?|bleed\w*|chok\w*"
    r"|poison\w*|toxic|hazard\w*|unsafe)\b",
    re.IGNORECASE,
)
# What is no mere trouble, whatever else is said of it.
_HARM = re.compile(
    r"\b(?:is|was|were|are|been|'s|start(?:s|ed|ing)?|beg[au]n|begins|keeps?|kept) (?:\w+ ){0,2}"
    r"(?:smoking|smould?ering|sparking|melting|swelling|bulging|hissing|sizzling|crackling|burning"
    r"|on fire)\b"
    r"|\bsmould?er(?:ed|ing|s)?\b|\b(?:up in|wisps? of|some|there (?:is|was)|saw) smoke\b"
    r"|\bsmoke (?:is |was )?(?:com(?:es?|ing)|came|rising|rose|from|out)\b"
    r"|\b(?:caught|catch(?:es)?|set (?:\w+ )?on) fire\b|\bflames? (?:came|com\w+|shot|out|from)\b"
    r"|\bsparks? (?:fl[ey]w|flying|came|com(?:es?|ing)|out|from)\b|\bsparked\b"
    r"|\b(?:got|gets?|getting|felt|gave (?:me|him|her|us)|gives? (?:me|you|us))"
    r" (?:an? |little |small |\w+ )*(?:electric )?(?:shocks?|zaps?|jolts?)\b"
    r"|\bzapp?(?:ed|s|ing)\b|\belectrocut\w+\b|\bshocked (?:me|my|him|her|us)\b|\btingl\w+\b"
    r"|\bburn(?:ed|t|s|ing)? (?:me|my|his|her|our|through|itself|him|a hole)\b"
    r"|\b(?:singed|scorched|charred|scald\w*|blister(?:ed|s)|liquefied)\b"
    r"|\b(?:it|cable|charger|plug|adapter|tip|case|end|bank|battery|plastic|housing|casing|has|have"
    r"|had|partly|half) melted\b"
    r"|\b(?:battery|bank|pack|it|thing|has|have|is|was|all|case|shell)(?:'s| is| has| went| gone"
    r"| all)* (?:swollen|swelled|bulged|puff(?:ed|y)(?: up)?|bloated|ballooned)\b"
    r"|\b(?:exploded|blew up|cooked itself|hiss(?:ed|es)|sizzled|crackles)\b"
    r"|\bleak(?:s|ed|ing)? (?:\w+ ){0,3}(?:fluid|acid|liquid|goo)\b"
    r"|\b(?:fluid|acid|liquid|goo) (?:\w+ ){0,3}(?:leak|weep|com|ooz)\w*"
    r"|\btoo hot to (?:hold|touch)\b|\bred hot\b|\bburning smell\b"
    r"|\bsmell(?:s|ed)? (?:of |like )?(?:burn\w*|something burn\w*|hot plastic)\b",
    re.IGNORECASE,
)
# "No smoke, sparks or heat": one denial for the whole of a list that ends in "or".
_DENIED_LIST = re.compile(
    r"\b(?:no|not|never|without|any|n['\u2019]t)\b(?: (?:any|get|getting|even|a))*"
    r"(?: [\w-]+){1,2}(?:, (?:no )?[\w-]+(?: [\w-]+)?)*,? (?:or|nor) (?:any )?[\w-]+",
    re.IGNORECASE,
)
# What is so no more was so: "it's not smoking now".
_NO_MORE = re.compile(
    r"\b(?:any ?more|any longer|no longer|stopped|now|right now|at the moment|yet|so far|again"
    r"|this time|since|when)\b",
    re.IGNORECASE,
)
_SAFE_TO_USE = re.compile(
    r"\b(?:is|are|isn['\u2019]?t|would|will)\b[^.?!]{0,40}\b(?:safe|dangerous|risky|ok(?:ay)?"
    r" to (?:use|charge|keep using|plug))\b"
    r"|\b(?:can|may|should|could|shall|do|must)(?: i| we)\b[^.?!]{0,30}\b(?:(?:still|continue to"
    r"|go on|keep(?: on)?|carry on) (?:us(?:e|ing)|charg(?:e|ing)|plug\w*)"
    r"|stop (?:using|charging))\b"
    r"|\bsafe to (?:use|charge|plug|touch|keep)\b",
    re.IGNORECASE,
)
_OF_SAFETY = re.compile(r"\b(?:safe\w*|risk\w*|charg\w*|plug\w*|batter\w*|power\w*)\b", re.I)
# All that may stand beside a denial: what works or does not, thanks, and what it is about.
_HARMLESS_WORDS = """
able about adapter after again all alright also am any anyhow anything are asked bank battery
because been bit black blink blinks but cable can case charge charged charger charges charging
check checking color colour come connect connects continue cord could couldn day days dead did
didn dies disconnect disconnects does doesn doing don done eight ever everything feel feels fill
fills fine fit fits five flat flicker flickers for four full get gets getting going good grey
guys had half has have he hello help here hi hour hours how if in indicator into is isn just keep
keyboard know laptop let light lights lol long lose loses madam made make makes may me mean might
minute minutes misread miss misses missing mistake misunderstood model month months more most
move moves much must nah need never nine no nope nor normal not nothing now of off only or out
perfectly phone plug plugged power problem product quite read really right said say says second
seconds see seems seven simply since sir six slow slowly so some sorry start starts still stop
stopped stopping stops stuff support sure switch switches tablet take takes talking telling ten
than thank thanks that the their then there these they thing think this though three time today
too took try turn turns two up us use used using very wanted was wasn week weeks well were what
when where which while white who why will wish with won wondering wont work worked working works
worry wrong year years yep yes yet
"""
_HARMLESS = frozenset(_HARMLESS_WORDS.split())
_INJURY = re.compile(
    r"\b(hurt|injur\w*|burn(ed|t|s)? (my|his|her|me|him|our|their|a|the) ?\w*|burnt? on|bleed\w*"
    r"|blood|blister\w*|rash|swallow\w*|chok\w*|shock(ed)?|electrocut\w*|hospital|doctor|a&e"
    r"|emergency room|stitches|cut (my|his|her|him|me|our)\w*|unconscious|poison\w*|scald\w*"
    r"|breath\w*)\b",
    re.I,
)
_OWN_DEVICE = re.compile(
    r"(?<!for )\b(?:my|our|his|her|their|the) (?:\w+ ){0,2}(?:i?phone|cell|mobile|laptop|mac ?book"
    r"|computer|pc|tablet|i?pad|kindle|watch|ear ?(?:buds|pods)|air ?pods|headphones|headset"
    r"|camera|console|switch|tv|monitor|car|device|outlet|socket|wall)\b"
    r"(?! (?:number|case|cover|sleeve|stand|charger|adapter|cable|bank|call|dock|hub))",
    re.I,
)
_HARMED = re.compile(
    r"\b(?:ok(?:ay)?|safe|fine|alright|use|charge|damag\w*|ruin\w*|broken?|fried|hot|warm|burn\w*"
    r"|works?|working|plugged|connected|charging|affected|harm\w*|swollen|smells?)\b",
    re.I,
)
_THROWS_AWAY = re.compile(
    r"\b(?:throw|toss|chuck|put|dump|bin|trash|dispose|get rid|recycle)\b[^.?!]*\b(?:it|this|that"
    r"|one|away|out|of|bin|trash|garbage|rubbish|bank|charger|battery|dumpster)\b"
    r"|\b(?:bin|trash|garbage|rubbish|dumpster|landfill)\b",
    re.I,
)
_MADE_SAFE = re.compile(
    r"\b(?:unplugged|disconnected|switched off|turned off|pulled (?:it|the plug)(?: out)?"
    r"|(?:it|they)(?:['\u2019]s|['\u2019]re| is| are) (?:already |now |all )*(?:outside"
    r"|out (?:on|in|of)|off|out there|outdoors|away)"
    r"|(?:put|took|taken|moved|carried|left|got|sits?|lies?|lying"
    r"|sitting) (?:it |them )?(?:\w+ ){0,2}?(?:outside|outdoors|out (?:on|in|of|to)"
    r"|(?:on|in|to) the (?:\w+ )?(?:patio|porch|yard|garden|balcony|driveway|garage|concrete"
    r"|stone|pavement|sink|bucket"
    r"|shed|deck|terrace|lawn|street|curb|bathtub))"
    r"|on the (?:patio|porch|balcony|driveway|concrete|pavement|deck|terrace|lawn))\b",
    re.IGNORECASE,
)
_BURNT_SOCKET = re.compile(
    r"\b(?:socket|outlet|wall plug|power point|receptacle|power strip|extension (?:cord|lead))s?\b",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"\b(?:mark\w*|scorch\w*|burn\w*|brown\w*|black\w*|char(?:red)?|melt\w*|discolou?r\w*|soot\w*"
    r"|stain\w*|smell\w*|spark\w*|warm|hot|safe|damag\w*|use)\b",
    re.IGNORECASE,
)


def tells_harm(text: str) -> bool:
    """Whether words tell of smoke, a shock and the like, whatever the message was taken for.

    Neither denied nor supposed: "what if it catches fire".
    """
    return any(
        not (is_negated(text, at.start()) or is_hypothetical(text, at.start(), at.end()))
        for at in _HARM.finditer(text)
    )


def tells_danger(text: str) -> bool:
    """Whether a danger is told of, neither denied nor but the word of a question.

    Not "it is not sparking or heating", "is it dangerous to use?"; "if I plug it in it sparks" is,
    and "it's not smoking any more".
    """
    lists = [found.span() for found in _DENIED_LIST.finditer(text)]
    return any(
        not (
            is_negated(text, at.start())
            or any(start <= at.start() < end for start, end in lists)
            or _is_asked(text, at.start())
        )
        for at in _DANGER.finditer(text)
    )


def only_denies_danger(text: str) -> bool:
    """Whether dangers are denied or asked about, and all else that is told is harmless.

    "There is no fire, it only stops": yes. "No flames, but the kitchen whiffs" and "it isn't
    smoking any more" leave a danger open, whatever the words for it.
    """
    if tells_danger(text) or not (_DANGER.search(text) or asks_if_safe(text)):
        return False
    return all(_is_harmless(text[start:end]) for start, end in _clauses(text))


def _clauses(text: str) -> list[tuple[int, int]]:
    """The clauses of a text; a sentence that has but one is that."""
    found = clauses_by_sentence(text)
    return [part for sentence in found for part in (sentence[1:] or sentence)]


def _is_harmless(clause: str) -> bool:
    """Whether a clause denies a danger once for all, asks if a thing is safe, or tells of none."""
    denies = _DANGER.search(clause) is not None
    if _NO_MORE.search(clause) and denies and not _SAFE_TO_USE.search(clause):
        return False
    plain = _SAFE_TO_USE.sub(" ", _DANGER.sub(" ", _DENIED_LIST.sub(" ", clause)))
    return all(word in _HARMLESS or word.isdigit() for word in telling_words(plain)[0])


def _is_asked(text: str, at: int) -> bool:
    """Whether a word is part of the question itself: "is it dangerous to use?"."""
    return any(asked.start() <= at < asked.end() for asked in _SAFE_TO_USE.finditer(text))


def asks_if_safe(text: str) -> bool:
    """Whether it is asked if a thing may be used: "is it safe", "can I go on using it"."""
    return bool(_SAFE_TO_USE.search(text))


def asks_only_of_use(text: str) -> bool:
    """Whether it is asked if a thing may be used on, and no word is of its safety."""
    return asks_if_safe(text) and not (_OF_SAFETY.search(text) or _DANGER.search(text))


def speaks_of_injury(text: str) -> bool:
    """Whether somebody may be hurt."""
    return bool(_INJURY.search(text))


def asks_in_danger(text: str) -> str | None:
    """What somebody asks who reported a product: own_device (may it be used), throw_away; or None.

    A device of one's own is what the product was used with: no product of the store's.
    """
    if _THROWS_AWAY.search(text) and is_question(text):
        return "throw_away"
    return "own_device" if _OWN_DEVICE.search(text) and _HARMED.search(text) else None


def made_safe(text: str) -> bool:
    """Whether a dangerous thing was unplugged, or brought outside, as it was advised."""
    return any(
        not is_negated(text, found.start()) and not is_question(_sentence_at(text, found.start()))
        for found in _MADE_SAFE.finditer(text)
    )


def tells_of_socket(text: str) -> bool:
    """Whether the socket took harm, or is asked about."""
    return bool(_BURNT_SOCKET.search(text)) and (bool(_MARKED.search(text)) or is_question(text))


def _sentence_at(text: str, at: int) -> str:
    sentences = (stretches[0] for stretches in clauses_by_sentence(text))
    return next((text[start:end] for start, end in sentences if start <= at < end), text)
