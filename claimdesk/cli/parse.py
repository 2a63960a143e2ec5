"""`claimdesk parse`: what the assistant understands of one message, without any server."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from claimdesk.claims.claim import read_date
from claimdesk.claims.errors import ClaimdeskError
from claimdesk.claims.today import Today
from claimdesk.settings import ROOT, Settings

if TYPE_CHECKING:
    from claimdesk.claims.store_policy import StorePolicy
    from claimdesk.language.date_reading import DateReading

DONE = 0
_RANKED = 5  # intents shown to a person


def add_commands(subparsers: Any) -> None:
    """Register `parse`; its `run` takes the arguments to an exit code."""
    parse = subparsers.add_parser("parse", help="show what the assistant understands of a message")
    parse.add_argument("--store", required=True, help="the store's id, such as procase")
    parse.add_argument("--asked", metavar="FIELD", help="the field of a claim that TEXT answers")
    parse.add_argument("--today", metavar="DATE", help="the shopper's day (default: the store's)")
    parse.add_argument("--json", action="store_true", help="print the understanding as JSON")
    parse.add_argument("text", metavar="TEXT", help="the message, as a shopper types it")
    parse.set_defaults(run=run_parse)


def run_parse(args: argparse.Namespace) -> int:
    """Print intent, values, commands and dates. Raises ClaimdeskError for a wrong input."""
    from claimdesk.cli.stores import store_policy
    from claimdesk.conversation.shared.draft import FIELDS

    if args.asked is not None and args.asked not in FIELDS:
        raise ClaimdeskError(f"--asked: {args.asked!r} must be one of {', '.join(FIELDS)}")
    policy = store_policy(Settings.from_environment().stores, args.store)
    now = datetime.now(timezone.utc)
    today = Today.at(now, policy.timezone, None)
    if args.today is not None:
        today = Today.on(read_date("--today", args.today))
    parsed = _parsed(args.text)
    understood = {
        **_shown(parsed),
        "commands": commands_of(parsed, args.asked, policy, today),
        "dates": dates_of(args.text, policy, today),
    }
    if args.json:
        print(json.dumps(understood, indent=2, ensure_ascii=False))
    else:
        print(_readable(understood))
    return DONE


def _parsed(text: str) -> dict[str, Any]:
    """What Rasa's parse says of the message, by the newest model."""
    from claimdesk.cli.eval import silence_warnings

    silence_warnings()
    # Rasa takes seconds to import: only here, after the inputs are known to be good.
    from claimdesk.evaluation.trained_reader import UnusableModel, load_reader, newest_model

    try:
        return load_reader(newest_model(ROOT / "models"))([text])[0]
    except UnusableModel as problem:
        raise ClaimdeskError(str(problem)) from None


def _shown(parsed: dict[str, Any]) -> dict[str, Any]:
    """`intent`, `confidence`, `intent_ranking` and `values` of a parsed message."""
    intent = parsed.get("intent") or {}
    return {
        "intent": intent.get("name"),
        "confidence": intent.get("confidence"),
        "intent_ranking": [
            {"name": ranked["name"], "confidence": ranked["confidence"]}
            for ranked in parsed.get("intent_ranking") or ()
        ],
        "values": [
            {
                "entity": found["entity"],
                "value": found["value"],
                "start": found["start"],
                "end": found["end"],
                "text": parsed["text"][found["start"] : found["end"]],
            }
            for found in parsed.get("entities") or ()
        ],
    }


def commands_of(
    parsed: dict[str, Any],
    asked: str | None,
    policy: StorePolicy,
    today: Today,
    slots: Mapping[str, Any] | None = None,
) -> list[dict[str, Any]]:
    """What a claim form would do with the message: `command`, `values`, `text`, `confidence`.

    `asked` is the field that it answers, None for one that opens a conversation; `slots` hold what
    the claim has already.
    """
    from claimdesk.conversation.shared.draft import Draft
    from claimdesk.conversation.shared.turn import Turn
    from claimdesk.conversation.shared.understood import Context
    from claimdesk.conversation.understanding.reader import Understanding
    from claimdesk.conversation.values.reader import ValueReader

    understanding = Understanding(ValueReader(policy, today))
    understood = understanding.read(Turn.parsed(parsed), Context(asked, Draft(slots or {})))
    return [command.as_dict() for command in understood.commands]


def dates_of(text: str, policy: StorePolicy, today: Today) -> list[dict[str, Any]]:
    """The times of the message, each `text`, `earliest` and `latest` (null where not bounded)."""
    from claimdesk.conversation.values.days import reader_of
    from claimdesk.language.languages import DEFAULT

    readings = DEFAULT.read_dates(text, reader_of(policy, today), casual=True)
    return [
        {"text": each.text, "earliest": _iso(each, "earliest"), "latest": _iso(each, "latest")}
        for each in readings
    ]


def _iso(reading: DateReading, end: str) -> str | None:
    day = getattr(reading, end) or reading.date  # a day to come has no bounds, but may be known
    return day.isoformat() if day else None


def _readable(understood: dict[str, Any]) -> str:
    """The understanding for a person at a terminal."""
    lines = [f"{understood['intent']}  {understood['confidence'] or 0:.2f}"]
    for ranked in understood["intent_ranking"][1:_RANKED]:
        lines.append(f"  {ranked['name']}  {ranked['confidence']:.2f}")
    lines += ["", "Values"]
    lines += [f"  {v['entity']}: {v['value']}  ({v['text']!r})" for v in understood["values"]]
    lines += ["", "Commands"]
    lines += [f"  {c['command']}: {c['values']}" for c in understood["commands"]]
    lines += ["", "Dates"]
    for each in understood["dates"]:
        ends = dict.fromkeys(each[end] or "?" for end in ("earliest", "latest"))
        lines.append(f"  {' to '.join(ends)}  ({each['text']!r})")
    return "\n".join(lines)
