"""What the classifier gets to see of a message."""

from __future__ import annotations

import pytest

from claimdesk.nlu.plain_text import plain_text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Where's MY order PC-20418?", "where's my order codenumber ?"),
        ("I paid $24.99 on 3 May", "i paid moneyamount on 0 may"),
        ("mail jo@example.com", "mail emailaddress"),
        ("see https://example.com/x?id=1", "see weblink"),
        ("pls help, i dont want ur case", "please help, i don't want your case"),
        ("noooo  way", "noo way"),
        ("I don't want a refund", "i unwantedremedy"),
    ],
)
def test_what_does_not_decide_is_masked(text: str, plain: str) -> None:
    """Numbers, sums, addresses and links look alike; short forms are written out."""
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Hi team, where is my order?", "where is my order?"),
        ("Hello! Good morning. Quick question: do you ship here", "do you ship here"),
        ("Dear sir or madam, I bought a case", "i bought a case"),
        ("hey three more words", "three more words"),
        ("hey two words", "hey two words"),
        ("good morning", "good morning"),
        ("morning, where is my order", "where is my order"),
        ("evening delivery, is it possible", "evening delivery, is it possible"),
        ("hey there is a hole in it", "there is a hole in it"),
        ("a question about my order", "a question about my order"),
        ("dearest case of all", "dearest case of all"),
    ],
)
def test_a_salutation_before_three_words_or_more_is_left_out(text: str, plain: str) -> None:
    """Alone, before fewer, or as a part of what is said it stays."""
    assert plain_text(text) == plain
