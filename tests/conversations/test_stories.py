"""Every story of data/stories happens as it is told, through the real channel, by both Rasas."""

from __future__ import annotations

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.generator import TrainingDataGenerator
from rasa.shared.core.training_data.loading import load_data_from_resource
from rasa.shared.core.training_data.structures import StoryGraph

from claimdesk.dialogue.story_steps import own_steps
from claimdesk.settings import ROOT
from tests.conversations.conftest import RunningDesk
from tests.conversations.dialogue import Shopper
from tests.conversations.told_stories import Teller, sentence, told_stories

pytestmark = pytest.mark.slow

BEFORE = {
    "as told": [],
    "greeted": ["hello there"],
    "after other questions": ["do you have any discounts?", "thanks", "are you a robot"],
    "with values": [],
    "with asides": ["hello there"],
}
ASIDE = "thanks"


@pytest.fixture(scope="module")
def own_intents() -> dict[str, set[str | None]]:
    """By story, the intents of the steps that no rule takes: between others asides may come."""
    domain = Domain.load(str(ROOT / "domain.yml"))
    steps = [
        step
        for folder in ("rules", "stories")
        for step in load_data_from_resource(str(ROOT / "data" / folder), domain)
    ]
    generator = TrainingDataGenerator(StoryGraph(steps), domain, augmentation_factor=0)
    own: dict[str, set[str | None]] = {}
    for step, is_own in own_steps(generator.generate(), domain):
        if is_own and len(step.turns) > 1:
            own.setdefault(step.told_by, set()).add(step.moment.intent)
    return own


def test_some_story_tells_more_than_the_rules(own_intents: dict[str, set[str | None]]) -> None:
    """Else what this file plays would be the rules' doing alone."""
    assert own_intents


@pytest.mark.parametrize("way", BEFORE)
@pytest.mark.parametrize("rasa", ["running_desk", "stock_desk"])
@pytest.mark.parametrize("name", told_stories())
def test_a_story_happens_as_it_is_told(
    name: str,
    rasa: str,
    way: str,
    own_intents: dict[str, set[str | None]],
    request: pytest.FixtureRequest,
) -> None:
    """After a greeting or other talk, with values in its sentences, with an aside in between."""
    desk: RunningDesk = request.getfixturevalue(rasa)
    shopper = Shopper(desk.url, "procase")
    ways = list(BEFORE)
    order = f"PC-{33000 + 100 * list(told_stories()).index(name) + ways.index(way)}"
    teller = Teller(desk, shopper, order)
    for text in BEFORE[way]:
        teller.say(text)
    for number, turn in enumerate(told_stories()[name]):
        if way == "with asides" and number and turn.intent in own_intents.get(name, ()):
            assert teller.say(ASIDE)[2] == ["utter_thank"]
        text = sentence(turn.intent, with_values=way == "with values")
        heard, intent, done = teller.say(text)
        assert (intent, done) == (turn.intent, turn.actions), f"in:\n{shopper}"
        if turn.form:
            done = teller.end(turn.form, turn.form_end, heard)
            assert done == [turn.form, *turn.after_form], f"in:\n{shopper}"
    shopper.close()
