"""One desk, one browser and one line between them for all browser tests."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.browser import DESKTOP, FLAGS, PHONE, NotHere, build_widget, chromium
from tests.browser.chat import Chat
from tests.browser.desk import Desk, running_desk
from tests.browser.line import HostPages, Line, host_pages, line_to
from tests.clock import is_shifted, real_clock
from tests.conftest import BROWSER, CHROMIUM_PATH

expect.set_options(timeout=10_000)

Open = Callable[..., Chat]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of them need a server and a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)


# For the folder and not for the session: Playwright keeps an event loop running, which asyncio
# tests elsewhere would stumble over.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The machine's Chromium; without it, or without the widget, the tests can't run."""
    try:
        path = chromium(CHROMIUM_PATH)
        build_widget()
    except NotHere as reason:
        if BROWSER == "required":
            pytest.fail(str(reason))
        pytest.skip(str(reason))
    with real_clock():
        playwright = sync_playwright().start()
    try:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
    finally:
        playwright.stop()


@pytest.fixture(scope="package")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk that takes up to 40 messages in 3 seconds of one conversation."""
    home = tmp_path_factory.mktemp("desk")
    with running_desk(home, CLAIMDESK_LIMIT_MESSAGES="40/3 second") as running:
        yield running


@pytest.fixture(scope="package")
def shop() -> Iterator[HostPages]:
    """A shop's own pages, on another origin than the desk's."""
    with host_pages() as pages:
        yield pages


@pytest.fixture
def line(desk: Desk) -> Iterator[Line]:
    """The way from the browser to the desk."""
    with line_to(desk.address) as line:
        yield line


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes visitors: each with storage of its own. Phones have touch and a small screen.

    An error that no page catches fails the test.
    """
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def make(*, phone: bool = False, **options: Any) -> BrowserContext:
        size: dict[str, Any] = {"viewport": PHONE if phone else DESKTOP}
        if phone:
            size |= {"has_touch": True, "is_mobile": True, "device_scale_factor": 2}
        contexts.append(browser.new_context(**{**size, **options}))
        if is_shifted():
            contexts[-1].clock.install(time=datetime.now(timezone.utc))
        contexts[-1].on("weberror", lambda error: errors.append(str(error.error)))
        return contexts[-1]

    yield make
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def visit(
    new_context: Callable[..., BrowserContext], shop: HostPages, line: Line
) -> Callable[..., Page]:
    """Opens a page of the shop with the widget on it.

    `attributes` are more of the script tag's; `body` and `head` go into the page.
    """

    def open_page(
        store: str = "procase",
        *,
        context: BrowserContext | None = None,
        phone: bool = False,
        attributes: str = "",
        body: str = "<h1>A shop</h1><p>Words.</p>",
        head: str = "",
        csp: str | None = None,
        path: str = "/",
        wait: bool = True,
        **options: Any,
    ) -> Page:
        script = f'{line.url}/webhooks/chat/widget.js" data-store="{store}'
        html = (
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Shop</title>"
            '<meta name=viewport content="width=device-width, initial-scale=1">'
            f'{head}</head><body>{body}<script src="{script}" {attributes} async></script>'
            "</body></html>"
        )
        page = (context or new_context(phone=phone, **options)).new_page()
        page.goto(shop.put(path, html, csp=csp))
        if wait:
            page.locator("claimdesk-chat").wait_for(state="attached")
        return page

    return open_page


@pytest.fixture
def chat(visit: Callable[..., Page]) -> Chat:
    """An open chat with ProCase on a desktop."""
    return Chat(visit()).open()


@pytest.fixture
def phone_chat(visit: Callable[..., Page]) -> Chat:
    """The same on a phone."""
    return Chat(visit(phone=True)).open()


@pytest.fixture
def picture(tmp_path: Path) -> Callable[..., Path]:
    """Makes picture files."""

    def make(
        name: str = "photo.jpg", size: tuple[int, int] = (320, 240), kind: str = "JPEG"
    ) -> Path:
        path = tmp_path / name
        data = io.BytesIO()
        Image.effect_noise(size, 60).convert("RGB").save(data, kind)
        path.write_bytes(data.getvalue())
        return path

    return make


@pytest.fixture(autouse=True)
def _own_settings() -> None:
    assert not [name for name in os.environ if name.startswith("CLAIMDESK_")]
