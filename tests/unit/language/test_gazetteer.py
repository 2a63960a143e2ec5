"""Names known beforehand, found in messages."""

from __future__ import annotations

import pytest

from claimdesk.language.gazetteer import Gazetteer

NAMES = Gazetteer({"Garlic Press": "press", "Garlic Press XL": "xl", "garlic crusher": "press"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the garlic press", [("press", "garlic press")]),
        ("two GARLIC-PRESSES", []),
        ("GARLIC-CRUSHERS", [("press", "GARLIC-CRUSHERS")]),
        ("a garlci press xl", [("xl", "garlci press xl")]),
        ("not the garlic press but the garlic press xl", [("xl", "garlic press xl")]),
        ("garlic", []),
        ("", []),
    ],
)
def test_names_are_found(text: str, found: list[tuple[str, str]]) -> None:
    """The longest one that is not denied; capitals, hyphens, plurals and a slip are forgiven."""
    named = NAMES.find(text)

    assert [(name.key, name.span.text) for name in named] == found
    assert all(text[n.span.start : n.span.end] == n.span.text for n in named)


def test_without_names_nothing_is_found() -> None:
    """An empty list costs nothing."""
    assert Gazetteer({}).find("the garlic press") == []
