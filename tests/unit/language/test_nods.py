"""Messages that are but a yes, a no, "wait", "go on" or "stop"."""

from __future__ import annotations

import pytest

from claimdesk.language import en


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("yup", True),
        ("ok then", True),
        ("yeah that's right", True),
        ("by all means", True),
        ("no that's not right", False),
        ("nope not really", False),
        ("no, thank you", False),
        ("ok thanks", None),
        ("yes but it came late", None),
        ("no idea", None),
        ("the right one", None),
        ("", None),
    ],
)
def test_a_bare_yes_or_no_is_told(text: str, says: bool | None) -> None:
    """And what only acknowledges, or says more, is neither."""
    assert en.says_yes_or_no(text) is says


@pytest.mark.parametrize(
    "text",
    [
        "hold on a sec",
        "hang on a minute please",
        "not yet",
        "ok wait",
        "brb",
        "let me look for the receipt",
        "hold on, i'm looking for it",
        "no not yet",
        "wait let me take a photo",
        "i need to find my order number",
    ],
)
def test_who_asks_for_a_while_holds_on(text: str) -> None:
    """They neither stop nor go on."""
    assert en.holds_on(text)
    assert not (en.cancels(text) or en.goes_on(text))


@pytest.mark.parametrize(
    "text",
    [
        "hold on it came the 12th",
        "wait it was amazon",
        "I want to get my money back",
        "i need to check the status of my claim",
        "i'm waiting for it",
        "just a scratch",
        "a minute ago",
        "hang on, it came yesterday",
        "one moment, the sleeve was opened",
        "hold on, that's wrong",
        "sec, actually drop it",
        "hold on, why do you need that",
    ],
)
def test_what_tells_or_wants_something_is_no_holding_on(text: str) -> None:
    """Though it begins like one."""
    assert not en.holds_on(text)


@pytest.mark.parametrize("text", ["carry on then", "ok go on", "keep going", "proceed please"])
def test_who_says_so_goes_on(text: str) -> None:
    """They do not stop."""
    assert en.goes_on(text)
    assert not (en.cancels(text) or en.holds_on(text))


@pytest.mark.parametrize(
    "text",
    [
        "leave it",
        "forget about it",
        "nah don't bother",
        "nvm",
        "let's drop it",
        "actually scrap that",
        "not worth the hassle",
        "i don't want to go on",
        "please cancel the whole thing",
    ],
)
def test_who_leaves_off_cancels(text: str) -> None:
    """In whatever words."""
    assert en.cancels(text)
    assert not (en.goes_on(text) or en.holds_on(text))


@pytest.mark.parametrize(
    "text",
    [
        "leave it blank",
        "leave it at the door",
        "forget the order number",
        "cancel my order",
        "it stopped working",
        "i changed my mind",
        "don't send it yet",
        "the screen won't stop flickering",
    ],
)
def test_what_leaves_something_else_does_not_cancel(text: str) -> None:
    """A field, an order, a fault, a reason."""
    assert not en.cancels(text)


@pytest.mark.parametrize(
    "text", ["yes or no?", "just a simple yes or no please", "so no then?", "y/n"]
)
def test_which_it_is_may_be_asked(text: str) -> None:
    """That is no yes."""
    assert en.asks_yes_or_no(text)


@pytest.mark.parametrize("text", ["yes", "no", "yes please", "no thanks", "yes or maybe next week"])
def test_a_yes_or_a_no_asks_nothing(text: str) -> None:
    """Nor does it ask which of other things."""
    assert not en.asks_yes_or_no(text)


@pytest.mark.parametrize(
    "text",
    [
        "could you bring it back",
        "let's file it after all",
        "reopen it please",
        "I do want to claim",
    ],
)
def test_what_was_dropped_may_be_taken_up(text: str) -> None:
    """In words that say so."""
    assert en.takes_up_again(text)


@pytest.mark.parametrize("text", ["I want to return it", "can I send it back", "it broke again"])
def test_a_new_wish_takes_nothing_up(text: str) -> None:
    """It stands by itself."""
    assert not en.takes_up_again(text)


@pytest.mark.parametrize(
    "text",
    [
        "one moment, my kid",
        "brb dinner is burning",
        "hang on she's climbing out of the pram",
        "sec need to pull it away from the cat",
        "just a minute, someone's at the door",
        "hold on a sec my boss is calling",
    ],
)
def test_what_keeps_the_writer_is_only_a_wait(text: str) -> None:
    """Neither what is to be done meanwhile nor with whom is any matter for the desk."""
    assert en.holds_on(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("never mind, so what do I do about the code?", True),
        ("forget the claim, can you change my address instead", True),
        ("leave it - where do I send the thing back to", True),
        ("forget it, is that ok?", False),
        ("cancel that, what a joke", False),
        ("is it one or two? forget it, leave it", False),
        ("never mind, thanks", False),
    ],
)
def test_what_is_asked_after_leaving_off(text: str, asks: bool) -> None:
    """Something else; nothing of the leaving itself."""
    assert en.asks_after_leaving(text) is asks


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("well ok, go ahead, it's number 30999", True),
        ("alright, let's do that. my mail is ann@example.com", True),
        ("fine, please do", True),
        ("ok but how long does it take", False),
        ("great, and the fee?", False),
        ("ok don't do it", False),
        ("right, what do I do", False),
    ],
)
def test_a_bid_to_do_it_is_a_yes_after_a_weak_one_too(text: str, says: bool) -> None:
    """Whatever stands beside it; a weak yes alone, before a question or a no, is none."""
    assert en.says_yes_beside(text) == says
