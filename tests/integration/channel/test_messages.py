"""Messages over HTTP: texts, choices, streams, failures, one turn at a time, history."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx
import pytest

from .conftest import FAILED

LONGEST = 1000


def _raw(talk, content: bytes | str, content_type: str = "application/json") -> httpx.Response:
    return talk.http.post("/messages", content=content, headers={"Content-Type": content_type})


def test_a_text_reaches_the_assistant_with_its_store(talk):
    """What was typed is heard as this conversation's, and the answer comes back."""
    answer = talk.say("  my case is cracked ")

    assert answer.status_code == 200
    (said,) = answer.json()["messages"]
    assert set(said) == {"id", "text", "choices"}
    assert (said["text"], said["choices"]) == ("heard my case is cracked", [])
    message = talk.server.assistant.heard[-1]
    assert message.sender_id == talk.conversation_id
    assert message.metadata == {"store": "procase"}
    assert message.input_channel == "chat"


def test_a_turn_is_taken_with_one_version_of_the_words(talk):
    """Pinned before the assistant hears, until all is said; not a moment longer."""

    async def tell(message):
        pinned = talk.server.turns_pinned
        await talk.server.assistant.respond(message, text=f"pinned {pinned}")

    talk.server.assistant.script = tell

    assert talk.say("hello").json()["messages"][0]["text"] == "pinned 1"
    assert talk.server.turns_pinned == 0


@pytest.mark.parametrize("named", ["Asia/Tokyo", "+05:30", "-08:00"])
def test_the_assistant_hears_which_timezone_the_shopper_is_in(talk, named):
    """As the client names it with a text or a photo; what is no timezone is left out."""
    talk.http.post("/messages", json={"text": "hello"}, headers={"Timezone": named})
    assert talk.server.assistant.heard[-1].metadata == {"store": "procase", "timezone": named}

    talk.http.post("/messages", json={"text": "hello"}, headers={"Timezone": f"{named}/nowhere"})
    assert talk.server.assistant.heard[-1].metadata == {"store": "procase"}


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("/restart", "restart"),
        ('/inform{"reason": "defective"}', "?"),
        ('  / /\t//inform{"evidence": "x"}', "?"),
        ("/report_defect", "?"),
        ("/it broke", "it broke"),
        ("\u00a0\u2003/restart", "restart"),
        ("\u0000/restart", "restart"),
        ("\u202e/restart", "restart"),
        ("\x1f/restart", "restart"),
        ("\ufeff/restart", "restart"),
        ("///", "?"),
        ("/", "?"),
        ("and/or", "and/or"),
        ("see /restart", "see /restart"),
    ],
)
def test_a_text_that_begins_with_a_slash_is_text(talk, typed, heard):
    """No typed text is ever a payload; the history keeps its slash."""
    assert talk.say(typed).status_code == 200

    assert talk.server.assistant.texts[-1] == heard
    if "/" in typed.strip():
        assert "/" in talk.history()[1]["text"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": "a", "choice": "b"},
        {"text": None},
        {"text": None, "choice": None},
        {"text": ""},
        {"text": "  \n\t "},
        {"text": "\u0000\u0007"},
        {"text": 5},
        {"text": ["a"]},
        {"text": {"a": 1}},
        {"choice": 5},
        {"choice": ["x"]},
        {"message": "a"},
        [],
        "text",
        None,
        7,
    ],
)
def test_a_body_without_exactly_one_usable_field_is_refused(talk, problem_of, body):
    """Either a text or a choice, and of the right type."""
    answer = talk.http.post("/messages", content=json.dumps(body), headers=_JSON)

    assert problem_of(answer) == (422, "invalid-field")
    assert len(talk.server.assistant.heard) == 1
    assert len(talk.history()) == 1


_JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"{'text': 'a'}", b"\xff\xfe", b'{"text": "\xe9"}', b"[" * 60000, b"9" * 60000],
)
def test_a_body_that_is_not_json_is_refused(talk, problem_of, content):
    """Broken JSON is 400, however deep it is nested or whatever its bytes."""
    assert problem_of(_raw(talk, content)) == (400, "invalid-json")


def test_half_a_surrogate_pair_is_refused_and_a_whole_one_taken(talk, problem_of):
    """A text must be sequence of characters."""
    assert problem_of(_raw(talk, r'{"text": "a\ud83d"}')) == (422, "invalid-field")
    assert problem_of(_raw(talk, r'{"text": "\udc00\ud800"}')) == (422, "invalid-field")
    assert _raw(talk, r'{"text": "a\ud83d\ude00"}').json()["messages"][0]["text"] == "heard a😀"


def test_the_longest_text_is_taken_and_one_character_more_refused(talk, problem_of):
    """1,000 characters, counted after trimming and composing."""
    assert talk.say("x" * LONGEST).status_code == 200
    assert talk.say("  " + "e\u0301" * LONGEST + "\n").status_code == 200
    assert len(talk.server.assistant.texts[-1]) == LONGEST
    assert talk.say("😀" * LONGEST).status_code == 200

    answer = talk.say("x" * (LONGEST + 1))

    assert problem_of(answer) == (422, "invalid-field")
    assert answer.json()["maximum"] == LONGEST


def _offer(talk, *buttons: dict[str, Any], **response: Any) -> dict[str, Any]:
    async def script(message: Any) -> None:
        await talk.server.assistant.respond(message, buttons=list(buttons), **response)

    talk.server.assistant.script = script
    (answer,) = talk.say("what now").json()["messages"]
    talk.server.assistant.script = talk.server.assistant.echo
    return answer


BUTTON = {"title": "It is broken", "payload": '/inform{"reason": "defective"}'}


def test_a_choice_sends_the_payload_that_never_left_the_server(talk):
    """The client sees an opaque id and a title; the assistant gets the payload."""
    offered = _offer(talk, BUTTON, text="What is wrong?")
    assert offered["text"] == "What is wrong?"
    (choice,) = offered["choices"]
    assert set(choice) == {"id", "title"}
    assert choice["title"] == BUTTON["title"]

    answer = talk.choose(choice["id"])

    assert answer.status_code == 200
    message = talk.server.assistant.heard[-1]
    assert message.text == BUTTON["payload"]
    assert message.metadata == {"store": "procase", "choice": "It is broken"}
    assert "/inform" not in json.dumps(talk.history()[:-1])
    line = talk.history()[-2]
    assert set(line) == {"id", "at", "from", "text", "choice"}
    assert (line["from"], line["text"]) == ("shopper", "It is broken")
    assert line["choice"] == choice["id"]


def test_a_choice_of_another_conversation_is_as_unknown_as_any(talk, new_talk, problem_of):
    """An id works only where it was offered, and says nothing elsewhere."""
    (choice,) = _offer(talk, BUTTON)["choices"]
    other = new_talk()

    answers = [other.choose(each) for each in (choice["id"], "nosuch", "", BUTTON["payload"])]

    assert [problem_of(answer) for answer in answers] == [(422, "unknown-choice")] * 4
    assert len({answer.text for answer in answers}) == 1
    assert BUTTON["payload"] not in talk.server.assistant.texts
    assert len(other.history()) == 1


def test_a_choice_is_used_once_and_its_neighbour_is_still_open(talk, problem_of):
    """A second click, in another tab for one, takes no turn."""
    one, other = _offer(talk, BUTTON, {"title": "Wrong item", "payload": "/wrong"})["choices"]
    assert talk.choose(one["id"]).status_code == 200

    plain = talk.choose(one["id"])
    events = {"Accept": "text/event-stream"}
    streamed = talk.http.post("/messages", json={"choice": one["id"]}, headers=events)

    assert problem_of(plain) == problem_of(streamed) == (409, "choice-spent")
    assert talk.server.assistant.texts.count(BUTTON["payload"]) == 1
    assert talk.choose(other["id"]).status_code == 200


def test_a_choice_whose_turn_failed_can_be_used_again(talk):
    """The shopper was asked to try again."""
    (choice,) = _offer(talk, BUTTON)["choices"]
    talk.server.assistant.script = _raise
    assert talk.choose(choice["id"]).json()["messages"][0]["text"] == FAILED
    talk.server.assistant.script = talk.server.assistant.echo

    assert talk.choose(choice["id"]).json()["messages"][0]["text"] != FAILED


@pytest.mark.parametrize("typed", ["It is broken", "it is  BROKEN."])
def test_a_choice_typed_out_is_that_choice(talk, typed):
    """People type what they read; the history keeps it as typed."""
    _offer(talk, BUTTON)

    talk.say(typed)

    assert talk.server.assistant.texts[-1] == BUTTON["payload"]
    assert typed in [line["text"] for line in talk.history()]


def test_only_the_latest_choices_can_be_typed_out(talk):
    """What was offered before something else was said is text again."""
    _offer(talk, BUTTON)
    talk.say("never mind")

    talk.say(BUTTON["title"])

    assert talk.server.assistant.texts[-1] == BUTTON["title"]


def test_a_choice_id_typed_as_text_is_text(talk):
    """Only the field `choice` takes a choice."""
    (choice,) = _offer(talk, BUTTON)["choices"]

    talk.say(choice["id"])

    assert talk.server.assistant.texts[-1] == choice["id"]


def test_text_buttons_and_custom_make_one_message(talk):
    """A response of several parts is one message, its card without payloads."""
    card = {"title": "Your claim", "rows": [{"label": "Order", "value": "1", "payload": "/edit{}"}]}
    message = _offer(talk, BUTTON, text="Right?", custom={"ask": "photo", "card": card, "x": 1})

    assert set(message) == {"id", "text", "choices", "ask", "card"}
    assert message["ask"] == "photo"
    (row,) = message["card"]["rows"]
    assert set(row) == {"label", "value", "id"}
    talk.choose(row["id"])
    assert talk.server.assistant.texts[-1] == "/edit{}"


def _events(answer: httpx.Response) -> list[tuple[str, Any]]:
    blocks = [block.split("\n") for block in answer.text.strip().split("\n\n")]
    return [
        (name.removeprefix("event: "), json.loads(data.removeprefix("data: ")))
        for name, data in blocks
    ]


def test_a_stream_gives_each_message_and_none_that_is_not_on_record(talk):
    """Nothing arrives while more is still to come; then all, in the history by then, and `done`."""
    go_on, arrived = threading.Event(), threading.Event()
    streamed: list[httpx.Response] = []

    async def script(message: Any) -> None:
        await talk.server.assistant.respond(message, text="first\n\nwith a gap")
        while not go_on.is_set():
            await asyncio.sleep(0.01)
        await talk.server.assistant.respond(message, text="second", buttons=[BUTTON])

    def listen() -> None:
        headers = {"Accept": "text/event-stream", "Authorization": f"Bearer {talk.token}"}
        other = talk.server.client()
        with other.stream("POST", "/messages", json={"text": "go"}, headers=headers) as answer:
            parts = answer.iter_text()
            first = next(parts)
            arrived.set()
            text = first + "".join(parts)
            streamed.append(httpx.Response(200, text=text, headers=answer.headers))

    talk.server.assistant.script = script
    thread = threading.Thread(target=listen)
    thread.start()
    assert not arrived.wait(0.3)
    assert len(talk.history()) == 1
    go_on.set()
    assert arrived.wait(10)
    assert [line["text"] for line in talk.history()[1:]] == ["go", "first\n\nwith a gap", "second"]
    thread.join()

    (answer,) = streamed
    events = _events(answer)
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert [name for name, _ in events] == ["message", "message", "done"]
    assert events[0][1] | {"id": ""} == {"id": "", "text": "first\n\nwith a gap", "choices": []}
    assert talk.choose(events[1][1]["choices"][0]["id"]).status_code == 200


def test_a_stream_that_is_refused_is_a_problem_not_a_stream(talk, problem_of):
    """What is wrong with the request is said by status, before any event."""
    accept = {"Accept": "text/event-stream"}

    assert problem_of(talk.http.post("/messages", json={}, headers=accept))[0] == 422


async def _raise(message: Any) -> None:
    raise RuntimeError("secret detail of the failure")


async def _say_and_raise(message: Any) -> None:
    await message.output_channel.send_response("x", {"text": "Let me see."})
    await _raise(message)


async def _say_nothing(message: Any) -> None:
    return None


@pytest.mark.parametrize(
    ("script", "texts"),
    [(_raise, [FAILED]), (_say_and_raise, ["Let me see.", FAILED]), (_say_nothing, [FAILED])],
)
def test_a_turn_that_fails_says_so_within_the_turn(talk, script, texts):
    """As JSON, as events, and in the history; the next turn works again."""
    talk.server.assistant.script = script

    plain = talk.say("hello")
    streamed = talk.http.post(
        "/messages", json={"text": "again"}, headers={"Accept": "text/event-stream"}
    )

    assert plain.status_code == 200
    assert [message["text"] for message in plain.json()["messages"]] == texts
    events = _events(streamed)
    assert [data["text"] for name, data in events if name == "message"] == texts
    assert events[-1] == ("done", {})
    assert "secret" not in plain.text + streamed.text
    assert [line["text"] for line in talk.history()[1:]] == ["hello", *texts, "again", *texts]
    talk.server.assistant.script = talk.server.assistant.echo
    assert talk.say("better").json()["messages"][0]["text"] == "heard better"


def fails_to_record(server: Any, text: str) -> Callable[[], None]:
    """Have the database refuse every turn in which `text` is said; returns what ends that."""
    with server.engine.begin() as connection:
        connection.exec_driver_sql(
            f"CREATE TRIGGER refuse BEFORE INSERT ON messages WHEN NEW.text LIKE '{text}'"
            " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        )

    def end() -> None:
        with server.engine.begin() as connection:
            connection.exec_driver_sql("DROP TRIGGER refuse")

    return end


def test_of_a_turn_that_cannot_be_recorded_nothing_is_told(talk):
    """But that it failed, which is on record; its choice is still open."""
    (choice,) = _offer(talk, BUTTON)["choices"]
    end = fails_to_record(talk.server, "heard%")

    (told,) = talk.choose(choice["id"]).json()["messages"]

    assert told["text"] == FAILED
    assert [line["text"] for line in talk.history()[-2:]] == [BUTTON["title"], FAILED]
    assert talk.history()[-1]["id"] == told["id"]
    end()
    assert talk.choose(choice["id"]).json()["messages"][0]["text"].startswith("heard")


def test_even_where_nothing_can_be_recorded_the_shopper_is_told_that_it_failed(talk):
    """It is all that is told, and all that is not on record."""
    before = talk.history()
    end = fails_to_record(talk.server, "%")

    (told,) = talk.say("hello").json()["messages"]

    assert told["text"] == FAILED
    assert talk.history() == before
    end()
    assert talk.say("hello").json()["messages"][0]["text"] == "heard hello"


def test_a_turn_that_takes_too_long_says_so_and_what_comes_late_is_dropped(serve, new_talk):
    """The shopper is told when the time is up, not later."""
    server = serve(turn_timeout=1)
    talk = new_talk(server)

    async def slow(message: Any) -> None:
        try:
            await asyncio.sleep(30)
        finally:
            await server.assistant.respond(message, text="too late")

    server.assistant.script = slow
    begun = time.monotonic()
    answer = talk.say("hello")

    assert time.monotonic() - begun < 3
    assert answer.json()["messages"][-1]["text"] == FAILED
    assert talk.history()[-1]["text"] == FAILED


def test_a_greeting_that_fails_still_opens_the_session(server, new_talk):
    """The shopper can write on."""
    server.assistant.script = _raise
    talk = new_talk()
    server.assistant.script = server.assistant.echo

    assert [message["text"] for message in talk.opening["messages"]] == [FAILED]
    assert talk.say("hello").status_code == 200


def test_a_second_message_waits_for_the_first_and_they_do_not_mix(talk):
    """Within its patience, a message queues behind the turn before it."""
    running = 0
    most = 0

    async def slow(message: Any) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.2)
        await talk.server.assistant.respond(message, text=f"heard {message.text}")
        running -= 1

    talk.server.assistant.script = slow
    answers: dict[int, httpx.Response] = {}
    threads = [
        threading.Thread(target=lambda n=n: answers.update({n: talk.say(str(n))})) for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == 1
    assert [answers[n].json()["messages"][0]["text"] for n in range(4)] == [
        f"heard {n}" for n in range(4)
    ]
    lines = [(line["from"], line["text"]) for line in talk.history()[1:]]
    for asked, answered in zip(lines[::2], lines[1::2], strict=True):
        assert (asked[0], answered) == ("shopper", ("assistant", f"heard {asked[1]}"))


def test_a_message_behind_a_long_turn_gets_409_and_other_conversations_go_on(
    talk, new_talk, problem_of
):
    """Patience ends after three seconds; nobody else waits."""
    go_on = threading.Event()

    async def stuck(message: Any) -> None:
        while not go_on.is_set():
            await asyncio.sleep(0.01)
        await talk.server.assistant.respond(message, text="at last")

    other = new_talk()
    talk.server.assistant.script = stuck
    results: list[httpx.Response] = []
    first = threading.Thread(target=lambda: results.append(talk.say("first")))
    first.start()
    while talk.server.assistant.texts[-1] != "first":
        time.sleep(0.01)
    talk.server.assistant.script = talk.server.assistant.echo

    begun = time.monotonic()
    assert other.say("hello").status_code == 200
    assert time.monotonic() - begun < 1
    answer = talk.say("second")
    go_on.set()
    first.join()

    assert problem_of(answer) == (409, "turn-running")
    assert answer.headers["retry-after"] == "1"
    assert results[0].json()["messages"][0]["text"] == "at last"
    assert talk.say("third").status_code == 200
    assert "second" not in [line["text"] for line in talk.history()]


def test_a_turn_goes_on_when_the_shopper_hangs_up(talk):
    """What was begun is finished, and stands in the history."""
    finished = threading.Event()

    async def slow(message: Any) -> None:
        await asyncio.sleep(0.5)
        await talk.server.assistant.respond(message, text="done anyway")
        finished.set()

    talk.server.assistant.script = slow
    for accept in ("application/json", "text/event-stream"):
        finished.clear()
        with pytest.raises(httpx.ReadTimeout):
            talk.http.post(
                "/messages", json={"text": "bye"}, timeout=0.2, headers={"Accept": accept}
            )
        assert finished.wait(5)

    talk.server.assistant.script = talk.server.assistant.echo
    assert talk.say("back").status_code == 200
    texts = [line["text"] for line in talk.history()[1:5]]
    assert texts == ["bye", "done anyway"] * 2


def test_the_history_has_both_sides_in_order_with_all_they_had(talk):
    """Choices, asks and cards come back as they were; each line says when."""
    custom = {"ask": "date", "card": {"title": "T"}}
    offered = _offer(talk, BUTTON, text="Pick", custom=custom)
    talk.choose(offered["choices"][0]["id"])

    lines = talk.history()

    assert [(line["from"], line["text"]) for line in lines] == [
        ("assistant", "heard /greet"),
        ("shopper", "what now"),
        ("assistant", "Pick"),
        ("shopper", "It is broken"),
        ("assistant", f"heard {BUTTON['payload']}"),
    ]
    assert lines[2]["choices"] == offered["choices"]
    assert lines[2]["ask"] == "date"
    assert lines[2]["card"] == {"title": "T"}
    times = [datetime.fromisoformat(line["at"]) for line in lines]
    assert times == sorted(times)
    assert all(moment.utcoffset().total_seconds() == 0 for moment in times)


def test_a_message_has_one_id_wherever_it_is_told(talk):
    """In the answer, in the stream, and in the history; no two have the same."""
    greeting = talk.opening["messages"][0]["id"]
    plain = talk.say("one").json()["messages"][0]["id"]
    streamed = talk.http.post(
        "/messages", json={"text": "two"}, headers={"Accept": "text/event-stream"}
    )

    ids = [line["id"] for line in talk.history()]
    assert len(set(ids)) == 5
    assert [ids[0], ids[2], ids[4]] == [greeting, plain, _events(streamed)[0][1]["id"]]
    assert ids == [line["id"] for line in talk.history()]


def test_nobody_reads_the_history_of_another(talk, new_talk):
    """Each token shows its own conversation."""
    talk.say("a private matter")

    assert "private" not in json.dumps(new_talk().history())
