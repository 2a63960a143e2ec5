"""The widget's script, the channel's only public, cacheable resource."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from sanic.request import Request
from sanic.response import HTTPResponse

from claimdesk.channel.problem import Problem
from claimdesk.settings import ROOT

WIDGET = ROOT / "widget" / "dist" / "widget.js"  # `make run` builds it
_FRESH_SECONDS = 300


class Script(NamedTuple):
    """A script, plain and gzipped, with its ETag."""

    plain: bytes
    gzipped: bytes
    tag: str


async def serve_widget(request: Request, path: Path | None = None) -> HTTPResponse:
    """`GET /widget.js`; Problem 404 when there is no widget in this installation."""
    try:
        script = await asyncio.to_thread(_script, path or WIDGET)
    except FileNotFoundError:
        raise Problem("not-found", "the chat widget is not built; make widget builds it") from None
    zipped = takes_gzip(request.headers.getone("accept-encoding", ""))
    tag = f'"{script.tag}{"-gz" if zipped else ""}"'
    headers = {
        "ETag": tag,
        "Cache-Control": f"public, max-age={_FRESH_SECONDS}",
        # Any page may load it, also one with `crossorigin` on its tag; whom it may talk to
        # afterwards is another question.
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Access-Control-Allow-Origin": "*",
        "Vary": "Accept-Encoding",
    }
    asked = request.headers.getone("if-none-match", "")
    if tag in [part.strip().removeprefix("W/") for part in asked.split(",")]:
        return HTTPResponse(status=304, headers=headers)
    body = script.gzipped if zipped else script.plain
    if zipped:
        headers["Content-Encoding"] = "gzip"
    return HTTPResponse(body, headers=headers, content_type="text/javascript; charset=utf-8")


def takes_gzip(accept_encoding: str) -> bool:
    """Whether an Accept-Encoding header takes gzip; `gzip;q=0` does not."""
    for part in accept_encoding.lower().split(","):
        coding, _, quality = part.partition(";")
        if coding.strip() == "gzip":
            return quality.replace(" ", "").rstrip("0.") not in ("q=",)
    return False


def _script(path: Path) -> Script:
    status = path.stat()
    return _read(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=2)
def _read(path: Path, _changed_at: int, _size: int) -> Script:
    plain = path.read_bytes()
    return Script(plain, gzip.compress(plain, 9, mtime=0), hashlib.sha256(plain).hexdigest()[:32])
