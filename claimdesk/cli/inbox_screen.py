"""The terminal of `claimdesk inbox`: a frame a group, keys without Enter, names completed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import FuzzyWordCompleter
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.output import Output
from rich.console import Console
from rich.markup import escape
from rich.panel import Panel

from claimdesk.cli.inbox_keys import HELP
from claimdesk.inbox.entries import Group

_SHOWN = 8  # messages of a group


class InboxScreen:
    """A person's terminal; tests give it other ends."""

    def __init__(
        self,
        source: Input | None = None,
        target: Output | None = None,
        console: Console | None = None,
    ) -> None:
        self._ends: dict[str, Any] = {"input": source, "output": target}
        self._console = console or Console(highlight=False)

    def show_group(self, group: Group, place: str, suggestions: Sequence[str]) -> None:
        """Print the group in a frame, below it its suggestions and the keys."""
        lines = [f"[bold]{escape(entry.shown)}[/bold]" for entry in group.entries[:_SHOWN]]
        if more := len(group.entries) - _SHOWN:
            lines += [f"and {more} more"] if more > 0 else []
        read = ", ".join(name for name, _ in group.read_as)
        stores = ", ".join(sorted({noted.talk.store for noted in group.noted}))
        lines += ["", f"[dim]{', '.join(group.reasons)} · read as {read} · {stores}[/dim]"]
        if group.picked:
            lines.append(f"[dim]picked: {', '.join(name for name, _ in group.picked)}[/dim]")
        title = f"{place}, written {group.times}x"
        self._console.print(Panel("\n".join(lines), title=title, title_align="left"))
        for number, name in enumerate(suggestions, start=1):
            self._console.print(f"  [bold]{number}[/bold] {escape(name)}")
        self._console.print(f"[dim]{HELP}[/dim]")

    def show(self, lines: Sequence[str]) -> None:
        """Print lines."""
        for line in lines:
            self._console.print(escape(line))

    def key(self, allowed: str) -> str:
        """The next key pressed of those allowed; the last of them for Ctrl-D and Ctrl-C."""
        keys = KeyBindings()

        def pressed(event: KeyPressEvent) -> None:
            event.app.exit(result=event.key_sequence[0].key)

        for each in allowed:
            keys.add(each, eager=True)(pressed)
        try:
            pressed_key: str = PromptSession(key_bindings=keys, **self._ends).prompt("› ")
        except (EOFError, KeyboardInterrupt):
            return allowed[-1]
        return pressed_key or " "

    def ask(self, question: str, known: Sequence[str]) -> str | None:
        """A name, completed from those known; None for Ctrl-D, Ctrl-C or nothing."""
        try:
            session: PromptSession[str] = PromptSession(**self._ends)
            return session.prompt(question, completer=FuzzyWordCompleter([*known])).strip() or None
        except (EOFError, KeyboardInterrupt):
            return None
