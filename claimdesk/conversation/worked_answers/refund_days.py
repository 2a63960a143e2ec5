"""How long a refund takes by what the store states, counted from the day that was told for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from claimdesk.claims.store_policy import StorePolicy, facts_of
from claimdesk.claims.today import Today
from claimdesk.conversation.shared.turn import Say, Turn
from claimdesk.conversation.values.days import reader_of
from claimdesk.language.languages import Language


def refund_days(
    turn: Turn, told: Sequence[str], policy: StorePolicy, today: Today | None
) -> tuple[Say, ...]:
    """The answer to how long a refund takes; empty where that is not asked.

    With it goes whether the days that the store states are over, where it was `told` since when
    the money is awaited.
    """
    if turn.is_choice or today is None or not turn.language.asks_refund_time(turn.text):
        return ()
    stated = facts_of(policy, today.store).get("refund_timing")
    if not stated:
        return (Say("refund_time_unstated"),)
    takes = Say("refund_takes")
    words = turn.language
    days = words.stated_days(str(stated))
    since = next(
        (day for text in (turn.text, *told) if (day := _awaited_since(words, text, policy, today))),
        None,
    )
    if days is None or since is None:
        return (takes,)
    _, most, working = days
    last = policy.calendar.add(since, most) if working else since + timedelta(days=most)
    values = {"since": words.long_date(since), "last": words.long_date(last)}
    return (takes, Say("refund_days_over" if last < today.judged else "refund_days_run", values))


def _awaited_since(words: Language, told: str, policy: StorePolicy, today: Today) -> date | None:
    """The day on which the refund was promised or made, where one is told."""
    for part in words.sentences(told):
        spans = words.find_date_spans(part)
        if len(spans) != 1 or not words.tells_of_refund(part):
            continue
        reading = words.read_date(spans[0].text, reader_of(policy, today))
        if reading.kind == "exact" and reading.date and reading.date <= today.judged:
            return reading.date
    return None
