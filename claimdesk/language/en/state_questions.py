"""Questions whether an item may be opened or used, and whether it is still taken after that."""

from __future__ import annotations

import re
from typing import Literal

from claimdesk.language.en.questions import is_question
from claimdesk.language.en.segmentation import sentences

_WHO = r"(?:i|we|he|she|they|someone|somebody|(?:my|our) (?:[\w-]+ )?[\w-]+)"
_PUT_TO_USE = (
    r"(?:open|unseal|unbox|unwrap|us(?:e|ing)|try|trying|test|testing|wear|wearing"
    r"|put (?:it|them|this|that|one) on)"
)
_WAS_USED = (
    r"(?:open(?:ed)?|unsealed|unboxed|unwrapped|used?|tried|try|tested|wore|worn"
    r"|put (?:it|them|this|that|one) on|had (?:it|them) on)"
)
# Of the item, not of a code, the money or what is to be filled in.
_THING = (
    r"(?:it|them|this|that|these|those|mine|one|(?:the|my|our)"
    r" (?!money|refund|code|coupon|voucher|label|link|form|button|chat|same|old|credit)[\w-]+)\b"
)
_IF_USED = re.compile(
    rf"\bif {_WHO}(?:['\u2019](?:ve|d|s)| have| has| had)?(?: (?:already|just|only|even|do|did"
    rf"|accidentally|have))* {_WAS_USED}\b"
    r"|\bif (?:it|this|that)(?:['\u2019]s| is| was| has been| already)+ (?:already |been )*"
    r"(?:open(?:ed)?|unsealed|unboxed|used|worn|tried)\b",
    re.I,
)
_MAY_USE = re.compile(
    rf"\b(?:can|could|may|should|am i allowed to|is it (?:ok(?:ay)?|fine|alright)"
    rf"(?: if| for me to| to))(?: (?:i|we))?(?: (?:still|just|already|keep|go on|carry on|meanwhile"
    rf"|even|continue(?: to)?))* {_PUT_TO_USE}(?: {_THING}|(?=\W*$))"
    rf"(?! (?:for|to|as|with) (?:the |a |my )?(?:photo|picture|label|refund|code)\w*"
    r"| (?:code|coupon|voucher|chat|form|link|label|money|refund|site|store)\b)",
    re.I,
)
_STILL_TAKEN = re.compile(
    r"\b(?:(?:is|would|will) (?:it|that|this)|(?:it|that|this)(?: is|['\u2019]s))"
    r"(?: (?:still|even|then|now))* (?:ok(?:ay)?|possible|fine|allowed|accepted|alright|eligible"
    r"|returnable|valid)\b"
    r"|\b(?:can|could|may|am) (?:i|we)(?: (?:still|even|then|able to))*"
    r" (?:return|send|give|bring)\b"
    r"|\b(?:do|will|would|can) (?:you|u|they|the store)(?: (?:still|even|then))* (?:take|accept)\b"
    r"|\b(?:does|do|will|would|did) (?:it|that|this)(?: (?:then|now|still))* (?:matter|count"
    r"|change|alter|affect|void|ruin|make a difference)\b",
    re.I,
)


def asks_of_state(text: str) -> Literal["in_use", "still_taken"] | None:
    """What is asked of the item's state; None where nothing is.

    ``in_use``: whether it may be opened or used, or what holds if it was ("what if I tried it
    on?"); ``still_taken``: whether the claim still holds, of whatever is told beside.
    """
    plain = " ".join(text.replace("\u2019", "'").split())
    asks = [each for each in sentences(plain) if is_question(each) or _IF_USED.search(each)]
    if any(_IF_USED.search(each) or _MAY_USE.search(each) for each in asks):
        return "in_use"
    return "still_taken" if any(_STILL_TAKEN.search(each) for each in asks) else None
