"""Order numbers that are dictated."""

from __future__ import annotations

import pytest

from claimdesk.language.en.order_numbers import find_order_numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the number is PC dash two oh four one eight I think", ["PC-20418"]),
        ("it's p c hyphen 2 0 4 1 8", ["PC-20418"]),
        ("C S dash one double two three four, that's it", ["CS-12234"]),
        ("my order number is three nine five seven two zero one", ["3957201"]),
        ("order one one four dash 3957201 dash 8846613", ["114-3957201-8846613"]),
        ("one two three testing", []),
        ("one or two of them, maybe three or four", []),
        ("call me at five five five one two three four", []),
        ("I bought it two or three years ago, one or two months after", []),
        ("a case - one of two", []),
    ],
)
def test_a_number_told_sign_by_sign_is_read_as_it_is_written(text: str, found: list[str]) -> None:
    """Where letters or a word for an order lead to it."""
    assert [span.text for span in find_order_numbers(text)] == found
