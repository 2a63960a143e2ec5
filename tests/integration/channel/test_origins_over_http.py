"""Web pages and the channel: who may read it, and what a browser is told."""

from __future__ import annotations

import pytest

from .conftest import CASESORA_PAGE, PROCASE_PAGE


def _open(server, store="procase", **headers):
    return server.client(headers=headers).post("/sessions", json={"store": store})


def test_a_page_of_the_store_may_open_a_session_and_read_the_answer(server):
    """The exact origin comes back, without a wildcard and without credentials."""
    answer = _open(server, Origin=PROCASE_PAGE)

    assert answer.status_code == 201
    assert answer.headers["access-control-allow-origin"] == PROCASE_PAGE
    assert answer.headers.get_list("vary") == ["Origin"]
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "",
        "http://www.procase.com",
        "https://www.procase.com.evil.example",
        "https://www.procase.com:8443",
        "https://evil.example/https://www.procase.com",
        "https://localhost.evil.example",
        "http://localhost@evil.example",
        "http://127.0.0.1.evil.example",
        "*",
    ],
)
def test_any_other_page_is_refused(server, problem_of, origin):
    """An origin off the list gets 403 and no CORS header."""
    answer = _open(server, Origin=origin)

    assert problem_of(answer) == (403, "origin-not-allowed")
    assert "access-control-allow-origin" not in answer.headers
    assert server.assistant.heard == []


def test_two_origins_in_one_request_are_refused(server, problem_of):
    """A browser sends one."""
    headers = [("Origin", PROCASE_PAGE), ("Origin", "https://evil.example")]

    answer = server.client().post("/sessions", json={"store": "procase"}, headers=headers)

    assert problem_of(answer) == (403, "origin-not-allowed")


def test_a_page_of_one_store_may_not_use_another_store(server, talk, problem_of):
    """The list is per store: at the opening, and with a token of the other store."""
    opening = _open(server, "procase", Origin=CASESORA_PAGE)
    message = talk.http.post("/messages", json={"text": "x"}, headers={"Origin": CASESORA_PAGE})
    erasure = talk.http.delete("/sessions", headers={"Origin": CASESORA_PAGE})

    assert problem_of(opening) == (403, "origin-not-allowed")
    assert problem_of(message) == (403, "origin-not-allowed")
    assert problem_of(erasure) == (403, "origin-not-allowed")
    assert len(talk.history()) == 1


def test_no_origin_is_no_web_page_and_is_let_in(server):
    """curl and the terminal client send none."""
    answer = _open(server)

    assert answer.status_code == 201
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers.get_list("vary") == ["Origin"]


def test_the_servers_own_pages_and_localhost_are_let_in_while_it_is_local(server):
    """The demo page, and a developer's page on any port of this machine."""
    origins = [f"http://127.0.0.1:{server.port}", "http://localhost:3000", "http://127.0.0.1:8"]

    assert [_open(server, Origin=origin).status_code for origin in origins] == [201] * 3


def test_localhost_is_refused_where_development_is_off(serve, problem_of):
    """A public server knows its own address and the stores', no more."""
    server = serve(dev_origins="off", public_url="https://chat.example/")

    assert _open(server, Origin="https://chat.example").status_code == 201
    for origin in ("http://localhost:3000", f"http://127.0.0.1:{server.port}"):
        assert problem_of(_open(server, Origin=origin)) == (403, "origin-not-allowed")


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/messages", {"POST", "GET"}),
        ("/sessions", {"POST", "DELETE"}),
        ("/photos", {"POST"}),
    ],
)
def test_a_preflight_is_answered_for_pages_on_the_list(server, path, methods):
    """What the browser asks before: the methods and headers of that path."""
    answer = server.client().options(
        path,
        headers={
            "Origin": PROCASE_PAGE,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization,content-type",
        },
    )

    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == PROCASE_PAGE
    assert set(answer.headers["access-control-allow-methods"].split(", ")) == methods
    assert "authorization" in answer.headers["access-control-allow-headers"]
    assert "content-type" in answer.headers["access-control-allow-headers"]
    assert "idempotency-key" in answer.headers["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in answer.headers
    assert answer.headers.get_list("vary") == ["Origin"]


def test_a_preflight_from_elsewhere_is_refused(server, problem_of):
    """And tells the browser nothing it could go by."""
    answer = server.client().options(
        "/messages",
        headers={"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"},
    )

    assert problem_of(answer) == (403, "origin-not-allowed")
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_page_on_the_list_can_read_why_it_was_refused(server, problem_of):
    """Errors carry the CORS headers too, and Retry-After is exposed."""
    headers = {"Origin": PROCASE_PAGE}
    client = server.client(headers=headers)

    for answer in (client.get("/messages"), client.get("/nosuch"), client.put("/messages")):
        problem_of(answer)
        assert answer.headers["access-control-allow-origin"] == PROCASE_PAGE
        assert answer.headers["access-control-expose-headers"] == "Retry-After"
        assert "access-control-allow-credentials" not in answer.headers


def test_an_event_stream_carries_the_cors_headers(talk):
    """A page may read a streamed answer as it may a plain one."""
    headers = {"Origin": PROCASE_PAGE, "Accept": "text/event-stream"}

    answer = talk.http.post("/messages", json={"text": "hello"}, headers=headers)

    assert answer.headers["access-control-allow-origin"] == PROCASE_PAGE
    assert answer.headers["cache-control"] == "no-store"
