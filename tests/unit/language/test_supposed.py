"""What a shopper supposes of an item in a question."""

from __future__ import annotations

import pytest

from claimdesk.language.en.supposed import only_mentions, supposed_months, supposed_values


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("and if I opened it?", "condition", "unused"),
        ("without the box", "condition", "unused"),
        ("it hasn't been opened", "condition", "unopened"),
        ("opened but never used it", "condition", "unused"),
        ("even if it's used", "condition", "used"),
        ("what if i spilt coffee on it", "condition", "misused"),
        ("and if the dog chewed it", "condition", "misused"),
        ("what about a broken one", "reason", "defective"),
        ("if it arrives cracked", "reason", "damaged"),
        ("if you sent me the wrong one", "reason", "wrong_item"),
        ("if something is missing", "reason", "missing_item"),
        ("if i ordered the wrong size", "reason", "ordered_wrong_model"),
        ("clicked it by accident", "reason", "ordered_by_mistake"),
        ("just because", "reason", "change_of_mind"),
        ("if i don't like it any more", "reason", "change_of_mind"),
        ("what if i got it on amazon", "purchased_from", "marketplace"),
        ("and from ebay", "purchased_from", "marketplace"),
        ("and from a friend", "purchased_from", "unauthorized_reseller"),
        ("and on your own site", "purchased_from", "store"),
    ],
)
def test_what_is_supposed_is_read(text: str, field: str, value: str) -> None:
    """As a field of a claim and its code."""
    assert [(each.field, each.value) for each in supposed_values(text)] == [(field, value)]


@pytest.mark.parametrize("text", ["i used a code", "do you ship to canada", "how long is it", ""])
def test_a_message_that_supposes_nothing_gives_nothing(text: str) -> None:
    """A code is used, no item."""
    assert supposed_values(text) == ()


def test_several_fields_are_read_from_one_message() -> None:
    """Each stretch is spoken for once."""
    found = supposed_values("if i send back an unopened case just because")

    assert {each.field: each.value for each in found} == {
        "condition": "unopened",
        "reason": "change_of_mind",
    }


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("what if the zipper goes after 14 months?", 14),
        ("and if it dies in a year", 12),
        ("say it cracks two years later", 24),
        ("will it be here in 3 days?", None),
        ("what if it breaks?", None),
    ],
)
def test_when_something_would_happen_is_told(text: str, months: float | None) -> None:
    """Only where it is supposed."""
    assert supposed_months(text) == months


def test_what_was_taken_out_of_its_box_is_unused_at_best() -> None:
    """As what was opened."""
    for text in ("what if I took it out already?", "if I open the box and don't like it"):
        assert ("condition", "unused") in {(e.field, e.value) for e in supposed_values(text)}


@pytest.mark.parametrize(
    ("text", "is_misuse"),
    [
        ("I bought three by accident", False),
        ("it was an accident, I clicked the button again", False),
        ("I bought it and it cracked in an accident", True),
        ("it was an accident", False),
    ],
)
def test_an_accident_in_ordering_is_no_misuse(text: str, is_misuse: bool) -> None:
    """Unless it tells of harm."""
    found = {each.field: each.value for each in supposed_values(text)}

    assert (found.get("condition") == "misused") is is_misuse


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("no one broke it", []),
        ("it never arrived damaged", []),
        ("it came damaged", [("reason", "damaged")]),
        ("you wrote it needs to be sealed", []),
        ("it's still sealed", [("condition", "unopened")]),
        ("the box was open", [("condition", "unused")]),
        ("a friend told me you are quick", []),
        ("I bought it from a friend", [("purchased_from", "unauthorized_reseller")]),
        ("it was an accident that I bought it", []),
        ("my cat had an accident with it", [("condition", "misused")]),
    ],
)
def test_what_is_denied_quoted_or_hearsay_is_not_supposed(
    text: str, values: list[tuple[str, str]]
) -> None:
    """Nor is every accident one with the item."""
    assert [(each.field, each.value) for each in supposed_values(text)] == values


@pytest.mark.parametrize(
    ("field", "value", "text", "is_so"),
    [
        ("reason", "defective", "nothing is broken, it's the colour", True),
        ("reason", "defective", "nobody broke it, but the lid is faulty", False),
        ("reason", "defective", "the strap came off", False),
        ("condition", "unopened", "you say it must be sealed", True),
        ("condition", "unopened", "mine is still sealed", False),
    ],
)
def test_a_value_may_be_no_more_than_mentioned(
    field: str, value: str, text: str, is_so: bool
) -> None:
    """Where it stands in other words it may be told, for all that is known here."""
    assert only_mentions(field, [value], text) is is_so


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("what if my boss sat on it", "condition", "misused"),
        ("and if the truck ran over it", "condition", "misused"),
        ("say my students drop them", "condition", "misused"),
        ("if it goes through the wash", "condition", "misused"),
        ("what about it getting wet", "condition", "misused"),
        ("if the tablet falls off the desk", "condition", "misused"),
        ("and if I'd used it for an hour", "condition", "used"),
        ("what if my sister wore it once", "condition", "used"),
        ("if i had it on my phone for a bit", "condition", "used"),
        ("never put it on my phone", "condition", "unused"),
        ("and if you cut it crooked", "reason", "defective"),
        ("what if the print comes out blurry", "reason", "defective"),
        ("if the colors are all faded", "reason", "defective"),
        ("if it snaps", "reason", "defective"),
        ("if one shows up busted", "reason", "damaged"),
        ("if you pack the wrong color", "reason", "wrong_item"),
        ("if the wrong one shows up", "reason", "wrong_item"),
        ("suppose i select the wrong phone model", "reason", "ordered_wrong_model"),
        ("picking the wrong size", "reason", "ordered_wrong_model"),
        ("if it doesn't suit her", "reason", "change_of_mind"),
    ],
)
def test_what_people_do_to_a_thing_and_how_it_was_made_are_told_apart(
    text: str, field: str, value: str
) -> None:
    """Who sits on a thing misuses it; what was printed crooked is the store's fault."""
    assert [(each.field, each.value) for each in supposed_values(text)] == [(field, value)]


@pytest.mark.parametrize(
    "text",
    [
        "does the material tear easily",
        "what if the last day falls on a Sunday",
        "does it fall off the tablet",
        "can i run over the 30 days",
        "do you print on both sides",
    ],
)
def test_nothing_is_supposed_of_what_only_sounds_alike(text: str) -> None:
    """A day falls on a Sunday, and nobody sat on anything."""
    assert not [each for each in supposed_values(text) if each.value == "misused"]
