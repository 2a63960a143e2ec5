"""When "wrong" is of what the writer told, not of what came."""

from __future__ import annotations

import pytest

from claimdesk.language.en.slips import is_slip


@pytest.mark.parametrize(
    "text",
    [
        "oops, wrong number, it's PC-20419",
        "sorry that's wrong, it was the 3rd",
        "I got the two dates mixed up, it came on the 5th",
        "hang on, wrong one",
        "I typed it wrong: PC-20419",
    ],
)
def test_a_slip_is_the_writers_own(text: str) -> None:
    """With the value that is right, or before it."""
    assert is_slip(text, gives_value=True)


@pytest.mark.parametrize(
    "text",
    [
        "you sent the wrong one, order PC-20419",
        "wrong item, it came on the 5th",
        "no, it's the wrong color",
        "I ordered the wrong size, my mistake",
        "sorry, that's wrong, I got a different case",
        "the charger is dead since the 5th",
    ],
)
def test_what_is_wrong_with_a_thing_is_not(text: str) -> None:
    """Neither what came nor what was ordered."""
    assert not is_slip(text, gives_value=True)


def test_that_it_is_wrong_may_be_of_the_thing() -> None:
    """Where nothing is put right beside it."""
    assert not is_slip("it's wrong", gives_value=False)
