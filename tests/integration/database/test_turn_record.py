"""A turn is on record as one: lines, choices, answer and Rasa's events, or nothing of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from rasa.core.tracker_store import FailSafeTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered

from claimdesk import bootstrap
from claimdesk.adapters.conversation_tables import (
    OF_A_CONVERSATION,
    OF_A_SENDER,
    events,
    feedback,
    snapshots,
)
from claimdesk.adapters.conversations import Conversations
from claimdesk.adapters.feedback import Feedback
from claimdesk.adapters.turn_record import ASSISTANT, SHOPPER, KeptAnswer, OfferedChoice, TurnRecord
from claimdesk.dialogue.lock_store import TurnLockStore
from claimdesk.dialogue.tracker_store import DeskTrackerStore
from claimdesk.rasa_fast.tracker import TURNS_PER_SNAPSHOT
from claimdesk.rasa_fast.tracker_store import FastTrackerStore
from claimdesk.settings import ROOT

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [ask]
slots:
  product: {type: text, influence_conversation: false, mappings: [{type: custom}]}
"""
)


@pytest.fixture
def conversations(url: str, tmp_path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Conversations]:
    """Those of a desk on the database."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("CLAIMDESK_HOME", str(tmp_path))
    monkeypatch.setenv("CLAIMDESK_DATABASE_URL", url)
    bootstrap.desk.cache_clear()
    yield bootstrap.desk().conversations
    bootstrap.desk().conversations.engine.dispose()
    bootstrap.desk.cache_clear()


@pytest.fixture
def talk(conversations: Conversations) -> str:
    """The id of a conversation."""
    return conversations.create("procase").id


@pytest.fixture(params=[DeskTrackerStore, FastTrackerStore])
def kind(request: pytest.FixtureRequest) -> type[DeskTrackerStore]:
    """Either tracker store, stock Rasa's and the faster one's."""
    return request.param


@pytest.fixture
def store(kind: type[DeskTrackerStore], conversations: Conversations) -> DeskTrackerStore:
    """A tracker store on the desk's database."""
    return kind(DOMAIN)


def record(conversations: Conversations, turn: TurnRecord) -> None:
    """End a turn as the channel does."""
    conversations.commit(turn)
    turn.events.recorded()


async def take(store: TrackerStore, turn: TurnRecord, text: str) -> OfferedChoice:
    """A turn as channel and Rasa's processor take it, up to its commit."""
    choice = OfferedChoice.new("Yes", "/affirm")
    turn.say(SHOPPER, text, {"key": text})
    tracker = await store.get_or_create_tracker(turn.conversation_id, append_action_listen=False)
    tracker.update(ActionExecuted("action_listen"))
    tracker.update(UserUttered(text, {"name": text, "confidence": 1.0}))
    tracker.update(SlotSet("product", text))
    tracker.update(BotUttered("Right?"))
    tracker.update(ActionExecuted("action_listen"))
    turn.say(ASSISTANT, "Right?", {}, [choice])
    turn.kept_answer = (text, KeptAnswer("print", {"messages": []}))
    await store.save(tracker)
    return choice


def counts(conversations: Conversations) -> dict[str, int]:
    """How many rows each table of a conversation has."""
    with conversations.engine.connect() as connection:
        return {
            table.name: connection.scalar(sa.select(sa.func.count()).select_from(table))
            for table in (*OF_A_CONVERSATION, *OF_A_SENDER)
            if table is not feedback
        }


async def test_a_turn_is_on_record_whole_or_not_at_all(
    kind: type[DeskTrackerStore],
    store: DeskTrackerStore,
    conversations: Conversations,
    talk: str,
) -> None:
    """Before its commit nothing of it is there, after it everything."""
    nothing = counts(conversations)
    assert not any(nothing.values())

    for number in range(TURNS_PER_SNAPSHOT):
        with conversations.turn(talk) as turn:
            choice = await take(store, turn, f"turn {number}")
            turn.used_choice = choice.id
            if number == 0:
                assert counts(conversations) == nothing
            record(conversations, turn)

    after = counts(conversations)
    assert after.pop("tracker_snapshots") == (1 if kind is FastTrackerStore else 0)
    assert after.pop("claim_guests") == 0
    turns = TURNS_PER_SNAPSHOT
    assert after == {
        "messages": 2 * turns,
        "choices": turns,
        "spent_choices": turns,
        "kept_answers": turns,
        "events": 5 * turns,
    }
    assert (await kind(DOMAIN).retrieve(talk)).get_slot("product") == f"turn {turns - 1}"


async def test_a_commit_that_fails_undoes_the_turn_for_rasa_too(
    kind: type[DeskTrackerStore],
    store: DeskTrackerStore,
    conversations: Conversations,
    talk: str,
) -> None:
    """The next turn, of this process or another, begins where the one before it ended."""
    with conversations.turn(talk) as turn:
        choice = await take(store, turn, "one")
        turn.used_choice = choice.id
        record(conversations, turn)
    before = counts(conversations)

    with conversations.turn(talk) as turn:
        await take(store, turn, "two")
        turn.used_choice = choice.id  # a second time: the database refuses the row
        with pytest.raises(sa.exc.IntegrityError):
            conversations.commit(turn)

    assert counts(conversations) == before
    for each in (store, kind(DOMAIN)):
        tracker = await each.retrieve(talk)
        assert tracker.get_slot("product") == "one"
        said = [event.text for event in tracker.events if isinstance(event, UserUttered)]
        assert said == ["one"]
    with conversations.turn(talk) as turn:
        await take(store, turn, "three")
        record(conversations, turn)
    whole = await kind(DOMAIN).retrieve_full_tracker(talk)
    texts = [event.text for event in whole.events if isinstance(event, UserUttered)]
    assert texts == ["one", "three"]


async def test_a_turn_that_is_saved_twice_is_on_record_once(
    store: DeskTrackerStore, conversations: Conversations, talk: str
) -> None:
    """Each save has all that is new."""
    with conversations.turn(talk) as turn:
        tracker = store.init_tracker(talk)
        for text in ("one", "two"):
            tracker.update(UserUttered(text, {"name": "ask"}))
            await store.save(tracker)
        conversations.commit(turn)

    whole = await store.retrieve_full_tracker(talk)
    assert [event.text for event in whole.events] == ["one", "two"]


async def test_what_a_turn_has_said_so_far_is_in_its_own_transcript_only(
    conversations: Conversations, talk: str
) -> None:
    """The mail of a claim has it; who reads the history meanwhile gets what is on record."""
    conversations.say(talk, ASSISTANT, "Hello")

    def read() -> list[str]:
        return [line.text for line in conversations.transcript(talk)]

    with conversations.turn(talk) as turn:
        turn.say(SHOPPER, "send it")
        elsewhere = await asyncio.get_running_loop().run_in_executor(None, read)
        assert read() == ["Hello", "send it"]
        assert elsewhere == ["Hello"]

    assert read() == ["Hello"]


async def test_a_record_that_cannot_be_read_fails_the_turn(
    conversations: Conversations, talk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind Rasa's fail-safe store too, which hides it and would begin the conversation anew."""
    store = DeskTrackerStore(DOMAIN)
    monkeypatch.setattr(store, "_rows", None)

    with conversations.turn(talk) as turn:
        assert await FailSafeTrackerStore(store).retrieve(talk) is None
        assert isinstance(turn.error, TypeError)


async def test_one_lock_guards_a_conversation(conversations: Conversations, talk: str) -> None:
    """Rasa takes none within a turn of the channel's, which has one; its own for any other."""
    locks = TurnLockStore()

    with conversations.turn(talk):
        async with locks.lock(talk) as lock:
            assert lock is None
            assert not locks.conversation_locks
        async with locks.lock("another"):
            assert list(locks.conversation_locks) == ["another"]
        after = asyncio.ensure_future(_lock_after(locks, talk))
    assert await after is not None
    async with locks.lock(talk) as lock:
        assert lock is not None


async def _lock_after(locks: TurnLockStore, talk: str) -> object:
    """As a task does that was begun within a turn and outlives it."""
    await asyncio.sleep(0)
    async with locks.lock(talk) as lock:
        return lock


async def test_a_rating_has_the_intent_of_what_was_answered(
    store: DeskTrackerStore, conversations: Conversations, talk: str
) -> None:
    """Of the shopper's last message before that answer, whatever was said since."""
    greeting = conversations.say(talk, ASSISTANT, "Hello")
    for text in ("one", "two"):
        with conversations.turn(talk) as turn:
            await take(store, turn, text)
            record(conversations, turn)
    ratings = Feedback(conversations.engine, conversations)

    for answer in (line for line in conversations.history(talk) if line.who == ASSISTANT):
        ratings.rate(talk, answer, "up")

    intents = {each.message: each.intent for each in ratings.rated()}
    assert intents.pop(greeting.id) is None
    assert list(intents.values()) == ["two", "one"]  # newest first


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)  # PostgreSQL's own settings say there
def test_a_claim_is_on_the_disk_when_it_is_filed_and_a_turn_a_little_later(
    conversations: Conversations,
) -> None:
    """A power failure may cost the last turns, whole."""
    normal, full = 1, 2

    def synchronous(engine: sa.engine.Engine) -> int:
        with engine.connect() as connection:
            return int(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())

    assert synchronous(bootstrap.desk().ports.records._engine) == full
    assert synchronous(conversations.engine) == normal
    assert DeskTrackerStore(DOMAIN).engine is conversations.engine


UNREADABLE = ["", "{", "null", "[1]", '{"event": "nosuch"}', '{"event": "slot"}']


@pytest.mark.parametrize("data", UNREADABLE)
async def test_an_event_that_cannot_be_read_is_set_aside_and_the_conversation_goes_on(
    kind: type[DeskTrackerStore],
    store: DeskTrackerStore,
    conversations: Conversations,
    talk: str,
    data: str,
) -> None:
    """It neither ends the process nor the conversation; what is said next is recorded once."""
    for text in ("one", "two"):
        with conversations.turn(talk) as turn:
            await take(store, turn, text)
            record(conversations, turn)
    of_one = sa.and_(events.c.type_name == "user", events.c.intent_name == "one")
    with conversations.engine.begin() as connection:
        connection.execute(events.update().where(of_one).values(data=data))

    anew = kind(DOMAIN)
    tracker = await anew.retrieve(talk)
    assert tracker.get_slot("product") == "two"
    with conversations.turn(talk) as turn:
        await take(anew, turn, "three")
        record(conversations, turn)

    whole = await kind(DOMAIN).retrieve_full_tracker(talk)
    texts = [event.text for event in whole.events if isinstance(event, UserUttered)]
    assert texts == ["two", "three"]
    with conversations.engine.connect() as connection:
        left = connection.execute(sa.select(events.c.data).where(of_one.clauses[1])).scalars()
        assert list(left) == [data]


@pytest.mark.parametrize("state", ["", "{", "null", "{}", '{"slots": {}}', '{"slots": 1}'])
async def test_a_snapshot_that_cannot_be_read_is_made_anew_from_the_events(
    conversations: Conversations, talk: str, state: str
) -> None:
    """Nothing of the conversation is lost with it, whichever of the two it is."""
    store = FastTrackerStore(DOMAIN)
    for number in range(2 * TURNS_PER_SNAPSHOT):
        with conversations.turn(talk) as turn:
            await take(store, turn, f"turn {number}")
            record(conversations, turn)
    with conversations.engine.begin() as connection:
        last = connection.scalar(sa.select(sa.func.max(snapshots.c.after)))
        connection.execute(snapshots.update().where(snapshots.c.after == last).values(state=state))

    tracker = await FastTrackerStore(DOMAIN).retrieve(talk)

    assert tracker.get_slot("product") == f"turn {2 * TURNS_PER_SNAPSHOT - 1}"
    said = [event.text for event in tracker.events if isinstance(event, UserUttered)]
    assert said == [f"turn {number}" for number in range(2 * TURNS_PER_SNAPSHOT)]
