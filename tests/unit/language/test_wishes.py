"""Of the remedies that a message mentions, those that are wished for."""

from __future__ import annotations

import pytest

from claimdesk.language import en
from claimdesk.language.en import (
    is_wished,
    remedy_picked,
    wish_terms,
    wish_told,
    wishes_outright,
)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("refund", "the zip burst and I'd like a refund"),
        ("refund", "can i get my money back, the stylus is dead"),
        ("refund", "pls refund me"),
        ("refund", "not a replacement, I want my money back"),
        ("refund", "I was told to ask here, please refund it"),
        ("replacement", "just send me a new one"),
        ("replacement", "i don't want a refund, give me a replacement"),
        ("replacement", "I need a replacement for my folio case"),
        ("replacement", "could you replace it please"),
        ("exchange", "can we swap it for the blue one"),
        ("repair", "can you fix it"),
        ("refund", "I would rather get a refund or nothing"),
        ("refund", "you replaced it last time, this time i want a refund"),
        ("replacement", "send me one that works"),
        ("any", "refund or replacement, either is fine"),
    ],
)
def test_what_is_asked_for_is_wished(code: str, text: str) -> None:
    """Politely, as a question, in other words, or after something else was denied."""
    assert is_wished(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("refund", "I'm not asking for money, only help"),
        ("refund", "no need to refund me, I just want you to know"),
        ("refund", "I paid good money for this stylus"),
        ("refund", "you refunded me for a cracked one in spring, this one cracked as well"),
        ("refund", "I got a refund last time"),
        ("refund", "my wife says I should get a refund but I don't know"),
        ("refund", "refund or a new one, what are my options?"),
        ("replacement", "refund or a new one, what are my options?"),
        ("refund", "is a refund even possible?"),
        ("replacement", "you replaced it once already and it broke again"),
        ("replacement", "I bought the replacement strap in May"),
        ("replacement", "i'd rather not have a replacement"),
        ("exchange", "we exchanged it before and it's the same again"),
        ("store_credit", "last time you gave me store credit"),
        ("store_credit", "I paid with a credit card"),
        ("repair", "you already repaired it twice"),
    ],
)
def test_what_is_only_mentioned_is_no_wish(code: str, text: str) -> None:
    """Denied, given before, said by another, asked about, one of several, or another thing."""
    assert not is_wished(code, text)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("sam@example.com. I would rather get a refund", "refund"),
        ("please send a replacement then", "replacement"),
        ("I want a refund or a replacement, whichever", "any"),
        ("refund or replacement?", None),
        ("I want a refund, not a replacement", "refund"),
        ("if you just send the lid", None),
        ("I don't want a refund or a new one", None),
    ],
)
def test_a_wish_is_told_in_so_many_words(text: str, wish: str | None) -> None:
    """Beside whatever else; of two that are both welcome it is either."""
    assert wish_told(text) == wish


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("you did notice that I want a refund now?", True),
        ("did you hear that we want a refund, not a new one?", True),
        ("do you know if I can have a refund?", False),
    ],
)
def test_whether_a_wish_was_heard_is_asked_by_who_has_it(text: str, says: bool) -> None:
    """That says it once more; asking if there is such does not."""
    assert wishes_outright("refund", text) == says


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("repair it if you can, otherwise a refund", "repair"),
        ("replacement. if it can't be here by Friday i'd rather have the money", "replacement"),
        ("new one if you still make it, money otherwise", "replacement"),
        ("a refund if you can't replace it", "replacement"),
        ("an exchange please, or if that's not possible my money back", "exchange"),
        ("I want a refund, otherwise I'll complain", "refund"),
        ("if it's not too much trouble, a refund please", "refund"),
        ("or else I want my money back", None),
    ],
)
def test_the_first_wish_is_the_wish_and_the_other_stands_in(text: str, wish: str | None) -> None:
    """What is wanted only where another can't be had is no wish by itself."""
    assert wish_told(text) == wish


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            "A replacement. Can it be here by Friday? Otherwise I'd like my money back",
            "Can it be here by Friday? Otherwise I'd like my money back",
        ),
        (
            "I said replacement. money only if it cant come before the 9th",
            "money only if it cant come before the 9th",
        ),
        ("I only want the exchange if the fee is not taken", None),
        ("send it only if nothing is kept", None),
        ("can I get a refund if I opened it?", ""),
        ("Is that on the exchange or only if I want the money back", ""),
        ("If it's not covered, what would a new one cost?", ""),
        ("I want a refund, otherwise I'll complain", ""),
    ],
)
def test_what_a_wish_hangs_on_is_told_word_for_word(text: str, terms: str | None) -> None:
    """None: the whole message. A question hangs on nothing."""
    assert wish_terms(text) == (text if terms is None else terms)


@pytest.mark.parametrize(
    ("text", "outright", "remedy"),
    [
        ("the first one I said please", True, "refund"),
        ("the ferst one i sed", True, "refund"),
        ("the second one I asked for", True, "replacement"),
        ("the latter", False, "replacement"),
        ("the first one", True, None),
        ("the first one I bought broke", False, None),
    ],
)
def test_a_remedy_is_picked_by_its_place_of_those_told_before(
    text: str, outright: bool, remedy: str | None
) -> None:
    """Where there are other choices it has to be said that it was told."""
    told = "can I have my money back or a new one?"
    assert remedy_picked(told, text, outright=outright) == remedy
    assert remedy_picked("I want my money back", text, outright=outright) is None


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("no refunds please", ("refund",)),
        ("not my money, no", ("refund",)),
        ("anything but an exchange", ("exchange",)),
        ("everything but the money", ("refund",)),
        ("I don't want it swapped, I want it fixed", ("exchange",)),
        ("I'd like my money back", ()),
        ("no, a refund", ()),
    ],
)
def test_a_remedy_may_be_named_as_not_wanted(text: str, denied: tuple[str, ...]) -> None:
    """Each time it is named."""
    assert en.remedies_denied(text) == denied


@pytest.mark.parametrize(
    "text",
    [
        "he rides it to work and back, now the strap tore",
        "carried it back and forth for a month",
        "I never asked for a refund",
        "we did not say we wanted our money back",
    ],
)
def test_a_way_back_or_what_was_never_asked_for_is_no_wish(text: str) -> None:
    """Whatever the sense of the message was taken for."""
    assert not is_wished("refund", text)


def test_a_new_thing_by_its_name_is_a_replacement() -> None:
    """As "a new one" is, but not where it tells what was bought."""
    assert wishes_outright("replacement", "I'd rather get a new folio, the hinge is gone")
    assert not wishes_outright("replacement", "I bought a new folio and the hinge is gone")
