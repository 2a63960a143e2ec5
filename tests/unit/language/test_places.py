"""Countries and states, by the names that shoppers write."""

from __future__ import annotations

import pytest

from claimdesk.language.en.places import find_places


@pytest.mark.parametrize(
    ("text", "name", "country", "kind"),
    [
        ("also to mexico?", "Mexico", "MX", "country"),
        ("do you deliver to alaska", "Alaska", "US", "part"),
        ("new mexico", "New Mexico", "US", "part"),
        ("puerto rico too?", "Puerto Rico", "US", "territory"),
        ("the virgin islands", "the U.S. Virgin Islands", "US", "territory"),
        ("to the uk", "the UK", "GB", "country"),
        ("within the united states", "the US", "US", "country"),
        ("anywhere in the US", "the US", "US", "country"),
        ("are you shipping to turkey", "Türkiye", "TR", "country"),
        ("georgia", "Georgia", "US", "part"),
    ],
)
def test_a_place_is_known_by_name(text: str, name: str, country: str, kind: str) -> None:
    """The longest name counts; a state counts as its country, a territory is neither."""
    (place,) = find_places(text)

    assert (place.name, place.country, place.kind) == (name, country, kind)


@pytest.mark.parametrize(
    "text", ["can you help us", "i am having turkey", "mexican", "my china set"]
)
def test_a_word_that_is_no_place_names_none(text: str) -> None:
    """ "us" in small letters is a pronoun, and some names are words."""
    assert find_places(text) == ()


def test_places_come_in_the_order_named() -> None:
    """With where each stands."""
    text = "Germany and Austria"

    assert [text[p.start : p.end] for p in find_places(text)] == ["Germany", "Austria"]
