"""The matters that go to a person at the store: what each needs, and which one a message is."""

from __future__ import annotations

from dataclasses import dataclass

from claimdesk.conversation.shared.turn import Said, Turn

#: Fields a matter may need beside the e-mail address, in the order they are asked for.
ORDER, ADDRESS, MESSAGE = "message_order", "new_address", "message"


@dataclass(frozen=True)
class Matter:
    """One kind of message to the staff.

    Its name on the mail is the wording `matter_<code>`, what the shopper hears first `opening`.
    `needs` are the fields it is not sent without being asked for. An `offer` is made to somebody
    who only asked: they may go on with something else instead. An `urgent` one reaches the staff
    before anything is asked. With `order_if_known` it does not wait for an order number once there
    is an e-mail address: there may be none, or no time to look.
    """

    code: str
    needs: frozenset[str] = frozenset()
    offer: bool = False
    urgent: bool = False
    order_if_known: bool = False

    @property
    def opening(self) -> str | None:
        """The name of the first answer; None where the question says enough."""
        if self.code in ("message", "complaint", NO_DANGER):
            return None
        return _ANSWERED.get(self.code, f"opening_{self.code}")


# Questions that the store's terms answer before it is offered to pass them on.
_ANSWERED = {"wrong_address": "utter_ask_wrong_address"}

#: What the staff are told who heard of a danger that was none.
NO_DANGER = "no_danger"


def _matter(code: str, *needs: str, **kind: bool) -> Matter:
    return Matter(code, frozenset(needs), **kind)


MATTERS = {
    matter.code: matter
    for matter in (
        _matter("message", MESSAGE),
        _matter("complaint", MESSAGE),
        _matter("parcel_not_received", ORDER),
        _matter("parcel_marked_delivered", ORDER),
        _matter("parcel_late", ORDER),
        _matter("parcel_returned", ORDER),
        _matter("parcel_wrong_house", ORDER),
        _matter("parcel_stolen", ORDER),
        _matter("address_change", ORDER, ADDRESS),
        _matter("wrong_address", ORDER, offer=True),
        _matter("order_change", ORDER, MESSAGE),
        _matter("cancellation", ORDER, offer=True),
        _matter("order_kept", ORDER, order_if_known=True),
        _matter("order_problem", ORDER, MESSAGE, order_if_known=True),
        _matter("refund_awaited", ORDER),
        _matter("refund_asked", ORDER, offer=True),
        _matter("danger", ORDER, urgent=True, order_if_known=True),
        _matter("injury", ORDER, urgent=True, order_if_known=True),
        _matter(NO_DANGER, order_if_known=True),
        _matter("bought_elsewhere", MESSAGE, offer=True),
        _matter("product_advice", MESSAGE, offer=True),
        _matter("stock", MESSAGE, offer=True),
        _matter("jobs", MESSAGE, offer=True),
    )
}

_PARCELS = {
    "stolen": "parcel_stolen",
    "returned": "parcel_returned",
    "wrong_house": "parcel_wrong_house",
    "marked_delivered": "parcel_marked_delivered",
    "late": "parcel_late",
}
# Troubles of a parcel that are told of one that came, too.
_THOUGH_IT_CAME = ("stolen", "returned", "wrong_house", "marked_delivered")
_OF_INTENT = {
    "report_not_received": "parcel_not_received",
    "ask_refund_status": "refund_awaited",
    "change_order": "order_change",
    "ask_wrong_address": "address_change",
    "ask_cancel_order": "cancellation",
    "order_problem": "order_problem",
    "report_danger": "danger",
    "ask_product_advice": "product_advice",
    "ask_stock": "stock",
    "ask_jobs": "jobs",
    "complain": "complaint",
}
# What a cancellation is taken for, where its order or its money is spoken of.
_MAY_CANCEL = ("order_change", "order_problem", "refund_awaited")
# What an order that has not come is taken for, told with few words of a parcel.
_MAY_AWAIT = ("change_order", "ask_refund_status", "nlu_fallback", "out_of_scope", "inform")
#: Intents that begin a message to a person, beside `talk_to_human`.
INTENTS = tuple(intent for intent in _OF_INTENT if intent != "complain")


# Of these nothing has come yet, or nothing has to go back.
_NOTHING_GOES_BACK = ("cancellation", "order_change", "order_problem")


def may_go_back(code: str) -> bool:
    """Whether something may go back in such a matter, so that the terms of a refund are of it."""
    return not (of_a_parcel(code) or code in _NOTHING_GOES_BACK)


def of_a_parcel(code: str) -> bool:
    """Whether a matter is of a parcel, which its carrier has or had."""
    return code.startswith("parcel_")


def is_here(said: Said) -> bool:
    """Whether what was taken for something on its way is with the shopper, by the words."""
    if said.is_choice or not said.language.has_come(said.text):
        return False
    return said.language.parcel_trouble(said.text) not in _THOUGH_IT_CAME


def may_await_order(said: Said) -> bool:
    """Whether an order of some time ago has not come, and that is all, whatever it is taken for."""
    taken = said.intent in _MAY_AWAIT and not said.is_choice
    return taken and said.language.awaits_order(said.text)


def tells_anew(said: Said, *, reason: bool) -> bool:
    """Whether a message tells what is the matter with a thing that came, and of no claim there is.

    `reason` is whether one was found in it.
    """
    words, text = said.language, said.text
    if not is_here(said) or words.speaks_of_own_claim(text):
        return False
    told = reason or words.reason_told(text) is not None or words.says_other_mind(text)
    return told or words.tells_fault(words.account_in(text))


def _cancels(said: Said) -> bool:
    """Whether an order is to be cancelled, and no money awaited for one that was."""
    words, text = said.language, said.text
    if not words.cancels_order(text, is_spoken_of=True):
        return False
    # A price stands beside a bidding as well: "ordered it twice for $36, please cancel the other".
    return words.asks_to_do(text) or not words.awaits_refund(text)


def _numbers_what_to_cancel(turn: Turn) -> bool:
    """Whether an order is named right after no more than "cancel" was said."""
    before = turn.before[-1] if turn.before else None
    said_so = before is not None and not before.is_choice and turn.entity("order_number")
    return bool(said_so) and before is not None and turn.language.only_cancels(before.text)


def matter_of(turn: Turn) -> Matter:
    """The matter that a message begins; a plain message where it is none of the others."""
    taken = _OF_INTENT.get(turn.intent, "message")
    outright = _matter_said(turn, taken)
    return MATTERS[outright or _told_closer(turn, _put_right(turn, taken))]


def _matter_said(turn: Turn, taken: str) -> str | None:
    """The matter that the words say outright, whatever it was `taken` for, if they do."""
    words, text = turn.language, turn.text
    typed = not turn.is_choice
    if typed and taken not in ("danger", "parcel_not_received"):
        if words.keeps_order(text):
            return "order_kept"
        if words.paid_without_discount(text):
            return "order_problem"
    if taken in _MAY_CANCEL:
        return "cancellation" if typed and _cancels(turn) else None
    if taken != "message" or (typed and words.wants_to_buy(text)):
        return None
    # What it was taken for, as a wrong model that was ordered, is only the reason.
    if (typed and words.cancels_order(text)) or _numbers_what_to_cancel(turn):
        return "cancellation"
    of_seller = typed and not may_await_order(turn) and words.asks_of_message(text) == "seller"
    return "bought_elsewhere" if of_seller else None


def _put_right(turn: Turn, taken: str) -> str:
    """The matter by the words, where they say that something else is asked for or was missed."""
    words, text = turn.language, turn.text
    typed = not turn.is_choice
    code = "stock" if taken == "message" and typed and words.wants_to_buy(text) else taken
    missed = turn.intent == "report_missing_item" and words.misses_parcel(text)
    # "It says delivered, nothing is here, and I see I gave the old flat": the parcel comes first.
    marked = code == "address_change" and words.parcel_trouble(text) == "marked_delivered"
    if may_await_order(turn) or missed or marked:
        code = "parcel_not_received"
    chases = code == "parcel_not_received" and typed and words.chases_refund(text)
    return "refund_awaited" if chases else code


def _told_closer(turn: Turn, code: str) -> str:
    """The matter that the words make of another: what became of the parcel, whose address it is."""
    words, text = turn.language, turn.text
    if code == "parcel_not_received" and is_here(turn):
        return "message"
    if code == "parcel_not_received":
        return _PARCELS.get(words.parcel_trouble(text) or "", code)
    if code == "refund_awaited" and not (turn.is_choice or words.awaits_refund(text)):
        return "refund_asked"
    if code == "order_change" and words.names_address(text):
        return "address_change"
    if code == "address_change" and words.asks_what_happens(text):
        return "wrong_address"
    if code == "danger" and words.speaks_of_injury(text):
        return "injury"
    return code
