"""A line between browser and desk that can be slow, cut or refused; and pages on another origin."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host"}
_PATIENCE = 15  # seconds an answer is held at most


@dataclass(frozen=True)
class Seen:
    """A request that came over the line."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def key(self) -> str | None:
        """Its Idempotency-Key."""
        return self.headers.get("idempotency-key")


@dataclass
class Line:
    """Passes requests on to the desk at `desk` (host:port), and does to them what it is told.

    `instead` is asked first: an answer (status, headers, body) is given in the desk's
    place. `cut` says whether the desk's answer is lost on the way. `held` are the answers
    that wait, after their head and first event, until the event is set. `reword` is given
    what the desk answers, an event or a JSON body at a time, and returns what arrives.
    """

    desk: str
    port: int = 0
    seen: list[Seen] = field(default_factory=list)
    instead: Callable[[Seen], tuple[int, dict[str, str], bytes] | None] = lambda seen: None
    cut: Callable[[Seen], bool] = lambda seen: False
    held: threading.Event | None = None
    rewrite: Callable[[Seen, dict[str, str]], None] = lambda seen, headers: None
    reword: Callable[[bytes], bytes] = lambda part: part

    @property
    def url(self) -> str:
        """Where the browser reaches it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def token(self) -> str:
        """The session token last sent."""
        sent = [seen.headers.get("authorization", "") for seen in self.seen]
        return next(each.removeprefix("Bearer ") for each in reversed(sent) if each)

    def turns(self, path: str = "/messages") -> list[Seen]:
        """The messages (or photos) sent over it."""
        return [each for each in self.seen if each.method == "POST" and each.path.endswith(path)]

    def mend(self) -> None:
        """Do nothing to requests any more."""
        self.instead = lambda seen: None
        self.cut = lambda seen: False
        self.rewrite = lambda seen, headers: None
        if self.held is not None:
            self.held.set()
        self.held = None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Any

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def _request(self) -> Seen:
        length = int(self.headers.get("Content-Length") or 0)
        headers = {name.lower(): value for name, value in self.headers.items()}
        return Seen(self.command, self.path, headers, self.rfile.read(length))

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class _LineHandler(_Handler):
    def _pass_on(self) -> None:
        line: Line = self.server.line
        seen = self._request()
        line.seen.append(seen)
        if seen.method != "OPTIONS":
            answer = line.instead(seen)
            if answer is not None:
                status, headers, body = answer
                origin = {"Access-Control-Allow-Origin": seen.headers.get("origin", "*")}
                expose = {"Access-Control-Expose-Headers": "Retry-After"}
                self._send(status, {**origin, **expose, **headers}, body)
                return
        try:
            self._relay(line, seen)
        except (OSError, http.client.HTTPException):
            self.close_connection = True  # the desk is away: so is the line

    def _relay(self, line: Line, seen: Seen) -> None:
        upstream = http.client.HTTPConnection(line.desk, timeout=60)
        headers = {name: value for name, value in seen.headers.items() if name not in _HOP}
        line.rewrite(seen, headers)
        upstream.request(seen.method, seen.path, seen.body or None, headers)
        answer = upstream.getresponse()
        if seen.method != "OPTIONS" and line.cut(seen):
            answer.read()
            self.close_connection = True
            return
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in _HOP:
                self.send_header(name, value)
        if seen.method == "HEAD" or answer.status in (204, 304):
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        kind = answer.getheader("content-type") or ""
        is_said = kind.startswith(("text/event-stream", "application/json"))
        for part in map(line.reword, _parts(answer)) if is_said else _parts(answer):
            self.wfile.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
            self.wfile.flush()
            if line.held is not None and part.startswith(b"event: message"):
                line.held.wait(_PATIENCE)
        self.wfile.write(b"0\r\n\r\n")

    do_GET = do_POST = do_DELETE = do_OPTIONS = do_HEAD = _pass_on


def _parts(answer: http.client.HTTPResponse) -> Iterator[bytes]:
    """The body: events one by one, anything else whole."""
    if "event-stream" not in (answer.getheader("content-type") or ""):
        body = answer.read()
        if body:
            yield body
        return
    event = b""
    for line in answer:
        event += line
        if line == b"\n":
            yield event
            event = b""


class _PageHandler(_Handler):
    def _page(self) -> None:
        self._request()
        status, headers, body = self.server.pages.get(self.path, (404, {}, b""))
        self._send(status, headers, body)

    do_GET = do_HEAD = _page


@dataclass
class HostPages:
    """Pages of a shop on an origin of its own; `url` is on localhost, the desk on 127.0.0.1."""

    server: Any
    port: int

    @property
    def url(self) -> str:
        """The shop's origin."""
        return f"http://localhost:{self.port}"

    def put(self, path: str, body: str, kind: str = "text/html", csp: str | None = None) -> str:
        """Lay a page (or a file of it) at `path`; returns its address."""
        headers = {"Content-Type": f"{kind}; charset=utf-8"}
        if csp is not None:
            headers["Content-Security-Policy"] = csp
        self.server.pages[path] = (200, headers, body.encode())
        return f"{self.url}{path}"


@contextmanager
def listening(handler: type[BaseHTTPRequestHandler], **members: Any) -> Iterator[Any]:
    """A server on a free loopback port, with `members` for its handler."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    for name, value in members.items():
        setattr(server, name, value)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.daemon = True
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def line_to(desk: str) -> Iterator[Line]:
    """A line to the desk at host:port."""
    line = Line(desk)
    with listening(_LineHandler, line=line) as server:
        line.port = server.server_address[1]
        yield line
        line.mend()


@contextmanager
def host_pages() -> Iterator[HostPages]:
    """A place for a shop's pages."""
    with listening(_PageHandler, pages={}) as server:
        yield HostPages(server, server.server_address[1])
