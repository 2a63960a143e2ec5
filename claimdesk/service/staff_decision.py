"""What the staff decide of a claim, made whole from the claim and checked before it is recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from claimdesk.claims import codes, fields
from claimdesk.service.errors import UnfitDecision
from claimdesk.service.records import ClaimRecord
from claimdesk.service.text import long_text, one_line

#: Remedies that are money, so that an approval of them names a sum.
OF_MONEY = ("refund", "store_credit")
REMEDIES = tuple(row.code for row in codes.REMEDIES)
#: What goes with one move alone: told with another, it would stand in a mail it has no place in.
_ONLY_WITH = {
    "approve": ("remedy", "amount", "rma", "send_to", "label", "send_by"),
    "reject": ("reasons",),
    "ask": ("asked",),
}
_MOST = Decimal("9999999.99")  # the largest price a claim can name
_CENTS = Decimal("0.01")
_LONGEST_URL = 500  # characters


@dataclass(frozen=True)
class StaffDecision:
    """One move of a claim by the staff, or one step of its parcel.

    `move` is a staff move of `lifecycle.MOVES` or a step of `PARCEL_STEPS`, `by` says who decides
    and `why` why, for the record. To the shopper go `message`, in the staff's words, and of an
    approval the `remedy`, the `amount` (in the claim's currency), the return's `rma`, where the
    item goes (`send_to`), a link to its `label`, and the last day to send it (`send_by`); of a
    rejection the `reasons`, ids of the clauses it names (None: those that count against the
    claim); of a question the fields `asked` for.
    """

    move: str
    by: str
    why: str = ""
    message: str = ""
    remedy: str | None = None
    amount: Decimal | None = None
    rma: str = ""
    send_to: str = ""
    label: str = ""
    send_by: date | None = None
    reasons: tuple[str, ...] | None = None
    asked: tuple[str, ...] = ()

    @property
    def expects_parcel(self) -> bool:
        """Whether an approval has the item come back: it says where, how or until when."""
        return bool(self.rma or self.send_to or self.label or self.send_by)

    def completed(self, claim: ClaimRecord, today: date) -> StaffDecision:
        """The decision with its text made safe and what it leaves open taken from the claim.

        `today` is the store's. Raises UnfitDecision.
        """
        safe = replace(
            self,
            by=one_line(self.by),
            why=long_text(self.why),
            message=long_text(self.message),
            rma=one_line(self.rma, 60),
            send_to=long_text(self.send_to, 500),
            label=_label(self.label),
        )
        others = (names for move, names in _ONLY_WITH.items() if move != self.move)
        if any(getattr(safe, name) not in (None, "", ()) for names in others for name in names):
            raise UnfitDecision("other_move")
        if safe.send_by and safe.send_by < today:
            raise UnfitDecision("send_by", day=safe.send_by)
        complete = {"approve": _approval, "reject": _rejection, "ask": _question}.get(self.move)
        return complete(safe, claim) if complete else safe

    def terms(self, claim: ClaimRecord, currency: str) -> dict[str, Any]:
        """What it says to the shopper, as JSON; what it says nothing of is left out.

        `currency` is the store's, where the claim names none.
        """
        texts = {found.clause_id: found.text for found in _told(claim)}
        values: dict[str, Any] = {
            "remedy": self.remedy,
            "amount": None if self.amount is None else str(self.amount),
            "currency": self.amount is not None and (claim.facts.get("currency") or currency),
            "rma": self.rma,
            "send_to": self.send_to,
            "label": self.label,
            "send_by": self.send_by and self.send_by.isoformat(),
            "reasons": [texts[reason] for reason in self.reasons or ()],
            "asked": list(self.asked),
            "message": self.message,
        }
        return {name: value for name, value in values.items() if value}


def amount_by_rules(claim: ClaimRecord) -> Decimal | None:
    """What the rules would give back; None where they tell no sum."""
    settlement = claim.decision.settlement
    return settlement.sum if settlement else None


def remedy_by_claim(claim: ClaimRecord) -> str | None:
    """The remedy that was wished for, or the only one the terms give; None where it is open."""
    remedies = claim.decision.remedies
    wished = claim.facts.get("wants")
    if wished in remedies:
        return str(wished)
    return remedies[0] if len(remedies) == 1 else None


def _approval(decision: StaffDecision, claim: ClaimRecord) -> StaffDecision:
    remedy = decision.remedy or remedy_by_claim(claim)
    if remedy is None:
        raise UnfitDecision("no_remedy", allowed=", ".join(claim.decision.remedies or REMEDIES))
    if remedy not in REMEDIES:
        raise UnfitDecision("remedy", remedy=remedy, allowed=", ".join(REMEDIES))
    if remedy not in OF_MONEY:
        if decision.amount is not None:
            raise UnfitDecision("sum_without_refund", remedy=remedy, allowed=", ".join(OF_MONEY))
        return replace(decision, remedy=remedy)
    bound = amount_by_rules(claim)
    amount = bound if decision.amount is None else decision.amount
    if amount is None:
        raise UnfitDecision("no_sum")
    if not _is_sum(amount):
        raise UnfitDecision("sum", amount=amount, most=_MOST)
    if not decision.why and bound is None:
        raise UnfitDecision("sum_without_bound", amount=amount)
    if not decision.why and bound is not None and amount > bound:
        raise UnfitDecision("sum_above_bound", amount=amount, bound=bound)
    return replace(decision, remedy=remedy, amount=amount.quantize(_CENTS))


def _is_sum(amount: Decimal) -> bool:
    in_cents = amount.is_finite() and amount.as_tuple().exponent >= -2  # type: ignore[operator]
    return in_cents and not amount.is_signed() and amount <= _MOST


def _rejection(decision: StaffDecision, claim: ClaimRecord) -> StaffDecision:
    known = {found.clause_id for found in _told(claim)}
    reasons = decision.reasons
    if reasons is None:
        reasons = tuple(dict.fromkeys(found.clause_id for found in claim.decision.reasons))
    if unknown := [reason for reason in reasons if reason not in known]:
        raise UnfitDecision("reason", reason=unknown[0], allowed=", ".join(sorted(known)))
    if not reasons and not decision.message:
        raise UnfitDecision("no_reason")
    return replace(decision, reasons=reasons)


def _question(decision: StaffDecision, claim: ClaimRecord) -> StaffDecision:
    may_be_asked = fields.needed()
    asked = decision.asked or (() if decision.message else claim.decision.to_be_sent)
    if unknown := [name for name in asked if name not in may_be_asked]:
        raise UnfitDecision("asked", asked=unknown[0], allowed=", ".join(may_be_asked))
    if not asked and not decision.message:
        raise UnfitDecision("nothing_asked")
    return replace(decision, asked=fields.in_asking_order(asked))


def _told(claim: ClaimRecord) -> tuple[Any, ...]:
    """What the decision finds, in words; a reason's words come before its clause's."""
    return (*claim.decision.clauses, *claim.decision.reasons)


def _label(url: str) -> str:
    link = one_line(url, _LONGEST_URL + 1)
    if not link:
        return ""
    try:
        parts = urlsplit(link)
    except ValueError:  # such as an address that begins with a bracket
        raise UnfitDecision("label") from None
    if parts.scheme != "https" or not parts.netloc or " " in link or len(link) > _LONGEST_URL:
        raise UnfitDecision("label")
    return link
