"""A danger that was none: the staff hear so, and what is wanted is gone on with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.routing.plain_answers import FILE_CLAIM
from claimdesk.conversation.shared.draft import new_key
from claimdesk.conversation.shared.intents import begins_a_claim
from claimdesk.conversation.shared.matters import MATTERS, MESSAGE, NO_DANGER
from claimdesk.conversation.shared.turn import Say, Step, Turn
from claimdesk.conversation.staff_message.message import StaffMessage, forgotten

_REPORTS = "report_danger"
_OF_A_CLAIM = ("reason", "remedy")


def is_called_off(turn: Turn, told: Sequence[str]) -> bool:
    """Whether the danger told in so many messages is said to be none."""
    return not turn.is_choice and turn.language.calls_off_danger(turn.text, told)


def without_alarm(turn: Turn, handed: HandedOver | None, told: str | None = None) -> Turn:
    """The message, read as no report of a danger where it calls one off, or after that.

    So is one on a colour that shines, where it was `told` before that another one came. As long as
    the staff think that somebody may be in danger, it is first for them.
    """
    if turn.intent != _REPORTS or turn.is_choice or (handed and handed.is_urgent):
        return turn
    words, text = turn.language, turn.text
    after = handed is not None and handed.matter == NO_DANGER
    is_told = words.tells_danger(text) or words.tells_harm(text) or words.speaks_of_injury(text)
    shines = words.only_shines(text) and words.tells_another_came(told or "")
    before = [each.text for each in turn.before]
    reported = any(each.intent == _REPORTS for each in turn.before)
    calm = shines or (after and not is_told) or (reported and is_called_off(turn, before))
    return replace(turn, intent="inform") if calm else turn


def call_off(
    turn: Turn,
    message: StaffMessage,
    slots: Mapping[str, Any],
    tell: Callable[[Mapping[str, Any]], bool],
) -> Step | None:
    """Ends a danger that the shopper says is none; None where there is none to end, or the staff
    could not be told: `tell` says whether that was recorded."""
    handed = HandedOver.from_slot(slots.get("handed_over"))
    known = handed is not None and handed.is_urgent
    if not (known or (message.matter.urgent and message.get("message_alert"))):
        return None
    told = [
        *(handed.told if handed and known else ()),
        *str(message.get(MESSAGE) or "").splitlines(),
    ]
    if not is_called_off(turn, told):
        return None
    message = replace(message, matter=MATTERS[NO_DANGER])
    message = message.with_(message=turn.text, message_key=new_key())
    if not tell({**message.slots, "handed_over": handed and handed.as_slot()}):
        return None
    return _gone_on_after(turn, handed, slots)


def _gone_on_after(turn: Turn, handed: HandedOver | None, slots: Mapping[str, Any]) -> Step:
    """Goes on with a claim that was left, or that the message tells of; else one is offered."""
    kept = forgotten()
    if handed is not None:
        told = [*handed.told, turn.text]
        kept["handed_over"] = replace(handed, matter=NO_DANGER, about="", told=told).as_slot()
    known = [*(handed.told if handed else ()), *str(slots.get(MESSAGE) or "").splitlines()]
    wants_claim = begins_a_claim(turn.intent) or any(turn.entity(each) for each in _OF_A_CLAIM)
    wants_claim = wants_claim or any(map(turn.language.tells_another_came, (*known, turn.text)))
    if not slots.get("filed") and (wants_claim or slots.get("claim_key")):
        return Step(kept, (Say("danger_called_off"),), then="claim")
    offered = () if slots.get("filed") else (FILE_CLAIM,)
    return Step(kept, (Say("danger_called_off", choices=offered),), then="left")
