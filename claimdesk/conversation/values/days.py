"""Days that messages name: what a store's are read by, and which of a claim's dates each is."""

from __future__ import annotations

from collections.abc import Sequence

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.language.date_reading import Reader
from claimdesk.language.languages import Language

_BOUGHT, _CAME = "purchased_on", "delivered_on"


def reader_of(policy: StorePolicy, today: Today) -> Reader:
    """What a shopper of this store means by a day, as seen from their today."""
    return Reader(
        today.spoken,
        today.latest_spoken,
        country=policy.holidays.country,
        day_first=policy.day_first,
    )


def date_told(language: Language, text: str, at: int, days: Sequence[int] = ()) -> str | None:
    """The claim's date that stands at that place of the text; None where no word tells which.

    The nearest word of buying or arrival before it tells, else the first after it; those of its
    own clause before those of another. `days` are the places of all the times in the text: the
    word that leads to one of them in its clause ("nov 12. came on the 20th") tells of that one.
    A word that is only asked with elsewhere ("3 weeks ago. do I get it or not") tells of none.
    """
    all_cues = [
        (name, start)
        for name, start in language.date_cues(text)
        if not (
            language.breaks_clause(text, *sorted((start, at)))
            and language.is_only_asked(text, start, start)
        )
    ]
    cues = [
        (language.breaks_clause(text, *sorted((start, at))), start > at, abs(start - at), start)
        for _, start in all_cues
        if _led_to(language, text, start, days) in (None, at)
        and not language.tells_other_day(text, start, at)
    ]
    if not cues:
        return None
    cue = min(cues)[3]
    told = next(name for name, start in all_cues if start == cue)
    if told == _CAME and _is_of_buying(language, text, cue, at, days):
        return _BOUGHT
    return told


def _is_of_buying(language: Language, text: str, cue: int, at: int, days: Sequence[int]) -> bool:
    """Whether what was got on a day was bought then: on another day it came, and none is of buying.

    "Got it the 3rd, came the 9th".
    """
    if not language.may_tell_buying(text, cue):
        return False
    led = [
        (name, start, _led_to(language, text, start, days))
        for name, start in language.date_cues(text)
    ]
    if any(name == _BOUGHT and day is not None for name, _, day in led):
        return False
    return any(
        name == _CAME and day not in (None, at) and not language.may_tell_buying(text, start)
        for name, start, day in led
    )


def _led_to(language: Language, text: str, cue: int, days: Sequence[int]) -> int | None:
    """The place of the time that a word leads to: the next one after it in its clause."""
    after = min((day for day in days if day > cue), default=None)
    return None if after is None or language.breaks_clause(text, cue, after) else after
