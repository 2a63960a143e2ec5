"""What a question of a claim's rules wants to know, where its words alone do not name a subject."""

from __future__ import annotations

import re
from typing import Literal

from claimdesk.language.en.questions import is_question, puts_question
from claimdesk.language.en.segmentation import sentences, split_requests
from claimdesk.language.text_cache import cached_by_text

_I = r"\b(?:i|we)"
_NOT = r"(?: am| are|['\u2019]m|['\u2019]re)? (?:not|(?:do|have|did|am)(?:n['\u2019]?t| not))"
# Late first: "too late, or can I still send it" begins with being late.
_TOO_LATE = re.compile(
    r"\btoo? late\b|\bout of time\b"
    r"|\b(?:am|are) (?:i|we)(?: already| now)? (?:past|outside|beyond|over)(?: of)? (?:it|the|my"
    r"|your)\b"
    r"|\bpast (?:the|my|your) (?:deadline|return window|window|last day|cut-?off)\b"
    rf"|{_I}(?:['\u2019]?ve| have)?(?: just| already)? missed (?:it\b|the |my )"
    rf"|\b(?:did|have) {_I}(?: just| already)? miss(?:ed)? (?:it\b|the |my )"
    r"|\b(?:(?:is|has|was|are) (?:it|that|the \w+|my (?:\w+ )?\w+))"
    r" (?:already )?(?:over|expired|passed|run out|closed|up)\b",
    re.IGNORECASE,
)
_ASKS_WHETHER = re.compile(
    r"\b(?:am|are|did|have|is|was) (?:i|we|it|that|this|today|tomorrow|now|\w+day)\b"
    r"|\byes or (?:a )?no\b|\bor not\b",
    re.IGNORECASE,
)
_IN_TIME = re.compile(
    rf"\b(?:am|are|was|were) {_I}(?: still)? (?:in|on|within) (?:time|the)\b"
    rf"|\b(?:do|have) {_I} still (?:have |got )?time\b|\bis there still time\b"
    r"|\bstill (?:in|within|on) time\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\b(?:what|which|when) (?:\w+ )?(?:counts?|qualif(?:y|ies)|goes|is considered) as\b"
    r"|\b(?:does|do|would|will|is) (?:it|that|this|mine|they|those|these)\b[^.?!]*"
    r"\b(?:count|qualify|considered|regarded)(?: as| to be)?"
    r" (?:un|still )?(?:opened|open|used|new|sealed)\b"
    r"|\bwhat (?:do (?:you|u) mean by|does) (?:un)?(?:opened|used)\b",
    re.IGNORECASE,
)
_DOES_IT_MATTER = re.compile(
    r"(?<!what )(?<!much )\b(?:does|do|will|would|did) (?:it|that|this)(?: \w+)?"
    r" (?:ruin|spoil|void|matter|count|affect|hurt|cost me)\b",
    re.IGNORECASE,
)
_OF_ITS_CONDITION = re.compile(
    r"\b(?:(?:un)?(?:used|opened|sealed|boxed|wrapped)|opening|tried|wore|worn|put (?:it|them) on"
    r"|took (?:it|them) (?:out|off)|out of (?:its|the))\b",
    re.IGNORECASE,
)
_ONLY_ASKING = (
    rf"{_I}(?:['\u2019]?m| am|['\u2019]?re| are| was)? ?(?:only|just) (?:asking|curious)"
    r"(?! (?:when|if|whether|how|what|why|about|for|you|to|because)\b)"
)
_A_CLAIM = r"(?:(?:a|any|the|this|that) )?(?:claim|form|return|anything)"
_NO_CLAIM = re.compile(
    rf"{_ONLY_ASKING}"
    rf"|{_I}{_NOT} (?:\w+ )?(?:filing|returning|claiming|sending)(?: (?:it|{_A_CLAIM}))?"
    r" ?(?:back )?(?:yet|now|today|anything|so far)\b"
    rf"|{_I}{_NOT} (?:\w+ )?(?:want|wish|mean)(?:ed)? to (?:file|make|open|start|submit)"
    rf" {_A_CLAIM}\b"
    rf"|{_I}{_NOT} (?:\w+ )?(?:want|need) (?:one|that|{_A_CLAIM}) (?:yet|now|today)\b"
    rf"|{_I} have ?n['\u2019]?o?t (?:\w+ )?(?:claimed|filed|made (?:a|any) claim)",
    re.IGNORECASE,
)
_ONLY_ASKS = re.compile(
    rf"{_I}(?:['\u2019]?m| am|['\u2019]?re| are| was)? ?(?:only|just) (?:asking|wondering|curious"
    r"|checking|wonder|ask|(?:want|wish|need)(?:ed)? to (?:know|ask|understand))\b"
    r"|^\W*(?:only|just) (?:asking|wondering|curious|checking)\b"
    r"|\byes or (?:a )?no\b|\bbefore (?:i|we) (?:decide|do anything|file|commit|buy|order|start)\b"
    rf"|{_I}(?:['\u2019]m| am| was) (?:\w+ )?(?:thinking (?:of|about)|considering)"
    rf"|{_I}{_NOT} (?:\w+ )?(?:decided|sure)(?: yet)? (?:if|whether) (?:i|we|to)\b",
    re.IGNORECASE,
)
_BOUGHT = r"(?:ordered|bought|purchased)"
# "I did not order this" and "I haven't bought it from you" tell of something that came.
_DENIES_BUYING = re.compile(
    rf"\b(?:have|ha?ve?|['\u2019]ve)? ?(?:not|n['\u2019]?t)(?: (?:even|actually|yet))* {_BOUGHT}"
    r"(?:(?: (?:anything|one|it|a \w+))?(?: from you)? (?:yet|so far)\b| (?:anything|one)\b"
    r"|(?=\W*$|[.,;!?]))"
    rf"|\byet to (?:buy|order)\b|\b{_I}{_NOT} a customer yet\b",
    re.IGNORECASE,
)
_PLANS_TO_BUY = re.compile(
    rf"\b(?:before|if) {_I} (?:\w+ )?(?:buy|order|purchase)\b|\bbefore (?:buying|ordering)\b"
    rf"|{_I}(?:['\u2019]d| would)(?: really)? (?:like|love) to (?:buy|order|purchase)\b"
    rf"|{_I}(?:['\u2019]?m| am|['\u2019]re| are)(?: \w+)? (?:thinking (?:of|about)|considering"
    r"|interested in|looking (?:to|at)|planning (?:to|on)|hoping to|going to|about to)"
    r" (?:buy(?:ing)?|order(?:ing)?|purchas(?:e|ing))\b"
    rf"|{_I} (?:might|may|want to|wish to) (?:buy|order|purchase)\b",
    re.IGNORECASE,
)
_HAS_BOUGHT = re.compile(
    rf"{_I}(?:['\u2019]ve| have)?(?: (?:just|already|once|also))? (?:{_BOUGHT}|got|received)\b"
    r"|\b(?:replacement|new one|another|again|instead|right one|correct one)\b",
    re.IGNORECASE,
)
_BACK_AT_ONCE = re.compile(
    r"(?<!how long do i )(?<!how long do we )(?<!time do i )(?<!time do we )(?<!days do i )"
    r"(?<!days do we )\b(?:have to|need to|must|got to|gotta|supposed to|should)\b"
    r"(?: (?:i|we))?(?: \w+){0,2} (?:send|mail|ship|post|return|give|part with)"
    r"\b[^.?!]*\b(?:back|now|today|first|away)\b"
    r"|\b(?:do|will|would) (?:i|we) lose (?:it|(?:this|that|the|my)"
    r" (?!money|refund|right|chance|claim)\w+)"
    r"|\bbe without (?:it|one|a|an|my)\b"
    r"|^\W*(?:(?:to|like|so|and|wait|you mean)\W+)*(?:ship|send|mail|post) (?:it|this|the \w+)"
    r" back\b",
    re.IGNORECASE,
)
# What a yes to a question of the price would say: that all of it comes back, or not all of it.
_WH = re.compile(r"\b(?:how (?:much|many|is|are|do|does)|what|which|why|who|when)\b", re.I)
_ALL_OF_IT = re.compile(
    r"\b(?:full|whole|entire|complete|total) (?:\w+ )?(?:price|refund|amount|money|sum|cost"
    r"|value)\b"
    r"|\b(?:everything|it all|all (?:of (?:it|that|my|the)|my|the)|every (?:cent|penny|bit)"
    r"|(?:all|the whole|the full)(?: of the)? [$\u20ac\u00a3]?\d[\d.,]*)\b[^.?!;\n]*"
    r"\b(?:back|refund\w*)"
    r"|\b(?:refund\w*|back)\b[^.?!;\n]*\b(?:in full|fully|completely|everything|it all|all of it)\b"
    r"|\b(?:full|fully|completely) refund\w*\b",
    re.IGNORECASE,
)
_LESS_THAN_ALL = re.compile(
    r"\bfees?\b|\b(?:keep|kept|take|taken|deduct\w*|subtract\w*|hold|held|withhold|lose|charg\w*)\b"
    r"|\b(?:only|just|not) (?:get |receive |see )?(?:a |some |the )?"
    r"(?:part|some|most|half|all|everything|rest)\b"
    r"|\bless than\b|\b(?:minus|less) (?:the|a|your|\d)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|not|without|never|free of)\b|n['\u2019]t\b", re.IGNORECASE)
_DENIED_AS_QUESTION = re.compile(
    r"(?:^|[,;:.]|\b(?:and|but|so|then))\s*(?:is|are|do|does|did|will|wo|would|can|could|should)"
    r"n['\u2019]?t\b",
    re.IGNORECASE,
)
_NEW_ONE = (
    r"(?:(?:a |the |my |your )?(?:new|second|replacement|other|right|correct) (?:one|case|cover"
    r"|\w+)|(?:(?:a|the|my|your) )?replacements?|another(?: one)?)"
)
_PAYS = r"(?:pay(?:ing)?|cost\w*|charg\w*|bill\w*|free|buy)"
_COST_OF_NEW_ONE = re.compile(
    rf"\b{_PAYS}\b[^.?!;]{{0,25}}\b(?:for|on) {_NEW_ONE}\b(?! \w*(?:address|card|email|account))"
    rf"|\b(?:is|are|will|would|does|do|be) (?:a |the |my )?{_NEW_ONE}\b[^.?!;]{{0,20}}\b{_PAYS}\b"
    rf"|\bbuy {_NEW_ONE}\b[^.?!;]{{0,20}}\bmyself\b",
    re.IGNORECASE,
)
_EXCLUSIONS = re.compile(
    r"\b(?:what|which|anything|something|everything|list|cases)\b[^.?!]*(?:\b(?:exclud\w*|void\w*"
    r"|invalidat\w*|leav(?:e|es|ing) out|left out|rul(?:e|es|ed) out)\b"
    r"|(?:\bnot|n['\u2019]?t)(?: \w+)? (?:be )?(?:cover\w*|includ\w*)\b)"
    r"|\bexclusions?\b",
    re.IGNORECASE,
)
_IF_REFUSED = re.compile(
    r"\b(?:if|when|in case|and)\b[^.?!]*\b(?:say(?:s|ing)? no|reject\w*|refus\w+|declin\w+"
    r"|turn\w* (?:it |me |this )?down|den(?:y|ied)|not (?:approved|accepted)"
    r"|do(?:es)?n['\u2019]?t (?:approve|accept|take)|isn['\u2019]?t (?:approved|accepted))",
    re.IGNORECASE,
)
_COST = re.compile(r"\b(?:costs?|pay\w*|charg\w*|fees?|bill\w*|free)\b", re.IGNORECASE)
_SUPPOSES_FIRST = re.compile(
    r"\W*(?:(?:and|so|but|or|what|ok(?:ay)?|hi|hello|hey) )*(?:if|in case|suppos\w+)\b", re.I
)


def asks_if_in_time(text: str) -> Literal["too_late", "in_time"] | None:
    """What a yes would mean to a question whether there is still time; None for no such one."""
    if not (is_question(text) or _ASKS_WHETHER.search(text)):
        return None
    if _TOO_LATE.search(text):
        return "too_late"
    return "in_time" if _IN_TIME.search(text) else None


def asks_of_price(text: str) -> Literal["whole", "kept"] | None:
    """What a yes would mean to a question of what comes back: all of it, or that some is kept.

    None where no yes or no is asked for, or a denial leaves open what a yes would say.
    """
    questions = [part for part in split_requests(text) if is_question(part)] or [text]
    for part in reversed(questions):
        whole, kept = _ALL_OF_IT.search(part), _LESS_THAN_ALL.search(part)
        if not (whole or kept) or not is_question(part) or _WH.search(part):
            continue
        # "Don't I get it all back?" asks whether it is so; "so there is no fee?" whether not.
        denied = _DENIED.search(_DENIED_AS_QUESTION.sub(" ", part))
        if denied or (whole and kept):
            return None
        return "whole" if whole else "kept"
    return None


def asks_what_counts(text: str) -> bool:
    """Whether it is asked what counts as unopened, unused or new, or whether something does."""
    matters = _DOES_IT_MATTER.search(text) and _OF_ITS_CONDITION.search(text)
    return bool(_COUNTS.search(text) or matters)


def asks_to_send_at_once(text: str) -> bool:
    """Whether it is asked if the item has to go back, or be done without, before an answer."""
    return bool(_BACK_AT_ONCE.search(text)) and is_question(text)


def asks_cost_if_refused(text: str) -> bool:
    """Whether it is asked what a claim costs that the staff refuse."""
    return bool(_IF_REFUSED.search(text) and _COST.search(text)) and is_question(text)


def asks_cost_of_new_one(text: str) -> bool:
    """Whether it is asked if a replacement has to be paid for: "do I pay for the new one?"."""
    return bool(_COST_OF_NEW_ONE.search(text)) and puts_question(text)


def asks_exclusions(text: str) -> bool:
    """Whether it is asked what all a warranty leaves out: "what isn't covered?"."""
    return bool(_EXCLUSIONS.search(text)) and puts_question(text)


def wants_no_claim_yet(text: str) -> bool:
    """Whether it is said that nothing is to be filed: "I'm not returning it yet"."""
    return bool(_NO_CLAIM.search(text))


@cached_by_text
def has_not_bought(text: str) -> bool:
    """Whether nothing was bought yet, so that nothing can be sent back or claimed."""
    plans = _PLANS_TO_BUY.search(text) and not _HAS_BOUGHT.search(text)
    return denies_buying(text) or bool(plans)


def denies_buying(text: str) -> bool:
    """Whether it is said that nothing was bought yet: "I haven't ordered anything"."""
    return bool(_DENIES_BUYING.search(text))


def says_only_asking(text: str) -> bool:
    """Whether a question is said to be no more than that: "just wondering", "before I decide".

    Or is put of what is only supposed, and tells nothing: "if it comes broken, how long have I?".
    """
    only_asks = _ONLY_ASKS.search(text) or _NO_CLAIM.search(text)
    told = [each for each in sentences(text) if each.strip(" .?!")]
    supposes = bool(told) and all(_SUPPOSES_FIRST.match(each) for each in told)
    return bool(only_asks or supposes) and is_question(text)
