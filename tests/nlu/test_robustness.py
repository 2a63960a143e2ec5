"""Denials, several wishes, long messages, capitals, emoji and languages, by the newest model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimdesk.evaluation.trained_reader import load_reader, newest_model
from claimdesk.settings import ROOT

pytestmark = pytest.mark.slow

FORTY_WORDS = (
    "I have been shopping with you for about four years now and I have always been very pleased"
    " and told all of my friends about you as well and my sister too but this is the first time"
    " that I write and "
)


@pytest.fixture(scope="module")
def read() -> Callable[[str], dict[str, Any]]:
    """What the newest model makes of a text."""
    reader = load_reader(newest_model(ROOT / "models"))
    return lambda text: reader([text])[0]


def codes(parsed: dict[str, Any]) -> dict[str, list[str]]:
    """The values of a message by entity."""
    found: dict[str, list[str]] = {}
    for entity in parsed["entities"]:
        found.setdefault(entity["entity"], []).append(entity["value"])
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I don't want a refund, I want the right one", {"remedy": ["replacement"]}),
        ("not a refund, a replacement please", {"remedy": ["replacement"]}),
        ("no refund needed, just fix it", {"remedy": ["repair"]}),
        ("I never said I wanted an exchange, give me a refund", {"remedy": ["refund"]}),
        ("forget the refund, send me the correct case", {"remedy": ["replacement"]}),
        ("it's not broken, it's just the wrong colour", {"reason": ["wrong_item"]}),
        ("I didn't drop it, it arrived cracked", {"reason": ["damaged"]}),
        ("I did not buy it on Amazon, I bought it from you", {"purchased_from": ["store"]}),
    ],
)
def test_what_is_denied_does_not_count(
    read: Any, text: str, expected: dict[str, list[str]]
) -> None:
    """Only what is said instead."""
    found = {name: values for name, values in codes(read(text)).items() if name in expected}

    assert found == expected


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        (
            "Where is my order and how long does a refund take?",
            {"ask_track_order", "ask_refund_time"},
        ),
        (
            "My case came broken and I also want to know if you ship to Canada",
            {"report_defect", "ask_international_shipping"},
        ),
        (
            "what's your return policy? also can i use two codes",
            {"ask_return_policy", "ask_promo_stacking"},
        ),
        (
            "cancel my order and tell me about the warranty",
            {"ask_cancel_order", "ask_warranty_policy"},
        ),
    ],
)
def test_two_wishes_are_both_heard(read: Any, text: str, intents: set[str]) -> None:
    """Each as a part of its own."""
    assert {part["intent"] for part in read(text)["segments"]} == intents


def test_a_question_inside_a_claim_leaves_the_claim_what_it_is(read: Any) -> None:
    """The refund asked about is not the remedy wanted; what happened is heard."""
    found = codes(read("the hinge broke, how long does a refund usually take?"))

    assert found["reason"] == ["defective"]
    assert "remedy" not in found


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("how long does shipping take?", {"ask_shipping_time"}),
        ("can I use two promo codes?", {"ask_promo_stacking"}),
        ("do you ship to Canada?", {"ask_international_shipping"}),
        ("the hinge broke, I want a refund", {"open_return", "report_defect"}),
    ],
)
def test_past_the_thirtieth_word_it_means_the_same(read: Any, text: str, intents: set[str]) -> None:
    """Whether it stands alone or after forty words of chat; so do its values."""
    alone, late = read(text), read(FORTY_WORDS + text)

    assert alone["intent"]["name"] in intents
    assert intents & {late["intent"]["name"], *(s["intent"] for s in late["segments"])}
    assert codes(alone).items() <= codes(late).items()


@pytest.mark.parametrize(
    "text",
    [
        "where is my order",
        "do you ship to canada?",
        "how long is the warranty",
        "i want a refund for my broken case, order pc-20418 from last tuesday",
    ],
)
def test_all_capitals_change_nothing(read: Any, text: str) -> None:
    """Neither what is meant nor which values are found."""
    quiet, loud = read(text), read(text.upper())

    assert loud["intent"]["name"] == quiet["intent"]["name"]
    assert [e["entity"] for e in loud["entities"]] == [e["entity"] for e in quiet["entities"]]


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("where is my order 😡😡 #PC-20418", {"ask_track_order"}),
        ("how much is shipping? 🚚", {"ask_shipping_cost"}),
        ("my case 📱 came broken 💔", {"report_defect"}),
    ],
)
def test_emoji_in_a_sentence_change_nothing(read: Any, text: str, intents: set[str]) -> None:
    """The sentence counts."""
    assert read(text)["intent"]["name"] in intents


@pytest.mark.parametrize("text", ["😡😡😡", "🙂", "📦❓", "💔"])
def test_emoji_alone_open_nothing(read: Any, text: str) -> None:
    """No question is answered and no claim opened on a face."""
    name = read(text)["intent"]["name"]

    assert not name.startswith(("ask_", "open_", "report_")) or name == "ask_help"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Wo ist meine Bestellung?", "de"),
        ("je voudrais retourner cette coque", "fr"),
        ("quiero un reembolso", "es"),
        ("dov'è il mio ordine", "it"),
        ("waar is mijn pakket", "nl"),
        ("quero devolver o produto", "pt"),
        ("gdzie jest moja paczka", "pl"),
        ("siparişim nerede", "tr"),
        ("أين طلبي", "ar"),
        ("我要退款", "zh"),
        ("mera order kahan hai", "hi_Latn"),
    ],
)
def test_another_language_is_named(read: Any, text: str, code: str) -> None:
    """Which it is then answered in; the ranking stays the classifier's own."""
    parsed = read(text)

    assert (parsed["intent"]["name"], parsed["other_language"]) == ("other_language", code)
    ranked = [r["confidence"] for r in parsed["intent_ranking"]]
    assert ranked == sorted(ranked, reverse=True)
    assert 0.9 < sum(ranked) < 1 + 1e-6


@pytest.mark.parametrize(
    "text",
    [
        "Do you ship to München?",
        "can you deliver to São Paulo or Rio de Janeiro",
        "where is my Le Creuset case",
        "my name is María José de la Cruz, where is my order",
    ],
)
def test_foreign_names_in_english_stay_english(read: Any, text: str) -> None:
    """Places, people and makes say nothing of the language."""
    assert read(text)["intent"]["name"] not in ("out_of_scope", "nlu_fallback")
