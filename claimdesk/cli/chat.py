"""`claimdesk chat`: a conversation with a store in the terminal, over the web channel's HTTP."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from claimdesk.settings import InvalidSetting, Settings

_WRONG_CALL = 2


def add_commands(subparsers: Any) -> None:
    """Add `chat` to the command line."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "chat",
        help="talk to a store in the terminal, over the web channel",
        epilog="Reads lines from a terminal or a pipe; /help lists what else it can do.",
    )
    parser.add_argument("--store", required=True, help="the id of a store, such as procase")
    parser.add_argument("--url", help="of the server; default http://127.0.0.1:$CLAIMDESK_PORT")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Chat until the input ends; 0, or 2 with one line on standard error."""
    # Imported lazily to keep the other commands fast.
    from claimdesk.cli.chat_screen import screen_for
    from claimdesk.cli.chat_session import CannotChat, ChatClient, Refused, SessionOver, converse

    try:
        url = args.url or f"http://127.0.0.1:{Settings.from_environment().port}"
        client = ChatClient(url, args.store)
        try:
            converse(client, screen_for(sys.stdin, sys.stdout))
        finally:
            client.close()
    except (CannotChat, SessionOver, Refused, InvalidSetting) as error:
        print(f"claimdesk chat: {error}", file=sys.stderr)
        return _WRONG_CALL
    except KeyboardInterrupt:
        return 0
    return 0
