"""What a thing came in is told apart from the thing."""

from __future__ import annotations

import pytest

from claimdesk.language.en import is_packaging, without_packaging_lead


def packs(text: str, name: str) -> bool:
    """Whether `name`, where it stands in `text`, is packaging."""
    start = text.index(name)
    return is_packaging(text, start, start + len(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the parcel was soaked and so is the folio", "parcel"),
        ("my package got here squashed", "package"),
        ("the Jiffy bag had a hole in it", "Jiffy bag"),
        ("a ripped padded envelope, and the pen was gone", "padded envelope"),
        ("the bubble mailer was slit", "bubble mailer"),
        ("torn outer bag, dented tin", "bag"),
        ("the mail bag was wet", "mail bag"),
        ("the big brown box was open", "box"),
        ("the crushed box", "crushed box"),
        ("the sleeve it came in is ripped", "sleeve"),
        ("the pouch around the charger was cut", "pouch"),
        ("it arrived in a bag with no padding", "bag"),
        ("cardboard sleeve bent", "cardboard sleeve"),
        ("all wrapped in bubble wrap", "bubble wrap"),
    ],
)
def test_what_a_thing_came_in_is_packaging(text: str, name: str) -> None:
    """By its own name, by a word before it, or by what is said of it."""
    assert packs(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the laptop sleeve is torn", "laptop sleeve"),
        ("my camera bag lost its strap", "camera bag"),
        ("the bag ripped at the seam", "bag"),
        ("the lunch box leaks", "lunch box"),
        ("the lunch box leaks", "box"),
        ("I ordered three shipping boxes and got one", "shipping boxes"),
        ("I bought a padded envelope from you", "padded envelope"),
        ("the tube light flickers", "tube light"),
        ("my padded sleeve has a cut", "padded sleeve"),
        ("the hole was in the sleeve", "sleeve"),
        ("the pouch it is in pieces", "pouch"),
        ("the bag you sent in October has a tear", "bag"),
        ("I sent in my bag for repair", "bag"),
        ("the plastic pouch lost its button", "plastic pouch"),
        ("the folio is in the parcel", "folio"),
    ],
)
def test_a_thing_that_holds_things_is_no_packaging(text: str, name: str) -> None:
    """What it is for, or that it was bought, says so."""
    assert not packs(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the box says slim hard shell", "slim hard shell"),
        ("packaging says: a PC-18 stylus", "PC-18 stylus"),
        ("leather folio", "leather folio"),
    ],
)
def test_what_is_read_off_the_packaging_is_the_name(text: str, name: str) -> None:
    """Without where it stands."""
    assert without_packaging_lead(text) == name
