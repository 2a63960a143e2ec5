"""Order numbers, dates, sums of money and e-mail addresses as entities."""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from claimdesk.language.email_addresses import find_emails, valid_email
from claimdesk.language.languages import DEFAULT, Language
from claimdesk.language.spans import Span
from claimdesk.nlu.stored_component import language_of

_WORD = re.compile(r"[^\W_][^\s,;!?]*")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ValueExtractor(GraphComponent, EntityExtractorMixin):
    """Adds ``order_number``, ``date``, ``amount`` and ``email`` entities.

    The value of a date or a sum is what was written: which day "last Tuesday" is depends on the
    store's timezone, which currency "$" is on the store. Sets the message's words as well, if no
    tokenizer has.
    """

    def __init__(self, language: Language = DEFAULT) -> None:
        self._language = language

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ValueExtractor:
        """The component; it learns nothing."""
        return cls(language_of(config))

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the values found in each message to its entities."""
        for message in messages:
            found = self.add_extractor_name(_entities(message.get(TEXT) or "", self._language))
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
            if message.get(TOKENS_NAMES[TEXT]) is None:
                message.set(TOKENS_NAMES[TEXT], _tokens(message.get(TEXT) or ""))
        return messages


def _tokens(text: str) -> list[Token]:
    """The words of a text: "rasa test nlu" compares values word by word."""
    return [Token(match.group(), match.start()) for match in _WORD.finditer(text)]


def _entities(text: str, language: Language) -> list[dict[str, Any]]:
    spans: list[tuple[str, Span, str]] = []
    for span in find_emails(text):
        spans.append(("email", span, valid_email(span.text) or span.text))
    if not spans and (spoken := language.read_email(text)):
        return [_entity("email", Span(0, len(text), text), spoken)]
    spans += [("date", span, span.text) for span in language.find_date_spans(text)]
    spans += [("amount", span, span.text) for span in language.find_amounts(text)]
    others = [span for _, span, _ in spans]
    spans += [
        ("order_number", span, span.text) for span in language.find_order_numbers(text, others)
    ]
    return [_entity(*item) for item in sorted(spans, key=lambda item: item[1])]


def _entity(name: str, span: Span, value: str) -> dict[str, Any]:
    return {"entity": name, "start": span.start, "end": span.end, "value": value}
