"""What an English word of time means: each a `Time`, which becomes days once today is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claimdesk.language.date_reading import (
    Days,
    Reader,
    month_of,
    months_on,
    third_of,
    weekday_until,
)
from claimdesk.language.en.date_holidays import Feast

Grain = Literal["day", "week", "month", "year", "none"]
Resolve = Callable[[Reader], list[Days]]
OfYear = Callable[[int, Reader], list[Days]]

_ONE_DAY = dt.timedelta(days=1)
_YEARS_BACK = 9  # reaches over a 29 February left out (1896 to 1904)


@dataclass(frozen=True)
class Time:
    """A time as it was named.

    ``days`` gives the stretches of days it may lie in, none where there is no such day; it is
    None for what nothing bounds. ``of_year`` is there for what comes once a year and stands
    without one; ``day_number`` and ``weekday`` for "the 14th" and "Tuesday" alone. ``casual``
    is too loose to look for outside an answer to "which day?"; ``ahead`` has yet to come. ``near``
    is the time that "around" was said of. ``from_last`` is how long after (1) or before (-1) the
    time told before it this one is: "two days later".
    """

    days: Resolve | None
    grain: Grain = "day"
    of_year: OfYear | None = None
    day_number: int | None = None
    weekday: int | None = None
    casual: bool = False
    ahead: bool = False
    feast: Feast | None = None
    near: Time | None = None
    from_last: tuple[Duration, int] | None = None


@dataclass(frozen=True)
class Duration:
    """A length of time as it was named: the least and the most of months and of days.

    ``exact`` where it was counted in whole days or weeks.
    """

    months: tuple[float, float] = (0, 0)
    days: tuple[float, float] = (0, 0)
    exact: bool = True

    def __add__(self, other: Duration) -> Duration:
        return Duration(
            (self.months[0] + other.months[0], self.months[1] + other.months[1]),
            (self.days[0] + other.days[0], self.days[1] + other.days[1]),
            self.exact and other.exact,
        )

    @property
    def in_days(self) -> float:
        """About how many days."""
        return sum(self.months) * 15.2 + sum(self.days) / 2

    @property
    def slack(self) -> int:
        """How many days more or less is meant: months and years are seldom said to the day."""
        if not any(self.months):
            return 0 if self.exact else 1 if self.in_days >= 7 else 0
        months = sum(self.months) / 2
        return round(min(3.5 * months + 0.5, 15)) if months < 12 else round(min(months * 1.7, 60))

    @property
    def wide_slack(self) -> int:
        """The same with "about" before it."""
        if any(self.months):
            return round(1.5 * self.slack) + 1
        return max(1, round(self.in_days / 4)) if self.in_days < 14 else 3 + int(self.in_days) // 28


def _shifted(day: dt.date, months: float, days: float, way: int) -> dt.date:
    whole = int(months)
    try:
        moved = months_on(day, way * whole)
        return moved + dt.timedelta(days=way * round(days + (months - whole) * 30.4))
    except (OverflowError, ValueError):
        return dt.date.min if way < 0 else dt.date.max


def _widened(days: Days, slack: int) -> Days:
    try:
        wide = dt.timedelta(days=slack)
        return Days(days.earliest - wide, days.latest + wide)
    except OverflowError:
        return days


def on_day(resolve: Callable[[Reader], dt.date | None], *, ahead: bool = False) -> Time:
    """One day."""

    def days(reader: Reader) -> list[Days]:
        day = resolve(reader)
        return [Days(day, day)] if day else []

    return Time(days, ahead=ahead)


def days_from_today(count: int) -> Time:
    """So many days after today; before it where that is negative."""
    return on_day(lambda reader: reader.today + dt.timedelta(days=count), ahead=count > 0)


def one_of(resolve: Callable[[Reader], Sequence[dt.date]]) -> Time:
    """One of several days."""
    return Time(lambda reader: [Days(day, day) for day in resolve(reader)])


def unbounded(*, casual: bool = True) -> Time:
    """A time of which nothing more is known: "a while ago"."""
    return Time(None, "none", casual=casual)


def to_come() -> Time:
    """A time after today."""
    return Time(None, "none", casual=True, ahead=True)


def weekday(number: int, *, casual: bool = False) -> Time:
    """The latest such weekday strictly before today."""
    day = on_day(lambda reader: reader.weekday(number))
    return replace(day, weekday=number, casual=casual)


def this_weekday(number: int) -> Time:
    """Said on that weekday itself, it is today."""

    def day(reader: Reader) -> dt.date:
        here = [d for d in (reader.today, reader.latest) if d.weekday() == number]
        return here[0] if here else reader.weekday(number)

    return on_day(day)


def day_of_month(number: int, weekday_named: int | None = None) -> Time:
    """The 14th; where it may be today's date or not yet, this month's or the last one's."""

    def days(reader: Reader) -> list[dt.date]:
        latest = reader.day_of_month(number, reader.latest)
        if weekday_named is not None:
            return reader.on_weekday(latest, weekday_named)
        return [day for day in (latest, reader.day_of_month(number, reader.today)) if day]

    return replace(one_of(days), day_number=number if weekday_named is None else None)


def day_of_period_month(number: int, months: int) -> Time:
    """The 14th of the month that is so many months from this one."""

    def day(reader: Reader) -> dt.date | None:
        first = month_of(reader.today, months).earliest
        return reader.day_of(number, first.month, first.year)

    return on_day(day)


def _latest_begun(of_year: OfYear, reader: Reader) -> list[Days]:
    for year in range(reader.latest.year, reader.latest.year - _YEARS_BACK, -1):
        begun = [days for days in of_year(year, reader) if days.earliest <= reader.latest]
        if begun:
            return begun
    return []


def yearly(of_year: OfYear, grain: Grain = "day", *, casual: bool = False) -> Time:
    """What comes once a year: without a year the latest one that has begun."""
    return Time(lambda reader: _latest_begun(of_year, reader), grain, of_year, casual=casual)


def in_year(time: Time, year: Callable[[Reader], int]) -> Time:
    """What comes once a year, in that year."""
    of_year = time.of_year
    if of_year is None:
        return time
    return replace(
        time, days=lambda reader: of_year(year(reader), reader), of_year=None, casual=False
    )


def finished(time: Time, rounds_back: int = 0) -> Time:
    """ "Last June": the latest one that is over, or one so many years before that."""
    of_year = time.of_year
    if of_year is None:
        return time

    def days(reader: Reader) -> list[Days]:
        for year in range(reader.latest.year, reader.latest.year - _YEARS_BACK, -1):
            over = [d for d in of_year(year, reader) if d.latest < reader.today]
            if over:
                return of_year(year - rounds_back, reader) if rounds_back else over
        return []

    return replace(time, days=days, of_year=None, casual=False)


def month_days(day_numbers: Sequence[int], month: int, weekday_named: int | None = None) -> Time:
    """One of these days of a month, each year."""

    def of_year(year: int, reader: Reader) -> list[Days]:
        days = [reader.day_of(number, month, year) for number in day_numbers]
        both = [d for day in days for d in reader.on_weekday(day, weekday_named)]
        return [Days(day, day) for day in both]

    return yearly(of_year)


def month_stretch(first: int, last: int, month: int) -> Time:
    """From one day of a month to another, each year."""

    def of_year(year: int, reader: Reader) -> list[Days]:
        ends = [reader.day_of(number, month, year) for number in (first, last)]
        return [Days(min(e), max(e))] if (e := [day for day in ends if day]) else []

    return yearly(of_year, "week")


def month(number: int, *, casual: bool) -> Time:
    """A month, each year."""
    return yearly(lambda year, _: [month_of(dt.date(year, number, 1))], "month", casual=casual)


def season(first: tuple[int, int], last: tuple[int, int], *, casual: bool) -> Time:
    """A season, named after the year it begins in; the winter of 2025 may be either."""

    def of_year(year: int, _: Reader) -> list[Days]:
        ends = dt.date(year + (last < first), *last)
        return [Days(dt.date(year, *first), ends)]

    return yearly(of_year, "month", casual=casual)


def feast(named: Feast, *, lasting: bool, casual: bool) -> Time:
    """A feast, to its day, or with the days that belong to it."""

    def of_year(year: int, reader: Reader) -> list[Days]:
        day = named.day(year, reader.country)
        before, after = named.lasts if lasting else (0, 0)
        return [Days(day - dt.timedelta(days=before), day + dt.timedelta(days=after))]

    return replace(yearly(of_year, casual=casual), feast=named)


def year(number: int) -> Time:
    """A year by its number."""
    return Time(lambda _: [Days(dt.date(number, 1, 1), dt.date(number, 12, 31))], "year")


def period(unit: str, offset: int) -> Time:
    """This (0), the last (-1) or an earlier week, weekend, month or year.

    A week begins on Monday or on Sunday, so that the last one may be either of two. On a weekend
    "last weekend" is the one before; "this weekend" the one that has begun last.
    """

    def days(reader: Reader) -> list[Days]:
        if unit == "week":
            monday = reader.monday(offset)
            if offset == 0:
                return [Days(monday, monday + dt.timedelta(days=6))]
            # Seen from a Sunday, the week counted from Sunday that is over has just ended.
            sunday = reader.today - dt.timedelta(days=(reader.today.weekday() + 1) % 7 - 7 * offset)
            ends = max(monday, sunday) + dt.timedelta(days=6)
            return [Days(min(monday, sunday), min(ends, reader.today - _ONE_DAY))]
        if unit == "weekend":
            saturday = weekday_until(reader.today, 5)
            if offset < 0 and reader.today.weekday() < 5:
                saturday += dt.timedelta(days=7)  # before the weekend the last one is the latest
            saturday += dt.timedelta(days=7 * offset)
            return [Days(saturday, saturday + _ONE_DAY)]
        if unit == "month":
            return [month_of(reader.today, offset)]
        number = reader.today.year + offset
        return [Days(dt.date(number, 1, 1), dt.date(number, 12, 31))]

    grain: Grain = "week" if unit == "weekend" else unit  # type: ignore[assignment]
    return Time(days, grain)


def earlier_in(time: Time) -> Time:
    """ "Earlier this week": what has passed of it, today left out."""

    def change(days: Days, reader: Reader) -> Days:
        yesterday = reader.today - _ONE_DAY
        return Days(min(days.earliest, yesterday), min(days.latest, yesterday))

    return mapped(time, change)


def mapped(time: Time, change: Callable[[Days, Reader], Days], grain: Grain | None = None) -> Time:
    """The time with each stretch changed."""

    def through(resolve: Resolve | None) -> Resolve | None:
        if resolve is None:
            return None
        return lambda reader: [change(days, reader) for days in resolve(reader)]

    of_year = time.of_year
    if of_year is not None:

        def changed(number: int, reader: Reader) -> list[Days]:
            return [change(days, reader) for days in of_year(number, reader)]

        return replace(yearly(changed, grain or time.grain), casual=time.casual)
    return replace(
        time, days=through(time.days), day_number=None, weekday=None, grain=grain or time.grain
    )


def part(time: Time, third: int) -> Time:
    """Its first (0), middle (1) or last (2) third."""
    return replace(mapped(time, lambda days, _: third_of(days, third)), casual=False)


def half(time: Time, second: bool) -> Time:
    """Its first or its second half."""

    def change(days: Days, _: Reader) -> Days:
        middle = days.earliest + (days.latest - days.earliest) // 2
        return Days(middle, days.latest) if second else Days(days.earliest, middle)

    return replace(mapped(time, change), casual=False)


def first_days(time: Time, count: int, skip: int = 0) -> Time:
    """So many of its first days, after skipping some; counted from its end where negative."""

    def change(days: Days, _: Reader) -> Days:
        size, gap = dt.timedelta(days=abs(count) - 1), dt.timedelta(days=skip)
        if count < 0:
            return Days(max(days.latest - size, days.earliest), days.latest)
        earliest = min(days.earliest + gap, days.latest)
        return Days(earliest, min(earliest + size, days.latest))

    return replace(mapped(time, change, "week"), casual=False)


def weekend_of(time: Time, nth: int) -> Time:
    """The first (1), second … weekend of a month, -1 the last; 0: the one around a day."""

    def change(days: Days, _: Reader) -> Days:
        if nth > 0:
            saturday = weekday_until(days.earliest + dt.timedelta(days=6), 5)
            saturday += dt.timedelta(days=7 * (nth - 1))
        elif nth < 0:
            saturday = weekday_until(days.latest, 5)
        else:
            saturday = weekday_until(days.earliest + dt.timedelta(days=3), 5)
        return Days(saturday, saturday + _ONE_DAY)

    return replace(mapped(time, change, "week"), casual=False)


def week_of(time: Time) -> Time:
    """The week a day lies in, from Sunday to Saturday."""

    def change(days: Days, _: Reader) -> Days:
        sunday = weekday_until(days.earliest, 6)
        return Days(sunday, max(sunday + dt.timedelta(days=6), days.latest))

    return replace(mapped(time, change, "week"), casual=False)


def nth_weekday_of(time: Time, nth: int, number: int) -> Time:
    """The first (1), second … such weekday of a month; -1 is the last."""

    def change(days: Days, _: Reader) -> Days:
        if nth < 0:
            day = weekday_until(days.latest, number)
        else:
            day = weekday_until(days.earliest + dt.timedelta(days=6), number)
            day += dt.timedelta(days=7 * (nth - 1))
        return Days(day, day)

    return replace(mapped(time, change, "day"), casual=False)


def ago(duration: Duration, how: str = "") -> Time:
    """A duration before today; `how` is "", "about", "exactly", "over", "just over", "under"…"""

    def days(reader: Reader) -> list[Days]:
        least, most = duration.months[0], duration.months[1]
        few, many = duration.days
        today = reader.today
        if how in ("over", "just over"):
            more = 1.25 if how == "just over" else 2 if most else 3
            earliest = _shifted(today, most * more, many * more + (how == "just over"), -1)
            return [Days(earliest, _shifted(today, least, few + 1, -1))]
        if how in ("under", "nearly"):
            shortest = 0.8 if how == "nearly" else 0.4 if most else 0
            latest = _shifted(today, least * shortest, few * shortest, -1)
            return [Days(_shifted(today, most, many - (not most), -1), latest)]
        if how == "within":
            return [Days(_shifted(today, most, many, -1), today)]
        found = Days(_shifted(today, most, many, -1), _shifted(today, least, few, -1))
        if how == "exactly":
            return [found]
        found = _widened(found, duration.wide_slack if how == "about" else duration.slack)
        return [Days(found.earliest, min(found.latest, today))]

    return Time(days, "day" if duration.exact and not how else "week")


def shifted(anchor: Time, duration: Duration, way: int) -> Time:
    """A duration before (-1) or after (1) another time."""

    def change(days: Days, _: Reader) -> Days:
        ends = (
            _shifted(days.earliest, duration.months[way < 0], duration.days[way < 0], way),
            _shifted(days.latest, duration.months[way > 0], duration.days[way > 0], way),
        )
        return Days(*ends)

    return replace(mapped(anchor, change), casual=False, ahead=False, of_year=None)


def weekday_ago(number: int, duration: Duration) -> Time:
    """ "Friday two weeks ago": the latest such weekday up to the day so long ago."""

    def day(reader: Reader) -> dt.date:
        then = _shifted(reader.today, duration.months[1], duration.days[1], -1)
        return weekday_until(then, number) if then > dt.date.min else then

    return on_day(day)


def beside(anchor: Time, unit: str, way: int) -> Time:
    """The day, week, weekend, month or year right before (-1) or after (1) a time."""

    def change(days: Days, _: Reader) -> Days:
        edge = days.earliest if way < 0 else days.latest
        if unit == "day":
            return Days(edge + way * _ONE_DAY, edge + way * _ONE_DAY)
        if unit == "weekend":
            saturday = weekday_until(edge - _ONE_DAY, 5)
            if way > 0:
                saturday = weekday_until(edge + dt.timedelta(days=7), 5)
            return Days(saturday, saturday + _ONE_DAY)
        far = _shifted(edge, {"month": 1, "year": 12}.get(unit, 0), 7 * (unit == "week"), way)
        return Days(*sorted((edge + way * _ONE_DAY, far)))

    grain: Grain = "day" if unit == "day" else "week"
    return replace(mapped(anchor, change, grain), casual=False, of_year=None)


def weekday_beside(anchor: Time, number: int, way: int) -> Time:
    """The weekday next before (-1) or after (1) a time."""

    def change(days: Days, _: Reader) -> Days:
        if way < 0:
            day = weekday_until(days.earliest - _ONE_DAY, number)
        else:
            day = weekday_until(days.latest + dt.timedelta(days=7), number)
        return Days(day, day)

    return replace(mapped(anchor, change, "day"), casual=False, of_year=None)


def some_time(anchor: Time, way: int, close: bool, *, inclusive: bool = False) -> Time:
    """Before (-1) or after (1) a time, nobody knows how long: within a week if it was close.

    `inclusive` where that time itself may be meant: "no later than the 3rd".
    """
    own = dt.timedelta(0) if inclusive else _ONE_DAY

    def change(days: Days, _: Reader) -> Days:
        wide = dt.timedelta(days=7 if close else max(14, (days.latest - days.earliest).days))
        if way < 0:
            return Days(days.earliest - wide, (days.latest if inclusive else days.earliest) - own)
        return Days((days.earliest if inclusive else days.latest) + own, days.latest + wide)

    return replace(mapped(anchor, change, "week"), casual=False, of_year=None)


def around(time: Time) -> Time:
    """About then: some days more on both sides."""

    def change(days: Days, _: Reader) -> Days:
        length = (days.latest - days.earliest).days
        return _widened(days, 3 if length < 7 else 5 if length < 20 else 10)

    grain: Grain = "week" if time.grain == "day" else time.grain
    return replace(mapped(time, change, grain), casual=False, near=time)


def between(first: Time, second: Time) -> Time:
    """From the one to the other."""

    def days(reader: Reader) -> list[Days]:
        ends = second.days(reader) if second.days else []
        begins = first.days(reader) if first.days else []
        if begins and ends and begins[0].earliest > ends[0].latest and first.of_year is not None:
            begins = first.of_year(ends[0].earliest.year, reader)  # the year was said once
        found = [*begins, *ends]
        if not found:
            return []
        return [Days(min(d.earliest for d in found), max(d.latest for d in found))]

    return Time(days, "week")


def narrowed(wide: Time, within: Time) -> Time | None:
    """A day told after the time it lies in: "back in August, the 14th"; None where it is none."""
    if within.near is not None:
        closer = narrowed(wide, within.near)
        return closer and around(closer)
    if wide.days is None or wide.grain == "day":
        return None
    in_wide = wide.days
    if within.of_year is not None and wide.grain == "year":
        return in_year(within, lambda reader: in_wide(reader)[0].earliest.year)
    if within.day_number is not None and wide.grain in ("month", "year", "week"):
        number = within.day_number
        return on_day(lambda reader: _nearest(reader, in_wide(reader), number))
    if within.weekday is not None and wide.grain == "week":
        named = within.weekday

        def day(reader: Reader) -> dt.date | None:
            for days in in_wide(reader):
                found = weekday_until(days.earliest + dt.timedelta(days=6), named)
                if found <= days.latest:
                    return found
            return None

        return on_day(day)
    return None


def weekday_within(wide: Time, named: int) -> Time | None:
    """A weekday told after a stretch that it lies in: that day, or the stretch if it has several.

    None where what stands before it is a day of its own.
    """
    in_wide = wide.days
    if in_wide is None or wide.ahead or wide.weekday is not None or wide.day_number is not None:
        return None

    def days(reader: Reader) -> list[Days]:
        found = in_wide(reader)
        inside = [day for each in found for day in _weekdays(each, named)]
        return [Days(inside[0], inside[0])] if len(inside) == 1 else list(found)

    return replace(Time(days), grain=wide.grain, casual=wide.casual)


def _weekdays(within: Days, named: int) -> list[dt.date]:
    first = within.earliest + dt.timedelta(days=(named - within.earliest.weekday()) % 7)
    length = (within.latest - first).days
    return [first + dt.timedelta(days=n) for n in range(0, length + 1, 7)]


def day_before(time: Time) -> Time:
    """The day before a feast, each year."""
    return mapped(time, lambda days, _: Days(days.earliest - _ONE_DAY, days.latest - _ONE_DAY))


def from_last(duration: Duration, way: int) -> Time:
    """A duration after (1) or before (-1) the time told before: nothing by itself."""
    return Time(None, "none", from_last=(duration, way))


def day_in_month_of(other: Time, number: int, *, corrects: bool = False) -> Time | None:
    """The 14th, told after a whole date: of its month, or soon after it in the next.

    Where it `corrects` the date it is of the same month.
    """
    of_other = other.days
    if of_other is None or other.grain != "day" or other.day_number is not None:
        return None

    def day(reader: Reader) -> dt.date | None:
        found = of_other(reader)
        if not found:
            return None
        there = found[0].earliest
        same = reader.day_of(number, there.month, there.year)
        following = month_of(there, 1).earliest
        then = reader.day_of(number, following.month, following.year)
        if corrects or number >= there.day or then is None or then > reader.latest:
            return same
        return then if same is None or then - there < there - same else same

    return on_day(day)


def _nearest(reader: Reader, wide: list[Days], number: int) -> dt.date | None:
    """The day of that number nearest to the middle of a stretch, and not yet to come."""
    if not wide:
        return None
    middle = wide[0].earliest + (wide[0].latest - wide[0].earliest) / 2
    months = [month_of(middle, offset).earliest for offset in (-1, 0, 1)]
    found = [reader.day_of(number, first.month, first.year) for first in months]
    here = [day for day in found if day and day <= reader.latest]
    return min(here, key=lambda day: abs(day - middle), default=None)
