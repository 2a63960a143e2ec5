"""Slips of typing are mended; what is no slip stays."""

from __future__ import annotations

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message

from claimdesk.nlu.speller import Speller
from claimdesk.nlu.spelling_corrector import PLAIN_TEXTS, SpellingCorrector

WORDS = [*["where is my refund"] * 3, *["casesora sleeve is late"] * 3]


@pytest.fixture(scope="module")
def speller() -> Speller:
    """Knows the words above."""
    return Speller.learn(WORDS)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("where is my refudn", "where is my refund"),
        ("wehre is my reffund", "where is my refund"),
        ("the slevee is late", "the sleeve is late"),
        ("csesor", "csesor"),
        ("casesoar", "casesora"),
    ],
)
def test_one_slip_is_mended(speller: Speller, written: str, meant: str) -> None:
    """A letter swapped, dropped or doubled; two slips in one word stay."""
    assert speller.mend(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        "refuns-20418 pc-refudn refudn7",
        "the mailed lake sleeves",
        "si teh m",
        "codenumber moneyamount",
        "¿dónde está refundación?",
    ],
)
def test_what_is_no_slip_stays(speller: Speller, text: str) -> None:
    """Parts of an order number, English words and their endings, and the shortest ones."""
    assert speller.mend(text) == text


def test_a_slip_among_the_sentences_is_not_learned() -> None:
    """A word no one else writes counts from the third time on."""
    twice = Speller.learn([*["refund"] * 3, *["reffund"] * 2], seen=3)
    thrice = Speller.learn([*["refund"] * 3, *["reffund"] * 3], seen=3)

    assert twice.mend("reffund") == "refund"
    assert thrice.mend("reffund") == "reffund"


def test_a_message_gets_the_plain_text_of_each_part(trained) -> None:  # type: ignore[no-untyped-def]
    """The whole first; the text itself stays as it was typed."""
    message = Message({"text": "Wehre is my REFUND? Do u ship to Canada?"})
    trained_on = 'version: "3.1"\nnlu:\n- intent: a\n  examples: |\n    - where is my refund\n'
    parse = trained(SpellingCorrector, trained_on)

    parse.component.process([message])

    assert message.get(PLAIN_TEXTS)[1:] == ["where is my refund?", "do you ship to canada?"]
    assert message.get("text").startswith("Wehre")


def test_without_stored_words_nothing_is_mended(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """A model that lost them still reads."""
    storage = LocalModelStorage.create(tmp_path)
    context = ExecutionContext(GraphSchema({}))
    corrector = SpellingCorrector.load({}, storage, Resource("none"), context)
    message = Message({"text": "REFUDN"})

    corrector.process([message])

    assert message.get(PLAIN_TEXTS) == ["refudn"]
