"""Actions to submit a claim, add to one, and show its status."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.turns import timezone_of, utter
from claimdesk.bootstrap import desk
from claimdesk.conversation import second_item
from claimdesk.conversation.draft import Draft
from claimdesk.conversation.turn import Say
from claimdesk.service.errors import EvidenceMissing, ServiceError

Events = list[dict[str, Any]]


class ActionSubmitClaim(Action):
    """Submits a claim and reports the outcome."""

    def name(self) -> str:
        return "action_submit_claim"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> Events:
        here = desk()
        draft = Draft(tracker.slots)
        try:
            outcome = here.submit(
                tracker.get_slot("store"), tracker.sender_id, draft, timezone_of(tracker)
            )
        except ServiceError as error:
            return _back_to_review(dispatcher, tracker, error)
        waiting = second_item.next_claim(draft)
        offered = second_item.offer(waiting)
        for say in (*outcome, *([offered] if offered else ())):
            utter(dispatcher, say, here)
        return [*_cleared(), *(SlotSet(name, value) for name, value in waiting.items())]


class ActionAddToClaim(Action):
    """Adds what the shopper gave to an open claim of theirs."""

    def name(self) -> str:
        return "action_add_to_claim"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> Events:
        here = desk()
        draft = Draft(tracker.slots)
        try:
            number = here.add(tracker.get_slot("store"), tracker.sender_id, draft)
        except ServiceError as error:
            return _back_to_review(dispatcher, tracker, error)
        utter(dispatcher, Say("added_to_claim", {"claim_number": number}), here)
        return _cleared()


class ActionCheckClaim(Action):
    """Shows a claim's status, given its number and e-mail address."""

    def name(self) -> str:
        return "action_check_claim"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> Events:
        here = desk()
        utter(dispatcher, here.claim_status_reply(tracker.get_slot("store"), tracker.slots), here)
        # The address may be the wrong one; an open draft keeps its own.
        email = tracker.get_slot("email") if tracker.get_slot("claim_key") else None
        slots = {"claim_number": None, "email": email, "form_end": None}
        return [SlotSet(name, value) for name, value in slots.items()]


def _back_to_review(
    dispatcher: CollectingDispatcher, tracker: Tracker, error: ServiceError
) -> Events:
    """Nothing was recorded: back to the review, without the missing photo."""
    lost = error.evidence_id if isinstance(error, EvidenceMissing) else None
    dispatcher.utter_message(response="photo_gone" if lost else "not_recorded")
    kept = Draft(tracker.slots).without_evidence(lost) if lost else {}
    slots = {**kept, "form_end": None}
    return [
        *(SlotSet(name, value) for name, value in slots.items()),
        FollowupAction("claim_form"),
    ]


def _cleared() -> Events:
    slots = {**Draft.empty_slots(), "form_end": None}
    return [SlotSet(name, value) for name, value in slots.items() if name != "email"]
