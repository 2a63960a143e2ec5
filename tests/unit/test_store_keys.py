"""No key of a store file is without effect: change one, and somebody hears something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel, ValidationError
from pydantic.fields import ModelField

from claimdesk.adapters.store_files import problems_in
from claimdesk.adapters.wording import load_wording
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.settings import ROOT
from tests.unit.store_surface import ONE_DAY, surface

Path = tuple[str | int, ...]

FILE = ROOT / "tests" / "fixtures" / "full_store" / "lanternhall.yml"
FACTS = load_wording(ROOT / "wording" / "en.yml").facts
# A fact that the file does not state is stated here, so that a new one needs no line there.
MADE_UP = {
    name: [{"since": date(2019, 1, 1), "source": "Made up", "value": f"made up {name}"}]
    for name in FACTS
}
DOCUMENT: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
DOCUMENT["facts"] = {**MADE_UP, **DOCUMENT["facts"]}
RESPONSES = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]
CATALOGUE = yaml.safe_load((ROOT / "wording" / "en.yml").read_text(encoding="utf-8"))["en"]
ANSWERS = [
    "utter_greet",
    *(name for name in RESPONSES if name.startswith("utter_ask_")),
    *(name for name in CATALOGUE if name.startswith("more_ask_")),
]

# What tells elsewhere by its nature, each with where that is shown.
ELSEWHERE = {
    "origins": "tests/unit/channel/test_origins.py: whose pages may show the chat",
    "facts.source": "tests/unit/adapters/test_store_files.py: stated in the file, for its keepers",
}

# Values that have a form of their own; each is right in the place of the fixture's.
FORMED: dict[str, Any] = {
    "id": "lampbarn",
    "website": "https://lampbarn.example",
    "timezone": "Asia/Tokyo",
    "country": "SE",
    "subdivision": "BE",
    "currency": "CHF",
    "email": "help@lampbarn.example",
    "pattern": "LH-[0-9]{6}|[0-9]{5}",
    "example": "LH-300001",
    "origins": "https://lampbarn.example",
    "accent": "#22aa44",
}


def leaves(model: type[BaseModel], stated: dict[str, Any], at: Path = ()) -> Iterator[Any]:
    """Every single value stated under `model`: its path, and the field it is a value of."""
    for name, field in model.__fields__.items():
        if name in stated:
            yield from _leaves(field, stated[name], (*at, name))


def _leaves(field: ModelField, stated: Any, at: Path) -> Iterator[Any]:
    if isinstance(stated, list):
        for number, entry in enumerate(stated):
            yield from _leaves(field, entry, (*at, number))
    elif isinstance(stated, dict) and hasattr(field.type_, "__fields__"):
        yield from leaves(field.type_, stated, at)
    elif isinstance(stated, dict):
        # Of a mapping, the field of what each of its keys holds.
        inner = field.sub_fields[0] if field.sub_fields else field
        for key, value in stated.items():
            yield from _leaves(inner, value, (*at, key))
    else:
        yield at, field


def keys(model: type[BaseModel], at: str = "") -> Iterator[str]:
    """Every key a store file may hold."""
    for name, field in model.__fields__.items():
        key = f"{at}.{name}".lstrip(".")
        yield key
        if hasattr(field.type_, "__fields__"):
            yield from keys(field.type_, key)
    if model is StorePolicy:
        yield from (f"facts.{name}" for name in FACTS)


def without_numbers(path: Path) -> str:
    """The key a value stands under, whichever entry of a list it is in."""
    return ".".join(part for part in path if isinstance(part, str))


def plain(key: str) -> str:
    """A key as stated once for all: each term and fact need not have ended."""
    return re.sub(r"^(terms|facts)\.\w+\.(since|until|source)$", r"dated.\2", key)


def found(document: Any, path: Path) -> Any:
    for part in path:
        document = document[part]
    return document


def changed(path: Path, value: Any, document: Any = DOCUMENT) -> dict[str, Any]:
    """The document with another value at `path`; a product kind's code where it is named, too."""
    document = deepcopy(document)
    if path[0] == "product_kinds" and path[-1] == "id":
        old = found(document, path)
        for warranty in document["terms"]["warranty"]:
            months = warranty["value"]["months"]
            warranty["value"]["months"] = {value if k == old else k: m for k, m in months.items()}
        for product in document["products"]:
            product["kind"] = value if product["kind"] == old else product["kind"]
    found(document, path[:-1])[path[-1]] = value
    return document


def others(path: Path, field: ModelField) -> Iterator[Any]:
    """Values of the field's kind that may stand at `path`, the likeliest first."""
    value = found(DOCUMENT, path)
    name = next(part for part in reversed(path) if isinstance(part, str))
    options = get_args(field.type_)
    if name == "kind":
        options = tuple(kind["id"] for kind in DOCUMENT["product_kinds"])
    if options:
        beside = found(DOCUMENT, path[:-1])
        listed = beside if isinstance(beside, list) else [value]
        # What the list does not hold yet comes first.
        yield from sorted((o for o in options if o != value), key=lambda option: option in listed)
    elif name in FORMED and len(path) <= 3:
        yield FORMED[name]
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, date):
        yield from (value + timedelta(days=days) for days in (7, -7))
    elif isinstance(value, (int, float, Decimal)):
        yield value + 1
    elif name == "id":
        yield f"{value}_two"
    else:
        yield f"other {value}"


def mutation(path: Path, field: ModelField) -> tuple[StorePolicy, StorePolicy]:
    """The store as it is, and with one other valid value; AssertionError where there is none."""
    base = DOCUMENT
    if path == ("holidays", "country"):  # the parts of one country are not another's
        base = deepcopy(DOCUMENT)
        del base["holidays"]["subdivision"]
    for value in others(path, field):
        try:
            return StorePolicy.parse_obj(base), StorePolicy.parse_obj(changed(path, value, base))
        except ValidationError:
            continue
    raise AssertionError(f"no other valid value is known for {path}")


DAYS = sorted(
    day
    for path, _ in leaves(StorePolicy, DOCUMENT)
    if isinstance(found(DOCUMENT, path), date) and path[-1] in ("since", "until")
    for day in {found(DOCUMENT, path) - ONE_DAY, found(DOCUMENT, path)}
)
DAYS = [*dict.fromkeys([date(2026, 3, 12), *DAYS])]


@cache
def told_by_the_store() -> tuple[tuple[str, Any], ...]:
    """All that the store as it is tells."""
    return tuple(surface(StorePolicy.parse_obj(DOCUMENT), ANSWERS, DAYS))


def first_difference(path: Path, field: ModelField) -> str | None:
    """What first tells otherwise after a change at `path`; None where nothing does."""
    base, other = mutation(path, field)
    told: Iterable[tuple[str, Any]] = told_by_the_store()
    if path == ("holidays", "country"):
        told = surface(base, ANSWERS, DAYS)
    pairs = zip(told, surface(other, ANSWERS, DAYS), strict=True)
    return next((name for (name, was), (_, now) in pairs if was != now), None)


LEAVES = dict(leaves(StorePolicy, DOCUMENT))
TELLING = [
    path for path in LEAVES if path[0] not in ELSEWHERE and f"{path[0]}.{path[-1]}" not in ELSEWHERE
]


def test_the_full_store_is_in_order_and_states_every_key() -> None:
    """So that no key escapes the test below."""
    stated = {plain(without_numbers(path)) for path in LEAVES}

    assert problems_in(FILE, FACTS) == []
    for key in map(plain, keys(StorePolicy)):
        assert any(f"{name}.".startswith(f"{key}.") for name in stated), key


@pytest.mark.parametrize("path", TELLING, ids=lambda path: ".".join(map(str, path)))
def test_each_key_tells_in_an_answer_a_decision_a_card_or_a_mail(path: Path) -> None:
    """A store's owner who changes a value changes what is said or decided."""
    assert first_difference(path, LEAVES[path]), f"{without_numbers(path)} has no effect"


def test_a_key_without_effect_would_be_found() -> None:
    """Where pages may show the chat is nothing that an answer, a decision or a mail tells."""
    path: Path = ("origins", 0)

    assert first_difference(path, LEAVES[path]) is None


@pytest.mark.parametrize("shown", ELSEWHERE.values())
def test_what_tells_elsewhere_names_where_that_is_shown(shown: str) -> None:
    """The file of tests is there."""
    assert (ROOT / shown.split(":")[0]).is_file()
