"""How long a return is open: its last day, and whether that is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimdesk.claims.decision import Decision
from claimdesk.claims.phrases import Phrase
from claimdesk.claims.terms import ReturnWindowTerm
from claimdesk.claims.today import Today
from claimdesk.conversation.worked_answers.case import Answer, Case, Sentence
from claimdesk.conversation.worked_answers.last_day import about_last_day


def time_left(case: Case, decision: Decision) -> Answer:
    """Until when it is taken back, as far as the days are known.

    Empty where that is asked and the store states no window.
    """
    window = case.terms.get("return_window")
    if window is None:
        return () if case.asks_until else (Sentence("worked_taken"),)
    last = window.last_day(case.claim(), case.policy.calendar)
    day = last.certain or decision.deadline
    if day and case.message.language.asks_if_in_time(case.message.text):
        return whether_in_time(case, day)
    if day:
        until = Sentence("worked_until", {"day": case.near(last.certain or last.latest)})
        return (until, *_where_we_are(case, day))
    if last.latest:
        until = Sentence("worked_until_at_latest", {"day": case.near(last.latest)})
        return (until, Sentence(f"worked_clock_{window.clock}"))
    if case.asks_until:
        return (Sentence("worked_time"),)
    return (Sentence("worked_within_for_some" if case.only_for_some else "worked_within"),)


def whether_in_time(case: Case, last: date) -> Answer:
    """Whether the `last` day is over, with a yes or a no where one was asked for."""
    seen = case.known.seen_on
    if seen and seen > case.today.anywhere:  # no claim is made before the fault is seen
        case = replace(case, today=Today.on(seen))
    language, text = case.message.language, case.message.text
    asked = language.asks_if_in_time(text)
    lines = about_last_day(last, case.today, language, asked, days_passed(case))
    return (*(Sentence(name, values) for name, values in lines), Sentence("worked_time_for"))


def days_passed(case: Case) -> Phrase | None:
    """How many days have passed since the day the window counts from; None where it is unknown."""
    window: ReturnWindowTerm = case.terms["return_window"]
    began = window.began(case.claim())
    if began is None:
        return None
    return window.passed(began, case.today.judged, case.policy.calendar)


def _where_we_are(case: Case, day: date) -> Answer:
    """Whose clock counts, on a last day that is over elsewhere."""
    lines = about_last_day(day, case.today, case.message.language, None)[1:]
    return tuple(Sentence(name, values) for name, values in lines)
