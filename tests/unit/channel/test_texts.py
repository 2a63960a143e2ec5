"""What is done to a typed text before anyone reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.channel.problem import Problem
from claimdesk.channel.texts import LONGEST_TEXT, validate_text, without_payload, work_of


@given(st.text(alphabet=st.characters(), max_size=80))
def test_no_text_is_ever_heard_as_a_payload(text):
    """Whatever was typed, Rasa gets something that does not begin with a slash."""
    try:
        heard = without_payload(validate_text(text))
    except Problem as problem:
        assert problem.status == 422
        return
    assert heard.strip()
    assert not heard.strip().startswith("/")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a\r\nb\rc\n", "a\nb\nc"),
        ("a\x00b\x1b[31mc\x7f", "ab[31mc"),
        ("e\u0301", "é"),
        ("invoice\u202egpj.exe", "invoicegpj.exe"),
        ("👩\u200d🔧", "👩\u200d🔧"),
        ("a\tb", "a\tb"),
        ("İstanbul ß", "İstanbul ß"),
    ],
)
def test_a_text_keeps_its_words_and_loses_what_only_confuses(typed, kept):
    """Controls and reordering marks go, line ends become one kind, letters are composed."""
    assert validate_text(typed) == kept


def test_the_length_counts_after_cleaning():
    """A thousand characters are taken, one more is not."""
    assert len(validate_text(" " + "x" * LONGEST_TEXT + "\x00")) == LONGEST_TEXT
    with pytest.raises(Problem):
        validate_text("x" * (LONGEST_TEXT + 1))


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("a " * 300, True),
        ("a " * 301, False),
        ("a-" * 300, True),
        ("a-" * 301, False),
        ("ok, " * 100, True),
        ("ok, " * 101, False),
        ("a\n" * 101, True),  # a hundred ends, and none behind the last
        ("a\n" * 102, False),
    ],
)
def test_words_and_clauses_are_bounded(text, taken):
    """Each costs a reading; people's messages of the greatest length have fewer."""
    if taken:
        assert validate_text(text) == text.strip()
    else:
        with pytest.raises(Problem) as refused:
            validate_text(text)
        assert refused.value.status == 422


def test_the_longest_message_of_people_is_taken():
    """A thousand characters of short words in short sentences."""
    sentence = "I got it on 3 May, it is no good. "

    assert validate_text((sentence * 30)[:1000])


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("hello", 1),
        ("a " * 9, 1),
        ("a " * 10, 2),
        ("no. " * 90, 10),
        ("a " * 250, 26),
        ("x" * 1000, 1),
    ],
)
def test_work_grows_with_words_and_clauses(text, work):
    """A unit for a short message, and one for each ten words or clauses."""
    assert work_of(validate_text(text)) == work
