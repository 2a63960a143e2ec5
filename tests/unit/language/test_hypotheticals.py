"""What shoppers only ask about or suppose, and what they tell."""

from __future__ import annotations

import pytest

from claimdesk.language.en.hypotheticals import is_hypothetical


def _supposed(text: str, phrase: str) -> bool:
    start = text.index(phrase)
    return is_hypothetical(text, start, start + len(phrase))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("what if it arrives broken", "broken"),
        ("how long does a refund take", "refund"),
        ("what's your refund policy", "refund"),
        ("do you accept used items", "used"),
        ("is a cracked screen covered by the warranty", "cracked"),
        ("do you sell on amazon", "amazon"),
        ("who pays if i get the wrong item", "wrong item"),
        ("I'm still waiting for my refund", "refund"),
        ("has the replacement been sent yet?", "replacement"),
        ("ok and when do refunds arrive", "refunds"),
    ],
)
def test_asked_about_in_general(text: str, phrase: str) -> None:
    """Questions of how things are done, suppositions, names of things, what is waited for."""
    assert _supposed(text, phrase)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("it arrived broken", "broken"),
        ("can I get a refund", "refund"),
        ("is my broken case covered", "broken"),
        ("it came broken, how long does a refund take", "broken"),
        ("where do I ask for a refund", "refund"),
        ("what I want is a refund", "refund"),
        ("I'd be glad if you could exchange it", "exchange"),
        ("how do I get a refund", "refund"),
        ("is it possible to get a replacement", "replacement"),
        ("what arrived is not what I ordered", "not what I ordered"),
        ("what about a refund instead?", "refund"),
        ("can I return a phone case if I changed my mind?", "changed my mind"),
        ("is it ok if I swap it for grey", "swap it"),
        ("exchange request for order 661240", "exchange"),
    ],
)
def test_told_or_wished(text: str, phrase: str) -> None:
    """What happened to one's own item, and what one asks for oneself."""
    assert not _supposed(text, phrase)
