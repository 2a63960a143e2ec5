"""The description of a claim over the whole conversation, and what stands beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimdesk.conversation.shared.account import (
    MAX_DETAILS,
    with_more,
    within_limit,
    without_wishes,
)
from claimdesk.language.languages import DEFAULT
from tests.unit.conversation.talk import Talk, sentence

_ASKS = ("ask_shipping_cost",)
_LOOSE = "the key row is loose"


def test_each_account_is_added_once() -> None:
    """Whatever was told before, in its words."""
    told = with_more("The lid is bent.", _LOOSE, DEFAULT)

    assert told == f"The lid is bent. {_LOOSE}"
    assert with_more(told, "the lid is bent", DEFAULT) == told


def test_what_names_a_fault_comes_first() -> None:
    """And what tells nothing of the matter gives way to it."""
    assert with_more("It came in a small bag.", _LOOSE, DEFAULT).startswith(_LOOSE)
    assert with_more("not sure", _LOOSE, DEFAULT) == _LOOSE


def test_no_sentence_is_cut() -> None:
    """One that no longer fits is left out."""
    before = "It is torn. " + "word " * 190
    assert with_more(before, "The lid is bent and hangs down on one side of it.", DEFAULT) == (
        before.strip()
    )
    assert len(before) < MAX_DETAILS


def test_a_wish_of_before_is_dropped() -> None:
    """Not a fault told in the same breath; and something stays."""
    told = "The lid is bent. I don't want money, a new one will do."
    assert without_wishes(told, DEFAULT) == "The lid is bent."
    assert without_wishes("A refund, please.", DEFAULT) == "A refund, please."


@pytest.mark.parametrize("asked", ["order_number", "email", "purchased_from"])
def test_a_fault_told_on_the_way_is_added(asked: str) -> None:
    """Whatever was asked."""
    talk = Talk().opens().until(asked)
    before = talk.slots.get("details") or ""
    talk.says("the magnets fell out as well", "report_defect", reason="defective")

    assert talk.slots["details"] == f"{before} the magnets fell out as well".strip()


@pytest.mark.parametrize(
    "text", ["it only snapped on Sunday", "hm. the seams have come apart by now, too"]
)
def test_a_fault_told_at_the_review_is_added(text: str) -> None:
    """And nothing is sent for it."""
    talk = Talk().opens().until("review")
    talk.says(text, "report_defect", reason="defective")

    assert text.removeprefix("hm. ") in talk.slots["details"]
    assert talk.step.then is None


@pytest.mark.parametrize(
    "text", ["is the lid cracked too?", "they sent the wrong item last time", "you said it broke"]
)
def test_what_is_no_account_is_not_added(text: str) -> None:
    """A question, what was another time, what is said of the assistant."""
    talk = Talk().opens().until("review")
    before = talk.slots["details"]
    talk.says(text, "inform")

    assert talk.slots["details"] == before


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("yes exactly, I got a 13 but own a 12", "wrong_item"),
        ("yeah, the wrong size for my phone", "wrong_item"),
        ("yep right, it does not fit at all", "defective"),
    ],
)
def test_what_stands_beside_a_yes_does_not_change_what_it_confirms(text: str, reason: str) -> None:
    """The question was whether this is the reason."""
    talk = Talk("casesora")
    talk.says("I ordered the wrong model", "inform", reason="ordered_wrong_model")
    assert talk.asked == "confirm_reason"
    talk.says(text, "report_wrong_item", reason=reason)

    assert talk.slots["reason"] == "ordered_wrong_model"
    assert talk.asked == "go_on"


def test_a_yes_that_is_taken_back_confirms_nothing() -> None:
    """ "Yes… no wait" gives another reason."""
    talk = Talk("casesora")
    talk.says("I ordered the wrong model", "inform", reason="ordered_wrong_model")
    talk.says("yes, no wait, you sent another one", "report_wrong_item", reason="wrong_item")

    assert talk.slots["reason"] == "wrong_item"


def test_reasons_are_told_once() -> None:
    """After a question only what can be done is said."""
    talk = Talk("casesora")
    talk.says("I ordered the wrong model", "inform", reason="ordered_wrong_model")
    talk.says("yes")
    assert talk.words[-1] == "not_eligible_so_far"
    talk.says(
        "what do you charge for shipping?", "ask_shipping_cost", questions=("ask_shipping_cost",)
    )

    assert (talk.words[-1], talk.asked) == ("unfit_go_on", "go_on")


@pytest.mark.parametrize(
    "text",
    [
        "It still reads replacement. I'd like a refund, that is the third time",
        "that takes too long, so I would rather get my money back and look elsewhere next week",
        "well, a refund instead of the replacement then, please, as I have bought another",
    ],
)
def test_a_wish_asked_for_outright_counts_at_once(text: str) -> None:
    """However long the message is, and whatever plans it tells of."""
    talk = Talk().opens().until("review")
    talk.slots["wants"] = "replacement"
    talk.says(text, "open_return", remedy="refund")

    assert (talk.slots["wants"], talk.asked) == ("refund", "review")


@pytest.mark.parametrize(
    "text",
    [
        "could I have had a refund instead, is that ever possible with you at all?",
        "my husband says that I should have asked you for a refund, but well",
    ],
)
def test_a_remedy_spoken_of_changes_nothing(text: str) -> None:
    """A question and hearsay are no wish."""
    talk = Talk().opens().until("review")
    talk.slots["wants"] = "replacement"
    talk.says(text, "inform", remedy="refund")

    assert talk.slots["wants"] == "replacement"


@pytest.mark.parametrize(
    "text", ["the blue one, the one that I ordered", "I just want mine", "the right one please"]
)
def test_who_wants_what_was_ordered_gets_a_replacement(text: str) -> None:
    """Where something went wrong with it, and that is offered."""
    talk = Talk().opens("the wrong case came", "report_wrong_item", reason="wrong_item")
    talk.until("wants")
    talk.says(text, "report_wrong_item")

    assert talk.slots["wants"] == "replacement"


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("I opened the box but never used it", "unused"),
        ("unwrapped, haven't tried it on", "unused"),
        ("opened it and used it for a week", "used"),
        ("I opened the padded envelope, it's in its foil, nobody tried it", None),
        ("opened, though I haven't used it much", None),
        ("opened!!! for the 2nd time", "unused"),
        ("I told u, it's been opened", "unused"),
    ],
)
def test_what_was_opened_and_not_used_is_unused(text: str, condition: str | None) -> None:
    """By the words, where no model knows."""
    talk = Talk("casesora").opens().until("condition")
    codes = {"condition": "unopened"} if condition != "used" else {"condition": "used"}
    talk.says(text, "inform", **codes)

    assert talk.slots.get("condition") == condition


@pytest.mark.parametrize(
    "text", ["I returned it to its sleeve at once", "took it back out of the drawer to look"]
)
def test_what_is_done_with_a_thing_is_no_will_to_stop(text: str) -> None:
    """Whatever a model takes it for."""
    talk = Talk("casesora").opens().until("condition")
    talk.says(text, "withdraw_claim")

    assert talk.asked != "stop"


@pytest.mark.parametrize("text", ["cancel the claim please", "I no longer want this filed"])
def test_a_will_to_stop_is_heard(text: str) -> None:
    """And asked about once."""
    talk = Talk("casesora").opens().until("condition")
    talk.says(text, "withdraw_claim")

    assert talk.asked == "stop"


def test_a_blessing_beside_the_sending_is_no_remark() -> None:
    """Nor is what is asked after it, however it is put."""
    talk = Talk().opens().until("review")
    before = talk.slots["details"]
    talk.says("yes send it, and bless you all there", "affirm")

    assert (talk.slots["details"], talk.step.then) == (before, "submit")


def test_a_part_that_is_fine_makes_no_other_reason() -> None:
    """ "Nothing wrong other than …" is about the same fault."""
    talk = Talk("casesora").opens("the seam is open", "report_defect", reason="defective")
    talk.says("nothing is wrong with it other than the seam", "inform", reason="wrong_item")

    assert talk.slots["reason"] == "defective"


def test_who_denies_the_fault_gives_another_reason() -> None:
    """In whatever words, where it is of one's own doing."""
    talk = Talk().opens("the sleeve please", "report_defect", reason="defective")
    text = "there is no fault in it, I clicked twice"
    talk.says(text, "open_return", reason="ordered_by_mistake")

    assert talk.slots["reason"] == "ordered_by_mistake"


def test_what_was_told_in_several_messages_before_opens_the_claim() -> None:
    """All of it, though some of it asked as well."""
    talk = Talk()
    told = [
        sentence("The flap tore off on Monday. What now?", "report_defect", reason="defective"),
        sentence("and the lining has a hole in it", "report_defect", reason="defective"),
    ]
    turn = replace(sentence("I'd like to file a claim", "open_return"), before=tuple(told))
    talk.turn(turn)

    assert talk.slots["details"] == "The flap tore off on Monday. and the lining has a hole in it"


def test_a_yes_before_a_question_sends_and_is_answered() -> None:
    """A sentence of its own; "yes, but" sends nothing."""
    talk = Talk().opens().until("review")
    talk.says(
        "Yes. What does shipping cost me?", "ask_shipping_cost", questions=("ask_shipping_cost",)
    )
    assert talk.step.then == "submit"

    talk = Talk().opens().until("review")
    talk.says(
        "yeah but what does shipping cost?", "ask_shipping_cost", questions=("ask_shipping_cost",)
    )
    assert talk.step.then is None


@pytest.mark.parametrize(
    "text", ["can I look over everything again first", "show me the whole claim before you send it"]
)
def test_who_asks_to_see_it_all_sees_it(text: str) -> None:
    """And nothing is sent."""
    talk = Talk().opens().until("review")
    talk.says(text, "add_to_claim")

    assert (talk.words, talk.asked, talk.step.then) == (["review"], "review", None)


@pytest.mark.parametrize(
    "text",
    [
        "is it being listed as my own fault?",
        "which condition have you put?",
        "did you change that?",
        "and what wish did you note down",
    ],
)
def test_who_asks_what_is_on_record_sees_the_claim(text: str) -> None:
    """It is no question for the staff."""
    talk = Talk().opens().until("email")
    talk.says(text)

    assert "so_far" in talk.words
    assert not talk.draft.open_questions


def test_who_asks_if_a_question_matters_hears_what_it_is_for() -> None:
    """Beside a guess that is itself a question."""
    talk = Talk().opens().until("purchased_on")
    talk.says("some weeks ago? does it matter?")

    assert talk.words == ["explain_purchased_on"]
    assert not talk.draft.open_questions


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the lid cracked. and I must mail the cracked one back?", "the lid cracked."),
        ("it came torn and you pay the way back?", "it came torn"),
        ("the hinge snapped and now it wobbles?", "the hinge snapped and now it wobbles?"),
        ("I can hear a rattle inside?", "I can hear a rattle inside?"),
        ("I can't close the lid?", "I can't close the lid?"),
    ],
)
def test_what_is_asked_of_what_is_to_be_done_is_no_part_of_the_account(
    text: str, told: str
) -> None:
    """Though no more than its mark asks; what is told with a doubt stays."""
    assert DEFAULT.account_in(text) == told


def test_a_question_that_stands_is_put_otherwise() -> None:
    """With what can be picked, and the third time with what it is for."""
    talk = Talk("casesora").opens().until("condition")
    talk.says("what does shipping cost?", *_ASKS, questions=_ASKS)
    assert (talk.words[-1], talk.asked) == ("unfit_condition", "condition")
    talk.says("and to Alaska, what does it cost?", *_ASKS, questions=_ASKS)
    assert talk.words[-1] == "explain_condition"
    assert "Used" in talk.choices


def test_a_number_that_is_asked_again_can_be_gone_without() -> None:
    """By a button."""
    talk = Talk().opens().until("order_number")
    talk.says("what does shipping cost?", *_ASKS, questions=_ASKS)

    assert "Go on without it" in talk.choices


def test_what_came_and_what_was_ordered_are_told_of_a_wrong_item() -> None:
    """In answer to any question; else it is asked for in so many words."""
    talk = Talk().opens("wrong one", "report_wrong_item", reason="wrong_item").until("product")
    talk.says("tablet sleeve. received the 13 inch. should be the 11", product="tablet sleeve")
    assert "received the 13 inch. should be the 11" in talk.slots["details"]
    talk.until("purchased_on").says("March 5, the box says 13 by the way")
    assert "the box says 13" in talk.slots["details"]

    talk = Talk().opens("wrong one", "report_wrong_item", reason="wrong_item").until("details")
    assert "what came instead" in talk.heard


def test_who_got_the_wrong_item_is_not_blamed() -> None:
    """Nor pointed to a warranty that answers for no such thing."""
    talk = Talk().opens("wrong one", "report_wrong_item", reason="wrong_item")
    talk.until("go_on", purchased_from=("On a marketplace such as Amazon",))

    assert "no mistake of yours" in talk.heard
    assert "through that marketplace" in talk.heard
    assert "warranty" not in talk.heard


def test_words_beside_a_picture_are_kept_where_they_tell_of_the_fault() -> None:
    """What is said of the picture is no part of the matter."""
    talk = Talk("casesora").opens("the lid is bent", reason="damaged").until("photo")
    talk.says("that's the packing list, all three are on it", "report_missing_item")
    assert "packing list" not in talk.slots["details"]
    talk.says("the clasp is cracked as well", "report_defect", reason="damaged")
    assert "the clasp is cracked as well" in talk.slots["details"]


@pytest.mark.parametrize("asked", ["order_number", "delivered_on", "condition"])
def test_the_rest_of_a_sentence_sent_before_is_kept(asked: str) -> None:
    """Whatever was asked by then; the question stands."""
    talk = Talk("casesora").opens("it cracked at the edge", reason="damaged").until(asked)
    talk.says("right at the hole for the lens", "ask_shipping_options")

    assert talk.slots["details"] == "it cracked at the edge. right at the hole for the lens"
    assert talk.asked == asked


def test_each_item_has_its_own_story() -> None:
    """What is told before either of them belongs to both."""
    text = "Order PC-20418. The lamp is bent. It leans. The cable is torn too. It was like that."
    turn = sentence(text, "report_defect", reason="damaged")
    talk = Talk()
    talk.turn(replace(turn, entities={**turn.entities, "product": ("lamp", "cable")}))

    assert talk.slots["details"] == "The lamp is bent. It leans."
    (cable,) = talk.slots["later"]
    assert cable["details"] == "Order PC-20418. The cable is torn too. It was like that."


def test_a_reason_told_of_an_item_that_waits_is_not_the_claims() -> None:
    """Nor is the product another for being named more fully."""
    text = "the lamp is bent and the case is torn"
    turn = sentence(text, "report_defect", reason="damaged")
    talk = Talk("casesora")
    talk.turn(replace(turn, entities={**turn.entities, "product": ("lamp", "case")}))
    talk.says("no, the case is the wrong one", "correct", reason="wrong_item", product="case")
    assert talk.slots["reason"] == "damaged"

    talk.says("the desk lamp", product="desk lamp")
    assert talk.slots["product"] == "desk lamp"


@pytest.mark.parametrize(
    "text",
    [
        "mia@example.com, and kindly note that I tested it with a different cable too",
        "mia@example.com. It never fell and nobody spilled water on it",
    ],
)
def test_what_was_tried_and_never_done_to_it_is_added_whatever_was_asked(text: str) -> None:
    """Without the address that was asked for."""
    talk = Talk().opens().until("email")
    talk.says(text, email="mia@example.com")

    told = talk.slots["details"]
    assert "different cable" in told or "never fell" in told
    assert "mia@" not in told


def test_a_description_that_is_too_long_ends_with_a_whole_sentence() -> None:
    """Whole words where it is but one."""
    sentence_ = "The lid is bent and hangs down on one side. "
    assert within_limit(sentence_ * 40, DEFAULT).endswith("side.")
    words = within_limit("and then it tore " * 80, DEFAULT)
    assert words.split()[-1] in ("and", "then", "it", "tore")


def test_of_who_ordered_it_only_what_says_so_stands_in_the_description() -> None:
    """Neither the thanks before it."""
    talk = Talk().opens().until("order_number")
    talk.says("Thanks a lot for the quick reply. My roommate ordered it with his account.")

    assert "quick reply" not in talk.slots["details"]
    assert "My roommate ordered it" in talk.slots["details"]


def test_what_is_to_be_told_the_staff_plainly_is_told_in_the_claim() -> None:
    """Though it is put as a question."""
    talk = Talk("casesora")
    text = (
        "can you tell them plainly: I ordered a red case, got a blue one, and it is still unused?"
    )
    talk.says(text, "report_wrong_item", reason="wrong_item")

    assert "ordered a red case, got a blue one" in talk.slots["details"]


def test_how_many_are_wished_for_is_kept_with_the_wish() -> None:
    """And of which colour: no line has it."""
    talk = Talk().opens().until("review")
    talk.slots["wants"] = None
    talk.says("I want a replacement of 2, in grey", remedy="replacement")

    assert talk.slots["wants"] == "replacement"
    assert "replacement of 2, in grey" in talk.slots["details"]
