"""Messages as the model would parse them, for what is read in context."""

from __future__ import annotations

from claimdesk.claims.today import Today
from claimdesk.conversation.context.parsed_message import Entity, Spoken
from claimdesk.conversation.context.reader import Context, ContextReader
from claimdesk.language.en.amounts import find_amounts
from claimdesk.language.en.dates import find_date_spans
from claimdesk.language.spans import Span
from tests.unit.conversation.talk import STORES, TODAY

_PRODUCTS = ("keyboard case", "charger", "folio", "sleeve", "drill", "chisel")


def spoken(text: str, intent: str = "nlu_fallback", confidence: float = 0.5) -> Spoken:
    """A typed message with its sums, days and products as entities."""
    entities: list[Entity] = []
    found: dict[str, list[Span]] = {"amount": find_amounts(text), "date": find_date_spans(text)}
    product = next((name for name in _PRODUCTS if name in text), None)
    if product:
        start = text.index(product)
        found["product"] = [Span(start, start + len(product), product)]
    for entity, spans in found.items():
        entities += [Entity(entity, span.text, span.start, span.end) for span in spans]
    return Spoken(text, intent, confidence, tuple(entities))


def after(topic: str | None, *messages: Spoken, store: str = "procase") -> Context:
    """The context of the last of the messages, `topic` answered before it."""
    return ContextReader(STORES[store], Today.on(TODAY)).context(messages, topic)
