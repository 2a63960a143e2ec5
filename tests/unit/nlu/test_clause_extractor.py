"""What shoppers tell in words that no trainer listed."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.training_data.message import Message

from claimdesk.nlu.clause_extractor import ClauseExtractor
from claimdesk.nlu.phrase_extractor import MENTIONED
from claimdesk.nlu.phrase_table import Phrase

SENTENCES = """
version: "3.1"
nlu:
- lookup: reason/defective
  examples: |
    - broken
- intent: report_defect
  examples: |
    - the hinge [came off]{"entity": "reason", "value": "defective"}
    - the handle [came off]{"entity": "reason", "value": "defective"} today
    - the strap [snapped]{"entity": "reason", "value": "defective"}
    - the hook [snapped]{"entity": "reason", "value": "defective"} yesterday
    - it is broken
- intent: report_missing_item
  examples: |
    - one of them is not there
    - the lid is not there
- intent: open_return
  examples: |
    - the size is beyond me
- intent: inform
  examples: |
    - the [hinge](product)
    - the [strap](product) for my watch
    - [send me another]{"entity": "remedy", "value": "replacement"}
    - please [send another]{"entity": "remedy", "value": "replacement"}
    - it came yesterday
    - my watch is here
- intent: ask
  examples: |
    - how long does it take
    - where are you
    - do you ship on mondays
"""
CONFIG = {
    "min_count": 1,
    "by_intent": {"report_missing_item": {"reason": "missing_item"}},
    "left_open": {"open_return": ["reason"]},
}


@pytest.fixture
def parse(trained: Any) -> Any:
    """The extractor, trained on the sentences above and loaded again."""
    return trained(ClauseExtractor, SENTENCES, CONFIG)


def _told(parsed: dict[str, Any]) -> list[tuple[str, str]]:
    return [(entity["entity"], entity["value"]) for entity in parsed.get("entities", [])]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the lever came off", [("reason", "defective")]),
        ("THE BELT SNAPPED!!", [("reason", "defective")]),
        ("the cap is not there", [("reason", "missing_item")]),
        ("the lever came off, send another", [("reason", "defective"), ("remedy", "replacement")]),
        (
            "the lever came off. Please send another.",
            [("reason", "defective"), ("remedy", "replacement")],
        ),
        ("the strap", []),
        ("my watch came", []),
        ("where do you ship", []),
        ("what if the lever came off", []),
        ("do not send another", []),
        ("", []),
        ("12345 jo@example.com", []),
    ],
)
def test_new_words_are_told_by_what_they_are_like(
    parse: Any, text: str, told: list[tuple[str, str]]
) -> None:
    """Each clause has its codes; a thing, a question, a supposition or a denial has none."""
    assert _told(parse(text)) == told


def test_the_words_that_tell_are_marked(parse: Any) -> None:
    """Not the whole clause: what else is in it may be a product."""
    text = "hello there, the belt snapped"

    (entity,) = parse(text)["entities"]

    assert text[entity["start"] : entity["end"]] in ("snapped", "belt snapped", "the belt snapped")
    assert entity["extractor"] == "ClauseExtractor"


@pytest.mark.parametrize("told", [True, False])
def test_where_a_phrase_stands_it_decides(parse: Any, told: bool) -> None:
    """Told it is an entity already, denied it is none: no second opinion in the same clause."""
    text = "the lever came off broken"
    message = Message({"text": text, MENTIONED: [Phrase("reason", "defective", 19, 25, told)]})

    parse.component.process([message])

    assert _told(message.as_dict()) == []


def test_what_is_denied_in_another_clause_decides_nothing(parse: Any) -> None:
    """A denial reaches as far as its clause, what is told as far as its sentence."""
    message = Message(
        {
            "text": "not broken, the cap is not there",
            MENTIONED: [Phrase("reason", "defective", 4, 10, told=False)],
        }
    )

    parse.component.process([message])

    assert _told(message.as_dict()) == [("reason", "missing_item")]


def test_sentences_left_open_teach_neither_way(trained: Any) -> None:
    """An intent whose sentences tell unmarked reasons is no example of telling none."""
    open_return = {**CONFIG, "by_intent": {"open_return": {"reason": "change_of_mind"}}}

    assert _told(trained(ClauseExtractor, SENTENCES, CONFIG)("the size is beyond me")) == []
    assert _told(trained(ClauseExtractor, SENTENCES, open_return)("the size is beyond me")) == [
        ("reason", "change_of_mind")
    ]


def test_a_listed_product_tells_nothing(trained: Any) -> None:
    """Though its name is like what tells a reason."""
    listed = "- lookup: product\n  examples: |\n    - the snapper\n"

    assert _told(trained(ClauseExtractor, SENTENCES, CONFIG)("the snapper")) != []
    assert _told(trained(ClauseExtractor, SENTENCES + listed, CONFIG)("the snapper")) == []


def test_data_that_mark_nothing_teach_nothing(trained: Any) -> None:
    """Another shop's data need not have any."""
    parse = trained(
        ClauseExtractor,
        """
        version: "3.1"
        nlu:
        - intent: a
          examples: |
            - hi
        """,
    )

    assert parse("it came off").get("entities", []) == []


@pytest.mark.slow
def test_it_trains_and_reads_alone(trained_pipeline: Any) -> None:
    """With the smallest pipeline, stored and loaded by Rasa."""
    read = trained_pipeline("clause_extractor", SENTENCES)

    assert _told(read("the lever came off")) == [("reason", "defective")]
