"""Working through the inbox by keyboard: a group at a time, a key for what it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from claimdesk.cli.conversation_text import conversation_lines
from claimdesk.inbox.entries import Group
from claimdesk.settings import ROOT

if TYPE_CHECKING:
    from claimdesk.adapters.labelling import Labelled, Labelling

OFF_TOPIC = "out_of_scope"
LABEL, NEW, IGNORED, AROUND, SPLIT, SKIP, BACK, QUIT = "lnics bq"
OUT = "o"
HELP = (
    "number: that intent · l label · n new question · o off topic · i ignore for good\n"
    "c conversation around it · s one by one · space next · b back · q quit"
)


class Screen(Protocol):
    """The trainer's terminal."""

    def show_group(self, group: Group, place: str, suggestions: Sequence[str]) -> None:
        """Show what was written alike, how it was read, and the intents it may have, numbered."""

    def show(self, lines: Sequence[str]) -> None:
        """Print lines."""

    def key(self, allowed: str) -> str:
        """The next key pressed of those allowed; the last one of them at the end of input."""

    def ask(self, question: str, known: Sequence[str]) -> str | None:
        """A name, completed from those known; None where it was called off."""


def work_through(groups: Sequence[Group], labelling: Labelling, screen: Screen) -> None:
    """Show each group until the trainer has done with all, or leaves."""
    todo = list(groups)
    place = 0
    while place < len(todo):
        group = todo[place]
        suggestions = group.suggestions(labelling.intents)
        screen.show_group(group, f"{place + 1} of {len(todo)}", suggestions)
        key = _next_key(screen, suggestions)
        while key == AROUND:
            noted = group.entries[0].latest
            screen.show(conversation_lines(noted.talk, marked=noted.turn.number))
            key = _next_key(screen, suggestions)
        if key == QUIT:
            return
        if key == BACK:
            place = max(place - 1, 0)
        elif key == SPLIT and len(group.entries) > 1:
            todo[place : place + 1] = [Group((entry,)) for entry in group.entries]
        elif key in (SKIP, SPLIT) or _decide(key, group, suggestions, labelling, screen):
            place += 1
    screen.show(["That was all."])


def _next_key(screen: Screen, suggestions: Sequence[str]) -> str:
    numbers = "".join(str(number) for number in range(1, len(suggestions) + 1))
    return screen.key(f"{numbers}{LABEL}{NEW}{OUT}{IGNORED}{AROUND}{SPLIT}{SKIP}{BACK}{QUIT}")


def _decide(
    key: str, group: Group, suggestions: Sequence[str], labelling: Labelling, screen: Screen
) -> bool:
    """Do what the key says of the group; False where it was called off or refused."""
    if key == IGNORED:
        for entry in group.entries:
            labelling.ignore(entry.key, entry.example)
        return True
    intent = _intent(key, suggestions, labelling, screen)
    if intent is None:
        return False
    made = [labelling.label(entry.key, entry.example, intent) for entry in group.entries]
    screen.show(_said(intent, made))
    return not any(each.contradicts for each in made)


def _intent(
    key: str, suggestions: Sequence[str], labelling: Labelling, screen: Screen
) -> str | None:
    if key.isdigit():
        return suggestions[int(key) - 1]
    if key == OUT:
        return OFF_TOPIC
    if key == NEW:
        name = screen.ask("a new question, such as ask_gift_wrapping: ", ())
        return f"ask_{name}" if name and not name.startswith("ask_") else name or None
    name = screen.ask("intent: ", labelling.intents)
    if name and name not in labelling.intents:
        screen.show([f"no intent {name} is taught in data/nlu"])
        return None
    return name or None


def _said(intent: str, made: Sequence[Labelled]) -> list[str]:
    """What came of labelling a group."""
    paths = [each.path for each in made if each.path is not None]
    lines = [f"{intent}: {paths.count(path)} to {_shown(path)}" for path in dict.fromkeys(paths)]
    for each in made:
        if each.twin is not None:
            where = f"{_shown(each.twin.path)}:{each.twin.line}" if each.twin.line else "by now"
            verb = "refused, it is there as" if each.contradicts else "is there already as"
            lines.append(f"{verb} {each.twin.intent} ({where}): {each.twin.text}")
        elif each.path is None:
            lines.append(f"{intent} is still to be made; the example is kept until then")
    return lines


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
