"""Asking back: "did you mean" for an unclear message."""

from __future__ import annotations

from collections.abc import Sequence

from claimdesk.conversation.routing.interruptions import PERSON
from claimdesk.conversation.shared.turn import Choice, Say, Step, Turn
from claimdesk.conversation.shared.yes_or_no import DENY

_MOST_READINGS = 3
# What is told of a purchase; of the second sort one says that something is to be done about it.
_TOLD = {"order_number", "product", "date", "reason", "remedy", "condition", "purchased_from"}
_TOLD_OF_A_CLAIM = {"reason", "remedy", "condition", "purchased_from"}
_MENU = (Choice("choice_file_claim", "open_return"), Choice("choice_something_else", "ask_help"))
# What an order number that comes alone is most likely given for.
_OF_AN_ORDER = ("ask_track_order", "open_return", "ask_cancel_order")
# Of a "case" that is a thing the store sells, and may be a matter its staff have.
_OF_A_CASE = ("ask_track_order", "check_claim")
# Intents that make no sense as a reading offered to somebody.
NEVER_OFFERED = {
    *("nlu_fallback", "out_of_scope", "affirm", "deny", "greet", "goodbye", "thank"),
    *("inform", "correct", "start_over", "cannot_provide", "stop"),
    *("bot_challenge", "complain", "talk_to_human", "other_language"),
}


def clarify(turn: Turn, ranking: Sequence[str], again: bool) -> Step:
    """What to say where no form is open and it is not clear what is wanted.

    A photo is kept for the claim it may belong to. Who tells so much of a purchase has a
    claim in mind: `then` is "claim".
    """
    evidence = turn.entity("evidence")
    if evidence:
        choices = (Choice("choice_yes_file_claim", "open_return"), Choice("choice_no_claim", DENY))
        say = Say("photo_without_claim", choices=choices)
        return Step({"photo": [evidence]}, (say,))
    if turn.is_choice:
        return Step(say=(Say("choice_gone", choices=_MENU),))
    told = _TOLD & turn.entities.keys()
    if not turn.language.is_question(turn.text) and (
        len(told) > 2 or (told & _TOLD_OF_A_CLAIM and len(told) > 1)
    ):
        return Step(then="claim")
    if told == {"order_number"}:
        ranking = _OF_AN_ORDER
    elif turn.intent == "check_claim":
        ranking = _OF_A_CASE
    return Step(say=(did_you_mean(ranking, again),))


def did_you_mean(ranking: Sequence[str], again: bool) -> Say:
    """The likeliest readings as choices; when it is unclear `again`, a person first of all.

    `ranking` holds intent names, likeliest first.
    """
    readings = [intent for intent in ranking if intent not in NEVER_OFFERED][:_MOST_READINGS]
    offered = tuple(Choice(f"topic_{intent}", intent) for intent in readings)
    if again:
        return Say("still_unclear", choices=(PERSON, *offered[:2]))
    return Say("did_you_mean", choices=(*offered, PERSON))
