"""Request bodies, with size and time limits: JSON objects and one uploaded file."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from async_timeout import timeout as time_limit
from sanic.headers import parse_content_header
from sanic.request import Request

from claimdesk.channel.multipart import parts_of
from claimdesk.channel.problem import Problem

LARGEST_JSON = 64 * 1024  # bytes
LARGEST_PHOTO = 8 * 1024 * 1024  # bytes, of the file itself
_MOST_FIELDS = 100  # of a form
_MULTIPART_OVERHEAD = 16 * 1024  # bytes: boundaries and part headers
_JSON_SECONDS = 15
_PHOTO_SECONDS = 180  # 8 MiB over a slow mobile line

# How much of a rejected body is drained, so that the client sees the response instead of a reset.
# Beyond it the connection is closed.
LARGEST_DRAIN = 2 * LARGEST_PHOTO


async def json_object(request: Request) -> dict[str, Any]:
    """The JSON object in the body; raises Problem 400, 413, 415 or 422."""
    _content_type(request, "application/json")
    raw = await _read(request, LARGEST_JSON, _JSON_SECONDS)
    try:
        value = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Problem("invalid-json") from None
    if not isinstance(value, dict):
        raise Problem("invalid-field", "the body must be a JSON object")
    return value


async def form_fields(request: Request) -> dict[str, str]:
    """The fields of an HTML form by name; raises Problem 400, 413 or 415."""
    _content_type(request, "application/x-www-form-urlencoded")
    raw = await _read(request, LARGEST_JSON, _JSON_SECONDS)
    try:
        pairs = parse_qsl(raw.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise Problem("malformed-request", "the body must be a short HTML form") from None
    return dict(pairs)


async def uploaded_file(request: Request, field: str, take: Callable[[int], None]) -> bytes:
    """The one file in the multipart field `field`; raises Problem 400, 413, 415 or 422.

    `take` is told the size of each piece of the body as it arrives, and may raise a Problem.
    """
    parameters = _content_type(request, "multipart/form-data")
    raw = await _read(request, LARGEST_PHOTO + _MULTIPART_OVERHEAD, _PHOTO_SECONDS, take)
    files = [data for name, data in parts_of(raw, parameters.get("boundary", "")) if name == field]
    if len(files) != 1:
        raise Problem("invalid-field", f"exactly one file {field} is needed", field=field)
    if len(files[0]) > LARGEST_PHOTO:
        raise _too_large(request, LARGEST_PHOTO)
    if not files[0]:
        raise Problem("invalid-field", f"the file {field} is empty", field=field)
    return files[0]


def abandon(request: Request) -> None:
    """Read no more of this request; its connection closes after the answer."""
    if request.stream is not None:
        request.stream.keep_alive = False
        request.stream.request_body = None


def _content_type(request: Request, wanted: str) -> dict[str, Any]:
    value, parameters = parse_content_header(request.headers.getone("content-type", ""))
    charset = str(parameters.get("charset", "utf-8")).lower()
    encoding = request.headers.getone("content-encoding", "identity").lower()
    if value.lower() != wanted or charset not in ("utf-8", "utf8") or encoding != "identity":
        raise Problem("unsupported-content", f"the body must be {wanted}")
    return dict(parameters)


async def _read(
    request: Request, limit: int, seconds: float, take: Callable[[int], None] = lambda _: None
) -> bytes:
    if int(request.headers.getone("content-length", "0")) > limit:
        raise _too_large(request, limit)
    if request.stream is None:
        return b""
    chunks: list[bytes] = []
    size = 0
    try:
        async with time_limit(seconds):
            async for chunk in request.stream:
                size += len(chunk)
                if size > limit:
                    raise _too_large(request, limit)
                take(len(chunk))
                chunks.append(chunk)
    except asyncio.TimeoutError:
        abandon(request)
        raise Problem("body-too-slow", f"more than {seconds:g} s") from None
    return b"".join(chunks)


def _too_large(request: Request, limit: int) -> Problem:
    if request.stream is not None:
        request.stream.keep_alive = False  # closed once the rest, or LARGEST_DRAIN, is read
    return Problem("body-too-large", f"at most {limit} bytes are taken", maximum=limit)
