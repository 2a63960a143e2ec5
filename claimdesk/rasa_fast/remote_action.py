"""Rasa's RemoteAction on the tracker itself: the conversation is not turned into JSON and back."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, overload

from rasa.core.actions.action import ActionExecutionRejection as RasaActionExecutionRejection
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from rasa_sdk.utils import call_potential_coroutine

from claimdesk.dialogue.in_process_actions import InProcessActions, failure

logger = logging.getLogger(__name__)


class FastRemoteAction(RemoteAction):
    """A custom action, called with a view of Rasa's tracker as rasa-sdk's."""

    action_endpoint: InProcessActions

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """Run it; its utterances first, then its events."""
        needs_domain = domain.does_custom_action_explicitly_need_domain(self.name())
        answer = await self._call(sdk_tracker(tracker), domain.as_dict() if needs_domain else {})
        uttered = await self._utter_responses(answer["responses"], output_channel, nlg, tracker)
        return [*uttered, *deserialise_events(answer["events"])]

    async def _call(self, tracker: Tracker, domain: dict[str, Any]) -> dict[str, Any]:
        """What an action server would answer, failures included."""
        name, executor = self.name(), self.action_endpoint.executor
        try:
            action = executor.actions.get(name)
            if action is None:
                raise ActionNotFoundException(name)
            dispatcher = CollectingDispatcher()
            events = await call_potential_coroutine(action(dispatcher, tracker, domain))
            valid = executor.validate_events(events or [], name)
            return {"events": valid, "responses": dispatcher.messages}
        except ActionExecutionRejection as rejection:
            raise RasaActionExecutionRejection(name, str(rejection)) from rejection
        except Exception:
            logger.exception("action %s failed", name)
            return failure(name, tracker.slots)


def deserialise_events(dicts: Iterable[dict[str, Any]]) -> list[Event]:
    """As Rasa's, which goes through every event class for each dict."""
    classes = [(_class_of(each["event"]), each) for each in dicts if "event" in each]
    return [cls._from_parameters(each) for cls, each in classes if cls is not None]


@cache
def _class_of(type_name: str) -> Any:
    return Event.resolve_by_type(type_name)


def sdk_tracker(tracker: DialogueStateTracker) -> Tracker:
    """The tracker as rasa-sdk's; an event becomes a dict when an action looks at it."""
    message = tracker.latest_message
    latest = {**message.parse_data, "entities": message.entities} if message else {}
    return Tracker(
        tracker.sender_id,
        tracker.current_slot_values(),
        latest,
        _EventDicts(tracker.events),
        tracker.is_paused(),
        tracker.followup_action,
        dict(vars(tracker.active_loop)) if tracker.active_loop else {},
        tracker.latest_action_name,
    )


class _EventDicts(Sequence[dict[str, Any]]):
    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events

    def __len__(self) -> int:
        return len(self._events)

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...

    @overload
    def __getitem__(self, index: slice) -> list[dict[str, Any]]: ...

    def __getitem__(self, index: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        if isinstance(index, slice):
            return [event.as_dict() for event in list(self._events)[index]]
        event: dict[str, Any] = self._events[index].as_dict()
        return event

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (event.as_dict() for event in self._events)

    def __reversed__(self) -> Iterator[dict[str, Any]]:
        return (event.as_dict() for event in reversed(self._events))
