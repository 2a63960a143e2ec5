"""What the staff decided of a claim, as the rows and sentences a mail shows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from claimdesk.adapters import mail_rows
from claimdesk.conversation.filed_claims.outcome import in_a_row
from claimdesk.conversation.shared.wording import Wording
from claimdesk.service.mails import StoreContact
from claimdesk.service.overdue import Overdue
from claimdesk.service.records import ClaimMove, ClaimRecord


def settled_rows(move: ClaimMove, claim: ClaimRecord, words: Wording) -> mail_rows.Rows:
    """The remedy, the sum line by line, and the return's number, label and value."""
    terms = move.terms
    rows = []
    if remedy := terms.get("remedy"):
        rows.append(("decided_remedy", words.text(f"remedy_name_{remedy}", {})))
    if "amount" in terms:
        rows += _sum_by_lines(Decimal(terms["amount"]), terms["currency"], claim, words)
        if remedy == "store_credit":
            rows[-1] = ("decided_credit", rows[-1][1])
    if rma := terms.get("rma"):
        rows.append(("decided_rma", rma))
    return [(words.text(label, {}), value) for label, value in rows]


def told_rows(move: ClaimMove, claim: ClaimRecord, words: Wording) -> mail_rows.Rows:
    """All that a decision said to the shopper, for who decides what comes next."""
    terms = move.terms
    by = terms.get("send_by")
    rows = [
        ("staff_page_reasons", " ".join(terms.get("reasons", ()))),
        ("staff_page_asked", in_a_row(terms.get("asked", ()), words)),
        ("staff_page_message", terms.get("message")),
        ("staff_page_send_to", terms.get("send_to")),
        ("staff_page_label", terms.get("label")),
        ("staff_page_send_by", words.said(date.fromisoformat(by)) if by else None),
    ]
    told = [(words.text(label, {}), value) for label, value in rows if value]
    return [*settled_rows(move, claim, words), *told]


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
    terms = move.terms
    told = []
    if not (terms.get("send_to") or terms.get("label")):
        told.append(words.text("moved_send_back", {}))
    if by := terms.get("send_by"):
        told.append(words.text("moved_send_by", {"day": date.fromisoformat(by)}))
    return [*told, words.text("moved_after_parcel", {})]


def overdue_rows(each: Overdue, store: StoreContact, words: Wording) -> mail_rows.Rows:
    """What a claim that waits too long is about, and since when."""
    facts = each.claim.facts
    order, product = facts.get("order_number"), facts.get("product")
    about = [mail_rows.claim_kind(each.claim, store, words), order, product]
    rows = [
        ("staff_overdue_kind", " – ".join(item for item in about if item)),
        ("staff_overdue_since", words.said(each.since)),
        ("staff_overdue_by", words.said(each.answer_by)),
    ]
    return [(words.text(label, {}), value) for label, value in rows]


def _sum_by_lines(
    amount: Decimal, currency: str, claim: ClaimRecord, words: Wording
) -> mail_rows.Rows:
    """The rules' lines, what the staff changed of their sum, and what it comes to."""

    def money(value: Decimal) -> str:
        return words.text("money", {"amount": str(value), "currency": currency})

    rows: mail_rows.Rows = []
    if settlement := claim.decision.settlement:
        rows = [(line.label, money(line.amount)) for line in settlement.lines]
        change = amount - settlement.sum
        if change:
            name = "line_adjusted_up" if change > 0 else "line_adjusted_down"
            rows.append((name, money(abs(change))))
    return [*rows, ("decision_amount", money(amount))]
