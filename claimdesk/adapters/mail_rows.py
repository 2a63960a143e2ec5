"""A recorded claim and decision as the rows a mail shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal

from claimdesk.conversation.wording import Wording
from claimdesk.service.mails import About
from claimdesk.service.records import ClaimRecord

Rows = list[tuple[str, str]]
Reader = Literal["receipt", "staff"]  # whose sentences: the catalogue's `receipt_…` or `staff_…`

# In the order a mail shows them.
_FACTS = (
    "order_number",
    "product",
    "product_kind",
    "reason",
    "wants",
    "purchased_from",
    "purchased_on",
    "delivered_on",
    "condition",
    "price",
    "evidence",
)
_MARKS = {True: "held", False: "failed", None: "undetermined"}
_DATES = {"purchased_on", "delivered_on"}
# Facts whose values are codes, by the entity that the catalogue names them after.
_CODED = {
    "reason": "reason",
    "wants": "remedy",
    "purchased_from": "purchased_from",
    "condition": "condition",
}
# What follows a verdict, where the conversation did not say it closer.
_WAIT = ("receipt_person_looks", "receipt_keep_item")
_STEPS = {
    "eligible": (*_WAIT, "receipt_no_promise"),
    "ineligible": ("receipt_person_looks", "receipt_disagree"),
    "needs_review": _WAIT,
    "incomplete": _WAIT,
}


def kind_code(claim: ClaimRecord) -> str:
    """Which kind of claim this is: the catalogue's `kind_<code>`."""
    if claim.decision.get("track") == "warranty":
        return "warranty"
    if claim.reason in {"wrong_item", "missing_item"}:
        return str(claim.reason)
    wants = claim.facts.get("wants")
    return wants if wants in {"exchange", "replacement"} else "return"


def fact_rows(claim: ClaimRecord, words: Wording) -> Rows:
    """The facts that are known, label and value, as the chat's review card calls them."""
    return [
        (words.text(f"label_{name}", {}), _fact(name, claim.facts, words))
        for name in _FACTS
        if claim.facts.get(name)
    ]


def message_rows(about: About, words: Wording) -> Rows:
    """What a message to the staff is about, label and value."""
    rows = [
        ("label_matter", words.text(f"matter_{about.matter}", {})),
        ("label_order_number", about.order_number),
        ("label_new_address", about.new_address),
    ]
    return [(words.text(label, {}), value) for label, value in rows if value]


def outcome_rows(decision: Mapping[str, Any], words: Wording, *, reader: Reader) -> Rows:
    """Money, remedies, shipping and deadline; to the shopper only where something can follow.

    An ineligible claim's figures would read as an offer.
    """
    if reader == "receipt" and decision["verdict"] == "ineligible":
        return []
    values: dict[str, str] = {}
    if decision.get("remedies"):
        names = (words.text(f"remedy_name_{code}", {}) for code in decision["remedies"])
        values["remedies"] = ", ".join(names)
    refund = decision.get("refund") or {}
    for name in ("price", "restocking_fee", "amount"):
        if refund.get(name) is not None:
            values[name] = _money(str(refund[name]), refund.get("currency"), words)
    if (payer := decision.get("return_shipping_paid_by")) in ("store", "customer"):
        values["return_shipping_paid_by"] = words.text(f"{reader}_paid_by_{payer}", {})
    if decision.get("deadline"):
        values["deadline"] = _day(decision["deadline"], words)
    if reader == "staff":
        if decision.get("track"):
            values["track"] = words.text(f"track_{decision['track']}", {})
        if decision.get("judged_on"):
            day = {"day": _day(decision["judged_on"], words)}
            values["judged_on"] = words.text(f"whose_day_{decision['whose_day']}", day)
        if decision.get("policy_version"):
            values["policy_version"] = str(decision["policy_version"])
    return [(words.text(f"decision_{name}", {}), value) for name, value in values.items()]


def clause_rows(decision: Mapping[str, Any], words: Wording) -> list[dict[str, str]]:
    """Every clause: `mark` as a code, `marked` in words, its id, text and source."""
    return [
        {
            "mark": _MARKS[clause.get("held")],
            "marked": words.text(f"mark_{_MARKS[clause.get('held')]}", {}),
            "id": str(clause.get("id") or ""),
            "text": str(clause.get("text") or clause.get("id") or ""),
            "source": str(clause.get("source") or ""),
        }
        for clause in decision.get("clauses") or ()
    ]


def reason_texts(decision: Mapping[str, Any]) -> list[str]:
    """Every reason that counts against the claim, in words."""
    return [
        str(reason.get("text") or reason.get("code") or reason.get("id"))
        if isinstance(reason, Mapping)
        else str(reason)
        for reason in decision.get("reasons") or ()
    ]


def missing_texts(decision: Mapping[str, Any], words: Wording) -> list[str]:
    """What the shopper still has to give, in words."""
    return [words.text(f"missing_{name}", {}) for name in decision.get("missing") or ()]


def usual_steps(verdict: str, store_name: str, words: Wording) -> list[str]:
    """What happens next with a claim of which nothing closer is known, a sentence each."""
    return [words.text(name, {"store_name": store_name}) for name in _STEPS[verdict]]


def photos_note(names: Sequence[str], here: Sequence[str], parts: int, words: Wording) -> str:
    """Which photos came: `names` are all of them, `here` those of this mail, one of `parts`."""
    if not names:
        return words.text("mail_photos_none", {})
    values = {"names": ", ".join(here), "total": len(names), "parts": parts}
    return words.text("staff_photos_in_parts" if parts > 1 else "staff_photos_attached", values)


def photo_parts(sizes: Sequence[int], budget: int) -> list[list[int]]:
    """Positions of attachments grouped so that no group passes `budget` bytes.

    One that is larger than the budget goes alone. There is always a first group.
    """
    parts: list[list[int]] = [[]]
    used = 0
    for position, size in enumerate(sizes):
        if parts[-1] and used + size > budget:
            parts.append([])
            used = 0
        parts[-1].append(position)
        used += size
    return parts


def _fact(name: str, facts: Mapping[str, Any], words: Wording) -> str:
    value = facts[name]
    if name in _CODED:
        return words.text(f"{_CODED[name]}_is_{value}", {})
    if name == "evidence":
        return ", ".join(words.text(f"label_{kind}", {}) for kind in value)
    if name in _DATES:
        return _day(value, words)
    if name == "price":
        return _money(value, facts.get("currency"), words)
    return str(value)


def _day(iso: str, words: Wording) -> str:
    # Written out, so that no reader can take the day for the month.
    return words.said(date.fromisoformat(iso))


def _money(amount: str, currency: str | None, words: Wording) -> str:
    if currency is None:
        return amount
    return words.text("money", {"amount": amount, "currency": currency})
