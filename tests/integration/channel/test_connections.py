"""Connections that take their time, or too many of them; and requests framed loosely."""

from __future__ import annotations

import socket
import time

import pytest

from claimdesk.channel import connections

HEAD = "GET {path} HTTP/1.1\r\nHost: x\r\n"


def _connect(server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=10)


def _seconds_open(connection: socket.socket, trickle: bytes) -> float:
    """How long it stays open while a byte is sent every twentieth of a second."""
    begun = time.monotonic()
    try:
        while time.monotonic() - begun < 8:
            connection.sendall(trickle)
            connection.settimeout(0.05)
            try:
                while connection.recv(65536):
                    pass
                break
            except TimeoutError:
                pass
    except OSError:
        pass
    return time.monotonic() - begun


@pytest.fixture
def hasty(monkeypatch):
    """The bounds of time, much shorter."""
    monkeypatch.setattr(connections, "HEADER_SECONDS", 1.0)
    monkeypatch.setattr(connections, "NEXT_SECONDS", 1.5)
    monkeypatch.setattr(connections, "REQUEST_SECONDS", 2.0)


@pytest.mark.parametrize("begins_with", [b"", b"GET /webhooks/chat/ HTTP/1.1\r\nHost: x\r\nX-A: "])
def test_a_header_that_trickles_in_ends_its_connection(server, hasty, begins_with):
    """Whether it has begun or not; others are served meanwhile."""
    with _connect(server) as connection:
        connection.sendall(begins_with)
        assert 0.9 <= _seconds_open(connection, b"a") < 4
    assert server.client().get("/").status_code == 200


def test_the_next_header_on_a_connection_is_bounded_too(server, hasty):
    """The first answer opens no door."""
    with _connect(server) as connection:
        connection.sendall((HEAD.format(path="/webhooks/chat/") + "\r\n").encode())
        assert b"200 OK" in connection.recv(65536)
        assert 0.9 <= _seconds_open(connection, b"a") < 4.5


@pytest.mark.parametrize("path", ["/webhooks/chat/messages", "/", "/webhooks/chat/nosuch"])
def test_a_body_that_trickles_in_ends_its_connection(server, hasty, path):
    """On every path, read by a route or only drained after a refusal."""
    with _connect(server) as connection:
        head = HEAD.format(path=path).replace("GET", "POST")
        connection.sendall(f"{head}Content-Length: 100000\r\n\r\n".encode())
        assert _seconds_open(connection, b"a") < 5


def test_an_address_has_so_many_connections_and_gets_them_back(serve):
    """One more is closed at once; after one is gone there is room again."""
    server = serve(limit_address_connections=5)
    probe = _connect(server)
    idle = [probe, *(_connect(server) for _ in range(4))]
    time.sleep(0.2)

    with _connect(server) as sixth:
        assert sixth.recv(1) == b""
    idle.pop().close()
    time.sleep(0.2)
    assert server.client().get("/").status_code == 200
    for connection in idle:
        connection.close()


def test_two_hundred_slow_connections_are_no_outage(serve, hasty):
    """A shopper is answered while they hang, and they are gone soon."""
    server = serve(limit_address_connections=0)
    slow = [_connect(server) for _ in range(200)]
    for connection in slow:
        connection.sendall(b"GET / HTTP/1.1\r\nX-")

    begun = time.monotonic()
    assert server.client().get("/").status_code == 200
    assert time.monotonic() - begun < 2
    time.sleep(2)
    closed = 0
    for connection in slow:
        connection.settimeout(2)
        while connection.recv(65536):
            pass
        closed += 1
        connection.close()
    assert closed == 200


def _answer(server, request: bytes) -> bytes:
    with _connect(server) as connection:
        connection.sendall(request)
        answer = b""
        try:
            while part := connection.recv(65536):
                answer += part
        except (TimeoutError, ConnectionResetError):
            pass
        return answer


PATHS = ("/webhooks/chat/messages", "/", "/nosuch", "/webhooks/chat/widget.js")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "headers",
    [
        b"Host: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked",
        b"Host: x\r\nContent-Length: 5\r\nContent-Length: 5",
        b"Host: x\r\nContent-Length: +5",
        b"Host: x\r\nContent-Length: 5, 5",
        b"Host: x\r\nContent-Length : 5",
        b"Host: x\r\nTransfer-Encoding : chunked",
        b"Host: x\r\nTransfer-Encoding: xchunked",
        b"Host: x\r\nTransfer-Encoding: chunked, chunked",
        b"Host: x\r\nTransfer-Encoding:\x0bchunked",
        b"Host: x\r\nX-A: a\x00b",
        b"Host: x\r\nX-A: a\rContent-Length: 5",
        b"Host: x\r\nX-A: a\nContent-Length: 5",
        b"Host: x\r\nX-A: a\r\n folded",
        b"Host: x\r\nX A: a",
        b"Host: x\r\n: a",
        b"Host: x\r\nHost: y",
        b"X-A: a",
    ],
)
def test_a_head_that_two_readers_take_differently_is_refused(server, path, headers):
    """On every path, also where nothing is: 400, and the connection closes."""
    answer = _answer(server, b"POST %s HTTP/1.1\r\n%s\r\n\r\n" % (path.encode(), headers))

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"connection: close" in answer.lower()
    assert answer.count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize("path", PATHS[:3])
@pytest.mark.parametrize(
    "body",
    [
        b"0x5\r\nhello\r\n0\r\n\r\n",
        b"+5\r\nhello\r\n0\r\n\r\n",
        b" 5\r\nhello\r\n0\r\n\r\n",
        b"5 \r\nhello\r\n0\r\n\r\n",
        b"0_5\r\nhello\r\n0\r\n\r\n",
        b"-5\r\nhello\r\n0\r\n\r\n",
        b"5;a=b\r\nhello\r\n0\r\n\r\n",
        b"5\r\nhelloXX0\r\n\r\n",
        b"0\r\nTrailer: a\r\n\r\n",
        b"\r\n0\r\n\r\n",
        b"fffffffff\r\nhello\r\n0\r\n\r\n",
    ],
)
def test_a_chunk_of_odd_size_ends_its_connection(server, talk, path, body):
    """What follows is never taken for a second request."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {talk.token}\r\n"
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    second = b"GET /webhooks/chat/ HTTP/1.1\r\nHost: x\r\n\r\n"

    answer = _answer(server, head.encode() + body + second)

    assert b'{"status"' not in answer
    assert len(server.assistant.heard) == 1


def test_plain_chunks_are_taken(server, talk):
    """In any case of the digits, cut anywhere, and another request may follow."""
    head = (
        "POST /webhooks/chat/messages HTTP/1.1\r\nHost: x\r\n"
        f"Authorization: Bearer {talk.token}\r\nContent-Type: application/json\r\n"
        "Transfer-Encoding: chunked\r\n\r\n"
    )
    request = head.encode() + b'a\r\n{"text": "\r\n00B\r\nhello you"}\r\n0\r\n\r\n'
    with _connect(server) as connection:
        for start in range(0, len(request), 7):
            connection.sendall(request[start : start + 7])
            time.sleep(0.002)
        assert b"heard hello you" in connection.recv(65536)
        connection.sendall(request)
        assert b"heard hello you" in connection.recv(65536)


def test_a_client_that_waits_for_the_go_ahead_gets_it(server, talk):
    """`Expect: 100-continue` with chunks."""
    head = (
        "POST /webhooks/chat/messages HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
        f"Authorization: Bearer {talk.token}\r\nContent-Type: application/json\r\n"
        "Transfer-Encoding: chunked\r\n\r\n"
    )
    with _connect(server) as connection:
        connection.sendall(head.encode())
        assert connection.recv(65536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(b'10\r\n{"text": "hello"\r\n1\r\n}\r\n0\r\n\r\n')
        assert b"heard hello" in connection.recv(65536)
