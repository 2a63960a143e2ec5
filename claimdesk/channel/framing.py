"""Refuses requests that two readers could take for different ones (RFC 9112), on every path.

Sanic 21.12 reads loosely: what it takes for one request, a proxy before it may take for two.
"""

from __future__ import annotations

import re
from typing import Any

from sanic import Blueprint
from sanic.exceptions import InvalidUsage
from sanic.http import Http
from sanic.request import Request

_TOKEN = rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_REQUEST_LINE = re.compile(_TOKEN + rb" [\x21-\x7e\x80-\xff]+ HTTP/1\.[01]")
_HEADER_LINE = re.compile(rb"(" + _TOKEN + rb"):[ \t]*([^\x00-\x08\x0a-\x1f\x7f]*)")
_LENGTH = re.compile(rb"[0-9]{1,15}")
_CHUNK_HEADER = re.compile(rb"\r\n[0-9A-Fa-f]{1,8}")
_LONGEST_CHUNK_HEADER = 12  # bytes, the line's ends among them
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


class LooseFraming(InvalidUsage):
    """A request's head or one of its chunks is not written as RFC 9112 says."""


def check_head(head: bytes) -> None:
    """Raise LooseFraming for a head (without its last empty line) that could be read in two ways.

    No control character, no space before a colon, no folded line; one Host; one plain
    Content-Length, or `Transfer-Encoding: chunked`, not both.
    """
    line, *lines = head.split(b"\r\n")
    if not _REQUEST_LINE.fullmatch(line):
        raise LooseFraming("the request line is wrong")
    values: dict[bytes, list[bytes]] = {}
    for line_of_header in lines:
        header = _HEADER_LINE.fullmatch(line_of_header)
        if not header:
            raise LooseFraming("a header line is wrong")
        values.setdefault(header.group(1).lower(), []).append(header.group(2).strip(b" \t"))
    is_older = line.endswith(b"1.0")
    lengths = values.get(b"content-length", [])
    encodings = values.get(b"transfer-encoding", [])
    if len(values.get(b"host", [])) != 1 and not is_older:
        raise LooseFraming("exactly one Host is needed")
    if len(lengths) + len(encodings) > 1 or (encodings and is_older):
        raise LooseFraming("Content-Length and Transfer-Encoding contradict each other")
    if not all(map(_LENGTH.fullmatch, lengths)) or encodings not in ([], [b"chunked"]):
        raise LooseFraming("Content-Length or Transfer-Encoding is wrong")


class StrictHttp(Http):
    """Sanic's reader of a connection, but that a chunk's size is hexadecimal digits and no more."""

    __slots__ = ()

    async def read(self) -> bytes | None:
        """The next piece of the body; raises LooseFraming."""
        connection: Any = self  # its own types say too little
        if self.request_bytes_left == 0 and connection.request_body == "chunked":
            if connection.expecting_continue:
                connection.expecting_continue = False
                await self._send(_CONTINUE)
            await self._check_chunk()
        piece: bytes | None = await super().read()
        return piece

    async def _check_chunk(self) -> None:
        buffer = self.recv_buffer
        while (end := buffer.find(b"\r\n", 2)) == -1 and len(buffer) <= _LONGEST_CHUNK_HEADER:
            await self._receive_more()
        is_right = end != -1 and _CHUNK_HEADER.fullmatch(buffer, 0, end) is not None
        if is_right and int(buffer[2:end], 16) == 0:  # the last: nothing follows, no trailer either
            while len(buffer) < end + 4:
                await self._receive_more()
            is_right = buffer[end : end + 4] == b"\r\n\r\n"
        if not is_right:
            connection: Any = self
            connection.keep_alive, connection.request_body = False, None
            raise LooseFraming("a chunk is wrong")


def read_strictly(blueprint: Blueprint) -> None:
    """Have the blueprint's whole server refuse loose framing."""

    async def check(head: bytes) -> None:
        check_head(head)

    async def read_chunks_strictly(request: Request) -> None:
        if type(request.stream) is Http:
            request.stream.__class__ = StrictHttp

    blueprint.signal("http.lifecycle.read_head")(check)
    blueprint.signal("http.routing.before")(read_chunks_strictly)
