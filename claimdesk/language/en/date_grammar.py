"""A grammar of the times told in English: what a stretch of words means as a `Time`.

A time is an anchor (a date, a weekday, a feast, "last month"), which a part of it ("early", "the
first week of"), a duration before or after it, a year, or a word like "about" makes another.
Each rule takes the place it begins at and gives the time and the place after it. Rules look ahead
a fixed way and go into one another no deeper than `_DEEPEST`, so that reading takes time in
proportion to the text.

Our own rather than ``dateparser``: that one reads "a", "may" and bare numbers as dates, never says
that a date is ambiguous or vague, and takes milliseconds a call.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from claimdesk.language.date_reading import Reader
from claimdesk.language.en import date_times as times
from claimdesk.language.en.date_durations import length_of
from claimdesk.language.en.date_holidays import FIRST_WORDS
from claimdesk.language.en.date_times import Duration, Time
from claimdesk.language.en.date_tokens import (
    ABOUT,
    DAYPARTS,
    MONTH_NUMBERS,
    NEARLY,
    ORDINAL,
    SEASONS,
    THIRDS,
    UNITS,
    WEEKDAY_NUMBERS,
)
from claimdesk.language.en.date_written import MONTH_LEADS, Parsed, WrittenDates, years_back

_DEEPEST = 4

_BEFORE = {"before": -1, "after": 1, "following": 1, "prior": -1}

_ENDLESS = ["day", "days", "week", "weeks", "month", "months", "year", "years", "ages", "long"]


class Grammar(WrittenDates):
    """The rules of times told by other times, and what each word may begin."""

    def time_at(self, at: int, deep: int = 0) -> Parsed | None:
        """The time that begins with this token, or None."""
        if deep > _DEEPEST or at >= len(self._words):
            return None
        rule = _RULES.get(self._words[at])
        found = rule(self, at, deep) if rule else None
        if found is None and self._words[at][0].isalnum():
            found = self._digits_or_number(at, deep)
        if found is None:
            return None
        return self._with_what_follows(*found)

    def _number_led(self, at: int, deep: int) -> Parsed | None:
        """What a duration begins: "two weeks ago", "3 days after Easter", "two Fridays ago"."""
        how, begins = self._how(at)
        weekdays = self._weekdays_ago(begins)
        if weekdays is not None and not how:
            return weekdays
        found = self._duration(begins)
        if found is None:
            return None
        duration, end = found
        if self._are(end, "to the day"):
            how, end = "exactly", end + 3
        word = self._word(end)
        if word in ("ago", "back", "earlier") or self._are(end, "in the past"):
            end += 1 if word in ("ago", "back", "earlier") else 3
            if self._are(end, "exactly") or self._are(end, "to the day"):
                return Parsed(times.ago(duration, "exactly"), self._after_exactly(end))
            found_ago = self._from_anchor(duration, how, end, deep)
            if word == "earlier":  # than the time told before, if there is one
                time = replace(found_ago.time, from_last=(duration, -1))
                return Parsed(time, found_ago.end)
            return found_ago
        if word == "later":
            return self._later_in(duration, end + 1, deep)
        if word in _BEFORE and self._word(end + 1) in ("that", "it"):
            return Parsed(times.from_last(duration, _BEFORE[word]), end + 2)
        if word in _BEFORE:
            then = end + 1 + (self._are(end, "prior to"))
            anchor = self._plain(then, deep)
            if anchor is not None:
                time = times.shifted(anchor.time, duration, _BEFORE[word])
                if how:
                    time = times.around(time)
                return Parsed(time, anchor.end)
        return None

    def _after_exactly(self, at: int) -> int:
        return at + (1 if self._word(at) == "exactly" else 3)

    def _from_anchor(self, duration: Duration, how: str, at: int, deep: int) -> Parsed:
        """ "Two weeks ago tomorrow": what a duration ago is counted from, if not from today."""
        on = self._skip(at, "on", "from", "this", "last")
        number = WEEKDAY_NUMBERS.get(self._word(on))
        if number is not None and duration.exact and not how:
            if self._word(at) == "from" and self._word(on - 1) == "last":
                return Parsed(times.shifted(times.weekday(number), duration, -1), on + 1)
            return Parsed(times.weekday_ago(number, duration), on + 1)
        if self._word(on) in ("today", "tomorrow", "yesterday", "now"):
            anchor = self.time_at(on, deep + 1)
            if anchor is not None:
                return Parsed(times.shifted(anchor.time, duration, -1), anchor.end)
        years, odd = divmod(duration.months[0], 12)
        if years and not odd and duration.months[0] == duration.months[1] and not how:
            in_it = self._lead_and_annual(at, deep) if deep < _DEEPEST else None
            if in_it is not None and in_it.time.of_year is not None:
                year = years_back(int(years))
                return Parsed(times.in_year(in_it.time, year), in_it.end)
        return Parsed(times.ago(duration, how), at)

    def _weekdays_ago(self, at: int) -> Parsed | None:
        """ "Two Mondays ago": the second latest one."""
        found = self._number(at)
        if found is None:
            return None
        count, end = found
        number = WEEKDAY_NUMBERS.get(self._word(end))
        if self._word(end + 1) not in ("ago", "back"):
            return None
        back = max(int(count) - 1, 0)
        if number is not None:
            return Parsed(times.on_day(lambda reader: reader.weekday(number, back)), end + 2)
        if self._word(end) in ("weekend", "weekends"):
            return Parsed(times.period("weekend", -1 - back), end + 2)
        season = self._word(end).removesuffix("s")
        if season in SEASONS:
            time = times.season(*SEASONS[season], casual=False)
            return Parsed(times.finished(time, back), end + 2)
        if self._word(end) in FIRST_WORDS:
            anchor = self._annual(end)
            if anchor is not None:
                return Parsed(times.finished(anchor.time, back), anchor.end + 1)
        return None

    def _digits_or_number(self, at: int, deep: int) -> Parsed | None:
        """What begins with digits, or with a number or an ordinal in words."""
        return self._numeric(at) or self._day_led(at) or self._number_led(at, deep)

    def _weekday_led(self, at: int, deep: int) -> Parsed | None:
        """Tuesday; Tuesday the 24th; Tuesday last week; the Friday before Easter, a week ago."""
        number = WEEKDAY_NUMBERS[self._word(at)]
        plural = self._word(at).endswith("days")
        end = at + 1
        if plural:
            return None
        if self._word(end) in DAYPARTS:
            end += 1
        then = end + (self._word(end) in (",", "."))
        then += self._word(then) == "the"
        month_then = MONTH_NUMBERS.get(self._word(then))
        if (
            month_then
            and (found := self._month_led(then, deep, number))
            and (found.time.grain == "day")
        ):
            return found
        if self._word(then)[:1].isdigit() or ORDINAL.match(self._word(then)):
            dated = self._numeric(then, number) or self._day_led(then, number)
            if dated:
                return dated
        if self._are(end, "before last"):
            return Parsed(times.on_day(lambda reader: reader.weekday(number, 1)), end + 2)
        if self._word(end) in _BEFORE and (anchor := self._plain(end + 1, deep)):
            way = _BEFORE[self._word(end)]
            return Parsed(times.weekday_beside(anchor.time, number, way), anchor.end)
        week = self._skip(end, ",", "of", "in")
        for phrase, weeks in (
            ("last week", -1),
            ("this week", 0),
            ("the week before last", -2),
            ("this past week", -1),
            ("the week before", -2),
            ("the previous week", -1),
            ("the last week", -1),
        ):
            if self._are(week, phrase):
                return Parsed(_weekday_in_week(number, weeks), week + len(phrase.split()))
        comma = end + (self._word(end) == ",")
        how, begins = self._how(comma)
        found_ago = self._duration(begins)
        if found_ago and self._word(found_ago[1]) in ("ago", "back"):
            duration, after = found_ago
            if duration.exact and not how:
                return Parsed(times.weekday_ago(number, duration), after + 1)
            return Parsed(times.ago(duration, how), after + 1)
        return Parsed(times.weekday(number), end)

    def _last_led(self, at: int, deep: int) -> Parsed | None:
        """Last week, the past two weeks, last Tuesday, last June, last night."""
        word = self._word(at)
        if word == "last" and (ends := self._ordinal_part(at, deep)):
            return ends
        end = at + 1
        end += self._word(end) == "past"
        current = word in ("this", "current") and self._word(end - 1) != "past"
        then = self._word(end)
        if then in WEEKDAY_NUMBERS and not then.endswith("days"):
            dated = self._weekday_led(end, deep)
            if dated is not None and dated.end > end + 1 and self._word(end + 1) not in DAYPARTS:
                return dated
            time = times.this_weekday if current else times.weekday
            return Parsed(time(WEEKDAY_NUMBERS[then]), end + 1)
        if then in ("night", "evening") and not current:
            return Parsed(times.days_from_today(-1), end + 1)
        if current and then in DAYPARTS:
            return Parsed(times.days_from_today(0), end + 1)
        if then in ("week", "weekend", "month", "year"):
            return self._period_led(times.period(then, 0 if current else -1), then, end + 1, deep)
        if current and then == "time" and self._year_at(end + 1):
            year_end = self._year_at(end + 1)
            assert year_end is not None
            that_day = times.ago(Duration((12, 12)), "exactly")
            return Parsed(times.around(times.around(that_day)), year_end[1])
        if current and then == "time" and self._are(end + 1, "last month"):
            return Parsed(times.ago(Duration((1, 1))), end + 3)
        if current and then == "time" and self._are(end + 1, "last week"):
            return Parsed(times.ago(Duration(days=(7, 7)), "about"), end + 3)
        if current and then == "day" and self._are(end + 1, "last year"):
            return Parsed(times.ago(Duration((12, 12)), "exactly"), end + 3)
        annual = self._annual(end)
        if annual is not None and annual.time.of_year is not None:
            if current:
                return Parsed(replace(annual.time, casual=False), annual.end)
            return Parsed(times.finished(annual.time), annual.end)
        if not current:
            duration = self._duration(end)
            if duration is None and (unit := UNITS.get(then)) and then.endswith("s"):
                duration = length_of(unit, 3, 5, False), end + 1
            if duration is not None:
                return Parsed(
                    replace(times.ago(duration[0], "within"), casual=self._is_loose(at)),
                    duration[1],
                )
        return None

    def _is_loose(self, at: int) -> bool:
        """Whether "the last two weeks" may be how long something has gone on."""
        before = at - (self._word(at - 1) in ("the", "my"))
        return self._word(before - 1) not in ("within", "sometime")

    def _period_led(self, time: Time, unit: str, at: int, deep: int) -> Parsed:
        """Last year at Christmas, last week's Tuesday: a closer time within the period."""
        then = at + 2 if self._are(at, "' s") else at
        then += self._word(then) == ","
        if unit == "year" and self._word(then - 1) != "" and deep < _DEEPEST:
            anchor = self._lead_and_annual(then, deep)
            if anchor is not None and anchor.time.of_year is not None:
                resolve = time.days
                assert resolve is not None
                return Parsed(
                    times.in_year(anchor.time, lambda r: resolve(r)[0].earliest.year), anchor.end
                )
        if unit == "week":
            lead = self._skip(then, "on", "the")
            number = WEEKDAY_NUMBERS.get(self._word(lead))
            found = times.narrowed(time, times.weekday(number)) if number is not None else None
            if found is not None:
                return Parsed(found, lead + 1)
        if unit == "month":
            lead = self._skip(then, "on", "the", "around")
            day = self._day(lead)
            if day is not None and day[2] and lead > then:
                narrowed = times.narrowed(time, times.day_of_month(day[0]))
                if narrowed is not None:
                    about = "around" in self._words[then:lead]
                    return Parsed(times.around(narrowed) if about else narrowed, day[1])
        return Parsed(time, at)

    def _lead_and_annual(self, at: int, deep: int) -> Parsed | None:
        """ "At Christmas", "around the 5th of May", "in early June": what a year may go before."""
        word = self._word(at)
        if word in ("at", "over", "around", "about", "for", "during", "on", "in", "back", "since"):
            return self._led(at, deep + 1)
        if word == "the":
            return self.time_at(at, deep + 1)
        if word in THIRDS:
            return self._part_led(at, deep + 1)
        if word in MONTH_NUMBERS and word != "may":
            return self._month_led(at, deep + 1)
        return self._annual(at)

    def _the_led(self, at: int, deep: int) -> Parsed | None:
        """The day before yesterday, the weekend after Labor Day, the 14th, the end of March."""
        end = at + 1
        if self._word(end) in ("very", "whole", "entire", "latter", "same", "exact"):
            end += 1
        word = self._word(end)
        if self._are(end, "other day") or self._are(end, "other night"):
            week = Duration(days=(2, 8), exact=False)
            return Parsed(replace(times.ago(week, "exactly"), casual=True), end + 2)
        if self._are(end, "other week"):
            weeks = Duration(days=(7, 24), exact=False)
            return Parsed(replace(times.ago(weeks, "exactly"), casual=True), end + 2)
        dated = self._day_led(end, the=True)
        if dated is not None:
            return dated
        if word in MONTH_NUMBERS:  # "the November 12"
            found = self._month_led(end, deep)
            if found is not None and found.time.grain == "day":
                return found
        if word in DAYPARTS and self._word(end + 1) in ("of", "on"):
            inner = self._plain(end + 2, deep)
            if inner is not None and inner.time.grain == "day":
                return inner
        if word in UNITS:
            return self._unit_led(end, deep)
        if word in ("last", "past", "previous", "preceding"):
            ends = self._ordinal_part(end, deep)
            return ends or self._last_led(end, deep)
        if word in _NTH or word.isdigit():
            return self._ordinal_part(end, deep)
        if word in THIRDS:
            return self._part_led(end, deep)
        if word in WEEKDAY_NUMBERS:
            return self._weekday_led(end, deep)
        if self._are(end, "most recent") and self._word(end + 2) in WEEKDAY_NUMBERS:
            return self._weekday_led(end + 2, deep)
        if word == "latest" and self._word(end + 1) in WEEKDAY_NUMBERS:
            return self._weekday_led(end + 1, deep)
        if self._are(end, "holidays") or self._are(end, "holiday season"):
            at_end = end + 1 + (self._word(end + 1) == "season")
            holidays = times.season((12, 20), (1, 2), casual=True)
            return Parsed(holidays, at_end)
        annual = self._annual(end)
        if annual is not None and self._are(annual.end, "before last"):
            return Parsed(times.finished(annual.time, 1), annual.end + 2)
        return annual

    def _unit_led(self, at: int, deep: int) -> Parsed | None:
        """Day before yesterday, week before last, the week of the 9th, the year before last."""
        unit = UNITS[self._word(at)]
        singular = not self._word(at).endswith("s")
        end = at + 1
        if self._are(end, "before last") and singular:
            if unit == "day":
                return Parsed(times.days_from_today(-2), end + 2)
            if unit in ("week", "weekend", "month", "year"):
                period = times.period(unit, -2)
                return self._period_led(period, unit, end + 2, deep)
        if self._word(end) in _BEFORE:
            then = end + 1 + self._are(end, "prior to")
            anchor = self._plain(then, deep)
            if anchor is not None:
                way = _BEFORE[self._word(end)]
                if not singular:
                    return Parsed(times.some_time(anchor.time, way, unit == "day"), anchor.end)
                beside = "week" if unit == "fortnight" else unit
                return Parsed(times.beside(anchor.time, beside, way), anchor.end)
            if unit in ("day", "week") and singular and self._word(end) == "after":
                next_one = length_of(unit, 1, 1, counted=unit == "day")
                return Parsed(times.from_last(next_one, 1), end + 1)
        if unit in ("week", "weekend") and self._word(end) in ("of", "around"):
            anchor = self._plain(end + 1, deep)
            if anchor is not None and unit == "weekend":
                return Parsed(times.weekend_of(anchor.time, 0), anchor.end)
            if anchor is not None and anchor.time.grain == "day":
                return Parsed(times.week_of(anchor.time), anchor.end)
        if unit == "weekend" and self._word(at - 1) == "the":
            loose = self._word(at - 2) not in ("at", "over", "during", "on")
            return Parsed(replace(times.period("weekend", 0), casual=loose), end)
        if self._word(end) in ("ago", "back") and self._word(at) in _ENDLESS and not singular:
            if unit == "day":
                few = times.ago(Duration(days=(2, 7), exact=False), "exactly")
                return Parsed(replace(few, casual=True), end + 1)
            return Parsed(times.unbounded(), end + 1)
        if unit == "weekend" and singular:
            return Parsed(replace(times.period("weekend", 0), casual=True), end)
        return None

    def _ordinal_part(self, at: int, deep: int) -> Parsed | None:
        """The first week of November, last Friday of October, first few days in May."""
        word = self._word(at)
        nth, end = -1 if word == "last" else _NTH.get(word, 0), at + 1
        if not nth and word.isdigit() and (day := self._day(at)) and day[2] and day[0] < 6:
            nth, end = day[0], day[1]
        if not nth:
            return None
        few = self._are(end, "few") or self._are(end, "couple")
        if few or self._word(end) in ("two", "three", "2", "3"):
            end += 1
            end += self._word(end) == "of"
        what = self._word(end)
        if self._word(end + 1) not in ("of", "in"):
            return None
        inner = self._plain(end + 2, deep)
        if inner is None or inner.time.grain == "day":
            return None
        if what in WEEKDAY_NUMBERS:
            time = times.nth_weekday_of(inner.time, nth, WEEKDAY_NUMBERS[what])
        elif what == "half":
            time = times.half(inner.time, nth == 2)
        elif what == "weekend":
            time = times.weekend_of(inner.time, nth)
        elif what == "week":
            skip = 7 * (nth - 1) if nth > 0 else 0
            time = times.first_days(inner.time, 7 if nth > 0 else -7, skip)
        elif what == "day":
            time = replace(
                times.first_days(inner.time, nth and (1 if nth > 0 else -1), max(nth - 1, 0)),
                grain="day",
            )
        elif what in ("days", "weeks"):
            count = 5 if what == "days" else 14
            time = times.first_days(inner.time, count if nth > 0 else -count)
        else:
            return None
        return Parsed(time, inner.end)

    def _part_led(self, at: int, deep: int) -> Parsed | None:
        """Early October, mid-summer, mid to late May, the end of last month, late last week."""
        third = last_third = THIRDS[self._word(at)]
        end = at + 1
        if self._are(at, "tail end"):
            end += 1
        end = self._skip(end, "-", "of", "in", "to", "through")
        if self._word(end - 1) in ("to", "-") and self._word(end) in THIRDS:
            last_third = max(third, THIRDS[self._word(end)])
            end = self._skip(end + 1, "-", "of", "in")
        if self._word(end) == "the" and self._word(end + 1) in ("week", "month", "year"):
            return Parsed(times.part(times.period(self._word(end + 1), 0), third), end + 2)
        if self._word(at) in ("early", "late") and self._are(end, "last night"):
            return Parsed(times.days_from_today(-1), end + 2)
        inner = self._year_alone(end) or self._plain(end, deep, "may")
        if inner is None:
            return None
        if inner.time.grain == "day" and inner.time.feast is None:
            return inner if self._word(at) in ("early", "late") else None
        if inner.time.grain == "day":
            return Parsed(times.around(inner.time), inner.end)
        time = times.part(inner.time, third)
        if last_third > third:
            time = times.between(time, times.part(inner.time, last_third))
        return Parsed(time, inner.end)

    def _earlier_led(self, at: int, deep: int) -> Parsed | None:
        """Earlier this week, later in October, earlier today."""
        end = at + 1 + (self._word(at + 1) == "in")
        if self._word(end) in ("today", "tonight"):
            return Parsed(times.days_from_today(0), end + 1)
        if self._are(end, "the week") or self._are(end, "the month") or self._are(end, "the year"):
            return Parsed(times.earlier_in(times.period(self._word(end + 1), 0)), end + 2)
        inner = self._plain(end, deep)
        if inner is None:
            return None
        if self._word(end) in ("this", "last"):
            return Parsed(times.earlier_in(inner.time), inner.end)
        if inner.time.grain == "month":
            return Parsed(times.half(inner.time, self._word(at) == "later"), inner.end)
        return inner

    def _plain(self, at: int, deep: int, may: str = "") -> Parsed | None:
        """A time after a word that makes plain that one follows, so that it may be a bare month."""
        if self._word(at) == "may" and (may or self._word(at - 1) in MONTH_LEADS):
            month = self._month_led(at, deep + 1)
            if month is not None:
                time, end = self._with_what_follows(*month)
                return Parsed(replace(time, casual=False), end)
        if self._word(at) == "half" or self._word(at) in ("last", "this"):
            found = self.time_at(at, deep + 1)
        elif self._word(at) in _LED:
            found = self._led(at, deep + 1)
        else:
            found = self.time_at(at, deep + 1)
        if found is None or (found.time.ahead and found.time.days is None):
            return None
        return Parsed(replace(found.time, casual=False), found.end)

    def _led(self, at: int, deep: int) -> Parsed | None:
        """In June, since spring, around the 15th, over Christmas, back in August."""
        if deep > _DEEPEST:
            return None
        word = self._word(at)
        end = self._skip(at + 1, "sometime")
        if word == "back" and self._word(end) in ("in", "at", "around", "during"):
            return self._led(end, deep + 1)
        if word == "back" and self._word(end) not in THIRDS:
            return None
        if word in ("in", "during", "since", "around", "from", "for", "by") and (
            year := self._year_alone(end)
        ):
            return year if word not in ("from", "for", "by") else None
        if self._word(end) in ("the", "last", "this") and (
            self._word(end + 1) in MONTH_NUMBERS or self._word(end + 1) in SEASONS
        ):
            annual = self._plain(end + (self._word(end) == "the"), deep)
        else:
            annual = None
        inner = annual or self._plain(end, deep)
        if inner is None:
            return None
        time = inner.time
        if time.days is None or time.ahead:
            return None
        if word in ("in", "over") and time.grain == "day" and time.feast is None:
            return None
        if word == "at" and (time.weekday is not None or time.grain == "month"):
            return None
        if word in ("around", "about", "approximately", "roughly", "circa"):
            if "or" in self._words[end : inner.end]:  # these two are as near as it is known
                return Parsed(time, inner.end)
            return Parsed(times.around(self._lasting(end, time)), inner.end)
        if word in ("over", "during", "at", "since"):
            return Parsed(self._lasting(end, time), inner.end)
        return Parsed(time, inner.end)

    def _lasting(self, at: int, time: Time) -> Time:
        """A feast with the days that belong to it, where only a feast was named."""
        if time.feast is None:
            return time
        whole = times.feast(time.feast, lasting=True, casual=False)
        if time.of_year is not None:
            return whole
        own = time.days
        assert own is not None

        def year(reader: Reader) -> int:
            found = own(reader)
            return found[0].earliest.year if found else reader.today.year

        return times.in_year(whole, year)

    def _about_led(self, at: int, deep: int) -> Parsed | None:
        """About two weeks ago; around the 15th."""
        found = self._number_led(at, deep)
        if found is None and self._word(at) not in ("like", "some", "maybe", "ca", "approx"):
            return self._led(at, deep)
        return found

    def _before_led(self, at: int, deep: int) -> Parsed | None:
        """Before Christmas, right after Labor Day, shortly before the 5th."""
        close = self._word(at) in _CLOSE
        end = at + close
        if self._word(end) not in ("before", "after"):
            return self._number_led(at, deep)
        if self._are(end, "before yesterday"):
            return Parsed(times.days_from_today(-2), end + 2)
        anchor = self._plain(end + 1, deep)
        if anchor is None or anchor.time.ahead:
            return None
        loose = self._word(anchor.end - 1) == "weekend" and self._word(anchor.end - 2) == "the"
        time = times.some_time(anchor.time, _BEFORE[self._word(end)], close)
        return Parsed(replace(time, casual=loose), anchor.end)

    def _between_led(self, at: int, deep: int) -> Parsed | None:
        """Between the 3rd and the 7th; from Monday to Wednesday is left to opening hours."""
        first = self._plain(at + 1, deep)
        if first is None or self._word(first.end) not in ("and", "-", "to"):
            # "between the 3rd and 7th of May" is a stretch by itself
            return first
        second = self._plain(first.end + 1, deep)
        if second is None:
            return first
        if first.time.day_number and second.time.of_year is None and second.time.day_number:
            return Parsed(times.between(first.time, second.time), second.end)
        return Parsed(times.between(first.time, second.time), second.end)

    def _annual_led(self, at: int, deep: int) -> Parsed | None:
        if self._word(at) in MONTH_NUMBERS:
            return self._month_led(at, deep)
        return self._annual(at)

    def _today(self, at: int, deep: int) -> Parsed | None:
        return Parsed(times.days_from_today(0), at + 1)

    def _yesterday(self, at: int, deep: int) -> Parsed | None:
        return Parsed(times.days_from_today(-1), at + 1)

    def _tomorrow(self, at: int, deep: int) -> Parsed | None:
        return Parsed(times.days_from_today(1), at + 1)

    def _now(self, at: int, deep: int) -> Parsed | None:
        if not self._are(at, "just now"):
            return self._before_led(at, deep)
        return Parsed(replace(times.days_from_today(0), casual=True), at + 2)

    def _recently(self, at: int, deep: int) -> Parsed | None:
        return Parsed(times.unbounded(), at + 1)

    def _sometime(self, at: int, deep: int) -> Parsed | None:
        end = at + 1 + (self._are(at, "some time"))
        if self._word(at) == "some" and not self._are(at, "some time"):
            return self._some_later(at, deep) or self._about_led(at, deep)
        if self._word(end) in ("ago", "back"):
            return Parsed(times.unbounded(), end + 1)
        inner = self._plain(end, deep)
        if inner is not None:
            return inner
        return Parsed(times.unbounded(), end)

    def _some_later(self, at: int, deep: int) -> Parsed | None:
        """Some days later: than the time told before, or in the month named after it."""
        unit = UNITS.get(self._word(at + 1))
        if unit not in ("day", "week") or self._word(at + 2) not in ("later", "after"):
            return None
        duration = length_of(unit, 2, 6, False)
        return self._later_in(duration, at + 3, deep)

    def _later_in(self, duration: Duration, at: int, deep: int) -> Parsed:
        """A duration later; "in September" after it bounds it by itself."""
        named = self._led(at, deep) if self._word(at) == "in" else None
        return named or Parsed(times.from_last(duration, 1), at)

    def _ages(self, at: int, deep: int) -> Parsed | None:
        if self._word(at + 1) in ("ago", "back"):
            return Parsed(times.unbounded(), at + 2)
        return None

    def _article(self, at: int, deep: int) -> Parsed | None:
        """A week ago; a while back; a Tuesday is no day."""
        for phrase in ("long while", "long time", "while", "bit", "time", "little while"):
            if self._are(at + 1, phrase):
                end = at + 1 + len(phrase.split())
                if self._word(end) in ("ago", "back"):
                    return Parsed(times.unbounded(), end + 1)
                return None
        return self._number_led(at, deep)

    def _next_led(self, at: int, deep: int) -> Parsed | None:
        number = WEEKDAY_NUMBERS.get(self._word(at + 1))
        if number is not None:
            time = times.on_day(lambda reader: reader.weekday(number, -1), ahead=True)
            return Parsed(time, at + 2)
        if self._word(at + 1) in ("week", "month", "year", "weekend"):
            return Parsed(times.to_come(), at + 2)
        return None

    def _in_led(self, at: int, deep: int) -> Parsed | None:
        """In June; in 2024; in 3 days, which is to come."""
        found = self._duration(at + 1)
        if found is not None and self._word(found[1]) not in ("ago", "back", *_BEFORE):
            if self._words[at + 1][0].isdigit() and found[0].in_days >= 1:
                return Parsed(times.to_come(), found[1])
            return None
        last = at + 1 + (self._word(at + 1) in ("the", "my"))
        if self._word(last) in ("last", "past"):
            return self._last_led(last, deep) or self._led(at, deep)
        return self._led(at, deep)

    def _within_led(self, at: int, deep: int) -> Parsed | None:
        last = at + 1 + (self._word(at + 1) in ("the", "my"))
        return self._last_led(last, deep) if self._word(last) in ("last", "past") else None

    def _for_led(self, at: int, deep: int) -> Parsed | None:
        """Had it for two months: since when, where "for" tells how long it was had."""
        if not {"had", "owned"} & {*self._words[max(at - 4, 0) : at]}:
            return None
        how, begins = self._how(at + 1)
        found = self._duration(begins)
        if found is None:
            return None
        duration, end = found
        return Parsed(times.ago(duration, "about" if duration.exact and not how else how), end)

    def _birthday(self, at: int, deep: int) -> Parsed | None:
        """Known to nobody here."""
        end = at + 1
        if self._are(end, "b - day"):
            return Parsed(times.unbounded(), end + 3)
        if self._word(end) in ("birthday", "bday"):
            return Parsed(times.unbounded(), end + 1)
        return None


Rule = Callable[[Grammar, int, int], "Parsed | None"]

_LED = frozenset(["in", "at", "over", "during", "around", "on", "since", "back"])
_CLOSE = frozenset(["just", "right", "shortly", "soon", "immediately", "straight", "directly"])

_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}


def _weekday_in_week(number: int, weeks: int) -> Time:
    """Weeks begin on Monday."""
    return times.on_day(lambda reader: reader.monday(weeks) + dt.timedelta(days=number))


def _rules() -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for words, rule in (
        (FIRST_WORDS, Grammar._annual_led),
        (SEASONS, Grammar._annual_led),
        (("midsummer", "midwinter"), Grammar._annual_led),
        (MONTH_NUMBERS, Grammar._month_led),
        (WEEKDAY_NUMBERS, Grammar._weekday_led),
        (UNITS, Grammar._unit_led),
        (THIRDS, Grammar._part_led),
        (("last", "this", "past", "previous"), Grammar._last_led),
        (("the",), Grammar._the_led),
        (("early", "late"), Grammar._part_led),
        (("earlier", "later"), Grammar._earlier_led),
        (("at", "over", "during", "since", "back"), Grammar._led),
        (("in",), Grammar._in_led),
        (("within",), Grammar._within_led),
        (("for",), Grammar._for_led),
        (ABOUT, Grammar._about_led),
        (("over",), Grammar._about_led),
        (_CLOSE, Grammar._before_led),
        (("before", "after"), Grammar._before_led),
        (("between",), Grammar._between_led),
        (("today", "tonight"), Grammar._today),
        (("yesterday",), Grammar._yesterday),
        (("tomorrow",), Grammar._tomorrow),
        (("just",), Grammar._now),
        (("recently", "lately"), Grammar._recently),
        (("sometime", "some"), Grammar._sometime),
        (("ages", "long"), Grammar._ages),
        (("a", "an"), Grammar._article),
        (("next",), Grammar._next_led),
        (("my", "his", "her", "our"), Grammar._birthday),
        (
            (
                *NEARLY,
                "more",
                "less",
                "not",
                "well",
                "under",
                "up",
                "exactly",
                "precisely",
                "few",
                "fewer",
                "couple",
                "several",
                "half",
                "longer",
                "no",
            ),
            Grammar._number_led,
        ),
        (("first", "second", "third", "fourth"), _ordinal_led),
    ):
        rules.update(dict.fromkeys(words, rule))
    return rules


def _ordinal_led(grammar: Grammar, at: int, deep: int) -> Parsed | None:
    return grammar._day_led(at) or grammar._ordinal_part(at, deep)


_RULES = _rules()
