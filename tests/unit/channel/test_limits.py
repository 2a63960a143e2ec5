"""Counting over moving windows, and whose address is counted."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import redis

from claimdesk.channel.limits import Limits, MemoryWindows, client_address, limits_for
from claimdesk.channel.problem import Problem
from claimdesk.settings import InvalidSetting, Settings


class Clock:
    """A clock that stands still until it is told to go."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


async def _taken(limits: Limits, *charges: tuple[str, str]) -> bool:
    try:
        await limits.charge(*charges)
    except Problem:
        return False
    return True


async def test_a_window_moves_with_each_hit():
    """There is room again exactly when the oldest hit is a minute old."""
    clock = Clock()
    limits = Limits({"messages": "2/minute"}, clock=clock)
    assert await _taken(limits, ("messages", "a"))
    clock.now += 30
    assert await _taken(limits, ("messages", "a"))

    with pytest.raises(Problem) as refusal:
        await limits.charge(("messages", "a"))
    assert refusal.value.headers["Retry-After"] == "30"
    clock.now += 29.9
    assert not await _taken(limits, ("messages", "a"))
    clock.now += 0.1
    assert await _taken(limits, ("messages", "a"))
    assert not await _taken(limits, ("messages", "a"))


async def test_a_refused_charge_counts_nowhere():
    """Of several limits charged together, one that is full spares the others."""
    limits = Limits({"one": "1/minute", "two": "2/minute"}, clock=Clock())
    assert await _taken(limits, ("one", "x"), ("two", "x"))
    assert not await _taken(limits, ("one", "x"), ("two", "x"))

    assert await _taken(limits, ("two", "x"))
    assert not await _taken(limits, ("two", "x"))


def test_windows_that_have_emptied_are_forgotten():
    """Memory does not grow with every shopper there ever was."""
    clock = Clock()
    windows = MemoryWindows(clock)
    for n in range(999):
        windows.acquire_entry(f"key {n}", 5, 60)
    assert len(windows) == 999

    clock.now += 61
    windows.acquire_entry("another", 5, 60)

    assert len(windows) == 1


@pytest.mark.parametrize("text", ["0", "off", "OFF", " 0 "])
async def test_a_limit_that_is_off_never_refuses(text):
    """However often it is charged."""
    limits = Limits({"messages": text}, clock=Clock())

    for _ in range(10_000):
        assert await _taken(limits, ("messages", "a"))


def test_a_limit_that_cannot_be_read_names_its_setting():
    """At the start, not at the first request."""
    with pytest.raises(InvalidSetting, match=r"CLAIMDESK_LIMIT_ADDRESS_PHOTOS.*'many'"):
        limits_for(Settings(limit_address_photos="many"))


async def test_while_the_shared_storage_is_away_each_server_counts_for_itself(caplog):
    """Limits go on, and the log says why they are looser."""
    limits = Limits({"messages": "2/minute"}, "redis://127.0.0.1:9/0", Clock())

    with caplog.at_level(logging.ERROR):
        results = [await _taken(limits, ("messages", "a")) for _ in range(3)]

    assert results == [True, True, False]
    assert "does not answer" in caplog.text


@pytest.fixture
def redis_url() -> Iterator[str]:
    """An empty database of a real Redis; skips without one."""
    url = "redis://127.0.0.1:6379/9"
    server = redis.Redis.from_url(url, socket_timeout=2)
    try:
        server.flushdb()
    except redis.RedisError as error:
        pytest.skip(f"no Redis: {error}")
    yield url
    server.flushdb()
    server.close()


async def test_servers_with_one_storage_count_together_and_go_on_when_it_is_emptied(redis_url):
    """In a real Redis; emptied, it counts from nothing, and no request fails."""
    limits = [Limits({"messages": "4/minute"}, redis_url) for _ in range(2)]

    taken = [await _taken(limits[n % 2], ("messages", "a")) for n in range(6)]
    redis.Redis.from_url(redis_url).flushdb()
    after = [await _taken(limits[n % 2], ("messages", "a")) for n in range(6)]

    assert taken == after == [True] * 4 + [False] * 2


class FrozenRedis:
    """Takes connections and what is sent over them, and never answers until it is told to."""

    def __init__(self) -> None:
        self.asked = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"redis://127.0.0.1:{self._listener.getsockname()[1]}/0"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        taken = []
        while True:
            try:
                taken.append(self._listener.accept())
            except OSError:
                return
            self.asked += 1

    def close(self) -> None:
        self._listener.close()


async def test_a_frozen_shared_storage_holds_nobody_up():
    """One request waits half a second for it, no other does, and the event loop never."""
    frozen = FrozenRedis()
    limits = Limits({"messages": "9/minute", "address": "9/minute;9/hour"}, frozen.url)
    longest = 0.0

    async def beat() -> None:
        nonlocal longest
        while True:
            began = time.monotonic()
            await asyncio.sleep(0.01)
            longest = max(longest, time.monotonic() - began)

    beating = asyncio.ensure_future(beat())
    await asyncio.sleep(0)
    began = time.monotonic()
    results = [await _taken(limits, ("messages", "a"), ("address", "b")) for _ in range(10)]
    waited = time.monotonic() - began
    await asyncio.sleep(0.05)
    beating.cancel()
    frozen.close()

    assert results == [True] * 9 + [False]
    assert waited < 1.5
    assert longest < 0.3
    assert frozen.asked == 1


@pytest.mark.parametrize(
    ("peer", "forwarded_for", "trusted", "address"),
    [
        ("192.0.2.1", "", 0, "192.0.2.1"),
        ("192.0.2.1", "203.0.113.5", 0, "192.0.2.1"),
        ("192.0.2.1", "203.0.113.5", 1, "203.0.113.5"),
        ("192.0.2.1", "6.6.6.6, 203.0.113.5", 1, "203.0.113.5"),
        ("192.0.2.1", "6.6.6.6, 203.0.113.5, 192.0.2.9", 2, "203.0.113.5"),
        ("192.0.2.1", "203.0.113.5", 2, "192.0.2.1"),
        ("192.0.2.1", "", 1, "192.0.2.1"),
        ("192.0.2.1", "nonsense", 1, "192.0.2.1"),
        ("192.0.2.1", "203.0.113.5:4711", 1, "203.0.113.5"),
        ("192.0.2.1", "[2001:db8:1:2:3::4]:4711", 1, "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "", 0, "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::9", "", 0, "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "", 0, "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.1", "", 0, "192.0.2.1"),
        ("", "", 0, "unknown"),
    ],
)
def test_the_address_charged(peer, forwarded_for, trusted, address):
    """The peer's, or what our own proxies say of it; never what a client says."""
    assert client_address(peer, forwarded_for, trusted) == address


async def test_work_counts_as_many_requests():
    """A charge of several is taken whole or not at all; one over a whole limit fills it."""
    limits = Limits({"messages": "10/minute"}, clock=lambda: 0.0)

    await limits.charge(("messages", "a"), amount=7)
    with pytest.raises(Problem):
        await limits.charge(("messages", "a"), amount=4)
    await limits.charge(("messages", "a"), amount=3)
    with pytest.raises(Problem):
        await limits.charge(("messages", "a"))

    await limits.charge(("messages", "b"), amount=50)
    with pytest.raises(Problem):
        await limits.charge(("messages", "b"))


def test_shoppers_behind_nat64_are_told_apart():
    """What is seen through it is charged by the IPv4 address within, not all to one /64."""
    one, other = (client_address(f"64:ff9b::198.51.100.{n}", "", 0) for n in (1, 2))

    assert (one, other) == ("198.51.100.1", "198.51.100.2")
    assert client_address("64:ff9b:0:0:1::1", "", 0) == "64:ff9b::/64"
