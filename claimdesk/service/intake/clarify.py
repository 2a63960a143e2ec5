"""Asking back: "did you mean" for an unclear message."""

from __future__ import annotations

from collections.abc import Sequence

from claimdesk.service.intake.interruptions import PERSON
from claimdesk.service.intake.turn import Choice, Say

_MOST_READINGS = 3
# Intents that make no sense as a reading offered to somebody.
_NEVER_OFFERED = {
    *("nlu_fallback", "out_of_scope", "affirm", "deny", "greet", "goodbye", "thank"),
    *("inform", "correct", "start_over", "cannot_provide", "stop"),
    *("bot_challenge", "complain", "talk_to_human"),
}


def did_you_mean(ranking: Sequence[str], again: bool) -> Say:
    """The likeliest readings as choices; when it is unclear `again`, a person first of all.

    `ranking` holds intent names, likeliest first.
    """
    readings = [intent for intent in ranking if intent not in _NEVER_OFFERED][:_MOST_READINGS]
    offered = tuple(Choice(f"topic_{intent}", intent) for intent in readings)
    if again:
        return Say("still_unclear", choices=(PERSON, *offered[:2]))
    return Say("did_you_mean", choices=(*offered, PERSON))
