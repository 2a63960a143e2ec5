"""Decides whether a message is understood well enough to act on it."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from claimdesk.language.identification import OTHER_LANGUAGE, load_early
from claimdesk.nlu.cascade_intent_classifier import INTENT_RANKING, SEGMENTS
from claimdesk.nlu.stored_component import language_of

UNCLEAR = "nlu_fallback"
_FAQ = "ask_"
_HAPPENED, _WANTED, _ORDER = "reason", "remedy", "order_number"
_TOLD = (_HAPPENED, _WANTED, "condition")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class UnclearMessageGate(GraphComponent, IntentClassifier):
    """Sets ``intent`` by the best in-scope probability, whatever class won.

    From ``answer_threshold`` on the message is answered; below ``off_topic_threshold`` it is off
    topic; between, or where the runner-up comes within ``margin``, it is unclear
    (``nlu_fallback``). A message that asks nothing and tells what happened to an item, or is
    unclear and tells what is wanted for it, is the likeliest of ``claim_intents``; so is one that
    tells both, and asks for what is wanted. Intents of
    ``one_flow`` are no runners-up of each other, and what they tell is no claim. A message on
    tracking whose words say what became of the parcel is one that it did not come
    (``went_astray``: the two intents). One of ``may_be_danger`` whose words tell of smoke, shocks
    and the like is the intent ``danger``. ``intent_ranking`` stays as it is, for "did you mean".

    One in another language, of which the classifier is less than ``sure``, gets the intent
    ``other_language``, which is this component's own, and the language's code beside it.

    Other data may lack any of these intents: one that the classifier does not know is never set,
    nor is ``other_language`` where no off-topic intent was learned or the configuration names none.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Every key with its default; see config.yml for what each does."""
        return {
            "answer_threshold": 0.4,
            "off_topic_threshold": 0.15,
            "margin": 0.1,
            "off_topic": ["out_of_scope"],
            "other_language": None,
            "value_intent": "inform",
            "value_share": 0.6,
            "sure": 0.8,
            "claim_intents": [],
            "asked_by_telling": [],
            "one_flow": [],
            "went_astray": {},
            "astray": 0.2,
            "danger": None,
            "may_be_danger": [],
            "made_from": None,  # written by the importer: what the model was trained with
        }

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = {**self.get_default_config(), **config}
        self._language = language_of(self._config)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> UnclearMessageGate:
        """The component; it learns nothing."""
        return cls(config)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> UnclearMessageGate:
        """The component in a server, where no message is to wait for the model of languages."""
        gate = cls(config)
        if gate._config["other_language"]:
            load_early()
        return gate

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of each message that was classified."""
        for message in messages:
            ranking = message.get(INTENT_RANKING)
            if ranking:
                self._judge(message, ranking)
        return messages

    def _judge(self, message: Message, ranking: list[dict[str, Any]]) -> None:
        config = self._config
        in_scope = [r for r in ranking if r["name"] not in config["off_topic"]]
        best = in_scope[0]["confidence"] if in_scope else 0.0
        one_flow = bool(in_scope) and in_scope[0]["name"] in config["one_flow"]
        alike = config["one_flow"] if one_flow else []
        others = [r["confidence"] for r in in_scope[1:] if r["name"] not in alike]
        runner_up = max(others, default=0.0)
        segments = message.get(SEGMENTS) or []
        known = {r["name"] for r in ranking}
        off_topic = next((name for name in config["off_topic"] if name in known), None)
        language = self._other_language(message, best) if off_topic else None
        if language:
            segments = segments[:1]
            name, confidence = config["other_language"], 1.0 - best
            message.set(OTHER_LANGUAGE, language, add_to_output=True)
        elif len(segments) > 1 and in_scope:  # each of them was sure of its part
            named = {segment["intent"] for segment in segments}
            intent = in_scope[0] if in_scope[0]["name"] in named else segments[0]
            name, confidence = intent.get("name") or intent["intent"], intent["confidence"]
        elif (
            config["value_intent"] in known
            and best < config["sure"]
            and self._only_values(message, left_out=_TOLD if one_flow else ())
        ):
            name, confidence = config["value_intent"], max(best, config["answer_threshold"])
        elif best >= config["answer_threshold"] and best - runner_up >= config["margin"]:
            name, confidence = in_scope[0]["name"], best
        elif off_topic is None or best >= config["off_topic_threshold"]:
            name, confidence = UNCLEAR, best
        else:
            name, confidence = off_topic, 1.0 - best
        name = self._astray(message, name, in_scope)
        if self._tells_of_a_claim(message, name):
            likeliest = next((r for r in in_scope if r["name"] in config["claim_intents"]), None)
            name = likeliest["name"] if likeliest else name
        may_harm = name in config["may_be_danger"] and config["danger"] in known
        if may_harm and self._language.tells_harm(message.get(TEXT) or ""):
            name = config["danger"]
        message.set(INTENT, {"name": name, "confidence": confidence}, add_to_output=True)
        if len(segments) == 1:
            segments = [{**segments[0], "intent": name, "confidence": confidence}]
            message.set(SEGMENTS, segments, add_to_output=True)

    def _other_language(self, message: Message, best: float) -> str | None:
        config = self._config
        if not config["other_language"] or best >= config["sure"] or self._only_values(message):
            return None
        return self._language.other_language(message.get(TEXT) or "")

    def _astray(self, message: Message, name: str, in_scope: list[dict[str, Any]]) -> str:
        """The intent of a parcel that did not come, where that may be it and the words say so."""
        meant = self._config["went_astray"].get(name)
        likely = next((r["confidence"] for r in in_scope if r["name"] == meant), 0.0)
        told = likely >= self._config["astray"] and self._language.parcel_trouble(
            message.get(TEXT) or ""
        )
        return meant if meant and told else name

    def _tells_of_a_claim(self, message: Message, name: str) -> bool:
        """Whether the message only tells what happened, or, if unclear, what is wanted.

        Telling both, it may ask for it: "clicked grey by accident, never opened. Can I swap it?".
        """
        text = message.get(TEXT) or ""
        found = {entity["entity"] for entity in message.get(ENTITIES) or []}
        unsure = name in (UNCLEAR, self._config["value_intent"])
        # Nobody gives an order number, and what happened to what came, for something else.
        unsure = unsure or (name in self._config["off_topic"] and {_HAPPENED, _ORDER} <= found)
        told = found & ({_HAPPENED, _WANTED} if unsure else {_HAPPENED})
        may_be = unsure or (name.startswith(_FAQ) and name not in self._config["asked_by_telling"])
        # What broke has come, unless its words are of a parcel.
        came = name in self._config["went_astray"].values()
        may_be = may_be or (came and not self._language.parcel_trouble(text))
        asks_for_it = {_HAPPENED, _WANTED} <= found and self._language.tells_something(text)
        return bool(told) and may_be and (asks_for_it or self._language.only_tells(text))

    def _only_values(self, message: Message, left_out: Container[str] = ()) -> bool:
        """Whether the message is hardly more than an order number, a date or the like.

        The entities `left_out` are no values here: they tell the matter itself.
        """
        text = message.get(TEXT) or ""
        covered: set[int] = set()
        for entity in message.get(ENTITIES) or []:
            if entity["entity"] not in left_out:
                covered.update(range(entity["start"], entity["end"]))
        told = [index for index, letter in enumerate(text) if letter.isalnum()]
        share = sum(index in covered for index in told) / len(told) if told else 0.0
        return share >= self._config["value_share"]
