"""What the terminal chat reads from and writes to: a person's terminal, or plain pipes."""

from __future__ import annotations

from typing import Any, Protocol, TextIO

from prompt_toolkit import PromptSession
from rich.console import Console
from rich.markup import escape
from rich.panel import Panel

HELP = """\
Write to the store, or answer a question by the number or the words of a choice.
/photo PATH  send a photo      /history  what was said so far
/erase       erase it all      /quit     leave      /help  this list"""

Choices = list[dict[str, str]]


class Screen(Protocol):
    """The user-facing side of the chat client."""

    def welcome(self, store: str, help_text: str) -> None:
        """Show the welcome banner."""

    def read(self) -> str | None:
        """The next line; None at the end of input."""

    def show(self, messages: list[dict[str, Any]]) -> Choices:
        """Show an answer and return the choices it leaves open, in their numbering."""

    def show_history(self, messages: list[dict[str, Any]]) -> None:
        """Show both sides of the conversation so far."""

    def note(self, text: str) -> None:
        """Show a client message."""


class PlainScreen:
    """For pipes: one line in, the answer's text out."""

    def __init__(self, source: TextIO, target: TextIO) -> None:
        self._source = source
        self._target = target

    def welcome(self, store: str, help_text: str) -> None:
        """Nothing: a pipe needs no welcome."""

    def read(self) -> str | None:
        """The next line of the input."""
        line = self._source.readline()
        return line.rstrip("\n") if line else None

    def show(self, messages: list[dict[str, Any]]) -> Choices:
        """Print each message and its numbered choices."""
        choices: Choices = []
        for message in messages:
            self._print(message["text"])
            for choice in offered(message):
                choices.append(choice)
                self._print(f"  {len(choices)}. {choice['title']}")
        return choices

    def show_history(self, messages: list[dict[str, Any]]) -> None:
        """Print each message behind the name of its side."""
        for message in messages:
            self._print(f"{message['from']}: {message['text'] or '[photo]'}")

    def note(self, text: str) -> None:
        """Print it."""
        self._print(text)

    def _print(self, *lines: str) -> None:
        for line in lines:
            if line:
                print(line, file=self._target, flush=True)


class TerminalScreen:
    """For a person: an editable input line, colours, a frame around cards."""

    def __init__(self) -> None:
        self._console = Console(highlight=False)
        self._session: PromptSession[str] = PromptSession()

    def welcome(self, store: str, help_text: str) -> None:
        """The store's name and what one can do."""
        self._console.rule(f"[bold]{escape(store)}")
        self.note(help_text)

    def read(self) -> str | None:
        """The line the person enters; Ctrl-D ends."""
        try:
            return self._session.prompt("you › ")
        except EOFError:
            return None

    def show(self, messages: list[dict[str, Any]]) -> Choices:
        """Print each message, a card's in a frame, its choices numbered."""
        choices: Choices = []
        for message in messages:
            text = escape(message["text"])
            # What a card shows, its text says too.
            self._console.print(
                Panel(text, expand=False) if message.get("card") else f"[cyan]{text}[/cyan]"
            )
            for choice in offered(message):
                choices.append(choice)
                number = f"[bold]{len(choices)}[/bold]"
                self._console.print(f"  {number} {escape(choice['title'])}")
            if message.get("ask") == "photo":
                self.note("  (send one with /photo PATH)")
        return choices

    def show_history(self, messages: list[dict[str, Any]]) -> None:
        """Print each message behind the name of its side."""
        for message in messages:
            text = escape(message["text"] or "[photo]")
            self._console.print(f"[dim]{message['from']:>9}[/dim]  {text}")

    def note(self, text: str) -> None:
        """Print it dimmed."""
        self._console.print(f"[dim]{escape(text)}[/dim]")


def screen_for(source: TextIO, target: TextIO) -> Screen:
    """The person's terminal when both ends are one, else plain text."""
    if source.isatty() and target.isatty():
        return TerminalScreen()
    return PlainScreen(source, target)


def offered(message: dict[str, Any]) -> Choices:
    """The choices of a message."""
    choices: Choices = message.get("choices", [])
    return choices
