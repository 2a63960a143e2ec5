"""What was written alike stands together, the commonest first."""

from __future__ import annotations

from datetime import datetime

import numpy as np

from claimdesk.inbox.entries import entries_of, groups_of
from claimdesk.inbox.noteworthy import noteworthy
from tests.unit.inbox.talks import BEGAN, LATER, choice, talk, turn

DIRECTIONS = {"gift wrap": (1.0, 0.0), "wrap it": (0.8, 0.6), "vegan": (0.0, 1.0)}


def encode(texts: list[str]) -> np.ndarray:
    """A direction for each text."""
    return np.array([next(v for key, v in DIRECTIONS.items() if key in text) for text in texts])


def noted(*texts: str) -> list:
    """Off-topic messages, each of a conversation of its own."""
    talks = [talk(turn(text, "out_of_scope", "utter_out_of_scope")) for text in texts]
    return [each for one in talks for each in noteworthy(one, LATER)]


def never(_key: str, _moment: datetime) -> bool:
    return False


def test_alike_ones_are_grouped_commonest_first() -> None:
    """What was written twice leads, and what differs in writing only counts as the same."""
    entries = entries_of(noted("vegan?", "wrap it", "gift wrap", "Gift  wrap"), never)

    groups = groups_of(entries, encode)

    assert [[entry.shown for entry in group.entries] for group in groups] == [
        ["gift wrap", "wrap it"],
        ["vegan?"],
    ]
    assert [group.times for group in groups] == [3, 1]


def test_messages_that_differ_in_personal_values_only_are_one_entry() -> None:
    """An order number makes no other question of it."""
    entries = entries_of(noted("gift wrap for PC-31501", "gift wrap for PC-20777"), never)

    assert [(entry.shown, entry.times) for entry in entries] == [
        ("gift wrap for <order number>", 2)
    ]
    assert "31501" not in entries[0].example + entries[0].shown


def test_what_is_decided_is_left_out() -> None:
    """By its key and its moment."""
    all_of_it = entries_of(noted("gift wrap", "vegan"), never)

    left = entries_of(
        noted("gift wrap", "vegan"), lambda key, at: key == all_of_it[0].key and at >= BEGAN
    )

    assert [entry.shown for entry in left] == ["vegan"]


def test_suggestions_begin_with_what_was_picked() -> None:
    """Then come the likeliest readings, of the intents that are taught."""
    ranking = [{"name": name, "confidence": 0.3} for name in ("ask_jobs", "made_up", "ask_stock")]
    asked_back = turn(
        "gift wrap",
        "nlu_fallback",
        "action_clarify",
        choices=[choice("ask_contact")],
        ranking=ranking,
    )
    picked = turn("ask_contact", "ask_contact", choice=choice("ask_contact"))
    [group] = groups_of(entries_of(noteworthy(talk(asked_back, picked), LATER), never), encode)

    assert group.suggestions(["ask_jobs", "ask_stock", "ask_contact"]) == [
        "ask_contact", "ask_jobs", "ask_stock",
    ]  # fmt: skip


def test_values_alone_have_no_words() -> None:
    """Nothing is learned from an order number."""
    entries = entries_of(noted("PC-31501", "gift wrap"), never)

    assert [entry.has_words for entry in entries] == [False, True]
