"""The products and kinds that a store lists in its file, found in what shoppers write."""

from __future__ import annotations

from functools import lru_cache

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.store_profile import Product
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
            language.without_lead_in(kind.title.split(" (")[0]),
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
