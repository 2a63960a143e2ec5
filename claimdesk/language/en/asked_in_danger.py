"""What somebody asks, or has done, who reported a dangerous product."""

from __future__ import annotations

import re

from claimdesk.language.en.clauses import clauses_by_sentence
from claimdesk.language.en.danger import asks_where_to_throw, has_no_current, speaks_of_injury
from claimdesk.language.en.hypotheticals import is_hypothetical
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.questions import is_question, puts_question
from claimdesk.language.en.what_for_staff import wants_yes_or_no

_DOCTOR = re.compile(
    r"\b(?:doctors?|dr|the er|hospital|a&e|emergency room|urgent care|ambulance|p(?:a?)ediatrician"
    r"|medic(?:s|al \w+)?|paramedics?|checked out|poison control)\b",
    re.I,
)
# Another one of what is dangerous: "a second one of the same charger", "both power banks".
_ANOTHER = re.compile(
    r"\b(?:(?:one|two|three|2|3|some|few) more|ones? of (?:those|these|them|the same)"
    r"|(?:second|2nd|third|other|another|spare|both|two|2|three|3|identical|same)"
    r" (?:of (?:them|these|those|the (?:same )?)|(?:\w+ ){0,3}?(?:ones?|chargers?|adapt[eo]rs?"
    r"|plugs?|bricks?|banks?|powerbanks?|cables?|cords?|pads?|docks?|keyboards?|batter(?:y|ies)"
    r"|packs?|units?|models?|kind|type|hubs?|things?)))\b",
    re.I,
)
# What is wished for in place of it is no other one at hand.
_TO_COME = re.compile(
    r"\b(?:tried|try|tested|send|get|want|need|give|like|prefer|buy|order|ship|replac\w+|exchang\w+|swap\w*|for)"
    r"(?: (?:me|us|it|an?|the|my|with|by|for|to|have))*\s*$",
    re.I,
)
_IN_USE = re.compile(
    r"\b(?:(?:un)?plug\w*|charging|us(?:e|es|ed|ing)|leave|safe|dangerous|connected|in the (?:wall"
    r"|socket|outlet)|running|next to|beside)\b",
    re.I,
)
_OWNS = re.compile(
    r"\b(?:have|has|['\u2019]ve|got|own|bought|there(?:['\u2019]s| is| are))\b", re.I
)
_MADE_GOOD = re.compile(r"\b(?:refund\w*|return\w*|replac\w*|exchang\w*|money|claim\w*)\b", re.I)
_PLUGGED_IN = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!had )"
    r"\b(?:plugged[- ]in(?:to)?|in the (?:socket|outlet|wall))\b",
    re.I,
)
_OTHER_SOCKETS = re.compile(
    r"\b(?:other|others|rest of the|remaining|different|another|all(?: of)? the|any(?: of)? the)"
    r" (?:\w+ ){0,2}?(?:sockets?|outlets?|power points?|receptacles?|plugs in)\b",
    re.I,
)
_DEVICE = (
    r"(?:i?phone|cell|mobile|laptop|mac ?book|computer|pc(?!-?\d)|tablet|i?pad|kindle|watch"
    r"|ear ?(?:buds|pods)|air ?pods|headphones|headset|camera|console|switch|tv|monitor|car|device"
)
_OWN_DEVICE = re.compile(
    rf"(?<!for )\b(?:my|our|his|her|their|the) (?:\w+ ){{0,2}}(?P<device>{_DEVICE}"
    r"|(?<!from the )(?<!of the )(?<!off the )(?<!out the )(?:outlet|socket|wall)))\b"
    r"(?! (?:number|case|cover|sleeve|stand|charger|adapter|cable|bank|call|dock|hub))",
    re.I,
)
_HARMED = re.compile(
    r"\b(?:ok(?:ay)?|safe|fine|alright|use|charge|damag\w*|ruin\w*|broken?|fried|hot|warm|burn\w*"
    r"|works?|working|plugged|connected|charging|affected|harm\w*|swollen|smells?)\b",
    re.I,
)
_SENDS_BACK = re.compile(
    r"\b(?:mail|post|ship|send|return)\b[^.?!]{0,30}\b(?:it|this|that|back|one|chargers?|banks?"
    r"|batter(?:y|ies)|to you)\b",
    re.I,
)
_TAKES_WHERE = re.compile(
    r"\b(?:where|who)\b[^.?!]{0,25}\b(?:takes?|bring|drop|hand)\b[^.?!]{0,12}\b(?:it|this|that|them"
    r"|thing|one|chargers?|banks?|batter(?:y|ies))\b"
    r"|\b(?:recycling (?:cent(?:er|re)|point)|collection point|drop[- ]?off|hazardous waste)\b",
    re.I,
)
_IN_WATER = re.compile(
    r"\b(?:in(?:to)?|under|with|of|or|some|no|pour|use|throw) (?:\w+ ){0,2}water\b"
    r"|\b(?:submerge|douse|soak|rinse|hose)\b",
    re.I,
)
_OUTSIDE = (
    r"(?:outside|outdoors|out there|(?:on|in) the (?:\w+ )?(?:patio|porch|yard|garden|balcony"
    r"|driveway|garage|concrete|pavement|sink|bucket|shed|deck|terrace|lawn))"
)
_MOVES = re.compile(
    r"\b(?:should|shall|can|may|must|could|do) (?:i|we)\b[^.?!]{0,25}\b(?:carry|move|take|bring|put"
    r"|get|throw) (?:it|this|that|them|the \w+(?: \w+)?) (?:out\b|outside|outdoors|away|off"
    r"|somewhere|down|up|(?:in|on|onto|into|to|under) (?:the |a |my |our |some )?(?:balcony|garden"
    r"|yard|patio|porch|sink|bath\w*|bucket|street|garage|driveway|window\w*|sand))",
    re.IGNORECASE,
)
_KEEPS_THERE = re.compile(
    rf"\b(?:keep|leave|left|stays?|ok(?:ay)?|fine|safe)\b[^.?!]{{0,40}}\b{_OUTSIDE}\b", re.I
)
_OF_THE_WALL = (
    r"(?:out (?:of )?|(?:out )?(?:from|off) |of )(?:the |its |my |our )?"
    r"(?:wall|socket|outlet|power(?! ?bank)|mains|plug)\b"
)
# Who writes "I unplug it yesterday" has; not who asks or says what would be if.
_DOES = r"\b(?:i|we|he|she)(?: (?:already|then|have|had|did|just|quickly|now|also|immediately))* "
_NO_DEVICE = rf"(?! (?:my|our|his|her|their|the) (?:\w+ )?{_DEVICE}))"
_UNPLUGGED = re.compile(
    r"\b(?:took|take|taken|pull(?:ed)?|got|yanked|removed|have|ripped|tore)"
    rf" (?:it |that |this |them |the \w+ )?(?:right |straight )?{_OF_THE_WALL}"
    rf"|\bunplugged\b{_NO_DEVICE}|\bpulled (?:the plug|it out(?! of))\b"
    rf"|{_DOES}(?:unplug(?:ed)?|pull (?:the plug|it out(?! of)))\b{_NO_DEVICE}",
    re.IGNORECASE,
)
# Away from people, or off, which may be plugged in all the same.
_BROUGHT_AWAY = re.compile(
    r"\b(?:disconnected|switched off|turned off|pulled it"
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
_IN_THE_WALL = ("outlet", "socket", "wall")
_NOT_YET = re.compile(
    r"\b(?:when(?:ever)?|if|once|until|before|should|shall|can|could|will|would|must|to|unless"
    r"|let me|can['\u2019]?t|(?:i|we|he|she)['\u2019]ll)(?: \w+)?\s*$",
    re.IGNORECASE,
)
_AMERICAN = "911"
_EMERGENCY_NUMBER = re.compile(
    r"(?<![\w.,#/-])(?:112|911|999|000|110|111|113|115|117|118|119|120|122|190|192|193|995)"
    r"(?![\w#/-]|[.,]\d)"
)
_OF_EMERGENCY = re.compile(
    r"\b(?:emergenc\w*|fire ?(?:brigade|department|service|fighters)|firemen|ambulance)\b", re.I
)
_FRIGHT = re.compile(
    r"\b(?:scar(?:ed|y|ing)|frighten\w*|terrif\w+|panick?\w*|shaking|shaken|in shock|freak\w*"
    r"|fright|horrified|traumati[sz]\w+)\b"
    r"|\b(?:so|very|really|too|am|was|were|are|\w+['\u2019]m) afraid\b",
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


def asks_in_danger(text: str) -> tuple[str, ...]:
    """What somebody asks, or tells, who reported a product, as in `Language.asks_in_danger`.

    A device of one's own is what the product was used with: no product of the store's.
    """
    asks = puts_question(text) or wants_yes_or_no(text)
    another = _another_is_safe(text)
    sentences = (text[slice(*stretches[0])] for stretches in clauses_by_sentence(text))
    dry = " ".join(each for each in sentences if not _IN_WATER.search(each))
    hurt = "doctor" if asks and _DOCTOR.search(text) else "hurt"
    found = {
        hurt: speaks_of_injury(text) or hurt == "doctor",
        "another": another is False,
        "another_done": another,
        "socket": tells_of_socket(text),
        "other_sockets": asks and _OTHER_SOCKETS.search(text),
        "move": asks and _MOVES.search(text),
        "keep_there": is_question(text) and _KEEPS_THERE.search(text),
        "send_back": asks and _SENDS_BACK.search(text) and not has_no_current(text),
        "water": asks and _IN_WATER.search(text),
        "throw_away": asks_where_to_throw(dry) or (asks and _TAKES_WHERE.search(text)),
    }
    names = tuple(name for name, is_so in found.items() if is_so)
    if (
        not {"throw_away", "socket"} & set(names)
        and _OWN_DEVICE.search(text)
        and _HARMED.search(text)
    ):
        names = (*names, "socket" if own_device(text) in _IN_THE_WALL else "own_device")
    plugged = (not is_negated(text, at.start()) for at in _PLUGGED_IN.finditer(text))
    return names or (("plugged_in",) if any(plugged) else ())


def _another_is_safe(text: str) -> bool | None:
    """Whether another one of the product was unplugged or brought away; None where there is none.

    It is in use or at hand, and none that is only to come.
    """
    for sentence in (text[slice(*each[0])] for each in clauses_by_sentence(text)):
        used = _IN_USE.search(sentence) or (
            not _MADE_GOOD.search(sentence) and (_IN_USE.search(text) or _OWNS.search(sentence))
        )
        at_hand = (
            not (is_negated(sentence, at.start()) or _TO_COME.search(sentence[: at.start()]))
            for at in _ANOTHER.finditer(sentence)
        )
        if used and any(at_hand):
            return made_safe(sentence) and not _PLUGGED_IN.search(sentence)
    return None


def made_safe(text: str) -> bool:
    """Whether a dangerous thing was unplugged, or brought outside, as it was advised."""
    found = (*_UNPLUGGED.finditer(text), *_BROUGHT_AWAY.finditer(text))
    return any(_is_done(text, at) for at in found)


def unplugged(text: str) -> bool:
    """Whether it was cut off from the power, and none of it is still in a socket."""
    still_in = any(not is_negated(text, at.start()) for at in _PLUGGED_IN.finditer(text))
    return not still_in and any(_is_done(text, at) for at in _UNPLUGGED.finditer(text))


def _is_done(text: str, found: re.Match[str]) -> bool:
    """Whether what is found is told as done: not denied, asked, or to come."""
    begins, ends = found.span()
    if is_negated(text, begins) or is_hypothetical(text, begins, ends):
        return False
    return not (is_question(_sentence_at(text, begins)) or _NOT_YET.search(text[:begins]))


def own_device(text: str) -> str | None:
    """What the product was used with, by its name: "tablet"; None where it names none."""
    found = _OWN_DEVICE.search(text)
    return found["device"].lower() if found else None


def emergency_number_told(text: str) -> str | None:
    """The number to call in an emergency where the writer is, which is not the American one."""
    numbers = [at.group() for at in _EMERGENCY_NUMBER.finditer(text)]
    others = [each for each in numbers if each != _AMERICAN]
    speaks = _AMERICAN in numbers or _OF_EMERGENCY.search(text)
    return others[0] if others and speaks else None


def is_frightened(text: str) -> bool:
    """Whether somebody tells of a fright."""
    return any(not is_negated(text, at.start()) for at in _FRIGHT.finditer(text))


def tells_of_socket(text: str) -> bool:
    """Whether the socket took harm, or is asked about."""
    return bool(_BURNT_SOCKET.search(text)) and (bool(_MARKED.search(text)) or is_question(text))


def _sentence_at(text: str, at: int) -> str:
    sentences = (stretches[0] for stretches in clauses_by_sentence(text))
    return next((text[start:end] for start, end in sentences if start <= at < end), text)
