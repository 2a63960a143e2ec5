"""What is said of a message that the staff have: answered, or passed on to them as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.context.items_in_mind import DROPPED
from claimdesk.conversation.danger.advice import FOR_STAFF, IN_SHORT, has_advice_on, line, safety
from claimdesk.conversation.danger.emergency import number_heard
from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.shared.draft import new_key
from claimdesk.conversation.shared.matters import ADDRESS, MATTERS, MESSAGE, ORDER, of_a_parcel
from claimdesk.conversation.shared.turn import Say, Step, Turn
from claimdesk.conversation.staff_message.answered_here import (
    address_held,
    answered_here,
    kinds_beside,
    leaves_for_staff,
)
from claimdesk.conversation.staff_message.asking import MessageAsking
from claimdesk.conversation.staff_message.message import (
    EMAIL,
    StaffMessage,
    forgotten,
    is_same_number,
    read,
)
from claimdesk.conversation.staff_message.said_of_handed import (
    SaidOfHanded,
    tells_more_of_danger,
)
from claimdesk.conversation.worked_answers.delivery_days import lateness

# What is answered though the message is passed on as well.
_ANSWERED_BESIDE_NEWS = ("call_me", "got")


def back_to_claim(slots: Mapping[str, Any]) -> tuple[Say, ...]:
    """The offer to go on with a claim that was left, or given up, for a message."""
    if slots.get("claim_key"):
        return (Say("offer_to_resume", choices=interruptions.RESUME),)
    if (slots.get("next_claim") or {}).get(DROPPED):
        resume, leave = interruptions.RESUME
        taken_up = replace(resume, entities={"next_item": "yes"})
        return (Say("offer_to_resume", choices=(taken_up, leave)),)
    return ()


def disowns_claim(turn: Turn) -> bool:
    """Whether it is said that there is no claim: none is left open then."""
    return not turn.is_choice and turn.language.disowns_claim(turn.text)


class AboutHanded:
    """Hears what goes on about a message, for one store on one day."""

    def __init__(self, policy: StorePolicy, today: Today | None, asking: MessageAsking) -> None:
        self._policy = policy
        self._today = today
        self._asking = asking

    def step(self, turn: Turn, slots: Mapping[str, Any], handed: HandedOver) -> Step | None:
        """The answer, or what is passed on; None where the message is about something else.

        What is newly told goes to them too, with what is known of the first.
        """
        said = SaidOfHanded.read(turn, handed)
        off = not turn.is_choice and turn.language.asks_if_called_off(turn.text)
        if off and handed.is_about("cancellation"):
            return Step(forgotten(), (handed.tells("called_off"),), then="left")
        if _bidden(turn, handed):
            said = replace(said, matter=MATTERS["message"])
        if more_danger := tells_more_of_danger(turn, handed):
            # Whether the staff know of it is answered by telling them.
            asked = None if said.asked == "got" else said.asked
            said = replace(said, asked=asked, in_turn=(), unsent=())
        other = not handed.is_about(said.matter.code)
        if other or (turn.is_choice and said.matter.code != "message"):
            return None
        message = StaffMessage(said.matter, {EMAIL: handed.email, "message_key": new_key()})
        message, doubt = read(turn, message, None, self._policy)
        here = answered_here(turn, handed, self._policy, self._today)
        news = bool(doubt) or more_danger or _is_news(turn, said, handed, message, here)
        again, said, handed, new_advice = _advice(turn, said, handed, message)
        if said.matter.code in ("message", "complaint"):
            message = replace(message, matter=MATTERS[handed.matter])
        message = message.with_(
            message_order=message.get(ORDER) or handed.order,
            new_address=_address_in(turn, handed) or handed.address,
            # Who has no number, or is to be helped at once, is not asked a second time.
            message_declined=[ORDER, ADDRESS],
        )
        if news or new_advice:
            step = self._passed_on(turn, said, handed, message, (*again, *here), doubt)
        elif here:
            step = _answered_here(turn, said, handed, here)
        else:
            step = self._answered(turn, slots, said, handed, message, again)
        return replace(step, slots={**step.slots, "handed_over": handed.as_slot()})

    def _answered(
        self,
        turn: Turn,
        slots: Mapping[str, Any],
        said: SaidOfHanded,
        handed: HandedOver,
        message: StaffMessage,
        again: tuple[Say, ...],
    ) -> Step:
        """What there is to say where nothing is new to the staff; a person is asked what for."""
        kind, advised = said.asked, has_advice_on(turn) and handed.is_urgent
        if said.denies and kind in (None, "got", "outcome"):
            say = (*again, handed.tells("misread"), *back_to_claim(slots))
            return Step(forgotten(), say, then="left")
        person = turn.intent == "talk_to_human"
        if said.vents and not (handed.is_urgent or person):
            kind = "sorry"
        wants_more = said.person or person or (turn.intent == "complain" and not advised)
        words, text = turn.language, turn.text
        demanded = said.person and (words.demands(text) or words.vents(text))
        if kind is None and demanded and not handed.is_urgent:
            return Step(forgotten(), (*again, handed.tells("person")), then="left")
        if kind is None and wants_more:
            return self._asking.ask(message, again, (MESSAGE,))
        if disowns_claim(turn):
            return Step(forgotten(), (*again, Say("no_claim_then")), then="left")
        # Every word of danger leaves a claim that is under way.
        back = back_to_claim(slots) if handed.is_urgent else ()
        kinds = said.in_turn if kind in said.in_turn else (kind or "outcome", *said.in_turn)
        told_of = () if advised and not kind else (*handed.tells_all(kinds), *back)
        if late := lateness(turn, handed.matter, "", self._policy, self._today):
            told_of = (late,)
        return Step(forgotten(), (*again, *told_of), then="left")

    def _passed_on(
        self,
        turn: Turn,
        said: SaidOfHanded,
        handed: HandedOver,
        message: StaffMessage,
        again: tuple[Say, ...],
        doubt: Say | None,
    ) -> Step:
        """Sends what is new, with what was told since and they have not."""
        message = message.telling("\n".join((*said.unsent, turn.text)))
        opening = _bidden(turn, handed)
        if said.matter.code == "order_kept":
            opening = (Say("opening_order_kept"),)
        if said.unsent:
            opening = (*opening, Say("staff_told_now"))
        elif said.asked and not doubt and (said.passes_on or said.asked in _ANSWERED_BESIDE_NEWS):
            opening = (*opening, handed.tells(said.asked))
        if not opening:
            opening = _owned_to(turn, handed, message, again)
        return self._asking.go_on(message, (*again, *opening), doubt)


def _answered_here(
    turn: Turn, said: SaidOfHanded, handed: HandedOver, here: tuple[Say, ...]
) -> Step:
    """What is answered without the staff, and how the message stands where that is asked too."""
    kinds = kinds_beside(turn)
    if said.person:
        kinds = (*kinds, "person")
    return Step(forgotten(), (*here, *(handed.tells_all(kinds) if kinds else ())), then="left")


def _owned_to(
    turn: Turn, handed: HandedOver, message: StaffMessage, said: tuple[Say, ...]
) -> tuple[Say, ...]:
    """What is said of that which is passed on: a value put right, a wish, or a question."""
    if turn.is_choice or handed.is_urgent:
        return ()
    order, address = message.get(ORDER), message.get(ADDRESS)
    changed: list[Say] = []
    if handed.order and not is_same_number(order, handed.order) and _is_put_right(turn):
        changed.append(Say("order_changed", {"order": order}))
    if handed.address and address != handed.address:
        changed.append(Say("address_changed", {"address": address}))
    if changed:
        return tuple(changed)
    if turn.language.bids_not_to(turn.text):
        return (Say("told_not_to"),)
    if of_a_parcel(handed.matter) and turn.language.remedies_named(turn.text):
        return (Say("contact_wish_noted"),)
    if not leaves_for_staff(turn, handed, said):
        return ()
    beside = kinds_beside(turn)
    stands = handed.tells_all(beside) if beside else ()
    return (*stands, Say("rest_for_staff" if stands or said else "contact_question_noted"))


def _address_in(turn: Turn, handed: HandedOver) -> str | None:
    """The postal address that is told; none that is only asked about, as far as they have it."""
    return None if address_held(turn, handed) else turn.language.find_postal_address(turn.text)


def _is_put_right(turn: Turn) -> bool:
    """Whether a number is told for the one they have: so does who asks if they have it right."""
    words, text = turn.language, turn.text
    return words.puts_number_right(text) or words.asks_of_number_held(text)


def _advice(
    turn: Turn, said: SaidOfHanded, handed: HandedOver, message: StaffMessage
) -> tuple[tuple[Say, ...], SaidOfHanded, HandedOver, bool]:
    """The advice in danger, what is asked besides, what was advised by now, and if that is news."""
    again: tuple[Say, ...] = ()
    if handed.is_urgent:
        again = safety(turn, handed.matter, handed.advice, handed.told)
    advised = has_advice_on(turn) and handed.is_urgent
    if advised and said.asked in ("call", "outcome"):  # "is my phone safe?" asks for no call
        said = replace(said, asked=None)
    if said.asked and not advised:
        again = number_heard(turn)  # what was asked is answered alone
    elif message.get(ORDER) and not advised:
        again = again and (
            line(IN_SHORT, turn, handed.told),
        )  # which one it is: nobody is near it for that
    advised_on = [say.response for say in again]
    is_new = bool({*FOR_STAFF} & ({*advised_on} - {*handed.advice}))
    advice = list(dict.fromkeys([*handed.advice, *advised_on]))
    return again, said, replace(handed, advice=advice), is_new


def _is_news(
    turn: Turn,
    said: SaidOfHanded,
    handed: HandedOver,
    message: StaffMessage,
    here: tuple[Say, ...],
) -> bool:
    """Whether something is told or asked that the staff do not have, nor is answered `here`."""
    words, text = turn.language, turn.text
    told = not turn.is_choice and words.gives_a_message(text) and words.only_tells(text)
    told = told and not words.wants_yes_or_no(text) and said.asked is None
    told = (told and not said.wants_nothing_sent) or said.passes_on
    if told or _bidden(turn, handed) or said.unsent or "call_me" in (said.asked, *said.in_turn):
        return True
    order, address = message.get(ORDER), _address_in(turn, handed)
    other = bool(order) and not is_same_number(order, handed.order)
    if other or (address and address not in (handed.address or "")):
        return True
    # Who denies or objects is not told that it is passed on as a question.
    content = not (said.denies or said.vents or said.objects or said.person)
    if content and leaves_for_staff(turn, handed, here):
        return True
    wishes = ("order_kept", "cancellation", *(() if said.asked else ("address_change",)))
    wished = said.matter.code in wishes and handed.matter != said.matter.code
    return wished or message.get(EMAIL) != handed.email


def _bidden(turn: Turn, handed: HandedOver) -> tuple[Say, ...]:
    """The answer to a bidding to take back what the staff have, or to correct its heading."""
    words, text = turn.language, turn.text
    if turn.is_choice:
        return ()
    if words.withdraws_message(text):
        return (Say("handed_withdrawn", {"reference": handed.reference}),)
    return (Say("handed_retitled"),) if words.corrects_heading(text) else ()
