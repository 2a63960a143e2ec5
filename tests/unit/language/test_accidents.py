"""An accident is told by what was done, not by the harm."""

from __future__ import annotations

import pytest

from claimdesk.language.en.how_it_came import denies_accident, tells_accident


@pytest.mark.parametrize(
    "text",
    [
        "it slipped and hit the floor",
        "my daughter stepped on it",
        "got wet in the rain",
        "my fault",
    ],
)
def test_what_was_done_or_befell_it_tells_an_accident(text: str) -> None:
    """And denies none."""
    assert tells_accident(text)
    assert not denies_accident(text)


@pytest.mark.parametrize("text", ["bent", "there's a crack in it", "scratched up", "it fell apart"])
def test_harm_alone_tells_none(text: str) -> None:
    """Nor does it deny one."""
    assert not (tells_accident(text) or denies_accident(text))


@pytest.mark.parametrize(
    "text",
    [
        "there was no accident",
        "nobody dropped it",
        "I never dropped it",
        "it split by itself",
        "it came like this",
        "arrived bent",
    ],
)
def test_an_accident_is_denied(text: str) -> None:
    """Outright, or by how the harm came about."""
    assert denies_accident(text)
    assert not tells_accident(text)
