"""The commands on stores: `decide` judges a claim file, `check` validates what one writes."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import textwrap
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from claimdesk.adapters.claim_files import read_claim
from claimdesk.adapters.decision_json import decision_json
from claimdesk.adapters.store_files import load_store, problems_in, schema_text, store_names
from claimdesk.adapters.wording import load_wording
from claimdesk.authoring.lacks import lacks
from claimdesk.claims.claim import read_date
from claimdesk.claims.decision import decide
from claimdesk.claims.errors import ClaimdeskError, InvalidClaim, InvalidStore, MissingWording
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.cli.questions import project, shown
from claimdesk.settings import ROOT, Settings

OK, FOUND_SOMETHING, BAD_CALL = 0, 1, 2
_WIDTH = 88
_MARKS = {True: "[holds]", False: "[fails]", None: "[open] "}


def add_commands(subparsers: Any) -> None:
    """Register `decide` and `check`; each sets `run`, which takes the arguments to an exit code."""
    judge = subparsers.add_parser("decide", help="judge a claim file by a store's terms")
    judge.add_argument("--store", required=True, help="the store's id, such as procase")
    judge.add_argument("--today", required=True, help="the day to judge on, such as 2025-01-31")
    judge.add_argument("--json", action="store_true", help="print the decision as JSON")
    judge.add_argument("claim", metavar="CLAIM", help="YAML or JSON file, or - for standard input")
    judge.set_defaults(run=run_decide)
    check = subparsers.add_parser(
        "check", help="validate store files and the words people read, or stories and rules"
    )
    check.add_argument(
        "stores", metavar="STORE", nargs="*", help="ids; all, and the words, if left out"
    )
    printed = check.add_mutually_exclusive_group()
    printed.add_argument(
        "--schema", action="store_true", help="print the JSON Schema of store files"
    )
    printed.add_argument(
        "--facts", action="store_true", help="print what may stand under facts, and who states it"
    )
    printed.add_argument(
        "--questions", action="store_true", help="name what questions still lack, too"
    )
    printed.add_argument(
        "--stories", action="store_true", help="check the stories and rules of data/"
    )
    check.set_defaults(run=run_check)


def run_decide(args: argparse.Namespace) -> int:
    """Judge a claim file: 0 whatever the verdict, 2 when the call or an input is wrong."""
    try:
        settings = Settings.from_environment()
        today = read_date("--today", args.today)
        policy = store_policy(settings.stores, args.store)
        claim = read_claim(_read(args.claim))
        judged = decide(policy, claim, Today.on(today)).worded(load_wording(settings.wording))
    except (ClaimdeskError, ValueError) as error:
        return _refuse(str(error))
    decision = decision_json(judged)
    print(json.dumps(decision, indent=2) if args.json else _readable(decision))
    return OK


def run_check(args: argparse.Namespace) -> int:
    """Validate stores and words, or stories: 0 when all is in order, 1 when a problem was found."""
    if args.stories:
        return _refuse("--stories takes no store") if args.stores else _check_stories()
    try:
        settings = Settings.from_environment()
        facts, folder = load_wording(settings.wording).facts, settings.stores
        if args.schema:
            print(schema_text(facts), end="")
            return OK
        files = [_store_file(folder, name) for name in args.stores or store_names(folder)]
    except (ClaimdeskError, ValueError) as error:
        return _refuse(str(error))
    if not files:
        return _refuse(f"{folder}: holds no store file <id>.yml")
    if args.facts:
        _print_facts(facts, files)
        return OK
    found = {file: problems_in(file, facts) for file in files}
    for file, problems in found.items():
        print("\n".join(problems or [f"{file.name}: in order"]))
    problems_of_words = [] if args.stores else _proofread(settings)
    lacking = _lacking() if args.questions else []
    if args.questions:
        print("\n".join(lacking or ["questions: in order"]))
    wrong = any(found.values()) or problems_of_words or lacking
    return FOUND_SOMETHING if wrong else OK


def _lacking() -> list[str]:
    written = project()
    return [shown(written, lack) for lack in lacks(written)]


def _print_facts(facts: Mapping[str, str], files: Sequence[Path]) -> None:
    """Each fact: how it is read, and the stores of `files` in order that state it."""
    stores = [load_store(file) for file in files if not problems_in(file)]
    for name, description in facts.items():
        by = ", ".join(store.id for store in stores if name in store.facts)
        print(f"{name}: {description} Stated by: {by or 'none'}.")


def _proofread(settings: Settings) -> list[str]:
    """Print what is wrong with the words, or that nothing is; the lines of what is."""
    from claimdesk.proofreading.check import WordFiles

    files = WordFiles(ROOT, settings, date.today)
    try:
        problems = [str(problem) for problem in files.problems()]
    except MissingWording as error:
        problems = [str(error)]
    names = f"{settings.responses.name}, {settings.wording.name}"
    print("\n".join(problems or [f"{names} and those in other languages: in order"]))
    return problems


def _check_stories() -> int:
    from claimdesk.cli.eval import silence_warnings

    os.environ["LOG_LEVEL"] = "ERROR"  # else Rasa draws progress bars
    silence_warnings()
    from rasa.utils.log_utils import configure_structlog

    from claimdesk.dialogue.story_check import problems_in_stories

    configure_structlog(logging.ERROR)
    problems = problems_in_stories(ROOT)
    print("\n".join(problems or ["stories and rules: in order"]))
    return FOUND_SOMETHING if problems else OK


def store_policy(folder: Path, name: str) -> StorePolicy:
    """The store of this id in `folder`; ClaimdeskError says in a line what is wrong."""
    try:
        return load_store(_store_file(folder, name))
    except InvalidStore as error:
        problem = f"{error.problems[0]} (claimdesk check lists every problem)"
        raise ClaimdeskError(problem) from None


def _store_file(folder: Path, name: str) -> Path:
    known = store_names(folder)
    if name not in known:
        listed = ", ".join(known) or "none"
        raise ClaimdeskError(f"there is no store {name!r}; known are {listed}")
    return folder / f"{name}.yml"


def _read(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise InvalidClaim(name, str(error.strerror).lower()) from None
    except UnicodeDecodeError:
        raise InvalidClaim(name, "is not UTF-8 text") from None


def _refuse(message: str) -> int:
    print(f"claimdesk: {' '.join(message.split())}", file=sys.stderr)
    return BAD_CALL


def _readable(decision: dict[str, Any]) -> str:
    """The decision for a person at a terminal."""
    settlement = decision["settlement"]
    lines = [f"{decision['verdict'].upper()}, {decision['track']}, by {decision['policy_version']}"]
    if settlement:
        signs = {1: "+", -1: "-"}
        money = " ".join(
            f"{signs[x['sign']]} {x['code']} {x['amount']}" for x in settlement["lines"]
        )
        total = f"{settlement['sum']} {settlement['currency']}"
        lines.append(
            f"Refund           {money.removeprefix('+ ')} = {total}, once staff confirm it"
        )
    for label, value in {
        "Missing": ", ".join(decision["missing"]),
        "Remedies": ", ".join(decision["remedies"]),
        "Return shipping": decision["return_shipping_paid_by"],
        "Last day": decision["deadline"],
    }.items():
        lines.append(f"{label:<16} {value or '-'}")
    if decision["reasons"]:
        lines += ["", "Reasons", *(_entry("-", reason) for reason in decision["reasons"])]
    lines += ["", "Clauses", *(_entry(_MARKS[c["held"]], c) for c in decision["clauses"])]
    return "\n".join(lines)


def _entry(mark: str, finding: dict[str, Any]) -> str:
    head = textwrap.fill(
        f"{mark} {finding['text']}", _WIDTH, initial_indent="  ", subsequent_indent="    "
    )
    source = textwrap.fill(
        finding["source"], _WIDTH, initial_indent="      | ", subsequent_indent="      | "
    )
    return f"{head}\n{source}"
