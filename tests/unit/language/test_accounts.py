"""What of a message is an account of the matter."""

from __future__ import annotations

import pytest

from claimdesk.language.en.accounts import (
    account_in,
    denies_fault,
    goes_on_telling,
    tells_fault,
)


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("Hello there! The zip came off on day one.", "The zip came off on day one."),
        (
            "Dear all, Tom Weber, tom@web.example, order PC-20418, the strap tore at once",
            "the strap tore at once",
        ),
        ("my name is Asha Rao, asha@mail.example. the lid is cracked", "the lid is cracked"),
        ("ordered on 3 march, came 9 march. one port is dead.", "one port is dead."),
        ("the strap is broken, I guess I want my money back", "the strap is broken"),
        ("The lid cracked. want a new one of the same please", "The lid cracked."),
        ("the print is blurry, didn't I mention that?", "the print is blurry"),
        ("The strap tore. Can I get a new one?", "The strap tore."),
        ("there's a stain on the lining??", "there's a stain on the lining??"),
        ("You keep asking me. The lid won't close any more.", "The lid won't close any more."),
        ("I told you already. The key is stuck.", "The key is stuck."),
        ("Like I said, one port is dead.", "one port is dead."),
        ("Subject: my sleeve\nthe seam has split open", "the seam has split open"),
        ("the reason is wrong, the clasp snapped", "the clasp snapped"),
        ("oh no way. it came with a torn flap", "it came with a torn flap"),
        ("It rattles when I shake it. Money back please.", "It rattles when I shake it."),
        ("like I pulled it out and the flap ripped", "like I pulled it out and the flap ripped"),
        ("as I wrote above, the port is loose", "the port is loose"),
        ("Sent what? I didn't say anything yet. The rim is chipped", "The rim is chipped"),
        ("The lid is bent. And I have to ship the bent one?", "The lid is bent."),
        ("I have a crack right in the glass??", "I have a crack right in the glass??"),
        ("the other one is still sealed but what if it tears too", "the other one is still sealed"),
        ("The lid is bent. Is it free? even though it's a sale?", "The lid is bent."),
    ],
)
def test_an_account_is_what_tells_of_the_matter(text: str, account: str) -> None:
    """Sentence by sentence, in the shopper's words."""
    assert account_in(text) == account


@pytest.mark.parametrize(
    "text",
    [
        "hi there",
        "can I return a broken case?",
        "if the hinge breaks can I return it",
        "thank you so much in advance",
        "order number is 20418",
        "I bought it on your website",
        "you don't understand what I mean",
        "are you a robot?",
        "a refund please",
        "change the condition to damaged",
        "and we must pay for the damaged one?",
        "the slip, that's what I sent",
        "I wasn't even asked that",
    ],
)
def test_what_asks_or_greets_is_no_account(text: str) -> None:
    """Nor do thanks, complaints of the assistant, numbers and mere wishes."""
    assert account_in(text) == ""


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("the corner is cracked", True),
        ("it stopped working", True),
        ("no one damaged it", False),
        ("another one please", False),
        ("nobody told me it was broken", True),
    ],
)
def test_a_fault_is_told_by_words_for_one(text: str, tells: bool) -> None:
    """Unless they are denied, or say as well that another one is wanted."""
    assert tells_fault(text) is tells


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("nobody broke anything", True),
        ("there's nothing wrong with it", True),
        ("no one has damaged it, I ordered two by accident", True),
        ("it's not broken but the lid is loose", False),
        ("it isn't damaged, it just won't charge", False),
        ("is there no defect in it?", False),
        ("it is faulty", False),
    ],
)
def test_a_denied_fault_is_none(text: str, denies: bool) -> None:
    """But for one told beside it."""
    assert denies_fault(text) is denies


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("when I pulled the tab", True),
        ("like right under the left button", True),
        ("on the day I ordered it", False),
        ("at the store in town", False),
        ("on my phone or what?", False),
        ("with this bot", False),
    ],
)
def test_the_rest_of_an_account_is_no_sentence(text: str, goes_on: bool) -> None:
    """It tells nothing of the order, and asks nothing."""
    assert goes_on_telling(text) is goes_on


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("Dear sir/madam, the lid is bent.", "the lid is bent."),
        ("Good evening ma'am or sir, hope you are well. The zip tore.", "The zip tore."),
        ("Order PC-30655, mia@example.com. The hinge snapped.", "The hinge snapped."),
        ("My number is PC-30655 and the hinge snapped.", "the hinge snapped."),
        ("That's not right, the strap came off.", "the strap came off."),
        ("The lid is bent, so kindly advise what to do next.", "The lid is bent"),
        ("Please check the seam, it is torn.", "it is torn."),
        ("The seam tore, kindly add that it is 1 of 3.", "The seam tore, it is 1 of 3."),
        ("Before you file it, please tell me what you wrote of the missing part.", ""),
        ("it's listed as a missing item?? it's a torn strap", "it's a torn strap"),
        (
            "Can you just tell them clearly: ordered red, got blue, never used it.",
            "ordered red, got blue, never used it.",
        ),
        ("The clips broke. need 3 new ones in grey", "The clips broke. need 3 new ones in grey"),
    ],
)
def test_greetings_requests_and_numbers_are_left_out_of_the_account(
    text: str, account: str
) -> None:
    """The sentence around them stays; how many are wished for, and which, too."""
    assert account_in(text) == account


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the zip fell off my backpack i want a refund", "the zip fell off my backpack"),
        ("the lamp is cracked, and i'd like a new one please", "the lamp is cracked"),
        ("the clip wont hold. my emale is k.lo@example.com", "the clip wont hold."),
        ("the strap broke, I want my money back", "the strap broke"),
        (
            "the lamp is cracked and I want a new one only if it is the same blue",
            "the lamp is cracked and I want a new one only if it is the same blue",
        ),
        (
            "the lamp is cracked i want two new ones",
            "the lamp is cracked i want two new ones",
        ),
    ],
)
def test_a_mere_wish_or_address_behind_it_is_no_part_of_the_trouble(text: str, told: str) -> None:
    """But for one that says how many, or that hangs on something."""
    assert account_in(text) == told
