"""A recorded claim and decision as the rows a mail shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from claimdesk.adapters.mail_text import day, money
from claimdesk.service.records import ClaimRecord

Rows = list[tuple[str, str]]

_MARKS = {True: "held", False: "failed", None: "undetermined"}
_DATES = {"purchased_on", "delivered_on"}


def kind_code(claim: ClaimRecord) -> str:
    """Which kind of claim this is, as a code of the mails' words."""
    if claim.decision.get("track") == "warranty":
        return "warranty"
    if claim.reason in {"wrong_item", "missing_item"}:
        return str(claim.reason)
    wants = claim.facts.get("wants")
    return wants if wants in {"exchange", "replacement"} else "return"


def fact_rows(claim: ClaimRecord, words: Any) -> Rows:
    """The facts that are known, label and value."""
    rows = []
    for name, label in words.facts.items():
        value = claim.facts.get(name)
        if not value:
            continue
        if name in _DATES:
            value = day(value)
        elif name == "price":
            value = money(value, claim.facts.get("currency"))
        elif isinstance(value, (list, tuple)):
            value = ", ".join(words.codes[name].get(item, item) for item in value)
        else:
            value = words.codes.get(name, {}).get(value, value)
        rows.append((label, str(value)))
    return rows


def outcome_rows(decision: Mapping[str, Any], words: Any, *, to_shopper: bool) -> Rows:
    """Money, remedies, shipping and deadline; to the shopper only where something can follow.

    An ineligible claim's figures would read as an offer.
    """
    if to_shopper and decision["verdict"] == "ineligible":
        return []
    values: dict[str, Any] = {}
    if decision.get("remedies"):
        values["remedies"] = ", ".join(words.remedies.get(r, r) for r in decision["remedies"])
    refund = decision.get("refund") or {}
    for name in ("price", "restocking_fee", "amount"):
        if refund.get(name) is not None:
            values[name] = money(str(refund[name]), refund.get("currency"))
    paid_by = decision.get("return_shipping_paid_by")
    if paid_by in words.codes["paid_by"]:
        values["return_shipping_paid_by"] = words.codes["paid_by"][paid_by]
    if decision.get("deadline"):
        values["deadline"] = day(decision["deadline"])
    if not to_shopper:
        track = decision.get("track")
        values["track"] = words.codes["track"].get(track, track)
        values["policy_version"] = decision.get("policy_version")
        if decision.get("judged_on"):
            whose = words.codes["whose_day"][decision["whose_day"]]
            values["judged_on"] = f"{day(decision['judged_on'])} ({whose})"
    return [(label, str(values[name])) for name, label in words.outcome.items() if values.get(name)]


def clause_rows(decision: Mapping[str, Any]) -> list[dict[str, str]]:
    """Every clause with its mark, text and source."""
    return [
        {
            "mark": _MARKS[clause.get("held")],
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


def missing_texts(decision: Mapping[str, Any], words: Any) -> list[str]:
    """What the shopper still has to give, in words."""
    return [words.missing.get(name, name) for name in decision.get("missing") or ()]


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
