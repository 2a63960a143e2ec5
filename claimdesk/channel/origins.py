"""Allowed origins per store, and the CORS headers for them."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from claimdesk.settings import InvalidSetting, Settings

_PREFLIGHT_SECONDS = 600
_REQUEST_HEADERS = "authorization, content-type, accept, idempotency-key, timezone"


class Origins:
    """The allow-list of web origins: each store's own, and the server's.

    `stores` maps ids to policies with a list `origins`. A request without an Origin
    header comes from no web page and is not this list's business.
    """

    def __init__(self, stores: Mapping[str, Any], settings: Settings) -> None:
        self._of_store = {
            store: frozenset(_normal(str(origin)) for origin in policy.origins)
            for store, policy in stores.items()
        }
        self._own = _own_origins(settings)
        self._localhost = _dev_allowed(settings)

    def allowed(self, origin: str, store: str) -> bool:
        """Whether a page of this origin may talk to this store."""
        normal = _normal(origin)
        return self._everywhere(normal) or normal in self._of_store.get(store, frozenset())

    def known(self, origin: str) -> bool:
        """Whether a page of this origin may talk to any store at all."""
        normal = _normal(origin)
        return self._everywhere(normal) or any(normal in own for own in self._of_store.values())

    def _everywhere(self, origin: str) -> bool:
        return origin in self._own or (self._localhost and _is_localhost(origin))


def response_headers(origin: str | None) -> dict[str, str]:
    """CORS headers of an answer to a page whose origin is on the list (None: to no page)."""
    if origin is None:
        return {"Vary": "Origin"}
    return {
        "Vary": "Origin",
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Expose-Headers": "Retry-After",
    }


def preflight_headers(methods: str) -> dict[str, str]:
    """Preflight response headers."""
    return {
        "Allow": methods,
        "Access-Control-Allow-Methods": methods,
        "Access-Control-Allow-Headers": _REQUEST_HEADERS,
        "Access-Control-Max-Age": str(_PREFLIGHT_SECONDS),
    }


def _normal(origin: str) -> str:
    return origin.strip().rstrip("/").lower()


def _own_origins(settings: Settings) -> frozenset[str]:
    if settings.public_url:
        parts = urlsplit(settings.public_url)
        return frozenset({_normal(f"{parts.scheme}://{parts.netloc}")})
    names = {settings.host}
    if settings.host in ("0.0.0.0", "::") or _is_loopback(settings.host):
        names = {"127.0.0.1", "localhost", "[::1]"}
    return frozenset(f"http://{name}:{settings.port}" for name in names)


def _dev_allowed(settings: Settings) -> bool:
    choice = settings.dev_origins.lower()
    if choice not in ("on", "off", "auto"):
        raise InvalidSetting(f"CLAIMDESK_DEV_ORIGINS: {choice!r} is not one of on, off, auto")
    # Behind a proxy the loopback address is where the whole world comes from.
    is_alone = _is_loopback(settings.host) and not settings.trusted_proxies
    return choice == "on" or (choice == "auto" and is_alone)


def _is_localhost(origin: str) -> bool:
    try:
        parts = urlsplit(origin)
        plain = parts.scheme == "http" and not (parts.path or parts.query or "@" in parts.netloc)
        return plain and parts.hostname in ("localhost", "127.0.0.1") and parts.port != 0
    except ValueError:  # a port that is no number
        return False


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
