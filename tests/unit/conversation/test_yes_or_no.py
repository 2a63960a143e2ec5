"""What is said to a question of yes or no, whichever form asks it."""

from __future__ import annotations

import pytest

from claimdesk.conversation.routing.interruptions import asks_to_stop
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.shared.yes_or_no import yes_or_no
from tests.unit.conversation.talk import Talk


@pytest.mark.parametrize(
    ("text", "intent", "learned", "says"),
    [
        ("yes", "affirm", "affirm", "affirm"),
        ("yes", "affirm", None, "affirm"),
        ("so be it", "nlu_fallback", "affirm", "affirm"),
        ("I'd rather not", "nlu_fallback", "deny", "deny"),
        ("no", "deny", None, "deny"),
        ("blue", "inform", None, None),
    ],
)
def test_the_sentences_learned_from_go_before_the_intent(
    text: str, intent: str, learned: str | None, says: str | None
) -> None:
    """Which tells where they do not."""
    assert yes_or_no(Turn(text, intent), learned) == says


@pytest.mark.parametrize(
    ("text", "intent", "learned"),
    [
        ("maybe", "affirm", "unsure"),
        ("yes but not yet", "deny", "affirm"),
        ("uh", "affirm", "deny"),
        ("umm", "affirm", None),
        ("hold on", "greet", "deny"),
    ],
)
def test_what_may_be_either_is_neither(text: str, intent: str, learned: str | None) -> None:
    """It is asked again: doubt, a yes that reads like a no, a sound of thinking."""
    assert yes_or_no(Turn(text, intent), learned) is None


def test_a_button_says_what_it_says() -> None:
    """Its words are not read."""
    assert yes_or_no(Turn("/affirm", "affirm", is_choice=True), "deny") == "affirm"


@pytest.mark.parametrize("text", ["umm", "er", "hm", "well"])
def test_a_sound_of_thinking_sends_no_claim(text: str) -> None:
    """Though a model takes it for a yes."""
    talk = Talk().opens().until("review")

    assert (talk.says(text, "affirm").then, talk.asked) == (None, "review")


def test_a_sound_of_thinking_throws_no_claim_away() -> None:
    """Though a model takes it for a yes, or for a goodbye."""
    talk = Talk().opens().until("review")
    talk.says("forget it", "stop")
    assert talk.asked == "stop"

    for intent in ("affirm", "goodbye"):
        assert talk.says("well", intent).then is None
    assert talk.slots["reason"]
    assert not asks_to_stop(Turn("well", "goodbye"))
