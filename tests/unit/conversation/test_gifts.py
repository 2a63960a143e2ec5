"""Of a gift, or what another ordered, nobody is asked for more than they can know."""

from __future__ import annotations

import pytest

from tests.unit.conversation.talk import Talk

GIFT = "my uncle gave me this keyboard, two keys are stuck"


def gift() -> Talk:
    """A claim on what somebody else ordered, told at once."""
    return Talk().opens(GIFT, "report_defect", reason="defective", product="keyboard")


def test_who_did_not_order_is_asked_whether_they_have_the_number() -> None:
    """And may go on without, by a button."""
    talk = gift()

    assert (talk.words[-1], talk.asked) == ("ask_of_others_order_number", "order_number")
    assert "Go on without it" in talk.choices


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("no", "deny"),
        ("nope I don't have that", "cannot_provide"),
        ("he ordered it, not me", "inform"),
        ("it was a present so no", "inform"),
        ("dunno, he's away this week", "inform"),
    ],
)
def test_the_number_is_not_demanded_again(text: str, intent: str) -> None:
    """Whatever is said in its place, it goes on, without a word of the shopper's own e-mail."""
    talk = gift()

    talk.says(text, intent)

    assert talk.words[0] == "without_order_number_of_others"
    assert talk.asked != "order_number"
    assert "without_order_number" not in talk.said
    assert talk.questions.count("order_number") == 1


def test_one_may_know_the_number_of_anothers_order() -> None:
    """Then it is kept like any other."""
    talk = gift()

    talk.says("he forwarded me the mail, it's PC-20555")

    assert talk.slots["order_number"] == "PC-20555"


def test_who_says_so_when_asked_for_the_number_is_believed() -> None:
    """Even with a seller heard in it, the question does not come back."""
    talk = Talk().opens(reason="defective").until("order_number")

    talk.says("no number, my cousin bought it for me", "inform", purchased_from="unknown")

    assert talk.asked != "order_number"
    assert talk.slots.get("purchased_from") is None
    assert "my cousin bought it for me" in talk.slots["details"]


def test_the_staff_read_that_another_ordered_it_and_what_is_wrong() -> None:
    """In the shopper's words: one does not take the other's place."""
    talk = Talk().opens("it's a gift from my aunt", "open_return").until("details")

    talk.answers("the zip is stuck")

    assert talk.slots["details"] == "it's a gift from my aunt\nthe zip is stuck"
    assert talk.questions.count("details") == 1


def test_it_may_be_said_later() -> None:
    """It is told that it was heard, and the question stands."""
    talk = Talk().opens(reason="damaged").until("purchased_on")

    talk.says("my mother-in-law ordered it for us")

    assert talk.words == ["ordered_by_others", "ask_of_others_purchased_on"]
    assert talk.slots["details"].endswith("my mother-in-law ordered it for us")


@pytest.mark.parametrize(("seller", "kept"), [("unauthorized_reseller", None), ("store", "store")])
def test_the_giver_is_no_seller(seller: str, kept: str | None) -> None:
    """A shop that is named with them is one."""
    talk = Talk()

    talk.says(GIFT, "report_defect", reason="defective", purchased_from=seller)

    assert talk.slots.get("purchased_from") == kept


def test_a_gift_the_shopper_bought_is_their_own_order() -> None:
    """Its number is asked for as ever."""
    talk = Talk()

    talk.says("bought this as a gift for my niece and it is torn", "report_defect",
              reason="damaged", product="sleeve")  # fmt: skip

    assert talk.words[-1] == "ask_order_number"


def test_the_price_of_a_gift_may_not_be_known() -> None:
    """It is asked for as such, and a no goes on without it."""
    talk = Talk().opens("it's a gift from my aunt", "open_return", reason="change_of_mind")
    talk.until("price", wants=("My money back",), condition=("New and unopened",))
    assert talk.words[-1] == "ask_of_others_price"

    talk.says("no", "deny")

    assert talk.words[0] == "without_price"


def test_a_yes_is_still_to_be_followed_by_what_they_know() -> None:
    """Whoever knows where it was bought is asked where."""
    talk = gift()
    talk.says("no", "deny")
    assert talk.asked == "purchased_from"

    talk.says("yes", "affirm")

    assert (talk.words, talk.asked) == (["unfit_purchased_from"], "purchased_from")
    assert talk.slots.get("purchased_from") is None


def test_a_seller_that_comes_to_mind_is_taken_after_all() -> None:
    """Not to know it was no answer that needs to be put right."""
    talk = gift()
    talk.says("no", "deny")
    talk.chooses("I don't know")

    talk.says("hm, from your own shop I think", purchased_from="store")

    assert talk.slots["purchased_from"] == "store"
