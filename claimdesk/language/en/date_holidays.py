"""The feasts that days are told by: each a rule that gives its day in any year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

Rule = Callable[[int], date]

_MONDAY, _THURSDAY, _SUNDAY = 0, 3, 6


def fixed(month: int, day: int) -> Rule:
    """The same date each year."""
    return lambda year: date(year, month, day)


def nth_weekday(month: int, weekday: int, nth: int) -> Rule:
    """The first (1), second … of a weekday in a month; -1 is the last one."""

    def rule(year: int) -> date:
        if nth < 0:
            ends = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            return ends - timedelta(days=(ends.weekday() - weekday) % 7)
        begins = date(year, month, 1)
        return begins + timedelta(days=(weekday - begins.weekday()) % 7 + 7 * (nth - 1))

    return rule


def _after(rule: Rule, days: int) -> Rule:
    return lambda year: rule(year) + timedelta(days=days)


def easter(year: int) -> date:
    """Easter Sunday of the Western churches, by the Gregorian computus (Meeus, Jones, Butcher)."""
    century, of_century = divmod(year, 100)
    leap_skips = century // 4
    drift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * (year % 19) + century - leap_skips - drift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _victoria_day(year: int) -> date:
    before = date(year, 5, 24)
    return before - timedelta(days=before.weekday())


_THANKSGIVING = nth_weekday(11, _THURSDAY, 4)
_SUPER_BOWL = nth_weekday(2, _SUNDAY, 2)

#: By name, words parted by blanks and without apostrophes or a closing "day", as in the US.
_FEASTS: Mapping[str, Rule] = {
    "new years eve": fixed(12, 31),
    "new year eve": fixed(12, 31),
    "nye": fixed(12, 31),
    "new year s eve": fixed(12, 31),
    "new years": fixed(1, 1),
    "new year s": fixed(1, 1),
    "new year": fixed(1, 1),
    "martin luther king": nth_weekday(1, _MONDAY, 3),
    "mlk": nth_weekday(1, _MONDAY, 3),
    "super bowl": _SUPER_BOWL,
    "superbowl": _SUPER_BOWL,
    "super bowl sunday": _SUPER_BOWL,
    "groundhog": fixed(2, 2),
    "valentines": fixed(2, 14),
    "valentine": fixed(2, 14),
    "valentine s": fixed(2, 14),
    "presidents": nth_weekday(2, _MONDAY, 3),
    "president s": nth_weekday(2, _MONDAY, 3),
    "st patricks": fixed(3, 17),
    "st patrick s": fixed(3, 17),
    "ash wednesday": _after(easter, -46),
    "palm sunday": _after(easter, -7),
    "good friday": _after(easter, -2),
    "easter sunday": easter,
    "easter monday": _after(easter, 1),
    "easter": easter,
    "april fools": fixed(4, 1),
    "april fool s": fixed(4, 1),
    "earth": fixed(4, 22),
    "cinco de mayo": fixed(5, 5),
    "mothers": nth_weekday(5, _SUNDAY, 2),
    "mother s": nth_weekday(5, _SUNDAY, 2),
    "memorial": nth_weekday(5, _MONDAY, -1),
    "fathers": nth_weekday(6, _SUNDAY, 3),
    "father s": nth_weekday(6, _SUNDAY, 3),
    "juneteenth": fixed(6, 19),
    "canada": fixed(7, 1),
    "independence": fixed(7, 4),
    "labor": nth_weekday(9, _MONDAY, 1),
    "labour": nth_weekday(9, _MONDAY, 1),
    "columbus": nth_weekday(10, _MONDAY, 2),
    "indigenous peoples": nth_weekday(10, _MONDAY, 2),
    "halloween": fixed(10, 31),
    "all saints": fixed(11, 1),
    "election": lambda year: nth_weekday(11, _MONDAY, 1)(year) + timedelta(days=1),
    "veterans": fixed(11, 11),
    "veteran s": fixed(11, 11),
    "thanksgiving": _THANKSGIVING,
    "turkey": _THANKSGIVING,
    "black friday": _after(_THANKSGIVING, 1),
    "small business saturday": _after(_THANKSGIVING, 2),
    "cyber monday": _after(_THANKSGIVING, 4),
    "giving tuesday": _after(_THANKSGIVING, 5),
    "st nicholas": fixed(12, 6),
    "christmas eve": fixed(12, 24),
    "christmas": fixed(12, 25),
    "boxing": fixed(12, 26),
    "victoria": _victoria_day,
    "remembrance": fixed(11, 11),
}

#: Where another country means another day by the name.
_ELSEWHERE: Mapping[str, Mapping[str, Rule]] = {
    "CA": {"thanksgiving": nth_weekday(10, _MONDAY, 2)},
    "GB": {
        "mothers": _after(easter, -21),
        "mother s": _after(easter, -21),
        "memorial": nth_weekday(11, _SUNDAY, 2),
    },
    "AU": {"fathers": nth_weekday(9, _SUNDAY, 1), "father s": nth_weekday(9, _SUNDAY, 1)},
}

#: Those that "day" has to follow: a memorial, labor and a mother are more than days.
_ONLY_WITH_DAY_LIST = """
    groundhog presidents mothers fathers memorial canada independence labor labour columbus
    election earth veterans turkey boxing victoria remembrance martin mlk
"""
_ONLY_WITH_DAY = frozenset(_ONLY_WITH_DAY_LIST.split())
#: Feasts that last, and how many days before and after belong to them.
_LASTS: Mapping[str, tuple[int, int]] = {
    "christmas": (1, 1),
    "easter": (2, 1),
    "thanksgiving": (0, 3),
    "new year": (1, 1),
    "new years": (1, 1),
    "new year s": (1, 1),
}

_LONGEST = max(len(name.split()) for name in _FEASTS)
FIRST_WORDS = frozenset(name.split()[0] for name in _FEASTS)


class Feast:
    """A feast as it was named."""

    def __init__(self, name: str, with_day: bool) -> None:
        self._name = name
        self._with_day = with_day

    def day(self, year: int, country: str) -> date:
        """Its day in that year, where that country means."""
        return _ELSEWHERE.get(country, {}).get(self._name, _FEASTS[self._name])(year)

    @property
    def lasts(self) -> tuple[int, int]:
        """How many days before and after its own are meant by "over Christmas"."""
        return (0, 0) if self._with_day else _LASTS.get(self._name, (0, 0))


def find_feast(words: list[str]) -> tuple[Feast, int] | None:
    """The feast whose name these words begin with, and how many of them it takes."""
    bare = [(position, word) for position, word in enumerate(words) if word != "'"]
    for length in range(min(_LONGEST, len(bare)), 0, -1):
        name = " ".join(word for _, word in bare[:length])
        if name not in _FEASTS:
            continue
        taken = bare[length - 1][0] + 1
        with_day = words[taken : taken + 1] == ["day"]
        if not with_day and (
            name.split()[0] in _ONLY_WITH_DAY or (name.endswith(" s") and name != "new year s")
        ):
            with_day = words[taken : taken + 2] == ["'", "day"]
            if not with_day and not name.startswith("valentine"):
                return None
            return Feast(name, with_day), taken + 2 * with_day
        return Feast(name, with_day), taken + with_day
    return None
