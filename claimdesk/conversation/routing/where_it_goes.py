"""Where a message outside of forms goes, whatever it was taken for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimdesk.claims.vocabulary import FAULTS
from claimdesk.conversation.context.certainty import is_doubtful, may_mean_an_order
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.context.next_item_offer import answers_offer
from claimdesk.conversation.context.parsed_message import Spoken
from claimdesk.conversation.routing.concerns_staff import concerns_staff, takes_claim_offered
from claimdesk.conversation.routing.plain_answers import plain_answer
from claimdesk.conversation.shared.faq import is_faq
from claimdesk.conversation.shared.intents import opens_a_claim
from claimdesk.conversation.shared.matters import INTENTS, is_here, may_await_order, tells_anew

# What takes it: the domain's names.
_CLAIM, _MESSAGE = "claim_form", "contact_form"
_FILED, _CLARIFY = "action_after_filing", "action_clarify"

_NOTHING_TO_GO_BY = ("nlu_fallback", "out_of_scope", "inform", "deny", "affirm", "cannot_provide")
_TAKEN_FOR_TALK = ("greet", "nlu_fallback", "out_of_scope", "ask_help")
_NAMED_SHORTLY = 2  # messages, the latest among them
_TAKEN_FOR_BUYING = (
    *("nlu_fallback", "out_of_scope", "inform", "ask_reselling", "ask_claim_requirements"),
    *("open_exchange", "open_return", "report_missing_item", "ask_stock"),
)
_OF_AN_ORDER = ("change_order", "order_problem", "ask_wrong_address", "ask_cancel_order")
_PROMO = ("ask_promo_not_working", "ask_promo_info", "ask_promo_stacking")
_OF_A_REFUSED_CODE = (
    *("report_defect", "report_wrong_item", "open_warranty_claim", "check_claim"),
    *("nlu_fallback", "inform", "out_of_scope", "deny", "complain"),
)


@dataclass(frozen=True)
class Situation:
    """What stands in the conversation: the `topic` answered last, the message that was handed
    over, whether a claim was filed, the item in mind for the next one, the `product` of one under
    way, and the payload of the first button that was `offered` last."""

    topic: str | None = None
    handed: HandedOver | None = None
    has_claim: bool = False
    in_mind: Mapping[str, Any] | None = None
    product: str | None = None
    offered: str = ""


def where_it_goes(messages: Sequence[Spoken], here: Situation) -> str | None:
    """The form, the action or the answer that the last message is for; None where its intent,
    or the topic in mind, tells."""
    message, handed, has_claim = messages[-1], here.handed, here.has_claim
    if _takes_leave(message):
        return "utter_goodbye"
    if (handed or has_claim) and (closing := _rests(message)):
        return closing
    if (handed or has_claim) and _asks_after_thanks(message):
        return _FILED if has_claim else _MESSAGE
    if has_claim and handed is None and _sets_a_day_right(message):
        return _FILED
    if has_claim and _goes_with_filed(message, handed):
        return _FILED
    if _tells_of_nothing_in_it(message) or _changes_no_order(message):
        return _CLAIM
    if _is_of_what_came(message) or (not has_claim and _begins_anew(message)):
        return _CLAIM
    if not has_claim and _goes_back_for_being_late(message):
        return _CLAIM
    if _misses_parcel(message) or (handed is None and not has_claim and may_await_order(message)):
        return _MESSAGE
    if not has_claim and _numbers_what_to_cancel(messages):
        return _MESSAGE
    if _asks_where_sold(message):
        return "utter_ask_local_store"
    takes = takes_claim_offered(message, here.offered, handed)
    if takes and not here.in_mind:
        return _CLAIM
    if plain_answer(message, handed, has_claim=has_claim, product=here.product) is not None:
        return _MESSAGE
    if handed is None and not has_claim and _asks_who_decides(message):
        return "utter_bot_challenge"
    if not has_claim and (_has_what_it_is_about(message, handed) or _files_instead(message)):
        return _CLAIM
    if concerns_staff(message, handed, has_claim=has_claim) or _buys(message):
        return _MESSAGE
    if message.intent == "bot_challenge" and _wants_person(message):
        return _MESSAGE
    if not has_claim and _denies(message):
        # Nothing is opened for what is not meant: what was spoken of before is gone on with.
        return f"utter_{here.topic}" if here.topic else _CLARIFY
    if here.in_mind and answers_offer(message, here.in_mind):
        return _FILED
    if has_claim and _is_of_filed(message, offered=bool(here.offered)):
        return _FILED
    if takes or (not has_claim and _tells_of_trouble(messages)):
        return _CLAIM
    if _tells_of_refused_code(message, here.topic):
        return "utter_ask_promo_not_working"
    return _CLARIFY if may_mean_an_order(message) else None


def where_unsure(message: Spoken, here: Situation) -> str | None:
    """The same for a message that no context tells the topic of; None where it reads for sure."""
    if message.intent == "nlu_fallback" and message.language.vents(message.text):
        return "utter_complain"
    goes_on = here.topic == message.intent
    if here.has_claim or goes_on or not is_doubtful(message):
        return None
    return "utter_out_of_scope" if _asks_something_else(message) else _CLARIFY


def _is_of_filed(message: Spoken, *, offered: bool) -> bool:
    """Whether a message is of the claim that was filed: it asks of it, keeps it, or only ends."""
    of_it = _asks_of_claim(message) or _lets_it_stand(message)
    return of_it or _closes(message, offered=offered)


def _goes_with_filed(message: Spoken, handed: HandedOver | None) -> bool:
    """Whether a message puts a line of the claim that was filed right, gives it an address, or
    asks for its picture."""
    words, text = message.language, message.text
    if message.is_choice:
        return False
    if words.asks_of_claim(text)[:1] == ("picture_there",) and handed is None:
        return True
    if words.puts_line_right(text) or words.means_claim_there(text):
        return opens_a_claim(message.intent)
    gives = words.names_address(text) and words.find_postal_address(text) is not None
    return handed is None and gives and not _names(message, "order_number")


def _asks_where_sold(message: Spoken) -> bool:
    """Whether no more is asked than where else the store sells; see `asked_in_parts` for more."""
    alone = len(message.parts) < 2 and not opens_a_claim(message.intent)
    return alone and not message.is_choice and message.language.asks_where_sold(message.text)


def _asks_something_else(message: Spoken) -> bool:
    """Whether a question is known to be another one than it was taken for, and is none known."""
    words, text = message.language, message.text
    return words.is_question(text) and words.asks_something_else(message.intent, text)


def _asks_who_decides(message: Spoken) -> bool:
    """Whether it is asked of claims in general who decides: none is looked up for that."""
    words, text = message.language, message.text
    named = any(each.entity == "claim_number" for each in message.entities)
    tells = opens_a_claim(message.intent) or named
    return not (message.is_choice or tells) and words.asks_who_decides(text)


def _wants_person(message: Spoken) -> bool:
    """Whether a person is wished for in words."""
    return not message.is_choice and message.language.wants_person(message.text)


def _denies(message: Spoken) -> bool:
    """Whether a message says that what it would open is not what is meant."""
    opens = message.intent in (*INTENTS, "talk_to_human", "check_claim", "withdraw_claim")
    words, text = message.language, message.text
    denies = words.denies_matter(text) or words.declines_passing_on(text)
    return opens and not message.is_choice and denies


def _takes_leave(message: Spoken) -> bool:
    """Whether a message that asks and tells nothing to go by ends with a goodbye."""
    of_no_matter = message.intent in (*_NOTHING_TO_GO_BY, "stop", "complain", "thank")
    of_no_matter = of_no_matter or is_faq(message.intent)
    asks = message.language.is_question(message.text)
    leaves = message.language.says_goodbye(message.text)
    return of_no_matter and leaves and not (asks or message.is_choice)


def _asks_after_thanks(message: Spoken) -> bool:
    """Whether what was taken for thanks goes on with a question: of what the staff have."""
    thanks = message.intent in ("thank", "goodbye") and not message.is_choice
    return thanks and message.language.puts_question(message.text)


def _sets_a_day_right(message: Spoken) -> bool:
    """Whether a day is set against another one: of the claim, where that is all there is."""
    if message.is_choice or not _names(message, "date") or opens_a_claim(message.intent):
        return False
    return message.language.sets_against(message.text)


def _rests(message: Spoken) -> str | None:
    """The answer to what ends with thanks or waiting, and only resembles a question or a wish.

    A word echoed asks nothing: "Sparks? It's made of wool. I'll wait for the mail then."
    """
    words = message.language
    *before, last = words.sentences(message.text) or [""]
    closing = words.closes(last)
    asks = any(words.puts_question(each) and len(each.split()) > 1 for each in before)
    bids = any(words.bids_to_tell(each) or words.asks_to_do(each) for each in before)
    rests = bool(before and closing) and is_faq(message.intent) and not message.is_choice
    if not rests or asks or bids:
        return None
    return "utter_goodbye" if closing == "goodbye" else "utter_thank"


def _files_instead(message: Spoken) -> bool:
    """Whether a claim is to be made, in words, where the message was taken for one to the staff."""
    words, text = message.language, message.text
    taken = message.intent in ("talk_to_human", "ask_cancel_order", "change_order")
    taken = taken and not (message.is_choice or words.wants_person(text))
    return taken and words.wants_to_claim(text) and not words.cancels_order(text)


def _tells_of_nothing_in_it(message: Spoken) -> bool:
    """Whether a parcel taken for one that has not come did come, empty."""
    told_as = ("report_not_received", "nlu_fallback", "check_claim")
    return message.intent in told_as and message.language.came_empty(message.text)


def _buys(message: Spoken) -> bool:
    """Whether a thing is to be bought, and nothing told that is wrong with one."""
    words, text = message.language, message.text
    taken = message.intent in _TAKEN_FOR_BUYING and not message.is_choice
    tells = words.tells_of_damage(text) or words.tells_fault(words.account_in(text))
    return taken and words.wants_to_buy(text) and not (tells or words.has_come(text))


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


def _goes_back_for_being_late(message: Spoken) -> bool:
    """Whether what was taken for a parcel that has not come came too late, and is sent back."""
    taken = message.intent in ("report_not_received", "nlu_fallback") and not message.is_choice
    words, text = message.language, message.text
    sent_back = taken and words.says_reason("change_of_mind", text)
    return bool(sent_back) and not (words.is_not_here_yet(text) or words.puts_question(text))


def _begins_anew(message: Spoken) -> bool:
    """Whether what was taken for one on a claim there is tells what is wrong, as none before."""
    taken = message.intent in ("check_claim", "withdraw_claim", "add_to_claim", "stop")
    if not taken or _names(message, "claim_number"):
        return False
    return tells_anew(message, reason=_names(message, "reason"))


def _numbers_what_to_cancel(messages: Sequence[Spoken]) -> bool:
    """Whether an order's number follows on no more than "cancel", where nothing was under way."""
    *before, message = messages
    if not before or message.is_choice or before[-1].is_choice:
        return False
    numbered = _names(message, "order_number") and message.intent in _NOTHING_TO_GO_BY
    return numbered and message.language.only_cancels(before[-1].text)


def _names(message: Spoken, entity: str) -> bool:
    return any(each.entity == entity for each in message.entities)


def _has_what_it_is_about(message: Spoken, handed: HandedOver | None) -> bool:
    """Whether what was taken for a parcel on its way came: what there is to tell is of the item."""
    told_so = handed is not None and handed.matter in ("parcel_not_received", "parcel_late")
    faulty = any(each.entity == "reason" and each.value in FAULTS for each in message.entities)
    return (message.intent == "report_not_received" or (told_so and faulty)) and is_here(message)


def _tells_of_trouble(messages: Sequence[Spoken]) -> bool:
    """Whether a message that asks nothing tells what is wrong with a thing that is here.

    It opens a claim, whatever question it has words of ("need a new one asap"). The thing may
    have been named shortly before.
    """
    message = messages[-1]
    words, text = message.language, message.text
    taken = message.intent in (*_NOTHING_TO_GO_BY, "complain") or is_faq(message.intent)
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


def _misses_parcel(message: Spoken) -> bool:
    """Whether what was taken for something missing from a parcel is the parcel itself."""
    taken = message.intent == "report_missing_item" and not message.is_choice
    return taken and message.language.misses_parcel(message.text)


def _tells_of_refused_code(message: Spoken, topic: str | None) -> bool:
    """Whether what was taken for a faulty item is a code that the checkout does not take."""
    words, text = message.language, message.text
    taken = message.intent in _OF_A_REFUSED_CODE or (
        opens_a_claim(message.intent) and not words.names_subject("check_claim", text)
    )
    if message.is_choice or not taken:
        return False
    if words.paid_without_discount(text):
        return False
    after = topic in _PROMO
    if words.code_refused(text) or (after and words.names_code(text)):
        return True
    numbered = any(each.entity == "order_number" for each in message.entities)
    if topic == "ask_promo_not_working" and words.changes_nothing(text) and not numbered:
        return True  # what was advised against it was tried
    # Right after an answer on codes, nothing else can be what is broken.
    names_product = any(each.entity == "product" for each in message.entities)
    return after and message.intent == "report_defect" and not names_product


def _lets_it_stand(message: Spoken) -> bool:
    """Whether a claim is to stay as it is, or to be put back to what it was."""
    if message.is_choice:
        return False
    words, text = message.language, message.text
    return words.forbids_change(text) or words.puts_back(text) or words.blames_for_change(text)


def _closes(message: Spoken, *, offered: bool) -> bool:
    """Whether a message only ends the talk, and answers nothing that was offered just before."""
    words, text = message.language, message.text
    answers = offered and words.says_yes_or_no(text) is not None
    return not (message.is_choice or answers) and bool(words.closes(text))


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
