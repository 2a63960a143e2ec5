"""How an item was when it came."""

from __future__ import annotations

import pytest

from claimdesk.language.en.how_it_came import (
    broke_at_first_use,
    came_damaged,
    says_still_closed,
    tells_of_harm,
)


@pytest.mark.parametrize(
    ("text", "came_so"),
    [
        ("no idea, it arrived that way", True),
        ("the glass had a crack straight out of the box", True),
        ("it was already bent when it got here", True),
        ("it didn't come like that", False),
        ("it came fine and tore when I opened the lid wide", False),
        ("it cracked after a week", False),
    ],
)
def test_harm_of_before_the_item_was_in_hand(text: str, came_so: bool) -> None:
    """Not of what was fine at first."""
    assert came_damaged(text) is came_so


def test_harm_is_what_may_happen_on_the_way() -> None:
    """Not what does not work."""
    assert tells_of_harm("the rim is chipped")
    assert not tells_of_harm("the key is dead")
    assert not tells_of_harm("it isn't cracked")


@pytest.mark.parametrize(
    ("text", "at_once"),
    [
        ("it snapped as I was attaching it", True),
        ("cracked right after installing it", True),
        ("the corner split when I pressed it down", True),
        ("it broke when I put it away", False),
        ("it broke when it fell", False),
        ("I was putting it on yesterday", False),
    ],
)
def test_what_broke_as_it_was_put_on(text: str, at_once: bool) -> None:
    """Neither in use nor by an accident."""
    assert broke_at_first_use(text) is at_once


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("still wrapped", True),
        ("I haven't even opened it", True),
        ("the box was sealed with tape", False),
        ("Unopened? I did open it", False),
    ],
)
def test_a_sealed_box_is_not_closed_for_good(text: str, closed: bool) -> None:
    """What is asked back is not told either."""
    assert says_still_closed(text) is closed
