"""How sure it is that a message asks the question it was taken for."""

from __future__ import annotations

from claimdesk.conversation.context.parsed_message import Spoken
from claimdesk.conversation.context.topics import COUNTED
from claimdesk.conversation.shared.faq import is_faq
from claimdesk.conversation.shared.turn import Said
from claimdesk.language.languages import DEFAULT, Language

#: Intents that say no more than that the message was not understood by itself.
NOTHING_TO_GO_BY = ("nlu_fallback", "out_of_scope", "inform", "deny", "affirm", "cannot_provide")
#: The same, and a correction where nothing was told that it could put right.
UNSURE = frozenset({*NOTHING_TO_GO_BY, "correct"})
#: From here on an intent of the FAQ is the message's own.
SURE = 0.8


def is_unsure(message: Spoken) -> bool:
    """Whether by itself a message asks nothing that is known, or nothing it has a word of."""
    return message.intent in UNSURE or is_doubtful(message)


def is_doubtful(message: Spoken) -> bool:
    """Whether a message has no word of the question it was taken for, and not for sure."""
    topic = message.intent
    if not message.text:  # of a story, which tells its intent alone
        return False
    if not message.is_choice and message.language.sums_told(message.text).back:
        return False
    if message.is_choice or not (is_faq(topic) or topic == "check_claim"):
        return False
    # What would open a message to the staff takes a word of it, however sure the model is.
    sure = message.confidence >= SURE and topic != "ask_refund_status"
    return not sure and not is_of_its_subject(topic, message)


def is_of_its_subject(topic: str, said: Said) -> bool:
    """Whether a message has a word of a question it was taken for, or goes on with its answer.

    A question of something else entirely is taken for the one whose sentences are most alike, so
    that no sureness of the model speaks for it where a claim is under way or filed.
    """
    words, text = said.language, said.text
    return said.is_choice or words.names_subject(topic, text) or only_goes_on(text, topic, words)


def is_asked_outright(topic: str, said: Said) -> bool:
    """Whether a message asks a question of the FAQ for sure, though something else is under way."""
    words, text = said.language, said.text
    return said.is_choice or words.asks_outright(topic, text) or only_goes_on(text, topic, words)


def only_goes_on(text: str, topic: str, language: Language = DEFAULT) -> bool:
    """Whether a message asks for the rest of the answer on `topic`, or of what its days count.

    No such message answers a question of a form.
    """
    aspects = language.asked_aspects(text)
    of_days = topic in COUNTED and aspects.keys() & {"clock", "unit"}
    return bool(of_days or "more" in aspects) and language.says_only(text, aspects.values())


def may_mean_an_order(message: Spoken) -> bool:
    """Whether "my case" may be the thing ordered, where it was taken for a claim's."""
    if message.is_choice or message.intent != "check_claim":
        return False
    named = {each.entity for each in message.entities}
    return named == {"product"} and not message.language.names_claim(message.text)
