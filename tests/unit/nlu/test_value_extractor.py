"""Values of a message as entities."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.training_data.message import Message

from claimdesk.nlu.value_extractor import ValueExtractor

SENTENCES = """
version: "3.1"
nlu:
- intent: a
  examples: |
    - where is it
- intent: b
  examples: |
    - send it back
"""


def _entities(text: str) -> list[tuple[str, str]]:
    message = Message({"text": text})
    ValueExtractor().process([message])
    for entity in message.get("entities"):
        assert entity["extractor"] == "ValueExtractor"
    return [(entity["entity"], entity["value"]) for entity in message.get("entities")]


def test_each_kind_of_value_is_found() -> None:
    """Order number, date, sum and address of one sentence, each once."""
    text = "order PC-20418 from last Tuesday, $24.99, write to Jo@Example.com"

    assert _entities(text) == [
        ("order_number", "PC-20418"),
        ("date", "last Tuesday"),
        ("amount", "$24.99"),
        ("email", "Jo@example.com"),
    ]


def test_a_spelled_out_address_counts() -> None:
    """ "jo at example dot com" is an address."""
    assert _entities("jo at example dot com") == [("email", "jo@example.com")]


def test_a_question_without_values_has_none() -> None:
    """Durations and percents are no values of a claim."""
    assert _entities("is the 15% fee due within 30 days?") == []


@pytest.mark.slow
def test_it_trains_and_reads_alone(trained_pipeline: Any) -> None:
    """With the smallest pipeline and data that marks no value."""
    read = trained_pipeline("value_extractor", SENTENCES)

    parsed = read("PC-20418 came last Tuesday")

    assert [e["entity"] for e in parsed["entities"]] == ["order_number", "date"]


def test_rasas_own_test_can_compare_values_word_by_word() -> None:
    """ "rasa test nlu" needs the words of a message; without them its tables are empty."""
    message = Message({"text": "order PC-20418, please"})
    ValueExtractor().process([message])

    words = [(token.text, token.start) for token in message.get("text_tokens")]

    assert words == [("order", 0), ("PC-20418", 6), ("please", 16)]
