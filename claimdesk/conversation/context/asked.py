"""The questions of one message, each read by itself: after what is told, and those before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimdesk.conversation.context.certainty import is_of_its_subject
from claimdesk.conversation.context.follow_up import topic_in_context
from claimdesk.conversation.context.known_values import Known
from claimdesk.conversation.context.parsed_message import Spoken
from claimdesk.conversation.context.reader import Context, ContextReader
from claimdesk.conversation.context.return_questions import asks_cost_of_return
from claimdesk.conversation.context.topics import COSTS_OF_A_RETURN, COUNTED, HANGS_ON
from claimdesk.conversation.shared.faq import MOST_ANSWERS, SURE_OF_A_PART, is_faq

_WHERE_SOLD = "ask_local_store"
_OF_NO_INTENT = "nlu_fallback"
_MOST_WORDS_OF_A_HALF = 6  # "and the postage for the way back"


@dataclass(frozen=True)
class Asked:
    """A question of the FAQ, the words that ask it, and what is known where it is asked."""

    topic: str
    message: Spoken
    known: Known


def asked_in_parts(
    messages: Sequence[Spoken], topic: str | None, reader: ContextReader
) -> tuple[Asked, ...]:
    """The questions of the last of `messages`, in order; () where it does not ask several.

    `topic` was answered last before. "How long do I have, from when does it count, and who pays
    the postage?": each leans on the one before, and a word of one is no word of another.
    """
    message = messages[-1] if messages else Spoken()
    if message.is_choice or len(message.parts) < 2:
        return ()
    told = _beside(message)
    before = [*messages[:-1], *([told] if told.text else [])]
    asked: list[Asked] = []
    lead: str | None = None  # what the message leads up to its question with
    for part in (_whole(each, message) for each in message.parts):
        before.append(part)
        context = reader.context(before, topic, len(before) - len(messages) + 1)
        found = _topic_of(part, context, lead)
        if found is None or not _asks(part, found, message):
            if is_faq(part.intent) and is_of_its_subject(part.intent, part):
                lead = part.intent
            continue
        both = found in COSTS_OF_A_RETURN and asks_cost_of_return(part, topic)
        asked += [
            Asked(each, part, context.known) for each in (COSTS_OF_A_RETURN if both else (found,))
        ]
        topic = found
    # A lone question, where the message or its words by themselves were taken for another.
    read_as = (message, asked[0].message) if asked else ()
    mistaken = any(_is_taken(each) and each.intent != asked[0].topic for each in read_as)
    return tuple(asked[:MOST_ANSWERS]) if len(asked) > 1 or mistaken else ()


def _is_taken(part: Spoken) -> bool:
    """Whether a part was taken for a question of the FAQ, and would be answered as one."""
    return is_faq(part.intent) and part.confidence >= SURE_OF_A_PART


def _asks(part: Spoken, topic: str, message: Spoken) -> bool:
    """Whether a part asks: by its form, or by a word of its subject where no other part does.

    "I'd hate to pay postage" beside a question is a reason for it; "and the postage" asks on.
    """
    language = part.language
    if language.puts_question(part.text):
        return True
    others = any(language.is_question(each.text) for each in message.parts)
    brief = len(part.text.split()) <= _MOST_WORDS_OF_A_HALF
    goes_on = language.joins_on(part.text) and (brief or language.supposes(part.text))
    tells = others and not goes_on
    return not tells and is_of_its_subject(topic, message)


def _topic_of(part: Spoken, context: Context, lead: str | None = None) -> str | None:
    """What a part asks: its own question, unless it goes on with the one before."""
    if part.language.asks_where_sold(part.text):
        return _WHERE_SOLD
    aspects = part.language.asked_aspects(part.text).keys()
    if context.topic in COUNTED and aspects & {"clock", "unit"} and "deadline" not in aspects:
        return context.topic  # from when, and which days: of the days just asked for
    own = part.intent if _is_taken(part) else None
    of_its_own = own and (is_of_its_subject(own, part) or part.language.asks_by_a_day(part.text))
    leans = part.language.leans(part.text) and not of_its_own
    if leans and (on := lead or context.topic):
        return on  # "is that allowed?"
    found = topic_in_context(part, context)
    if found is None or found != context.topic or own is None:
        return found or own
    # "And is it free?" has a word of its own; "from when?", "if it broke?" are of what was asked.
    goes_on = bool(aspects or context.said.names & HANGS_ON.get(found, frozenset()))
    return own if is_of_its_subject(own, part) and not goes_on else found


def _whole(part: Spoken, message: Spoken) -> Spoken:
    """A part that only supposes, with what is asked of that in the rest of its sentence.

    "If the print is bad, how long do I have?" is one question, whatever half of it was read alone.
    """
    words = part.language
    if words.puts_question(part.text) or not words.supposes(part.text):
        return part
    sentence = next((s for s in words.sentences(message.text) if part.text in s), "")
    rest = sentence.partition(part.text)[2]
    others = any(each.text in rest for each in message.parts if each is not part)
    if others or not words.puts_question(rest.lstrip(" ,")):
        return part
    text = (part.text + rest).rstrip()
    return replace(part, text=text, intent=_OF_NO_INTENT, confidence=0.0)


def _beside(message: Spoken) -> Spoken:
    """The message without its parts: what else is told, which all of them may rest on."""
    text, entities = message.text, message.entities
    for part in message.parts:
        start = text.find(part.text)
        if start < 0:
            continue
        # Blanks keep the places of what is left.
        text = text[:start] + " " * len(part.text) + text[start + len(part.text) :]
        entities = tuple(e for e in entities if e.start is None or text[e.start : e.end].strip())
    return replace(message, text=text if text.strip(" ,.;:!?-") else "", entities=entities)
