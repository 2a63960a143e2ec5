"""`claimdesk feedback`: shoppers' ratings, for trainers."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from claimdesk.cli.database import migrated_database

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimdesk.adapters.feedback import RatedAnswer

DONE = 0


def add_commands(subparsers: Any) -> None:
    """Add `feedback list`."""
    feedback = subparsers.add_parser("feedback", help="read what shoppers thought of answers")
    verbs = feedback.add_subparsers(metavar="WHAT", required=True)
    listing = verbs.add_parser("list", help="answers with a thumb up or down, newest first")
    listing.add_argument("--store", help="only this store's")
    listing.add_argument("--rating", choices=("up", "down"), help="only these")
    listing.add_argument("--json", action="store_true", help="as JSON")
    listing.set_defaults(run=list_feedback)


def list_feedback(arguments: argparse.Namespace) -> int:
    """Print the rated answers, each with the sentence it answered and its intent."""
    rated = _rated(arguments.store, arguments.rating)
    if arguments.json:
        rows = [{**asdict(each), "at": each.at.isoformat()} for each in rated]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return DONE
    for each in rated:
        print("\n".join(_block(each)))
    if not rated:
        print("no answer has been rated")
    return DONE


def _rated(store: str | None, rating: str | None) -> Sequence[RatedAnswer]:
    from claimdesk.adapters.conversations import Conversations
    from claimdesk.adapters.feedback import Feedback
    from claimdesk.settings import Settings

    with migrated_database(Settings.from_environment()) as engine:
        return Feedback(engine, Conversations(engine)).rated(store, rating)


def _block(each: RatedAnswer) -> Iterator[str]:
    intent = f"intent {each.intent or 'unknown'}"
    yield "  ".join([f"{each.at:%Y-%m-%d %H:%M}", each.store, each.rating, intent])
    if each.question is not None:
        yield f"  asked: {' '.join(each.question.split())}"
    yield f"  said:  {' '.join(each.answer.split())}"
