"""What is kept for a word, and for which."""

from __future__ import annotations

import pytest

from claimdesk.language.word_cache import LONGEST_WORD, cached_by_word


@pytest.mark.parametrize(("length", "worked_out"), [(LONGEST_WORD, 1), (LONGEST_WORD + 1, 2)])
def test_nothing_is_kept_for_a_word_that_nobody_writes(length: int, worked_out: int) -> None:
    """The longest word is worked out once, a longer one each time; the answer is the same."""
    asked: list[str] = []
    count = cached_by_word(lambda word: asked.append(word) or len(word), words=4)

    assert [count("x" * length) for _ in range(2)] == [length, length]
    assert len(asked) == worked_out


def test_so_many_words_are_kept() -> None:
    """The one asked for longest ago goes first."""
    asked: list[str] = []
    same = cached_by_word(lambda word: asked.append(word) or word, words=2)

    for word in ("a", "b", "c", "b", "a"):
        same(word)

    assert asked == ["a", "b", "c", "a"]
