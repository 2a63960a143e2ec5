"""What a message wants of the staff: that it goes to them, or not, or what it waits for."""

from __future__ import annotations

import pytest

from claimdesk.language import en
from claimdesk.language.en.asked_in_danger import made_safe, tells_of_socket
from claimdesk.language.en.asked_of_message import asks_of_message
from claimdesk.language.en.order_state import (
    asks_by_a_day,
    asks_if_late,
    has_come,
    is_not_here_yet,
    stated_days,
)
from claimdesk.language.en.what_for_staff import (
    asks_to_pass_on,
    awaits_refund,
    declines_passing_on,
    denies_matter,
    says_goodbye,
    says_pass_on,
    vents,
    wants_person,
)


@pytest.mark.parametrize(
    "text",
    [
        "the sleeve came last week, then the seam split",
        "we use it every day at school",
        "your stand turned up with a bent leg",
        "I received it on the 4th",
        "they're right here in my hands and both are cracked",
        "when I opened it the lid was loose",
        "we were on holiday and just unpacked my order",
        "ordered on the 1st, delivered October 6, and not opened yet",
        "no, I have the parcel, it's on my desk",
        "Received on 3 May, never put on",
        "got my sleeve yesterday, the seam is open",
        "it has a dent. Came Friday in a flat box",
        "I get the cover last week from your shop",
        "arrived two days ago, no strap",
    ],
)
def test_the_shopper_has_it(text: str) -> None:
    """By its coming, by its use, or because it is there."""
    assert has_come(text)


@pytest.mark.parametrize(
    "text",
    [
        "my order never came",
        "has it arrived yet?",
        "it should have arrived on Friday",
        "tracking says it arrived but nothing is here",
        "it says delivered yesterday and there's nothing",
        "it is marked as delivered on Monday",
        "I'll use it when it comes",
        "if it came late can I return it",
        "the confirmation e-mail came on Friday",
        "it arrived at the local depot",
        "I don't have it",
        "you received my return on 12 May",
        "the refund came Friday",
        "got my refund on Monday, half of it",
        "tracking: arrived Friday at the depot",
        "the carrier page says arrived 3 May",
        "the slip said arrived Monday",
        "supposed to have arrived on Monday",
        "order received May 3, nothing since",
    ],
)
def test_what_is_expected_or_announced_has_not_come(text: str) -> None:
    """Nor what is denied or asked."""
    assert not has_come(text)


def test_money_that_did_not_come_back_is_no_parcel() -> None:
    """ "Come back" is of a refund or a return."""
    assert not is_not_here_yet("nothing came back so far")
    assert is_not_here_yet("nothing came so far")


@pytest.mark.parametrize(
    "text",
    [
        "still no refund after three weeks",
        "where's my money",
        "you refunded me on Tuesday, why is it not on my account",
        "Returned it. Waiting. Nothing.",
        "you owe me $12",
    ],
)
def test_who_waits_for_money_says_so(text: str) -> None:
    """It is late, was promised, or is looked for."""
    assert awaits_refund(text)


@pytest.mark.parametrize(
    "text",
    [
        "so would I get the whole price back?",
        "and I get all $30 back then?",
        "when do I get my money back if I send it in",
        "which day is the last one, counting from Monday?",
        "I'm not waiting for a refund",
    ],
)
def test_a_question_of_money_to_come_is_no_waiting(text: str) -> None:
    """Nothing has happened yet by what is said."""
    assert not awaits_refund(text)


@pytest.mark.parametrize(
    "text",
    [
        "we aren't waiting for any parcel",
        "I never asked you to cancel the order",
        "I haven't even returned anything",
        "that is not what I meant",
        "nobody said there was a refund",
    ],
)
def test_a_matter_is_denied(text: str) -> None:
    """What it was taken for is not what is meant."""
    assert denies_matter(text)


@pytest.mark.parametrize(
    "text",
    [
        "I didn't get my parcel",
        "I still haven't got my refund",
        "I did not order the blue one",
        "I don't want my order any more",
        "I'm waiting for my money",
    ],
)
def test_a_trouble_is_no_denial(text: str) -> None:
    """However many words of not it has."""
    assert not denies_matter(text)


def test_what_is_to_go_to_the_staff_and_what_is_not() -> None:
    """By what is said of the passing on itself."""
    for text in ("no need to tell your staff", "do not forward this", "please stop passing it on"):
        assert declines_passing_on(text)
        assert not says_pass_on(text)
    for text in ("OK FORWARD IT", "yes, hand it over to them", "please send it on"):
        assert says_pass_on(text)
        assert not declines_passing_on(text)
    for text in ("why don't you pass it on", "don't send another one", "you never sent it to me"):
        assert not declines_passing_on(text)
    assert wants_person("I'd rather have a human look at this")
    assert not wants_person("I don't want a person, just tell me")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("has it been cancelled now", "done"),
        ("so the address got changed?", "done"),
        ("does anybody read this", "read"),
        ("have they looked at my message", "read"),
        ("did they get my message?", "got"),
        ("how soon will you be in touch?", "when"),
        ("what happens if it was cancelled by you", None),
    ],
)
def test_what_is_asked_of_a_message(text: str, kind: str | None) -> None:
    """Whether it is done, or read, is not whether it went out."""
    assert asks_of_message(text) == kind or kind is None


def test_a_question_of_being_late() -> None:
    """And the most that a store states."""
    assert asks_if_late("would that count as late?")
    assert asks_if_late("how long does delivery usually take")
    assert not asks_if_late("it is late and I'm upset")
    assert stated_days("3\u20137 business days in Europe") == (3, 7, True)
    assert stated_days("14 days") == (14, 14, False)
    assert stated_days("as fast as we can") is None


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("would I have it before the 9th?", True),
        ("does it get to me in time for Mother's Day", True),
        ("if I order tonight will it be there by Saturday", True),
        ("can you deliver until Thursday", False),  # no word of its coming
        ("can you rush it so it is here by Friday", False),  # how, not when
        ("it has to be sent back by Friday?", False),
        ("how long does shipping take", False),
    ],
)
def test_whether_it_comes_by_a_day_is_asked(text: str, asks: bool) -> None:
    """Of what is ordered, and not how to have it faster."""
    assert asks_by_a_day(text) is asks


def test_a_sigh_and_a_goodbye() -> None:
    """Both want a human word."""
    assert vents("what a joke")
    assert not vents("the zip is broken")
    assert says_goodbye("I'll ask the carrier then. Good night!")
    assert not says_goodbye("she said bye to it yesterday")


def test_what_was_made_safe_and_what_was_not() -> None:
    """And a socket that took harm."""
    assert made_safe("we moved it to the driveway")
    assert made_safe("it's disconnected already")
    assert not made_safe("it is not unplugged yet")
    assert not made_safe("it is still plugged in")
    assert tells_of_socket("the outlet is black now")
    assert not tells_of_socket("it was in the outlet")


@pytest.mark.parametrize(
    "text",
    [
        "Please note that the bell is broken, knock",
        "can you tell them it's for my mother",
        "ok then include the fact: no, mention the blue one. Also add I called twice",
        "put down that nobody rang",
    ],
)
def test_the_staff_are_to_be_told(text: str) -> None:
    """By a bidding, where its clause begins."""
    assert asks_to_pass_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "did you add that I called",
        "please don't mention the price",
        "can I add a second case to it",
        "they told me that it had shipped",
        "don't tell them anything",
        "what does the note say",
    ],
)
def test_nothing_is_bidden_to_be_told(text: str) -> None:
    """What is asked about, told of, or bidden not to."""
    assert not asks_to_pass_on(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("how long does a refund take?", True),
        ("so 10 days for a refund, correct?", True),
        ("how many weeks till I get my refund", True),
        ("it's been 14 days, where is my refund?", False),
        ("how long until somebody answers me?", False),
    ],
)
def test_how_long_a_refund_takes_is_asked(text: str, asks: bool) -> None:
    """Not where it is, nor how long an answer takes."""
    assert en.asks_refund_time(text) is asks


@pytest.mark.parametrize(
    ("text", "bids"),
    [
        ("please don't contact her", True),
        ("and never call my work", True),
        ("they don't contact anybody", False),
        ("please don't tell anyone on your staff", False),
        ("I don't use it", False),
    ],
)
def test_what_the_staff_are_not_to_do(text: str, bids: bool) -> None:
    """Not what somebody does not do, nor that nothing is to go to them."""
    assert en.bids_not_to(text) is bids
