"""Conversations with several servers on one PostgreSQL at once, while those and it are disturbed.

`python -m tests.conversations.several_servers --servers 4 --conversations 1000 --disturbed` runs
more of them than the test does, on a PostgreSQL (CLAIMDESK_TEST_POSTGRES) and a Redis of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import psycopg2
import redis

from tests.conftest import postgres_database
from tests.conversations.conftest import RunningDesk, free_port, run_desk

_PATIENCE = 180  # seconds that a shopper tries to send one message
_WENT_WRONG = "went wrong on my side"
_AT_ONCE = 8  # conversations


class RedisServer(NamedTuple):
    """A Redis of the fleet's own."""

    process: subprocess.Popen[bytes]
    port: int


@dataclass
class Fleet:
    """Servers on one database, and what they share."""

    desks: list[RunningDesk]
    database: str
    redis: RedisServer | None = None
    seen: Counter[str] = field(default_factory=Counter)  # what happened on the way
    wrong: list[str] = field(default_factory=list)

    @property
    def urls(self) -> list[str]:
        """Where the channels are."""
        return [f"{desk.url}/webhooks/chat" for desk in self.desks]

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """What the database answers."""
        with psycopg2.connect(self.database) as connection, connection.cursor() as cursor:
            cursor.execute(query)
            rows = cursor.fetchall()
        connection.close()
        return rows


@contextmanager
def fleet(servers: int, folder: Path) -> Iterator[Fleet]:
    """Start `servers` of `claimdesk run`, each with a home of its own, and stop them."""
    with ExitStack() as stack:
        database = stack.enter_context(postgres_database())
        shared: dict[str, str] = {
            "CLAIMDESK_DATABASE_URL": database,
            "CLAIMDESK_SECRET": secrets.token_urlsafe(24),
            "CLAIMDESK_SMTP_URL": "",
        }
        store = None
        if shutil.which("redis-server"):
            port = free_port()
            command = ["redis-server", "--port", str(port), "--save", "", "--dir", str(folder)]
            store = RedisServer(subprocess.Popen(command, stdout=subprocess.DEVNULL), port)
            stack.callback(_end, store.process)
            shared["CLAIMDESK_LIMIT_STORAGE"] = f"redis://127.0.0.1:{port}/0"
            shared["CLAIMDESK_LIMIT_MESSAGES"] = "600/minute"
        desks = []
        for number in range(servers):
            home = folder / f"home{number}"
            home.mkdir()
            desks.append(stack.enter_context(run_desk(home, **shared)))
        yield Fleet(desks, database, store)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGCONT)
    process.terminate()
    process.wait(10)


async def talk_to(fleet: Fleet, conversations: int) -> None:
    """Have as many conversations, a few at once; what is not as it must be is in `fleet.wrong`."""
    limit = asyncio.Semaphore(_AT_ONCE)
    async with httpx.AsyncClient(timeout=30) as client:

        async def one(number: int) -> None:
            async with limit:
                try:
                    await Shopper(fleet, client, number).claim()
                except Exception as error:
                    fleet.wrong.append(f"{number}: {error!r}")

        await asyncio.gather(*map(one, range(conversations)))


class Shopper:
    """Files one claim, of which each message goes to a server drawn by lot, some to two at once."""

    def __init__(self, fleet: Fleet, client: httpx.AsyncClient, number: int) -> None:
        self._fleet = fleet
        self._client = client
        self.order = f"PC-7{number:05}"
        self.email = f"shopper{number}@example.com"
        self._headers: dict[str, str] = {}

    async def claim(self) -> None:
        """The whole conversation."""
        opened = await self._request("/sessions", {"store": "procase"}, "")
        self._headers = {"Authorization": f"Bearer {opened['token']}"}
        day = (datetime.now(timezone.utc).date() - timedelta(days=5)).isoformat()
        await self._say("my folio case came broken")
        await asyncio.gather(
            self._say(f"the order number is {self.order}"),
            self._say(f"my email is {self.email}"),
        )
        answer = await self._say(f"I bought it on your website on {day} and want a refund", twice=1)
        card = next(m["card"] for m in answer["messages"] if m.get("card"))
        told = {line["field"]: line["value"] for line in card["lines"]}
        for name, value in (("order_number", self.order), ("email", self.email)):
            if told.get(name) != value:
                self._fleet.wrong.append(f"a fact is lost: {self.order} {name} {told.get(name)}")
        await self._send_claim(card["send"]["id"])

    async def _send_claim(self, choice: str) -> None:
        sent = await self._answered({"choice": choice}, twice=True)
        said = " ".join(message["text"] for message in sent["messages"])
        if "CLM-" not in said:
            self._fleet.wrong.append(f"no claim number: {self.order} {said!r}")

    async def _say(self, text: str, twice: bool | int = False) -> dict[str, Any]:
        answer = await self._answered({"text": text}, twice=bool(twice))
        if _WENT_WRONG in str(answer["messages"]):
            self._fleet.seen["a turn that went wrong"] += 1
            return await self._say(text, twice)
        return answer

    async def _answered(self, body: dict[str, str], twice: bool) -> dict[str, Any]:
        """The answer to a message under a new key; sent `twice` at once, both have to get it."""
        key = secrets.token_hex(8)
        calls = [self._request("/messages", body, key) for _ in range(2 if twice else 1)]
        answers = await asyncio.gather(*calls)
        if answers[0] != answers[-1]:
            self._fleet.wrong.append(f"two answers to one key: {self.order} {answers}")
        return answers[0]

    async def _request(self, path: str, body: dict[str, str], key: str) -> dict[str, Any]:
        """Ask one server or another until there is an answer, as the widget does."""
        deadline = time.monotonic() + _PATIENCE
        headers = {**self._headers, **({"Idempotency-Key": key} if key else {})}
        while time.monotonic() < deadline:
            url = random.choice(self._fleet.urls)
            try:
                answer = await self._client.post(url + path, json=body, headers=headers)
            except httpx.HTTPError as error:
                self._fleet.seen[type(error).__name__] += 1
            else:
                self._fleet.seen[str(answer.status_code)] += 1
                if answer.is_success:
                    return dict(answer.json())
                assert answer.status_code in (409, 500, 503), answer.text
            await asyncio.sleep(random.uniform(0.02, 0.3))
        raise AssertionError(f"no answer to {body}")


async def disturb(fleet: Fleet, pause: float) -> None:
    """One thing after the other, for ever: kill, restart, freeze, empty."""
    while True:
        for desk in fleet.desks:  # one after the other: who is killed too often is given up
            _kill_server(desk)
            fleet.seen["killed a server"] += 1
            for trouble in 2 * (_end_all_connections, _freeze_redis, _empty_redis):
                await asyncio.sleep(pause)
                await trouble(fleet)
                fleet.seen[trouble.__name__.strip("_")] += 1


def _kill_server(desk: RunningDesk) -> None:
    path = Path(f"/proc/{desk.process_id}/task/{desk.process_id}/children")
    for child in path.read_text().split():
        if b"rasa" in Path(f"/proc/{child}/cmdline").read_bytes():
            os.kill(int(child), signal.SIGKILL)


async def _end_all_connections(fleet: Fleet) -> None:
    others = "datname = current_database() AND pid <> pg_backend_pid()"
    fleet.ask(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")


async def _freeze_redis(fleet: Fleet) -> None:
    if fleet.redis is not None:
        fleet.redis.process.send_signal(signal.SIGSTOP)
        await asyncio.sleep(3)
        fleet.redis.process.send_signal(signal.SIGCONT)


async def _empty_redis(fleet: Fleet) -> None:
    if fleet.redis is not None:
        redis.Redis(port=fleet.redis.port, socket_timeout=5).flushall()


def check_records(fleet: Fleet, conversations: int) -> None:
    """Every claim is on record once with its facts, and each of its mails was sent once."""
    rows = fleet.ask("SELECT facts->>'order_number', email, count(*) FROM claims GROUP BY 1, 2")
    if len(rows) != conversations or any(count != 1 for *_, count in rows):
        doubled = [row for row in rows if row[2] != 1]
        fleet.wrong.append(f"{len(rows)} claims of {conversations}, doubled: {doubled}")
    twice = fleet.ask(
        "SELECT conversation_id, text FROM messages WHERE who = 'shopper'"
        " GROUP BY conversation_id, text HAVING count(*) > 1"
    )
    if len(twice) > fleet.seen["a turn that went wrong"]:
        fleet.wrong.append(f"on record twice: {twice}")
    deadline = time.monotonic() + _PATIENCE
    while fleet.ask("SELECT 1 FROM outbox WHERE state <> 'sent' LIMIT 1"):
        if time.monotonic() > deadline:
            fleet.wrong.append("mail is left unsent")
            break
        time.sleep(0.5)
    (mails,) = fleet.ask("SELECT count(*) FROM outbox")
    kept = sum(len([*(desk.home / "mail" / "new").iterdir()]) for desk in fleet.desks)
    if kept < mails[0]:
        fleet.wrong.append(f"{mails[0]} mails were sent, and {kept} are there")
    fleet.seen["mails"] = mails[0]
    fleet.seen["mails that came twice"] = kept - mails[0]


async def run(fleet: Fleet, conversations: int, pause: float | None) -> None:
    """Talk, disturbed every `pause` seconds where it is given."""
    disturbing = asyncio.ensure_future(disturb(fleet, pause)) if pause else None
    await talk_to(fleet, conversations)
    if disturbing is not None:
        disturbing.cancel()


def main() -> None:
    """Talk, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--servers", type=int, default=2)
    parser.add_argument("--conversations", type=int, default=100)
    parser.add_argument("--disturbed", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, fleet(options.servers, Path(folder)) as running:
        began = time.monotonic()
        asyncio.run(run(running, options.conversations, 5.0 if options.disturbed else None))
        took = time.monotonic() - began
        check_records(running, options.conversations)
    size = f"{options.conversations} conversations, {options.servers} servers"
    wrong = "\n".join(running.wrong) or "nothing"
    sys.stdout.write(f"{size}, {took:.0f} s\n{dict(running.seen)}\nwrong: {wrong}\n")
    sys.exit(bool(running.wrong))


if __name__ == "__main__":
    main()
