"""Counting over moving windows, and whose address is counted."""

from __future__ import annotations

import logging

import pytest

from claimdesk.channel.limits import Limits, MemoryWindows, client_address, limits_for
from claimdesk.channel.problem import Problem
from claimdesk.settings import InvalidSetting, Settings


class Clock:
    """A clock that stands still until it is told to go."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def _taken(limits: Limits, *charges: tuple[str, str]) -> bool:
    try:
        limits.charge(*charges)
    except Problem:
        return False
    return True


def test_a_window_moves_with_each_hit():
    """There is room again exactly when the oldest hit is a minute old."""
    clock = Clock()
    limits = Limits({"messages": "2/minute"}, clock=clock)
    assert _taken(limits, ("messages", "a"))
    clock.now += 30
    assert _taken(limits, ("messages", "a"))

    with pytest.raises(Problem) as refusal:
        limits.charge(("messages", "a"))
    assert refusal.value.headers["Retry-After"] == "30"
    clock.now += 29.9
    assert not _taken(limits, ("messages", "a"))
    clock.now += 0.1
    assert _taken(limits, ("messages", "a"))
    assert not _taken(limits, ("messages", "a"))


def test_a_refused_charge_counts_nowhere():
    """Of several limits charged together, one that is full spares the others."""
    limits = Limits({"one": "1/minute", "two": "2/minute"}, clock=Clock())
    assert _taken(limits, ("one", "x"), ("two", "x"))
    assert not _taken(limits, ("one", "x"), ("two", "x"))

    assert _taken(limits, ("two", "x"))
    assert not _taken(limits, ("two", "x"))


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
def test_a_limit_that_is_off_never_refuses(text):
    """However often it is charged."""
    limits = Limits({"messages": text}, clock=Clock())

    assert all(_taken(limits, ("messages", "a")) for _ in range(10_000))


def test_a_limit_that_cannot_be_read_names_its_setting():
    """At the start, not at the first request."""
    with pytest.raises(InvalidSetting, match=r"CLAIMDESK_LIMIT_ADDRESS_PHOTOS.*'many'"):
        limits_for(Settings(limit_address_photos="many"))


def test_while_the_shared_storage_is_away_each_server_counts_for_itself(caplog):
    """Limits go on, and the log says why they are looser."""
    limits = Limits({"messages": "2/minute"}, "redis://127.0.0.1:9/0", Clock())

    with caplog.at_level(logging.ERROR):
        results = [_taken(limits, ("messages", "a")) for _ in range(3)]

    assert results == [True, True, False]
    assert "does not answer" in caplog.text


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


def test_work_counts_as_many_requests():
    """A charge of several is taken whole or not at all; one over a whole limit fills it."""
    limits = Limits({"messages": "10/minute"}, clock=lambda: 0.0)

    limits.charge(("messages", "a"), amount=7)
    with pytest.raises(Problem):
        limits.charge(("messages", "a"), amount=4)
    limits.charge(("messages", "a"), amount=3)
    with pytest.raises(Problem):
        limits.charge(("messages", "a"))

    limits.charge(("messages", "b"), amount=50)
    with pytest.raises(Problem):
        limits.charge(("messages", "b"))


def test_shoppers_behind_nat64_are_told_apart():
    """What is seen through it is charged by the IPv4 address within, not all to one /64."""
    one, other = (client_address(f"64:ff9b::198.51.100.{n}", "", 0) for n in (1, 2))

    assert (one, other) == ("198.51.100.1", "198.51.100.2")
    assert client_address("64:ff9b:0:0:1::1", "", 0) == "64:ff9b::/64"
