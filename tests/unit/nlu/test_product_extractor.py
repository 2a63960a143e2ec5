"""Products in what shoppers write."""

from __future__ import annotations

from typing import Any

import pytest

from claimdesk.language.en import product_finder
from claimdesk.nlu.product_extractor import ProductExtractor

PRODUCTS = """
version: "3.1"
nlu:
- lookup: product
  examples: |
    - folio case
    - folio
    - case
    - cover
    - screen protector
- intent: open_return
  examples: |
    - I want to return the [keyboard](product)
"""

NOTHING_MARKED = """
version: "3.1"
nlu:
- intent: a
  examples: |
    - hi
"""


@pytest.fixture
def parse(trained: Any) -> Any:
    """The extractor, trained on the products above and loaded again."""
    return trained(ProductExtractor, PRODUCTS)


@pytest.mark.parametrize(
    ("text", "products"),
    [
        ("folio case", ["folio case"]),
        ("my Keyboard is broken", ["Keyboard"]),
        ("I bought two screen protectors", ["screen protectors"]),
        (
            "the black leather folio case for my iPad Pro 11 came torn",
            ["black leather folio case for my iPad Pro 11"],
        ),
        ("I ordered a case and a cover", ["case", "cover"]),
        ("it's the keyboard. case is fine", ["keyboard", "case"]),
        ("the espresso machine came broken", ["espresso machine"]),
        ("the electric kettle i bought", ["electric kettle"]),
        ("I'd like to return the garlic press", ["garlic press"]),
        ("a folio, order PC-20418", ["folio"]),
        ("an iphone 15 case", ["iphone 15 case"]),
        ("iPhone 15 Pro Max case broke", ["iPhone 15 Pro Max case"]),
    ],
)
def test_a_product_is_found(parse: Any, text: str, products: list[str]) -> None:
    """Known words in singular and plural, with what describes them; unknown ones by context."""
    assert [entity["value"] for entity in parse(text)["entities"]] == products


@pytest.mark.parametrize(
    "text",
    [
        "does the warranty cover drops",
        "in case it breaks",
        "the order came broken",
        "the hinge is broken",
        "how long does shipping take",
        "I'd like to return the money",
        "I bought a gift",
    ],
)
def test_other_words_are_no_product(parse: Any, text: str) -> None:
    """Verbs, parcels and parts of a thing are not the thing."""
    assert parse(text)["entities"] == []


@pytest.mark.slow
def test_it_trains_and_reads_alone(trained_pipeline: Any) -> None:
    """With the smallest pipeline, stored and loaded by Rasa."""
    read = trained_pipeline("product_extractor", PRODUCTS)

    assert [e["value"] for e in read("my folio case tore")["entities"]] == ["folio case"]


def test_data_without_products_has_only_what_the_context_tells(trained: Any) -> None:
    """Another shop's data need not list or mark any."""
    parse = trained(ProductExtractor, NOTHING_MARKED)

    assert parse("my folio case tore")["entities"] == []
    assert [e["value"] for e in parse("the folio case i bought")["entities"]] == ["folio case"]


@pytest.mark.parametrize(
    "text",
    [
        "they won't cover the edge",
        "it can't cover both",
        "that will never cover it",
        "does it cover",
    ],
)
def test_what_a_thing_does_is_no_thing(text: str) -> None:
    """A verb stands after its helper or denial."""
    assert not product_finder(["cover", "folio"]).find(text)


@pytest.mark.parametrize(
    "text",
    [
        "plug it in, one light blinks",
        "when I plug it in",
        "bought for my new phone",
        "the back corner is cracked",
    ],
)
def test_what_is_done_to_a_thing_its_part_or_what_it_is_for_is_no_thing(text: str) -> None:
    """A verb has its object behind it."""
    assert not product_finder(["plug", "phone"]).find(text)


def test_a_thing_stays_one_beside_a_verb() -> None:
    """It has an article, or nothing before it."""
    found = product_finder(["cover", "plug"]).find(
        "the cover won't close. cover is torn. the plug it came with"
    )

    assert [span.text for span in found] == ["cover", "cover", "plug"]


@pytest.mark.parametrize(
    "name", ["case for Galaxy Tab S9 FE", "cover for iPhone SE", "case for Kindle Paperwhite"]
)
def test_a_device_is_named_with_all_of_its_model(name: str) -> None:
    """Whatever its maker calls it."""
    found = product_finder(["cover", "case"]).find(f"I ordered a {name} and it tore")

    assert [each.text for each in found] == [name]
