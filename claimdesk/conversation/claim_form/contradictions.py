"""Days of a claim that cannot all be right, so that it is asked which is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from claimdesk.conversation.claim_form.progress import Advance, ClaimProgress, said_first
from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.turn import Say, Turn
from claimdesk.conversation.values.reader import DATE_FIELDS, ValueReader
from claimdesk.language.languages import Language

# Of what was noticed: that it arrived too late to have been used for as long as was told.
_USED_LONGER = "used_longer"
_MAY_BE_OFF = 0.75  # of a time of use: "three weeks" may be sixteen days


class Contradictions:
    """Asks about days, for one store on one day."""

    def __init__(self, reader: ValueReader, prompts: Prompts, progress: ClaimProgress) -> None:
        self._reader = reader
        self._prompts = prompts
        self._progress = progress

    def ask(
        self, draft: Draft, before: Draft, changes: Mapping[str, Any], turn: Turn
    ) -> Advance | None:
        """Asks which day is right, where those of the draft cannot all be; None where they can.

        The turn made these changes to the draft `before` it.
        """
        if _dates_contradict(draft):
            return self._which_day(draft, before, changes)
        use = _used_longer_than_here(draft, turn.language, self._reader.has_come)
        if use is None or not changes.keys() & {"delivered_on", "details"}:
            return None
        values = {"use": use, "delivered_on": self._prompts.spoken("delivered_on", draft)}
        draft = draft.with_(noticed=[*draft.noticed, _USED_LONGER])
        again = self._progress.ask_again(draft, "delivered_on")
        return said_first((Say("used_longer", values),), again)

    def _which_day(self, draft: Draft, before: Draft, changes: Mapping[str, Any]) -> Advance | None:
        """Asks for the day just told; None where it was an earlier one, asked about before."""
        dates = {name: self._prompts.spoken(name, draft) for name in DATE_FIELDS}
        new = [name for name in reversed(DATE_FIELDS) if name in changes]
        if not new:
            return None
        draft = draft.with_(**{name: before.get(name) for name in new})
        again = self._progress.ask_again(draft, new[0])
        return said_first((Say("dates_contradict", dates),), again)


def _dates_contradict(draft: Draft) -> bool:
    """Whether it came before it was bought, whichever days of a range are meant."""
    bought, came = draft.get("purchased_on"), draft.get("delivered_on")
    if not bought or not came:
        return False
    earliest = bought["earliest"] if isinstance(bought, Mapping) else bought
    latest = came["latest"] if isinstance(came, Mapping) else came
    return bool(latest < earliest)


def _used_longer_than_here(
    draft: Draft, language: Language, has_come: Callable[[date], bool]
) -> str | None:
    """The time of use, in the shopper's words, that is longer than the item has been there."""
    came, use = draft.get("delivered_on"), language.time_of_use(draft.get("details") or "")
    if not came or use is None or _USED_LONGER in draft.noticed:
        return None
    earliest = date.fromisoformat(came["earliest"] if isinstance(came, Mapping) else came)
    days, told = use
    return None if has_come(earliest + timedelta(days=int(days * _MAY_BE_OFF))) else told
