"""Which turns deserve a trainer's eye, and which don't."""

from __future__ import annotations

from datetime import timedelta

import pytest

from claimdesk.inbox.noteworthy import SILENCE, noteworthy
from claimdesk.inbox.recorded import RecordedTurn
from tests.unit.inbox.talks import BEGAN, LATER, choice, talk, turn


def noted(*turns: RecordedTurn) -> dict[str, tuple[str, ...]]:
    """The texts that are noted, each with why."""
    return {each.turn.text: each.reasons for each in noteworthy(talk(*turns), LATER)}


def shipping(text: str, **more: object) -> RecordedTurn:
    return turn(text, "ask_shipping_time", "utter_ask_shipping_time", **more)


def test_what_was_understood_is_not_noted() -> None:
    """A question that is answered and thanked for is none of the inbox."""
    assert noted(shipping("how long?"), turn("thanks", "thank", "utter_thank")) == {}


def test_a_message_asked_back_is_unclear_and_the_choice_picked_is_its_label() -> None:
    """Until a choice is taken nothing says what was meant."""
    asked_back = turn(
        "the thing", "nlu_fallback", "action_clarify", choices=[choice("ask_stock"), choice("stop")]
    )
    taken = turn("ask_stock", "ask_stock", "utter_ask_stock", choice=choice("ask_stock"))

    [alone] = noteworthy(talk(asked_back), LATER)
    [labelled] = noteworthy(talk(asked_back, taken), LATER)

    assert (alone.reasons, alone.picked) == (("unclear",), None)
    assert labelled.picked == choice("ask_stock")


@pytest.mark.parametrize("intent", ["talk_to_human", "stop"])
def test_a_way_out_is_no_label(intent: str) -> None:
    """Who picks a person, or to stop, says of none of the meanings that it is theirs."""
    asked_back = turn("the thing", "nlu_fallback", "action_clarify", choices=[choice(intent)])

    found = noteworthy(talk(asked_back, turn(intent, intent, choice=choice(intent))), LATER)

    assert [each.picked for each in found] == [None]


def test_an_answer_that_a_form_does_not_understand_is_unclear() -> None:
    """One that it understands is not, though a miss was before it."""
    form = {"form": "claim_form", "form_after": "claim_form"}
    missed = turn("dunno what", "inform", "claim_form", misses=1, **form)
    understood = turn("it broke", "inform", "claim_form", misses=0, **form)

    assert noteworthy(talk(missed, understood), BEGAN)[0].reasons == ("unclear",)
    assert len(noteworthy(talk(missed, understood), BEGAN)) == 1


def test_off_topic() -> None:
    """What is answered as beyond the shop is noted."""
    found = noted(turn("who won the match", "out_of_scope", "utter_out_of_scope"))

    assert found == {"who won the match": ("off_topic",)}


def test_a_thumb_down_notes_the_words_before_the_answer() -> None:
    """A thumb on a choice's answer is about the last words typed; a thumb up notes nothing."""
    more = turn("more", "ask_shipping_time", choice=choice("ask_shipping_time"), rating="down")

    assert noted(shipping("how long?", rating="down")) == {"how long?": ("thumbed_down",)}
    assert noted(shipping("how long?"), more) == {"how long?": ("thumbed_down",)}
    assert noted(shipping("how long?", rating="up")) == {}


@pytest.mark.parametrize(
    ("following", "intent"),
    [
        ("no, that's not what I asked", "deny"),
        ("you didn't answer my question", "complain"),
        ("no i mean the cost", "ask_shipping_cost"),
    ],
)
def test_a_contradiction_notes_the_message_before_it(following: str, intent: str) -> None:
    """The next message says that the answer was none, or of something else."""
    more = [choice("ask_shipping_time", "Tell me more")]

    found = noted(shipping("how long?", choices=more), turn(following, intent))

    assert found == {"how long?": ("contradicted",)}


def test_a_bare_no_may_answer_whether_there_is_anything_else() -> None:
    """It contradicts nothing."""
    assert noted(shipping("how long?"), turn("no", "deny")) == {}


def test_a_correction_may_answer_a_question_of_yes_or_no() -> None:
    """A "no, the other one" is what was asked for then."""
    asked = shipping("how long?", choices=[choice("affirm", "Yes"), choice("deny", "No")])

    assert noted(asked, turn("no i mean the cost", "ask_shipping_cost")) == {}


@pytest.mark.parametrize(("times", "is_noted"), [(2, False), (3, True)])
def test_a_question_asked_again_twice(times: int, is_noted: bool) -> None:
    """Asked again once it may have been forgotten."""
    found = noted(*(shipping(f"how long {time}?") for time in range(times)))

    assert bool(found) == is_noted
    assert set(found.values()) <= {("asked_again",)}


@pytest.mark.parametrize(("misses", "is_noted"), [(1, False), (2, True)])
def test_a_form_that_asked_again_twice_notes_both_answers(misses: int, is_noted: bool) -> None:
    """After one miss only that it was unclear."""
    form = {"form": "claim_form", "form_after": "claim_form"}
    answers = [
        turn(f"eh {miss}", "inform", "claim_form", misses=miss + 1, **form)
        for miss in range(misses)
    ]

    found = noteworthy(talk(*answers), BEGAN)

    assert [("asked_again" in each.reasons) for each in found] == [is_noted] * misses


def test_a_hand_over_notes_what_led_to_it() -> None:
    """Not the wish for a person, and not what was then written to them."""
    question = turn("is it vegan", "ask_product_advice", "utter_ask_product_advice")
    wish = turn("a person please", "talk_to_human", "contact_form", form_after="contact_form")
    message = turn(
        "write me",
        "inform",
        "contact_form",
        "action_escalate",
        form="contact_form",
        form_after=None,
    )

    assert noted(question, wish, message) == {"is it vegan": ("handed_over",)}
    assert noted(wish, message) == {"write me": ("handed_over",)}


def test_a_stopped_form_notes_the_last_words_before() -> None:
    """The wish to stop was understood."""
    opened = turn("return it", "open_return", "claim_form", form_after="claim_form")
    lost = turn("which number?", "inform", "claim_form", form="claim_form", form_after="claim_form")
    stopped = turn("stop", "stop", "claim_form", form="claim_form", slots={"form_end": "stop"})

    assert noted(opened, lost, stopped) == {"which number?": ("given_up",)}


@pytest.mark.parametrize(
    ("silence", "is_noted"), [(SILENCE, False), (SILENCE + timedelta(seconds=1), True)]
)
def test_a_form_nobody_went_on_with_is_given_up_after_an_hour(
    silence: timedelta, is_noted: bool
) -> None:
    """Before that the shopper may be looking for the order number."""
    left = talk(turn("return it", "open_return", "claim_form", form_after="claim_form"))

    assert bool(noteworthy(left, BEGAN + silence)) == is_noted


def test_a_photo_or_a_choice_is_never_noted() -> None:
    """There are no words in it to learn from."""
    photo = turn("", "inform", "action_clarify", is_photo=True)
    picked = turn("Stop", "stop", "utter_out_of_scope", choice=choice("stop"))

    assert noted(photo, picked) == {}
