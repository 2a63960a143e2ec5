"""What a message is about that was taken for one about a claim, where none was filed."""

from __future__ import annotations

from typing import Literal

from claimdesk.conversation.shared.turn import Turn


def tells_of_item(turn: Turn) -> bool:
    """Whether the message tells of a thing that came, or of what is wrong with it."""
    words, text = turn.language, turn.text
    came = any(name == "delivered_on" for name, _ in words.date_cues(text))
    came = words.has_come(text) or (came and turn.entity("date") is not None)
    return bool(turn.entity("reason") or words.tells_of_damage(text) or came)


def tells_anew(turn: Turn) -> bool:
    """Whether a message read as an addition tells of a thing that came, and of none told before."""
    words, text = turn.language, turn.text
    of_before = words.adds(text) or words.asks_for_change(text) or words.speaks_of_filed(text)
    return not (turn.is_choice or of_before) and subject_meant(turn) == "claim"


def subject_meant(turn: Turn) -> Literal["claim", "order"] | None:
    """ "claim" where something wrong is told or one is to be made, "order" where one is asked of.

    A shop's word for its product, "case", is many a desk's word for a claim.
    """
    wants_one = turn.language.wants_to_claim(turn.text)
    if turn.is_choice or (turn.language.speaks_of_claim(turn.text) and not wants_one):
        return None
    if wants_one or tells_of_item(turn):
        return "claim"
    of_an_order = turn.language.speaks_of_order(turn.text) or turn.entity("product")
    return "order" if of_an_order else None
