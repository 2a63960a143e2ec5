"""Phrases that trainers list, found in what shoppers write."""

from __future__ import annotations

from typing import Any

import pytest

from claimdesk.nlu.phrase_extractor import PhraseExtractor

PHRASES = """
version: "3.1"
nlu:
- lookup: reason/defective
  examples: |
    - broken
    - came broken
    - cracked hinge
    - is cracked
    - doesn't work
    - defective
- lookup: reason/change_of_mind
  examples: |
    - changed my mind
- lookup: remedy/refund
  examples: |
    - refund
    - money back
- lookup: remedy
  examples: |
    - replacement
- lookup: colour
  examples: |
    - red
"""

NOTHING_MARKED = """
version: "3.1"
nlu:
- intent: a
  examples: |
    - hi
"""


@pytest.fixture
def parse(trained: Any) -> Any:
    """The extractor, trained on the phrases above and loaded again."""
    return trained(PhraseExtractor, PHRASES)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("it came broken", [("reason", "defective", "came broken")]),
        ("It CAME BROKEN!", [("reason", "defective", "CAME BROKEN")]),
        ("a craked hinge", [("reason", "defective", "craked hinge")]),
        ("it doesnt work", [("reason", "defective", "doesnt work")]),
        ("defective", [("reason", "defective", "defective")]),
        ("it just really doesn't work", [("reason", "defective", "doesn't work")]),
        ("my hinge came totally broken", [("reason", "defective", "came totally broken")]),
        ("it dosnt werk", [("reason", "defective", "dosnt werk")]),
        ("give me my muney back", [("remedy", "refund", "muney back")]),
        (
            "cracked hinge, I want my money back",
            [("reason", "defective", "cracked hinge"), ("remedy", "refund", "money back")],
        ),
        (
            "I don't want a refund, I want a replacement",
            [("remedy", "replacement", "replacement")],
        ),
    ],
)
def test_a_phrase_becomes_its_code(parse: Any, text: str, found: list[tuple[str, ...]]) -> None:
    """The longest phrase on word boundaries, one slip forgiven, nothing that is denied."""
    entities = parse(text)["entities"]

    assert [(e["entity"], e["value"], text[e["start"] : e["end"]]) for e in entities] == found


@pytest.mark.parametrize(
    "text",
    [
        "unbroken",
        "the red one",
        "refunding",
        "it's not broken",
        "what if it is broken",
        "is a cracked screen covered",
        "how long does a refund take",
        "write to refund@example.com",
    ],
)
def test_other_words_are_no_phrase(parse: Any, text: str) -> None:
    """Parts of words and addresses, other lookups, what is denied or only asked about."""
    assert parse(text)["entities"] == []


@pytest.mark.slow
def test_it_trains_and_reads_alone(trained_pipeline: Any) -> None:
    """With the smallest pipeline, stored and loaded by Rasa."""
    read = trained_pipeline("phrase_extractor", PHRASES)

    assert [e["value"] for e in read("it came broken, money back")["entities"]] == [
        "defective",
        "refund",
    ]


def test_data_without_lookup_tables_has_no_phrases(trained: Any) -> None:
    """Another shop's data need not have any."""
    parse = trained(PhraseExtractor, NOTHING_MARKED)

    assert parse("it came broken")["entities"] == []
