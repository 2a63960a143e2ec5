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
    twice = Speller.learn([*["refund"] * 3, *["reffund"] * 2], min_count=3)
    thrice = Speller.learn([*["refund"] * 3, *["reffund"] * 3], min_count=3)

    assert twice.mend("reffund") == "refund"
    assert thrice.mend("reffund") == "reffund"


def test_a_slip_that_many_make_is_not_learned_either() -> None:
    """Beside a word twenty times as frequent, however often it occurs."""
    common = Speller.learn([*["refund"] * 80, *["reffund"] * 4])
    rarer = Speller.learn([*["refund"] * 79, *["reffund"] * 4])

    assert common.mend("reffund") == "refund"
    assert rarer.mend("reffund") == "reffund"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("teh case", "the case"),
        ("iis ti late", "is it late"),
        ("ot ym hosue", "to my house"),
        ("vry late", "very late"),
        ("old hp pen", "old hp pen"),
        ("te tv xs", "te tv xs"),
    ],
)
def test_short_words_are_mended_towards_what_is_heard_often(written: str, meant: str) -> None:
    """Only swapped or doubled letters, or a dropped one where nothing is written so."""
    heard = Speller.learn(["the told is it to my house very late hop open case"] * 10)

    assert heard.mend(written) == meant


def test_a_short_word_that_is_heard_seldom_is_no_aim() -> None:
    """Nine times is too seldom, ten is enough."""
    assert Speller.learn(["my"] * 9).mend("ym") == "ym"
    assert Speller.learn(["my"] * 10).mend("ym") == "my"


def test_a_slip_of_a_common_english_word_is_mended() -> None:
    """Also when the shop never heard it; other words nearby are not reached for."""
    assert Speller.learn([]).mend("a merchatn from afrca wrtes stonf") == (
        "a merchant from africa writes stonf"
    )


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
