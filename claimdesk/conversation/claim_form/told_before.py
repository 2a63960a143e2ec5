"""Facts for a claim that the shopper told before it was opened, which are not asked again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.danger.report import of_a_report
from claimdesk.conversation.shared.account import with_more
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.understanding.corrections import part
from claimdesk.conversation.values.reader import ValueReader

#: What holds for everything in one order, kept of the claim that was filed last.
SHARED = ("order_number", "purchased_from", "purchased_on", "delivered_on")
# Given in any message these are the shopper's own; all else has to be told, not asked about.
_OWN = ("order_number", "email")
_OF_THE_ITEM = (
    *("product", "product_kind", "purchased_from", "purchased_on", "delivered_on"),
    *("condition", "price"),
)
_CODES = ("condition", "purchased_from")
_OF_THE_MATTER = ("reason", "details", "wants")


def told_before(turn: Turn, draft: Draft, asked: str | None, reader: ValueReader) -> dict[str, Any]:
    """What earlier messages, or the claim filed last, tell for a claim that is being opened.

    Of another item than the message names, no more than the e-mail address is taken. The claim
    filed last counts where the message says that it is the same order.
    """
    told: dict[str, Any] = {}
    if asked is None and not draft.get("claim_key"):
        told = _told_in(turn.before, reader)
        named = reader.read(turn, None).given.get("product")
        if named and told.get("product") and not _alike(str(named), str(told["product"])):
            told = {name: value for name, value in told.items() if name == "email"}
        elif (handed := HandedOver.from_slot(draft.get("handed_over"))) and handed.order:
            told.setdefault("order_number", handed.order)  # of the message that the staff have
    last = draft.get("last_claim")
    if last and not turn.is_choice:
        of_order = asked in SHARED
        if turn.language.means_same_order(turn.text, asked=of_order):
            told |= last if asked is None or of_order else {}
    return {name: value for name, value in told.items() if value and not draft.get(name)}


def without_what_lacked(draft: Draft, turn: Turn) -> Draft:
    """The draft of a claim that is being opened, without the order number where earlier messages
    say that there is none at hand."""
    handed = HandedOver.from_slot(draft.get("handed_over"))
    told = (*(each.text for each in turn.before), *(handed.told if handed else ()))
    lacked = any(
        "order_number" in turn.language.named_not_at_hand(line)
        for each in told
        for line in each.splitlines()
    )
    number = draft.get("order_number") or (handed and handed.order)
    if not lacked or number or draft.get("claim_key"):
        return draft
    return draft.with_(declined=[*dict.fromkeys([*draft.declined, "order_number"])])


def _told_in(turns: Sequence[Turn], reader: ValueReader) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for turn in turns:
        given = reader.read(turn, None).given
        names = (*_OWN, *_told_names(turn))
        new = {name: value for name, value in given.items() if name in names}
        new = {**of_a_report(turn), **_told_beside_a_question(turn, reader), **new}
        if "product" in new and told.get("product") and not _alike(new["product"], told["product"]):
            known = [bool(reader.product_kind(each["product"])) for each in (told, new)]
            if known == [True, False]:  # "the post office" is no other item
                del new["product"]
            elif known != [False, True]:
                told = {name: value for name, value in told.items() if name in _OWN}
        if "details" in new and told.get("details"):
            new["details"] = with_more(told["details"], new["details"], turn.language)
        told |= new
    return told


def _told_beside_a_question(turn: Turn, reader: ValueReader) -> dict[str, Any]:
    """What a message that asks tells of the item in its other sentences.

    A code, which is read from the sense of the whole message, has to be said there in words.
    """
    language, text = turn.language, turn.text
    told = "" if turn.is_choice or language.only_tells(text) else language.told_part(text)
    if not told:
        return {}
    given = reader.read(replace(part(turn, told), questions=()), None).given
    return {
        name: value
        for name, value in given.items()
        if name in _OF_THE_ITEM
        and (name not in _CODES or language.says_code(name, told) or name == "product_kind")
    }


def _told_names(turn: Turn) -> tuple[str, ...]:
    """What a message tells of: all of it, what the shopper has where it asks, or nothing."""
    language, text = turn.language, turn.text
    if language.only_tells(text):
        return (*_OF_THE_ITEM, *_OF_THE_MATTER)
    account = ("details",) if language.account_in(text) else ()
    own = (at for _, at in language.date_cues(text) if not language.is_hypothetical(text, at, at))
    return (*account, *_OF_THE_ITEM) if any(True for _ in own) else account


def _alike(product: str, other: str) -> bool:
    return bool(set(product.casefold().split()) & set(other.casefold().split()))


def shared(draft: Draft) -> Mapping[str, Any]:
    """What the next claim on the same order has in common with this one."""
    return {name: draft.get(name) for name in SHARED if draft.get(name)}
