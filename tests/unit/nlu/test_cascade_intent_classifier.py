"""The classifier on a handful of sentences: intents, rankings, wishes, when meaning is asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from claimdesk.nlu.cascade_intent_classifier import CascadeIntentClassifier
from claimdesk.nlu.reading_vectors import READING_VECTORS, ReadingVectors
from claimdesk.nlu.segmentation import readings

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
    "sure_of_part": 0.35,
    "calibrate": False,
    "min_count": 1,
}


@pytest.fixture
def parse(trained: Any) -> Any:
    """The classifier, trained on the sentences above and loaded again."""
    return trained(CascadeIntentClassifier, SENTENCES, CONFIG)


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
    ("text", "unknown"),
    [
        ("How long does shipping take? Can you tell me a joke?", ["Can you tell me a joke?"]),
        ("where is my order and what is the weather", ["what is the weather"]),
        ("where is my order and do you ship to Canada", []),
        ("where is my order? can you check that please?", []),
        ("where is my order? I play some music", []),
    ],
)
def test_a_question_beside_others_that_is_none_known_is_told_apart(
    parse: Any, text: str, unknown: list[str]
) -> None:
    """What only tells, or leans on the rest, is no question of its own."""
    assert parse(text)["unknown_questions"] == unknown


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


@pytest.mark.parametrize(
    "text",
    ["my case came broken. do you ship to canada?", "do you ship to canada? my case came broken."],
)
def test_a_leading_wish_stands_for_the_message(trained: Any, text: str) -> None:
    """Before the others or after them; they stay wishes of their own."""
    leading = {**CONFIG, "leading": ["report_defect"], "sure": 0.3}
    parsed = trained(CascadeIntentClassifier, SENTENCES, leading)(text)

    assert parsed["intent"]["name"] == "report_defect"
    assert sorted(_wishes(parsed)) == ["ask_international_shipping", "report_defect"]


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

    assert trained(CascadeIntentClassifier, only_one)("hello")["intent"]["name"] is None


def test_the_ranking_is_as_long_as_wished(trained: Any) -> None:
    """The likeliest of them; their confidences stay what they are among all."""
    parse = trained(CascadeIntentClassifier, SENTENCES, {**CONFIG, "ranking_length": 2})

    ranking = parse("where is my order")["intent_ranking"]

    assert len(ranking) == 2
    assert sum(item["confidence"] for item in ranking) < 1


class _Late:
    """A costly featurizer: knows two meanings, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += texts
        return np.array([[1.0, 0.0] if "back" in text else [0.0, 1.0] for text in texts])

    def message(self, text: str, intent: str | None = None) -> Message:
        message = Message({"text": text, "intent": intent} if intent else {"text": text})
        vectors = ReadingVectors(readings(text), self.encode, late=True)
        message.set(READING_VECTORS, [vectors])
        return message


@pytest.fixture
def late() -> _Late:
    """The featurizer of one test."""
    return _Late()


@pytest.fixture
def cascade(late: _Late, tmp_path: Path) -> CascadeIntentClassifier:
    """Trained with that featurizer, and loaded again."""
    config = {**CascadeIntentClassifier.get_default_config(), "calibrate": False, "min_count": 1}
    storage, resource = LocalModelStorage.create(tmp_path), Resource("cascade")
    context = ExecutionContext(GraphSchema({}))
    sentences = {
        "open_return": ["send it back", "i give this back", "back it goes"],
        "ask_track_order": ["track it", "where is the parcel", "trace my box"],
    }
    examples = [late.message(text, label) for label, of in sentences.items() for text in of]
    data = TrainingData(examples)
    CascadeIntentClassifier.create(config, storage, resource, context).train(data)
    late.asked.clear()
    return CascadeIntentClassifier.load(config, storage, resource, context)


def test_where_the_words_are_new_the_meaning_is_asked(
    cascade: CascadeIntentClassifier, late: _Late
) -> None:
    """The costly vector decides, and is made once."""
    message = late.message("zzz back zzz")

    cascade.process([message])

    assert message.get("intent")["name"] == "open_return"
    assert late.asked == ["zzz back zzz"]


def test_where_the_words_tell_the_meaning_is_not_asked(
    cascade: CascadeIntentClassifier, late: _Late
) -> None:
    """At the limit of being sure the costly featurizer is left alone, a hair above it is not."""
    cascade._full, full = None, cascade._full
    sure = cascade.process([late.message("where is the parcel")])[0].get("intent")["confidence"]
    cascade._full = full

    for limit, asked in ((sure, 0), (np.nextafter(np.float32(sure), np.float32(2)), 1)):
        cascade._config["early_exit_threshold"] = limit
        cascade.process([late.message("where is the parcel")])
        assert len(late.asked) == asked


def test_the_whole_is_not_asked_about_where_a_part_agrees_with_it(
    cascade: CascadeIntentClassifier, late: _Late
) -> None:
    """Its parts are asked about first; the whole as well where none of them is sure."""
    cascade._config.update(
        early_exit_threshold=1.1, sure_of_part=0.0, small_talk=["ask_track_order"]
    )
    text = "zzz zzz zzz. i give this back"

    for sure, asked in ((0.0, 2), (1.1, 3)):
        late.asked.clear()
        cascade._config["sure"] = sure
        cascade.process([late.message(text)])
        assert len(late.asked) == asked


def test_a_part_that_surely_wishes_nothing_is_not_asked_about(
    cascade: CascadeIntentClassifier, late: _Late
) -> None:
    """Its small talk and off topic taken together: at the limit it is left alone, above it not."""
    cascade._config["small_talk"] = ["open_return", "ask_track_order"]
    cascade._mark(["ask_track_order", "open_return"])
    text = "zzz zzz zzz. qqq qqq qqq"

    for limit, asked in ((0.999, [text]), (1.001, [*readings(text)[1:], text])):
        late.asked.clear()
        cascade._config["early_exit_threshold"] = limit
        cascade.process([late.message(text)])
        assert late.asked == asked
