"""How much one conversation and one address may ask for (sliding-window rate limits)."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import math
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from functools import lru_cache
from typing import Any, cast

from async_timeout import timeout as time_limit
from limits import RateLimitItem, parse_many
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

from claimdesk.channel.problem import Problem
from claimdesk.service.errors import TooManyFilings
from claimdesk.settings import InvalidSetting, Settings

logger = logging.getLogger(__name__)

_OFF = ("", "0", "off")
_SWEEP_EVERY = 1000  # hits between sweeps of expired windows
_PATIENCE = 0.5  # seconds that a shared storage has for an answer
_LEFT_ALONE = 5.0  # seconds before one that gave none is asked again
_THREADS = 4  # in which it is asked
_IPV6_PREFIX = 64  # a typical allocation per subscriber
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # all of IPv4, as seen through NAT64 (RFC 6052)


class MemoryWindows:
    """Moving windows in this process's memory.

    The storage of `limits` itself starts a thread per hit that scans all entries; this one expires
    entries lazily.
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._windows: dict[str, tuple[int, deque[float]]] = {}
        self._until_sweep = _SWEEP_EVERY

    def __len__(self) -> int:
        return len(self._windows)

    def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Enter `amount` hits unless that makes more than `limit` within `expiry` seconds."""
        entries = self._current(key, expiry)
        if len(entries) + amount > limit:
            return False
        now = self._clock()
        entries.extend([now] * amount)
        self._windows[key] = (expiry, entries)
        self._sweep(now)
        return True

    def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:
        """When the window's oldest hit was, and how many hits it holds."""
        entries = self._current(key, expiry)
        return (entries[0] if entries else self._clock()), len(entries)

    def _current(self, key: str, expiry: int) -> deque[float]:
        entries = self._windows.get(key, (expiry, deque[float]()))[1]
        oldest = self._clock() - expiry
        while entries and entries[0] <= oldest:
            entries.popleft()
        return entries

    def _sweep(self, now: float) -> None:
        self._until_sweep -= 1
        if self._until_sweep > 0:
            return
        self._until_sweep = _SWEEP_EVERY
        over = [
            key
            for key, (expiry, entries) in self._windows.items()
            if not entries or entries[-1] <= now - expiry
        ]
        for key in over:
            del self._windows[key]


class Limits:
    """Named limits, each "how many/how long"; a charge over one of them is refused.

    `rules` maps a name to such a text ("30/minute;300/day", "0" for no limit). With a
    `storage_url` of Redis several servers share the count; while it is away, each
    counts for itself.
    """

    def __init__(
        self,
        rules: Mapping[str, str],
        storage_url: str = "memory://",
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._rules = {name: _parsed(name, text) for name, text in rules.items()}
        self._clock = clock
        self._memory = MemoryWindows(clock)
        self._local = MovingWindowRateLimiter(cast(Any, self._memory))
        self._counting = threading.Lock()  # actions charge from threads
        self._away_until = 0.0  # by the monotonic clock
        self._shared = self._local
        if not storage_url.startswith("memory://"):
            timeouts = {"socket_timeout": _PATIENCE, "socket_connect_timeout": _PATIENCE}
            self._storage = storage_from_string(storage_url, **timeouts)  # the limiter's is weak
            self._shared = MovingWindowRateLimiter(self._storage)
            self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="limits")

    async def charge(self, *charges: tuple[str, str], amount: int = 1) -> None:
        """Count `amount` against each (limit name, whose) of `charges`, or nothing.

        What is more than a whole limit counts as all of it. Raises Problem 429 with Retry-After in
        whole seconds. A shared storage is waited for half a second, and then left alone for a
        while.
        """
        if not self._may_ask():
            self._charge(self._local, charges, amount)
            return
        try:
            async with time_limit(_PATIENCE):
                await asyncio.get_running_loop().run_in_executor(
                    self._threads, self._charge, self._shared, charges, amount
                )
        except Problem:
            self._away_until = 0.0
            raise
        except Exception as error:
            self._left_alone(error)
            self._charge(self._local, charges, amount)
        else:
            self._away_until = 0.0

    def charge_now(self, *charges: tuple[str, str]) -> None:
        """The same of one each, for who has no event loop to wait in."""
        if not self._may_ask():
            self._charge(self._local, charges, 1)
            return
        try:
            self._charge(self._shared, charges, 1)
        except Problem:
            self._away_until = 0.0
            raise
        except Exception as error:
            self._left_alone(error)
            self._charge(self._local, charges, 1)
        else:
            self._away_until = 0.0

    def _left_alone(self, error: Exception) -> None:
        self._away_until = time.monotonic() + _LEFT_ALONE
        why = type(error).__name__
        logger.error("the limits' shared storage does not answer (%s); counting here", why)

    def _may_ask(self) -> bool:
        """Whether a shared storage is there, as far as is known; else one request finds out."""
        if self._shared is self._local:
            return False
        now = time.monotonic()
        if now < self._away_until:
            return False
        if self._away_until:
            self._away_until = now + _LEFT_ALONE
        return True

    def _charge(
        self, limiter: MovingWindowRateLimiter, charges: tuple[tuple[str, str], ...], amount: int
    ) -> None:
        # What the limiter's own `test` and `hit` ask, with each window's key made once.
        storage: Any = limiter.storage()
        windows = [
            (item, name, who, (item.key_for(name, who), item.amount, item.get_expiry()))
            for name, who in charges
            for item in self._rules[name]
        ]
        with self._counting if limiter is self._local else nullcontext():
            for item, name, who, window in windows:
                wanted = min(amount, item.amount)
                if storage.get_moving_window(*window)[1] + wanted > item.amount:
                    raise self._refusal(limiter, item, name, who)
            for item, name, who, window in windows:
                if not storage.acquire_entry(*window, min(amount, item.amount)):
                    raise self._refusal(limiter, item, name, who)

    def _refusal(
        self, limiter: MovingWindowRateLimiter, item: RateLimitItem, name: str, who: str
    ) -> Problem:
        reset = limiter.get_window_stats(item, name, who)[0]
        seconds = max(1, math.ceil(reset - self._clock()))
        return Problem(
            "too-many-requests",
            f"More than {item} for {name.replace('_', ' ')}; try again in {seconds} s",
            headers={"Retry-After": str(seconds)},
        )


def limits_for(settings: Settings) -> Limits:
    """The limits of this installation; InvalidSetting names one that cannot be read."""
    names = [
        *("messages", "photos", "address_messages", "address_sessions", "address_photos"),
        *("filings", "address_filings", "receipts"),
    ]
    rules = {name: str(getattr(settings, f"limit_{name}")) for name in names}
    return Limits(rules, settings.limit_storage)


def connections_per_address(settings: Settings) -> int:
    """How many connections an address may have; 0, any number, where a proxy counts them."""
    return 0 if settings.trusted_proxies else settings.limit_address_connections


class RequestAllowance:
    """What one request may have recorded and mailed: by conversation, address and recipient."""

    def __init__(self, limits: Limits, conversation_id: str, address: str) -> None:
        self._limits = limits
        self._conversation_id = conversation_id
        self._address = address

    def charge_filing(self) -> None:
        """Count a claim, a change of one or a message to the staff; TooManyFilings beyond it."""
        try:
            self._limits.charge_now(
                ("filings", self._conversation_id), ("address_filings", self._address)
            )
        except Problem as problem:
            raise TooManyFilings(problem.detail) from None

    def may_mail(self, recipient: str) -> bool:
        """Count a receipt to this mailbox, however it is written; False beyond what it may get."""
        try:
            self._limits.charge_now(("receipts", _mailbox(recipient)))
        except Problem:
            return False
        return True


def _mailbox(address: str) -> str:
    """The address without what most mail servers ignore: case, and what follows a plus sign."""
    local, _, domain = address.strip().casefold().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def client_address(peer: str, forwarded_for: str, trusted_proxies: int) -> str:
    """Whose address to charge: the peer's, or the one our outermost proxy saw.

    `forwarded_for` is read only when proxies are trusted, and only as many hops from
    its end as there are; what a client wrote before them counts for nothing. IPv6 is
    cut to its /64.
    """
    address = peer
    if trusted_proxies > 0:
        hops = [hop.strip() for hop in forwarded_for.split(",") if hop.strip()]
        if len(hops) >= trusted_proxies:
            address = hops[-trusted_proxies]
    return _network(address) or _network(peer) or "unknown"


@lru_cache(maxsize=10_000)
def _network(text: str) -> str:
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:  # IPv4 with a port
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        if address in _NAT64:
            return str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        return str(ipaddress.ip_network((int(address), _IPV6_PREFIX), strict=False))
    return str(address)


def _parsed(name: str, text: str) -> list[RateLimitItem]:
    if text.strip().lower() in _OFF:
        return []
    try:
        return parse_many(text)
    except ValueError:
        raise InvalidSetting(
            f'CLAIMDESK_LIMIT_{name.upper()}: {text!r} is not a limit like "30/minute;300/day"'
        ) from None
