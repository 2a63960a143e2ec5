"""Where a message's sentences and clauses begin and end."""

from __future__ import annotations

import pytest

from claimdesk.language.en.clauses import clauses_by_sentence


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("it broke", [["it broke"]]),
        ("It broke. Refund me!", [["It broke"], [" Refund me"]]),
        (
            "never opened, changed my mind",
            [["never opened, changed my mind", "never opened", " changed my mind"]],
        ),
        ("it fell and cracked", [["it fell and cracked", "it fell ", " cracked"]]),
        (
            "mail jo@example.com, thanks",
            [["mail jo@example.com, thanks", "mail jo@example.com", " thanks"]],
        ),
        ("paid 24.99", [["paid 24.99"]]),
        ("?! 123 ...", []),
        ("", []),
    ],
)
def test_a_message_is_cut_into_sentences_and_their_clauses(
    text: str, sentences: list[list[str]]
) -> None:
    """By places; a sentence of one clause is there once, and nothing without a letter."""
    cut = clauses_by_sentence(text)

    assert [[text[start:end] for start, end in parts] for parts in cut] == sentences
