"""What a shopper types is text, whatever it looks like."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import RunningDesk
from tests.conversations.dialogue import Shopper

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("store", ["procase", "casesora"])
@pytest.mark.parametrize(
    "text",
    [
        "/report_defect",
        '/inform{"answer": "send"}',
        ' / /give_photo{"evidence": "00000000"}',
        '/open_return{"order_number": "PC-1"}',
        "/session_start",
    ],
)
def test_a_text_that_begins_with_a_slash_is_text(
    running_desk: RunningDesk, store: str, text: str
) -> None:
    """It opens no claim as a payload would; the history keeps it, but for blanks around it."""
    shopper = Shopper(running_desk.url, store)
    heard = shopper.take({"say": text})
    for opened in ("What happened", "I'm sorry about that", "photo is with your claim"):
        assert opened not in heard
    assert [line["text"] for line in shopper.history() if line["from"] == "shopper"] == [
        text.strip()
    ]
    shopper.close()


@pytest.mark.parametrize("text", ["/back", "/slot", "/stop"])
def test_a_slash_command_forgets_nothing(running_desk: RunningDesk, text: str) -> None:
    """Rasa's own commands are text like any other: a claim under way stays under way."""
    shopper = Shopper(running_desk.url, "casesora")
    shopper.take({"say": "my phone case is defective, order CS-49001, it came today"})
    shopper.take({"say": text})
    shopper.take({"say": "no"})
    heard = shopper.take({"say": "wait, the order number is CS-49002"})
    assert "Order number: CS-49002" in heard, shopper
    shopper.close()
