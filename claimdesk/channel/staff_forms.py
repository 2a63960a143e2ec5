"""What the forms of the staff's page send, read as a decision."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from claimdesk.claims import lifecycle
from claimdesk.service.errors import UnfitDecision
from claimdesk.service.staff_decision import StaffDecision

_LONGEST_SUM = 20  # characters
#: A box that was ticked is sent as `<group>.<code>`.
REASON, ASKED = "reason.", "asked."


def decision_of(form: Mapping[str, str], mailbox: str) -> StaffDecision:
    """The decision a form sends; `mailbox` is whose link it came by. Raises UnfitDecision."""
    name = form.get("by", "").strip()
    move = _move(form.get("move", ""))
    approval = form if move == "approve" else {}
    return StaffDecision(
        move=move,
        by=f"{name} ({mailbox})" if name else mailbox,
        why=form.get("why", ""),
        message=form.get("message", ""),
        remedy=approval.get("remedy") or None,
        amount=_amount(approval.get("amount", "")),
        rma=approval.get("rma", ""),
        send_to=approval.get("send_to", ""),
        label=approval.get("label", ""),
        send_by=_day(approval.get("send_by", "")),
        reasons=_ticked(form, REASON) if move == "reject" else None,
        asked=_ticked(form, ASKED) if move == "ask" else (),
    )


def revision_of(form: Mapping[str, str]) -> int:
    """The revision of the claim that the form was made from; -1 for what is none."""
    seen = form.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else -1


def _move(name: str) -> str:
    by_staff = [move for move, row in lifecycle.MOVES.items() if row.who == "staff"]
    steps = [step for after in lifecycle.PARCEL_STEPS.values() for step in after]
    if name not in (*by_staff, *steps):
        raise UnfitDecision("meanwhile")
    return name


def _ticked(form: Mapping[str, str], group: str) -> tuple[str, ...]:
    return tuple(name.removeprefix(group) for name in form if name.startswith(group))


def _amount(text: str) -> Decimal | None:
    told = text.strip().replace(",", ".")
    if not told:
        return None
    try:
        return Decimal(told if len(told) <= _LONGEST_SUM else "")
    except InvalidOperation:
        raise UnfitDecision("no_number", amount=text[:_LONGEST_SUM]) from None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise UnfitDecision("no_day", day=text[:_LONGEST_SUM]) from None
