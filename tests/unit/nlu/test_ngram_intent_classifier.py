"""The classifier on a handful of sentences: intents, rankings, wishes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from claimdesk.nlu.ngram_intent_classifier import NgramIntentClassifier
from claimdesk.nlu.ngram_model import NgramModel

SENTENCES = """
version: "3.1"
nlu:
- intent: ask_shipping_time
  examples: |
    - how long does shipping take
    - when will my order arrive
    - shipping time
    - how many days is delivery
    - how fast do you deliver
- intent: ask_international_shipping
  examples: |
    - do you ship to Canada
    - can you send it abroad
    - do you deliver to Germany
    - international shipping
    - is shipping to Mexico possible
- intent: report_defect
  examples: |
    - my case came broken
    - it is defective
    - the hinge is cracked
    - I ordered a sleeve and it stopped working
    - it arrived broken and the magnet does not hold
- intent: open_return
  examples: |
    - I want my money back
    - I want to return this
    - refund me please
    - I would like to send it back
    - open a return
- intent: ask_track_order
  examples: |
    - where is my order
    - track order PC-20418
    - where is order 99812
    - status of order #10233
    - I want to know where my package is
- intent: thank
  examples: |
    - thanks
    - thank you so much
    - great, thanks
    - thank you
- intent: out_of_scope
  examples: |
    - what is the weather
    - play some music
    - tell me a joke
    - who won the game
    - book me a flight
"""
CONFIG = {
    "small_talk": ["thank"],
    "same_wish": [["report_defect", "open_return"]],
    "sure_of_part": 0.3,
    "calibrate": False,
}


@pytest.fixture
def parse(trained: Any) -> Any:
    """The classifier, trained on the sentences above and loaded again."""
    return trained(NgramIntentClassifier, SENTENCES, CONFIG)


def _wishes(parsed: dict[str, Any]) -> list[str]:
    return [segment["intent"] for segment in parsed["segments"]]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("how long does delivery take?", "ask_shipping_time"),
        ("HOW LONG DOES SHIPPING TAKE", "ask_shipping_time"),
        ("do u ship to canada", "ask_international_shipping"),
        ("teh hinge is craked", "report_defect"),
    ],
)
def test_a_sentence_gets_its_intent(parse: Any, text: str, intent: str) -> None:
    """Case, short forms and slips do not matter."""
    assert parse(text)["intent"]["name"] == intent


def test_the_ranking_holds_every_intent_and_adds_up(parse: Any) -> None:
    """Probabilities, likeliest first."""
    ranking = parse("where is my order")["intent_ranking"]

    confidences = [item["confidence"] for item in ranking]
    assert len(ranking) == 7
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) == pytest.approx(1, abs=1e-4)


def test_an_order_number_does_not_decide(parse: Any) -> None:
    """Whatever the number, the sentence means the same to the last digit of confidence."""
    first, second = parse("track order PC-20418"), parse("track order ZZ-99177")

    assert first["intent"] == second["intent"]


def test_two_questions_are_two_wishes(parse: Any) -> None:
    """Each is there with its text."""
    parsed = parse("How long does shipping take and do you ship to Canada?")

    assert _wishes(parsed) == ["ask_shipping_time", "ask_international_shipping"]
    assert parsed["segments"][1]["text"] == "do you ship to Canada?"
    assert parsed["intent"]["name"] in _wishes(parsed)


@pytest.mark.parametrize(
    "text",
    [
        "I ordered a case and it came broken",
        "My case came broken. I want my money back.",
        "Thanks! Where is my order?",
        "Where is my order? Thank you so much",
        "where is my order? can you check that please?",
    ],
)
def test_one_wish_stays_one(parse: Any, text: str) -> None:
    """A defect and the money back are one claim; thanks are no wish of their own."""
    assert len(parse(text)["segments"]) == 1


def test_of_one_wish_in_two_parts_the_telling_part_counts(parse: Any) -> None:
    """The defect says more than the wish for money."""
    assert parse("I want my money back. My case came broken.")["intent"]["name"] == "report_defect"


def test_a_wish_after_the_thirtieth_word_is_found(parse: Any) -> None:
    """A long story before it does not hide it."""
    story = "granny baked blueberry muffins, uncle Bob fed both puppies, rain kept falling, " * 3

    assert parse(story + "and where is my order")["intent"]["name"] == "ask_track_order"


def test_an_empty_message_has_no_intent(parse: Any) -> None:
    """Nothing was said, so nothing is guessed."""
    parsed = parse("  ")

    assert parsed["intent"]["name"] is None
    assert parsed["intent_ranking"] == []


def test_one_intent_is_too_few_to_learn_from(trained: Any) -> None:
    """The component stays untrained instead of failing."""
    only_one = 'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - hello\n    - hi\n'

    assert trained(NgramIntentClassifier, only_one)("hello")["intent"]["name"] is None


def test_the_meaning_counts_where_the_words_are_new() -> None:
    """With sentence vectors, a text of unknown words has the intent its vector lies near."""
    texts = ["send back", "return it", "send it back", "track it", "where is it", "trace it"]
    labels = ["open_return"] * 3 + ["ask_track_order"] * 3
    vectors = np.repeat(np.eye(2, dtype=np.float32), 3, axis=0)
    config = {**NgramIntentClassifier.get_default_config(), "calibrate": False}

    model = NgramModel.train(texts, vectors, labels, config)

    unknown = ["zzz", "zzz"]
    rows = model.probabilities(unknown, np.eye(2, dtype=np.float32))
    assert [model.labels[i] for i in rows.argmax(axis=1)] == ["open_return", "ask_track_order"]
    with pytest.raises(ValueError, match="sentence vectors"):
        model.probabilities(unknown)
