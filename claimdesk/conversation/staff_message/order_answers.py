"""What is asked of one's own order while the staff's message on it is put together.

What the store's terms settle is answered by them; all else is for the staff, and said to be.
"""

from __future__ import annotations

from claimdesk.conversation.shared.matters import MESSAGE, of_a_parcel
from claimdesk.conversation.shared.turn import Say, Turn
from claimdesk.conversation.staff_message.message import StaffMessage

_OF_AN_ADDRESS = ("address_change", "wrong_address")
# Matters in which an order is to be stopped or changed as long as it can be.
_TO_BE_STOPPED = ("cancellation", "order_change")
_OF_MONEY = ("refund_awaited", "refund_asked")
#: What the staff have to hear of though it is answered.
FOR_STAFF_TOO = (
    *("contact_theirs", "contact_payment", "contact_keep", "contact_fee"),
    *("order_too_late", "wrong_address_terms", "contact_sorry", "utter_ask_cancel_order"),
)
_DECIDED_BY_STAFF = Say("contact_theirs")
#: What a store takes back, and until when, said for the case in mind.
WAY_OUT = Say("utter_ask_return_policy")
# Answers on sending an item back, which none is where money alone was taken.
_OF_A_RETURN = frozenset(
    f"utter_ask_{topic}"
    for topic in (
        *("return_policy", "return_shipping_cost", "change_of_mind", "restocking_fee"),
        *("refund_time", "refund_method", "refund_status"),
    )
)


def answers_of_order(turn: Turn, message: StaffMessage) -> tuple[Say, ...]:
    """The answers to what a message asks of the order it is about; empty where it asks nothing."""
    if turn.is_choice or message.matter.urgent:
        return ()
    asked = turn.language.asks_of_order(turn.text)
    own_address = _gave_wrong_address(turn, message)
    if of_charge(turn, message):
        return _of_charge(turn, asked)
    say: list[Say] = []
    of_the_address = own_address and {"who_pays", "sent_again"}.intersection(asked)
    if "wrong_place" in asked or of_the_address:
        say.append(Say("wrong_address_terms") if own_address else _DECIDED_BY_STAFF)
    elif "who_pays" in asked and of_a_parcel(message.matter.code):
        say.append(_DECIDED_BY_STAFF)
    if _is_to_be_stopped(turn, message):
        too_late = (Say("order_too_late"),) if "too_late" in asked else ()
        say += (*too_late, *((WAY_OUT,) if too_late or "stuck" in asked else ()))
    elif {"too_late", "stuck"}.intersection(asked) and message.matter.code not in _OF_AN_ADDRESS:
        say.append(_DECIDED_BY_STAFF)
    if "send_back" in asked and of_a_parcel(message.matter.code):
        say.append(Say("contact_keep"))
    return tuple(each for at, each in enumerate(say) if each not in say[:at])


def of_charge(turn: Turn, message: StaffMessage) -> bool:
    """Whether it is about money alone, taken once too often or not come back."""
    if message.matter.code in _OF_MONEY:
        return True
    told = (turn.text, str(message.get(MESSAGE) or ""))
    charged = message.matter.code in ("order_problem", "complaint", "message")
    return charged and any(turn.language.tells_of_charge(each) for each in told)


def without_returns(say: tuple[Say, ...]) -> tuple[Say, ...]:
    """Answers without those on sending something back."""
    return tuple(each for each in say if each.response not in _OF_A_RETURN)


def _is_to_be_stopped(turn: Turn, message: StaffMessage) -> bool:
    """Whether an order is to be cancelled or changed, by its matter or by what was told."""
    told = str(message.get(MESSAGE) or "")
    bidden = turn.language.cancels_order(told, is_spoken_of=True)
    return message.matter.code in _TO_BE_STOPPED or bidden


def _of_charge(turn: Turn, asked: tuple[str, ...]) -> tuple[Say, ...]:
    if "fee" in turn.language.asks_of_claim(turn.text):
        return (Say("contact_fee"),)
    if "payment_back" in asked:
        return (Say("contact_payment"),)
    return (Say("contact_keep"),) if "send_back" in asked else ()


def _gave_wrong_address(turn: Turn, message: StaffMessage) -> bool:
    """Whether the address was given wrongly, as far as it was told by now."""
    told = (turn.text, str(message.get(MESSAGE) or ""))
    return message.matter.code in _OF_AN_ADDRESS or any(
        turn.language.gave_wrong_address(each) for each in told
    )
