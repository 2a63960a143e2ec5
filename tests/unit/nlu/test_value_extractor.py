"""Values of a message as entities."""

from __future__ import annotations

from rasa.shared.nlu.training_data.message import Message

from claimdesk.nlu.value_extractor import ValueExtractor


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
