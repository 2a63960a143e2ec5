"""Session start, clarification, human handover, cancelling."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, FollowupAction, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.turns import message_before, turn_of, utter
from claimdesk.adapters.database_threads import run_in_thread
from claimdesk.bootstrap import desk
from claimdesk.conversation.routing.clarify import clarify
from claimdesk.conversation.shared.draft import RESUME_OFFERED, Draft
from claimdesk.conversation.shared.other_language import english_only
from claimdesk.conversation.shared.turn import Say
from claimdesk.conversation.staff_message.message import forgotten
from claimdesk.language.identification import UNDETERMINED
from claimdesk.service.errors import ServiceError, TooManyFilings

Events = list[dict[str, Any]]


class ActionSessionStart(Action):
    """Sets the store slot at session start."""

    def name(self) -> str:
        return "action_session_start"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> Events:
        metadata = tracker.get_slot("session_started_metadata") or {}
        store = desk().store(metadata.get("store")).id
        return [SessionStarted(), SlotSet("store", store), ActionExecuted("action_listen")]


class ActionClarify(Action):
    """Asks for clarification; after a second miss, offers human handover."""

    def name(self) -> str:
        return "action_clarify"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> Events:
        ranking = [entry["name"] for entry in tracker.latest_message.get("intent_ranking") or []]
        _, unclear_before = message_before(tracker)
        asked = clarify(turn_of(tracker), ranking, unclear_before)
        for say in asked.say:
            utter(dispatcher, say, desk())
        follows = [FollowupAction("claim_form")] if asked.then == "claim" else []
        return [*(SlotSet(name, value) for name, value in asked.slots.items()), *follows]


class ActionOtherLanguage(Action):
    """Says, in the shopper's language, that only English is understood."""

    def name(self) -> str:
        return "action_other_language"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> Events:
        here = desk()
        turn = turn_of(tracker)
        email = here.store(tracker.get_slot("store")).contact.email
        language = turn.other_language or UNDETERMINED
        say = english_only(here.wording, language, email, turn.heard_before)
        utter(dispatcher, say, here)
        return []


class ActionEscalate(Action):
    """Sends the shopper's message, with the transcript, to the store's staff."""

    def name(self) -> str:
        return "action_escalate"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> Events:
        here = desk()
        handed = tracker.get_slot("handed_over")
        try:
            store = tracker.get_slot("store")
            said, now = await run_in_thread(here.escalate, store, tracker.sender_id, tracker.slots)
            handed = now.as_slot()
        except TooManyFilings:
            said = (Say("too_many_sent"),)
        except ServiceError:
            said = (Say("not_recorded"),)
        for say in said:
            utter(dispatcher, say, here)
        # A photo goes with the message, unless it belongs to a claim that is still open.
        draft = Draft(tracker.slots)
        offered = [*dict.fromkeys([*draft.noticed, RESUME_OFFERED])]
        sent = {"noticed": offered} if draft.get("claim_key") else {"photo": None}
        return _slots({**forgotten(), **sent, "handed_over": handed, "form_end": None})


class ActionForgetMessage(Action):
    """Clears a message that was not wanted after all."""

    def name(self) -> str:
        return "action_forget_message"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> Events:
        return _slots({**forgotten(), "form_end": None})


class ActionForgetClaim(Action):
    """Clears a cancelled claim."""

    def name(self) -> str:
        return "action_forget_claim"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> Events:
        return _slots({**Draft.empty_slots(), "form_end": None})


def _slots(values: Mapping[str, Any]) -> Events:
    return [SlotSet(name, value) for name, value in values.items()]
