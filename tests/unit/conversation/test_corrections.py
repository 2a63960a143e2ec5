"""Where the claim is shown, lines are put right in any words, and nothing else changes."""

from __future__ import annotations

from typing import Any

import pytest

from claimdesk.conversation.shared.turn import Turn
from tests.unit.conversation.talk import WORDING, Talk, sentence, values_in

_PRESENT = "it's a birthday present for my son"
_TOLD = "The hinge has a crack right through it."


@pytest.fixture
def talk() -> Talk:
    """A claim at its review, bought Thursday, March 5, arrived Tuesday, March 10."""
    talk = Talk().opens("it came on March 10 with a defect", "report_defect").until("review")
    assert talk.given("purchased_on", "delivered_on") == {
        "purchased_on": "2026-03-05",
        "delivered_on": "2026-03-10",
    }
    talk.slots["details"] = _TOLD
    return talk


def title_of(field: str) -> str:
    """What the line is called on the card."""
    return WORDING.text(f"label_{field}", {})


def _says(talk: Talk, text: str, intent: str = "inform", **codes: str) -> dict[str, Any]:
    """What the message changes of the fields."""
    old = talk.draft.fields
    found = {**values_in(text), **{name: (code,) for name, code in codes.items()}}
    talk.turn(Turn(text, intent, entities=found))
    after = talk.draft.fields
    return {name: after.get(name) for name in {*old, *after} if old.get(name) != after.get(name)}


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (
            "the model should read Bluebird wallet case",
            {"product": "Bluebird wallet case", "product_kind": None},
        ),
        ("sorry, the order no. is 31007", {"order_number": "PC-31007"}),
        ("wrong order number! 31007 is the right one", {"order_number": "PC-31007"}),
        ("e-mail → kim@example.org", {"email": "kim@example.org"}),
        ("can you change my email to kim@example.org?", {"email": "kim@example.org"}),
        ("everything fine except the price, that's 41", {"price": "41.00"}),
        ("arrival date is off, it was the 11th", {"delivered_on": "2026-03-11"}),
        ("it came the 11th not the 10th", {"delivered_on": "2026-03-11"}),
        ("it arrived Wednesday, not Tuesday", {"delivered_on": "2026-03-11"}),
        ("the delivery was Monday, not Sunday", {"delivered_on": "2026-03-09"}),
        ("the purchase date should be March 3 not March 5", {"purchased_on": "2026-03-03"}),
        ("it arrived a day earlier than that", {"delivered_on": "2026-03-09"}),
        ("the purchase date should be the 3rd", {"purchased_on": "2026-03-03"}),
        ("bought it the same day it arrived", {"purchased_on": "2026-03-10"}),
        ("the description should be: it squeaks", {"details": "it squeaks"}),
    ],
)
def test_a_line_says_what_it_is_told_to_say(talk: Talk, text: str, changed: dict[str, Any]) -> None:
    """And no other line changes."""
    assert _says(talk, text) == changed
    assert talk.asked == "review"


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("make it: the clasp is loose too", "the clasp is loose too"),
        ("put down that the box was wet", "the box was wet"),
        ("problem is wrong, it's the strap not the hinge", "it's the strap not the hinge"),
        ("it's not the hinge, it's the strap", "it's not the hinge, it's the strap"),
        ("can you add that the clasp sticks as well", "the clasp sticks as well"),
        ("make it that the strap tore too", "the strap tore too"),
        ("could you also note that the box was wet?", "the box was wet"),
        ("I need this sorted before Dec 12", "I need this sorted before Dec 12"),
    ],
)
def test_more_of_the_fault_goes_to_the_description_word_for_word(
    talk: Talk, text: str, more: str
) -> None:
    """Behind what stands there; the reason stays, whatever the words could be taken for."""
    assert _says(talk, text, "report_defect", reason="damaged") == {"details": f"{_TOLD} {more}"}
    assert f"Added: {more}" in talk.heard
    assert talk.asked == "review"


def test_several_lines_are_put_right_at_once(talk: Talk) -> None:
    """Each from its own part of the message."""
    text = "change the email to kim@example.org and the order to 31007, and it came on the 11th"

    assert _says(talk, text) == {
        "email": "kim@example.org",
        "order_number": "PC-31007",
        "delivered_on": "2026-03-11",
    }


def test_a_wish_set_against_the_old_one_counts(talk: Talk) -> None:
    """However long the message is."""
    changed = _says(
        talk, "I want a replacement, not my money back", "open_return", remedy="replacement"
    )

    assert changed == {"wants": "replacement"}


@pytest.mark.parametrize(
    "text",
    ["the purchase date could be february too", "bought on might be february not march, not sure"],
)
def test_a_day_that_may_be_another_is_asked_about(talk: Talk, text: str) -> None:
    """It is known only as the stretch that holds both."""
    changed = _says(talk, text)

    assert changed == {"purchased_on": {"earliest": "2026-02-01", "latest": "2026-03-05"}}
    assert talk.asked == "purchased_on"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("the email's wrong", "email"),
        ("fix the arrival date please", "delivered_on"),
        ("all good apart from the product name", "product"),
    ],
)
def test_a_line_without_a_value_is_asked_for(talk: Talk, text: str, asked: str) -> None:
    """That one, and not which."""
    talk.says(text, "correct")

    assert talk.asked == asked


def test_of_two_dates_it_is_asked_which(talk: Talk) -> None:
    """Only these are offered."""
    talk.says("the date is wrong", "correct")

    assert list(talk.choices) == ["Change: Bought on", "Change: Arrived on"]


def test_what_it_says_already_is_said(talk: Talk) -> None:
    """And nothing is asked."""
    assert _says(talk, "no, the order is 20418", "deny") == {}
    assert (talk.words[0], talk.asked) == ("already_so", "review")


@pytest.mark.parametrize(
    ("text", "intent", "codes"),
    [
        ("the order is late", "complain", {}),
        ("they sent the wrong item last time", "inform", {}),
        ("is the order number right for you", "inform", {}),
        ("my email is full so call me", "inform", {}),
    ],
)
def test_what_only_mentions_a_line_changes_none(
    talk: Talk, text: str, intent: str, codes: dict[str, str]
) -> None:
    """A fault, a complaint, a question."""
    assert _says(talk, text, intent, **codes) == {}
    assert talk.step.then is None


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (
            "looks good but change my email to kim@example.org, then send",
            {"email": "kim@example.org"},
        ),
        ("send it to kim@example.org instead", {"email": "kim@example.org"}),
        ("yes, send it. oh and the order number is 31007", {"order_number": "PC-31007"}),
        ("yes. and I need it before Dec 12", {"details": f"{_TOLD} I need it before Dec 12"}),
        (f"send it, {_PRESENT}", {"details": f"{_TOLD} {_PRESENT}"}),
        ("send it without the order number", {"order_number": None}),
    ],
)
def test_what_comes_with_the_sending_goes_with_the_claim(
    talk: Talk, text: str, changed: dict[str, Any]
) -> None:
    """It is told in a line what was changed, and the claim is sent."""
    assert _says(talk, text, "affirm") == changed
    assert talk.step.then == "submit"
    assert talk.words


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("yes but the email is kim@example.org", "affirm"),
        ("yes, but the strap is loose as well", "affirm"),
        ("yes but", "affirm"),
        ("looks good but the email is wrong, then send", "affirm"),
        ("change the date then send it", "correct"),
    ],
)
def test_a_yes_that_takes_something_back_sends_nothing(talk: Talk, text: str, intent: str) -> None:
    """What was changed is shown first; what was not said is asked for."""
    assert talk.turn(sentence(text, intent)).then is None
    assert talk.asked


@pytest.mark.parametrize(
    "text", ["yes", "yes, I'm sure about it", "yes! thank you so much for this"]
)
def test_a_mere_yes_adds_nothing(talk: Talk, text: str) -> None:
    """Nor do praise and thanks."""
    assert _says(talk, text, "affirm") == {}
    assert talk.step.then == "submit"


@pytest.mark.parametrize("asked", ["product", "email", "details"])
def test_the_field_named_is_skipped_whichever_is_asked(asked: str) -> None:
    """And the question stands."""
    talk = Talk().opens().until(asked)
    talk.slots["order_number"] = None

    talk.says("I can't find the order number anywhere", "inform")

    assert (talk.words[0], talk.asked) == ("without_order_number", asked)


def test_that_one_is_the_one_asked_for() -> None:
    """ "I don't have that one" names none."""
    talk = Talk().opens().until("order_number")

    talk.says("I don't have that one", "cannot_provide")

    assert talk.words[0] == "without_order_number"


def test_a_line_is_taken_out_where_the_claim_is_shown(talk: Talk) -> None:
    """It is then said to be not given."""
    talk.says("please remove the order number")

    assert talk.slots["order_number"] is None
    assert "Order number: not given" in talk.heard


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("same", "2026-03-10"),
        ("same day", "2026-03-10"),
        ("the day before", "2026-03-09"),
        ("three days earlier", "2026-03-07"),
        ("2 days before it arrived", "2026-03-08"),
    ],
)
def test_a_day_is_told_by_the_other_one(text: str, day: str) -> None:
    """As an answer to which day it was; and nothing else is read in it."""
    talk = Talk().opens("it came on March 10 with a defect", "report_defect").until("purchased_on")

    assert _says(talk, text, remedy="replacement") == {"purchased_on": day}


def test_two_days_told_together_are_read_together() -> None:
    """Whatever is asked."""
    talk = Talk().opens().until("order_number")

    assert _says(talk, "bought it on March 5 and it came the next day") == {
        "purchased_on": "2026-03-05",
        "delivered_on": "2026-03-06",
    }


@pytest.mark.parametrize(
    "text", ["it arrived and broke the same day", "it came on March 10 and two days later it broke"]
)
def test_a_day_of_something_else_is_no_day_of_the_claim(text: str) -> None:
    """The fault has days of its own."""
    talk = Talk().opens().until("details")
    talk.says(text, "report_defect")

    assert talk.slots.get("delivered_on") in (None, "2026-03-10")


def test_a_day_that_has_not_come_is_asked_again(talk: Talk) -> None:
    """Two weeks after the arrival lies ahead."""
    assert _says(talk, "it arrived two weeks later than that") == {}
    assert (talk.words[-1], talk.asked) == ("date_future", "delivered_on")


@pytest.mark.parametrize("text", ["it's fine as it was", "nvm, leave it", "no", "keep the old one"])
@pytest.mark.parametrize("field", ["email", "product", "purchased_on"])
def test_a_line_to_be_changed_may_stay_after_all(talk: Talk, field: str, text: str) -> None:
    """It says again what it said, and the claim is where it was."""
    before = talk.draft.fields
    talk.chooses(f"Change: {title_of(field)}")
    assert talk.asked == field

    talk.says(text, "affirm")

    assert (talk.draft.fields, talk.asked) == (before, "review")


@pytest.mark.parametrize("text", ["please include that I restarted it", "note that it was a gift"])
def test_what_is_to_be_added_is_no_wish_to_begin_anew(talk: Talk, text: str) -> None:
    """Whatever intent the words are taken for."""
    assert set(_says(talk, text, "start_over")) == {"details"}
    assert talk.asked == "review"


@pytest.mark.parametrize("text", ["it's ok now send", "that would be all for today", "send it"])
def test_only_a_yes_in_words_drops_a_claim(talk: Talk, text: str) -> None:
    """What a model takes for a yes does not: there is no way back."""
    talk.says("forget it")
    talk.says(text, "affirm")

    assert talk.slots["order_number"] == "PC-20418"
    assert talk.step.then is None


@pytest.mark.parametrize(
    "text", ["March 3", "it was March 3 I think", "the date is wrong, it was March 3"]
)
def test_a_day_that_may_be_of_either_date_is_kept_until_that_is_told(talk: Talk, text: str) -> None:
    """Choosing the line gives it that day."""
    assert _says(talk, text) == {}

    talk.chooses("Change: Bought on")

    assert talk.slots["purchased_on"] == "2026-03-03"


def test_a_day_alone_is_of_the_one_date_there_is() -> None:
    """There is no other line it could be for."""
    talk = Talk().opens().until("review")

    assert _says(talk, "it was March 3 I think") == {"purchased_on": "2026-03-03"}
    assert _says(talk, "yes, March 3") == {}
    assert talk.words[0] == "already_so"


def test_a_wish_beside_a_line_counts_too(talk: Talk) -> None:
    """Where it is said in so many words."""
    changed = _says(
        talk, "all good but it's order 31007 and I want a replacement", remedy="replacement"
    )

    assert changed == {"order_number": "PC-31007", "wants": "replacement"}


def test_a_shorter_name_of_the_same_thing_is_no_correction(talk: Talk) -> None:
    """ "The case is black" of a folio case."""
    found = {"product": ("case",)}
    talk.turn(Turn("one thing first: the case is black", "inform", entities=found))

    assert talk.slots["product"] == "folio case"


@pytest.mark.parametrize("text", ["the price", "no, just the price please"])
def test_a_line_named_alone_is_asked_for(talk: Talk, text: str) -> None:
    """Also one that the claim has not had so far."""
    talk.says(text)

    assert talk.asked == "price"


@pytest.mark.parametrize("asked", ["purchased_from", "email"])
@pytest.mark.parametrize(
    ("text", "then"),
    [("the order number is wrong", "order_number"), ("change the product name please", "product")],
)
def test_a_line_is_asked_for_again_on_the_way(asked: str, text: str, then: str) -> None:
    """Whatever was asked."""
    talk = Talk().opens().until(asked)

    talk.says(text, "correct")

    assert talk.asked == then


@pytest.mark.parametrize("text", ["the item is wrong", "the order was wrong", "wrong product"])
def test_a_wrong_thing_is_no_wrong_line_on_the_way(text: str) -> None:
    """It tells what happened."""
    talk = Talk().opens().until("details")

    talk.says(text, "report_wrong_item")

    assert talk.slots["product"] and talk.slots["order_number"]


def test_danger_is_heard_first(talk: Talk) -> None:
    """Also where it is told as an addition."""
    assert talk.says("forgot to mention: it smells burnt", "report_danger").then == "person"


def test_a_line_put_right_on_the_way_leaves_the_answer_beside_it() -> None:
    """To what was asked."""
    talk = Talk().opens().until("purchased_from")
    text = "your own site, and the order number should be 31007"

    assert _says(talk, text, purchased_from="store") == {
        "purchased_from": "store",
        "order_number": "PC-31007",
    }


def test_a_question_beside_a_line_is_answered(talk: Talk) -> None:
    """And the line put right."""
    text = "the email should be kim@example.org. how long does a refund take?"
    talk.says(text, "ask_refund_time", questions=("ask_refund_time",))

    assert talk.slots["email"] == "kim@example.org"
    assert "utter_ask_refund_time" in talk.words


def test_a_first_message_corrects_nothing() -> None:
    """It tells what happened, however it is put."""
    talk = Talk().opens("the price was wrong, I paid 41", "open_return", reason="other")

    assert (talk.slots["reason"], talk.asked) == ("other", "order_number")


@pytest.mark.parametrize("day", ["date March 3", "and it should say March 3"])
def test_a_day_of_either_date_holds_the_sending_back(talk: Talk, day: str) -> None:
    """What else was put right is kept."""
    text = f"email kim@example.org, {day}, order number 31007. rest is fine, send it"

    assert _says(talk, text) == {"email": "kim@example.org", "order_number": "PC-31007"}
    assert talk.step.then is None
    assert list(talk.choices) == ["Change: Bought on", "Change: Arrived on"]


def test_who_changes_their_mind_about_the_wish_keeps_the_reason(talk: Talk) -> None:
    """Which is what happened, not what they want."""
    text = "I changed my mind, a replacement please"
    changed = _says(talk, text, "correct", reason="change_of_mind", remedy="replacement")

    assert changed == {"wants": "replacement"}


@pytest.mark.parametrize(
    ("text", "product", "wanted"),
    [
        ("put: two of the buttons are stuck", "buttons", "two of the buttons are stuck"),
        (
            "that's not the description. write: the lid won't close, since Monday",
            "lid",
            "the lid won't close, since Monday",
        ),
        ("this isn't the description, it should say the seam came apart", "seam", None),
    ],
)
def test_a_description_is_written_anew_in_the_words_given(
    talk: Talk, text: str, product: str, wanted: str | None
) -> None:
    """It says just that, and what stands in it is no product."""
    wanted = wanted or "the seam came apart"
    assert _says(talk, text, "report_defect", product=product, reason="defective") == {
        "details": wanted
    }


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("hm it says the 10th but I said the 11th", {"delivered_on": "2026-03-11"}),
        (
            "you put March 5, it was the 4th. is my photo there?",
            {"purchased_on": "2026-03-04"},
        ),
        ("not the 5th by the way, the 6th", {"purchased_on": "2026-03-06"}),
        ("the 10th? no hang on, wasn't that the 11th", {"delivered_on": "2026-03-11"}),
        ("not the 8th, the 9th", {}),
    ],
)
def test_a_day_that_is_taken_back_is_the_one_that_stands_there(
    talk: Talk, text: str, changed: dict[str, Any]
) -> None:
    """Without its line's name, and whatever else is asked beside it."""
    assert _says(talk, text) == changed


@pytest.mark.parametrize("asked", ["order_number", "purchased_on", "wants", "email"])
def test_a_day_is_put_right_while_something_else_is_asked(asked: str) -> None:
    """It is said back, and no answer to that."""
    talk = Talk().opens("it came on March 10 with a defect", "report_defect").until(asked)
    before = talk.given(asked)

    talk.says("oh sorry, not the 10th, it was the 11th")

    assert talk.given("delivered_on") == {"delivered_on": "2026-03-11"}
    assert talk.words[0] == "corrected"
    assert (talk.asked, talk.given(asked)) == (asked, before)


@pytest.mark.parametrize(
    "text",
    [
        "that takes too long, I'd rather have a refund and get one in town tomorrow",
        "I still see a replacement there. I want a refund now, as I wrote twice",
    ],
)
def test_a_wish_said_outright_takes_the_place_of_another(talk: Talk, text: str) -> None:
    """In a long message too."""
    talk.slots["wants"] = "replacement"

    assert _says(talk, text, remedy="refund").get("wants") == "refund"
