"""Why a return would be refused, and what may hold all the same."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, get_args

from claimdesk.claims.decision import Decision
from claimdesk.claims.finding import Finding
from claimdesk.claims.vocabulary import FAULTS, Seller
from claimdesk.conversation.worked_answers.case import Answer, Case, Sentence, reason_named
from claimdesk.conversation.worked_answers.return_window import days_passed, whether_in_time

_TOO_LATE, _CONDITION = "return_window_over", "condition_not_accepted"
#: What speaks against a return, in the order in which it is said; only the first is.
REFUSALS = (
    "reason_not_accepted",
    *(f"bought_from_{seller}" for seller in get_args(Seller)),
    _TOO_LATE,
    _CONDITION,
    "lost_through_wrong_address",
)


def refusal(case: Case, decision: Decision, by: Collection[str] = REFUSALS) -> Answer:
    """Why a return is refused, if it is `by` one of these; and what may hold all the same."""
    failing = {code: each for code, each in _failing(decision).items() if code in by}
    code = next((code for code in REFUSALS if code in failing), None)
    if code is None:
        return ()
    instead: Answer = ()
    if decision.track == "warranty" and decision.verdict != "ineligible":
        instead = (Sentence("worked_warranty_instead"),)
    if code != _TOO_LATE:
        return (_why(case, failing[code]), *instead)
    last = failing[code].values.get("deadline")
    if isinstance(last, date) and case.message.language.asks_if_in_time(case.message.text):
        return (*whether_in_time(case, last), *instead)
    some = (Sentence("worked_reasons"),) if case.only_for_some else ()
    return (_too_late(case, failing[code]), *some, *instead)


def but_condition(case: Case, decision: Decision) -> Answer:
    """That a return is refused for the item's condition, where that is all against it."""
    if _failing(decision).keys() != {_CONDITION}:
        return ()
    values = {**case.terms["item_condition"].words(), **reason_named(case.reason)}
    return (Sentence("worked_but_condition", values),)


def _failing(decision: Decision) -> dict[str, Finding]:
    """The findings that refuse a return, by their codes."""
    return {f.code: f for f in decision.clauses if f.held is False and f.code in REFUSALS}


def _why(case: Case, finding: Finding) -> Sentence:
    values: dict[str, Any] = {**finding.values, **reason_named(case.reason)}
    if finding.code != _CONDITION:
        return Sentence(f"worked_{finding.code}", values)
    if case.terms["item_condition"].binding == "always" or case.reason in FAULTS:
        return Sentence("worked_condition", values)
    return Sentence("worked_condition_without_fault", values)


def _too_late(case: Case, finding: Finding) -> Sentence:
    values: dict[str, Any] = {**finding.values, **reason_named(case.reason)}
    some = case.only_for_some  # who gave no reason hears of none
    passed = days_passed(case)
    if passed is not None:
        name = "worked_too_late_for_any" if some else "worked_too_late"
        return Sentence(name, {**values, "passed": passed})
    name = "worked_too_late_by_then_for_any" if some else "worked_too_late_by_then"
    return Sentence(name, {**values, "day": case.near(values["deadline"])})
