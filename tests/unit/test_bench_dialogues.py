"""The sentences of `make bench`: the same for both sides, none twice."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.dialogues import Scripts

KINDS = ("faq", "claim", "off_topic")


@pytest.mark.parametrize("kind", KINDS)
def test_no_sentence_comes_twice_in_a_run(kind: str):
    """Neither in a cell nor in a later one, so that no cache of sentences decides."""
    scripts = Scripts(1)
    said: list[str] = []
    for _ in range(3):
        script = scripts.of(kind, scripts.mark(kind))
        said += [sentence for _ in range(100) for sentence in script()]

    assert len(said) > 2000
    assert Counter(said).most_common(1)[0][1] == 1


def test_both_sides_are_given_the_same():
    """The side that is slower hears the beginning of what the other one hears."""
    scripts = Scripts(1)
    mark = scripts.mark("faq")
    quick, slow = scripts.of("faq", mark), scripts.of("faq", mark)
    heard = [quick() for _ in range(10)]

    assert [slow() for _ in range(12)][:10] == heard
    assert scripts.mark("faq") == 12
