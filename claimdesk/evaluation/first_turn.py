"""What a shopper gets who opens a conversation with a message: its first turn, without a server.

The model reads it, its policies choose the actions, and the actions run, forms among them, as they
do behind the web channel after its greeting, on a desk of its own that keeps nothing.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
    deserialise_events,
)
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa_sdk.executor import ActionExecutor

from claimdesk import bootstrap
from claimdesk.conversation.shared.faq import questions_in
from claimdesk.evaluation.trained_reader import TrainedModel

_MOST_ACTIONS = 8  # of one turn; Rasa's own limit is 10
_UTTER, _GREETING = "utter_", "utter_greet"
# What a desk must not share with the one that serves: database, photos and mail, order numbers.
_NOT_SHARED = ("CLAIMDESK_DATABASE_URL", "CLAIMDESK_ORDERS")


@dataclass(frozen=True)
class FirstTurn:
    """What came of a message.

    `read_as` is its intent after the gate; `actions` what the policies chose, in order; `said` the
    names of the responses; `answers` the FAQ's among them, with others that the message asks;
    `form` the one that waits for an answer; `matter` what a message to the staff is about; and
    `choices` the intents of the buttons.
    """

    read_as: str
    actions: tuple[str, ...]
    said: tuple[str, ...]
    answers: frozenset[str]
    form: str | None
    matter: str | None
    choices: tuple[str, ...]


@contextmanager
def desk_of_its_own() -> Iterator[None]:
    """While it lasts, this process's desk keeps its records in a folder that is then deleted."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as home:
        os.environ.update({"CLAIMDESK_HOME": home, **dict.fromkeys(_NOT_SHARED, "")})
        bootstrap.desk.cache_clear()
        try:
            yield
        finally:
            bootstrap.desk.cache_clear()
            os.environ.clear()
            os.environ.update(before)


class FirstTurns:
    """Plays first turns in one store by one model; within ``desk_of_its_own``."""

    def __init__(self, model: TrainedModel, store: str | None) -> None:
        """``store`` is a store's id; None for the first."""
        self._model = model
        self._domain = model.domain
        self._store = bootstrap.desk().store(store).id
        self._actions = _executor()

    async def of_choice(self, intent: str) -> FirstTurn:
        """The turn of a button with this intent, in which no word has a part."""
        sure = {"name": intent, "confidence": 1.0}
        parsed = {"text": f"/{intent}", "intent": sure, "intent_ranking": [sure]}
        return await self.of(parsed, {"choice": True})

    async def of(
        self, parsed: Mapping[str, Any], metadata: Mapping[str, Any] | None = None
    ) -> FirstTurn:
        """The turn of a message as the model's ``read`` gives it; the channel adds ``metadata``."""
        message = UserUttered(
            parsed["text"],
            parsed["intent"],
            parsed.get("entities") or [],
            parse_data=dict(parsed),
            metadata=dict(metadata or {}),
        )
        tracker = self._greeted()
        tracker.update(message, self._domain)
        actions: list[str] = []
        said: list[str] = []
        choices: list[str] = []
        while len(actions) < _MOST_ACTIONS:
            action = self._next(tracker)
            if action == ACTION_LISTEN_NAME:
                break
            actions.append(action)
            if action.startswith(_UTTER):
                said.append(action)
                tracker.update(BotUttered(action, metadata={"utter_action": action}))
                continue
            if action not in self._domain.user_actions_and_forms:
                break  # Rasa's own, such as a restart
            for response in await self._act(action, tracker):
                said.append(response.get("response") or "")
                choices += [_intent_of(button) for button in response.get("buttons") or ()]
            if tracker.active_loop_name:
                break  # it waits for the shopper
        return self._seen(message, tracker, actions, said, choices)

    def _greeted(self) -> DialogueStateTracker:
        """A conversation that the channel has opened."""
        tracker = DialogueStateTracker("first-turn", self._domain.slots)
        opened: list[Event] = [
            ActionExecuted("action_session_start"),
            SessionStarted(),
            SlotSet("store", self._store),
            ActionExecuted(ACTION_LISTEN_NAME),
            UserUttered("/greet", {"name": "greet", "confidence": 1.0}, []),
            ActionExecuted(_GREETING),
            BotUttered(_GREETING, metadata={"utter_action": _GREETING}),
            ActionExecuted(ACTION_LISTEN_NAME),
        ]
        tracker.update_with_events(opened, self._domain)
        return tracker

    def _next(self, tracker: DialogueStateTracker) -> str:
        follow_up: str | None = tracker.followup_action
        if follow_up is None:
            return self._model.next_action(tracker)
        tracker.clear_followup_action()
        tracker.update(ActionExecuted(follow_up))
        return follow_up

    async def _act(self, action: str, tracker: DialogueStateTracker) -> list[dict[str, Any]]:
        """Run an action, or a form's validation, into the tracker; returns its responses."""
        is_form = action in self._domain.form_names
        if is_form:
            tracker.update(ActiveLoop(action), self._domain)
        call = {
            "next_action": f"validate_{action}" if is_form else action,
            "sender_id": tracker.sender_id,
            "tracker": tracker.current_state(EventVerbosity.ALL),
            "domain": {},
        }
        done = await self._actions.run(call) or {}
        tracker.update_with_events(deserialise_events(done.get("events") or []), self._domain)
        if is_form and tracker.get_slot(REQUESTED_SLOT) is None:
            tracker.update(ActiveLoop(None), self._domain)
        return list(done.get("responses") or ())

    def _seen(
        self,
        message: UserUttered,
        tracker: DialogueStateTracker,
        actions: list[str],
        said: list[str],
        choices: list[str],
    ) -> FirstTurn:
        intent = message.intent_name or ""
        asked = questions_in(intent, (message.parse_data or {}).get("segments") or ())
        # An answer of the FAQ says those to the other questions of the message as well.
        both = {f"{_UTTER}{each}" for each in asked} if f"{_UTTER}{intent}" in said else set()
        return FirstTurn(
            read_as=intent,
            actions=tuple(actions),
            said=tuple(said),
            answers=frozenset(name for name in (*said, *both) if name.startswith(_UTTER)),
            form=tracker.active_loop_name,
            matter=tracker.get_slot("matter") if tracker.active_loop_name else None,
            choices=tuple(choices),
        )


@lru_cache(maxsize=1)
def _executor() -> ActionExecutor:
    executor = ActionExecutor()
    executor.register_package("actions")
    return executor


def _intent_of(button: Mapping[str, Any]) -> str:
    payload = str(button.get("payload") or "").removeprefix("/")
    return payload.partition("{")[0]
