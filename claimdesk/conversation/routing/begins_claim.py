"""What begins a claim, whatever it was taken for."""

from __future__ import annotations

from collections.abc import Sequence

from claimdesk.claims.vocabulary import FAULTS
from claimdesk.conversation.context.certainty import NOTHING_TO_GO_BY
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.context.parsed_message import Spoken
from claimdesk.conversation.shared.faq import is_faq
from claimdesk.conversation.shared.matters import is_here, tells_anew

_NAMED_SHORTLY = 2  # messages, the latest among them
_OF_AN_ORDER = ("change_order", "order_problem", "ask_wrong_address", "ask_cancel_order")


def is_of_item_here(message: Spoken, *, has_claim: bool) -> bool:
    """Whether what was taken for a matter of an order, a parcel or a claim tells what is wrong
    with what came."""
    tells = _tells_of_nothing_in_it(message) or _changes_no_order(message)
    if tells or _is_of_what_came(message):
        return True
    return not has_claim and (_begins_anew(message) or _goes_back_for_being_late(message))


def has_what_it_is_about(message: Spoken, handed: HandedOver | None) -> bool:
    """Whether what was taken for a parcel on its way came: what there is to tell is of the item."""
    told_so = handed is not None and handed.matter in ("parcel_not_received", "parcel_late")
    faulty = any(each.entity == "reason" and each.value in FAULTS for each in message.entities)
    return (message.intent == "report_not_received" or (told_so and faulty)) and is_here(message)


def files_instead(message: Spoken) -> bool:
    """Whether a claim is to be made, in words, where the message was taken for one to the staff."""
    words, text = message.language, message.text
    taken = message.intent in ("talk_to_human", "ask_cancel_order", "change_order")
    taken = taken and not (message.is_choice or words.wants_person(text))
    return taken and words.wants_to_claim(text) and not words.cancels_order(text)


def tells_of_trouble(messages: Sequence[Spoken]) -> bool:
    """Whether a message that asks nothing tells what is wrong with a thing that is here.

    It opens a claim, whatever question it has words of ("need a new one asap"). The thing may
    have been named shortly before.
    """
    message = messages[-1]
    words, text = message.language, message.text
    taken = message.intent in (*NOTHING_TO_GO_BY, "complain") or is_faq(message.intent)
    if message.is_choice or not taken or words.puts_question(text) or words.supposes(text):
        return False
    if words.code_refused(text) or words.is_not_here_yet(text) or words.says_only_asking(text):
        return False
    faulty = words.tells_fault(words.account_in(text)) or words.tells_another_came(text)
    here = words.has_come(text)
    faulty = faulty or (here and words.reason_told(text) in FAULTS)
    recent = [each for each in messages[-_NAMED_SHORTLY:] if not each.is_choice]
    named = any(each.entity == "product" for said in recent for each in said.entities)
    return faulty and (named or here)


def _tells_of_nothing_in_it(message: Spoken) -> bool:
    """Whether a parcel taken for one that has not come did come, empty."""
    told_as = ("report_not_received", "nlu_fallback", "check_claim")
    return message.intent in told_as and message.language.came_empty(message.text)


def _changes_no_order(message: Spoken) -> bool:
    """Whether what was taken for a change of an order tells of harm, or that another came."""
    if message.intent not in ("change_order", "ask_wrong_address") or message.is_choice:
        return False
    words, text = message.language, message.text
    awaited = words.is_not_here_yet(text) or words.cancels_order(text)
    if awaited or words.names_address(text):  # what is wrong is the address
        return False
    if words.puts_question(text) or words.supposes(text):
        return False
    tells = words.tells_of_damage(text) or words.tells_fault(words.account_in(text))
    return tells or words.tells_another_came(text)


def _is_of_what_came(message: Spoken) -> bool:
    """Whether what was taken for a matter of an order tells what is wrong with what came of it.

    Nothing is changed in an order that is here. Who asks besides asks for what is wanted.
    """
    words, text = message.language, message.text
    if message.intent not in _OF_AN_ORDER or not is_here(message):
        return False
    elsewhere = words.is_not_here_yet(text) or words.cancels_order(text) or words.names_code(text)
    asks = words.puts_question(text) and not _names(message, "remedy")
    if elsewhere or asks or words.supposes(text):
        return False
    if words.tells_fault(words.account_in(text)) or words.tells_another_came(text):
        return True
    # What was charged, or put on the order, is no item; of that a word has to tell.
    reasons = [each.value for each in message.entities if each.entity == "reason"]
    if message.intent != "change_order":
        reasons = [each for each in reasons if words.says_reason(each, text)]
    return bool(reasons) or words.says_reason("change_of_mind", text)


def _begins_anew(message: Spoken) -> bool:
    """Whether what was taken for one on a claim there is tells what is wrong, as none before."""
    taken = message.intent in ("check_claim", "withdraw_claim", "add_to_claim", "stop")
    if not taken or _names(message, "claim_number"):
        return False
    return tells_anew(message, reason=_names(message, "reason"))


def _goes_back_for_being_late(message: Spoken) -> bool:
    """Whether what was taken for a parcel that has not come came too late, and is sent back."""
    taken = message.intent in ("report_not_received", "nlu_fallback") and not message.is_choice
    words, text = message.language, message.text
    sent_back = taken and words.says_reason("change_of_mind", text)
    return bool(sent_back) and not (words.is_not_here_yet(text) or words.puts_question(text))


def _names(message: Spoken, entity: str) -> bool:
    return any(each.entity == entity for each in message.entities)
