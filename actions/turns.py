"""Maps Rasa trackers to form input, and form output to responses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import takewhile
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from claimdesk.adapters.decision_json import decision_card
from claimdesk.bootstrap import Desk
from claimdesk.claims.decision import Decision
from claimdesk.claims.phrases import Phrase
from claimdesk.conversation.context.certainty import only_goes_on
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.context.next_item_offer import takes_up
from claimdesk.conversation.routing.concerns_staff import takes_claim_offered
from claimdesk.conversation.routing.plain_answers import is_no_danger
from claimdesk.conversation.shared.faq import is_faq, questions_in, worded
from claimdesk.conversation.shared.intents import begins_a_claim, opens_a_claim
from claimdesk.conversation.shared.matters import INTENTS
from claimdesk.conversation.shared.turn import Choice, Say, Turn
from claimdesk.conversation.shared.yes_or_no import AFFIRM
from claimdesk.language.identification import OTHER_LANGUAGE

_UTTER = "utter_"  # before the names of responses in domain.yml; the catalogue's have none
# After one of these a person is wanted because of it.
_FOR_A_PERSON = ("complain", "out_of_scope", OTHER_LANGUAGE)
_END_A_CLAIM = ("action_submit_claim", "action_add_to_claim", "action_forget_claim")
_SEND = ("action_escalate", "action_submit_claim", "action_add_to_claim")
_MOST_BEFORE = 20  # messages that a claim may take facts from
_ASKED_ABOUT = ("inform", "correct", "cannot_provide", "nlu_fallback", "add_to_claim")


def turn_of(tracker: Tracker) -> Turn:
    """The latest message of the shopper as a turn.

    A button that opens a claim or a message takes its content from the previous message, whether
    that was unclear or answered ("I changed my mind about the case"); so does a person who is
    wanted for what the assistant could not settle.
    """
    message = tracker.latest_message
    intent = message.get("intent", {}).get("name") or ""
    is_choice = bool((message.get("metadata") or {}).get("choice"))
    of_what_was_written = begins_a_claim(intent) or intent in INTENTS
    if is_choice and of_what_was_written and not message.get("entities"):
        before, was_unclear = message_before(tracker)
        if before and not before["text"].startswith("/"):  # words, not a photo or a choice
            # Its question was answered; if unclear, the button only chose an intent.
            message, is_choice = {**before, "segments": []}, not was_unclear
    elif intent in ("talk_to_human", "affirm") and tracker.get_slot("requested_slot") is None:
        message, intent, is_choice = _before_a_person(tracker, message, intent, is_choice)
    questions = questions_in(intent, message.get("segments") or [])
    topic = None if is_choice else _topic_before(tracker)
    if topic and only_goes_on(message.get("text") or "", topic):
        intent, questions = topic, (topic,)
    turn = Turn.parsed(
        message,
        intent=intent,
        questions=questions,
        is_choice=is_choice,
        heard_before=_heard_before(tracker, message.get(OTHER_LANGUAGE)),
        before=_written_before(tracker),
        unsent=_written_unsent(tracker),
    )
    if tracker.get_slot("requested_slot") and is_no_danger(turn):
        turn = replace(turn, intent="inform")  # one denied leaves no form, nor alerts anybody
    if tracker.get_slot("claim_key") and not tracker.get_slot("requested_slot"):
        handed = HandedOver.from_slot(tracker.get_slot("handed_over"))
        if takes_claim_offered(turn, _first_offered(tracker), handed):
            turn = replace(turn, intent=turn.intent if opens_a_claim(turn.intent) else AFFIRM)
    offered = None if tracker.get_slot("requested_slot") else tracker.get_slot("next_claim")
    if offered and takes_up(turn, offered):
        return replace(turn, entities={**turn.entities, "next_item": ("yes",)})
    return turn


def _written_before(tracker: Tracker) -> tuple[Turn, ...]:
    """What was written since the last claim ended, where none is under way; oldest first."""
    if tracker.get_slot("claim_key") or tracker.get_slot("requested_slot"):
        return ()
    said: list[Turn] = []
    heard = False
    for event in reversed(tracker.events):
        if event["event"] == "action" and event["name"] in _END_A_CLAIM:
            break
        if event["event"] == "user":
            written = heard and not event["parse_data"]["text"].startswith("/")
            if written and OTHER_LANGUAGE not in event["parse_data"]:
                said.append(Turn.parsed(event["parse_data"]))
            heard = True
    return tuple(said[:_MOST_BEFORE][::-1])


def _written_unsent(tracker: Tracker) -> tuple[str, ...]:
    """What was written before the latest message, since the staff last got something."""
    said: list[str] = []
    for event in reversed(tracker.events):
        if event["event"] == "action" and event["name"] in _SEND:
            break
        if event["event"] == "user" and not event["parse_data"]["text"].startswith("/"):
            said.append(event["parse_data"]["text"])
    return tuple(said[1:_MOST_BEFORE][::-1])


def usual_action(intent: str) -> str:
    """What the rules do with an intent where no filed claim is meant."""
    if intent in INTENTS:
        return "contact_form"
    if begins_a_claim(intent):
        return "claim_form"
    if intent in _ASKED_ABOUT:
        return "action_clarify"
    return "utter_nothing_to_stop" if intent == "stop" else f"utter_{intent}"


def _before_a_person(
    tracker: Tracker, message: dict[str, Any], intent: str, is_choice: bool
) -> tuple[dict[str, Any], str, bool]:
    """The message, intent and choice to read for a button, or a yes, that asks for a person."""
    before, _ = message_before(tracker)
    cause = (before or {}).get("intent", {}).get("name")
    if before is None or cause not in _FOR_A_PERSON or not (is_choice or intent == "affirm"):
        return message, intent, is_choice
    text = _written_in_other_language(tracker) or before["text"]
    asks_for = cause if cause == "complain" else "talk_to_human"
    return {**before, "text": text, "segments": []}, asks_for, False


def _written_in_other_language(tracker: Tracker) -> str:
    """The messages before the latest one that are in another language, up to one that is not."""
    said = [e["parse_data"] for e in tracker.events if e["event"] == "user"][:-1]
    lines = takewhile(lambda message: OTHER_LANGUAGE in message, reversed(said))
    return "\n".join(reversed([message["text"] for message in lines]))


def _topic_before(tracker: Tracker) -> str | None:
    """The question of the FAQ that was answered in the turn before the latest message."""
    turns = 0
    for event in reversed(tracker.events):
        turns += event["event"] == "user"
        if turns > 1:
            return None
        if event["event"] == "bot":
            uttered = str((event.get("metadata") or {}).get("utter_action"))
            topic = uttered.removeprefix(_UTTER)
            if uttered.startswith(_UTTER) and is_faq(topic):
                return topic
    return None


def _first_offered(tracker: Tracker) -> str:
    """What the first button of the answer before the latest message says; empty without one."""
    answers = (event for event in reversed(tracker.events) if event["event"] == "bot")
    buttons = ((next(answers, None) or {}).get("data") or {}).get("buttons")
    return str(buttons[0].get("payload")) if buttons else ""


def _heard_before(tracker: Tracker, language: str | None) -> bool:
    """Whether a message before the latest one was in this other language."""
    if language is None:
        return False
    said = [e["parse_data"].get(OTHER_LANGUAGE) for e in tracker.events if e["event"] == "user"]
    return language in said[:-1]


def timezone_of(tracker: Tracker) -> str | None:
    """The timezone that the shopper's browser named with the latest message, if it did."""
    timezone: str | None = (tracker.latest_message.get("metadata") or {}).get("timezone")
    return timezone


def message_before(tracker: Tracker) -> tuple[dict[str, Any] | None, bool]:
    """The parsed message before the latest one, and whether "did you mean" answered it."""
    turns, was_unclear = 0, False
    for event in reversed(tracker.events):
        if event["event"] == "user":
            turns += 1
            if turns == 2:
                return event["parse_data"], was_unclear
        elif turns == 1 and event["event"] == "action":
            was_unclear = was_unclear or event["name"] == "action_clarify"
    return None, False


def utter(dispatcher: CollectingDispatcher, say: Say, desk: Desk) -> None:
    """Send a response with its choices and card."""
    card = _with_payloads(say.card)
    extras = {name: value for name, value in (("ask", say.ask), ("card", card)) if value}
    phrases = {name: each for name, each in say.values.items() if isinstance(each, Phrase)}
    dispatcher.utter_message(
        response=say.response,
        buttons=[_button(choice, desk) for choice in say.choices],
        json_message=extras,
        **{**say.values, **worded(phrases, desk.wording)},
    )


def _button(choice: Choice, desk: Desk) -> dict[str, Any]:
    return {
        "title": desk.wording.text(choice.label, choice.values),
        "payload": _payload(choice),
    }


def _payload(choice: Choice) -> str:
    return f"/{choice.intent}{json.dumps(choice.entities) if choice.entities else ''}"


def _with_payloads(card: Any) -> Any:
    """A card as JSON; a Choice is the `payload` by which the channel knows its button."""
    if isinstance(card, (list, tuple)):
        return [_with_payloads(item) for item in card]
    if not isinstance(card, Mapping):
        return card
    if isinstance(card.get("decision"), Decision):
        kept = {name: value for name, value in card.items() if name not in ("decision", "labels")}
        return {**decision_card(card["decision"], card["labels"]), **kept}
    return dict(
        ("payload", _payload(item)) if isinstance(item, Choice) else (key, _with_payloads(item))
        for key, item in card.items()
    )
