"""Response generator: fills sentences with the facts of the conversation's store."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import date
from typing import Any

from rasa.core.nlg.generator import NaturalLanguageGenerator, ResponseVariationFilter
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from claimdesk.adapters.wording import Catalogue
from claimdesk.bootstrap import desk
from claimdesk.claims.errors import MissingWording
from claimdesk.claims.phrases import Phrase, PhraseList
from claimdesk.conversation.context.asked import Asked, asked_in_parts
from claimdesk.conversation.context.certainty import is_of_its_subject
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.context.known_values import Known, known_in
from claimdesk.conversation.context.parsed_message import ALL, DETAIL, MORE, Spoken
from claimdesk.conversation.context.reader import ContextReader
from claimdesk.conversation.context.return_questions import asks_cost_of_return
from claimdesk.conversation.context.topics import COSTS_OF_A_RETURN, OF_THE_COURSE
from claimdesk.conversation.routing.interruptions import PERSON
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.faq import fill, is_faq, questions_in, worded
from claimdesk.conversation.worked_answers import WORKED_OUT, Answer, without_told, work_out
from claimdesk.dialogue.spoken import (
    ContextReaders,
    detail_offered,
    messages_of,
    timezone_of,
    topic_of,
)

_NOT_STATED = "not_stated"
_LONGEST_QUOTED = 80  # letters of a question that is said again
_UTTER = "utter_"
# The question whose answer tells until when.
_UNTIL = OF_THE_COURSE["deadline"]
_HANDED = "handed_"
# What is said in the place of a sentence that was the last thing said.
_AT_ONCE_AGAIN = {
    "ask_contact_message": "unfit_message",
    "contact_theirs": "told_before_in_form",
    "contact_by_mail": "told_before_in_form",
}


class StoreResponses(NaturalLanguageGenerator):
    """Knows `responses:` of the domain file and, for what code says, the catalogue beside it.

    Both are the files' as they are now: what a model has packed of its domain is never said.

    A question of the FAQ is answered for the case in mind, where the store's terms settle it, else
    as for everyone; what else there is to say comes when it is asked for. A line whose fact the
    store does not state is left out; where nothing is left, the answer is that the store does not
    state it, and whom to ask.
    """

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        self._desk = desk()
        self._desk.words.watch()
        self._facts: dict[str, tuple[date, Catalogue, dict[str, Any]]] = {}
        self._readers = ContextReaders()

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> dict[str, Any] | None:
        """Words for an utterance; a message with two questions hears both answers at once."""
        values = {**self._facts_of(tracker.get_slot("store")), **kwargs}
        topic = utter_action.removeprefix(_UTTER)
        in_a_form = tracker.active_loop_name is not None
        if utter_action.startswith(_UTTER) and is_faq(topic):
            said = self._answer(topic, tracker, output_channel, values)
        else:
            said = self._say(utter_action, output_channel, values)
        if utter_action.startswith(_HANDED) and _told_before(utter_action, said["text"], tracker):
            said["text"] = self._filled("handed_again", values)
        elif (again := _AT_ONCE_AGAIN.get(utter_action)) and _told_last(
            utter_action, said["text"], tracker
        ):
            said["text"] = self._filled(again, values)
        if in_a_form and utter_action.startswith(_UTTER):
            # What a button would begin is not what the form waits for.
            said.pop("buttons", None)
        return said

    def _answer(
        self,
        topic: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        values: dict[str, Any],
    ) -> dict[str, Any]:
        """The answer to a question of the FAQ, and to the others that the message asks."""
        messages = messages_of(tracker)
        message = messages[-1] if messages else Spoken()
        asked = self._asked(topic, tracker, messages, values)
        detail = message.detail or (detail_offered(tracker) if message.asks("more") else None)
        drafts: list[dict[str, Any]] = []
        unstated: list[str] = []
        nothing: dict[str, Any] = {"text": ""}
        # What is asked of one's own case is told once more, whatever it was taken for.
        stated = False
        answered: Answer = ()
        course = [OF_THE_COURSE.get(each) for each in message.language.asks_of_claim(message.text)]
        asked_itself = message.intent == topic and len(asked) == 1 and topic not in course
        for question in asked:
            worked = () if detail is not None else self._worked_out(question, tracker)
            name = f"{_UTTER}{question.topic}"
            draft = self._filled_response(name, output_channel, values)
            if draft is None and worked:  # of what is asked something is stated
                draft = {"text": ""}
            stated = stated or draft is not None
            own = question.message.intent == question.topic
            if draft is None and own and not is_of_its_subject(question.topic, message):
                draft = {"text": self._filled("cannot_tell", values)}
                self._offer(draft, PERSON.label, PERSON.intent)
            elif draft is None:
                unstated.append(question.topic)
                draft = nothing  # said once, of all of which nothing is stated
            elif detail is not None:
                rest = self._filled(f"more_{question.topic}", values)
                told = (draft["text"] if detail == ALL or not rest else None, rest)
                draft["text"] = "\n".join(filter(None, told))
            elif worked:
                new = without_told(worked, answered)
                answered += worked
                if not new:
                    continue
                draft["text"] = self._sentences(new, values)
                self._offer(draft, "choice_more", question.topic, ALL)
            else:
                in_particular = _asks_in_particular(question, tracker)
                repeats = in_particular and _told_last(name, draft["text"], tracker)
                asked_itself = asked_itself or repeats
                in_particular = in_particular and not repeats
                self._complete(draft, question.topic, values, in_particular)
            # Two questions may come to the same: neither answer is said twice.
            if all(draft["text"] != each["text"] for each in drafts):
                drafts.append(draft)
        if unstated:
            nothing |= self._not_stated(unstated, values)
        drafts = self._once(
            f"{_UTTER}{topic}",
            drafts,
            message,
            tracker,
            values,
            asked_itself=asked_itself,
            is_stated=stated,
        )
        if message.unknown and tracker.active_loop_name is None:
            drafts.append({"text": self._unknown(message, values)})
        first, *others = drafts
        first["text"] = "\n\n".join(draft["text"] for draft in (first, *others))
        return first

    def _unknown(self, message: Spoken, values: dict[str, Any]) -> str | None:
        """That a question beside those answered is none that can be answered from here."""
        question = message.unknown[0].strip()
        if len(message.unknown) > 1 or len(question) > _LONGEST_QUOTED:
            return self._filled("cannot_tell_rest", values)
        return self._filled("cannot_tell_this", {**values, "question": question})

    def _asked(
        self,
        topic: str,
        tracker: DialogueStateTracker,
        messages: list[Spoken],
        values: dict[str, Any],
    ) -> tuple[Asked, ...]:
        """The questions that are answered at once: `topic`, and what else the message asks."""
        message = messages[-1] if messages else Spoken()
        if tracker.active_loop_name is None:
            parts = asked_in_parts(messages, topic_of(tracker), self._reader(tracker))
            if parts and parts[0].topic == topic:
                return parts
        known = self._known(tracker, messages) if topic in WORKED_OUT else Known()
        if topic in COSTS_OF_A_RETURN and asks_cost_of_return(message, topic_of(tracker)):
            return tuple(Asked(each, message, known) for each in COSTS_OF_A_RETURN)
        questions = _questions(topic, tracker)
        course = [OF_THE_COURSE.get(each) for each in message.language.asks_of_claim(message.text)]
        worked = self._worked_out(Asked(topic, message, known), tracker)
        if worked and topic in course:
            questions = (topic, *(each for each in questions if each != topic and each in course))
        elif worked and (message.asks("sum") or message.asks("deadline")):
            questions = (topic,)  # "how much do I get" is no question besides
        plain = self._asked_plainly(topic, questions, message, values)
        # "Too late then, and who pays the way back?": a day that is told settles the one.
        until = message.asks("deadline") and topic in course and _UNTIL in course
        until = until and _UNTIL not in plain
        if until and self._worked_out(Asked(_UNTIL, message, known), tracker):
            plain = (_UNTIL, *plain)
        return tuple(Asked(each, message, known) for each in plain)

    def _asked_plainly(
        self, topic: str, questions: tuple[str, ...], message: Spoken, values: dict[str, Any]
    ) -> tuple[str, ...]:
        """The questions without those that a part of the message only resembles.

        That the store states nothing of something is said to whom it was that asked of it.
        """
        plain = tuple(
            question
            for question in questions
            if is_of_its_subject(question, message)
            or (question == topic and self._is_stated(question, values))
        )
        return plain or (topic,)

    def _is_stated(self, question: str, values: dict[str, Any]) -> bool:
        template = self._desk.wording.template
        variants = self._desk.words.now.responses.get(f"{_UTTER}{question}")
        text = variants[0]["text"] if variants else template(f"{_UTTER}{question}")
        return fill(text, values) is not None

    def _once(
        self,
        name: str,
        drafts: list[dict[str, Any]],
        message: Spoken,
        tracker: DialogueStateTracker,
        values: dict[str, Any],
        *,
        asked_itself: bool,
        is_stated: bool,
    ) -> list[dict[str, Any]]:
        """The answers that were not given in the same words before; else what there is instead.

        Who asks again, or had no answer in it, is not helped by the same again; who chose it, or
        wants it once more, is.
        Where the same holds for something else, or much was said in between, it is said so.
        """
        if message.is_choice or message.asks("more") or message.asks("again"):
            return drafts
        new = [draft for draft in drafts if not _told_before(name, draft["text"], tracker)]
        if new:
            return new
        first = drafts[0]
        no_help = message.language.says_unanswered(message.text)
        no_help = no_help or (asked_itself and _told_last(name, first["text"], tracker))
        if is_stated and not no_help:
            first["text"] = fill(self._desk.wording.template("same_as_above"), {**first})
            return drafts
        handed = HandedOver.from_slot(tracker.get_slot("handed_over"))
        if tracker.active_loop_name is not None:
            return [{"text": self._filled("told_before_in_form", values)}]
        if handed is not None:
            told = {**values, "reference": handed.reference, "email": handed.email}
            return [{"text": self._filled("told_before_handed", told)}]
        draft: dict[str, Any] = {"text": self._filled("told_before", values)}
        self._offer(draft, PERSON.label, PERSON.intent)
        return [draft]

    def _complete(
        self, draft: dict[str, Any], question: str, values: dict[str, Any], in_particular: bool
    ) -> None:
        """Offer the rest of a general answer, and a person to who asks what it does not say."""
        if self._filled(f"more_{question}", values):
            self._offer(draft, "choice_more", question, MORE)
        if in_particular:
            prefix = self._desk.wording.template("nothing_particular")
            draft["text"] = f"{prefix}\n{draft['text']}"
            self._offer(draft, PERSON.label, PERSON.intent)

    def _reader(self, tracker: DialogueStateTracker) -> ContextReader:
        policy = self._desk.store(tracker.get_slot("store"))
        return self._readers.reader(policy, self._desk.days(policy, timezone_of(tracker)))

    def _known(self, tracker: DialogueStateTracker, messages: list[Spoken]) -> Known:
        """What was spoken of; of that a claim under way holds what stands, but for the newest."""
        context = self._reader(tracker).context(messages)
        if not tracker.get_slot("claim_key"):
            return context.known
        under_way = known_in(Draft(tracker.current_slot_values()))
        return context.known.and_then(under_way).and_then(context.said)

    def _worked_out(self, asked: Asked, tracker: DialogueStateTracker) -> Answer:
        """The answer for the case in mind; () where the store's terms do not settle one."""
        if asked.topic not in WORKED_OUT:
            return ()
        reader = self._reader(tracker)
        return work_out(reader.policy, reader.today, asked.topic, asked.message, asked.known)

    def _sentences(self, answer: Answer, values: dict[str, Any]) -> str:
        """An answer in words, beside the facts of the store."""
        wording = self._desk.wording
        texts = (
            fill(wording.template(each.name), {**values, **worded(each.values, wording)})
            for each in answer
        )
        return " ".join(filter(None, texts))

    def _offer(
        self, draft: dict[str, Any], label: str, intent: str, detail: str | None = None
    ) -> None:
        """Put a button beside those that a response has."""
        entities = json.dumps({DETAIL: detail}) if detail else ""
        button = {"title": self._desk.wording.template(label), "payload": f"/{intent}{entities}"}
        draft["buttons"] = [*draft.get("buttons", ()), button]

    def _filled(self, name: str, values: dict[str, Any]) -> str | None:
        """A sentence of the catalogue, where there is one and the store states its facts."""
        try:
            return fill(self._desk.wording.template(name), values)
        except MissingWording:
            return None

    def _facts_of(self, store_id: str | None) -> dict[str, Any]:
        policy = self._desk.store(store_id)
        today = self._desk.today(policy)
        catalogue = self._desk.words.now.catalogue
        day, said_by, facts = self._facts.get(policy.id, (None, None, {}))
        if day != today or said_by is not catalogue:
            facts = self._desk.facts(policy.id)
            self._facts[policy.id] = (today, catalogue, facts)
        return facts

    def _say(self, name: str, output_channel: str, values: dict[str, Any]) -> dict[str, Any]:
        said = self._filled_response(name, output_channel, values)
        return said or self._not_stated([name.removeprefix(_UTTER)], values)

    def _filled_response(
        self, name: str, output_channel: str, values: dict[str, Any]
    ) -> dict[str, Any] | None:
        """A response with its facts; None where the store states none of them."""
        draft = self._variant(name, output_channel) or {"text": self._desk.wording.template(name)}
        text = fill(draft["text"], values)
        return None if text is None else {**draft, "text": text}

    def _not_stated(self, topics: Sequence[str], values: dict[str, Any]) -> dict[str, Any]:
        wording = self._desk.wording
        each_once = dict.fromkeys(topics)
        topic = wording.said(PhraseList(tuple(Phrase(f"topic_{each}") for each in each_once)))
        return {"text": fill(wording.template(_NOT_STATED), {**values, "topic": topic})}

    def _variant(self, name: str, output_channel: str) -> dict[str, Any] | None:
        responses = self._desk.words.now.responses
        if name not in responses:
            return None
        variants = ResponseVariationFilter(responses)
        suitable = variants.responses_for_utter_action(name, output_channel, {})
        return copied(random.choice(suitable)) if suitable else None  # noqa: S311


def _questions(topic: str, tracker: DialogueStateTracker) -> tuple[str, ...]:
    """The questions that an answer is for.

    In a form each is said by itself; a topic that the message does not name was read in context.
    """
    message = tracker.latest_message
    parts = (message.parse_data.get("segments") or []) if message else []
    named = {message.intent_name if message else None, *(part["intent"] for part in parts)}
    if tracker.active_loop_name is not None or topic not in named:
        return (topic,)
    return questions_in(topic, parts)


def _told_before(name: str, text: str, tracker: DialogueStateTracker) -> bool:
    """Whether this answer was given before in the conversation, in these words."""
    return any(_says(event, name, text) for event in tracker.events)


def _told_last(name: str, text: str, tracker: DialogueStateTracker) -> bool:
    """Whether it was given, in these words, to the message before the latest."""
    messages = 0
    for event in reversed(tracker.events):
        messages += type(event) is UserUttered
        if messages == 1 and _says(event, name, text):
            return True
    return False


def _says(event: Event, name: str, text: str) -> bool:
    if type(event) is not BotUttered or event.metadata.get("utter_action") != name:
        return False
    return text in (event.text or "")


def _asks_in_particular(asked: Asked, tracker: DialogueStateTracker) -> bool:
    """Whether a message goes on with the question just answered, of which it names nothing."""
    question, message = asked.topic, asked.message
    if message.is_choice or message.intent == question or question != topic_of(tracker):
        return False
    if question == "ask_return_shipping_cost" and message.language.names_postage(message.text):
        return False
    return not message.language.asked_aspects(message.text)


def copied(response: dict[str, Any]) -> dict[str, Any]:
    """A response that can be changed: its text, and what it lists."""
    return {
        key: value.copy() if isinstance(value, (list, dict)) else value
        for key, value in response.items()
    }
