"""Actions to submit a claim, and for all that may follow once it is filed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.turns import timezone_of, turn_of, usual_action, utter
from claimdesk.adapters.database_threads import run_in_thread
from claimdesk.bootstrap import desk
from claimdesk.conversation.claim_form import told_before
from claimdesk.conversation.context import items_in_mind, next_item_offer
from claimdesk.conversation.filed_claims.command_slots import SLOTS as FILED_SLOTS
from claimdesk.conversation.shared.draft import RESUME_OFFERED, Draft
from claimdesk.conversation.shared.matters import INTENTS
from claimdesk.conversation.shared.turn import Say, Turn
from claimdesk.service.errors import EvidenceMissing, ServiceError, TooManyFilings

Events = list[dict[str, Any]]


class ActionSubmitClaim(Action):
    """Submits a claim and reports the outcome."""

    def name(self) -> str:
        return "action_submit_claim"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> Events:
        here = desk()
        draft = Draft(tracker.slots)
        try:
            outcome = await run_in_thread(
                here.submit, *_whose(tracker), draft, timezone_of(tracker)
            )
        except ServiceError as error:
            return _back_to_review(dispatcher, tracker, error)
        waiting = items_in_mind.next_claim(draft)
        offered = next_item_offer.offer(waiting)
        for say in (*outcome, *([offered] if offered else ())):
            utter(dispatcher, say, here)
        kept = {**waiting, "filed": True, "last_claim": dict(told_before.shared(draft))}
        return [*_cleared(), *(SlotSet(name, value) for name, value in kept.items())]


class ActionAddToClaim(Action):
    """Adds what the shopper gave to an open claim of theirs."""

    def name(self) -> str:
        return "action_add_to_claim"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> Events:
        here = desk()
        draft = Draft(tracker.slots)
        try:
            number = await run_in_thread(here.add, *_whose(tracker), draft)
        except ServiceError as error:
            return _back_to_review(dispatcher, tracker, error)
        utter(dispatcher, Say("added_to_claim", {"claim_number": number}), here)
        return _cleared()


class ActionAfterFiling(Action):
    """Finds out whether a message is about a claim on record, and what it wants of it."""

    def name(self) -> str:
        return "action_after_filing"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> Events:
        here = desk()
        filed = here.after_filing(*_whose(tracker), timezone_of(tracker))
        turn = turn_of(tracker)
        if turn.entity("next_item"):
            return [SlotSet("form_end", None), FollowupAction("claim_form")]
        form = await here.read(filed.form)
        # A conversation that a link opened on a claim goes on as one in which it was filed.
        is_new = form.has_claims and not tracker.get_slot("filed")
        told = await self._told(form, turn, dispatcher, tracker)
        return [SlotSet("filed", True), *told] if is_new else told

    async def _told(
        self, form: Any, turn: Turn, dispatcher: CollectingDispatcher, tracker: Tracker
    ) -> Events:
        here = desk()
        step = form.step(turn, tracker.slots, None)
        left = _offer_left(turn, tracker)
        if step.then == "done":
            slots = {**tracker.slots, **step.slots}
            return [*left, *await _carried_out(dispatcher, tracker, slots)]
        if step.then == "said":
            for say in step.say:
                utter(dispatcher, say, here)
            return [*left, SlotSet("form_end", None)]
        if left and step.then == "other" and turn.intent not in _SAYS_MORE and not turn.questions:
            dispatcher.utter_message(response="utter_deny")
            return [*left, SlotSet("form_end", None)]
        follows = _ACTION_AFTER.get(step.then or "ask") or usual_action(_wish(turn))
        if follows.startswith("utter_") and follows not in _GOES_ON:
            dispatcher.utter_message(response=follows)
            return [*left, SlotSet("form_end", None)]
        return [*left, SlotSet("form_end", None), FollowupAction(follows)]


class ActionFiledClaim(Action):
    """Carries out what the shopper wants of a claim on record."""

    def name(self) -> str:
        return "action_filed_claim"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> Events:
        return await _carried_out(dispatcher, tracker, tracker.slots)


# Answers from which a rule goes on, so that they have to stand in the history.
_GOES_ON = ("utter_complain", "utter_out_of_scope")
# Intents that a no to the next item stands beside, not for.
_SAYS_MORE = ("goodbye", "thank", "talk_to_human", *INTENTS)
_ACTION_AFTER = {
    "ask": "filed_claim_form",
    "claim": "claim_form",
    "bye": "utter_goodbye",
    "order": "utter_order_asked_about",
}


def _whose(tracker: Tracker) -> tuple[str | None, str]:
    """The store and the conversation."""
    return tracker.get_slot("store"), tracker.sender_id


async def _carried_out(
    dispatcher: CollectingDispatcher, tracker: Tracker, slots: Mapping[str, Any]
) -> Events:
    here = desk()
    timezone = timezone_of(tracker)
    carried = await run_in_thread(here.carry_out, *_whose(tracker), slots, timezone)
    for say in carried.said:
        utter(dispatcher, say, here)
    command = slots["filed_command"]
    changed = {name: value for each in carried.done for name, value in each.values.items()}
    # An address given to look a claim up may be the wrong one; an open draft keeps its own.
    looked_up = command.get("email") and not slots.get("claim_key")
    email = changed.get("email") or (None if looked_up else slots.get("email"))
    kept = {**dict.fromkeys(FILED_SLOTS), "email": email, "form_end": None}
    if carried.done:
        kept["filed_command"] = command
    if carried.offers:
        kept["noticed"] = [*Draft(slots).noticed, RESUME_OFFERED]
    if carried.waits:
        kept["filed_wish"] = carried.waits
    follows = [FollowupAction("filed_claim_form")] if carried.waits else []
    return [*(SlotSet(name, value) for name, value in kept.items()), *follows]


def _response(error: ServiceError) -> str:
    if isinstance(error, EvidenceMissing):
        return "photo_gone"
    return "too_many_sent" if isinstance(error, TooManyFilings) else "not_recorded"


def _back_to_review(
    dispatcher: CollectingDispatcher, tracker: Tracker, error: ServiceError
) -> Events:
    """Nothing was recorded: back to the review, without the missing photo."""
    lost = error.evidence_id if isinstance(error, EvidenceMissing) else None
    dispatcher.utter_message(response=_response(error))
    kept = Draft(tracker.slots).without_evidence(lost) if lost else {}
    slots = {**kept, "form_end": None}
    return [
        *(SlotSet(name, value) for name, value in slots.items()),
        FollowupAction("claim_form"),
    ]


def _cleared() -> Events:
    slots = {**Draft.empty_slots(), "form_end": None}
    return [SlotSet(name, value) for name, value in slots.items() if name != "email"]


def _wish(turn: Turn) -> str:
    """The intent to go by; what was taken for an addition may only have asked."""
    return turn.questions[0] if turn.intent == "add_to_claim" and turn.questions else turn.intent


def _offer_left(turn: Turn, tracker: Tracker) -> Events:
    """Forgets the items in mind where the offer of the next one is let go."""
    item = tracker.get_slot("next_claim")
    if not item or not next_item_offer.is_let_go(turn, item):
        return []
    return [SlotSet("next_claim", None), SlotSet("later", None)]
