"""Names and street addresses that a message gives are found, and nothing that only looks alike."""

from __future__ import annotations

import pytest

from claimdesk.language.languages import DEFAULT


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("my name is sam porter and it broke", ["sam porter"]),
        ("Hi, this is Jo Lee. My case broke", ["Jo Lee"]),
        ("Mrs. Okafor ordered it", ["Okafor"]),
        ("It never came.\nthanks, Sam", ["Sam"]),
        ("Best, Mary-Jane O'Neil", ["Mary-Jane O'Neil"]),
        ("the name on it is wrong", []),
        ("I'm Unhappy", []),
        ("im so mad", []),
        ("Hello ProCase Team", []),
        ("shipping to New York, thanks", []),
        ("it's Apple's, this is Samsung Galaxy", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    """By the words before them, or as a signature."""
    assert [span.text for span in DEFAULT.find_names(text)] == names


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("to 12 Elm Street, Austin TX 78701 never came", ["12 Elm Street, Austin TX 78701"]),
        ("it's 4 Rose Lane", ["4 Rose Lane"]),
        ("12 elm street please", ["12 elm street"]),
        ("flat 3, 9 High Street, London SW1A 2AA please", ["9 High Street, London SW1A 2AA"]),
        ("po box 23", ["po box 23"]),
        ("I ordered 2 cases the other way around", []),
        ("10 pieces came by road", []),
        ("5 days a week on the way", []),
    ],
)
def test_addresses(text: str, addresses: list[str]) -> None:
    """A house number with a street, and the town and post code behind it."""
    assert [span.text for span in DEFAULT.find_addresses(text)] == addresses
