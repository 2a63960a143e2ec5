"""A request with an Idempotency-Key: one turn, however often it is sent and whatever happens."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from tests.integration.channel.conftest import FAILED, Server

KEY = "0c9d2f5e-8f0a-4a52-9d57-b7a4f6f3a001"
EVENTS = {"Accept": "text/event-stream"}
BUTTON = {"title": "Yes", "payload": "/affirm"}


def send(
    talk: Any, body: dict[str, Any], key: str = KEY, http: httpx.Client | None = None, **more: str
) -> httpx.Response:
    """Send a message under a key."""
    headers = {"Idempotency-Key": key, "Authorization": f"Bearer {talk.token}", **more}
    return (http or talk.http).post("/messages", json=body, headers=headers)


def told(streamed: httpx.Response) -> list[Any]:
    """The messages of a stream."""
    blocks = [block.split("\n") for block in streamed.text.strip().split("\n\n")]
    assert blocks[-1][0] == "event: done"
    return [json.loads(data.removeprefix("data: ")) for _, data in blocks[:-1]]


@pytest.fixture
def restarted() -> Iterator[Callable[[Server], Server]]:
    """Starts another server on the home of one."""
    servers: list[Server] = []

    def start(old: Server) -> Server:
        servers.append(Server(old.settings.home))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


def test_the_same_key_gets_the_same_answer_and_takes_no_second_turn(talk):
    """As JSON and as events, in whatever order."""
    first = send(talk, {"text": "my case broke"})
    again = send(talk, {"text": "my case broke"})
    streamed = send(talk, {"text": "my case broke"}, **EVENTS)
    other = send(talk, {"text": "my case broke"}, key="other")

    assert again.json() == first.json()
    assert told(streamed) == first.json()["messages"]
    assert other.json()["messages"][0]["id"] != first.json()["messages"][0]["id"]
    assert talk.server.assistant.texts.count("my case broke") == 2
    assert [line.get("key") for line in talk.history()] == [None, KEY, None, "other", None]


def test_a_choice_and_a_photo_are_taken_once_as_well(talk, picture):
    """A used choice is spent for others, not for the one who used it."""

    async def offer(message: Any) -> None:
        await talk.server.assistant.respond(message, text="Sure?", buttons=[BUTTON])

    talk.server.assistant.script = offer
    (message,) = talk.say("?").json()["messages"]
    choice = {"choice": message["choices"][0]["id"]}
    chosen = [send(talk, choice).json() for _ in range(2)]
    headers = {"Idempotency-Key": "photo-1"}
    files = {"photo": ("a.jpg", picture(), "image/jpeg")}
    photos = [talk.http.post("/photos", files=files, headers=headers) for _ in range(2)]

    assert chosen[0] == chosen[1]
    assert [photo.status_code for photo in photos] == [201, 201]
    assert photos[0].json() == photos[1].json()
    assert set(photos[0].json()) == {"id", "messages"}
    heard = talk.server.assistant.texts
    assert heard.count("/affirm") == 1
    assert len([text for text in heard if "evidence" in text]) == 1


def test_the_same_key_for_something_else_is_refused(talk, picture, problem_of):
    """Another text, a choice of the same words, or a photo; the first answer stands."""
    first = send(talk, {"text": "one"})
    files = {"photo": ("a.jpg", picture(), "image/jpeg")}

    refused = [
        send(talk, {"text": "two"}),
        send(talk, {"text": "two"}, **EVENTS),
        send(talk, {"choice": "one"}),
        talk.http.post("/photos", files=files, headers={"Idempotency-Key": KEY}),
    ]

    assert [problem_of(answer) for answer in refused] == [(422, "key-reused")] * 4
    assert send(talk, {"text": "one"}).json() == first.json()
    assert len(talk.server.assistant.heard) == 2
    assert talk.server.photos_kept(talk.conversation_id) == []


def test_a_key_belongs_to_its_conversation(talk, new_talk):
    """The same key elsewhere is another's request, and tells nothing of the first."""
    send(talk, {"text": "a secret"})
    other = new_talk()

    answer = send(other, {"text": "hello"})

    assert answer.json()["messages"][0]["text"] == "heard hello"


@pytest.mark.parametrize("key", ["", "a" * 65, "a b", "é", "a;b", "../x", '"quoted"', "a,b"])
def test_a_key_of_other_characters_is_refused(talk, problem_of, key):
    """1 to 64 letters, digits, _ and -; nothing is heard."""
    headers = {"Idempotency-Key": key.encode("latin-1")}

    answer = talk.http.post("/messages", json={"text": "hello"}, headers=headers)

    assert problem_of(answer) == (400, "invalid-key")
    assert len(talk.server.assistant.heard) == 1


def test_two_keys_on_one_request_are_refused(talk, problem_of):
    """Nobody can say which is meant."""
    headers = [("Idempotency-Key", "a"), ("Idempotency-Key", "b")]
    headers += [("Authorization", f"Bearer {talk.token}")]

    answer = talk.http.post("/messages", json={"text": "hello"}, headers=headers)

    assert problem_of(answer) == (400, "invalid-key")


@pytest.mark.parametrize("key", ["a", "A_-9", "a" * 64])
def test_the_shortest_and_the_longest_key_are_taken(talk, key):
    """One character, and 64."""
    assert send(talk, {"text": "hello"}, key=key).status_code == 200


def test_a_refused_request_leaves_its_key_free(talk, problem_of):
    """What was wrong can be put right under the same key."""
    assert problem_of(send(talk, {"choice": "nosuch"})) == (422, "unknown-choice")
    assert problem_of(send(talk, {"text": ""})) == (422, "invalid-field")

    assert send(talk, {"text": "hello"}).json()["messages"][0]["text"] == "heard hello"


def test_sent_again_while_the_first_is_running_it_waits_for_its_answer(talk):
    """Both get the one answer."""
    go_on = threading.Event()

    async def slow(message: Any) -> None:
        while not go_on.is_set():
            await asyncio.sleep(0.01)
        await talk.server.assistant.respond(message, text="at last")

    talk.server.assistant.script = slow
    clients = [talk.server.client() for _ in range(3)]
    answers: list[httpx.Response] = []

    def ask(client: httpx.Client) -> None:
        answers.append(send(talk, {"text": "hello"}, http=client))

    threads = [threading.Thread(target=ask, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    go_on.set()
    for thread in threads:
        thread.join()

    assert [answer.status_code for answer in answers] == [200] * 3
    assert len({answer.text for answer in answers}) == 1
    assert talk.server.assistant.texts.count("hello") == 1


def test_behind_a_long_turn_it_is_told_to_come_again_and_then_gets_the_answer(talk, problem_of):
    """409 with Retry-After after three seconds; the widget asks again with the same key."""
    go_on = threading.Event()

    async def stuck(message: Any) -> None:
        while not go_on.is_set():
            await asyncio.sleep(0.01)
        await talk.server.assistant.respond(message, text="at last")

    talk.server.assistant.script = stuck
    first: list[httpx.Response] = []
    other = talk.server.client()
    thread = threading.Thread(target=lambda: first.append(send(talk, {"text": "a"}, http=other)))
    thread.start()
    while talk.server.assistant.texts[-1] != "a":
        time.sleep(0.01)

    early = send(talk, {"text": "a"})
    go_on.set()
    thread.join()

    assert problem_of(early) == (409, "turn-running")
    assert early.headers["retry-after"] == "1"
    assert send(talk, {"text": "a"}).json() == first[0].json()


def test_after_a_restart_the_answer_is_the_same(talk, restarted):
    """It is kept with the conversation."""
    first = send(talk, {"text": "hello"})
    server = restarted(talk.server)

    again = send(talk, {"text": "hello"}, http=server.client())

    assert again.json() == first.json()
    assert server.assistant.heard == []


def test_a_turn_cut_off_leaves_nothing_and_is_taken_anew(talk, restarted):
    """A server that ends in the middle of it has told nothing, and recorded nothing."""
    begun, end = threading.Event(), threading.Event()

    async def stuck(message: Any) -> None:
        await talk.server.assistant.respond(message, text="Let me see.", buttons=[BUTTON])
        begun.set()
        while not end.is_set():
            await asyncio.sleep(0.01)
        raise RuntimeError

    talk.server.assistant.script = stuck
    other = talk.server.client()
    thread = threading.Thread(target=lambda: send(talk, {"text": "hello"}, http=other))
    thread.start()
    assert begun.wait(10)
    server = restarted(talk.server)
    http = server.client(headers={"Authorization": f"Bearer {talk.token}"})

    left = http.get("/messages").json()["messages"]
    answer = send(talk, {"text": "hello"}, http=http)
    lines = http.get("/messages").json()["messages"]
    end.set()
    thread.join()

    assert [line["text"] for line in left] == ["heard /greet"]
    assert [each["text"] for each in answer.json()["messages"]] == ["heard hello"]
    assert [line["text"] for line in lines] == ["heard /greet", "hello", "heard hello"]


def test_a_turn_that_failed_is_not_taken_again_under_its_key(talk):
    """Its answer is that it failed; the shopper's next try has a key of its own."""

    async def fail(message: Any) -> None:
        raise RuntimeError

    talk.server.assistant.script = fail
    first = send(talk, {"text": "hello"})
    talk.server.assistant.script = talk.server.assistant.echo

    again = send(talk, {"text": "hello"})

    assert first.json()["messages"][0]["text"] == FAILED
    assert again.json() == first.json()
    assert send(talk, {"text": "hello"}, "next").json()["messages"][0]["text"] == "heard hello"
