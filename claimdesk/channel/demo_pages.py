"""The demo pages under `/demo/`: for each store a shop with a product, its terms, and the chat."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from claimdesk.channel.demo_catalogue import catalogue_of
from claimdesk.channel.html_pages import HtmlPages
from claimdesk.claims.store_policy import facts_of
from claimdesk.conversation.shared.faq import worded
from claimdesk.conversation.shared.wording import Wording
from claimdesk.settings import Settings

PATH = "/demo"
_FILES = Path(__file__).parent / "demo"
_STATIC = {
    "shop.css": "text/css",
    "art.css": "text/css",
    "demo.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
_PAGES = {"": "shop.html", "returns": "returns.html"}
_HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[0-9A-Za-z.-]+)(:[0-9]{1,5})?")

# What the widget needs of a page is in it: scripts, connections and pictures of the chat's host.
# Nothing inline, not even a style attribute.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_WHITE, _INK = "#ffffff", "#17202b"
_READABLE = 4.5  # the least contrast of text, WCAG 2.2 1.4.3


class DemoPages:
    """Answers requests under `/demo`; `wording` says the terms, `now` the moment in a zone."""

    def __init__(
        self,
        settings: Settings,
        stores: Mapping[str, Any],
        wording: Wording,
        now: Callable[[ZoneInfo], datetime] = datetime.now,
    ) -> None:
        self._settings = settings
        self._stores = stores
        self._wording = wording
        self._now = now
        self._pages = HtmlPages(_FILES, CONTENT_SECURITY_POLICY, {"Cache-Control": "no-cache"})

    def install(self, app: Sanic) -> None:
        """Run before routing: Rasa has already registered its routes."""
        app.request_middleware.appendleft(self.before)

    def before(self, request: Request) -> HTTPResponse | None:
        """The answer to a request for a demo page, or None: it is for something else."""
        path = request.path.rstrip("/")
        if not (path == PATH or path.startswith(f"{PATH}/")):
            return None
        if request.method not in ("GET", "HEAD"):
            return self._text("GET or HEAD", "text/plain", 405)
        return self._page(request, path[len(PATH) + 1 :])

    def _page(self, request: Request, name: str) -> HTTPResponse:
        if name in _STATIC:
            return self._text((_FILES / name).read_text(encoding="utf-8"), _STATIC[name])
        if name == "":
            shops = [self._shop(store) for store in self._stores]
            return self._rendered("index.html", request, shops=shops)
        store, _, page = name.partition("/")
        if store in self._stores and page == "shop-accent.css":
            return self._text(accent_css(self._stores[store].look.accent), "text/css")
        if store in self._stores and page in _PAGES:
            return self._rendered(_PAGES[page], request, **self._shop(store))
        return self._rendered("missing.html", request, status=404)

    def _shop(self, store: str) -> dict[str, Any]:
        policy = self._stores[store]
        today = self._now(ZoneInfo(policy.timezone)).date()
        return {
            "store": policy,
            "facts": worded(facts_of(policy, today), self._wording),
            "no_fee": self._wording.text("fee_none", {}),
            "catalogue": catalogue_of(policy),
        }

    def _rendered(
        self, name: str, request: Request, status: int = 200, **values: Any
    ) -> HTTPResponse:
        server = self._address(request)
        return self._pages.rendered(name, status, base=PATH, server=server, **values)

    def _text(self, body: str, kind: str, status: int = 200) -> HTTPResponse:
        return self._pages.answer(body, f"{kind}; charset=utf-8", status)

    def _address(self, request: Request) -> str:
        if self._settings.public_url:
            return self._settings.public_url.rstrip("/")
        host = request.host or ""
        if not _HOST.fullmatch(host):  # don't echo a client-supplied host
            host = f"{self._settings.host}:{self._settings.port}"
        return f"http://{host}"


def accent_css(accent: str) -> str:
    """A style sheet with the accent (#rrggbb), what can be read on it, and what as it on white."""
    on_white = contrast_with_white(accent)
    on_accent = _WHITE if on_white >= _READABLE else _INK
    as_text = accent if on_white >= _READABLE else _INK
    return f":root {{ --accent: {accent}; --on-accent: {on_accent}; --accent-ink: {as_text}; }}\n"


def contrast_with_white(colour: str) -> float:
    """The contrast of #rrggbb with white, from 1 to 21, per WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)
