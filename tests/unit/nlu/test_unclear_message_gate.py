"""When a message is answered, asked back about, or called off topic."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.shared.nlu.training_data.message import Message

from claimdesk.nlu.unclear_message_gate import UnclearMessageGate
from claimdesk.settings import ROOT

CONFIG = {
    "answer_threshold": 0.4,
    "off_topic_threshold": 0.15,
    "margin": 0.1,
    "other_language": "other_language",
    "claim_intents": ["open_return", "report_defect"],
    "one_flow": ["report_not_received", "ask_wrong_address"],
    "went_astray": {"ask_track_order": "report_not_received"},
}


def _gated(
    ranking: list[tuple[str, float]],
    text: str = "some words",
    entities: list[dict[str, Any]] | None = None,
    segments: list[dict[str, Any]] | None = None,
    known: tuple[str, ...] = ("out_of_scope", "inform"),
) -> dict[str, Any]:
    names = [name for name, _ in ranking]
    ranking = [*ranking, *((name, 0.0) for name in known if name not in names)]
    ranked = [{"name": name, "confidence": confidence} for name, confidence in ranking]
    message = Message({"text": text, "intent": ranked[0], "entities": entities or []})
    message.set("intent_ranking", ranked, add_to_output=True)
    one = [{"text": text, "intent": ranked[0]["name"], "confidence": ranked[0]["confidence"]}]
    message.set("segments", segments or one, add_to_output=True)
    UnclearMessageGate(CONFIG).process([message])
    return message.as_dict(only_output_properties=True)


@pytest.mark.parametrize(
    ("confidence", "intent"),
    [
        (0.40, "ask_contact"),
        (0.39, "nlu_fallback"),
        (0.15, "nlu_fallback"),
        (0.14, "out_of_scope"),
    ],
)
def test_the_thresholds(confidence: float, intent: str) -> None:
    """Answered from 0.40 on, off topic below 0.15, unclear between."""
    assert _gated([("ask_contact", confidence), ("greet", 0.01)])["intent"]["name"] == intent


@pytest.mark.parametrize(("runner_up", "intent"), [(0.35, "ask_contact"), (0.36, "nlu_fallback")])
def test_a_close_runner_up_makes_it_unclear(runner_up: float, intent: str) -> None:
    """A lead of 0.10 suffices."""
    assert _gated([("ask_contact", 0.45), ("greet", runner_up)])["intent"]["name"] == intent


def test_the_off_topic_class_winning_decides_nothing() -> None:
    """A good message is answered although the off-topic class came out first."""
    parsed = _gated([("out_of_scope", 0.55), ("ask_contact", 0.42)])

    assert parsed["intent"]["name"] == "ask_contact"
    assert parsed["intent_ranking"][0]["name"] == "out_of_scope"


def test_a_message_of_values_is_an_answer() -> None:
    """ "PC-20418, last Tuesday" says what it says, however unsure its words."""
    entities = [
        {"entity": "order_number", "start": 0, "end": 8, "value": "PC-20418"},
        {"entity": "date", "start": 10, "end": 22, "value": "last Tuesday"},
    ]

    parsed = _gated([("greet", 0.2)], "PC-20418, last Tuesday", entities)

    assert parsed["intent"]["name"] == "inform"


def test_two_sure_wishes_are_not_unclear() -> None:
    """The whole wavers between them; each part does not."""
    segments = [
        {"text": "a", "intent": "ask_contact", "confidence": 0.9},
        {"text": "b", "intent": "ask_expedite", "confidence": 0.9},
    ]

    parsed = _gated([("ask_contact", 0.36), ("ask_expedite", 0.35)], segments=segments)

    assert parsed["intent"]["name"] == "ask_contact"
    assert parsed["segments"] == segments


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("the black folio case came torn", "report_defect"),
        ("what if the folio case came torn", "nlu_fallback"),
    ],
)
def test_telling_what_happened_opens_a_claim(text: str, intent: str) -> None:
    """An unclear message that says what happened is a claim, unless it asks."""
    reason = [{"entity": "reason", "value": "defective", "start": 22, "end": 26}]
    ranking = [("inform", 0.3), ("report_defect", 0.2), ("open_return", 0.1)]

    assert _gated(ranking, text, reason)["intent"]["name"] == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("my folio case came torn, order 1234", "report_defect"),
        ("my folio case came torn, is it covered", "ask_track_order"),
    ],
)
def test_who_only_tells_what_happened_asks_no_question_of_the_faq(text: str, intent: str) -> None:
    """An answer would miss the point of somebody who asks nothing."""
    reason = [{"entity": "reason", "value": "defective", "start": 19, "end": 23}]
    ranking = [("ask_track_order", 0.7), ("report_defect", 0.2)]

    assert _gated(ranking, text, reason)["intent"]["name"] == intent


@pytest.mark.parametrize(
    ("confidence", "intent", "code"),
    [(0.79, "other_language", "de"), (0.80, "ask_track_order", None)],
)
def test_another_language_is_named_where_the_classifier_is_not_sure(
    confidence: float, intent: str, code: str | None
) -> None:
    """From 0.80 on what it says counts: it learned words that other languages have too."""
    gated = _gated([("ask_track_order", confidence), ("greet", 0.01)], "wo ist mein Paket, bitte")

    assert gated["intent"]["name"] == intent
    assert gated.get("other_language") == code
    assert [segment["intent"] for segment in gated["segments"]] == [intent]


def test_two_sentences_in_another_language_are_no_two_wishes() -> None:
    """However sure the classifier is of one of them."""
    segments = [{"text": part, "intent": "ask_contact", "confidence": 0.9} for part in ("a", "b")]
    text = "Bonjour. Ma coque est arrivée cassée, je veux mon argent."

    gated = _gated([("ask_contact", 0.5), ("greet", 0.3)], text, segments=segments)

    assert (gated["intent"]["name"], gated["other_language"]) == ("other_language", "fr")
    assert [segment["intent"] for segment in gated["segments"]] == ["other_language"]


def test_a_message_of_values_is_an_answer_in_any_language() -> None:
    """Who gives what was asked for need not hear that only English is understood."""
    text = "ma commande est la PC-20418, lea.martin.dupont@example.com"
    values = [
        {"entity": "order_number", "start": 19, "end": 27, "value": "PC-20418"},
        {"entity": "email", "start": 29, "end": len(text), "value": text[29:]},
    ]

    assert _gated([("greet", 0.2)], text)["intent"]["name"] == "other_language"
    assert _gated([("greet", 0.2)], text, values)["intent"]["name"] == "inform"


def test_an_intent_that_the_data_lacks_is_never_set() -> None:
    """Neither off topic nor inform nor a claim where another shop's model has no such intents."""
    ranking = [("track", 0.1), ("cancel", 0.05)]
    values = [{"entity": "order_number", "start": 0, "end": 8, "value": "PC-20418"}]
    reason = [{"entity": "reason", "start": 3, "end": 8, "value": "defective"}]

    for text, entities in (
        ("where is it", []),
        ("mera order kahan hai", []),
        ("PC-20418", values),
        ("it broke", reason),
    ):
        parsed = _gated(ranking, text, entities, known=())
        assert parsed["intent"]["name"] == "nlu_fallback", text
        assert "other_language" not in parsed
        assert [r["name"] for r in parsed["intent_ranking"]] == ["track", "cancel"]


def test_only_off_topic_known_is_no_crash() -> None:
    """A model of nothing but small talk that is off topic."""
    two = [{"text": "a", "intent": "out_of_scope", "confidence": 0.9}] * 2

    assert _gated([("out_of_scope", 1.0)], segments=two, known=())["intent"]["name"] == (
        "out_of_scope"
    )


FOREIGN_DATA = """
version: "3.1"
nlu:
- intent: order_status
  examples: |
    - mera order kahan hai
    - where is my order sir
    - order kab aayega
    - kindly update order status
    - parcel abhi tak nahi aaya
- intent: paise_wapas
  examples: |
    - mujhe refund chahiye
    - please refund my amount
    - paise kab wapas milenge
    - refund not received yet
    - kindly do the needful for refund
- intent: namaste
  examples: |
    - namaste
    - hello ji
    - good morning sir
    - hi bhai
    - hello team
"""
TEXTS = ("mera order kahan hai", "PC-20418", "it came broken, refund", "zzz", "🙂", "", "W 12 ₹500")


@pytest.mark.slow
@pytest.mark.parametrize("pipeline", ["unclear_message_gate", ROOT / "config.yml"])
def test_another_shops_data_is_read_by_its_own_intents(
    trained_pipeline: Any, pipeline: str | Path
) -> None:
    """Without out_of_scope, inform, lookups or values nothing fails, and no intent is invented."""
    read = trained_pipeline(pipeline, FOREIGN_DATA)
    own = {"order_status", "paise_wapas", "namaste"}

    for text in TEXTS:
        parsed = read(text)
        ranking = [r["name"] for r in parsed["intent_ranking"]]
        assert set(ranking) in (own, set())
        assert parsed["intent"]["name"] in {*own, "nlu_fallback", None}
        confidences = [r["confidence"] for r in parsed["intent_ranking"]]
        assert confidences == sorted(confidences, reverse=True)
    assert read("mera order kahan hai")["intent_ranking"][0]["name"] == "order_status"
    assert read("mujhe refund chahiye")["intent_ranking"][0]["name"] == "paise_wapas"


def test_intents_of_one_flow_need_no_margin_between_them() -> None:
    """But one before any other."""
    alike = [("report_not_received", 0.45), ("ask_wrong_address", 0.4)]
    assert _gated([*alike, ("greet", 0.1)])["intent"]["name"] == "report_not_received"
    assert _gated([*alike, ("greet", 0.4)])["intent"]["name"] == "nlu_fallback"


def test_what_tells_of_a_parcel_is_no_detail_of_a_claim() -> None:
    """A phrase that covers it all is the matter; an order number alone stays a value."""
    text = "delivered to the wrong house"
    phrase = [{"entity": "reason", "start": 0, "end": len(text), "value": "wrong_address"}]
    ranking = [("report_not_received", 0.5), ("report_defect", 0.2)]
    assert _gated(ranking, text, phrase)["intent"]["name"] == "report_not_received"

    number = [{"entity": "order_number", "start": 0, "end": 8, "value": "PC-20418"}]
    assert _gated(ranking, "PC-20418", number)["intent"]["name"] == "inform"


@pytest.mark.parametrize(
    ("text", "likely", "intent"),
    [
        ("tracking says return to sender", 0.2, "report_not_received"),
        ("tracking says return to sender", 0.19, "ask_track_order"),
        ("where can I see my tracking", 0.3, "ask_track_order"),
    ],
)
def test_tracking_that_tells_of_a_parcel_gone_astray_is_no_question(
    text: str, likely: float, intent: str
) -> None:
    """Where the second reading is that the parcel did not come, from 0.2 on."""
    ranking = [("ask_track_order", 0.6), ("report_not_received", likely)]
    assert _gated(ranking, text)["intent"]["name"] == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I clicked grey by accident and never opened it. can I swap it?", "open_return"),
        ("can I swap it if I clicked grey?", "ask_change_of_mind"),
    ],
)
def test_who_tells_what_happened_may_ask_for_what_is_wanted(text: str, intent: str) -> None:
    """That is a claim; the mere question is not."""
    told = [
        {"entity": "reason", "start": 0, "end": 5, "value": "ordered_by_mistake"},
        {"entity": "remedy", "start": 6, "end": 9, "value": "exchange"},
    ]
    ranking = [("ask_change_of_mind", 0.9), ("open_return", 0.05)]

    assert _gated(ranking, text, told)["intent"]["name"] == intent
