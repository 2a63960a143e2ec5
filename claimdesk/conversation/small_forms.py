"""The short form that asks how a claim stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimdesk.claims import claim_numbers
from claimdesk.conversation import interruptions
from claimdesk.conversation.turn import Choice, Say, Step, Turn


class CheckForm:
    """A claim number and the e-mail address it was filed with, asked for in this order."""

    name = "check_form"
    fields = ("claim_number", "email")

    def step(self, turn: Turn, slots: Mapping[str, Any], asked: str | None) -> Step:
        """What to keep, say and ask after `turn`, which answers what was `asked`."""
        if interruptions.asks_to_stop(turn) and asked is not None:
            return Step({"misses": 0}, then="stop")
        if turn.intent == "talk_to_human":
            return Step({"misses": 0}, then="person")
        given = self.read(turn, asked)
        say = interruptions.answers(turn, understood=bool(given))
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
        ways: tuple[Choice, ...] = (interruptions.PERSON, interruptions.STOP)
        say = Say(f"unfit_{name}") if misses < 2 else Say(f"explain_{name}", choices=ways)
        return Step({"misses": misses}, (say,), ask=name)

    def read(self, turn: Turn, asked: str | None) -> dict[str, Any]:
        """The fields the message gives; a number counts by its shape alone."""
        said = turn.entity("email") or (turn.text if asked == "email" else None)
        email = turn.language.read_email(said) if said else None
        number = claim_numbers.find(turn.text)
        if number is None and asked == "claim_number":
            number = claim_numbers.read(turn.text)
        given = {"email": email, "claim_number": number}
        return {name: value for name, value in given.items() if value}
