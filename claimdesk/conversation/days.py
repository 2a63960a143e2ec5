"""Days that messages name: what a store's are read by, and which of a claim's dates each is."""

from __future__ import annotations

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.language.date_reading import Reader
from claimdesk.language.languages import Language


def reader_of(policy: StorePolicy, today: Today) -> Reader:
    """What a shopper of this store means by a day, as seen from their today."""
    return Reader(
        today.spoken,
        today.latest_spoken,
        country=policy.holidays.country,
        day_first=policy.day_first,
    )


def date_told(language: Language, text: str, at: int) -> str | None:
    """The claim's date that stands at that place of the text; None where no word tells which.

    The last word of buying or arrival before it tells; where none stands before, the first after.
    """
    cues = ((start > at, abs(start - at), name) for name, start in language.date_cues(text))
    return min(cues, default=(False, 0, None))[2]
