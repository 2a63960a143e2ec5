"""A conversation outlives the process that holds it."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from pathlib import Path

import httpx
import pytest

from tests.conversations.conftest import RunningDesk
from tests.conversations.dialogue import Shopper
from tests.conversations.mailbox import text_of

pytestmark = pytest.mark.slow

_PATIENCE_SECONDS = 120


def test_a_claim_goes_on_after_the_assistant_was_killed(running_desk: RunningDesk) -> None:
    """The supervisor starts it anew; the claim stands where it was and the history is whole."""
    shopper = Shopper(running_desk.url, "procase")
    shopper.take({"say": "my folio case came broken, order PC-39001"})
    shopper.take({"say": "on your website, {days_ago:5}"})
    before = shopper.history()

    killed = _rasa_process(running_desk)
    os.kill(killed, signal.SIGKILL)
    _wait_for_another(running_desk, killed)

    assert shopper.history() == before
    assert "e-mail" in shopper.take({"say": "a replacement please"})
    card = shopper.take({"say": "restart1@example.com"})
    for value in ("PC-39001", "folio case", shopper.filled("{day:5}"), "A replacement"):
        assert value in card, shopper
    shopper.take({"choose": "Send the claim"})
    mail = running_desk.mailbox.wait_for(to="support@procase.com", subject=[shopper.numbers[-1]])
    assert "my folio case came broken, order PC-39001" in text_of(mail)
    after = shopper.history()
    assert after[: len(before)] == before
    assert [line["text"] for line in after if line["from"] == "shopper"] == [
        "my folio case came broken, order PC-39001",
        shopper.filled("on your website, {days_ago:5}"),
        "a replacement please",
        "restart1@example.com",
        "Send the claim",
    ]
    shopper.close()


def test_an_answer_lost_with_the_process_is_told_again_and_its_turn_not_taken_again(
    running_desk: RunningDesk,
) -> None:
    """Killed between Rasa's record of a turn and ours: the same key gets what was said then."""
    url = f"{running_desk.url}/webhooks/chat"
    body = {"text": "my folio case came broken, order PC-39002"}
    with httpx.Client(timeout=60, headers={"Idempotency-Key": "one-and-only"}) as http:
        token = http.post(f"{url}/sessions", json={"store": "procase"}).json()["token"]
        http.headers["Authorization"] = f"Bearer {token}"
        told = http.post(f"{url}/messages", json=body).json()["messages"]
        killed = _rasa_process(running_desk)
        os.kill(killed, signal.SIGKILL)
        with sqlite3.connect(running_desk.home / "claimdesk.db") as database:
            database.execute("DELETE FROM kept_answers WHERE key = 'one-and-only'")
            database.execute("DELETE FROM messages WHERE more LIKE '%one-and-only%'")
        _wait_for_another(running_desk, killed)

        again = http.post(f"{url}/messages", json=body).json()["messages"]
        history = http.get(f"{url}/messages").json()["messages"]

    assert [(each["text"], each.get("ask")) for each in again] == [
        (each["text"], each.get("ask")) for each in told
    ]
    assert [[c["title"] for c in each["choices"]] for each in again] == [
        [c["title"] for c in each["choices"]] for each in told
    ]
    assert [line["text"] for line in history if line["from"] == "shopper"] == [body["text"]]
    with sqlite3.connect(running_desk.home / "conversations.db") as database:
        heard = database.execute(
            "SELECT count(*) FROM events WHERE type_name = 'user' AND data LIKE '%PC-39002%'"
        ).fetchone()
    assert heard == (1,)


def _rasa_process(desk: RunningDesk) -> int:
    """The process id of the supervisor's child that runs the assistant."""
    children = Path(f"/proc/{desk.process_id}/task/{desk.process_id}/children").read_text().split()
    for child in children:
        if b"rasa" in Path(f"/proc/{child}/cmdline").read_bytes():
            return int(child)
    raise AssertionError(f"no assistant among {children}")


def _wait_for_another(desk: RunningDesk, killed: int) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if desk.is_up() and _rasa_process(desk) != killed:
            return
        time.sleep(0.5)
    raise AssertionError("the assistant was not started again")
