"""More than one item in a conversation: one is filed at a time, and the others are kept in mind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import Any

from claimdesk.claims.vocabulary import FAULTS
from claimdesk.conversation.shared.account import told_of
from claimdesk.conversation.shared.draft import FIELDS, Draft
from claimdesk.conversation.shared.intents import begins_a_claim
from claimdesk.conversation.shared.turn import Choice, Said, Say, Turn
from claimdesk.conversation.shared.yes_or_no import AFFIRM, yes_or_no
from claimdesk.conversation.values.order_and_email import not_taken_back
from claimdesk.language.languages import DEFAULT, Language

# What holds for everything in one parcel.
_SHARED = ("order_number", "purchased_from", "purchased_on", "delivered_on", "email")
#: Marks an item in mind whose claim was begun and dropped.
DROPPED = "dropped"
_KEPT_OF_A_DROPPED = ("declined", "open_questions")
_FEWEST_TO_POINT_AT = 2
_MOST_ITEMS = 5  # kept in mind
_MAY_AGREE = ("inform", "correct", "add_to_claim", "nlu_fallback", "cannot_provide")


def other_items(turn: Turn, given: Mapping[str, Any], draft: Draft) -> Iterator[dict[str, Any]]:
    """The items a message tells of besides the claim's own, each as the values of its claim.

    A second product counts where it is told beside the first ("the pen holder and the folio") and
    trouble is told of it, not where it is what was ordered, tried, wanted instead, or what the item
    belongs to.
    """
    language, text = turn.language, turn.text
    if turn.is_choice or language.says_others_fine(text) or language.says_one_thing(text):
        return
    if turn.language.is_pasted_mail(turn.text):  # which lists what was ordered, wrong or not
        return
    own_order = draft.get("order_number") or given.get("order_number")
    for number in dict.fromkeys(not_taken_back(turn, "order_number")[1:]):
        if own_order and number.casefold() not in own_order.casefold():
            yield {"order_number": number, "details": turn.text}
            return
    named = turn.entities.get("product", ())
    fine = {name for name in named if is_fine(turn, name)}
    if _begins_another(turn, draft, named):
        yield {"product": named[0], "details": turn.text}
        return
    reason = given.get("reason") or draft.get("reason")
    if reason not in FAULTS or reason == "wrong_item":
        return
    own = draft.get("product") or given.get("product")
    if draft.get("product") and "product" not in given and named:
        return
    yield from _told_beside(turn, reason, draft, own, fine)


def _told_beside(
    turn: Turn, reason: str, draft: Draft, own: Any, fine: Set[str]
) -> Iterator[dict[str, Any]]:
    """The products that trouble is told of beside the claim's `own`, but for those that are fine or
    in mind already."""
    language, text = turn.language, turn.text
    places = list(_places(turn))
    troubled = language.troubled_things(text, [(start, end) for _, start, end in places])
    missing = _sentences_of_missing(turn) if reason == "missing_item" else None
    known = [own, *(item.get("product") for item in draft.get("later") or ())]
    for first, second in pairwise(zip(places, troubled, strict=True)):
        (_, start, end), (product, after, until) = first[0], second[0]
        came = reason == "missing_item" and any(
            language.missing_thing(text, *span) is False for span in ((start, end), (after, until))
        )
        is_own = own and is_same(product, str(own), language)
        (other, at, _), is_troubled = first if is_own else second
        told = any(is_same(other, str(each), language) for each in known if each)
        here = missing is not None and not any(a <= at < b for a, b in missing)
        beside = is_troubled and language.is_listed(text, end, after)
        if beside and not (came or told or here) and other not in fine:
            known.append(other)
            name = _fullest(other, places, language)
            yield {"product": name, "details": told_of_item(turn, name)}


def item_pointed_at(turn: Turn, choices: Sequence[Choice], draft: Draft) -> str | None:
    """The one of several things told of that a message points at by its place: "it's b"."""
    told = turn.language.items_listed(draft.get("details") or "")
    waiting = (name_of(each) for each in draft.get("later") or ())
    items = told or (str(draft.get("product")), *waiting)
    if turn.is_choice or choices or len(items) < _FEWEST_TO_POINT_AT:
        return None
    at = turn.language.pointed_at(turn.text, len(items))
    return turn.language.without_lead_in(items[at]) if at is not None else None


def without_own(draft: Draft) -> Draft:
    """The draft whose own product is in mind no longer for a claim after it."""
    waiting, own = draft.get("later") or (), draft.get("product")
    left = [item for item in waiting if not (own and is_same(name_of(item), str(own)))]
    return draft if len(left) == len(waiting) else draft.with_(later=left or None)


def told_of_item(turn: Turn, item: str) -> str:
    """The message without the sentences that are of other products only."""
    places, language = list(_places(turn)), turn.language
    own = [at for name, at, _ in places if is_same(name, item, language)]
    others = [at for _, at, _ in places if at not in own]
    return told_of(turn.text, own, others, language)


def _places(turn: Turn) -> Iterator[tuple[str, int, int]]:
    """The products that a message names, each with where it begins and ends there."""
    end = 0
    for name in turn.entities.get("product", ()):
        start = turn.text.find(name, end)
        if start >= 0:
            end = start + len(name)
            if not turn.language.names_place_for(turn.text, end):
                yield name, start, end


def _fullest(name: str, places: Sequence[tuple[str, int, int]], language: Language) -> str:
    """What a thing is called where the message names it most fully."""
    alike = (each for each, _, _ in places if is_same(each, name, language))
    return max(alike, key=len, default=name)


def _sentences_of_missing(turn: Turn) -> list[tuple[int, int]] | None:
    """Where the sentences stand that say what is missing; None where none of a product does.

    What another sentence lists is all that was ordered: "the slip says a case and a pen. I don't
    have the pen".
    """
    text, named = turn.text, turn.entities.get("product", ())
    places = ((m.start(), m.end()) for name in named for m in re.finditer(re.escape(name), text))
    found = [at for at, end in places if turn.language.missing_thing(text, at, end)]
    sentences = [stretches[0] for stretches in turn.language.clauses_by_sentence(text)]
    return [(a, b) for a, b in sentences if any(a <= at < b for at in found)] or None


def _begins_another(turn: Turn, draft: Draft, named: Sequence[str]) -> bool:
    """Whether a message in the middle of a claim reports another product: "I also have a …"."""
    own = draft.get("product")
    if not (own and named and turn.language.adds(turn.text)):
        return False
    waiting = [str(item.get("product")) for item in draft.get("later") or ()]
    known = {word for name in (str(own), *waiting) for word in name.casefold().split()}
    reports = turn.entity("reason") or begins_a_claim(turn.intent)
    reports = reports and not is_fine(turn, named[0])
    return bool(reports) and not known & set(named[0].casefold().split())


def is_fine(turn: Turn, name: str) -> bool:
    """Whether the message says of the item that nothing is wrong with it, or that it is kept."""
    start = turn.text.casefold().find(name.casefold())
    return start >= 0 and turn.language.is_said_fine(turn.text, start, start + len(name))


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


def is_same(name: str, other: str, language: Language = DEFAULT) -> bool:
    """Whether two names are of one thing, which one of them only describes more fully.

    "The keyboard case" is the "ipad keyboard case", but not the keyboard.
    """
    one, two = (_words(each, language) for each in (name, other))
    same_head = one[:1] == two[:1]
    return same_head and (set(one) <= set(two) or set(two) <= set(one))


def _words(name: str, language: Language) -> list[str]:
    """The words of a name, the thing itself first: "case for my iPad" is an "ipad case"."""
    thing, purpose = language.thing_and_purpose(language.without_lead_in(name.casefold().strip()))
    words = [language.singular(word) for word in thing.split()]
    return [*reversed(words), *language.without_lead_in(purpose).split()]


def remembered(draft: Draft, item: Mapping[str, Any]) -> Draft:
    """The draft with one more item in mind."""
    return draft.with_(later=[*(draft.get("later") or ()), dict(item)][:_MOST_ITEMS])


def name_of(item: Mapping[str, Any]) -> str:
    """What the item is called in front of a shopper: its product, or its order number."""
    return str(item.get("product") or item.get("order_number"))


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


def is_of_another(turn: Turn, item: Mapping[str, Any]) -> bool:
    """Whether a message names a product, or an order, other than the item's in mind."""
    product, order = turn.entity("product"), turn.entity("order_number")
    if order and item.get("order_number"):
        return order.casefold() not in str(item["order_number"]).casefold()
    if not product or not item.get("product"):
        return False
    return not set(product.casefold().split()) & set(str(item["product"]).casefold().split())


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
