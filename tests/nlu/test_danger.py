"""Whether the staff are alerted to a danger that strangers tell of, and to little else.

The sentences are by a writer who saw neither data nor code, asked for denials and questions beside
the danger, and for its words in another sense; none is taught.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from claimdesk.conversation.routing.plain_answers import is_no_danger
from claimdesk.conversation.shared.turn import Turn
from claimdesk.evaluation.trained_reader import load_reader, newest_model
from claimdesk.settings import ROOT

pytestmark = pytest.mark.slow

# A little under what was measured when this was written. To miss one is worse than to be alerted
# for nothing, and these sentences are made to be mistaken.
LEAST_TOLD = 0.85
MOST_FOR_NOTHING = 0.35


def test_a_danger_alerts_whatever_its_words() -> None:
    """Also where another danger is denied beside it; one that is only denied seldom does."""
    with (Path(__file__).parent / "danger.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    parsed = load_reader(newest_model(ROOT / "models"))([row["text"] for row in rows])
    alerted: dict[str, list[bool]] = {"yes": [], "no": []}
    for row, message in zip(rows, parsed, strict=True):
        turn = Turn.parsed({**message, "text": row["text"]})
        alerts = turn.intent == "report_danger" and not is_no_danger(turn)
        alerted[row["danger"]].append(alerts)
        if alerts != (row["danger"] == "yes"):
            print(f"{'for nothing' if alerts else 'missed'}, {turn.intent}: {row['text']}")  # noqa: T201
    shares = {danger: sum(found) / len(found) for danger, found in alerted.items()}
    print(f"told {shares['yes']:.3f}, for nothing {shares['no']:.3f}")  # noqa: T201

    assert shares["yes"] >= LEAST_TOLD
    assert shares["no"] <= MOST_FOR_NOTHING
