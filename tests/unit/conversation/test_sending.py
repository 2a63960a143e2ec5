"""What is sent in words, what is put down first, and what is left to the staff."""

from __future__ import annotations

import pytest

from tests.unit.conversation.talk import Talk


@pytest.fixture
def talk() -> Talk:
    """A claim at its review, with a wish for a replacement."""
    told = {"reason": "damaged", "remedy": "replacement"}
    return Talk().opens("the folio came torn, replace it", "report_defect", **told).until("review")


def _refused_at_review() -> Talk:
    """A claim that was shown, and then changed so that the terms speak against it."""
    talk = Talk().opens("I changed my mind", "open_return", reason="change_of_mind").until("review")
    talk.chooses("Change: Condition")
    talk.chooses("Used")
    assert talk.asked == "go_on"
    return talk


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("yes send it but write that it must come before the 9th", "it must come before the 9th"),
        ("send it, and tell them I only want it if nothing is kept", "I only want it if nothing"),
        ("I'd rather ask a person. but submit it, and note that I'm out till 5", "I'm out till 5"),
    ],
)
def test_a_note_beside_the_sending_goes_with_the_claim(talk: Talk, text: str, note: str) -> None:
    """It is taken in first; then the claim is sent."""
    step = talk.says(text, "talk_to_human")

    assert step.then == "submit"
    assert note in talk.slots["details"]


def test_sending_that_hangs_on_something_is_put_down_and_asked_again(talk: Talk) -> None:
    """Only the staff can say whether it holds."""
    step = talk.says("send it only if nothing is kept")

    assert (step.then, talk.asked) == (None, "review")
    assert "send it only if nothing is kept" in talk.slots["details"]


def test_a_shown_claim_that_the_terms_speak_against_is_sent_at_once() -> None:
    """ "You can still send it" was said; who says so need not say it twice."""
    assert _refused_at_review().says("ok send it to them").then == "submit"


def test_a_claim_not_shown_yet_is_shown_first() -> None:
    """And what is given beside is kept: nothing is asked for again."""
    talk = Talk().opens("I changed my mind", "open_return", reason="change_of_mind")
    talk.until("go_on", condition=("Used",))

    talk.says("ok yes send it to the staff then. it's kim@example.com")

    assert talk.slots["email"] == "kim@example.com"
    assert talk.asked != "email"


def test_dropping_it_is_heard_where_the_terms_speak_against_it() -> None:
    """It goes before any other sense."""
    talk = _refused_at_review()

    talk.says("ok no dont send it. i'll keep it. and what about the charger", "ask_reselling")

    assert talk.asked == "stop"


def test_thanks_send_nothing_and_it_is_said(talk: Talk) -> None:
    """Who thanks may take it for sent."""
    talk.says("thx i guess", "thank")

    assert talk.words[0] == "course_not_sent"
    assert talk.asked == "review"


@pytest.mark.parametrize("text", ["wait did it send", "did you submit it?", "was that filed?"])
def test_who_asks_if_it_was_sent_hears_that_it_was_not(talk: Talk, text: str) -> None:
    """And the claim stays as it is."""
    talk.says(text, "report_not_received")

    assert "course_not_sent" in talk.words


@pytest.mark.parametrize("text", ["don't send it yet", "hold off on sending it", "not yet please"])
def test_who_puts_the_sending_off_hears_that_nothing_is_sent(talk: Talk, text: str) -> None:
    """No line is to be changed for it."""
    talk.says(text, "deny")

    assert talk.words == ["no_hurry_to_send"]


def test_a_line_named_with_a_no_is_gone_without() -> None:
    """ "No photo" asks for none; "no, photo" would."""
    talk = Talk("casesora").opens("it came torn", "report_defect", reason="damaged").until("review")
    assert talk.slots["photo"]

    talk.says("no photo", "cannot_provide")

    assert (talk.asked, talk.slots["photo"]) == ("review", None)


def test_a_condition_that_stands_is_shown(talk: Talk) -> None:
    """To who says it once more."""
    talk.slots["condition"] = "unused"

    talk.says("opened but not used", condition="unused")

    assert talk.words[0] == "already_so"


def test_words_are_taken_out_of_the_line_in_which_they_stand() -> None:
    """And the rest of the message is heard too."""
    talk = Talk().opens("wrong size", "open_exchange", reason="ordered_wrong_model")
    talk.until("review", wants=("An exchange",), variant="the red one. i told you")

    talk.says("take out 'i told you' from wanted instead. and note that it is for a gift")

    assert talk.slots["variant"] == "the red one"
    assert "it is for a gift" in talk.slots["details"]


@pytest.mark.parametrize(
    "text", ["yes stop, but what about the fee?", "Yes. And how long would a refund take?"]
)
def test_a_yes_to_stopping_with_a_question_beside_stops_and_answers(talk: Talk, text: str) -> None:
    """Nothing is asked again."""
    talk.says("never mind, stop", "stop")
    assert talk.asked == "stop"

    step = talk.says(text, "ask_refund_time", questions=("ask_refund_time",))

    assert (step.then, step.ask) == ("stop", None)
    assert talk.words


def test_a_yes_that_is_taken_back_stops_nothing(talk: Talk) -> None:
    """All would be lost."""
    talk.says("never mind, stop", "stop")

    assert talk.says("yes but can I change the date first?", "correct").then is None


def test_what_was_told_twice_is_not_printed_twice() -> None:
    """The card says all that is there."""
    talk = Talk().opens().until("email")

    talk.says("sam@example.com i just said")

    assert talk.words == ["asked_twice", "review"]


def test_what_is_put_right_before_the_sending_goes_with_the_claim(talk: Talk) -> None:
    """Lines named or not, each said; then it is sent."""
    step = talk.says(
        "it's not damaged it is faulty, it won't close. also it's the ipad mini sleeve. then send",
        "report_defect",
        product="ipad mini sleeve",
    )

    assert step.then == "submit"
    assert (talk.slots["reason"], talk.slots["product"]) == ("defective", "ipad mini sleeve")
    assert "Product: ipad mini sleeve" in talk.heard


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the courier left it out in the rain. ok submit", "left it out in the rain"),
        ("it's a present for my dad's 70th, just send it already", "my dad's 70th"),
    ],
)
def test_what_is_told_before_the_sending_is_not_lost(talk: Talk, text: str, told: str) -> None:
    """It changes no line, so it goes to the description."""
    step = talk.says(text, "inform")

    assert step.then == "submit"
    assert told in talk.slots["details"]


@pytest.mark.parametrize(
    "text", ["send. and how long does it take", "submit please! how long will this take?"]
)
def test_a_question_beside_the_sending_does_not_hold_it_up(talk: Talk, text: str) -> None:
    """However short the sentence that sends it is."""
    assert talk.says(text, "ask_reply_time").then == "submit"


@pytest.mark.parametrize(
    "text",
    [
        "yes. sorry for all the trouble",
        "ok send it. this is ridiculous, thanks",
        "everything looks right to me now, send it",
    ],
)
def test_courtesy_and_venting_are_no_part_of_the_description(talk: Talk, text: str) -> None:
    """The claim goes as it was shown."""
    before = talk.slots["details"]
    step = talk.says(text, "affirm")

    assert (step.then, talk.slots["details"]) == ("submit", before)


def test_nothing_is_sent_before_it_is_shown(talk: Talk) -> None:
    """ "Before you send it" sends nothing."""
    step = talk.says("the flap is loose as well, let me see it before you send it", "report_defect")

    assert step.then is None
