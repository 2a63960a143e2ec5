"""The short form that asks how a claim stands."""

from __future__ import annotations

from typing import Any

import pytest

from claimdesk.claims.claim_numbers import new_reference
from claimdesk.conversation.small_forms import CheckForm
from claimdesk.conversation.turn import Step, Turn
from tests.unit.conversation.talk import sentence

NUMBER = new_reference()


class Small:
    """A conversation with it."""

    def __init__(self, form: CheckForm, **slots: Any) -> None:
        self._form = form
        self.slots: dict[str, Any] = slots
        self.asked: str | None = None
        self.step = Step()

    @property
    def words(self) -> list[str]:
        """The names of what was said last."""
        return [say.response for say in self.step.say]

    def says(self, text: str, intent: str = "inform", questions: tuple[str, ...] = ()) -> Step:
        """One message, one answer."""
        return self.hears(sentence(text, intent, questions))

    def hears(self, turn: Turn) -> Step:
        """One turn, one step."""
        self.step = self._form.step(turn, self.slots, self.asked)
        self.slots |= self.step.slots
        self.asked = self.step.ask
        return self.step


@pytest.fixture
def check() -> Small:
    """Somebody who asks about a claim."""
    talk = Small(CheckForm())
    talk.says("how is my claim doing", "check_claim")
    return talk


def test_stop_ends_it(check: Small) -> None:
    """At once: there is little to lose."""
    assert check.says("stop", "stop").then == "stop"


def test_a_claim_is_looked_up_by_number_and_address(check: Small) -> None:
    """Both are asked for, one after the other."""
    assert check.words == ["ask_check_form_claim_number"]
    check.says(NUMBER)
    assert check.words == ["ask_check_form_email"]

    step = check.says("sam@example.com")

    assert step.then == "done"
    assert check.slots["claim_number"] == NUMBER


def test_number_and_address_may_come_in_one_sentence() -> None:
    """Then nothing is asked."""
    talk = Small(CheckForm())

    step = talk.says(f"what about {NUMBER.lower()}, I am sam@example.com", "check_claim")

    assert step.then == "done"
    assert talk.slots["claim_number"] == NUMBER


def test_a_number_without_its_prefix_counts_when_it_is_asked_for(check: Small) -> None:
    """As somebody reads it out."""
    check.says(NUMBER.removeprefix("CLM-").lower())

    assert check.slots["claim_number"] == NUMBER


def test_a_number_with_a_slip_is_asked_for_again_and_then_explained(check: Small) -> None:
    """Its check character tells; a person is offered the second time."""
    wrong = NUMBER[:-1] + ("0" if NUMBER[-1] != "0" else "1")
    check.says(wrong)
    assert check.words == ["unfit_claim_number"]

    check.says(wrong)

    assert check.words == ["explain_claim_number"]
    labels = [choice.label for choice in check.step.say[0].choices]
    assert labels == ["choice_person", "choice_stop"]


def test_a_person_may_be_wanted_instead(check: Small) -> None:
    """At any time."""
    assert check.says("a human please", "talk_to_human").then == "person"
