"""What the store keeps of the price of a return."""

from __future__ import annotations

from decimal import Decimal

from claimdesk.claims.decision import Decision
from claimdesk.conversation.worked_answers.case import Answer, Case, Sentence, reason_named
from claimdesk.conversation.worked_answers.refusals import but_condition, refusal
from claimdesk.conversation.worked_answers.return_shipping import deducted
from claimdesk.conversation.worked_answers.whole_price import about_fee

_SETTLES_A_FEE = frozenset({"price", "reason", "condition", "product"})


def restocking_fee(case: Case) -> Answer:
    """Whether something is kept, and of a known price how much."""
    term, known = case.terms.get("restocking_fee"), case.known
    if term is None or not known.names & _SETTLES_A_FEE:
        return ()
    decision = case.judged(case.reason)
    if known.price is not None and known.returned is not None:
        kept = known.price - known.returned
        return _about_sum_kept(case, decision, kept) if _is_of_what_was_kept(case) else ()
    if refused := refusal(case, decision):
        return _fee_all_the_same(case, decision, refused) or refused
    if known.price is None:
        return _by_the_terms(case)
    return _of_the_price(case, decision)


def _by_the_terms(case: Case) -> Answer:
    """Whether something is kept, where no price is known."""
    term, known, message = case.terms["restocking_fee"], case.known, case.message
    if term.is_nothing:
        return ()
    if known.reason in term.exempt:
        return (_fee_sentence(case, free=True),)
    item = case.item()
    goes_on = message.language.joins_on(message.text)
    yes_or_no = message.language.asks_of_price(message.text)
    if known.reason is None and item and goes_on and not yes_or_no:
        return (Sentence("worked_fee_same", {"item": item}), *_exempt_reasons(case))
    return (_fee_sentence(case, free=False), *_exempt_reasons(case))


def _of_the_price(case: Case, decision: Decision) -> Answer:
    """How much is kept of the price, and how much comes back."""
    settlement, price = decision.settlement, case.money(case.known.price)
    if settlement is None:
        return ()
    fee = settlement.amount_of("restocking_fee")
    if not fee:
        some = (Sentence("worked_reasons"),) if case.only_for_some else ()
        return (Sentence("worked_nothing_kept", {"price": price}), *some)
    kept = {
        "item": case.item(price) or price,
        "fee": case.money(fee),
        "amount": case.money(settlement.sum),
    }
    return (Sentence("worked_fee_kept", kept), *_way_back_too(case), *_exempt_reasons(case))


def _fee_all_the_same(case: Case, decision: Decision, refused: Answer) -> Answer:
    """Whether there is a fee, to whom it was that asked, beside that an opened item isn't taken.

    Who asks what comes back hears first that it isn't taken.
    """
    term, message = case.terms["restocking_fee"], case.message
    asked = {"fee", "amount"}.intersection(message.language.asks_of_claim(message.text))
    but = but_condition(case, decision)
    if not (asked and but) or term.is_nothing or case.reason in term.exempt:
        return ()
    if "fee" not in asked and case.message.asks("sum"):
        return (*refused, Sentence("worked_fee_if_taken"))
    return (_fee_sentence(case, free=False), *but)


def _fee_sentence(case: Case, *, free: bool) -> Sentence:
    """Whether something is kept, with the yes or no that the question asks for."""
    name = about_fee(case.message.language, case.message.text, free=free)
    return Sentence(name, reason_named(case.reason))


def _exempt_reasons(case: Case) -> Answer:
    """For which reasons nothing is kept, where none was given."""
    is_open = case.terms["restocking_fee"].exempt and case.known.reason is None
    return (Sentence("worked_fee_exempt"),) if is_open else ()


def _way_back_too(case: Case) -> Answer:
    """That who sends it back pays for that as well."""
    term = case.terms.get("return_shipping")
    if term is None or term.paid_by(case.reason, "refund") != "customer":
        return ()
    return (Sentence("worked_way_back_too"), *deducted(term))


def _is_of_what_was_kept(case: Case) -> bool:
    """Whether the message tells of the sums, or of the reason that they hang on."""
    language, text = case.message.language, case.message.text
    return bool(any(language.sums_told(text)) or case.supposes("reason"))


def _about_sum_kept(case: Case, decision: Decision, kept: Decimal) -> Answer:
    """Whether what was kept of the price is what the terms keep."""
    known, settlement = case.known, decision.settlement
    fee = settlement.amount_of("restocking_fee") if settlement else None
    if known.reason in case.terms["restocking_fee"].exempt:
        name = "worked_nothing_kept_for"
    else:
        name = "worked_fee_was_kept" if fee == kept else "worked_fee_is_another"
    values = {
        "price": case.money(known.price),
        "returned": case.money(known.returned),
        "kept": case.money(kept),
        **reason_named(case.reason),
    }
    return (Sentence(name, values), *_exempt_reasons(case))
