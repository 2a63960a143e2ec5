"""Erasing a conversation: nothing of it is left, except what belongs to a filed claim."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import sqlalchemy as sa

from claimdesk.adapters.conversation_tables import (
    choices,
    conversations,
    events,
    feedback,
    kept_answers,
    messages,
    snapshots,
    spent_choices,
)
from claimdesk.adapters.photos import photos

BUTTON = {"title": "Yes", "payload": "/affirm"}


def _rows(server, conversation_id: str) -> dict[str, int]:
    tables = {
        "messages": messages,
        "choices": choices,
        "spent_choices": spent_choices,
        "kept_answers": kept_answers,
        "feedback": feedback,
        "photos": photos,
    }
    with server.engine.connect() as connection:
        counts = {
            name: connection.execute(
                sa.select(sa.func.count()).where(table.c.conversation_id == conversation_id)
            ).scalar_one()
            for name, table in tables.items()
        }
        for table in (events, snapshots):
            query = sa.select(sa.func.count()).where(table.c.sender_id == conversation_id)
            counts[table.name] = connection.execute(query).scalar_one()
        query = sa.select(sa.func.count()).where(conversations.c.id == conversation_id)
        return {**counts, "conversations": connection.execute(query).scalar_one()}


def _fill(talk, picture) -> str:
    async def offer(message: Any) -> None:
        await talk.server.assistant.respond(message, text="Sure?", buttons=[BUTTON])

    talk.server.assistant.script = offer
    (answer,) = talk.say("my secret").json()["messages"]
    choice = {"choice": answer["choices"][0]["id"]}
    assert talk.http.post("/messages", json=choice, headers={"Idempotency-Key": "k"}).is_success
    rating = {"message": answer["id"], "rating": "down"}
    assert talk.http.post("/feedback", json=rating).is_success
    mine = {"sender_id": talk.conversation_id}
    with talk.server.engine.begin() as connection:  # as the tracker store does
        connection.execute(events.insert(), {**mine, "type_name": "user", "data": "my secret"})
        connection.execute(snapshots.insert(), {**mine, "after": 1, "state": "my secret"})
    return str(talk.photo(picture()).json()["id"])


def test_erasing_leaves_nothing_and_kills_the_token(talk, picture, problem_of):
    """Messages, choices, answers, ratings, photos, Rasa's events; the token gets 401 from then."""
    path = talk.server.photos.open(_fill(talk, picture)).path
    assert all(_rows(talk.server, talk.conversation_id).values())

    answer = talk.http.delete("/sessions")

    assert answer.status_code == 204
    assert answer.content == b""
    assert not any(_rows(talk.server, talk.conversation_id).values())
    assert not path.exists()
    assert talk.server.erased_trackers == [talk.conversation_id]
    again = [
        talk.say("hello"),
        talk.http.get("/messages"),
        talk.photo(picture()),
        talk.http.delete("/sessions"),
    ]
    assert [problem_of(each) for each in again] == [(401, "session-erased")] * 4


def test_erasing_leaves_other_conversations_and_filed_photos(talk, new_talk, picture):
    """A claim already filed stays, with its evidence."""
    other = new_talk()
    kept = _fill(other, picture)
    filed = _fill(talk, picture)
    loose = talk.photo(picture(colour="blue")).json()["id"]
    loose_path = talk.server.photos.open(loose).path
    talk.server.photos.attach_to_claim([filed], "CLM-1")

    talk.http.delete("/sessions")

    assert talk.server.photos.open(filed).path.exists()
    assert talk.server.photos.open(filed).claim_number == "CLM-1"
    assert not loose_path.exists()
    assert talk.server.photos.open(kept).path.exists()
    assert any(line["text"] == "my secret" for line in other.history())


def test_when_the_tracker_cannot_be_erased_the_token_lives_to_try_again(talk, problem_of):
    """The shopper is not told that it is done while it is not."""

    class Broken(list[str]):
        def append(self, item: str) -> None:
            raise OSError("the tracker store is away")

    talk.server.erased_trackers = Broken()
    assert problem_of(talk.http.delete("/sessions")) == (500, "internal")

    talk.server.erased_trackers = []
    assert talk.http.delete("/sessions").status_code == 204


def test_erasing_waits_for_the_turn_that_runs(talk):
    """Or the turn would write after the erasure."""

    async def slow(message: Any) -> None:
        await asyncio.sleep(0.5)
        await talk.server.assistant.respond(message, text="late")

    talk.server.assistant.script = slow
    turn = threading.Thread(target=lambda: talk.say("hello"))
    turn.start()
    while talk.server.assistant.texts[-1] != "hello":
        time.sleep(0.01)

    assert talk.http.delete("/sessions").status_code == 204
    turn.join()
    assert not any(_rows(talk.server, talk.conversation_id).values())


def test_a_message_that_waits_behind_an_erasure_finds_nothing(talk, problem_of):
    """Whether the conversation is there is asked when its turn has come: nothing is heard of it."""
    erasing, go_on = threading.Event(), threading.Event()

    async def slow(_conversation_id: str) -> None:
        erasing.set()
        while not go_on.is_set():
            await asyncio.sleep(0.01)

    talk.server.erase_tracker = slow
    other = talk.server.client(headers=talk.http.headers)
    with ThreadPoolExecutor(2) as threads:
        erased = threads.submit(other.delete, "/sessions")
        assert erasing.wait(10)
        late = threads.submit(talk.say, "my secret")
        threading.Timer(0.3, go_on.set).start()

    assert erased.result().status_code == 204
    assert problem_of(late.result()) == (401, "session-erased")
    assert talk.server.assistant.texts == ["/greet"]
    assert not any(_rows(talk.server, talk.conversation_id).values())
