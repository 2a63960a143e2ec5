"""Runs the actions inside the Rasa process, in place of an action server over HTTP."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, overload

from rasa.core.actions.action import ActionExecutionRejection as Rejected
from rasa.core.actions.action import RemoteAction
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from rasa_sdk.utils import call_potential_coroutine

logger = logging.getLogger(__name__)

_FAILED = "action_failed"


class InProcessActions(EndpointConfig):
    """An action endpoint that calls `rasa_sdk`'s executor instead of a URL.

    An action that raises says so to the shopper within the turn, and leaves
    every slot and the form as they were, so that nothing entered is lost.
    """

    def __init__(self, package: str = "actions") -> None:
        super().__init__(url="in-process:", selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Any | None:
        """Run the action call in `json`; returns what an action server would answer."""
        call = kwargs["json"]
        try:
            return await self._executor.run(call)
        except ActionExecutionRejection as rejection:
            body = {"error": str(rejection), "action_name": rejection.action_name}
            raise ClientResponseError(400, "Bad Request", json.dumps(body)) from rejection
        except Exception:
            name = str(call.get("next_action"))
            logger.exception("action %s failed", name)
            return _failure(name, call["tracker"]["slots"])

    async def call(self, name: str, tracker: Tracker, domain: dict[str, Any]) -> dict[str, Any]:
        """Run an action on a tracker at hand; returns what an action server would answer."""
        try:
            action = self._executor.actions.get(name)
            if action is None:
                raise ActionNotFoundException(name)
            dispatcher = CollectingDispatcher()
            events = await call_potential_coroutine(action(dispatcher, tracker, domain))
            checked = self._executor.validate_events(events or [], name)
            return {"events": checked, "responses": dispatcher.messages}
        except ActionExecutionRejection as rejection:
            raise Rejected(name, str(rejection)) from rejection
        except Exception:
            logger.exception("action %s failed", name)
            return _failure(name, tracker.slots)


class InProcessAction(RemoteAction):
    """An action called with the tracker at hand: no JSON of the conversation is made."""

    action_endpoint: InProcessActions

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """Run it; its words first, then its events."""
        asks_for_domain = domain.does_custom_action_explicitly_need_domain(self.name())
        domain_for_it = domain.as_dict() if asks_for_domain else {}
        answer = await self.action_endpoint.call(self.name(), sdk_tracker(tracker), domain_for_it)
        said = await self._utter_responses(answer["responses"], output_channel, nlg, tracker)
        return [*said, *events_of(answer["events"])]


def events_of(dicts: Iterable[dict[str, Any]]) -> list[Event]:
    """As Rasa's `deserialise_events`, which goes through every class of events for each."""
    classes = [(_class_of(each["event"]), each) for each in dicts if "event" in each]
    return [cls._from_parameters(each) for cls, each in classes if cls is not None]


@cache
def _class_of(event: str) -> Any:
    return Event.resolve_by_type(event)


def sdk_tracker(tracker: DialogueStateTracker) -> Tracker:
    """The tracker as rasa-sdk has it; an event becomes a dict when an action looks at it."""
    message = tracker.latest_message
    latest = {**message.parse_data, "entities": message.entities} if message else {}
    return Tracker(
        tracker.sender_id,
        tracker.current_slot_values(),
        latest,
        _Events(tracker.events),
        tracker.is_paused(),
        tracker.followup_action,
        dict(vars(tracker.active_loop)) if tracker.active_loop else {},
        tracker.latest_action_name,
    )


class _Events(Sequence[dict[str, Any]]):
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


def _failure(name: str, slots: dict[str, Any]) -> dict[str, Any]:
    return {"events": _unchanged(name, slots), "responses": [{"response": _FAILED}]}


def _unchanged(name: str, slots: dict[str, Any]) -> list[dict[str, Any]]:
    """Events that leave a form waiting where it was, and bring an unsent claim back to its review.

    A form that sets no slot counts as rejected, so its slots are set to what they are.
    """
    if name.startswith("validate_"):
        kept = {name: slots.get(name) for name in ("misses", "requested_slot")}
        return [SlotSet(name, value) for name, value in kept.items()]
    ended = SlotSet("form_end", None)
    return [ended, FollowupAction("claim_form")] if slots.get("claim_key") else [ended]


def run_actions_in_process(agent: Agent) -> None:
    """Have a loaded agent run its actions here, whatever endpoints.yml names for `rasa shell`."""
    if isinstance(getattr(agent, "action_endpoint", None), InProcessActions):
        return
    agent.action_endpoint = InProcessActions()
    agent.processor.action_endpoint = agent.action_endpoint
