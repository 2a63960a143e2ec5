"""What a message would mean as the answer to each question."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader

from claimdesk.nlu.answer_classifier import AnswerClassifier

SENTENCES = """
version: "3.1"
nlu:
- intent: inform
  metadata: {asked: condition, means: used}
  examples: |
    - wore it a week
    - wore it all summer
    - been wearing it daily
- intent: inform
  metadata: {asked: condition, means: unopened}
  examples: |
    - still shrink wrapped
    - the wrap is still on
    - never unwrapped it
- intent: inform
  metadata: {asked: any, means: explain}
  examples: |
    - what number is that
    - which number is that
    - what word is that
- intent: affirm
  examples: |
    - aye
    - aye sir
- intent: inform
  examples: |
    - wore out on monday
- intent: ask_shipping_time
  examples: |
    - when will it ship
    - how soon does it ship
    - does it ship today
"""
CONFIG = {
    "min_count": 1,
    "others_per_answer": 1.0,
    "values": ["condition"],
    "may_tell_values": ["inform"],
    "by_intent": {"affirm": {"any": "agree"}},
}


@pytest.fixture
def answers(trained: Any) -> Any:
    """The classifier, trained on the sentences above and loaded again."""
    parse = trained(AnswerClassifier, SENTENCES, CONFIG)
    return lambda text: {q: meaning for q, (meaning, _) in parse(text).get("answers", {}).items()}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("wore it once", {"condition": "used"}),
        ("still wrapped", {"condition": "unopened"}),
        ("what number?", {"any": "explain"}),
        ("aye", {"any": "agree"}),
        ("when does it ship", {}),
        ("", {}),
        ("\U0001f642", {}),
    ],
)
def test_a_message_is_an_answer_to_the_questions_it_fits(
    answers: Any, text: str, meant: dict[str, str]
) -> None:
    """By the answers learned from, and by what an intent's sentences mean as answers."""
    assert answers(text) == meant


def test_the_answers_are_no_examples_for_the_components_behind(trained: Any) -> None:
    """Out of their context they'd teach that "wore it a week" is what any shopper opens with."""
    data = RasaYAMLReader().reads(SENTENCES)
    component = trained(AnswerClassifier, SENTENCES, CONFIG).component

    left = component.process_training_data(data)

    assert len(data.intent_examples) - len(left.intent_examples) == 9
    assert "wore out on monday" in {example.get("text") for example in left.intent_examples}


def test_without_answers_it_reads_none(trained: Any) -> None:
    """Data without the metadata is no error."""
    parse = trained(
        AnswerClassifier, SENTENCES.split("- intent: affirm")[0].split("nlu:")[0] + "nlu: []\n"
    )

    assert parse("wore it once") == {"text": "wore it once"}
