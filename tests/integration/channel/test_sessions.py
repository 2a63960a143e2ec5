"""Sessions over HTTP: how one begins, what its token is worth, and what is not a token."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone

import httpx
import pytest
from itsdangerous import URLSafeTimedSerializer

from claimdesk.channel.session_tokens import Session, SessionTokens, tokens_for


def test_a_session_opens_with_a_token_its_end_the_store_and_a_greeting(server):
    """A new session answers 201 with all that a chat window needs."""
    answer = server.client().post("/sessions", json={"store": "procase"})

    body = answer.json()
    assert answer.status_code == 201
    assert body["store"]["id"] == "procase"
    assert body["store"]["name"] == "ProCase"
    assert body["store"]["accent"] == "#0a5"
    (greeting,) = body["messages"]
    assert greeting | {"id": ""} == {"id": "", "text": "heard /greet", "choices": []}
    left = datetime.fromisoformat(body["expires_at"]) - datetime.now(timezone.utc)
    assert timedelta(hours=23, minutes=59) < left <= timedelta(hours=24)
    (message,) = server.assistant.heard
    assert message.metadata == {"store": "procase"}
    assert message.input_channel == "chat"


def test_the_conversation_id_is_the_servers_whatever_the_client_sends(server):
    """A client cannot fix the id of its conversation, nor learn it from the answer."""
    chosen = {"conversation_id": "mine", "sender": "mine", "sender_id": "mine", "id": "mine"}
    answers = [
        server.client(headers={"X-Session-Id": "mine"}).post(
            "/sessions?conversation_id=mine", json={"store": "procase", **chosen}
        )
        for _ in range(2)
    ]

    ids = [message.sender_id for message in server.assistant.heard]
    assert "mine" not in ids
    assert len(set(ids)) == 2
    assert all(len(each) >= 32 for each in ids)
    assert all(
        ids[i] not in answers[i].text.replace(answers[i].json()["token"], "") for i in (0, 1)
    )


def test_a_sender_in_the_body_does_not_move_a_message_to_another_conversation(new_talk):
    """Only the token says whose message it is."""
    mine, other = new_talk(), new_talk()

    mine.http.post("/messages", json={"text": "hello", "sender": other.conversation_id})

    assert mine.server.assistant.heard[-1].sender_id == mine.conversation_id
    assert [line["from"] for line in other.history()] == ["assistant"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"store": "nosuch"}, (404, "unknown-store")),
        ({"store": "../procase"}, (404, "unknown-store")),
        ({"store": ""}, (404, "unknown-store")),
        ({}, (422, "invalid-field")),
        ({"store": None}, (422, "invalid-field")),
        ({"store": ["procase"]}, (422, "invalid-field")),
        (["procase"], (422, "invalid-field")),
        ("procase", (422, "invalid-field")),
    ],
)
def test_a_session_with_no_store_or_an_unknown_one_is_refused(server, problem_of, body, expected):
    """The store must be named, and be one of ours."""
    answer = server.client().post("/sessions", json=body)

    assert problem_of(answer) == expected
    assert server.assistant.heard == []


def _with_token(server, token: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"}
    return server.client(headers=headers).post("/messages", json={"text": "hello"})


@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Basic abc", "abc"])
def test_a_call_without_a_bearer_token_is_refused(server, problem_of, authorization):
    """No token, no conversation."""
    headers = {} if authorization is None else {"Authorization": authorization}

    answer = server.client(headers=headers).get("/messages")

    assert problem_of(answer) == (401, "token-missing")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_two_tokens_in_one_request_are_refused(talk, new_talk, problem_of):
    """Which of two tokens counts is not left to chance."""
    headers = [("Authorization", f"Bearer {each.token}") for each in (talk, new_talk())]

    answer = httpx.get(f"{talk.server.url}/messages", headers=headers)

    assert problem_of(answer) == (401, "token-missing")


def test_forged_and_altered_tokens_are_refused(talk, problem_of):
    """A token that this server did not sign, or not like this, is not a token."""
    payload, stamp, signature = talk.token.split(".")
    other_key = SessionTokens(["another-secret-entirely"], 3600)
    tokens = {
        "cut": talk.token[:-1],
        "unsigned": f"{payload}.{stamp}.",
        "alg none": "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
        "payload of another": f"{payload[:-4]}AAAA.{stamp}.{signature}",
        "other key": other_key.issue(Session(talk.conversation_id, "procase"))[0],
        "plain id": talk.conversation_id,
        "very long": "a" * 5000,
        "odd characters": "%00.%0d%0a.\\",
    }

    for name, token in tokens.items():
        assert problem_of(_with_token(talk.server, token)) == (401, "token-invalid"), name


def test_a_signature_made_for_another_purpose_is_refused(talk, problem_of):
    """The same key signing something else makes no session."""
    key = (talk.server.settings.home / "keys" / "session_tokens.key").read_text().strip()
    serializer = URLSafeTimedSerializer(key, salt="claimdesk.desk.login")

    token = serializer.dumps([talk.conversation_id, "procase"])

    assert problem_of(_with_token(talk.server, token)) == (401, "token-invalid")


def test_an_expired_token_is_told_apart_from_a_bad_one(serve, new_talk, problem_of):
    """After its lifetime a token says that it expired; up to it, it works."""
    server = serve(session_lifetime=2)
    talk = new_talk(server)
    assert talk.say("in time").status_code == 200

    time.sleep(3.1)

    assert problem_of(talk.say("too late")) == (401, "session-expired")


def test_a_token_for_a_conversation_that_never_was_is_refused(talk, problem_of):
    """Even a well-signed token needs its conversation on record, with that store."""
    tokens = tokens_for(talk.server.settings)
    unknown = tokens.issue(Session("nosuch", "procase"))[0]
    other_store = tokens.issue(Session(talk.conversation_id, "casesora"))[0]
    gone_store = tokens.issue(Session(talk.conversation_id, "closed"))[0]

    assert problem_of(_with_token(talk.server, unknown)) == (401, "session-erased")
    assert problem_of(_with_token(talk.server, other_store)) == (401, "session-erased")
    assert problem_of(_with_token(talk.server, gone_store)) == (404, "unknown-store")


def test_a_session_goes_on_after_a_restart(serve, tmp_path, new_talk):
    """Key and conversations outlive the process."""
    first = serve()
    talk = new_talk(first)
    talk.say("before")
    second = type(first)(first.settings.home)
    try:
        with second.client(headers={"Authorization": f"Bearer {talk.token}"}) as client:
            answer = client.get("/messages")
    finally:
        second.stop()

    assert [line["text"] for line in answer.json()["messages"]][1] == "before"


def test_an_old_secret_still_opens_what_it_signed(serve, new_talk):
    """Changing the secret does not end conversations while the old one is listed."""
    first = serve(secret="the-first-secret-of-all")
    talk = new_talk(first)
    second = type(first)(
        first.settings.home, secret="the-second-secret-of-all", secret_old="the-first-secret-of-all"
    )
    try:
        with second.client(headers={"Authorization": f"Bearer {talk.token}"}) as client:
            assert client.get("/messages").status_code == 200
    finally:
        second.stop()
