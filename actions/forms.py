"""The forms' validation: a message goes through the form logic and comes back as slots and
responses."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.turns import timezone_of, turn_of, utter
from claimdesk.adapters.database_threads import run_in_thread
from claimdesk.bootstrap import Desk, desk
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.turn import Step

Events = list[dict[str, Any]]


class ValidateClaimForm(Action):
    """Advances a claim."""

    def name(self) -> str:
        return "validate_claim_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> Events:
        here = desk()
        step = await here.claim_step(
            tracker.get_slot("store"),
            timezone_of(tracker),
            turn_of(tracker),
            Draft(tracker.slots),
            _asked(tracker),
        )
        return _events(step, dispatcher, here, tracker)


class ValidateContactForm(Action):
    """Advances a message to a person."""

    def name(self) -> str:
        return "validate_contact_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> Events:
        here = desk()
        form = here.contact_form(tracker.get_slot("store"), tracker.sender_id)
        turn = turn_of(tracker)
        step = await run_in_thread(form.step, turn, tracker.slots, _asked(tracker))
        return _events(step, dispatcher, here, tracker)


class ValidateFiledClaimForm(Action):
    """Advances what is wanted of a claim on record."""

    def name(self) -> str:
        return "validate_filed_claim_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> Events:
        here = desk()
        filed = here.after_filing(
            tracker.get_slot("store"), tracker.sender_id, timezone_of(tracker)
        )
        turn = turn_of(tracker)
        form = await here.read(filed.form)
        step = form.step(turn, tracker.slots, _asked(tracker))
        return _events(step, dispatcher, here, tracker)


def _asked(tracker: Tracker) -> str | None:
    return tracker.get_slot("requested_slot")


def _events(step: Step, dispatcher: CollectingDispatcher, here: Desk, tracker: Tracker) -> Events:
    for say in step.say:
        utter(dispatcher, say, here)
    # Rasa treats a form that sets no slot as rejected, so always set one.
    slots = {"misses": tracker.get_slot("misses") or 0, **step.slots, "form_end": step.then}
    return [
        *(SlotSet(name, value) for name, value in slots.items()),
        SlotSet("requested_slot", step.ask),
    ]
