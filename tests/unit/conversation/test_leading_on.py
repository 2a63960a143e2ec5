"""A question that gets no answer leads on; it is not put for ever in the same words."""

from __future__ import annotations

import pytest

from claimdesk.language.languages import DEFAULT
from tests.unit.conversation.talk import Talk


def _at_reason() -> Talk:
    return Talk().opens("I want to send my folio back", "open_return").until("reason")


def test_who_cannot_say_what_happened_a_second_time_leaves_it_to_the_staff() -> None:
    """Explained once; then the claim goes on, and the terms are not held against it."""
    talk = _at_reason()

    talk.says("I couldn't tell you", "cannot_provide")
    assert talk.words == ["explain_reason"]
    talk.says("no idea, sorry", "cannot_provide")

    assert talk.words[0] == "reason_left_open"
    assert talk.slots["reason"] == "other"
    assert talk.asked not in ("reason", "go_on")


def test_what_was_told_for_an_answer_stays_in_the_shoppers_words() -> None:
    """Though it named none of the reasons."""
    talk = _at_reason()
    talk.says("it hums whenever the fridge runs", "nlu_fallback")
    talk.says("and the ring glows purple then", "nlu_fallback")
    talk.says("no idea what that is", "nlu_fallback")

    assert talk.words[0] == "reason_left_open"
    assert "hums whenever the fridge runs" in talk.slots["details"]
    assert "glows purple" in talk.slots["details"]
    assert talk.asked != "details"


@pytest.mark.parametrize("field", ["product", "purchased_on", "wants", "purchased_from"])
def test_what_gets_no_answer_once_it_was_explained_is_gone_without(field: str) -> None:
    """The staff see to it; an address has to be given all the same."""
    talk = Talk().opens("my charger is dead", reason="defective").until(field)
    for _ in range(3):
        talk.says("??", "nlu_fallback")

    assert talk.asked != field
    assert talk.asked is not None


def test_an_address_is_asked_for_until_it_is_there() -> None:
    """In turns with what it is for."""
    talk = Talk().opens().until("email")
    said = []
    for _ in range(4):
        talk.says("??", "nlu_fallback")
        said.append(talk.words[-1])

    assert (talk.asked, said[:3]) == ("email", ["unfit_email", "explain_email", "unfit_email"])


@pytest.mark.parametrize(
    "text",
    [
        "I see, that makes sense. Go on",
        "thanks for explaining, let's move on",
        "gotcha. next question please",
        "that doesn't apply to me. continue",
        "fair enough, do go on please",
    ],
)
def test_who_goes_on_after_an_answer_hears_the_question_again_plainly(text: str) -> None:
    """It is no answer to it, and no slip either."""
    assert DEFAULT.goes_on(text)
    talk = Talk("casesora").opens().until("condition")
    talk.says("why?", "cannot_provide")

    talk.says(text)

    assert talk.words == ["going_on", "ask_condition"]
    assert not talk.draft.misses


def test_who_goes_on_a_second_time_goes_on_without() -> None:
    """Where the claim can do without the answer."""
    talk = Talk().opens().until("purchased_on")
    talk.says("carry on")
    assert talk.asked == "purchased_on"

    talk.says("just carry on")

    assert talk.words[0] == "without_purchased_on"


@pytest.mark.parametrize(
    "text", ["none of these", "I see it is cracked, go on", "makes sense", "what's next?"]
)
def test_what_only_takes_note_or_tells_something_is_no_going_on(text: str) -> None:
    """Nor what rejects the choices."""
    assert not DEFAULT.goes_on(text)


@pytest.mark.parametrize(
    ("text", "taken", "wish"),
    [
        ("anything but my money", "refund", "replacement"),
        ("no refund for me", "refund", "replacement"),
        ("post it to me please", None, "replacement"),
        ("none of these, just courier me the hinge", None, "replacement"),
        ("I want the one I paid for", "refund", "replacement"),
        ("a refund please", "refund", "refund"),
        ("I'll send it back", "refund", "refund"),
    ],
)
def test_the_words_of_a_wish_count_against_its_sense(
    text: str, taken: str | None, wish: str
) -> None:
    """What is not wanted is no wish, and who only wants the thing sent wants the thing."""
    talk = Talk().opens("the lid of my folio is torn", reason="defective").until("wants")

    talk.says(text, **({"remedy": taken} if taken else {}))

    assert talk.slots.get("wants") == wish


def test_a_day_known_roughly_is_asked_for_twice_and_then_taken_as_it_is() -> None:
    """Who goes on with other things has no closer day; what is known of it stays."""
    talk = Talk().opens().until("purchased_on")
    talk.says("a month ago")
    talk.says("I never used it", condition="unused")
    assert (talk.words[-1], talk.asked) == ("date_rough", "purchased_on")

    talk.says("a new one please", remedy="replacement")

    assert "without_purchased_on" in talk.words
    assert talk.asked not in (None, "purchased_on")
    assert talk.slots["purchased_on"]


@pytest.mark.parametrize("text", ["we didn't really like it", "I no longer need this"])
def test_who_does_not_like_an_item_changed_their_mind(text: str) -> None:
    """Asked what happened with it."""
    talk = _at_reason()

    talk.says(text)

    assert talk.slots["reason"] == "change_of_mind"


def test_why_something_is_needed_is_a_question_about_the_question() -> None:
    """However it is spelled."""
    talk = Talk().opens().until("purchased_from")

    talk.says("why would u need where I bought it")

    assert talk.words == ["explain_purchased_from"]
