"""How things that a message names belong together."""

from __future__ import annotations

import pytest

from claimdesk.language.en.things_told import comes_with_another, is_part_of


def _spans(text: str, part: str, whole: str) -> tuple[tuple[int, int], tuple[int, int]]:
    places = [(text.index(name), text.index(name) + len(name)) for name in (part, whole)]
    return places[0], places[1]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("the pen loop on my folio ripped", "pen loop", "folio"),
        ("the strap of the laptop bag tore", "strap", "laptop bag"),
        ("the adapter that came with my keyboard is dead", "adapter", "keyboard"),
        ("the backpack's strap tore", "strap", "backpack"),
        ("the plug from the wall charger is loose", "plug", "wall charger"),
    ],
)
def test_a_part_is_told_with_its_whole(text: str, part: str, whole: str) -> None:
    """By "on", "of", "that came with", or whose it is."""
    assert is_part_of(text, *_spans(text, part, whole))


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("the case for my keyboard tore", "case", "keyboard"),
        ("the strap and the laptop bag tore", "strap", "laptop bag"),
        ("the adapter is dead. my keyboard is fine", "adapter", "keyboard"),
        ("I put the sleeve under the keyboard", "sleeve", "keyboard"),
    ],
)
def test_what_only_stands_beside_another_thing_is_no_part_of_it(
    text: str, part: str, whole: str
) -> None:
    """Nor is what it was made for."""
    assert not is_part_of(text, *_spans(text, part, whole))


@pytest.mark.parametrize(
    ("text", "thing", "comes"),
    [
        ("the speaker came but the cable is not in the box", "cable", True),
        ("a cable was supposed to come along with it", "cable", True),
        ("I ordered a speaker and a cable. The cable is missing", "cable", False),
    ],
)
def test_what_comes_with_another_thing_is_told_so(text: str, thing: str, comes: bool) -> None:
    """It should be in the same box."""
    assert comes_with_another(text, text.rindex(thing), text.rindex(thing) + len(thing)) is comes
