"""Demo products for each store."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_FILE = Path(__file__).parent / "demo" / "catalogue.yml"
_MOST = 4
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
_TONES = ("graphite", "sage", "sand", "ink")
# By what a product's name holds; whatever it is, it fits into a box.
_ART = (("phone", "phone"), ("laptop", "sleeve"), ("sleeve", "sleeve"), ("tablet", "folio"),
        ("folio", "folio"), ("earbud", "pod"), ("case", "phone"))  # fmt: skip


class DemoProduct(NamedTuple):
    """One product; `art` names its drawing, `tones` its colours, the shown one first."""

    name: str
    line: str
    price: str
    art: str
    tones: list[str]


class DemoCatalogue(NamedTuple):
    """The products of a shop, the first in the window, and how the shop presents itself."""

    theme: str
    tagline: str
    models: list[str]
    details: list[str]
    products: list[DemoProduct]


def catalogue_of(policy: Any) -> DemoCatalogue:
    """The shelf of a store: its own where there is one, else of what its file names."""
    own = _catalogues().get(policy.id)
    if own is None:
        return _of_kinds(policy)
    products = [
        DemoProduct(each["name"], each["line"], price(each["price"], policy.currency), *_look(each))
        for each in own["products"]
    ]
    return DemoCatalogue(own["theme"], own["tagline"], own["models"], own["details"], products)


def price(amount: str, currency: str) -> str:
    """An amount as a shop writes it: `$24.99`, or with the code where the sign is not known."""
    written = f"{Decimal(amount):,.2f}"
    sign = _SYMBOLS.get(currency)
    return f"{sign}{written}" if sign else f"{written} {currency}"


def _of_kinds(policy: Any) -> DemoCatalogue:
    named = [(name, kind.plural) for kind in policy.product_kinds for name in kind.examples]
    products = [
        DemoProduct(
            name[:1].upper() + name[1:],
            f"From our {plural}",
            price(f"{19 + 13 * place}.90", policy.currency),
            next((art for word, art in _ART if word in name.lower()), "parcel"),
            [*_TONES[place % len(_TONES) :], *_TONES[: place % len(_TONES)]],
        )
        for place, (name, plural) in enumerate(named[:_MOST] or [("House favourite", "shelf")])
    ]
    return DemoCatalogue("crisp", f"Picked, packed and sent by {policy.name}.", [], [], products)


def _look(product: dict[str, Any]) -> tuple[str, list[str]]:
    return product["art"], product["tones"]


@lru_cache(maxsize=1)
def _catalogues() -> dict[str, Any]:
    catalogues: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return catalogues
