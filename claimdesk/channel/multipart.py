"""A small, strict reader of `multipart/form-data` (RFC 7578).

Sanic's own splits the whole body at the boundary, of any length: 8 MB can contain millions of
parts. This one stops at a few.
"""

from __future__ import annotations

import re

from sanic.headers import parse_content_header

from claimdesk.channel.problem import Problem

_BOUNDARY = re.compile(r"[0-9A-Za-z'()+_,\-./:=? ]{1,70}")  # RFC 2046, section 5.1.1
_MOST_PARTS = 8
_LARGEST_HEADER = 4096  # bytes, of one part


def parts_of(body: bytes, boundary: str) -> list[tuple[str, bytes]]:
    """The parts, each as (field name, content); raises Problem 400."""
    if not _BOUNDARY.fullmatch(boundary):
        raise Problem("invalid-multipart", "the boundary is missing or wrong")
    delimiter = b"\r\n--" + boundary.encode("ascii")
    body = b"\r\n" + body  # the first delimiter may stand at the very beginning
    at = body.find(delimiter)
    parts: list[tuple[str, bytes]] = []
    while at != -1:
        start = at + len(delimiter)
        if body[start : start + 2] == b"--":
            return parts
        if body[start : start + 2] != b"\r\n" or len(parts) == _MOST_PARTS:
            break
        at = body.find(delimiter, start)
        if at != -1:
            parts.append(_part(body, start, at))
    raise Problem("invalid-multipart", "the parts are not complete, or too many")


def _part(body: bytes, start: int, end: int) -> tuple[str, bytes]:
    head_end = body.find(b"\r\n\r\n", start, min(end, start + _LARGEST_HEADER))
    if head_end == -1:
        raise Problem("invalid-multipart", "a part has no header")
    name = ""
    for line in body[start:head_end].decode("utf-8", "replace").split("\r\n"):
        key, _, value = line.partition(":")
        if key.strip().lower() == "content-disposition":
            disposition, parameters = parse_content_header(value.strip())
            if disposition == "form-data":
                name = str(parameters.get("name", ""))
    return name, body[head_end + 4 : end]
