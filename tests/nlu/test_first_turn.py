"""What `claimdesk eval` says a shopper gets is what Rasa, stock as it is, gives them."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from rasa.utils.endpoints import EndpointConfig

from claimdesk.dialogue.in_process_actions import InProcessActions
from claimdesk.evaluation.annotated import read_labelled
from claimdesk.evaluation.first_turn import FirstTurn, FirstTurns, desk_of_its_own
from claimdesk.evaluation.trained_reader import load_model, newest_model
from claimdesk.settings import ROOT

pytestmark = pytest.mark.slow

STORE = "procase"
RESPONSES = "claimdesk.dialogue.store_responses.StoreResponses"
# One in 25 of all held-out sentences; more would take minutes on stock Rasa.
TEXTS = [each.text for each in read_labelled(Path(__file__).parent)][::25]
Seen = tuple[tuple[str, ...], tuple[str, ...], "str | None", "str | None"]


async def _by_rasa(agent: Agent, text: str) -> Seen:
    """Actions, responses, form and matter of the turn after the greeting."""
    for message in ("/greet", text):
        said = UserMessage(message, CollectingOutputChannel(), text, metadata={"store": STORE})
        await agent.handle_message(said)
    tracker = await agent.tracker_store.retrieve(text)
    assert tracker is not None
    events = list(tracker.events)
    heard = max(place for place, event in enumerate(events) if type(event) is UserUttered)
    done = [event.action_name for event in events[heard:] if type(event) is ActionExecuted]
    said_by = [e.metadata["utter_action"] for e in events[heard:] if type(e) is BotUttered]
    form = tracker.active_loop_name
    actions = tuple(name for name in done if name != "action_listen")
    return actions, tuple(said_by), form, tracker.get_slot("matter") if form else None


def _played(turn: FirstTurn) -> Seen:
    return turn.actions, turn.said, turn.form, turn.matter


async def test_a_first_turn_is_what_rasa_makes_of_it() -> None:
    """The same actions, responses, form and matter, by the same model."""
    path = newest_model(ROOT / "models")
    with desk_of_its_own():
        model = load_model(path)
        turns = FirstTurns(model, STORE)
        agent = Agent.load(
            path, generator=EndpointConfig(type=RESPONSES), action_endpoint=InProcessActions()
        )
        parsed = model.read(TEXTS)
        played = {text: _played(await turns.of(p)) for text, p in zip(TEXTS, parsed, strict=True)}
        real = {text: await _by_rasa(agent, text) for text in TEXTS}

    assert len({seen[2] for seen in real.values()}) > 2  # forms of several kinds among them
    assert played == real
