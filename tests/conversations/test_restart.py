"""A conversation outlives the process that holds it."""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
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


@pytest.mark.parametrize("desk", ["running_desk", "stock_desk"])
def test_a_claim_whose_turn_was_lost_with_the_process_is_filed_once(
    desk: str, request: pytest.FixtureRequest
) -> None:
    """Killed between the claim's commit and its turn's: the shopper repeats, and gets its number.

    As a retry of the same request, and with the button again, which is still there.
    """
    running: RunningDesk = request.getfixturevalue(desk)
    shopper = Shopper(running.url, "procase")
    email = f"{desk.replace('_', '-')}@example.com"
    shopper.take({"say": "my folio case came broken, order PC-39002"})
    shopper.take({"say": "on your website, {days_ago:5}"})
    shopper.take({"say": "a replacement please"})
    shopper.take({"say": email})
    before = shopper.history()
    send = next(each for each in before[-1]["choices"] if each["title"] == "Send the claim")
    headers = {"Authorization": shopper.authorization, "Idempotency-Key": "one-and-only"}

    def press(**more: str) -> httpx.Response:
        url = f"{running.url}/webhooks/chat/messages"
        return httpx.post(url, json={"choice": send["id"]}, headers={**headers, **more}, timeout=60)

    def press_and_hear_nothing() -> None:
        with pytest.raises(httpx.HTTPError):
            press()

    with _commits_that_hang(running.home):
        lost = threading.Thread(target=press_and_hear_nothing)
        lost.start()
        (number,) = _wait_for_claims(running.home, email)
        killed = _rasa_process(running)
        os.kill(killed, signal.SIGKILL)
        lost.join()
    _wait_for_another(running, killed)

    assert shopper.history() == before  # nothing of the turn is on record
    told = press().json()["messages"]
    assert any(number in message["text"] for message in told)
    assert press().json()["messages"] == told
    again = press(**{"Idempotency-Key": "another"})
    assert again.status_code == 409  # the choice is used
    assert _wait_for_claims(running.home, email) == [number]
    lines = [line["text"] for line in shopper.history()[len(before) :]]
    assert lines == ["Send the claim", *(message["text"] for message in told)]
    mail = running.mailbox.wait_for(to="support@procase.com", subject=[number])
    assert "my folio case came broken, order PC-39002" in text_of(mail)
    shopper.close()


@contextmanager
def _commits_that_hang(home: Path) -> Iterator[None]:
    """Have the database work on the commit of every turn until its process is killed."""
    count = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with closing(sqlite3.connect(home / "claimdesk.db", isolation_level=None)) as database:
        database.execute(f"CREATE TRIGGER hang BEFORE INSERT ON messages BEGIN {count}; END")
        yield
        database.execute("DROP TRIGGER hang")


def _wait_for_claims(home: Path, email: str) -> list[str]:
    """The numbers of a shopper's claims, as soon as there are any."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    query = "SELECT number FROM claims WHERE email = ?"
    with closing(sqlite3.connect(home / "claimdesk.db")) as database:
        while time.monotonic() < deadline:
            found = [number for (number,) in database.execute(query, (email,))]
            if found:
                return found
            time.sleep(0.1)
    raise AssertionError("no claim was filed")


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
