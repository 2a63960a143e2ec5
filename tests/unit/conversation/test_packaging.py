"""What the item came in and what it is for are no product, unless the store sells such."""

from __future__ import annotations

import pytest

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.conversation.shared.turn import Turn
from tests.unit.conversation.talk import STORES, Talk, values_in


def says(talk: Talk, text: str, *products: str, **codes: str) -> None:
    """A message in which these products were found, in order."""
    found = {name: (code,) for name, code in codes.items()}
    if products:
        found["product"] = products
    talk.turn(Turn(text, "report_defect", entities={**values_in(text), **found}))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the padded bag was slit and the folio has a cut", ("padded bag", "folio")),
        ("the folio is bent, and the envelope was too", ("folio", "envelope")),
        ("a cardboard sleeve, all torn, and the folio with it", ("cardboard sleeve", "folio")),
    ],
)
def test_packaging_is_neither_the_product_nor_a_second_one(
    text: str, found: tuple[str, ...]
) -> None:
    """Only the thing inside is claimed."""
    talk = Talk()

    says(talk, text, *found, reason="damaged")

    assert talk.slots["product"] == "folio"
    assert not talk.slots.get("later")
    assert "one_at_a_time" not in talk.said


def test_packaging_alone_names_no_product() -> None:
    """So the product is asked for."""
    talk = Talk()

    says(talk, "the jiffy bag came in tatters", "jiffy bag", reason="damaged")

    assert talk.slots.get("product") is None


@pytest.mark.parametrize("text", ["the parcel", "a cardboard box", "the padded envelope"])
def test_who_names_the_packaging_is_asked_what_was_inside(text: str) -> None:
    """Once asked which product; the answer may still be right as it stands."""
    talk = Talk().opens(reason="damaged").until("product")

    talk.says(text)

    assert (talk.words, talk.asked) == (["product_packaging"], "product")
    talk.chooses("No, that's the product")
    assert talk.slots["product"] == text.removeprefix("the ").removeprefix("a ")


@pytest.mark.parametrize(
    ("text", "found", "product"),
    [
        ("the box it came in was flat, it's a stylus", ("stylus",), "stylus"),
        ("packaging says slim hard shell", (), "slim hard shell"),
        ("lunch box", (), "lunch box"),
        ("the camera bag", ("camera bag",), "camera bag"),
    ],
)
def test_an_answer_that_tells_of_the_packaging_names_what_was_in_it(
    text: str, found: tuple[str, ...], product: str
) -> None:
    """By the product in it, or by what stands on it."""
    talk = Talk().opens(reason="damaged").until("product")
    entities = {"product": found} if found else {}

    talk.turn(Turn(text, "inform", entities=entities))

    assert talk.slots["product"] == product


def box_shop() -> StorePolicy:
    """A store that lists mailers and boxes among what it sells."""
    policy = STORES["procase"]
    first, *others = policy.product_kinds
    sold = first.copy(update={"examples": ["padded mailer", "shipping box"]})
    return policy.copy(update={"product_kinds": [sold, *others]})


def test_a_shop_of_boxes_has_its_boxes_named() -> None:
    """What its file lists is a product there, said in a story or as an answer."""
    talk = Talk(box_shop())
    says(talk, "the padded mailers you sent have no glue", "padded mailers", reason="defective")
    assert talk.slots["product"] == "padded mailers"

    talk = Talk(box_shop()).opens(reason="damaged").until("product")
    talk.says("the shipping box")
    assert talk.slots["product"] == "shipping box"


@pytest.mark.parametrize("device", ["my new phone", "ipad pro 11", "Galaxy S25 Ultra"])
def test_a_device_that_the_item_is_for_is_no_product(device: str) -> None:
    """Where the store lists what it sells, or another thing is named."""
    for store in ("procase", "casesora"):
        talk = Talk(store)
        says(
            talk, f"for {device} I got a sleeve and it is torn", device, "sleeve", reason="damaged"
        )
        assert talk.slots["product"] == "sleeve"
    talk = Talk()
    says(talk, f"{device} fell out of it, the seam is torn", device, reason="damaged")
    assert talk.slots.get("product") is None
