"""The products and kinds that a store lists in its file, found in what shoppers write."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.store_profile import Product
from claimdesk.conversation.shared.turn import Turn
from claimdesk.language.gazetteer import Gazetteer
from claimdesk.language.languages import Language

_MOST_STORES = 64  # whose names are kept ready


class StoreProducts:
    """A store's products by every name they go by."""

    def __init__(self, products: tuple[Product, ...], language: Language) -> None:
        self._by_name = {product.name: product for product in products}
        names = {name: product.name for product in products for name in product.names}
        self._gazetteer = Gazetteer(names, language)

    def find(self, text: str) -> Product | None:
        """The first product a message names; None where it names none."""
        found = self._gazetteer.find(text)
        return self._by_name[found[0].key] if found else None


def only_bought(turn: Turn, policy: StorePolicy) -> Turn:
    """The turn without the products that are only what a thing came in, or what it is for.

    What the store sells by such a name, as its file lists it, stays; so does a device that is named
    alone where the file lists nothing.
    """
    named = turn.entities.get("product", ())
    if turn.is_choice or not named:
        return turn
    language = turn.language
    kept: list[str] = []
    end = 0
    for name in named:
        start = max(turn.text.find(name, end), 0)
        end = start + len(name)
        packs = language.is_packaging(turn.text, start, end)
        if not packs or is_sold(name, policy, language):
            kept.append(name)
    lists = bool(policy.products or policy.product_kinds)
    if lists or not all(language.is_device(name) for name in kept):
        own = [name for name in kept if not language.is_device(name)]
        kept = kept if any(language.is_device(each) for each in _listed(policy)) else own
    return replace(turn, entities={**turn.entities, "product": tuple(kept)})


def _listed(policy: StorePolicy) -> list[str]:
    """The names of the products, and of the kinds of them, in the store's file."""
    listed = [name for product in policy.products for name in product.names]
    return listed + [n for kind in policy.product_kinds for n in (kind.plural, *kind.examples)]


def is_sold(packaging: str, policy: StorePolicy, language: Language) -> bool:
    """Whether the store's file lists such packaging among its products or its kinds of them."""
    words = [language.singular(word) for word in packaging.casefold().split()]
    return any(
        language.is_packaging(name, 0, len(name))
        and language.singular(name.casefold().split()[-1]) in words
        for name in _listed(policy)
    )


def gazetteer_of(policy: StorePolicy, language: Language) -> StoreProducts:
    """The store's products as a language names them, made ready once for each set of them."""
    listed = tuple((p.name, tuple(p.also), p.kind) for p in policy.products)
    return _ready(listed, language)


def kinds_of(policy: StorePolicy, language: Language) -> Gazetteer:
    """The store's kinds of product by their titles and examples, made ready once."""
    listed = tuple(
        (name, kind.id)
        for kind in policy.product_kinds
        for name in (
            language.without_lead_in(kind.name),
            kind.plural,
            *kind.examples,
        )
    )
    return _kinds_ready(listed, language)


@lru_cache(maxsize=_MOST_STORES)
def _kinds_ready(listed: tuple[tuple[str, str], ...], language: Language) -> Gazetteer:
    return Gazetteer(dict(listed), language)


@lru_cache(maxsize=_MOST_STORES)
def _ready(
    listed: tuple[tuple[str, tuple[str, ...], str | None], ...], language: Language
) -> StoreProducts:
    products = (Product(name=name, also=list(also), kind=kind) for name, also, kind in listed)
    return StoreProducts(tuple(products), language)
