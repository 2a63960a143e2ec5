"""A reason is told, or denied, by its own words only."""

from __future__ import annotations

import pytest

from claimdesk.language.en.reasons_said import denies_reason, reason_told, says_reason


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("missing_item", "actually the charger is missing"),
        ("missing_item", "no, they forgot the second strap"),
        ("missing_item", "sorry, there was no cable in the box"),
        ("wrong_item", "no I mean you sent a different colour"),
        ("wrong_address", "oh no I gave you my old address"),
        ("ordered_wrong_model", "it's my mistake, I picked the wrong size"),
        ("defective", "no it works, well, it doesn't charge"),
        ("damaged", "no, it came all dented"),
    ],
)
def test_a_reason_is_told_in_its_own_words(code: str, text: str) -> None:
    """Whatever else is said."""
    assert says_reason(code, text)
    assert not denies_reason(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("missing_item", "do you have one with a longer chain instead"),
        ("missing_item", "the grey sleeve is ok, leave it out of this"),
        ("missing_item", "write the cable down too, it isn't in the list"),
        ("missing_item", "what do you mean, missing?"),
        ("missing_item", "it still says missing"),
        ("defective", "the parcel has been stuck in Ohio for a week"),
        ("wrong_address", "I checked, the address is fine"),
    ],
)
def test_a_chance_phrase_tells_no_reason(code: str, text: str) -> None:
    """Nor does a question, or what is quoted from the claim."""
    assert not says_reason(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("missing_item", "nothings missing its bent"),
        ("missing_item", "no no nothing at all is missing I have both of them"),
        ("missing_item", "it says an item is missing but that isn't so"),
        ("missing_item", "please remove something is missing"),
        ("wrong_address", "our address is correct, I looked twice"),
        ("wrong_address", "it's not a wrong address"),
        ("ordered_wrong_model", "I didn't say wrong model"),
        ("defective", "it isn't faulty, the parcel never came"),
        ("change_of_mind", "I have not changed my mind, it rattles"),
    ],
)
def test_a_reason_is_denied_by_its_name(code: str, text: str) -> None:
    """In the shopper's own words, or as it stands in the claim."""
    assert denies_reason(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("damaged", "the other one isn't damaged"),
        ("defective", "it's not completely broken yet"),
        ("damaged", "it wasn't damaged by me"),
        ("missing_item", "it's not just the lid that is missing"),
        ("missing_item", "isn't there a cable missing?"),
        ("wrong_address", "change my address please"),
        ("defective", "it's broken, nothing else"),
    ],
)
def test_what_is_denied_of_another_thing_or_in_part_denies_no_reason(code: str, text: str) -> None:
    """Nor what is asked."""
    assert not denies_reason(code, text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("nothing is missing, it ripped along the seam", "defective"),
        ("not missing, I ordered the wrong size", "ordered_wrong_model"),
        ("nothing is missing, it just doesn't look nice", None),
    ],
)
def test_the_one_reason_told_is_taken(text: str, code: str | None) -> None:
    """None where no words tell one."""
    assert reason_told(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "you sent the wrong one",
        "its the rong lamp you sent",
        "I ordered the tall one but the label says short",
        "they shipped me a wrong size",
    ],
)
def test_another_thing_than_was_ordered_came_however_it_is_spelt(text: str) -> None:
    """By who sent it, or by what its label says."""
    assert says_reason("wrong_item", text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the keyboard won't hold any charge", "defective"),
        ("the hub refuses to power up", "defective"),
        ("the flap does not open at all", "defective"),
        ("three lamps work. three. out of nine", "defective"),
        ("only half the keys respond", "defective"),
        ("the photo on it came out grainy", "defective"),
        ("our names are printed upside down", "defective"),
        ("a smudged logo on the back", "defective"),
        ("surplus to requirements, still in its wrapper", "change_of_mind"),
        ("the sleeve is not needed any more", "change_of_mind"),
        ("never unpacked it, saw the same one cheaper", "change_of_mind"),
        ("came too late for the party", "change_of_mind"),
        ("It was late. Sending it back", "change_of_mind"),
        ("six ordered, five arrived", "missing_item"),
    ],
)
def test_trouble_told_in_plain_words_is_a_reason(text: str, code: str) -> None:
    """Without the name of any."""
    assert reason_told(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "the box is not opened",
        "I did not open it yet",
        "sorry, the photo I sent you is blurry",
        "is a grainy print covered?",
        "my parcel is late",
        "late, and tracking says returning to sender",
        "I never found it cheaper",
        "one of the ports is a USB-C one",
        "it is required for my work",
    ],
)
def test_what_only_resembles_trouble_is_no_reason(text: str) -> None:
    """Its being closed, a photo sent, a question, a parcel on its way."""
    assert reason_told(text) is None
