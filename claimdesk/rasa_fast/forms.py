"""Rasa's FormAction on a tracker that is copied, not replayed."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from rasa.core.actions.forms import FormAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, Restarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from claimdesk.rasa_fast.remote_action import FastRemoteAction


class FastFormAction(FormAction):
    """A form whose `validate_` action is a FastRemoteAction."""

    async def validate_slots(
        self,
        slot_candidates: dict[str, Any],
        tracker: DialogueStateTracker,
        domain: Domain,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
    ) -> list[Event]:
        """The events of this form's `validate_` action for the slot candidates."""
        validate = f"validate_{self.name()}"
        if validate not in domain.action_names_or_texts:
            return []
        candidates = [SlotSet(name, value) for name, value in slot_candidates.items()]
        temporary = self._temporary_tracker(tracker, candidates, domain)
        action = FastRemoteAction(validate, self.action_endpoint)
        return await action.run(output_channel, nlg, temporary, domain)

    async def _validate_if_required(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
    ) -> list[Event]:
        # As Rasa's, without the deep copy of the latest message for its debug log.
        after_listen = tracker.latest_action_name == ACTION_LISTEN_NAME
        if not tracker.active_loop or (after_listen and not tracker.is_active_loop_interrupted):
            return await self.validate(tracker, domain, output_channel, nlg)
        return await self.validate_slots({}, tracker, domain, output_channel, nlg)

    def _get_slot_extractions(
        self, tracker: DialogueStateTracker, domain: Domain
    ) -> dict[str, Any]:
        # As Rasa's, which finds the latest message by comparing events as dicts.
        message = tracker.latest_message
        later = takewhile(
            lambda event: event is not message and not isinstance(event, Restarted),
            reversed(tracker.events),
        )
        names = self._add_dynamic_slots_requested_by_dynamic_forms(tracker, domain)
        filled = [event for event in later if isinstance(event, SlotSet) and event.key in names]
        values: dict[str, Any] = {}
        for event in reversed(filled):
            values = self._update_slot_values(event, tracker, domain, values)
        return values

    def _temporary_tracker(
        self,
        current_tracker: DialogueStateTracker,
        additional_events: list[Event],
        domain: Domain,
    ) -> DialogueStateTracker:
        tracker = current_tracker.copy()
        requested = SlotSet(REQUESTED_SLOT, self.get_slot_to_fill(current_tracker))
        for event in (requested, ActionExecuted(self.name()), *additional_events):
            tracker.update(event)
        return tracker
