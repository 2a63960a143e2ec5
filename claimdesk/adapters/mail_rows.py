"""A recorded claim and decision as the rows a mail shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal

from claimdesk.claims import codes, fields
from claimdesk.claims.decision import Decision
from claimdesk.claims.fields import Field
from claimdesk.claims.vocabulary import FAULTS
from claimdesk.conversation.filed_claims.outcome import in_a_row, standing
from claimdesk.conversation.shared.wording import Wording
from claimdesk.service.mails import About, StoreContact
from claimdesk.service.records import ClaimRecord, KeptEvidence

Rows = list[tuple[str, str]]
Reader = Literal["receipt", "staff"]  # whose sentences: the catalogue's `receipt_…` or `staff_…`

_FACTS = tuple(each for each in fields.FIELDS if each.in_mail)
MARKS = {True: "held", False: "failed", None: "undetermined"}
_REASONS_OF_A_KIND = {row.code for row in codes.REASONS if row.own_kind}
_REMEDIES_OF_A_KIND = {row.code for row in codes.REMEDIES if row.own_kind}
# What follows a verdict, where the conversation did not say it closer.
_WAIT = ("receipt_person_looks", "receipt_keep_item")
_STEPS = {
    "eligible": (*_WAIT, "receipt_no_promise"),
    "ineligible": ("receipt_person_looks", "receipt_disagree"),
    "needs_review": _WAIT,
    "incomplete": _WAIT,
}


def claim_kind(claim: ClaimRecord, store: StoreContact, words: Wording) -> str:
    """Which kind of claim this is, in the words the store asks for or the catalogue's."""
    named = store.subjects.get(claim.reason or "")
    return named or words.text(f"kind_{_kind_code(claim)}", {})


def fact_rows(claim: ClaimRecord, store: StoreContact, words: Wording) -> Rows:
    """The facts that are known, label and value, as the chat's review card calls them."""
    return [
        (words.text(f"label_{fact.name}", {}), _fact(fact, claim.facts, store, words))
        for fact in _FACTS
        if claim.facts.get(fact.name)
    ]


def message_rows(about: About, words: Wording) -> Rows:
    """What a message to the staff is about, label and value."""
    rows = [
        ("label_matter", words.text(f"matter_{about.matter}", {})),
        ("label_order_number", about.order_number),
        ("label_new_address", about.new_address),
    ]
    return [(words.text(label, {}), value) for label, value in rows if value]


def outcome_rows(decision: Decision, words: Wording, *, reader: Reader) -> Rows:
    """Money, remedies, shipping and deadline; to the shopper only where something can follow.

    The figures of a claim that is refused, or that a person has to weigh, would read as an offer.
    """
    if reader == "receipt" and decision.verdict in ("ineligible", "needs_review"):
        return []
    rows: Rows = []

    def row(name: str, value: str) -> None:
        rows.append((words.text(name, {}), value))

    if decision.remedies:
        names = (words.text(f"remedy_name_{code}", {}) for code in decision.remedies)
        row("decision_remedies", ", ".join(names))
    if settlement := decision.settlement:
        for line in settlement.lines:
            row(line.label, _money(str(line.amount), settlement.currency, words))
        row("decision_amount", _money(str(settlement.sum), settlement.currency, words))
    if (payer := decision.return_shipping_paid_by) != "none":
        row("decision_return_shipping_paid_by", words.text(f"{reader}_paid_by_{payer}", {}))
    if decision.deadline:
        row("decision_deadline", words.said(decision.deadline))
    if reader == "staff":
        if asked := in_a_row(decision.to_be_sent, words):
            row("decision_to_be_sent", asked)
        if found := in_a_row(decision.to_look_up, words):
            row("decision_to_look_up", found)
        row("decision_track", words.text(f"track_{decision.track}", {}))
        if decision.judged_on:
            day = {"day": words.said(decision.judged_on)}
            row("decision_judged_on", words.text(f"whose_day_{decision.whose_day}", day))
        row("decision_policy_version", decision.policy_version)
    return rows


def clause_rows(decision: Decision, words: Wording) -> list[dict[str, str]]:
    """Every clause: `mark` as a code, `marked` in words, its id, text and source."""
    return [
        {
            "mark": MARKS[found.held],
            "marked": words.text(f"mark_{MARKS[found.held]}", {}),
            "id": found.clause_id,
            "text": found.text,
            "source": found.source,
        }
        for found in decision.clauses
    ]


def verdict_text(decision: Decision, words: Wording) -> str:
    """How the claim stands, to the shopper."""
    looked_up = in_a_row(decision.to_look_up, words)
    return words.text(f"receipt_verdict_{standing(decision)}", {"looked_up": looked_up})


def usual_steps(verdict: str, store_name: str, words: Wording) -> list[str]:
    """What happens next with a claim of which nothing closer is known, a sentence each."""
    return [words.text(name, {"store_name": store_name}) for name in _STEPS[verdict]]


def photos_note(
    photos: Sequence[KeptEvidence], here: Sequence[KeptEvidence], parts: int, words: Wording
) -> str:
    """Which photos came: `photos` are all of them, `here` those of this mail, one of `parts`."""
    if not photos:
        return words.text("mail_photos_none", {})
    names = ", ".join(photo.name for photo in here)
    values = {"names": names, "total": len(photos), "parts": parts}
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


def _kind_code(claim: ClaimRecord) -> str:
    """Which kind of claim this is: the catalogue's `kind_<code>`."""
    if claim.decision.track == "warranty":
        return "warranty"
    if claim.reason in _REASONS_OF_A_KIND:
        return str(claim.reason)
    wants = claim.facts.get("wants")
    if wants in _REMEDIES_OF_A_KIND:
        return str(wants)
    # Who reports a fault has not asked to send anything back.
    return "fault" if claim.reason in FAULTS and wants != "refund" else "return"


def _fact(fact: Field, facts: Mapping[str, Any], store: StoreContact, words: Wording) -> str:
    value = facts[fact.name]
    if fact.codes:
        return words.text(f"{fact.named_by}_is_{value}", {})
    if fact.kind == "evidence":
        return ", ".join(words.text(f"label_{kind}", {}) for kind in value)
    if fact.kind == "day":
        return _day(value, words)
    if fact.kind == "money":
        return _money(value, facts.get("currency") or store.currency, words)
    if fact.kind == "product_kind":
        return store.product_kinds.get(value, value)
    return str(value)


def _day(iso: str | Mapping[str, str], words: Wording) -> str:
    if isinstance(iso, Mapping):
        return words.text(
            "value_between", {end: date.fromisoformat(day) for end, day in iso.items()}
        )
    # Written out, so that no reader can take the day for the month.
    return words.said(date.fromisoformat(iso))


def _money(amount: str, currency: str, words: Wording) -> str:
    return words.text("money", {"amount": amount, "currency": currency})
