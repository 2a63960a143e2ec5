"""Word pieces, word by word: what the tokenizer makes of the whole text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.nlu.word_pieces import AFTER, BEFORE, word_piece_tokenizer, word_pieces


@given(st.text(max_size=60))
def test_any_text_is_cut_as_the_tokenizer_cuts_it(text: str) -> None:
    """Whatever its signs, accents and spaces."""
    assert [BEFORE, *word_pieces(text), AFTER] == word_piece_tokenizer().encode(text).ids


@pytest.mark.parametrize(
    "text",
    [
        "where's my order #20418?!",
        "l\u2019\u00e9tui est cass\u00e9",
        "a\u200db\u00a0c\u3000d",
        "您好 hi",
        "x\u0000y\u2028z",
        "",
    ],
)
def test_so_is_what_shoppers_write(text: str) -> None:
    """Signs, accents, joiners, foreign spaces, ideographs, control characters."""
    assert [BEFORE, *word_pieces(text), AFTER] == word_piece_tokenizer().encode(text).ids
