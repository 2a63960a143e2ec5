"""Days of a claim that cannot all be right, so that it is asked which is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from claimdesk.conversation.draft import Draft
from claimdesk.language.languages import Language

#: Of what was noticed: that it arrived too late to have been used for as long as was told.
USED_LONGER = "used_longer"
_MAY_BE_OFF = 0.75  # of a time of use: "three weeks" may be sixteen days


def dates_contradict(draft: Draft) -> bool:
    """Whether it came before it was bought, whichever days of a range are meant."""
    bought, came = draft.get("purchased_on"), draft.get("delivered_on")
    if not bought or not came:
        return False
    earliest = bought["earliest"] if isinstance(bought, Mapping) else bought
    latest = came["latest"] if isinstance(came, Mapping) else came
    return bool(latest < earliest)


def used_longer_than_here(
    draft: Draft, language: Language, has_come: Callable[[date], bool]
) -> str | None:
    """The time of use, in the shopper's words, that is longer than the item has been there."""
    came, use = draft.get("delivered_on"), language.time_of_use(draft.get("details") or "")
    if not came or use is None or USED_LONGER in draft.noticed:
        return None
    earliest = date.fromisoformat(came["earliest"] if isinstance(came, Mapping) else came)
    days, told = use
    return None if has_come(earliest + timedelta(days=int(days * _MAY_BE_OFF))) else told
