"""Rasa's form action on a tracker that is copied instead of replayed."""

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

from claimdesk.rasa_fast.in_process_actions import InProcessAction


class DeskForm(FormAction):
    """A form whose `validate_` action runs in this process."""

    async def validate_slots(
        self,
        slot_candidates: dict[str, Any],
        tracker: DialogueStateTracker,
        domain: Domain,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
    ) -> list[Event]:
        """What the `validate_` action of this form makes of the candidates."""
        validate = f"validate_{self.name()}"
        if validate not in domain.action_names_or_texts:
            return []
        candidates = [SlotSet(name, value) for name, value in slot_candidates.items()]
        seen = self._temporary_tracker(tracker, candidates, domain)
        action = InProcessAction(validate, self.action_endpoint)
        return await action.run(output_channel, nlg, seen, domain)

    async def _validate_if_required(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
    ) -> list[Event]:
        # As Rasa's, which copies the shopper's message deeply for its debug log first.
        listened = tracker.latest_action_name == ACTION_LISTEN_NAME
        if not tracker.active_loop or (listened and not tracker.is_active_loop_interrupted):
            return await self.validate(tracker, domain, output_channel, nlg)
        return await self.validate_slots({}, tracker, domain, output_channel, nlg)

    def _get_slot_extractions(
        self, tracker: DialogueStateTracker, domain: Domain
    ) -> dict[str, Any]:
        # As Rasa's, which finds the latest message by comparing it with the others as JSON.
        message = tracker.latest_message
        later = takewhile(
            lambda event: event is not message and not isinstance(event, Restarted),
            reversed(tracker.events),
        )
        wanted = self._add_dynamic_slots_requested_by_dynamic_forms(tracker, domain)
        found = [event for event in later if isinstance(event, SlotSet) and event.key in wanted]
        values: dict[str, Any] = {}
        for event in reversed(found):
            values = self._update_slot_values(event, tracker, domain, values)
        return values

    def _temporary_tracker(
        self,
        current_tracker: DialogueStateTracker,
        additional_events: list[Event],
        domain: Domain,
    ) -> DialogueStateTracker:
        tracker = current_tracker.copy()
        asked = SlotSet(REQUESTED_SLOT, self.get_slot_to_fill(current_tracker))
        for event in (asked, ActionExecuted(self.name()), *additional_events):
            tracker.update(event)
        return tracker
