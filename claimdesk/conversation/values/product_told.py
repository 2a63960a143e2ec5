"""Which product a message is about, of all that it names, and of which kind that is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.values.answer_texts import (
    OTHER_VALUES,
    PLAIN_VALUES,
    is_an_answer,
    is_only,
)
from claimdesk.conversation.values.order_and_email import Problem
from claimdesk.conversation.values.products import gazetteer_of, is_sold, kinds_of
from claimdesk.language.languages import DEFAULT, Language

#: Letters; what is longer is an account.
MAX_PRODUCT = 120
_WORDS_OF_A_NAME = 8
_WORDS_OF_PACKAGING = 3  # "the padded envelope": more tells of what was in it


class ProductReader:
    """Reads the products of one store's shoppers."""

    def __init__(self, policy: StorePolicy) -> None:
        self._policy = policy

    def read(
        self,
        turn: Turn,
        asked: str | None,
        given: dict[str, Any],
        problems: dict[str, Problem],
        reason: str | None,
    ) -> None:
        """Puts the product, and its kind, into `given`, and what is no product into `problems`.

        `reason` is what the claim is about, as far as that is known.
        """
        kind = turn.entity("product_kind")
        if kind is None and not turn.is_choice and self._says_kind(turn, asked):
            given["product_kind"] = self.kind(turn.text, turn.language)
            return
        listed = None
        if not turn.is_choice:
            listed = gazetteer_of(self._policy, turn.language).find(turn.text)
        if listed is not None:
            given["product"] = listed.name
            kind = kind or listed.kind
        elif product := self._product_told(turn, asked, given, problems, reason):
            given["product"] = product
            kind = kind or self.kind(product, turn.language)
        elif asked == "product_kind":
            kind = kind or self.kind(turn.text, turn.language)
        if kind:
            given["product_kind"] = kind

    def _product_told(
        self,
        turn: Turn,
        asked: str | None,
        given: Mapping[str, Any],
        problems: dict[str, Problem],
        reason: str | None,
    ) -> str | None:
        """What a product that the store doesn't list is called; None where it is none, or long.

        What is only packaging goes into `problems`.
        """
        product = self._product_meant(turn, reason, asked)
        if asked == "product" and self._is_answered(turn, given, reason):
            product, packaging = self._named_in_answer(turn, product)
            if packaging:
                problems["product"] = ("product_packaging", {"product": packaging})
        product = product and (turn.language.without_lead_in(product) or product)
        return " ".join(product.split()) if product and len(product) <= MAX_PRODUCT else None

    def _is_answered(self, turn: Turn, given: Mapping[str, Any], reason: str | None) -> bool:
        """Whether who was asked for the product answers, and with no other value."""
        if not is_an_answer(turn) or given.keys() & OTHER_VALUES or is_only(turn, *PLAIN_VALUES):
            return False
        return not (reason == "missing_item" and self._tells_what_came(turn))

    def named(self, name: str, language: Language = DEFAULT) -> dict[str, Any]:
        """The product by its name, and its kind where the store knows it."""
        kind = self.kind(name, language)
        return {"product": name[:MAX_PRODUCT]} | ({"product_kind": kind} if kind else {})

    def _named_in_answer(self, turn: Turn, found: str | None) -> tuple[str | None, str | None]:
        """What an answer names, by the product `found` in it; or else the packaging it names.

        The whole of a short one names it better than the noun, but for one that tells how it came.
        """
        language = turn.language
        said = language.without_told_again(turn.text).strip(" .!,")
        if found is not None:  # "the folio. it keeps falling over" names it in the first
            said = next((each for each in language.sentences(said) if found in each), said).strip(
                " .!,"
            )
        text = language.without_lead_in(language.without_packaging_lead(said))
        if text == language.without_lead_in(said) and self._is_packed(turn, text):
            if len(text.split()) <= _WORDS_OF_PACKAGING and found is None:
                return None, text
            return found or text, None
        if found is None or len(turn.text.split()) <= _WORDS_OF_A_NAME:
            return text, None
        return found, None

    def _is_packed(self, turn: Turn, text: str) -> bool:
        """Whether an answer names, somewhere in it, what the item came in."""
        words = re.finditer(r"[^\W_]+(?:-[^\W_]+)*", text)
        return any(
            turn.language.is_packaging(text, word.start(), word.end())
            and not is_sold(word.group(), self._policy, turn.language)
            for word in words
        )

    @staticmethod
    def _product_meant(turn: Turn, reason: str | None, asked: str | None) -> str | None:
        """Of the products a message names the one it is about, if it is about one of them.

        That is the one that is put right ("it's the …, not the …") or, where something is
        missing, the one that is, and none of several that came; else the first that is not denied.
        Of a part it is the whole; a missing thing that comes with another is named with that.
        """
        places = _places_of_products(turn)
        meant = _one_meant(places, turn, missing=reason == "missing_item")
        if meant is None:
            return None
        whole = _whole_of(meant, places, turn, missing=reason == "missing_item" and not asked)
        if whole is None:
            return meant[0]
        return f"{meant[0]} ({whole})" if reason == "missing_item" else whole

    @staticmethod
    def _tells_what_came(turn: Turn) -> bool:
        """Whether the message says of one of the products it names that it came, or did not."""
        text, language = turn.text, turn.language
        named = turn.entities.get("product", ())
        spans = [(text.find(name), text.find(name) + len(name)) for name in named if name in text]
        if any(language.is_said_fine(text, *span) for span in spans):
            return True
        several = len(named) > 1
        return several and any(language.missing_thing(text, *span) is not None for span in spans)

    def _says_kind(self, turn: Turn, asked: str | None) -> bool:
        """Whether a message says the kind of product by its name: "not a case. electronic"."""
        text, language = turn.text, turn.language
        kinds = kinds_of(self._policy, language).find(text)
        titles = {
            language.without_lead_in(kind.name).casefold() for kind in self._policy.product_kinds
        }
        named = {each.key for each in kinds if each.span.text.casefold() in titles}
        if len(named) != 1 or len({each.key for each in kinds}) != 1:
            return False
        changes = language.asks_for_change(text) or language.says_told_already(text)
        told = turn.entities.get("product", ())
        denied = all(language.is_negated(text, max(text.find(name), 0)) for name in told)
        return denied and (asked == "product_kind" or changes)

    def kind(self, text: str, language: Language = DEFAULT) -> str | None:
        """The store's product kind whose title or examples the text names, if it is one only.

        Of names that overlap the longest counts: a drill bit is no drill.
        """
        kinds = {named.key for named in kinds_of(self._policy, language).find(text)}
        return kinds.pop() if len(kinds) == 1 else None


def _places_of_products(turn: Turn) -> list[tuple[str, int]]:
    """The products that a message names, each with where it begins."""
    places: list[tuple[str, int]] = []
    end = 0
    for name in turn.entities.get("product", ()):
        start = max(turn.text.find(name, end), 0)
        places.append((name, start))
        end = start + len(name)
    return places


def _one_meant(
    places: Sequence[tuple[str, int]], turn: Turn, *, missing: bool
) -> tuple[str, int] | None:
    """The product that is put right; else the first that is not denied, or that is `missing`."""
    language, text = turn.language, turn.text
    told = [(name, at) for name, at in places if not language.is_negated(text, at)] or places
    if missing:
        told = _not_here(told, places, turn)
    right = [each for each in told if language.is_put_right(text, each[1])]
    return next(iter([*right, *told]), None)


def _not_here(
    told: Sequence[tuple[str, int]], places: Sequence[tuple[str, int]], turn: Turn
) -> list[tuple[str, int]]:
    """Of several products those that did not come, denied or not: "I don't have the charger"; else
    those told of which are not said to be here."""
    language, text = turn.language, turn.text
    spans = {each: (text, each[1], each[1] + len(each[0])) for each in places}
    several = len(places) > 1
    gone = {each: language.missing_thing(*span) for each, span in spans.items()}
    missing = [each for each in places if several and gone[each]]
    here = [
        each
        for each in told
        if language.is_said_fine(*spans[each]) or (several and gone[each] is False)
    ]
    return missing or [each for each in told if each not in here]


def only_names(turn: Turn) -> bool:
    """Whether the message is nothing but a product's name: "it's a macbook sleeve"."""
    named = turn.entity("product")
    if named is None:
        return False
    bare = turn.language.without_lead_in
    return bare(named).casefold() == bare(turn.text.strip(" .!")).casefold()


def _whole_of(
    part: tuple[str, int], places: Sequence[tuple[str, int]], turn: Turn, *, missing: bool
) -> str | None:
    """What a named thing, by where it begins, is a part of, of all those that a message names."""
    language, text = turn.language, turn.text
    name, at = part
    span = (at, at + len(name))
    others = [each for each in places if each != part]
    for other, start in others:
        if language.is_part_of(text, span, (start, start + len(other))):
            return other
    if not missing or len(others) != 1 or not language.comes_with_another(text, *span):
        return None
    other, start = others[0]
    has_trouble, _ = language.troubled_things(text, [(start, start + len(other)), span])
    gone = language.missing_thing(text, *span)
    return other if gone is not False and not has_trouble else None
