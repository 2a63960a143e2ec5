"""The short form for leaving a message for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from claimdesk.conversation import interruptions
from claimdesk.conversation.draft import new_key
from claimdesk.conversation.turn import Choice, Say, Step, Turn

_MAX_MESSAGE = 2000


class _SmallForm:
    """A form of a few fields, asked in order."""

    fields: tuple[str, ...] = ()
    name = ""

    def step(self, turn: Turn, slots: Mapping[str, Any], asked: str | None) -> Step:
        """What to keep, say and ask after `turn`, which answers what was `asked`."""
        if interruptions.asks_to_stop(turn) and asked is not None:
            return Step({"misses": 0}, then="stop")
        if turn.intent == "talk_to_human" and self.name != "contact_form":
            return Step({"misses": 0}, then="person")
        given = self.read(turn, asked)
        say = interruptions.answers(turn, understood=bool(given)) if asked != "message" else ()
        values = {name: given.get(name, slots.get(name)) for name in self.fields}
        missing = next((name for name in self.fields if not values[name]), None)
        if missing is None:
            return Step({**given, "misses": 0}, say, then="done")
        if asked is not None and not given and not say:
            return self._missed(missing, (slots.get("misses") or 0) + 1)
        prompt = Say(f"ask_{self.name}_{missing}")
        return Step({**given, "misses": 0}, (*say, prompt), ask=missing)

    def _missed(self, name: str, misses: int) -> Step:
        """A second answer that does not fit gets an explanation and ways out."""
        ways: tuple[Choice, ...] = (interruptions.STOP,)
        if self.name != "contact_form":
            ways = (interruptions.PERSON, interruptions.STOP)
        say = Say(f"unfit_{name}") if misses < 2 else Say(f"explain_{name}", choices=ways)
        return Step({"misses": misses}, (say,), ask=name)

    def read(self, turn: Turn, asked: str | None) -> dict[str, Any]:
        """The fields the message gives."""
        address = turn.entity("email") or (turn.text if asked == "email" else None)
        email = turn.language.read_email(address) if address else None
        return {"email": email} if email else {}


class ContactForm(_SmallForm):
    """An e-mail address and a message for the store's staff."""

    name = "contact_form"
    fields = ("message", "email")

    def step(self, turn: Turn, slots: Mapping[str, Any], asked: str | None) -> Step:
        """As any short form; a message gets its own key, under which it is sent once."""
        step = super().step(turn, slots, asked)
        key = slots.get("message_key") or new_key()
        return replace(step, slots={**step.slots, "message_key": key})

    def read(self, turn: Turn, asked: str | None) -> dict[str, Any]:
        """The message is whatever the shopper writes when asked for it."""
        given = super().read(turn, asked)
        if asked == "message" and turn.text.strip() and not turn.is_choice:
            given["message"] = turn.text.strip()[:_MAX_MESSAGE]
        return given
