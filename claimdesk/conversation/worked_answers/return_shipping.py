"""Who pays for sending an item back, and for the way of its replacement."""

from __future__ import annotations

from claimdesk.claims.terms import ReturnShippingTerm
from claimdesk.claims.vocabulary import FAULTS, REMEDIES
from claimdesk.conversation.worked_answers.case import FAULTY, Answer, Case, Sentence, reason_named
from claimdesk.conversation.worked_answers.refusals import refusal

# Refusals that leave nothing to be sent back.
_NEVER_TAKEN = ("reason_not_accepted", "lost_through_wrong_address")


def return_shipping(case: Case) -> Answer:
    """Who pays the way back, where that is the same for every remedy."""
    if case.message.language.asks_of_claim(case.message.text) == ("cost_if_refused",):
        return (Sentence("course_cost_if_refused"),)
    if case.terms.get("return_shipping") is None:
        return ()
    return _replaced_for_nothing(case) or _payer_of_way_back(case)


def _replaced_for_nothing(case: Case) -> Answer:
    """That a replacement isn't paid for, where it is given and the store pays even its way."""
    reason = case.known.reason or FAULTY
    if not case.message.language.asks_cost_of_new_one(case.message.text) or reason not in FAULTS:
        return ()
    decision = case.judged(reason)
    if refused := refusal(case, decision):
        return refused
    given = "replacement" in decision.remedies
    if not given or case.terms["return_shipping"].paid_by(reason, "replacement") != "store":
        return ()
    return (Sentence("worked_replacement_free", reason_named(reason)),)


def _payer_of_way_back(case: Case) -> Answer:
    reason = case.known.reason
    if reason is None:
        return ()
    decision = case.judged(reason)
    refusals: tuple[str, ...] = _NEVER_TAKEN
    if case.supposes("condition"):  # it is what the message asks about
        refusals = (*refusals, "condition_not_accepted")
    if refused := refusal(case, decision, refusals):
        return refused
    term = case.terms["return_shipping"]
    payers = {term.paid_by(reason, remedy) for remedy in decision.remedies or REMEDIES}
    if payers not in ({"store"}, {"customer"}):  # it hangs on the remedy, or is not stated
        return ()
    payer = payers.pop()
    told = Sentence(f"worked_way_back_{payer}", reason_named(reason))
    return (told, *(deducted(term) if payer == "customer" else ()))


def deducted(term: ReturnShippingTerm) -> Answer:
    """That what the shopper pays comes off the refund, where the store states it."""
    return (Sentence("worked_way_back_deducted"),) if term.deducted else ()
