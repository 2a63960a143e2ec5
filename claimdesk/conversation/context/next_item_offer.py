"""The offer of a claim on the next item in mind, and what an answer to it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimdesk.conversation.context.item_names import name_of
from claimdesk.conversation.context.items_in_mind import DROPPED, is_of_another
from claimdesk.conversation.shared.intents import begins_a_claim
from claimdesk.conversation.shared.turn import Choice, Said, Say, Turn
from claimdesk.conversation.shared.yes_or_no import AFFIRM, yes_or_no

_MAY_AGREE = ("inform", "correct", "add_to_claim", "nlu_fallback", "cannot_provide")


def offer(slots: Mapping[str, Any]) -> Say | None:
    """Offers the claim on the item in mind, where there is one."""
    item = slots.get("next_claim")
    if not item:
        return None
    choices = (
        Choice("choice_next_item", "open_return", {"next_item": "yes"}),
        Choice("choice_no_more", "deny"),
    )
    return Say("offer_next_item", {"item": name_of(item)}, choices)


def answers_offer(said: Said, item: Mapping[str, Any] | None = None) -> bool:
    """Whether a message, while the next item is offered, may take it or let it go.

    Of a claim that was dropped nothing is offered; it may be taken up.
    """
    if item and item.get(DROPPED):
        return not said.is_choice and said.language.takes_up_again(said.text)
    return said.intent in ("affirm", "deny") or takes_offer(said) or lets_go(said)


def takes_offer(said: Said) -> bool:
    """Whether a message takes the next item up: it says yes, or begins a claim."""
    if said.is_choice or lets_go(said):
        return False
    tells = said.intent in _MAY_AGREE and not said.language.is_question(said.text)
    agrees = yes_or_no(said) == AFFIRM or (tells and said.language.agrees(said.text))
    agrees = agrees or _yes_but(said)
    return agrees or begins_a_claim(said.intent)


def takes_up(turn: Turn, item: Mapping[str, Any]) -> bool:
    """Whether a message takes up the item in mind: by a yes to its offer, or a claim on it.

    A claim that was dropped takes words that say so, or its own product or order told again.
    """
    if is_of_another(turn, item) and (item.get(DROPPED) or not _yes_but(turn)):
        return False
    if not item.get(DROPPED):
        return takes_offer(turn)
    if turn.is_choice:
        return False
    names_it = any(turn.entity(name) and item.get(name) for name in ("product", "order_number"))
    return turn.language.takes_up_again(turn.text) or (begins_a_claim(turn.intent) and names_it)


def is_let_go(said: Said, item: Mapping[str, Any]) -> bool:
    """Whether a message leaves the item in mind; a dropped one stays, for second thoughts."""
    return not item.get(DROPPED) and lets_go(said)


def lets_go(said: Said) -> bool:
    """Whether a message leaves the next item: it says no, or that this was all."""
    if said.is_choice:
        return said.intent == "deny"
    if _yes_but(said):
        return False
    return said.intent == "deny" or said.language.wants_no_more(said.text)


def _yes_but(said: Said) -> bool:
    """Whether a yes to the offer puts right what was offered: "yes, but it's the cable"."""
    if said.is_choice or not said.language.led_by_yes_or_no(said.text)[0]:
        return False
    return said.language.remark_beside(said.text)[1]
