"""What the staff decided of a claim, as the rows and sentences a mail shows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from claimdesk.conversation.shared.wording import Wording
from claimdesk.service.mails import StoreContact
from claimdesk.service.records import ClaimMove, ClaimRecord

Rows = list[tuple[str, str]]


def settled_rows(move: ClaimMove, claim: ClaimRecord, words: Wording) -> Rows:
    """The remedy, the sum line by line, and the return's number, label and value."""
    terms = move.terms
    rows = []
    if remedy := terms.get("remedy"):
        rows.append(("decided_remedy", words.text(f"remedy_name_{remedy}", {})))
    if "amount" in terms:
        rows += _sum_by_lines(Decimal(terms["amount"]), terms["currency"], claim, words)
    if rma := terms.get("rma"):
        rows.append(("decided_rma", rma))
    return [(words.text(label, {}), value) for label, value in rows]


def next_of_move(
    move: ClaimMove, claim: ClaimRecord, store: StoreContact, words: Wording
) -> list[str]:
    """What the shopper does next and what the store does, a sentence each."""
    if move.name in ("reject", "ask"):
        return [words.text(f"moved_{move.name}_next", {"claim_number": claim.number})]
    if move.name != "approve":
        return []
    if move.parcel is None:
        return [words.text("moved_nothing_to_do", {})]
    by = move.terms.get("send_by")
    told = [words.text("moved_send_by", {"day": date.fromisoformat(by)})] if by else []
    return [*told, words.text("moved_after_parcel", {})]


def _sum_by_lines(amount: Decimal, currency: str, claim: ClaimRecord, words: Wording) -> Rows:
    """The rules' lines, what the staff changed of their sum, and what it comes to."""

    def money(value: Decimal) -> str:
        return words.text("money", {"amount": str(value), "currency": currency})

    rows: Rows = []
    if settlement := claim.decision.settlement:
        rows = [(line.label, money(line.amount)) for line in settlement.lines]
        change = amount - settlement.sum
        if change:
            name = "line_adjusted_up" if change > 0 else "line_adjusted_down"
            rows.append((name, money(abs(change))))
    return [*rows, ("decision_amount", money(amount))]
