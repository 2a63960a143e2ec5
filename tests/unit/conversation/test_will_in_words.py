"""Stop, wait, go on: said in the middle of a form, they do what they say."""

from __future__ import annotations

from typing import Any

import pytest

from claimdesk.conversation.shared.turn import Step, Turn
from claimdesk.conversation.staff_message.form import ContactForm
from tests.unit.conversation.talk import STORES, Talk, sentence

_ASKED = ("order_number", "product", "details", "email", "review")


@pytest.mark.parametrize("asked", _ASKED)
@pytest.mark.parametrize(
    ("text", "intent"),
    [("drop it then", "nlu_fallback"), ("nah, don't bother", "deny"), ("I give up", "affirm")],
)
def test_who_leaves_off_is_asked_whether_to_stop(asked: str, text: str, intent: str) -> None:
    """Whatever the words alone would be taken for, and at whatever question."""
    talk = Talk().opens().until(asked)

    talk.says(text, intent)

    assert (talk.words, talk.asked) == (["confirm_stop"], "stop")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("nope, everything is wrong. delete it", "correct"),
        ("don't file this please, my husband wants it", "add_to_claim"),
        ("you know what, im keeping it", "inform"),
    ],
)
def test_a_claim_that_is_shown_is_dropped_in_any_words(text: str, intent: str) -> None:
    """Whatever it is taken for, none of it goes into the claim, and it is asked once."""
    talk = Talk().opens().until("review")
    before = dict(talk.draft.fields)

    talk.says(text, intent)

    assert (talk.words, talk.asked) == (["confirm_stop"], "stop")
    assert talk.draft.fields == before


@pytest.mark.parametrize("text", ["I don't want to cancel it", "should I drop the claim?"])
def test_who_keeps_or_wonders_drops_nothing(text: str) -> None:
    """A denial or a question is no will to drop it."""
    talk = Talk().opens().until("review")

    talk.says(text, "inform")

    assert talk.asked != "stop"


@pytest.mark.parametrize("asked", _ASKED)
@pytest.mark.parametrize(
    ("text", "intent"),
    [("hang on a minute", "affirm"), ("not yet", "deny"), ("wait, let me check", "stop")],
)
def test_who_asks_for_a_while_gets_it(asked: str, text: str, intent: str) -> None:
    """Nothing is sent, kept or dropped, and the question stands."""
    talk = Talk().opens().until(asked)
    before = dict(talk.draft.fields)

    talk.says(text, intent)

    assert talk.words == ["no_hurry_to_send" if asked == "review" else "no_hurry"]
    assert (talk.asked, talk.draft.fields, talk.step.then) == (asked, before, None)


@pytest.mark.parametrize("asked", ["order_number", "product", "details", "email"])
@pytest.mark.parametrize("text", ["carry on then", "ok, go on"])
def test_who_goes_on_is_asked_the_question_again(asked: str, text: str) -> None:
    """The words are no answer to it."""
    talk = Talk().opens().until(asked)

    talk.says(text)

    assert (talk.words, talk.asked) == (["going_on", f"ask_{asked}"], asked)


def test_who_goes_on_at_the_review_sends() -> None:
    """That is what comes next."""
    talk = Talk().opens().until("review")

    assert talk.says("carry on then", "nlu_fallback").then == "submit"


@pytest.mark.parametrize(
    ("text", "intent"), [("no leave it", "stop"), ("carry on", "affirm"), ("nah", "nlu_fallback")]
)
def test_who_goes_on_when_asked_whether_to_stop_keeps_the_claim(text: str, intent: str) -> None:
    """A no, or going on, stops nothing."""
    talk = Talk().opens().until("email")
    talk.says("forget about it")

    step = talk.says(text, intent)

    assert (step.then, talk.asked) == (None, "email")
    assert talk.slots["order_number"]


@pytest.mark.parametrize("text", ["yes", "just drop it"])
def test_who_stops_when_asked_whether_to_stops(text: str) -> None:
    """By a yes, or by saying so again."""
    talk = Talk().opens().until("email")
    talk.says("forget about it")

    assert talk.says(text, "affirm" if text == "yes" else "inform").then == "stop"


def _message(text: str, intent: str) -> Step:
    """What a message to the staff that waits for the address answers."""
    form = ContactForm(STORES["procase"], lambda _slots: True)
    slots: dict[str, Any] = {}
    opened = form.step(Turn("I need a person, my parcel is a mess", "talk_to_human"), slots, None)
    slots |= opened.slots
    return form.step(sentence(text, intent), slots, opened.ask)


def test_a_message_to_a_person_waits_and_stops_by_the_same_words() -> None:
    """As every form."""
    waits = _message("one sec", "affirm")
    assert ([say.response for say in waits.say], waits.then) == (["no_hurry"], None)
    assert _message("let's forget it", "nlu_fallback").then == "stop"


def test_a_no_to_who_may_be_answered_is_told_why_it_is_asked() -> None:
    """With the way out, at once."""
    refused = _message("no", "deny")

    assert [say.response for say in refused.say] == ["explain_contact"]
    assert refused.say[0].choices
