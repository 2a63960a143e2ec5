"""The command `new-question`: a question of the FAQ, made at every place it has."""

from __future__ import annotations

import argparse
from typing import Any

from claimdesk.authoring.lacks import Lack, lacks
from claimdesk.authoring.new_question import NewQuestion, add_question
from claimdesk.authoring.off_topic import off_topic_about
from claimdesk.authoring.project import Project
from claimdesk.settings import ROOT, Settings

OK = 0
_DEFAULT_FAMILY = "store_info"


def add_commands(subparsers: Any) -> None:
    """Register `new-question`."""
    new = subparsers.add_parser("new-question", help="make the places of a new question")
    new.add_argument("intent", metavar="NAME", help="its intent, such as ask_gift_wrapping")
    new.add_argument(
        "--family",
        default=_DEFAULT_FAMILY,
        help="the file of data/nlu/ and tests/nlu/ it goes into, such as shipping "
        "(default: %(default)s)",
    )
    fact = new.add_mutually_exclusive_group()
    fact.add_argument(
        "--fact", metavar="NAME", help="what its answer is filled with (default: as it is called)"
    )
    fact.add_argument(
        "--no-fact", action="store_true", help="its answer is the same in every store"
    )
    new.add_argument(
        "--store",
        action="append",
        default=[],
        metavar="STORE",
        help="a store that states the fact: its file gets a place for it (may be repeated)",
    )
    new.set_defaults(run=run_new_question)


def project() -> Project:
    """What the settings say is written by trainers and shops' owners."""
    settings = Settings.from_environment()
    return Project(ROOT, settings.wording, settings.stores)


def shown(of: Project, lack: Lack) -> str:
    """What a question lacks, as a line that begins with its place."""
    return f"{of.shown(lack.path)}:{lack.line}: {lack.name}: {lack.text}"


def run_new_question(args: argparse.Namespace) -> int:
    """Write the places, and print what is to be filled in at each."""
    fact = None if args.no_fact else args.fact or args.intent.removeprefix("ask_")
    question = NewQuestion(args.intent, args.family, fact, tuple(dict.fromkeys(args.store)))
    written = add_question(project(), question)
    after = project()
    print(f"{args.intent}: written to {', '.join(map(after.shown, written))}. To be filled in:")
    for lack in lacks(after):
        if args.intent in f"{lack.name} {lack.text}" or (fact and fact in lack.name):
            print(shown(after, lack))
    off_topic = list(off_topic_about(after, args.intent))
    if off_topic:
        print("Labelled off topic until now; move what asks this question to its intent:")
    for each in off_topic:
        print(f"{after.shown(each.path)}:{each.line}: {each.text}")
    print("Then: claimdesk check --questions, make train, make check")
    return OK
