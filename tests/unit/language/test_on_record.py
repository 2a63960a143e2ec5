"""What is said against what stands on record, without the line's name."""

from __future__ import annotations

import pytest

from claimdesk.language.en.on_record import opened_after_all, speaks_against

_NEW = "New and unopened"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("its not new and unopened", _NEW),
        ("Unopened? I cut the seal myself", _NEW),
        ("hm, it still says new and unopened", _NEW),
        ("I did not change my mind, it's too tight", "I changed my mind"),
        ("well it isn't faulty though", "It's faulty"),
        ("I don't want a replacement", "A replacement"),
        ("no it's not used", "Used"),
    ],
)
def test_a_denial_a_doubt_and_a_complaint_speak_against_a_line(text: str, said: str) -> None:
    """In the words of the line."""
    assert speaks_against(text, said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("it's new and unopened", _NEW),
        ("unopened?", _NEW),
        ("an exchange? how does that work", "An exchange"),
        ("15%? for an exchange? never heard of it", "An exchange"),
        ("it says new and unopened, that's right", _NEW),
        ("the second one isn't faulty", "It's faulty"),
        ("it has not arrived", "It arrived damaged"),
        ("send me one that isn't damaged", "It arrived damaged"),
        ("so is it a yes or no for a new one", _NEW),
        ("never mind", "I changed my mind"),
        ("it says so on the website", "On the store's own website"),
        ("is it faulty?", "It's faulty"),
        ("the hinge is not the trouble", "It's faulty"),
    ],
)
def test_what_says_the_same_or_is_of_another_thing_does_not(text: str, said: str) -> None:
    """Nor does a mere question."""
    assert not speaks_against(text, said)


@pytest.mark.parametrize(
    "text",
    [
        "it isn't unopened any more",
        "i opened it lol",
        "the box is open",
        "I unwrapped it, how would I know otherwise",
    ],
)
def test_opening_is_told(text: str) -> None:
    """However it is put."""
    assert opened_after_all(text)


@pytest.mark.parametrize(
    "text",
    ["I never opened it", "would it matter if I opened it", "I opened the parcel and found this"],
)
def test_a_denied_a_supposed_and_a_parcels_opening_is_not(text: str) -> None:
    """The item is as it was."""
    assert not opened_after_all(text)
