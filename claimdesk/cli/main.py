"""The program `claimdesk`: dispatches commands and prints errors as one line."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from claimdesk.claims.errors import ClaimdeskError
from claimdesk.settings import InvalidSetting

# Each has `add_commands(subparsers)` and keeps its heavy imports inside its functions, so that
# `claimdesk decide` doesn't wait for Rasa. A command's `run(arguments)` gives the exit code.
COMMAND_MODULES = (
    "claimdesk.cli.run",
    "claimdesk.cli.stores",
    "claimdesk.cli.questions",
    "claimdesk.cli.claims",
    "claimdesk.cli.feedback",
    "claimdesk.cli.inbox",
    "claimdesk.cli.conversation",
    "claimdesk.cli.database",
    "claimdesk.cli.chat",
    "claimdesk.cli.parse",
    "claimdesk.cli.eval",
    "claimdesk.cli.twins",
    "claimdesk.cli.release",
)

_PRIVATE = 0o077

DONE, WRONG_CALL, INTERRUPTED, BROKEN_PIPE = 0, 2, 130, 141


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_CALL, f"{self.prog}: {message} (try {self.prog} --help)\n")


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = _Parser(prog="claimdesk", description="FAQ and claim desk for online shops.")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in COMMAND_MODULES:
        importlib.import_module(name).add_commands(subparsers)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 a check found something, 2 the call or an input is wrong."""
    try:
        status = _run(argv)
        sys.stdout.flush()  # so that a broken pipe is caught here
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    except (ClaimdeskError, InvalidSetting) as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    return status


def _run(argv: Sequence[str] | None) -> int:
    try:
        arguments = build_parser().parse_args(argv)
    except SystemExit as end:  # argparse's way to end after --help or an error
        return end.code if isinstance(end.code, int) else DONE
    if not getattr(arguments, "shares_files", False):
        os.umask(_PRIVATE)  # whichever command makes the home's files, they are its owner's alone
    run: Callable[[argparse.Namespace], int] = arguments.run
    return run(arguments)


def _fail(message: str) -> int:
    print(f"claimdesk: {' '.join(message.split())}", file=sys.stderr)
    return WRONG_CALL
