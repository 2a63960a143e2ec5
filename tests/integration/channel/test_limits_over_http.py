"""Limits over HTTP: each is tripped by one request more than it allows."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from claimdesk.service.allowance import allowance
from claimdesk.service.errors import TooManyFilings


def _refused(problem_of, answer) -> int:
    assert problem_of(answer) == (429, "too-many-requests")
    seconds = answer.headers["retry-after"]
    assert seconds == str(int(seconds))
    return int(seconds)


def test_messages_per_conversation(serve, new_talk, problem_of):
    """The last message within the limit is taken, the next waits; other conversations go on."""
    server = serve(limit_messages="3/minute")
    talk, other = new_talk(server), new_talk(server)

    assert [talk.say("x").status_code for _ in range(3)] == [200] * 3
    assert 55 <= _refused(problem_of, talk.say("x")) <= 60

    assert other.say("x").status_code == 200
    assert talk.http.get("/messages").status_code == 200
    assert len(server.assistant.heard) == 2 + 3 + 1


def test_refused_bodies_count_too(serve, new_talk, problem_of):
    """Sending rubbish is not free."""
    talk = new_talk(serve(limit_messages="2/minute"))

    answers = [talk.http.post("/messages", content=b"{") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [415, 415, 429]


def test_the_limit_moves_with_time(serve, new_talk, problem_of):
    """After Retry-After seconds there is room again."""
    talk = new_talk(serve(limit_messages="1/2 seconds"))
    talk.say("x")

    seconds = _refused(problem_of, talk.say("x"))

    assert 1 <= seconds <= 2
    time.sleep(seconds)
    assert talk.say("x").status_code == 200


def test_the_longer_of_two_limits_holds(serve, new_talk, problem_of):
    """Several limits join by semicolons."""
    talk = new_talk(serve(limit_messages="10/minute;2/day"))

    assert [talk.say("x").status_code for _ in range(2)] == [200] * 2
    assert _refused(problem_of, talk.say("x")) > 86_000


def test_messages_per_address(serve, new_talk, problem_of):
    """Over all conversations from one address, histories included."""
    server = serve(limit_address_messages="3/minute")
    talk, other = new_talk(server), new_talk(server)

    assert [each.say("x").status_code for each in (talk, other)] == [200] * 2
    assert talk.http.get("/messages").status_code == 200
    _refused(problem_of, other.say("x"))
    _refused(problem_of, other.http.get("/messages"))


def test_sessions_per_address(serve, problem_of):
    """The last session within the limit opens, the next does not."""
    server = serve(limit_address_sessions="2/minute")
    client = server.client()

    def answers(**headers: str) -> list[int]:
        calls = range(3)
        return [
            client.post("/sessions", json={"store": "procase"}, headers=headers).status_code
            for _ in calls
        ]

    assert answers() == [201, 201, 429]
    # Another address is not to be had by claiming one.
    assert (
        answers(**{"X-Forwarded-For": "203.0.113.9", "Forwarded": "for=203.0.113.9"}) == [429] * 3
    )
    _refused(problem_of, client.post("/sessions", json={"store": "procase"}))


def test_behind_a_trusted_proxy_the_shoppers_address_counts(serve):
    """The last hop is the one our proxy wrote; what stands before it is hearsay."""
    server = serve(limit_address_sessions="1/minute", trusted_proxies=1)
    client = server.client()

    def status(forwarded_for: str) -> int:
        headers = {"X-Forwarded-For": forwarded_for}
        return client.post("/sessions", json={"store": "procase"}, headers=headers).status_code

    assert status("203.0.113.1") == 201
    assert status("203.0.113.1") == 429
    assert status("198.51.100.7, 203.0.113.1") == 429
    assert status("203.0.113.1, 203.0.113.2") == 201


def test_photos_per_conversation_and_per_address(serve, new_talk, picture, problem_of):
    """Each has its own limit."""
    per_conversation = new_talk(serve(limit_photos="2/minute"))
    per_address = serve(limit_address_photos="2/minute")
    one, two = new_talk(per_address), new_talk(per_address)

    assert [per_conversation.photo(picture()).status_code for _ in range(2)] == [201] * 2
    _refused(problem_of, per_conversation.photo(picture()))
    assert [each.photo(picture()).status_code for each in (one, two)] == [201] * 2
    _refused(problem_of, one.photo(picture()))


@pytest.mark.parametrize("off", ["0", "off"])
def test_a_limit_can_be_lifted(serve, new_talk, off):
    """For a load test from one machine."""
    server = serve(
        limit_messages=off, limit_address_messages=off, limit_address_sessions=off, limit_photos=off
    )
    talk = new_talk(server)

    assert {talk.say("x").status_code for _ in range(50)} == {200}


def test_by_default_a_conversation_takes_sixty_messages_a_minute(talk, problem_of):
    """The sixtieth is taken, the sixty-first refused."""
    assert [talk.say("x").status_code for _ in range(60)] == [200] * 60
    assert _refused(problem_of, talk.say("x")) <= 60


def test_what_is_filed_and_mailed_is_charged_to_its_conversation_and_address(serve, new_talk):
    """Within a turn the use cases know whom they serve, in any task that the turn starts."""
    server = serve(limit_filings="2/hour", limit_address_filings="3/hour", limit_receipts="1/day")
    refused: list[str] = []

    async def file(message):
        try:
            await asyncio.create_task(charge())
        except TooManyFilings:
            refused.append(message.sender_id)
        await server.assistant.respond(message, text="done")

    async def charge():
        allowance().charge_filing()

    server.assistant.script = file
    talks = [new_talk(server) for _ in range(3)]
    refused.clear()
    for talk, times in zip(talks, (3, 1, 1), strict=True):
        for _ in range(times):
            talk.say("send it")

    assert refused == [talks[0].conversation_id, talks[2].conversation_id]
    assert allowance().may_mail("sam@example.com")


def test_a_long_message_is_charged_by_its_words(serve, new_talk, problem_of):
    """Sixty short ones a minute are sixty; of 250 words each, two are."""
    talk = new_talk(serve(limit_messages="60/minute"))

    assert [talk.say("a " * 250).status_code for _ in range(2)] == [200, 200]
    _refused(problem_of, talk.say("a " * 250))
    assert [talk.say("x").status_code for _ in range(7)] == [200] * 7
    _refused(problem_of, talk.say("x"))


def test_long_messages_of_an_address_are_taken_one_at_a_time(serve, new_talk):
    """A fifth that would wait is refused; short ones and other addresses go on."""
    server = serve(trusted_proxies=1)
    under_way, most = 0, 0

    async def read(message):
        nonlocal under_way, most
        if "word" in message.text:
            under_way += 1
            most = max(most, under_way)
            await asyncio.sleep(0.3)
            under_way -= 1
        await server.assistant.respond(message, text="done")

    server.assistant.script = read
    talks = [new_talk(server) for _ in range(7)]
    for talk in talks[:-1]:
        talk.http.headers["X-Forwarded-For"] = "198.51.100.1"
    talks[-1].http.headers["X-Forwarded-For"] = "198.51.100.2"
    with ThreadPoolExecutor(7) as pool:
        long = [pool.submit(talk.say, "word " * 100) for talk in talks[:5]]
        time.sleep(0.1)
        begun = time.monotonic()
        others = [talks[5].say("hello").status_code, talks[6].say("word " * 100).status_code]
        assert time.monotonic() - begun < 0.9
    answers = sorted(each.result().status_code for each in long)

    assert others == [200, 200]
    assert answers == [200, 200, 200, 200, 429]
    assert most == 2  # one of each address
