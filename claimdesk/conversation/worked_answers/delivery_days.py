"""When a parcel comes, by what the store states: whether it is late, and when one would be here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from claimdesk.claims.calendar import add_months
from claimdesk.claims.store_policy import StorePolicy, facts_of
from claimdesk.claims.today import Today
from claimdesk.conversation.shared.turn import Say, Turn
from claimdesk.conversation.values.days import reader_of
from claimdesk.language.languages import Language

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
    words = turn.language
    if not words.asks_if_late(turn.text):
        return None
    ordered = next(
        (day for text in (turn.text, told) if (day := _ordered_on(words, text, policy, today))),
        None,
    )
    stated = _days_from(ordered or today.store, words, policy, today)
    if stated is None or ordered is None:
        return Say("late_unless_known") if stated else None
    late, values = _late_by(ordered, stated[1], words, today)
    return Say("late_by_terms" if late else "not_late_yet", values)


def first_of_late(turn: Turn, matter: str, policy: StorePolicy, today: Today | None) -> Say | None:
    """The first answer to whose parcel has not come and who tells the day of the order.

    None where no day is told, or the store states none to count.
    """
    if turn.is_choice or matter not in _ON_ITS_WAY or today is None:
        return None
    words = turn.language
    ordered = _ordered_on(words, turn.text, policy, today)
    stated = ordered and _days_from(ordered, words, policy, today)
    if not (ordered and stated):
        return None
    late, values = _late_by(ordered, stated[1], words, today)
    return Say("parcel_late_by_terms" if late else "parcel_not_late", values)


def _late_by(
    ordered: date, last: date, words: Language, today: Today
) -> tuple[bool, Mapping[str, str]]:
    """Whether the last day stated is over, with the days in words."""
    values = {"ordered": words.long_date(ordered), "last": words.long_date(last)}
    return last < today.judged, values


def expected_arrival(
    text: str, words: Language, policy: StorePolicy, today: Today
) -> Mapping[str, str] | None:
    """When what is not ordered yet would come, in words: `ordered`, `first` and `last`.

    None where the store states no days. The order is the day told for it ("if I order on the
    18th"), else today's.
    """
    day = _to_be_ordered_on(words, text, policy, today) or today.store
    stated = _days_from(day, words, policy, today)
    if stated is None:
        return None
    days = {"ordered": day, "first": stated[0], "last": stated[1]}
    return {name: words.near_date(day, today.store) for name, day in days.items()}


def _days_from(
    ordered: date, words: Language, policy: StorePolicy, today: Today
) -> tuple[date, date] | None:
    """The first and the last day on which an order should come, as the store states it."""
    stated = facts_of(policy, today.store).get("shipping_time")
    found = words.stated_days(str(stated)) if stated else None
    if found is None:
        return None
    least, most, working = found
    if working:
        return policy.calendar.add(ordered, least), policy.calendar.add(ordered, most)
    return ordered + timedelta(days=least), ordered + timedelta(days=most)


def _ordered_on(words: Language, told: str, policy: StorePolicy, today: Today) -> date | None:
    """The day of the order, as far as it was told."""
    cues = [at for name, at in words.date_cues(told) if name == "purchased_on"]
    for span in words.find_date_spans(told):
        # The word of buying has to stand near: of what else was on a day more may be told.
        if any(len(told[at : span.start].split()) in _NEAR_A_DAY for at in cues):
            reading = words.read_date(span.text, reader_of(policy, today))
            if reading.kind == "exact" and reading.date:
                return reading.date
    return None


def _to_be_ordered_on(words: Language, text: str, policy: StorePolicy, today: Today) -> date | None:
    """The day on which it is to be ordered, where one is named."""
    for span in words.find_date_spans(text):
        day = words.read_date(span.text, reader_of(policy, today)).date
        if day is not None and words.is_day_of_order(text, span.start):
            # Told without its year a day is read as the last such; here it is the next.
            return day if day >= today.store else add_months(day, 12)
    return None
