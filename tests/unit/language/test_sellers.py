"""Who sold an item: the store that is spoken to, said in whatever place of a message."""

from __future__ import annotations

import pytest

from claimdesk.language.en.sellers import (
    asks_where_sold,
    is_on_a_site,
    names_own_stall,
    names_this_store,
)


@pytest.mark.parametrize(
    "text",
    [
        "it's from your shop",
        "these were from ur store, not ebay",
        "the lid is loose. and its off your website",
        "i already told you it was your site",
        "We said from your page. so what now?",
        "bought on your site. not walmart",
        "the lamp i got off yor wepsite wont lite",
        "orderd it on ur websight",
        "so my desk lamp from your site flickers",
        "these red shoes off your website squeak",
    ],
)
def test_the_store_is_named_in_any_place_of_a_message(text: str) -> None:
    """Whoever says that the thing is from there, or that this was said, need not be asked."""
    assert names_this_store(text, asked=False)


@pytest.mark.parametrize(
    "text",
    [
        "the photo is on your site",
        "is it from your site?",
        "it's not from your shop",
        "I told the driver your site was down",
        "your site says 30 days",
        "it's from your store on Amazon",
        "I got a reply from your site",
        "my discount code from your site is refused",
        "where is my confirmation mail from your shop",
        "I removed my account from your website",
    ],
)
def test_a_store_that_is_only_spoken_of_sold_nothing(text: str) -> None:
    """It is denied, asked, or something else of it is told."""
    assert not names_this_store(text, asked=False)


@pytest.mark.parametrize(
    ("text", "is_ours"),
    [
        ("your shop I believe, not etsy", True),
        ("ur page, not amazon", True),
        ("amazon, not your site", False),
        ("not your site, ebay", False),
    ],
)
def test_a_shop_that_is_denied_is_not_the_seller(text: str, is_ours: bool) -> None:
    """Of two that are named it is the other one."""
    assert names_this_store(text, asked=True) is is_ours


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("from your ebay shop", True),
        ("the official store on Amazon", True),
        ("your own listing on walmart", True),
        ("from amazon", False),
        ("your store, not amazon", False),
    ],
)
def test_the_stores_own_place_on_a_marketplace_is_known(text: str, own: bool) -> None:
    """By whose it is said to be."""
    assert names_own_stall(text) is own


def test_a_shop_on_a_marketplace_is_not_the_stores_site() -> None:
    """A day named after one is none."""
    assert is_on_a_site("your shop on etsy", len("your shop"))
    assert not is_on_a_site("your shop on Amazon Prime Day", len("your shop"))


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("are you guys on walmart or ebay or just here", True),
        ("do you have a shop on etsy", True),
        ("can I buy your cases on amazon", True),
        ("amazon store?", True),
        ("can I return something I bought on amazon?", False),
        ("can i sell my old cases on ebay?", False),
        ("are sellers on ebay authorized?", False),
        ("do you price match amazon", False),
    ],
)
def test_where_else_the_store_sells_is_asked(text: str, *, asks: bool) -> None:
    """Not of what was bought there, nor of what the shopper would sell."""
    assert asks_where_sold(text) is asks
