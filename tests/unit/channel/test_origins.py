"""The allow-list of web origins."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from claimdesk.channel.origins import Origins
from claimdesk.settings import InvalidSetting, Settings


def _origins(*listed: str, **settings: object) -> Origins:
    stores = {"shop": SimpleNamespace(origins=list(listed))}
    return Origins(stores, Settings(**settings))  # type: ignore[arg-type]


def test_origins_are_compared_without_case_and_closing_slash():
    """As a shop owner may write them."""
    origins = _origins("https://Shop.Example/")

    assert origins.allowed("https://shop.example", "shop")
    assert not origins.allowed("https://shop.example", "other")


@pytest.mark.parametrize(
    ("host", "choice", "allowed"),
    [
        ("127.0.0.1", "auto", True),
        ("::1", "auto", True),
        ("localhost", "auto", True),
        ("0.0.0.0", "auto", False),
        ("192.0.2.1", "auto", False),
        ("192.0.2.1", "on", True),
        ("127.0.0.1", "off", False),
    ],
)
def test_localhost_is_for_developers(host, choice, allowed):
    """By default only while the server itself is on loopback."""
    origins = _origins(host=host, dev_origins=choice)

    assert origins.allowed("http://localhost:3000", "shop") is allowed
    assert origins.known("http://127.0.0.1:1") is allowed


@pytest.mark.parametrize(
    "origin",
    ["http://localhost:x", "http://localhost:0", "http://[", "https://localhost", "file://"],
)
def test_what_only_looks_like_localhost_is_not(origin):
    """Including what is no origin at all."""
    assert not _origins().known(origin)


def test_a_wildcard_host_answers_to_its_local_names():
    """In a container the demo page is on localhost; no other port is let in."""
    origins = _origins(host="0.0.0.0", port=5005)

    assert origins.known("http://localhost:5005")
    assert not origins.known("http://localhost:5006")


def test_an_unknown_choice_for_development_is_refused():
    """At the start."""
    with pytest.raises(InvalidSetting, match="CLAIMDESK_DEV_ORIGINS"):
        _origins(dev_origins="yes")


def test_behind_a_trusted_proxy_localhost_is_no_developer():
    """There every request comes from the loopback address; `on` still means on."""
    page = "http://localhost:3000"

    assert _origins(dev_origins="auto").known(page)
    assert not _origins(dev_origins="auto", trusted_proxies=1).known(page)
    assert _origins(dev_origins="on", trusted_proxies=1).known(page)
