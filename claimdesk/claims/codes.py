"""The tables of reasons and remedies: one row for each, which everything else follows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReasonRow:
    """A reason of a claim. The catalogue has `reason_is_<code>` and `reason_name_<code>`.

    `fault`: the shopper didn't cause it; `defect`: the item itself suffers from it, so that a
    warranty may answer for it; `told_in_words`: the staff want to read what happened; `offered`:
    it has a button in chat; `own_kind`: a mail calls such a claim by `kind_<code>`; `in_hand`: the
    shopper has the item, so that it can go back.
    """

    code: str
    fault: bool = False
    defect: bool = False
    told_in_words: bool = False
    offered: bool = True
    own_kind: bool = False
    in_hand: bool = True


@dataclass(frozen=True)
class RemedyRow:
    """A remedy that a store may give. The catalogue has `remedy_is_<code>`, `remedy_name_<code>`.

    `own_kind`: a mail calls a claim for it by `kind_<code>`.
    """

    code: str
    own_kind: bool = False


#: In the order a shopper is offered them: how often they happen.
REASONS: tuple[ReasonRow, ...] = (
    ReasonRow("defective", fault=True, defect=True, told_in_words=True),
    ReasonRow("damaged", fault=True, defect=True, told_in_words=True),
    ReasonRow("wrong_item", fault=True, told_in_words=True, own_kind=True),
    ReasonRow("missing_item", fault=True, told_in_words=True, own_kind=True, in_hand=False),
    ReasonRow("change_of_mind"),
    ReasonRow("ordered_wrong_model"),
    ReasonRow("ordered_by_mistake"),
    ReasonRow("wrong_address", offered=False, in_hand=False),
    ReasonRow("other", told_in_words=True),
)

REMEDIES: tuple[RemedyRow, ...] = (
    RemedyRow("refund"),
    RemedyRow("replacement", own_kind=True),
    RemedyRow("exchange", own_kind=True),
    RemedyRow("repair"),
    RemedyRow("store_credit"),
)
