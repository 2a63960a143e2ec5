"""Order numbers that come late, from another shop or spoken."""

from __future__ import annotations

from claimdesk.language.en.order_numbers import find_order_numbers
from tests.unit.conversation.talk import Talk


def test_the_number_of_another_shop_fills_its_line_where_the_claim_is_shown() -> None:
    """Told in a sentence beside what is added to the description."""
    talk = Talk().opens().until("review")
    talk.slots |= {"order_number": None, "declined": ["order_number"]}
    talk.slots["purchased_from"] = "marketplace"
    text = (
        "The description should also say that it squeaks. My wife just found the order number, "
        "it's 112-4455667-9988776"
    )
    talk.says(text, order_number="112-4455667-9988776")

    assert talk.slots["order_number"] == "112-4455667-9988776"
    assert "squeaks" in talk.slots["details"]
    assert "112-" not in talk.slots["details"]


def test_a_dictated_number_is_kept() -> None:
    """Also beside a complaint of what stands there."""
    talk = Talk().opens().until("order_number")
    text = "what does it say now? the number is PC dash two oh four one eight"
    talk.says(text, order_number=find_order_numbers(text)[0].text)

    assert talk.slots["order_number"] == "PC-20418"
