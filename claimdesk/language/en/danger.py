"""A product that may hurt somebody: whether that is told, denied, or only asked about.

Who is in doubt is taken to be in danger: a needless alarm costs a mail, a missed one may cost more.
"""

from __future__ import annotations

import re

from claimdesk.language.en.choosing import telling_words
from claimdesk.language.en.clauses import clauses_by_sentence
from claimdesk.language.en.hypotheticals import is_hypothetical
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.plurals import singular
from claimdesk.language.en.questions import puts_question
from claimdesk.language.en.what_for_staff import wants_yes_or_no

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
# A danger told of what is over: "it smoked", "it was too hot", not what goes on or comes again.
_OVER = re.compile(r"\w+ed\b|burnt\b|blew\b|burning smell\b", re.IGNORECASE)
_WAS = re.compile(
    r"\b(?:was|were|had|got|went|caught|felt|smelled|smelt|saw|gave|came|began|started)\b"
    r"(?: [\w'\u2019]+){0,4}\s*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:now|again|still|keeps?|right now|at the moment|as (?:i|we) (?:type|write|speak)|help)\b"
    r"|\b(?:is|are|am)\b|['\u2019](?:s|re)\b",
    re.IGNORECASE,
)
_SAFE_TO_USE = re.compile(
    r"\b(?:is|are|isn['\u2019]?t|would|will)\b(?:(?!\b(?:data|money|card|payment|details|website"
    r"|address)\b)[^.?!]){0,40}\b(?:safe(?! to (?:say|assume|send|give|pay|order|buy|share|post"
    r"|mail|ship|enter)\b)|dangerous|risky|ok(?:ay)?"
    r" to (?:use|charge|keep using|plug))\b"
    r"|\b(?:can|may|should|could|shall|do|must)(?: i| we)\b[^.?!]{0,30}\b(?:(?:still|continue to"
    r"|go on|keep(?: on)?|carry on) (?:us(?:e|ing)|charg(?:e|ing)|plug\w*)"
    r"|stop (?:using|charging))\b"
    r"|\bsafe to (?:use|charge|plug|touch|keep)\b",
    re.IGNORECASE,
)
_WARM = re.compile(
    r"\bwarm(?:er|ed|ing|s)?(?: up)?\b|\b(?:little|bit|slightly|somewhat|tad) (?:hot|heated)\b",
    re.I,
)
_ELECTRIC = re.compile(
    r"\b(?:charg\w*|adapt[eo]rs?|plug\w*|banks?|powerbanks?|batter\w+|cables?|cords?|wires?"
    r"|keyboards?|lights?|leds?|lamps?|usb\S*|magsafe|wireless|power\w*|electr\w+|docks?|hubs?"
    r"|pads?|solar|heat\w*|fan)\b",
    re.I,
)
_WITHOUT_CURRENT = re.compile(
    r"\b(?:cases?|covers?|sleeves?|folios?|wallets?|pouch(?:es)?|bags?|straps?|bands?|clasps?"
    r"|stands?|holders?|mounts?|protectors?|films?|skins?|stickers?|grips?|lanyards?|zips?|zippers?"
    r"|hinges?|flaps?)\b",
    re.I,
)
# All that may stand beside a denial: what works or does not, thanks, and what it is about.
_HARMLESS_WORDS = """
able about adapter afraid after again all alright also am any anyhow anything are asked asking
bank battery because been bin bit black blink blinks but ca cable can case cause charge charged
charger charges charging check checking color colour come connect connects continue cord could
couldn day days dead did didn dies disconnect disconnects disposal dispose disposing does doesn
doing don done doubt down dump eight ever everything fear feel feels fill fills fine fit fits five
flat flicker flickers for four full garbage get gets getting go goes going good grey guys had half
happen has hate have he hello help here hi hour hours household how id if im in indicator into is
isn ive just keep keyboard know landfill laptop let light lights lithium lol long lose loses madam
made make makes may me mean might minute minutes misread miss misses missing mistake misunderstood
model month months more most move moves much must nah need never nine no nope nor normal not
nothing now of off old only or out perfectly phone plug plugged power problem product quite read
really recycle recycled recycling rid right rubbish said say says scared second seconds see seems
seven should simply since sir six slow slowly so some sorry start starts still stop stopped
stopping stops stuff support sure switch switches tablet take takes talking telling ten than thank
thanks that thats the their then there theres these they thing think this though three throw
throwing till time today too took toss trash truck trucks try turn turns two until up us use used
using very wanted was wasn way week weeks well were what whats when where which while white who
why will wish with wo won wondering wont work worked working works worry would wrong year years
yep yes yet
"""
_HARMLESS = frozenset(_HARMLESS_WORDS.split())
_INJURY = re.compile(
    r"\b(hurt|injur\w*|burn(ed|t|s)? (my|his|her|me|him|our|their|a|the) ?\w*|burnt? on|bleed\w*"
    r"|blood|blister\w*|rash|swallow\w*|chok\w*|shock(ed)?|electrocut\w*|hospital|doctor|a&e"
    r"|emergency room|stitches|cut (my|his|her|him|me|our)\w*|unconscious|poison\w*|scald\w*"
    r"|breath\w*|cough\w*|wheez\w*|dizz\w*|faint(ed|s|ing)?|naus\w*|vomit\w*|threw up"
    r"|throwing up|throat|inhal\w*|headaches?|ambulance"
    r"|(?:feel\w*|felt|is|are|am|was|got) (?:\w+ )?(?:sick|ill|unwell|poorly))\b",
    re.I,
)
# "Nobody was hurt"; not "it won't stop bleeding".
_UNHURT = re.compile(
    r"(?:\b(?:nobody|no[- ]?one|none of us|not|no|without|isnt|wasnt)|n['\u2019]t)"
    r"(?: (?:is|was|were|has|have|been|got|get|being|getting|any|even))* (?:hurt|injur\w*)\b",
    re.I,
)
_THROWS_AWAY = re.compile(
    r"\b(?:throw|toss|chuck|dump|bin|trash|dispos\w+|get rid|recycl\w+)\b[^.?!]*\b(?:it|this"
    r"|that|them|those|one|away|out|bin|trash|garbage|rubbish|banks?|chargers?|batter(?:y|ies)"
    r"|cables?|keyboards?|things?|dumpster)\b"
    r"|\b(?:bin|trash|garbage|rubbish|dumpster|landfill|the dump)\b",
    re.I,
)
_ASKS_WHERE_TO = re.compile(
    r"\b(?:ask(?:ing)?|know|wonder\w*|tell me) (?:how|where|what|if|whether)\b"
    r"|\b(?:need|looking for|want) (?:an? )?(?:place|somewhere|way)\b"
    r"|\bor (?:in )?(?:the )?(?:trash|bin|garbage|rubbish|recycl\w+)\b",
    re.I,
)
# What it came in may go anywhere, and a receipt is a matter of the claim's.
_PACKING = re.compile(
    r"\b(?:box(?:es)?|packag\w*|packing|carton|wrapp\w+|receipt|label|envelope|bag|slip)\b", re.I
)
# A fire that might come of it is none: "could that start a fire in the bin?".
_FEARED = re.compile(
    r"\b(?:could|would|might|may|will|can|cause|start|risk(?: of)?|afraid|scared|hate|fear|avoid"
    r"|prevent|worried about)\b[^.?!,;]{0,30}$",
    re.I,
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
    throws = asks_where_to_throw(text)
    return any(
        not (
            is_negated(text, at.start())
            or any(start <= at.start() < end for start, end in lists)
            or _is_asked(text, at.start())
            or (throws and _FEARED.search(text[: at.start()]))
        )
        for at in _DANGER.finditer(text)
    )


def only_retells_danger(text: str) -> bool:
    """Whether each danger told is over: "it smoked while it charged"; not "it smells", "is hot"."""
    told = [at for at in _DANGER.finditer(text) if not is_negated(text, at.start())]
    return bool(told) and all(
        not _GOES_ON.search(text[slice(*sentence)])
        and (_OVER.fullmatch(at.group()) or _WAS.search(text[: at.start()]))
        for at in told
        for sentence in (stretches[0] for stretches in clauses_by_sentence(text))
        if sentence[0] <= at.start() < sentence[1]
    )


def only_denies_danger(text: str) -> bool:
    """Whether dangers are denied or asked about, and all else that is told is harmless.

    "There is no fire, it only stops": yes. "No flames, but the kitchen whiffs" and "it isn't
    smoking any more" leave a danger open, whatever the words for it.
    """
    if tells_danger(text) or not (_DANGER.search(text) or asks_if_safe(text)):
        return False
    return all(is_harmless(text[start:end]) for start, end in _clauses(text))


def _clauses(text: str) -> list[tuple[int, int]]:
    """The clauses of a text; a sentence that has but one is that."""
    found = clauses_by_sentence(text)
    return [part for sentence in found for part in (sentence[1:] or sentence)]


def denies_for_now(text: str) -> bool:
    """Whether a danger is denied that may come, or was there: "not burning any more", "yet"."""
    return bool(_NO_MORE.search(text))


def is_harmless(clause: str) -> bool:
    """Whether a clause denies a danger once for all, asks if a thing is safe, or tells of none."""
    denies = _DANGER.search(clause) is not None
    if denies_for_now(clause) and denies and not _SAFE_TO_USE.search(clause):
        return False
    plain = _SAFE_TO_USE.sub(" ", _DANGER.sub(" ", _DENIED_LIST.sub(" ", clause)))
    words = telling_words(plain)[0]
    return all({word, singular(word)} & _HARMLESS or word.isdigit() for word in words)


def _is_asked(text: str, at: int) -> bool:
    """Whether a word is part of the question itself: "is it dangerous to use?"."""
    return any(asked.start() <= at < asked.end() for asked in _SAFE_TO_USE.finditer(text))


def asks_if_safe(text: str) -> bool:
    """Whether it is asked if a thing may be used: "is it safe", "can I go on using it"."""
    return bool(_SAFE_TO_USE.search(text))


def asks_if_safe_though_warm(text: str) -> bool:
    """Whether it is asked if a thing may be used that is told to be warm, and no more than that."""
    rest = _WARM.sub(" ", text)
    harmed = tells_danger(rest) or tells_harm(text) or speaks_of_injury(text)
    return asks_if_safe(text) and not harmed


def has_no_current(text: str) -> bool:
    """Whether what is named has no electricity in it: a wallet case, but no battery case."""
    return bool(_WITHOUT_CURRENT.search(text)) and not names_current(text)


def names_current(text: str) -> bool:
    """Whether something electric is named."""
    return bool(_ELECTRIC.search(text))


def asks_where_to_throw(text: str) -> bool:
    """Whether it is asked how to get rid of a thing: "can it go in the trash?"; not of its box."""
    asks = puts_question(text) or wants_yes_or_no(text) or _ASKS_WHERE_TO.search(text)
    return bool(asks and _THROWS_AWAY.search(text)) and not _PACKING.search(text)


def speaks_of_injury(text: str) -> bool:
    """Whether somebody may be hurt, or feels unwell."""
    return bool(_INJURY.search(_UNHURT.sub(" ", text)))
