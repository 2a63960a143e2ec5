"""What is of the claim that was filed, whatever it was taken for."""

from __future__ import annotations

from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.context.parsed_message import Spoken
from claimdesk.conversation.shared.intents import opens_a_claim

_TAKEN_FOR_TALK = ("greet", "nlu_fallback", "out_of_scope", "ask_help")


def goes_with_filed(message: Spoken, handed: HandedOver | None) -> bool:
    """Whether a message puts a line or a day of the claim that was filed right, gives it an
    address, or asks for its picture."""
    words, text = message.language, message.text
    if message.is_choice:
        return False
    if handed is None and _sets_a_day_right(message):
        return True
    if words.asks_of_claim(text)[:1] == ("picture_there",) and handed is None:
        return True
    if words.puts_line_right(text) or words.means_claim_there(text):
        return opens_a_claim(message.intent)
    gives = words.names_address(text) and words.find_postal_address(text) is not None
    numbered = any(each.entity == "order_number" for each in message.entities)
    return handed is None and gives and not numbered


def _sets_a_day_right(message: Spoken) -> bool:
    """Whether a day is set against another one: of the claim, where that is all there is."""
    dated = any(each.entity == "date" for each in message.entities)
    if message.is_choice or not dated or opens_a_claim(message.intent):
        return False
    return message.language.sets_against(message.text)


def is_of_filed(message: Spoken) -> bool:
    """Whether a message is of the claim that was filed: it asks of it, or keeps it as it is."""
    return _asks_of_claim(message) or _lets_it_stand(message)


def _asks_of_claim(message: Spoken) -> bool:
    """Whether the course of a claim is asked about, or no more than "and when?" was said.

    That reads like a nod, or like a question of shipping.
    """
    if message.is_choice:
        return False
    if message.language.anothers_emails(message.text, has_own=True):
        return True
    words, text = message.language, message.text
    if words.asks_if_known(text) or words.bids_to_tell(text):
        return True
    if words.wish_instead(text, None) or len(words.remedies_named(text)) > 1:
        return True  # of what the claim asks for
    if words.asks_of_message(text) in ("got", "whole", "number"):
        return True
    if words.things_asked(text):
        return True
    if words.asks_if_changed(text) or words.asks_if_withdrawn(text):
        return True
    if message.intent in _TAKEN_FOR_TALK and words.awaits_answer(text):
        return True
    nods = message.intent in ("affirm", "deny")
    return bool(words.asks_of_claim(text)) or (nods and words.asks_when_to_hear(text))


def _lets_it_stand(message: Spoken) -> bool:
    """Whether a claim is to stay as it is, or to be put back to what it was."""
    if message.is_choice:
        return False
    words, text = message.language, message.text
    return words.forbids_change(text) or words.puts_back(text) or words.blames_for_change(text)
