"""A message of several questions: each is read by itself, after those before it."""

from __future__ import annotations

from typing import Any

import pytest

from claimdesk.claims.today import Today
from claimdesk.conversation.context.asked import asked_in_parts
from claimdesk.conversation.context.parsed_message import Entity, Spoken
from claimdesk.conversation.context.reader import ContextReader
from claimdesk.language.places import Place
from tests.unit.conversation.talk import STORES, TODAY


def _asked(text: str, *parts: tuple[str, str, float], topic: str | None = None) -> Any:
    spoken = tuple(Spoken(words, intent, sure) for words, intent, sure in parts)
    message = Spoken(text, spoken[0].intent, 0.9, parts=spoken)
    return asked_in_parts([message], topic, ContextReader(STORES["procase"], Today.on(TODAY)))


def test_a_question_of_the_days_is_of_those_asked_for_before_it() -> None:
    """However it reads by itself; and the first is asked all the same."""
    asked = _asked(
        "how long is the warranty, does that run from delivery or from the order date, who pays?",
        ("how long is the warranty", "ask_warranty_policy", 0.99),
        ("does that run from delivery or from the order date", "ask_shipping_options", 0.9),
        ("who pays the way back?", "ask_return_shipping_cost", 0.9),
    )

    assert [each.topic for each in asked] == [
        "ask_warranty_policy", "ask_warranty_policy", "ask_return_shipping_cost",
    ]  # fmt: skip
    assert not asked[0].message.asks("clock")
    assert asked[1].message.asks("clock")


def test_a_question_with_words_of_its_own_does_not_go_on() -> None:
    """ "And is it free" is no more of how long it takes."""
    asked = _asked(
        "how fast is delivery and is it actually free",
        ("how fast is delivery", "ask_shipping_time", 0.99),
        ("is it actually free", "ask_shipping_cost", 0.7),
    )

    assert [each.topic for each in asked] == ["ask_shipping_time", "ask_shipping_cost"]


def test_what_a_return_costs_is_the_fee_and_the_way_back() -> None:
    """Also as one question of two."""
    asked = _asked(
        "how long do I have and what would a return cost me",
        ("how long do I have", "ask_return_policy", 0.99),
        ("what would a return cost me", "ask_return_shipping_cost", 0.9),
    )

    assert [each.topic for each in asked] == [
        "ask_return_policy", "ask_restocking_fee", "ask_return_shipping_cost",
    ]  # fmt: skip


def test_what_one_question_names_is_not_of_the_one_before() -> None:
    """But of those that follow: "do you ship to Peru, and how long does it take"."""
    parts = ("how long is shipping", "ask_shipping_time", 0.99), (
        "do you ship to Peru", "ask_international_shipping", 0.99,
    )  # fmt: skip

    first, second = _asked("how long is shipping and do you ship to Peru", *parts)
    assert (first.known.places, _names(second.known.places)) == (None, ["PE"])

    first, second = _asked("do you ship to Peru and how long is shipping", *parts[::-1])
    assert (_names(first.known.places), _names(second.known.places)) == (["PE"], ["PE"])


def _names(places: tuple[Place, ...] | None) -> list[str]:
    return [place.country for place in places or ()]


@pytest.mark.parametrize("told", ["I opened it.", "It has been opened!"])
def test_what_is_told_beside_them_holds_for_all(told: str) -> None:
    """Wherever it stands."""
    text = f"can I return it? and who pays for that? {told}"
    opened = Entity("condition", "opened", text.index(told), len(text) - 1)
    parts = (
        Spoken("can I return it?", "ask_return_policy", 0.99),
        Spoken("and who pays for that?", "ask_return_shipping_cost", 0.99),
    )
    message = Spoken(text, "ask_return_policy", 0.99, (opened,), parts=parts)

    asked = asked_in_parts([message], None, ContextReader(STORES["procase"], Today.on(TODAY)))

    assert [each.known.condition for each in asked] == ["opened", "opened"]


def test_a_message_of_one_question_has_no_parts() -> None:
    """It is read as a whole."""
    reader = ContextReader(STORES["procase"], Today.on(TODAY))

    assert asked_in_parts([], None, reader) == ()
    assert asked_in_parts([Spoken("is it free?", "ask_shipping_cost", 0.9)], None, reader) == ()
    one = _asked(
        "thanks and is it free?", ("thanks", "thank", 0.9), ("is it free?", "ask_shipping_cost", 1)
    )
    assert one == ()


def test_what_is_told_beside_a_question_asks_nothing() -> None:
    """Whatever it is taken for; but "and the postage?" asks on without a verb."""
    asked = _asked(
        "would you take it opened? I'd be sorry to lose the postage.",
        ("would you take it opened?", "ask_return_policy", 0.9),
        ("I'd be sorry to lose the postage.", "ask_return_shipping_cost", 0.9),
    )
    assert asked == ()

    asked = _asked(
        "would you take it opened? and the postage",
        ("would you take it opened?", "ask_return_policy", 0.9),
        ("and the postage", "ask_return_shipping_cost", 0.9),
    )
    assert [each.topic for each in asked] == ["ask_return_policy", "ask_return_shipping_cost"]


def test_a_question_of_mere_pronouns_is_of_the_one_before() -> None:
    """However surely it is taken for another."""
    asked = _asked(
        "I'd sell your cases at a fair. Is that ok with you? Where do I sign up?",
        ("can I sell your cases at a fair?", "ask_reselling", 0.99),
        ("Is that ok?", "ask_change_of_mind", 0.97),
    )

    assert [each.topic for each in asked] == ["ask_reselling", "ask_reselling"]


def test_what_leads_up_to_a_question_is_none() -> None:
    """Whatever the message was taken for by it."""
    asked = _asked(
        "And whoever gets it at a store in town like that, does the warranty hold for them?",
        ("And whoever gets it at a store in town like that", "ask_local_store", 0.9),
        ("does the warranty hold for them?", "ask_warranty_policy", 0.9),
    )

    assert [each.topic for each in asked] == ["ask_warranty_policy"]


def test_a_code_that_is_not_taken_is_no_return() -> None:
    """ "Take" is a word of returns, too."""
    asked = _asked(
        "And if it doesn't take it? It says expired",
        ("And if it doesn't take it?", "ask_change_of_mind", 0.9),
        ("It says expired", "ask_promo_not_working", 0.95),
        topic="ask_promo_info",
    )

    assert [each.topic for each in asked] == ["ask_promo_not_working"]


def test_a_last_question_that_begins_with_and_asks_too() -> None:
    """However long it is."""
    asked = _asked(
        "can I use two codes? and how do I actually get hold of a discount here",
        ("can I use two codes?", "ask_promo_stacking", 0.99),
        ("and how do I actually get hold of a discount here", "ask_promo_info", 0.97),
    )

    assert [each.topic for each in asked] == ["ask_promo_stacking", "ask_promo_info"]
