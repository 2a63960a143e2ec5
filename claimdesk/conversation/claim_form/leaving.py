"""How a claim is left: dropped, begun anew, or given up for a message to the staff."""

from __future__ import annotations

from claimdesk.conversation.context.items_in_mind import dropped
from claimdesk.conversation.shared.commands import Command
from claimdesk.conversation.shared.draft import Draft, new_key
from claimdesk.conversation.shared.turn import Say, Step

# Whose claim it is, and of which order: no wrong turn of a claim is a reason to ask that again.
_KEPT_AT_A_NEW_START = ("order_number", "email")


def let_go(draft: Draft, say: tuple[Say, ...] = ()) -> Step:
    """Drops the claim; what was told of it stays in mind, should it be taken up again."""
    return Step({**Draft.empty_slots(), **dropped(draft)}, say, then="stop")


def begun_anew(draft: Draft) -> tuple[Draft, tuple[str, ...]]:
    """A fresh draft, and the names of what is kept of the one that was begun."""
    kept = {name: draft.get(name) for name in _KEPT_AT_A_NEW_START if draft.get(name)}
    return Draft(Draft.empty_slots()).with_(claim_key=new_key(), **kept), tuple(kept)


def given_up_for(command: Command, draft: Draft) -> Step:
    """A claim on what has not come is none: the staff look for it, change or cancel it."""
    told = {
        "matter": command.values["matter"],
        "message_order": draft.get("order_number"),
        "message": draft.get("details"),
        "email": draft.get("email"),
    }
    plain = command.values["matter"] in ("message", "complaint")
    say = (Say("no_claim_then"),) if plain else ()
    # What was filled in stays in mind: it may turn out to be a claim after all.
    return Step({**Draft.empty_slots(), **dropped(draft), **told}, say, then="person")
