"""The demo pages: a shop and its returns page for every store file, under a strict policy."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pytest

from claimdesk.adapters.store_files import load_stores
from claimdesk.adapters.wording import load_wording
from claimdesk.channel.demo_pages import DemoPages, accent_css, contrast_with_white
from claimdesk.claims.store_policy import facts_of
from claimdesk.conversation.shared.faq import worded
from claimdesk.settings import ROOT
from tests.integration.channel.conftest import Server

TODAY = date(2026, 3, 12)
WORDING = load_wording(ROOT / "wording" / "en.yml")
STORES = ["procase", "casesora", "tinkerbarn"]
HOSTILE = "<script>alert(1)</script>\"'&{{7*7}}"


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inline = ""
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside in ("script", "style"):
            self.inline += data.strip()


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The stores that are delivered, one more, and one that says nothing but what it must."""
    folder = tmp_path_factory.mktemp("stores")
    for path in (*(ROOT / "stores").glob("*.yml"), *(ROOT / "tests/fixtures/stores").glob("*.yml")):
        shutil.copy(path, folder)
    bare = {"id": "bare", "name": HOSTILE, "website": "https://bare.example", "timezone": "UTC"}
    bare |= {"holidays": {"country": "US"}, "currency": "CHF", "origins": []}
    bare |= {"contact": {"email": "a@bare.example"}, "terms": {}}
    bare |= {"order_number": {"pattern": "[0-9]+", "example": "1"}}
    loaded = load_stores(folder)
    return {**loaded, "bare": type(loaded["procase"]).parse_obj(bare)}


@pytest.fixture
def pages(tmp_path: Path, stores: dict[str, Any]) -> Iterator[httpx.Client]:
    """A client of a server that has demo pages."""

    def demo(server: Server) -> DemoPages:
        return DemoPages(
            server.settings,
            stores,
            WORDING,
            now=lambda zone: datetime(2026, 3, 12, 12, tzinfo=zone),
        )

    server = Server(tmp_path / "home", demo)
    yield httpx.Client(base_url=server.url.split("/webhooks")[0])
    server.stop()


@pytest.mark.parametrize("store", [*STORES, "bare"])
@pytest.mark.parametrize("page", ["", "/returns"])
def test_nothing_is_inline_and_the_policy_allows_nothing_of_the_kind(pages, store, page):
    """No script, style or handler in the page; every address on it is its own host's."""
    answer = pages.get(f"/demo/{store}{page}")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    tags = _Tags(answer.text)
    assert tags.inline == ""
    for tag, attributes in tags.found:
        assert "style" not in attributes, tag
        assert not [name for name in attributes if name.startswith("on")], tag
        address = attributes.get("src") or attributes.get("href") or "/"
        assert address.startswith(("/", "#", "mailto:")), address
    for tag, attributes in tags.found:
        if tag in ("script", "link") and "widget.js" not in str(attributes.get("src")):
            address = attributes.get("src") or attributes.get("href")
            assert pages.get(str(address)).status_code == 200
    assert [a["data-store"] for _, a in tags.found if "data-store" in a] == [store]


@pytest.mark.parametrize("store", STORES)
def test_the_terms_on_the_returns_page_are_the_files(pages, stores, store):
    """Each figure the file states stands there, in the words of the chat's own answers."""
    facts = worded(facts_of(stores[store], TODAY), WORDING)
    text = unescape(re.sub(r"<[^>]+>", " ", pages.get(f"/demo/{store}/returns").text)).lower()

    for name in facts:
        if name.startswith(("return_window_", "reasons_", "item_condition_", "remedies_")) or (
            name in ("restocking_fee_exempt", "warranty_periods", "refund_timing", "evidence_shown")
        ):
            assert facts[name].lower() in text, name


def test_a_term_that_ended_is_shown_no_more(stores, tmp_path):
    """The page states what is in force on its day."""
    moments = {2023: "14 calendar days", 2026: "10 business days"}
    for year, window in moments.items():
        server = Server(
            tmp_path / str(year),
            lambda server, year=year: DemoPages(
                server.settings, stores, WORDING, now=lambda zone: datetime(year, 3, 1, tzinfo=zone)
            ),
        )
        text = httpx.get(f"http://127.0.0.1:{server.port}/demo/tinkerbarn/returns").text
        server.stop()
        assert f"Within {window} of delivery" in text


def test_whatever_a_store_is_called_stays_text(pages):
    """A name of mark-up is written out."""
    for page in ("/demo/", "/demo/bare", "/demo/bare/returns"):
        text = pages.get(page).text
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(1)" in text


def test_the_lobby_names_every_store_and_the_snippet_this_server(pages):
    """As the browser reached it; what else a client writes as its host is not shown."""
    lobby = pages.get("/demo").text
    assert all(f'href="/demo/{store}"' in lobby for store in STORES)

    host = str(pages.base_url).rstrip("/")
    assert f"src=&#34;{host}/webhooks" in pages.get("/demo/procase").text.replace('"', "&#34;")
    shown = pages.get("/demo/procase", headers={"Host": 'a"><script>b'}).text
    assert "<script>b" not in shown


def test_what_is_not_there_is_not_found_and_nothing_else_is_served(pages):
    """No other file, no other method; what lies beside the demo is left alone."""
    for path in ("nosuch", "procase/x", "procase/returns/x", "art.html", "catalogue.yml"):
        assert pages.get(f"/demo/{path}").status_code == 404, path
    for path in ("../demo_pages.py", "%2e%2e/demo_pages.py", "..%2fdemo_pages.py"):
        assert pages.get(f"/demo/{path}").status_code in (400, 404), path
    assert pages.post("/demo/procase").status_code == 405
    assert pages.head("/demo/procase").status_code == 200
    assert pages.get("/demonstration").status_code == 404
    assert pages.get("/webhooks/chat/").json() == {"status": "ok"}


def test_the_accent_is_the_stores(pages):
    """In a style sheet of its own, with white to be read on it."""
    answer = pages.get("/demo/casesora/shop-accent.css")

    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    accent = "--accent: #8a3b6b; --on-accent: #ffffff; --accent-ink: #8a3b6b;"
    assert answer.text == f":root {{ {accent} }}\n"


@pytest.mark.parametrize(
    ("accent", "readable"), [("#000000", True), ("#767676", True), ("#777777", False)]
)
def test_on_a_light_accent_the_words_are_dark(accent, readable):
    """The limit is 4.5 to 1: #767676 has 4.54 with white, #777777 has 4.48."""
    css = accent_css(accent)

    assert (contrast_with_white(accent) >= 4.5) is readable
    assert ("--on-accent: #ffffff" in css) is readable
    assert (f"--accent-ink: {accent}" in css) is readable
