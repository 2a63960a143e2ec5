"""Several servers on one PostgreSQL: whichever a request reaches, a conversation is one."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import psycopg2
import pytest

from tests.integration.channel.conftest import Server, Talk

pytestmark = pytest.mark.postgres

SECRET = "a secret that all of them share"


@pytest.fixture
def servers(serve: Callable[..., Server], postgres_url: str) -> list[Server]:
    """Two servers, each with a home of its own."""
    return [serve(database_url=postgres_url, secret=SECRET) for _ in range(2)]


@pytest.fixture
def talks(servers: list[Server]) -> list[httpx.Client]:
    """A client of each server, in the same conversation."""
    talk = Talk(servers[0])
    token = {"Authorization": f"Bearer {talk.token}"}
    return [talk.http, servers[1].client(headers=token)]


def say(http: httpx.Client, text: str, key: str | None = None) -> httpx.Response:
    """Send a message."""
    headers = {"Idempotency-Key": key} if key else {}
    return http.post("/messages", json={"text": text}, headers=headers)


def at_once(*calls: Callable[[], httpx.Response]) -> list[httpx.Response]:
    """Make the calls at the same time."""
    with ThreadPoolExecutor(len(calls)) as threads:
        return [each.result() for each in [threads.submit(call) for call in calls]]


def heard(servers: list[Server]) -> list[str]:
    """What all assistants heard, but for the greetings."""
    return [text for server in servers for text in server.assistant.texts if text != "/greet"]


def terminate_holds(postgres_url: str) -> None:
    """End the connections that hold a conversation, as a restart of the database does."""
    with psycopg2.connect(postgres_url) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        assert cursor.fetchall()
    connection.close()


def test_turns_of_a_conversation_never_run_at_once(
    servers: list[Server], talks: list[httpx.Client]
) -> None:
    """Each begins when the one before it is on record, at whichever server it was."""
    running: list[str] = []
    overlaps: list[list[str]] = []

    async def slow(message: Any) -> None:
        running.append(message.text)
        overlaps.append(running.copy())
        await asyncio.sleep(0.1)
        running.remove(message.text)
        await servers[0].assistant.respond(message, text="done")

    for server in servers:
        server.assistant.script = slow

    answers = at_once(*(partial(say, talks[n % 2], f"number {n}") for n in range(6)))

    assert [answer.status_code for answer in answers] == [200] * 6
    assert all(len(each) == 1 for each in overlaps), overlaps
    lines = talks[0].get("/messages").json()["messages"]
    told = [line["text"] for line in lines[1:]]
    assert told[1::2] == ["done"] * 6
    assert sorted(told[::2]) == [f"number {n}" for n in range(6)]


def test_a_key_that_comes_to_both_at_once_is_answered_once(
    servers: list[Server], talks: list[httpx.Client]
) -> None:
    """One turn, and both get its answer."""
    for number in range(10):
        answers = at_once(*(partial(say, http, "hello", f"k{number}") for http in talks))

        assert [answer.status_code for answer in answers] == [200, 200]
        assert answers[0].json() == answers[1].json()
    assert heard(servers) == ["hello"] * 10


def test_behind_another_servers_long_turn_a_message_is_told_to_come_again(
    servers: list[Server], talks: list[httpx.Client], problem_of: Callable[..., Any]
) -> None:
    """409 with Retry-After after three seconds, as behind one of the same server."""
    go_on = threading.Event()

    async def stuck(message: Any) -> None:
        while not go_on.is_set():
            await asyncio.sleep(0.01)
        await servers[0].assistant.respond(message, text="at last")

    servers[0].assistant.script = stuck
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(say, talks[0], "one")
        while servers[0].assistant.texts[-1] != "one":
            time.sleep(0.01)
        began = time.monotonic()
        early = say(talks[1], "two")
        waited = time.monotonic() - began
        go_on.set()
        assert first.result().status_code == 200

    assert problem_of(early) == (409, "turn-running")
    assert early.headers["retry-after"] == "1"
    assert 2.5 < waited < 4.5
    assert say(talks[1], "two").status_code == 200


def test_a_message_that_waits_behind_another_servers_erasure_finds_nothing(
    servers: list[Server], talks: list[httpx.Client], problem_of: Callable[..., Any]
) -> None:
    """It is not heard, and the conversation stays erased."""
    erasing, go_on = threading.Event(), threading.Event()

    async def slow(_conversation_id: str) -> None:
        erasing.set()
        while not go_on.is_set():
            await asyncio.sleep(0.01)

    servers[0].erase_tracker = slow
    with ThreadPoolExecutor(2) as threads:
        erased = threads.submit(talks[0].delete, "/sessions")
        assert erasing.wait(10)
        late = threads.submit(say, talks[1], "my secret")
        time.sleep(0.3)
        go_on.set()

    assert erased.result().status_code == 204
    assert problem_of(late.result()) == (401, "session-erased")
    assert heard(servers) == []


def test_a_turn_whose_hold_is_lost_is_not_recorded_and_may_be_sent_again(
    servers: list[Server],
    talks: list[httpx.Client],
    postgres_url: str,
    problem_of: Callable[..., Any],
) -> None:
    """The database ended its connection: another server may have gone on with the conversation."""

    async def cut_off(message: Any) -> None:
        servers[0].assistant.script = servers[0].assistant.echo
        await servers[0].assistant.respond(message, text="never told")
        terminate_holds(postgres_url)
        assert say(talks[1], "meanwhile").status_code == 200

    async def in_a_thread(message: Any) -> None:
        await asyncio.get_running_loop().run_in_executor(None, asyncio.run, cut_off(message))

    servers[0].assistant.script = in_a_thread
    lost = say(talks[0], "hello", "k")

    assert problem_of(lost) == (503, "unavailable")
    assert lost.headers["retry-after"] == "1"
    again = say(talks[1], "hello", "k")
    assert [each["text"] for each in again.json()["messages"]] == ["heard hello"]
    lines = [line["text"] for line in talks[1].get("/messages").json()["messages"]]
    assert lines == ["heard /greet", "meanwhile", "heard meanwhile", "hello", "heard hello"]


def test_a_photo_given_to_one_server_is_read_by_another(
    serve: Callable[..., Server],
    postgres_url: str,
    tmp_path: Path,
    picture: Callable[..., bytes],
) -> None:
    """From the folder that they share; whichever sends the claim has its file."""
    shared = {"database_url": postgres_url, "secret": SECRET, "photos": tmp_path / "photos"}
    servers = [serve(**shared) for _ in range(2)]

    given = Talk(servers[0]).photo(picture()).json()["id"]

    photo = servers[1].photos.open(given)
    assert photo.path.is_relative_to(tmp_path / "photos")
    assert photo.path.read_bytes()


def test_a_rating_of_what_was_erased_meanwhile_finds_nothing(
    servers: list[Server], talks: list[httpx.Client], problem_of: Callable[..., Any]
) -> None:
    """It is a conversation that is no longer there, and no fault of the server."""
    (answer,) = say(talks[0], "hello").json()["messages"]
    rate = servers[1].feedback.rate

    def erased_before(*arguments: Any) -> None:
        assert talks[0].delete("/sessions").status_code == 204
        rate(*arguments)

    servers[1].feedback.rate = erased_before  # type: ignore[method-assign]
    rated = talks[1].post("/feedback", json={"message": answer["id"], "rating": "up"})

    assert problem_of(rated) == (401, "session-erased")


class Passage:
    """A way to the database that can be frozen: then it takes what is sent, and gives nothing."""

    def __init__(self, target: tuple[str, int]) -> None:
        self._target = target
        self._open = threading.Event()
        self._open.set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def freeze(self) -> None:
        self._open.clear()

    def thaw(self) -> None:
        self._open.set()

    def close(self) -> None:
        self._open.set()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection(self._target)
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=self._pass, args=(source, sink), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                self._open.wait()
                sink.sendall(data)
        except OSError:
            pass
        finally:
            for end in (source, sink):
                end.close()


@pytest.fixture
def passage(postgres_url: str) -> Iterator[Passage]:
    """A way to the database."""
    url = urlsplit(postgres_url)
    passage = Passage((url.hostname or "127.0.0.1", url.port or 5432))
    yield passage
    passage.close()


def test_while_the_database_is_frozen_nobody_waits_for_long_and_the_server_answers(
    serve: Callable[..., Server],
    postgres_url: str,
    passage: Passage,
    problem_of: Callable[..., Any],
) -> None:
    """503 with Retry-After well within a turn's time limit; afterwards all goes on."""
    port = urlsplit(postgres_url).port
    server = serve(database_url=postgres_url.replace(f":{port}/", f":{passage.port}/"))
    talk = Talk(server)
    clients = [server.client(headers=talk.http.headers) for _ in range(4)]
    passage.freeze()

    began = time.monotonic()
    with ThreadPoolExecutor(5) as threads:
        asked = [threads.submit(say, http, "hello", f"k{n}") for n, http in enumerate(clients)]
        delays = []
        while not all(each.done() for each in asked):
            start = time.monotonic()
            assert talk.http.get("/").status_code == 200
            delays.append(time.monotonic() - start)
            time.sleep(0.05)
    waited = time.monotonic() - began
    passage.thaw()

    assert {problem_of(each.result()) for each in asked} == {(503, "unavailable")}
    assert waited < 12
    assert max(delays) < 0.5
    again = say(talk.http, "hello", "k0")
    assert again.json()["messages"][0]["text"] == "heard hello"
    assert server.assistant.texts.count("hello") == 1
