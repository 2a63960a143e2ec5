"""Bodies and headers no honest client sends: too large, of the wrong type, cut, contradictory."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator

import httpx
import pytest

from claimdesk.channel import widget_file

LARGEST_JSON = 64 * 1024
LARGEST_PHOTO = 8 * 1024 * 1024


def _padded(length: int) -> bytes:
    body = json.dumps({"text": "hello"}).encode()
    return body + b" " * (length - len(body))


def _chunked(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), 16384):
        yield data[start : start + 16384]


JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize("declared", [True, False])
def test_the_largest_json_body_is_taken_and_one_byte_more_refused(talk, problem_of, declared):
    """64 KiB, whether the length is announced or the body comes in chunks."""

    def send(length: int) -> httpx.Response:
        content = _padded(length)
        body = content if declared else _chunked(content)
        return talk.http.post("/messages", content=body, headers=JSON)

    assert send(LARGEST_JSON).status_code == 200
    assert problem_of(send(LARGEST_JSON + 1)) == (413, "body-too-large")
    assert problem_of(send(1_000_000)) == (413, "body-too-large")
    assert talk.say("still here").status_code == 200


@pytest.mark.parametrize("path", ["/sessions", "/messages", "/photos"])
def test_a_huge_announced_body_is_refused_before_it_is_sent(talk, path):
    """A Content-Length of 90 MB is answered at once."""
    kind = "multipart/form-data; boundary=x" if path == "/photos" else "application/json"
    head = (
        f"POST /webhooks/chat{path} HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\n"
        f"Authorization: Bearer {talk.token}\r\nContent-Length: 90000000\r\n\r\n"
    )

    status, headers, _ = _exchange(talk.server.port, head.encode())

    assert status == 413
    assert headers["connection"] == "close"


def test_an_endless_chunked_body_is_cut_off(talk):
    """Without a length, the server stops listening soon after the limit."""
    with socket.create_connection(("127.0.0.1", talk.server.port), timeout=20) as connection:
        connection.sendall(
            f"POST /webhooks/chat/messages HTTP/1.1\r\nHost: x\r\n"
            f"Authorization: Bearer {talk.token}\r\nContent-Type: application/json\r\n"
            "Transfer-Encoding: chunked\r\n\r\n".encode()
        )
        sent = 0
        chunk = b"4000\r\n" + b" " * 0x4000 + b"\r\n"
        try:
            while sent < 200_000_000:
                connection.sendall(chunk)
                sent += 0x4000
        except OSError:
            pass

    assert sent < 40_000_000
    assert talk.say("still here").status_code == 200


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/json",
        "application/json; charset=utf-16",
        "",
    ],
)
def test_only_json_is_taken_where_json_is_due(talk, server, problem_of, kind):
    """So that no plain HTML form can speak for a shopper."""
    content = b'{"text": "hello", "store": "procase"}'

    for path in ("/messages", "/sessions"):
        answer = talk.http.post(path, content=content, headers={"Content-Type": kind})
        assert problem_of(answer) == (415, "unsupported-content")


@pytest.mark.parametrize("kind", ["application/json", "APPLICATION/JSON; charset=UTF-8"])
def test_json_is_json_in_any_case(talk, kind):
    """The type is compared as the standards say."""
    answer = talk.http.post("/messages", content=b'{"text": "a"}', headers={"Content-Type": kind})

    assert answer.status_code == 200


def test_a_compressed_body_is_refused(talk, problem_of):
    """A small body cannot unpack into a large one."""
    answer = talk.http.post(
        "/messages", content=b"\x1f\x8b", headers={**JSON, "Content-Encoding": "gzip"}
    )

    assert problem_of(answer) == (415, "unsupported-content")


def _exchange(port: int, request: bytes) -> tuple[int, dict[str, str], bytes]:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(request)
        received = b""
        while b"\r\n\r\n" not in received:
            part = connection.recv(65536)
            if not part:
                break
            received += part
        if not received:
            return 0, {}, b""
        head, _, body = received.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines[1:])
        while len(body) < int(headers.get("content-length", 0)):
            body += connection.recv(65536)
        return int(lines[0].split(" ")[1]), headers, body


@pytest.mark.parametrize(
    ("framing", "status"),
    [
        ("Content-Length: -5", 400),
        ("Content-Length: +5", 400),
        ("Content-Length: five", 400),
        ("Content-Length: 5\r\nContent-Length: 6", 400),
        ("Content-Length: 5\r\nTransfer-Encoding: chunked", 400),
        ("Transfer-Encoding: gzip, chunked", 400),
        ("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", 400),
        ("Broken header line", 400),
        ("X-Junk: " + "a" * 20000, 413),
        ("Expect: a-miracle\r\nContent-Length: 2", 400),
    ],
)
def test_requests_that_can_be_read_in_two_ways_or_none_are_refused(talk, framing, status):
    """Contradictory framing and junk headers end the connection, as a problem."""
    request = (
        f"POST /webhooks/chat/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        f"Authorization: Bearer {talk.token}\r\n{framing}\r\n\r\n"
    )

    got, headers, body = _exchange(talk.server.port, request.encode())

    assert got == status
    assert headers["content-type"] == "application/problem+json"
    assert headers["connection"] == "close"
    assert b"Traceback" not in body
    assert talk.say("still here").status_code == 200


@pytest.mark.parametrize(
    "line",
    [
        b"GET /webhooks/chat/%00 HTTP/1.1",
        b"GET /webhooks/chat/../../etc/passwd HTTP/1.1",
        b"GET /webhooks/chat/%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
        b"GET /webhooks/chat/widget.js/../../keys HTTP/1.1",
        b"GET /webhooks/chat/photos/00/00 HTTP/1.1",
        b"GET /webhooks/chat//messages HTTP/1.1",
        b"GET /webhooks/chat/static/widget.js HTTP/1.1",
    ],
)
def test_path_tricks_find_nothing(server, line):
    """There are no files below the channel, and nothing between its paths."""
    status, headers, body = _exchange(server.port, line + b"\r\nHost: x\r\n\r\n")

    assert status == 404
    assert headers["content-type"] == "application/problem+json"
    assert b"Traceback" not in body


@pytest.mark.parametrize(
    "line", [b"GET /webhooks/chat/\xff HTTP/1.1", b"GET /webhooks/chat HTTP/9.9", b"\x16\x03\x01"]
)
def test_bytes_that_are_no_request_get_nothing_out_of_the_server(server, line):
    """At most a refusal; the server goes on."""
    status, _, body = _exchange(server.port, line + b"\r\nHost: x\r\n\r\n")

    assert status in (0, 400)
    assert b"Traceback" not in body
    assert server.client().get("/").json() == {"status": "ok"}


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/messages", "POST, GET"),
        ("DELETE", "/messages", "POST, GET"),
        ("GET", "/sessions", "POST, DELETE"),
        ("GET", "/photos", "POST"),
        ("POST", "/widget.js", "GET"),
        ("PATCH", "/", "GET"),
        ("BREW", "/messages", "POST, GET"),
    ],
)
def test_the_wrong_method_is_a_problem_that_names_the_right_ones(
    server, problem_of, method, path, allowed
):
    """405 with Allow."""
    answer = server.client().request(method, path)

    assert problem_of(answer) == (405, "method-not-allowed")
    assert set(answer.headers["allow"].split(", ")) == set(allowed.split(", "))


@pytest.mark.parametrize("path", ["/nosuch", "/messages/1", "/sessions/x", "/photos/x"])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "OPTIONS"])
def test_an_unknown_path_is_a_problem(server, problem_of, method, path):
    """404, whatever the method."""
    assert problem_of(server.client().request(method, path)) == (404, "not-found")


def test_what_lies_outside_the_channel_is_left_alone(server):
    """Rasa's own answers stay Rasa's."""
    answer = httpx.get(f"http://127.0.0.1:{server.port}/nosuch")

    assert answer.status_code == 404
    assert answer.headers["content-type"] != "application/problem+json"


def test_the_status_says_ok_with_and_without_a_slash(server):
    """The one thing a monitor asks; with headers that keep browsers from guessing."""
    for path in ("", "/"):
        answer = server.client().get(path)
        assert answer.json() == {"status": "ok"}
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"


def test_the_widget_is_not_found_until_it_is_built(server, problem_of, monkeypatch, tmp_path):
    """And is then there for every page, with what a browser is to do with it."""
    monkeypatch.setattr(widget_file, "WIDGET", tmp_path / "widget.js")
    assert problem_of(server.client().get("/widget.js")) == (404, "not-found")

    (tmp_path / "widget.js").write_text("let a = 1")
    for origin in ("https://anywhere.example", "null", server.url.split("/webhooks")[0]):
        answer = server.client().get("/widget.js", headers={"Origin": origin})
        assert answer.status_code == 200
        assert answer.text == "let a = 1"
        assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"].startswith("public")
        assert "set-cookie" not in answer.headers
