"""HTTP load generator."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import aiohttp

from bench.dialogues import Script


class Conversation(Protocol):
    """One shopper's talk."""

    async def begin(self) -> None:
        """Open it and hear the greeting."""

    async def say(self, text: str) -> list[str]:
        """Take a turn; returns what was answered."""


class RestClient:
    """The stock REST channel."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session = session
        self._url = f"{address}/webhooks/rest/webhook"
        self._sender = uuid.uuid4().hex

    async def begin(self) -> None:
        """The same first turn that the web channel takes by itself."""
        await self.say("/greet")

    async def say(self, text: str) -> list[str]:
        """Take a turn."""
        body = {"sender": self._sender, "message": text, "metadata": {"store": "procase"}}
        async with self._session.post(self._url, json=body) as response:
            response.raise_for_status()
            return [str(message.get("text", "")) for message in await response.json()]


class OverWebChannel:
    """Claimdesk's web channel."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session = session
        self._url = f"{address}/webhooks/chat"
        self._headers: dict[str, str] = {}

    async def begin(self) -> None:
        """Open a session."""
        body = {"store": "procase"}
        async with self._session.post(f"{self._url}/sessions", json=body) as response:
            response.raise_for_status()
            token = (await response.json())["token"]
        self._headers = {"Authorization": f"Bearer {token}"}

    async def say(self, text: str) -> list[str]:
        """Take a turn."""
        url = f"{self._url}/messages"
        async with self._session.post(url, json={"text": text}, headers=self._headers) as response:
            response.raise_for_status()
            return [str(message["text"]) for message in (await response.json())["messages"]]


ClientFactory = Callable[[aiohttp.ClientSession, str], Conversation]


@dataclass
class Measured:
    """Turns of one cell: seconds each, what was answered, over how long."""

    seconds: float = 0.0
    turns: list[float] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)

    def add(self, other: Measured) -> None:
        """Take another round's figures in."""
        self.seconds += other.seconds
        self.turns += other.turns
        self.answers.update(other.answers)


async def talk(
    opener: ClientFactory, address: str, script: Callable[[], Script], at_once: int, seconds: float
) -> Measured:
    """Closed-loop load with `at_once` workers for `seconds`; only completed turns count."""
    measured = Measured()
    started = time.perf_counter()
    end = started + seconds

    async def one_after_another(session: aiohttp.ClientSession) -> None:
        while time.perf_counter() < end:
            conversation = opener(session, address)
            await timed(conversation.begin())
            for text in script():
                if time.perf_counter() >= end:
                    return
                answer = await timed(conversation.say(text))
                measured.answers[text] = " / ".join(answer or ())

    async def timed(turn):  # type: ignore[no-untyped-def]
        before = time.perf_counter()
        result = await turn
        after = time.perf_counter()
        if after <= end:
            measured.turns.append(after - before)
        return result

    async with _session() as session:
        await asyncio.gather(*(one_after_another(session) for _ in range(at_once)))
    measured.seconds = seconds
    return measured


async def grow(opener: ClientFactory, address: str, script: Script) -> list[float]:
    """One long conversation; seconds of each turn."""
    times = []
    async with _session() as session:
        conversation = opener(session, address)
        await conversation.begin()
        for text in script:
            before = time.perf_counter()
            await conversation.say(text)
            times.append(time.perf_counter() - before)
    return times


def _session() -> aiohttp.ClientSession:
    timeout = aiohttp.ClientTimeout(total=300)
    return aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=0))
