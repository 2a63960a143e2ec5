"""Countries and states, by the names that shoppers write."""

from __future__ import annotations

import pytest

from claimdesk.language.en.places import find_places, places_asked


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


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("I live in abu dhabi, is it free", "Abu Dhabi", "AE"),
        ("ships to lisbon?", "Lisbon", "PT"),
        ("Nairobi isn't in America", "Nairobi", "KE"),
    ],
)
def test_a_city_abroad_is_a_place(text: str, name: str, country: str) -> None:
    """After a word of place, or told of; towns of the US as well are none."""
    place = find_places(text)[0]

    assert (place.name, place.country, place.kind) == (name, country, "city")


@pytest.mark.parametrize("text", ["i love london", "a gift for sydney", "we live in athens, ga"])
def test_a_name_of_a_person_or_of_a_town_at_home_is_no_city_abroad(text: str) -> None:
    """Nothing is said of a place that may not be meant."""
    assert all(place.kind != "city" for place in find_places(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Toronto is not the US!", ["Toronto"]),
        ("who pays to KSA? it says only USA is free", ["Saudi Arabia"]),
        ("i'm not in the US, i'm in Kenya", ["Kenya"]),
        ("do you deliver outside of the US", []),
        ("do you ship only to the US?", ["the US"]),
        ("not to Mexico?", ["Mexico"]),
    ],
)
def test_the_place_that_others_are_set_against_is_not_asked_about(
    text: str, names: list[str]
) -> None:
    """But where it is the only one that is asked about."""
    assert [place.name for place in places_asked(text)] == names
