"""The other items of a conversation: one is filed at a time, and the rest are kept in mind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from claimdesk.conversation.context.item_names import is_same, name_of
from claimdesk.conversation.context.other_items import is_fine
from claimdesk.conversation.shared.draft import FIELDS, Draft
from claimdesk.conversation.shared.turn import Choice, Turn

# What holds for everything in one parcel.
_SHARED = ("order_number", "purchased_from", "purchased_on", "delivered_on", "email")
#: Marks an item in mind whose claim was begun and dropped.
DROPPED = "dropped"
_KEPT_OF_A_DROPPED = ("declined", "open_questions")
_FEWEST_TO_POINT_AT = 2
_MOST_ITEMS = 5  # kept in mind


def remembered(draft: Draft, item: Mapping[str, Any]) -> Draft:
    """The draft with one more item in mind."""
    return draft.with_(later=[*(draft.get("later") or ()), dict(item)][:_MOST_ITEMS])


def without_own(draft: Draft) -> Draft:
    """The draft whose own product is in mind no longer for a claim after it."""
    waiting, own = draft.get("later") or (), draft.get("product")
    left = [item for item in waiting if not (own and is_same(name_of(item), str(own)))]
    return draft if len(left) == len(waiting) else draft.with_(later=left or None)


def without_fine(turn: Turn, draft: Draft) -> Draft:
    """The draft without the items in mind that turn out to be all right, or the claim's own."""
    waiting = draft.get("later") or ()
    if turn.is_choice or not waiting:
        return draft
    language, text = turn.language, turn.text
    named = [item for item in waiting if _names(turn, name_of(item))]
    if language.says_others_fine(text) or (language.says_one_thing(text) and not named):
        return draft.with_(later=None)
    gone = named if language.says_one_thing(text) else ()
    left = [it for it in waiting if it not in gone and not is_fine(turn, name_of(it))]
    return draft if len(left) == len(waiting) else draft.with_(later=left or None)


def tells_of_waiting(turn: Turn, draft: Draft) -> bool:
    """Whether the message names an item that waits for a claim of its own."""
    waiting = (name_of(item) for item in draft.get("later") or ())
    return not turn.is_choice and any(_names(turn, each) for each in waiting)


def _names(turn: Turn, item: str) -> bool:
    """Whether the message names an item in mind, however briefly."""
    named = turn.entities.get("product", ())
    return any(is_same(each, item, turn.language) for each in named)


def item_pointed_at(turn: Turn, choices: Sequence[Choice], draft: Draft) -> str | None:
    """The one of several things told of that a message points at by its place: "it's b"."""
    told = turn.language.items_listed(draft.get("details") or "")
    waiting = (name_of(each) for each in draft.get("later") or ())
    items = told or (str(draft.get("product")), *waiting)
    if turn.is_choice or choices or len(items) < _FEWEST_TO_POINT_AT:
        return None
    at = turn.language.pointed_at(turn.text, len(items))
    return turn.language.without_lead_in(items[at]) if at is not None else None


def next_claim(draft: Draft) -> dict[str, Any]:
    """Slots after a claim was filed: the next item with what it shares with the claim, if any.

    `next_claim` holds its values, `later` what comes after it.
    """
    own = name_of(draft.values)
    waiting = [item for item in draft.get("later") or () if not is_same(name_of(item), own)]
    if not waiting:
        return {"next_claim": None, "later": None}
    item, *after = waiting
    shared = {name: draft.get(name) for name in _SHARED if draft.get(name)}
    if "order_number" in item:
        shared = {"email": draft.get("email")}
    return {"next_claim": {**shared, **item}, "later": after or None}


def dropped(draft: Draft) -> dict[str, Any]:
    """Slots after a claim was dropped: all that was told of it, should it be taken up again.

    One of which hardly anything was told leaves what is in mind already.
    """
    if not draft.get("reason"):
        return {}
    told = {name: draft.get(name) for name in (*FIELDS, *_KEPT_OF_A_DROPPED) if draft.get(name)}
    return {"next_claim": {**told, DROPPED: True}}


def taken_up(draft: Draft, turn: Turn) -> Draft:
    """The draft of a claim that begins: with the item in mind, where the message takes that up.

    Of a claim that was dropped the questions for the staff stay in any case.
    """
    item = draft.get("next_claim") or {}
    if turn.entity("next_item"):
        other = {}
        if is_of_another(turn, item):  # "yes, but it's the cable"
            other = {"product": turn.entity("product"), "product_kind": None}
        told = {n: v for n, v in {**item, **other}.items() if n != DROPPED}
        return draft.with_(**told, next_claim=None)
    left = item.get("open_questions") if item.get(DROPPED) else None
    return draft.with_(open_questions=left) if left else draft


def is_of_another(turn: Turn, item: Mapping[str, Any]) -> bool:
    """Whether a message names a product, or an order, other than the item's in mind."""
    product, order = turn.entity("product"), turn.entity("order_number")
    if order and item.get("order_number"):
        return order.casefold() not in str(item["order_number"]).casefold()
    if not product or not item.get("product"):
        return False
    return not set(product.casefold().split()) & set(str(item["product"]).casefold().split())
