"""Whether an item is taken back, until when, and in which condition it has to be."""

from __future__ import annotations

from dataclasses import replace

from claimdesk.claims.decision import Decision
from claimdesk.claims.phrases import named
from claimdesk.claims.vocabulary import FAULTS
from claimdesk.conversation.worked_answers.case import FAULTY, Answer, Case, Sentence, reason_named
from claimdesk.conversation.worked_answers.refusals import but_condition, refusal
from claimdesk.conversation.worked_answers.return_window import time_left
from claimdesk.conversation.worked_answers.shipping import is_out_of_reach, sent_from_abroad

_DAYS = frozenset({"day", "purchased_on", "delivered_on"})
# What tells that the item was bought, or whether it was to be bought here.
_OF_A_PURCHASE = frozenset({"purchased_from", "purchased_on", "delivered_on"})
_SETTLES_A_RETURN = frozenset({"reason", "condition", "purchased_from"}) | _DAYS


def returns(case: Case) -> Answer:
    """What holds for a return of the item spoken of."""
    return (
        _bought_elsewhere(case) or _term_asked_for(case) or _from_abroad(case) or _taken_back(case)
    )


def _bought_elsewhere(case: Case) -> Answer:
    """That what cannot be ordered here, from a place that nothing is sent to, is not taken back."""
    stated = case.policy.facts_in_force(case.today.store)
    way = stated.get("international_shipping")
    message = case.message
    brought = message.language.names_carrier(message.text)  # bought here, and taken there
    if case.known.names & _OF_A_PURCHASE or way is None or brought:
        return ()
    sold = {each.value for each in message.language.supposed_values(str(way.value))}
    if "marketplace" not in sold or not is_out_of_reach(case):
        return ()
    decision = case.judged(case.reason, purchased_from="marketplace")
    found = (f for f in decision.clauses if f.code == "bought_from_marketplace")
    refused = next((f for f in found if f.held is False), None)
    return (Sentence("worked_elsewhere", dict(refused.values)),) if refused else ()


def _from_abroad(case: Case) -> Answer:
    """What holds where it would be sent back from another country: a refusal before that."""
    open_yet = sent_from_abroad(case)
    return open_yet and (refusal(case, case.judged(case.reason)) or open_yet)


def _term_asked_for(case: Case) -> Answer:
    """The one term of a return that is asked for by its name."""
    window, message = case.terms.get("return_window"), case.message
    language, text = message.language, message.text
    if language.asks_what_counts(text) and (condition := _condition_for_staff(case)):
        return condition
    if language.asks_to_send_at_once(text):
        return (Sentence("worked_keep_it_first"),)
    asked = language.asks_of_claim(text)
    if window and "extension" in asked:
        return (Sentence("course_no_extension"),)
    if window and message.asks("clock"):
        days = _taken_back(case) if message.asks("deadline") else ()
        return (*days, Sentence(f"worked_clock_{window.clock}"))
    if window and message.asks("unit"):
        return (Sentence(f"worked_unit_{window.unit}"),)
    return _remedies(case) if "remedy" in asked else ()


def _condition_for_staff(case: Case) -> Answer:
    """The condition it has to be in; what counts as that nobody but the staff can tell."""
    condition = case.terms.get("item_condition")
    if condition is None or not condition.binds(case.reason):
        return ()
    values = {**condition.words(), **reason_named(case.reason)}
    return (Sentence("worked_condition_for_staff", values),)


def _remedies(case: Case) -> Answer:
    """What can be had for the reason given, or for a fault."""
    message = case.message
    # What is only supposed now has no day yet, whatever days were spoken of before.
    anew = case.supposes("reason") and message.language.supposes(message.text)
    days = dict.fromkeys(("purchased_on", "delivered_on")) if anew else {}
    given = case.judged(case.known.reason or FAULTY, **days).remedies
    return (Sentence("course_remedies", {"given": named("remedy", given)}),) if given else ()


def _taken_back(case: Case) -> Answer:
    """Whether it is taken back; empty where nothing is known that this hangs on."""
    if case.asks_until and not (case.supposes("reason") or case.is_taken_for(case.known.reason)):
        # How long there is, it is asked of what is taken: that the other is not was told.
        case = replace(case, known=replace(case.known, reason=None))
    if not (case.known.names & _SETTLES_A_RETURN or case.asks_until):
        return ()
    decision = case.judged(case.reason)
    if case.message.asks("deadline") and (but := but_condition(case, decision)):
        return (*time_left(case, decision), *but)
    return refusal(case, decision) or _granted(case, decision)


def _granted(case: Case, decision: Decision) -> Answer:
    """Until when, and in which condition the item has to be."""
    if decision.verdict == "needs_review":
        # How long there is does not hang on what the staff make of it.
        return (case.asks_until and time_left(case, decision)) or (Sentence("worked_open"),)
    answer = time_left(case, decision)
    if not answer:
        return ()
    asks_remedy = any(each.entity == "remedy" for each in case.message.entities)
    fault = case.known.reason in FAULTS and case.supposes("reason") and not case.asks_until
    if (asks_remedy or fault) and decision.remedies:
        answer += (Sentence("worked_remedies", {"given": named("remedy", decision.remedies)}),)
    return (*answer, *_on_condition(case, decision))


def _on_condition(case: Case, decision: Decision) -> Answer:
    """What is not known and would refuse the return: the item's condition, the reason."""
    condition = case.terms.get("item_condition")
    answer: Answer = ()
    if case.only_for_some and (decision.deadline or case.asks_until):
        answer += (Sentence("worked_reasons"),)
    # What was opened is unused at best.
    unsure = case.known.condition in (None, "unused")
    if condition and unsure and condition.binds(case.reason):
        always = condition.binding == "always" or case.known.reason is not None
        name = "worked_in_condition" if always else "worked_in_condition_without_fault"
        answer += (Sentence(name, condition.words()),)
    return answer
