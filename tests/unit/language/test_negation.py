"""What shoppers deny, and what they do not."""

from __future__ import annotations

import pytest

from claimdesk.language.en.negation import is_negated


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("I don't want a refund, I want the right one", "refund"),
        ("i dont want a refund i want a replacement", "refund"),
        ("no refund please", "refund"),
        ("not a replacement but a refund", "replacement"),
        ("a refund instead of a replacement", "replacement"),
        ("I don't need a refund or a replacement", "replacement"),
        ("rather than a refund I'd like an exchange", "refund"),
        ("I never asked for a replacement", "replacement"),
        ("it isn't damaged", "damaged"),
        ("it arrived without a replacement", "replacement"),
    ],
)
def test_what_is_denied(text: str, phrase: str) -> None:
    """A denial bears on what follows it closely."""
    assert is_negated(text, text.index(phrase))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("I don't want a refund, I want the right one", "right one"),
        ("i dont want a refund i want a replacement", "replacement"),
        ("no i want a refund", "refund"),
        ("No, a refund", "refund"),
        ("no bought it on the 3rd", "on the 3rd"),
        ("no it's the one that came on the 3rd", "on the 3rd"),
        ("no arrived the 3rd", "the 3rd"),
        ("hm, wasn't it the 3rd?", "the 3rd"),
        ("haven't you got the 3rd there?", "the 3rd"),
        ("why don't you refund me", "refund"),
        ("can't I get a refund", "refund"),
        ("isn't there a refund", "refund"),
        ("not only a refund", "refund"),
        ("I'm not happy. Refund me", "Refund"),
        ("don't know why it's broken", "broken"),
        ("it doesn't fit and I want a refund", "refund"),
        ("I haven't used it and I want my money back", "I want my money back"),
        ("not what I ordered so please give me a refund", "refund"),
        ("I would not have thought of it at all this way, refund", "refund"),
    ],
)
def test_what_is_not_denied(text: str, phrase: str) -> None:
    """A new clause, a question and a denial far off leave it standing."""
    assert not is_negated(text, text.index(phrase))


@pytest.mark.parametrize(
    ("text", "is_denied"),
    [
        ("nobody broke anything", True),
        ("no one has worn it", True),
        ("nobody told me it was broken", False),
    ],
)
def test_what_nobody_did_is_denied(text: str, is_denied: bool) -> None:
    """Not what nobody told."""
    phrase = next(each for each in ("broke", "worn") if each in text)

    assert is_negated(text, text.index(phrase)) is is_denied


@pytest.mark.parametrize(
    ("text", "phrase", "is_denied"),
    [
        ("it's not torn it is cracked in the post", "cracked", False),
        ("it isnt faulty it arrived bent", "bent", False),
        ("it was not a sleeve it's a folio", "folio", False),
        ("it's not torn it is cracked", "torn", True),
        ("I'm not sure if it is cracked", "cracked", True),
        ("it is not that it is cracked", "cracked", True),
    ],
)
def test_a_denial_ends_where_it_is_said_what_a_thing_is_instead(
    text: str, phrase: str, is_denied: bool
) -> None:
    """Without a comma too."""
    assert is_negated(text, text.index(phrase)) == is_denied
