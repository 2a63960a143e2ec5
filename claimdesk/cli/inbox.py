"""`claimdesk inbox`: what shoppers wrote that may have been misread, for trainers to label."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimdesk.claims.claim import read_date
from claimdesk.claims.errors import ClaimdeskError
from claimdesk.cli.database import migrated_database
from claimdesk.settings import ROOT, Settings

if TYPE_CHECKING:
    import numpy as np

    from claimdesk.adapters.inbox_files import Label
    from claimdesk.adapters.labelling import Labelled, Labelling
    from claimdesk.adapters.talks import Talks
    from claimdesk.inbox.entries import Entry, Group

DONE, FOUND = 0, 1
_SHOWN = 4  # messages of a group in the list


def add_commands(subparsers: Any) -> None:
    """Add `inbox`."""
    inbox = subparsers.add_parser("inbox", help="label what shoppers wrote and was misread")
    inbox.add_argument("--store", help="only this store's")
    inbox.add_argument("--since", metavar="DATE", help="written on this day (UTC) or later")
    inbox.add_argument("--until", metavar="DATE", help="written on this day (UTC) or before")
    inbox.add_argument(
        "--why",
        action="append",
        metavar="REASON",
        help="only these: unclear, off_topic, thumbed_down, contradicted, asked_again,"
        " handed_over, given_up (may be repeated)",
    )
    how = inbox.add_mutually_exclusive_group()
    how.add_argument("--list", action="store_true", help="print it, also at a terminal")
    how.add_argument("--json", action="store_true", help="as JSON")
    how.add_argument("--out", type=Path, metavar="FILE", help="write it as .tsv or Rasa's .yml")
    how.add_argument("--in", type=Path, dest="labels", metavar="FILE", help="take its labels")
    inbox.set_defaults(run=run_inbox)


def run_inbox(arguments: argparse.Namespace) -> int:
    """Print the inbox, work through it at a terminal, or exchange it as a file.

    1 where a label was refused. Raises ClaimdeskError for a wrong input.
    """
    from claimdesk.adapters.inbox_files import read_labels, write_inbox

    period = _period(arguments)
    labels = None if arguments.labels is None else read_labels(arguments.labels)
    with _opened() as (talks, labelling):
        for made in labelling.write_waiting():
            what = conflict(made) if made.contradicts else f"written to {made.path}"
            print(f"labelled before its intent was made: {what}", file=sys.stderr)
        groups = _groups(talks, labelling, arguments, period)
        if labels is not None:
            return _take(arguments.labels, labels, groups, labelling)
        if arguments.out is not None:
            print(f"{arguments.out}: {write_inbox(arguments.out, groups)} messages")
        elif arguments.json:
            print(json.dumps([_as_json(group) for group in groups], ensure_ascii=False, indent=2))
        elif arguments.list or not (sys.stdin.isatty() and sys.stdout.isatty()):
            print("\n\n".join("\n".join(_block(group)) for group in groups) or "nothing to look at")
        else:
            _by_keyboard(groups, labelling)
        _say_what_waits(labelling)
    return DONE


def _period(arguments: argparse.Namespace) -> tuple[datetime | None, datetime | None]:
    """From which moment, and before which."""
    since, until = (
        None if written is None else datetime.combine(
            read_date(name, written), time.min, timezone.utc
        )
        for name, written in (("--since", arguments.since), ("--until", arguments.until))
    )  # fmt: skip
    return since, until and until + timedelta(days=1)


@contextmanager
def _opened() -> Iterator[tuple[Talks, Labelling]]:
    from claimdesk.adapters.family_files import FamilyFiles
    from claimdesk.adapters.inbox_decisions import InboxDecisions
    from claimdesk.adapters.labelling import Labelling
    from claimdesk.adapters.talks import Talks

    files = FamilyFiles(ROOT / "data" / "nlu", ROOT / "tests" / "nlu")
    with migrated_database(Settings.from_environment()) as engine:
        yield Talks(engine), Labelling(files, InboxDecisions(engine))


def _groups(
    talks: Talks,
    labelling: Labelling,
    arguments: argparse.Namespace,
    period: tuple[datetime | None, datetime | None],
) -> list[Group]:
    from claimdesk.inbox.entries import entries_of, groups_of
    from claimdesk.inbox.noteworthy import REASONS, noteworthy

    wanted = set(arguments.why or REASONS)
    if unknown := wanted - {*REASONS}:
        listed = f"{', '.join(REASONS)}"
        raise ClaimdeskError(f"--why: {', '.join(sorted(unknown))} must be one of {listed}")
    since, until = period
    now = datetime.now(timezone.utc)
    noted = (
        each
        for talk in talks.between(since, until, arguments.store)
        for each in noteworthy(talk, now)
        if wanted.intersection(each.reasons)
        and (since is None or each.turn.at >= since)
        and (until is None or each.turn.at < until)
    )
    return groups_of(entries_of(noted, labelling.is_decided), _encode)


def _encode(texts: Sequence[str]) -> np.ndarray:
    """What the sentence encoder of the pipeline says at its end of each text."""
    from claimdesk.nlu.mini_lm import encode
    from claimdesk.nlu.plain_text import plain_text, unmasked

    return encode([unmasked(plain_text(text)) for text in texts])[:, -1]


def _by_keyboard(groups: Sequence[Group], labelling: Labelling) -> None:
    from claimdesk.cli.inbox_keys import work_through
    from claimdesk.cli.inbox_screen import InboxScreen

    work_through(groups, labelling, InboxScreen())


def _take(
    path: Path, labels: Sequence[Label], groups: Sequence[Group], labelling: Labelling
) -> int:
    """Take the labels of a file; 1 where one was refused, with a line for each."""
    from claimdesk.adapters.inbox_files import IGNORE, NEW
    from claimdesk.inbox.examples import example_of, key_of
    from claimdesk.inbox.personal import StandIns

    there = {entry.example: entry.key for group in groups for entry in group.entries}
    written = refused = 0
    for line, text, label in labels:
        example = text if text in there else example_of(StandIns().replaced(text))
        key = there.get(text) or key_of(text)
        if label == IGNORE:
            labelling.ignore(key, example)
            continue
        intent, problem = label.removeprefix(NEW), None
        if label == intent and intent not in labelling.intents:
            problem = f"no intent {intent!r} is taught in data/nlu; a new one is {NEW}{intent}"
        else:
            made = labelling.label(key, example, intent)
            problem = conflict(made) if made.contradicts else None
            written += made.path is not None
        if problem:
            refused += 1
            print(f"{path}: line {line}: {problem}", file=sys.stderr)
    print(f"{path}: {len(labels)} labels, {written} examples written")
    _say_what_waits(labelling)
    return FOUND if refused else DONE


def conflict(made: Labelled) -> str:
    """Why a label was refused."""
    twin = made.twin
    assert twin is not None
    return f"{twin.path}:{twin.line} has nearly the same as {twin.intent}: {twin.text}"


def _say_what_waits(labelling: Labelling) -> None:
    for intent, count in labelling.waiting().items():
        print(
            f"{count} labelled {intent} wait until the question is made;"
            " the next claimdesk inbox then writes them",
            file=sys.stderr,
        )


def _block(group: Group) -> Iterator[str]:
    yield f"{group.times}x  {', '.join(group.reasons)}"
    yield f"    read as  {_counted(group.read_as)}"
    if group.picked:
        yield f"    picked   {_counted(group.picked)}"
    for entry in group.entries[:_SHOWN]:
        yield f"    {_line(entry)}"
    if len(group.entries) > _SHOWN:
        yield f"    and {len(group.entries) - _SHOWN} more"


def _line(entry: Entry) -> str:
    latest = entry.latest
    head = f"{latest.turn.number:>6}  {latest.turn.at:%Y-%m-%d %H:%M}  {latest.talk.store}"
    return f"{head}  {' '.join(entry.shown.split())}"


def _counted(names: Sequence[tuple[str, int]]) -> str:
    return ", ".join(name if count == 1 else f"{name} {count}x" for name, count in names)


def _as_json(group: Group) -> dict[str, Any]:
    return {
        "times": group.times,
        "reasons": group.reasons,
        "read_as": dict(group.read_as),
        "picked": dict(group.picked),
        "messages": [
            {
                "number": noted.turn.number,
                "at": noted.turn.at.isoformat(),
                "store": noted.talk.store,
                "text": entry.shown,
                "reasons": list(noted.reasons),
                "read_as": noted.turn.intent,
                "confidence": noted.turn.confidence,
                "picked": noted.picked.intent if noted.picked else None,
            }
            for entry in group.entries
            for noted in entry.noted
        ],
    }
