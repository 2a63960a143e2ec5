"""The items a message tells of besides the claim's own, and what it tells of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import Any

from claimdesk.claims.vocabulary import FAULTS
from claimdesk.conversation.context.item_names import is_same
from claimdesk.conversation.shared.account import told_of
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.intents import begins_a_claim
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.values.order_and_email import not_taken_back
from claimdesk.language.languages import Language


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


def told_of_item(turn: Turn, item: str) -> str:
    """The message without the sentences that are of other products only."""
    places, language = list(_places(turn)), turn.language
    own = [at for name, at, _ in places if is_same(name, item, language)]
    others = [at for _, at, _ in places if at not in own]
    return told_of(turn.text, own, others, language)


def is_fine(turn: Turn, name: str) -> bool:
    """Whether the message says of the item that nothing is wrong with it, or that it is kept."""
    start = turn.text.casefold().find(name.casefold())
    return start >= 0 and turn.language.is_said_fine(turn.text, start, start + len(name))
