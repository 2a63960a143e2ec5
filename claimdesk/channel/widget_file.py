"""The widget's script, served as the one public and cacheable thing of the channel."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path

from sanic.request import Request
from sanic.response import HTTPResponse

from claimdesk.channel.problem import Problem

WIDGET = Path(__file__).parent / "static" / "widget.js"
_FRESH_SECONDS = 300


async def serve_widget(request: Request, path: Path = WIDGET) -> HTTPResponse:
    """`GET /widget.js`; Problem 404 when there is no widget in this installation."""
    try:
        script = await asyncio.to_thread(path.read_bytes)
    except FileNotFoundError:
        raise Problem("not-found", "there is no widget in this installation") from None
    tag = f'"{hashlib.sha256(script).hexdigest()[:32]}"'
    headers = {
        "ETag": tag,
        "Cache-Control": f"public, max-age={_FRESH_SECONDS}",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    asked = request.headers.getone("if-none-match", "")
    if tag in [part.strip().removeprefix("W/") for part in asked.split(",")]:
        return HTTPResponse(status=304, headers=headers)
    return HTTPResponse(script, headers=headers, content_type="text/javascript; charset=utf-8")
