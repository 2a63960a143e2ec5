"""Asking back after an unclear message."""

from __future__ import annotations

from claimdesk.conversation.routing.clarify import did_you_mean

RANKING = ["nlu_fallback", "out_of_scope", "ask_promo_info", "greet", "ask_contact", "open_return",
           "ask_expedite"]  # fmt: skip


def test_the_three_likeliest_readings_are_offered_in_plain_words() -> None:
    """And a person after them; what nobody would pick is left out."""
    say = did_you_mean(RANKING, again=False)

    assert say.response == "did_you_mean"
    assert [(choice.label, choice.intent) for choice in say.choices] == [
        ("topic_ask_promo_info", "ask_promo_info"),
        ("topic_ask_contact", "ask_contact"),
        ("topic_open_return", "open_return"),
        ("choice_person", "talk_to_human"),
    ]


def test_a_second_unclear_message_offers_a_person_first() -> None:
    """With two readings after it."""
    say = did_you_mean(RANKING, again=True)

    assert say.response == "still_unclear"
    assert [choice.label for choice in say.choices] == [
        "choice_person",
        "topic_ask_promo_info",
        "topic_ask_contact",
    ]


def test_without_a_reading_a_person_is_still_there() -> None:
    """An empty ranking is no dead end."""
    assert [choice.label for choice in did_you_mean([], again=False).choices] == ["choice_person"]
