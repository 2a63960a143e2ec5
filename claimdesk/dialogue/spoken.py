"""What was said in a conversation, read from Rasa's tracker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.context.parsed_message import ALL, DETAIL, MORE, Entity, Spoken
from claimdesk.conversation.context.reader import REMEMBERED, ContextReader
from claimdesk.conversation.shared.faq import is_faq

_UTTER = "utter_"


def messages_of(tracker: DialogueStateTracker) -> list[Spoken]:
    """The shopper's last messages, the latest one last."""
    heard = (event for event in reversed(tracker.events) if type(event) is UserUttered)
    return [_spoken(event) for event in islice(heard, REMEMBERED)][::-1]


def topic_of(tracker: DialogueStateTracker) -> str | None:
    """The question of the FAQ that was answered last, before the latest message."""
    messages = 0
    for event in reversed(tracker.events):
        if type(event) is UserUttered:
            messages += 1
            if messages > REMEMBERED:
                return None
        elif type(event) is BotUttered and messages:
            uttered = str(event.metadata.get("utter_action") or "")
            if uttered.startswith(_UTTER) and is_faq(uttered[len(_UTTER) :]):
                return uttered[len(_UTTER) :]
    return None


def detail_offered(tracker: DialogueStateTracker) -> str:
    """How much more of an answer was offered last: what stands beside it, or all of it."""
    for event in reversed(tracker.events):
        if type(event) is BotUttered and (event.data or {}).get("buttons"):
            payloads = [str(button.get("payload")) for button in event.data["buttons"]]
            offered = next((p for p in payloads if f'"{DETAIL}"' in p), None)
            if offered is not None:
                return ALL if f'"{ALL}"' in offered else MORE
    return ALL


def timezone_of(tracker: DialogueStateTracker) -> str | None:
    """The timezone that the shopper's browser named with the latest message, if it did."""
    message = tracker.latest_message
    return (message.metadata or {}).get("timezone") if message else None


class ContextReaders:
    """A reader of each store's conversations for the day, kept so that a message is read once."""

    def __init__(self) -> None:
        self._readers: dict[str, ContextReader] = {}

    def reader(self, policy: StorePolicy, today: Today) -> ContextReader:
        """The one for a store and a shopper's day."""
        reader = self._readers.get(policy.id)
        if reader is None or reader.today != today or reader.policy is not policy:
            reader = self._readers[policy.id] = ContextReader(policy, today)
        return reader


def _entity(found: Mapping[str, Any]) -> Entity:
    return Entity(
        found["entity"],
        str(found["value"]),
        found.get("start"),
        found.get("end"),
        found.get("extractor") or "",
    )


def _spoken(event: UserUttered) -> Spoken:
    parsed = event.parse_data or {}
    text = event.text or ""
    entities = tuple(map(_entity, parsed.get("entities") or event.entities or ()))
    segments = [each for each in parsed.get("segments") or () if each.get("text")]
    return Spoken(
        text=text,
        intent=event.intent_name or "",
        confidence=float((event.intent or {}).get("confidence") or 0.0),
        entities=entities,
        is_choice=text.startswith("/") or bool((event.metadata or {}).get("choice")),
        parts=tuple(_part(each, text, entities) for each in segments) if len(segments) > 1 else (),
        unknown=tuple(parsed.get("unknown_questions") or ()),
    )


def _part(segment: Mapping[str, Any], text: str, entities: Sequence[Entity]) -> Spoken:
    """A wish of a message as if it had been said alone; what it names stands in its words."""
    words = str(segment["text"])
    start = text.find(words)
    own = [
        e._replace(start=e.start - start, end=e.end - start)
        for e in entities
        if e.start is not None
        and e.end is not None
        and start <= e.start
        and e.end <= start + len(words)
    ]
    return Spoken(words, segment["intent"], float(segment["confidence"]), tuple(own))
