"""`claimdesk conversation`: one on record, read as the assistant read it, or as a test or story."""

from __future__ import annotations

import argparse
import io
import re
import textwrap
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from claimdesk.claims import claim_numbers
from claimdesk.claims.errors import ClaimdeskError
from claimdesk.cli.database import migrated_database
from claimdesk.settings import ROOT, Settings

if TYPE_CHECKING:
    from claimdesk.adapters.talks import Talks
    from claimdesk.inbox.recorded import RecordedTurn, Talk

DONE = 0
_PLACEHOLDER = re.compile(r"\\{\w+\\}")  # in an escaped response
_CLAIM_FORM = "claim_form"


def add_commands(subparsers: Any) -> None:
    """Add `conversation`."""
    show = subparsers.add_parser("conversation", help="show a conversation on record")
    show.add_argument(
        "number",
        metavar="NUMBER",
        help="a message's of the inbox, a claim's or that of a message to the staff",
    )
    how = show.add_mutually_exclusive_group()
    how.add_argument("--as-test", action="store_true", help="as a file of tests/conversations/")
    how.add_argument("--as-story", action="store_true", help="as a file of data/stories/")
    show.set_defaults(run=show_conversation)


def show_conversation(arguments: argparse.Namespace) -> int:
    """Print it. Raises ClaimdeskError for a number that nothing on record has."""
    from claimdesk.adapters.talks import Talks
    from claimdesk.cli.conversation_text import conversation_lines
    from claimdesk.inbox.retold import as_story, as_test

    settings = Settings.from_environment()
    with migrated_database(settings) as engine:
        talk = _found(Talks(engine), arguments.number)
    name = f"conversation {talk.turns[0].number}"
    if arguments.as_test:
        print(_yaml([as_test(talk, name, _is_drawn())]), end="")
    elif arguments.as_story:
        print(_yaml({"version": "3.1", "stories": [as_story(talk, name)]}), end="")
    else:
        number = int(arguments.number) if arguments.number.isdigit() else None
        commands = _commands_of(talk, settings)
        print("\n".join(conversation_lines(talk, marked=number, commands=commands)))
    return DONE


def _found(talks: Talks, number: str) -> Talk:
    found = None
    if number.isascii() and number.isdigit() and int(number) < 2**31:
        found = talks.of_message(int(number))
    else:
        kinds = (claim_numbers.CLAIM, claim_numbers.MESSAGE, claim_numbers.ADDITION)
        read = (claim_numbers.read(number, kind) for kind in kinds)
        found = next(filter(None, map(talks.of_reference, filter(None, read))), None)
    if found is None:
        raise ClaimdeskError(f"no conversation on record has {number} (claimdesk inbox --list)")
    if not found.turns:
        raise ClaimdeskError(f"the shopper of conversation {number} has said nothing")
    return found


def _commands_of(talk: Talk, settings: Settings) -> Callable[[RecordedTurn], Sequence[str]]:
    """The commands that the claim form took of a turn, on the day of the turn.

    None for a store that is no more, or outside of the form.
    """
    from claimdesk.adapters.store_files import store_names
    from claimdesk.claims.today import Today
    from claimdesk.cli.parse import commands_of
    from claimdesk.cli.stores import store_policy

    if talk.store not in store_names(settings.stores):
        return lambda _: ()
    policy = store_policy(settings.stores, talk.store)

    def commands(turn: RecordedTurn) -> list[str]:
        if _CLAIM_FORM not in turn.actions or turn.intent is None:
            return []
        today = Today.at(turn.at, policy.timezone, None)
        asked = turn.asked if turn.form == _CLAIM_FORM else None
        found = commands_of(dict(turn.parse), asked, policy, today, turn.slots_before)
        return [f"{each['command']} {_values(each['values'])}".rstrip() for each in found]

    return commands


def _values(values: dict[str, Any]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in values.items())


def _is_drawn() -> Callable[[str], bool]:
    """Whether an answer is one of several wordings of a response, of which one is drawn."""
    import yaml

    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    patterns = [
        re.compile(_PLACEHOLDER.sub(".+?", re.escape(str(variant["text"]).strip())))
        for variants in domain["responses"].values()
        for variant in (variants if len(variants) > 1 else ())
    ]
    return lambda text: any(pattern.search(text) for pattern in patterns)


def _yaml(document: Any) -> str:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(document, stream)
    return textwrap.dedent(stream.getvalue())  # a list at the top stands at the margin
