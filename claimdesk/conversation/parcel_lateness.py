"""Whether a parcel on its way is late, by the day of the order and what the store states."""

from __future__ import annotations

from datetime import date, timedelta

from claimdesk.claims.store_policy import StorePolicy, facts_of
from claimdesk.claims.today import Today
from claimdesk.conversation.days import reader_of
from claimdesk.conversation.turn import Say, Turn

_NEAR_A_DAY = range(1, 6)  # words from that of buying on
# Parcels that may yet come by themselves.
_ON_ITS_WAY = ("parcel_not_received", "parcel_late")


def lateness(
    turn: Turn, matter: str, told: str, policy: StorePolicy, today: Today | None
) -> Say | None:
    """The answer to "is it late?" of a parcel; None where that is not asked, or of no parcel.

    The day of the order is the one of the question, else of what was `told` before.
    """
    if turn.is_choice or matter not in _ON_ITS_WAY or today is None:
        return None
    if not turn.language.asks_if_late(turn.text):
        return None
    ordered = next(
        (day for text in (turn.text, told) if (day := _ordered_on(turn, text, policy, today))), None
    )
    stated = facts_of(policy, today.store).get("shipping_time")
    most = turn.language.most_days(str(stated)) if stated else None
    if most is None or ordered is None:
        return Say("late_unless_known") if most else None
    days, working = most
    last = policy.calendar.add(ordered, days) if working else ordered + timedelta(days=days)
    name = "late_by_terms" if last < today.judged else "not_late_yet"
    written = turn.language.long_date
    return Say(name, {"ordered": written(ordered), "last": written(last)})


def _ordered_on(turn: Turn, told: str, policy: StorePolicy, today: Today) -> date | None:
    """The day of the order, as far as it was told."""
    reader = reader_of(policy, today)
    cues = [at for name, at in turn.language.date_cues(told) if name == "purchased_on"]
    for span in turn.language.find_date_spans(told):
        # The word of buying has to stand near: of what else was on a day more may be told.
        if any(len(told[at : span.start].split()) in _NEAR_A_DAY for at in cues):
            reading = turn.language.read_date(span.text, reader)
            if reading.kind == "exact" and reading.date:
                return reading.date
    return None
