"""What comes back of the price of a claim: what is kept, and what that hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.terms import RestockingFeeTerm
from claimdesk.conversation.shared.faq import worded
from claimdesk.conversation.shared.turn import Say
from claimdesk.conversation.shared.wording import Wording
from claimdesk.conversation.worked_answers.standing import Standing
from claimdesk.conversation.worked_answers.whole_price import about_amount, about_fee

_GIVES_A_THING = ("exchange", "replacement")


class MoneyBack:
    """Answers for one store; each says what it hangs on, so that no hope is raised in vain."""

    def __init__(self, policy: StorePolicy, wording: Wording) -> None:
        self._policy = policy
        self._wording = wording

    def of_price(self, standing: Standing, terms: Mapping[str, Any], asked: str) -> tuple[Say, ...]:
        """What comes back of the price: the sum where it is known, else whether all of it."""
        decision = standing.decision
        if decision and decision.track == "warranty" and not decision.remedies:
            return (Say("next_no_remedy"),)  # a warranty that names no money promises none
        fee, reason = terms.get("restocking_fee"), standing.claim.reason
        if decision and decision.settlement:
            kept = decision.settlement.amount_of("restocking_fee")
            if not kept:
                amount = self._money(standing, decision.settlement.sum)
                return (Say("course_amount", {"amount": amount}),)
        if fee is None or reason is None:
            return ()
        if not _is_kept(fee, reason):
            if _is_refused(standing):
                return (Say("course_refused_whole", self._reason(reason)),)
            name = about_amount(self._wording.language, asked, free=True)
            return (Say(name, self._reason(reason)),)
        return self._less_fee(standing, terms, asked, of_fee=False)

    def fee(self, standing: Standing, terms: Mapping[str, Any], asked: str) -> tuple[Say, ...]:
        """Whether something is kept of the price, and what comes back where that is known."""
        fee, reason = terms.get("restocking_fee"), standing.claim.reason
        if fee is None or reason is None:
            return (Say("utter_ask_restocking_fee"),) if fee else ()
        if not _is_kept(fee, reason):
            name = about_fee(self._wording.language, asked, free=True)
            refused = _is_refused(standing)
            return (Say("course_refused_whole" if refused else name, self._reason(reason)),)
        return self._less_fee(standing, terms, asked, of_fee=True)

    def _less_fee(
        self, standing: Standing, terms: Mapping[str, Any], asked: str, *, of_fee: bool
    ) -> tuple[Say, ...]:
        """What the terms keep, of money that comes back; the sums, where the price is known."""
        claim, language = standing.claim, self._wording.language
        values: dict[str, Any] = self._reason(str(claim.reason))
        thing = next(
            (
                each
                for each in (claim.wants, *language.remedies_named(asked))
                if each in _GIVES_A_THING
            ),
            None,
        )
        if thing is not None:
            given = self._wording.text(f"remedy_name_{thing}", {})
            of_thing = Say("course_fee_of_thing", {**values, "given": given})
            return (of_thing, *self._sums(standing, terms))
        sums = self._sums(standing, terms)
        if _is_refused(standing):
            return (Say("course_refused_less_fee", values), *sums)
        values["on_condition"] = self._on_condition(standing, terms)
        if not sums and not (of_fee and language.asks_of_price(asked) == "kept"):
            values["way_back"] = self._way_back(standing, terms)
        name = (about_fee if of_fee else about_amount)(language, asked, free=False)
        return (Say(name, values), *sums)

    def _on_condition(self, standing: Standing, terms: Mapping[str, Any]) -> str | None:
        """The condition that it hangs on, where it is not known yet which the item is in."""
        term, claim = terms.get("item_condition"), standing.claim
        if term is None or claim.condition or not claim.reason or not term.binds(claim.reason):
            return None
        values = {**worded(term.words(), self._wording), **self._reason(claim.reason)}
        return self._wording.text("money_on_condition", values)

    def _sums(self, standing: Standing, terms: Mapping[str, Any]) -> tuple[Say, ...]:
        """What the fee comes to on the price of the claim."""
        claim, fee = standing.claim, terms["restocking_fee"]
        foreign = fee.in_store_currency and claim.currency not in (None, self._policy.currency)
        if claim.price is None or foreign:
            return ()
        kept = fee.on(claim.price)
        sums = {"price": claim.price, "kept": kept, "amount": claim.price - kept}
        said = {name: self._money(standing, each) for name, each in sums.items()}
        return (Say("course_sums", {**said, "way_back": self._way_back(standing, terms)}),)

    def _way_back(self, standing: Standing, terms: Mapping[str, Any]) -> str | None:
        """That the way back comes on top, where the shopper pays it."""
        term, reason = terms.get("return_shipping"), standing.claim.reason
        if term is None or reason is None or term.paid_by(reason, "refund") != "customer":
            return None
        return self._wording.text("money_way_back", {})

    def _money(self, standing: Standing, amount: Decimal) -> str:
        currency = standing.claim.currency or self._policy.currency
        return self._wording.language.short_money(amount, currency)

    def _reason(self, reason: str) -> dict[str, Any]:
        return {"reason": self._wording.text(f"reason_name_{reason}", {})}


def _is_kept(fee: RestockingFeeTerm, reason: str) -> bool:
    return not (fee.is_nothing or reason in fee.exempt)


def _is_refused(standing: Standing) -> bool:
    return standing.decision is not None and standing.decision.verdict == "ineligible"
