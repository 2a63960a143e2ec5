"""What a turn is understood as, and what it is said in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from claimdesk.conversation.shared.commands import Command
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.turn import Choice

#: What else a form may wait for than a field: each is answered by yes or no, or by a choice.
REVIEW, GO_ON, DUPLICATE, STOP, START_OVER = "review", "go_on", "duplicate", "stop", "start_over"
_CONFIRM = "confirm_"


def confirming(name: str) -> str:
    """What the form waits for once it has asked whether a field's value is right."""
    return f"{_CONFIRM}{name}"


def field_confirmed(asked: str | None) -> str | None:
    """The field whose value was asked to be confirmed, if it was."""
    return asked.removeprefix(_CONFIRM) if asked and asked.startswith(_CONFIRM) else None


def is_shown(asked: str | None) -> bool:
    """Whether the claim, or one of its lines, was shown last."""
    return asked in (REVIEW, GO_ON) or field_confirmed(asked) is not None


def expected_by(asked: str | None) -> str | None:
    """The field an answer may give without naming it."""
    return field_confirmed(asked) or asked


@dataclass(frozen=True)
class Context:
    """What a turn is said in: what was asked, with which choices, and what the claim has already.

    `spoken` are its codes as the shopper reads them; `told` is what earlier messages say of a claim
    that is being opened.
    """

    asked: str | None
    draft: Draft
    choices: tuple[Choice, ...] = ()
    spoken: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, Any] = field(default_factory=dict)


def can_send(asked: str | None, draft: Draft) -> bool:
    """Whether the claim may be sent in words: it was shown, and nothing but its sending asked."""
    return asked == REVIEW or (asked == GO_ON and draft.get("shown") is not None)


@dataclass(frozen=True)
class Understood:
    """The commands of a turn, the most pressing first, and values it tried to give and failed.

    `problems` is as in `Values`.
    """

    commands: tuple[Command, ...] = ()
    problems: Mapping[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)

    def find(self, *names: str) -> Command | None:
        """The first command of one of these names, or None."""
        return next((command for command in self.commands if command.name in names), None)

    @property
    def changes(self) -> dict[str, Any]:
        """All values to keep."""
        kept = (c.values for c in self.commands if c.name in ("set", "correct"))
        return {name: value for values in kept for name, value in values.items()}
