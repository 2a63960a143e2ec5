"""Lines of a claim as messages name them."""

from __future__ import annotations

import pytest

from claimdesk.language import en


@pytest.mark.parametrize(
    ("text", "field", "value", "how"),
    [
        ("the product should say Bluebird case", "product", "Bluebird case", "replaces"),
        ("bought on: March 3", "purchased_on", "March 3", "replaces"),
        ("price was 41 not 30", "price", "41", "replaces"),
        ("delivery date could be the 9th too", "delivered_on", "the 9th too", "maybe"),
        ("description: clasp is loose too", "details", "clasp is loose too", "adds"),
        ("set the order number to 31007, please", "order_number", "31007", "replaces"),
        ("order is 31007 and it came on the 9th", "order_number", "31007", "replaces"),
        ("my e-mail's kim@example.org", "email", "kim@example.org", "replaces"),
        ("fix the email pls", "email", "", "replaces"),
    ],
)
def test_a_line_and_what_it_should_say_are_told(
    text: str, field: str, value: str, how: str
) -> None:
    """As it is written, without what is said not to be."""
    (line,) = en.lines_told(text)

    assert (line.fields, line.value, line.how) == ((field,), value, how)


def test_what_a_description_is_to_say_names_no_other_line() -> None:
    """ "The product is …" within it is a part of it."""
    (line,) = en.lines_told("description should be the product is dead and the box was open")

    assert line.value == "the product is dead and the box was open"


@pytest.mark.parametrize(
    ("text", "value", "how"),
    [
        ("put in the description that it has two tears", "it has two tears", "adds"),
        ("could you note in the details: bought for my dad", "bought for my dad", "adds"),
        ("the description isn't right, the strap is torn", "the strap is torn", "replaces"),
        (
            "the description is wrong. it's the lid, not the base",
            "it's the lid, not the base",
            "adds",
        ),
        ("the description must say that the strap tore", "the strap tore", "replaces"),
    ],
)
def test_what_goes_into_the_description_is_told_without_its_lead(
    text: str, value: str, how: str
) -> None:
    """What puts a fault in the place of a wrong one replaces it; what goes in stands beside it."""
    (line,) = en.lines_told(text)

    assert (line.fields, line.value, line.how) == (("details",), value, how)


@pytest.mark.parametrize(
    "text",
    ["the order arrived late", "they sent the wrong item", "what is the price of a new one", "yes"],
)
def test_a_mention_names_no_line(text: str) -> None:
    """Nothing is to be changed."""
    assert not en.lines_told(text)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("go on without the receipt", "proof_of_purchase"),
        ("no order number", "order_number"),
        ("I really can't find my order number", "order_number"),
        ("skip the price", "price"),
        ("I don't have that one", None),
        ("the box came without the charger", None),
        ("I don't have the item any more", None),
    ],
)
def test_the_line_to_go_on_without_is_named(text: str, field: str | None) -> None:
    """A thing that is gone is no line."""
    assert en.gone_without(text) == field


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("a replacement, not a refund", True),
        ("Galaxy S24 instead of S23", True),
        ("it's not the screen it's the corner", True),
        ("this is not what I ordered", False),
        ("it does not charge", False),
        ("that's not right", False),
    ],
)
def test_what_is_is_set_against_what_is_not(text: str, sets: bool) -> None:
    """A mere denial sets nothing against anything."""
    assert en.sets_against(text) is sets


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the description misses that I was ill for a week", "I was ill for a week"),
        ("The description is incomplete, kindly add that it hums.", "it hums"),
        ("my description doesn't mention the torn strap. Will that do?", "the torn strap"),
        ("the description should also say it squeaks. please show me", "it squeaks"),
        ("the description is a remark of mine out of context; please delete it", ""),
    ],
)
def test_what_the_description_lacks_is_added_to_it(text: str, value: str) -> None:
    """Up to what asks for something; what is only said of its words adds nothing."""
    (line,) = en.lines_told(text)
    assert line.fields == ("details",)
    assert line.value == value
    assert line.how == "adds"
