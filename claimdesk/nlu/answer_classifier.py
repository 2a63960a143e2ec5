"""What a message would mean as the answer to each question of a claim."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from claimdesk.nlu.answers import answer_of
from claimdesk.nlu.clause_classifier import ClauseClassifier, Taught
from claimdesk.nlu.stored_component import StoredComponent

#: The message's key: by question, the meaning and its probability.
ANSWERS = "answers"

logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class AnswerClassifier(StoredComponent):
    """Reads each message as an answer, to every question at once.

    Which one was asked is not known here; who knows it takes that answer.

    It learns from examples whose intent has the metadata ``asked`` (the question) and ``means``
    (the meaning), and from what ``by_intent`` says of others. Examples with ``asked`` are kept
    from the components behind it: out of their context they are no examples of an intent.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Every key with its default; see config.yml for what each does."""
        return {
            "sure": 0.4,
            "min_count": 2,
            "C": 30.0,
            "others_per_answer": 0.3,
            "values": ["reason", "condition", "wants", "purchased_from"],
            "may_tell_values": [],
            "by_intent": {},
        }

    def __init__(self, config: dict[str, Any], model_storage: Any, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self._model: ClauseClassifier | None = None

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the answers; without any it reads none."""
        self._model = ClauseClassifier.train(
            list(self._taught(training_data)),
            dict.fromkeys(question for question, _, _ in _answers(training_data)),
            min_count=self._config["min_count"],
            regularisation_c=self._config["C"],
        )
        if self._model is None:
            logger.warning("Not trained: no example has the metadata 'asked' and 'means'.")
            return self._resource
        return self.persist()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The training data without the answers."""
        return training_data.filter_training_examples(lambda example: answer_of(example) is None)

    def write(self, folder: Path) -> None:
        """The model's two files."""
        assert self._model is not None
        self._model.write(folder)

    def read(self, folder: Path) -> None:
        """Take up the model."""
        self._model = ClauseClassifier.load(folder)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set what each message would mean as an answer."""
        for message in messages:
            text = message.get(TEXT)
            if self._model is None or not text:
                continue
            labels = self._model.read(text, [(0, len(text))], self._config["sure"])[0]
            answers = {its.entity: [its.code, round(its.probability, 3)] for its in labels}
            message.set(ANSWERS, answers, add_to_output=True)
        return messages

    def _taught(self, data: TrainingData) -> Iterator[Taught]:
        """Each answer with its meaning, each other sentence with none, or what its intent says.

        To a question for a value, sentences of the intents in ``may_tell_values`` and answers to
        other questions may be answers as well: what they mean to it is left open. To the other
        questions a value is no answer.
        """
        config = self._config
        questions = dict.fromkeys(question for question, _, _ in _answers(data))
        values = [question for question in questions if question in config["values"]]
        others = [question for question in questions if question not in values]
        for question, meaning, text in _answers(data):
            nothing = others if question in values else values
            yield text, {**dict.fromkeys(nothing), question: meaning}
        meaning_nothing: list[Taught] = []
        meaning_something: list[Taught] = []
        for example in data.intent_examples:
            if answer_of(example) is None:
                intent = example.get(INTENT)
                nothing = others if intent in config["may_tell_values"] else [*questions]
                told = config["by_intent"].get(intent, {})
                taught = example.get(TEXT), {**dict.fromkeys(nothing), **told}
                (meaning_something if told else meaning_nothing).append(taught)
        # Of whoever was asked most answer: others are fewer here than in all that is written.
        most = len(list(_answers(data)))
        yield from _some(meaning_something, most)
        yield from _some(meaning_nothing, int(config["others_per_answer"] * most))


def _some(taught: Sequence[Taught], most: int) -> Sequence[Taught]:
    """About `most` of them, evenly from all."""
    return taught[:: max(1, len(taught) // most)] if most else ()


def _answers(data: TrainingData) -> Iterator[tuple[str, str, str]]:
    """The question, the meaning and the text of each answer."""
    for example in data.intent_examples:
        if answer := answer_of(example):
            yield (*answer, example.get(TEXT))
