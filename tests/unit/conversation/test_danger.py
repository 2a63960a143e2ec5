"""Who has a dangerous product at hand: what is answered, and what is no danger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimdesk.conversation.handed_over import HandedOver, concerns_staff
from tests.unit.conversation.talk import sentence
from tests.unit.conversation.test_contact_form import Contact

BANK = HandedOver("MSG-2", "danger", "sam@example.com")


def in_danger() -> Contact:
    """Somebody who reported a swollen battery, and is asked where to answer."""
    talk = Contact()
    talk.says("my power bank is swollen", "report_danger")
    return talk


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("does my husband need a doctor? he breathed it in", ["danger_doctor"]),
        ("my son feels sick from the fumes", ["danger_hurt"]),
        ("we bought two of these, can we go on using the other one?", ["danger_another"]),
        ("there's one more of that model charging in the hall", ["danger_another"]),
        ("are the other outlets alright to use?", ["danger_socket", "danger_other_sockets"]),
        ("is it okay to leave it out on the terrace?", ["danger_done"]),
        (
            "should she go to hospital? and both adapters are plugged in, is that safe",
            ["danger_doctor", "danger_another"],
        ),
    ],
)
def test_each_thing_asked_in_danger_has_its_line(text: str, said: list[str]) -> None:
    """While the staff are told where to answer, and after: never that others have to say it."""
    talk = in_danger()
    talk.says(text, "ask_product_advice")
    assert talk.words[:-1] == said

    turn = sentence(text, "ask_product_advice")
    assert concerns_staff(turn, BANK)
    later = Contact(handed_over=BANK.as_slot())
    later.hears(turn)
    assert later.words == said


def test_another_one_of_it_is_told_to_the_staff_once() -> None:
    """So is who may be hurt; who asks again hears the whole line again."""
    talk = Contact(handed_over=BANK.as_slot())
    assert talk.says("there's a second one in the kitchen, plugged in", "inform").then == "done"
    assert talk.words == ["danger_another"]

    told = replace(BANK, advice=("danger_another",))
    again = Contact(handed_over=told.as_slot())
    step = again.says("answer me, the other charger: use it or not", "complain")
    assert (step.then, again.words) == ("left", ["danger_another"])


def test_what_is_plugged_in_is_the_one_last_spoken_of() -> None:
    """And whoever asks for a yes or a no is told what to do, not to wait."""
    told = replace(BANK, advice=("danger_again", "danger_another"))
    text = "hello?? it's plugged in beside the cot, yes or no"
    for handed, said in ((told, "danger_another"), (BANK, "danger_again")):
        talk = Contact(handed_over=handed.as_slot())
        talk.says(text, "report_danger")
        assert talk.words[0] == said


@pytest.mark.parametrize(
    "text", ["please send me another one", "I want to return the other charger too"]
)
def test_one_that_is_wished_for_is_no_other_one_at_hand(text: str) -> None:
    """Nor is one that goes back."""
    assert not concerns_staff(sentence(text, "open_return"), BANK)
