"""What is said to be all right, beside what is not."""

from __future__ import annotations

import pytest

from claimdesk.language.en.said_fine import is_said_fine, says_others_fine


def fine(text: str, name: str) -> bool:
    """Whether the thing is said to be fine."""
    at = text.index(name)
    return is_said_fine(text, at, at + len(name))


@pytest.mark.parametrize(
    "text",
    [
        "the folio and the cable came fine, only the pen is missing",
        "the folio works, the cable doesn't",
        "nothing wrong with the folio",
        "I'm keeping the folio",
        "the folio's ok",
        "the folio is not damaged",
    ],
)
def test_a_thing_is_said_to_be_fine(text: str) -> None:
    """Alone or in a row."""
    assert fine(text, "folio")


@pytest.mark.parametrize(
    "text",
    [
        "the folio is not fine",
        "the folio is torn but the cable is fine",
        "the folio and the cable are broken",
        "the folio isn't working",
        "the folio came broken",
    ],
)
def test_what_is_broken_is_not(text: str) -> None:
    """Whatever else is fine."""
    assert not fine(text, "folio")


def test_the_rest_may_be_fine_without_its_names() -> None:
    """Or what is not is the only thing."""
    assert says_others_fine("the other two are fine")
    assert says_others_fine("nothing wrong with the rest")
    assert says_others_fine("only the pen is missing")
    assert not says_others_fine("the other one is broken too")


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("there's a lamp and two bulbs in here", True),
        ("the lamp is in the box", True),
        ("there is no lamp in here", False),
        ("the lamp in the box is cracked", False),
    ],
)
def test_what_is_here_is_not_missing(text: str, fine: bool) -> None:
    """As somebody says who looks into the parcel."""
    start = text.index("lamp")

    assert is_said_fine(text, start, start + len("lamp")) is fine
