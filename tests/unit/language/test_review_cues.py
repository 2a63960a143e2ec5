"""What a message does with a claim as it stands."""

from __future__ import annotations

import pytest

from claimdesk.language import en


@pytest.mark.parametrize(
    "text",
    [
        "yes please send it off",
        "looks fine to me, send",
        "please go ahead and file",
        "ok go ahead with it",
        "yes it is correct, please submit",
        "I'd like to send it now",
        "I'm not happy but send it",
        "no need to change anything, send it",
        "I can't wait, just send it",
        "send it as soon as you can",
        "send it so I can get my money back",
        "nothing is wrong, send it",
        "send it. what happens after I send it?",
    ],
)
def test_a_claim_is_sent_in_words(text: str) -> None:
    """Whatever is said of it besides."""
    assert en.says_send(text)
    assert en.goes_on_anyway(text)


@pytest.mark.parametrize(
    "text",
    [
        "hold on before you send it",
        "before you submit it can I use another e-mail",
        "I'll send it tomorrow",
        "I can send it tonight",
        "let me check with my wife then send it",
        "let me read it before I send it",
        "if I send it will I get my money",
        "once you send it what happens",
        "I would send it, the price is odd though",
        "send it later",
        "please wait, I need to send it with a photo",
        "looks good but the price is wrong",
        "Everything is right. Only the date is wrong",
        "everything is right except the e-mail",
        "that's right but use another address",
        "almost, change the price then send it",
        "go ahead and change the price",
        "send it to another address",
        "nearly everything is right",
    ],
)
def test_a_claim_that_is_held_back_is_not_sent(text: str) -> None:
    """Sending has no way back: what comes first is heard first."""
    assert not en.says_send(text)


@pytest.mark.parametrize(
    "text",
    [
        "ordered the 13 inch sleeve, you sent me the 11",
        "what I ordered was a mouse, what I got was a keyboard",
        "I ordered the blue one, received the red one instead",
        "ordered a 15 case, it's a 13 one",
        "picked grey and got green",
        "asked for the sleeve but it's for a tablet",
    ],
)
def test_another_thing_came_than_was_ordered(text: str) -> None:
    """Two things set against each other."""
    assert en.tells_another_came(text)


@pytest.mark.parametrize(
    "text",
    [
        "I ordered a sleeve and it's broken",
        "we bought a sleeve and it's too small",
        "bought a charger and it's not charging",
        "I bought a case, its zipper broke",
        "I ordered a charger and it got damaged in the mail",
        "ordered a charger and it got here broken",
        "bought a charger and it got hot",
        "ordered a case and got a broken one",
        "ordered a sleeve and it's a bit loose",
        "I bought the case but then got sick and changed my mind",
        "bought a charger and got a refund",
        "ordered the stand and got an e-mail",
        "ordered a case and got it late",
    ],
)
def test_what_came_in_a_bad_state_is_no_other_thing(text: str) -> None:
    """Nor is a letter, nor what became of the buyer."""
    assert not en.tells_another_came(text)


@pytest.mark.parametrize("text", ["I don't know which one", "I can't say what it was. sorry"])
def test_who_cannot_say_which_goes_without(text: str) -> None:
    """As with "skip it"."""
    assert en.goes_without(text)
    assert not en.goes_without("I don't know what is wrong with the lamp")


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("let your staff decide", True),
        ("file it anyway", True),
        ("and if I go on anyway would they ever say yes", False),
    ],
)
def test_what_is_only_supposed_goes_nowhere(text: str, goes_on: bool) -> None:
    """It asks what would come of it."""
    assert en.goes_on_anyway(text) is goes_on


@pytest.mark.parametrize(
    ("text", "about", "rest"),
    [
        ("take out the bit about my mother", "my mother", ""),
        ("please remove the garden part and send it", "garden", "and send it"),
        ("can you leave the thing about the driver out", "the driver", ""),
        ("delete the sentence where I shout. and add the colour", "I shout", "and add the colour"),
        ("I want to remove the cover", "", "I want to remove the cover"),
        ("don't take out the part about the zip", "", "don't take out the part about the zip"),
    ],
)
def test_a_part_of_what_was_told_is_taken_out(text: str, about: str, rest: str) -> None:
    """By what it is about; not where it is only the thing that is taken off."""
    assert en.told_to_take_out(text) == (about, rest)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("yes. lost the box, is that a problem?", True),
        ("ok, no idea what it cost, does that matter", True),
        ("is it here yet", False),
        ("that is a problem", False),
    ],
)
def test_whether_it_matters_is_asked(text: str, asks: bool) -> None:
    """At the end of what is said."""
    assert en.asks_if_it_matters(text) == asks


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("put my exam reason in the description", ("", "exam reason")),
        ("please add that the box was wet to the claim", ("the box was wet", "")),
        (
            "it doesn't mention the second sleeve. add that there, black",
            ("the second sleeve, black", ""),
        ),
        ("I put the phone in there", ("", "")),
        ("don't put my age in the description", ("", "")),
        ("add it to the claim", ("", "")),
    ],
)
def test_what_is_to_be_put_in_is_told_or_named(text: str, told: tuple[str, str]) -> None:
    """Or meant by what was said not to stand there."""
    assert en.told_to_put_in(text)[:2] == told


@pytest.mark.parametrize(
    ("text", "takes_back"),
    [
        ("no, please remove it", True),
        ("that shouldn't be in there", True),
        ("delete the last sentence again", True),
        ("remove the lid first", False),
        ("it shouldn't be so loose", False),
    ],
)
def test_what_was_added_is_taken_back_in_so_many_words(text: str, takes_back: bool) -> None:
    """Not a thing that is taken off."""
    assert en.takes_back_addition(text) is takes_back
