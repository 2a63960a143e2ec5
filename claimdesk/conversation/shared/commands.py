"""What a turn asks of the assistant, in the terms of the dialogue: a list of commands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

CommandName = Literal[
    "start",  # open a claim
    "set",  # keep these values
    "correct",  # replace what was kept by these values
    "edit",  # ask for the field again
    "keep",  # what stood in the field that was to be changed
    "edit_one",  # ask which of these fields
    "add_details",  # to what was told of what happened
    "ask_more",  # for the description, of what is only named
    "no_such_part",  # of the description, that was to be taken out
    "show_line",  # which says already what it should
    "leave_open",  # what the reason was, for the staff to decide
    "skip",  # go on without the field
    "wait",  # until the shopper has had a moment, or has what was asked for
    "choose",  # take what was offered
    "affirm",
    "deny",
    "clarify",  # explain the question that was asked
    "take_their_number",  # that another shop gave the order: it is only offered
    "repeat",  # say what the claim holds by now
    "remind",  # it was told before: say what the claim holds, and ask only for the rest
    "send",  # the claim as it was shown
    "ask",  # answer questions of the FAQ
    "chitchat",
    "say_english_only",  # tell in the shopper's language that it is not understood
    "attach",  # keep a photo
    "add_item",  # remember another item for a claim of its own
    "cancel",
    "leave",  # a claim that only a question had begun
    "start_over",
    "hand_over",
    "await_order",  # no claim but a matter for the staff: what was ordered is still to come
    "check",
]


@dataclass(frozen=True)
class Command:
    """One thing to do, with what it needs, the words it rests on and how sure it is (0–1)."""

    name: CommandName
    values: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    confidence: float = 1.0

    def as_dict(self) -> dict[str, Any]:
        """The command as plain values."""
        return {
            "command": self.name,
            "values": dict(self.values),
            "text": self.text,
            "confidence": round(self.confidence, 3),
        }
