"""Thumbs: given, changed, taken back, and read by trainers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rasa.shared.core.events import UserUttered

from claimdesk.adapters.conversation_tables import events
from claimdesk.cli.main import main
from claimdesk.dialogue.tracker_store import event_rows


def rate(talk: Any, message: Any, rating: Any) -> Any:
    """Give an answer a thumb."""
    return talk.http.post("/feedback", json={"message": message, "rating": rating})


def answer_to(talk: Any, text: str) -> str:
    """The id of the answer to a text."""
    return str(talk.say(text).json()["messages"][0]["id"])


def test_a_thumb_stands_in_the_history_until_it_is_taken_back(talk):
    """The latest counts."""
    message = answer_to(talk, "is shipping free?")

    assert rate(talk, message, "up").json() == {"message": message, "rating": "up"}
    assert talk.history()[-1]["feedback"] == "up"
    assert "feedback" not in talk.history()[0]
    assert rate(talk, message, "down").status_code == 200
    assert talk.history()[-1]["feedback"] == "down"
    assert rate(talk, message, None).json() == {"message": message, "rating": None}
    assert "feedback" not in talk.history()[-1]
    assert talk.server.feedback.rated() == []


@pytest.mark.parametrize("rating", ["UP", "", 1, True, ["up"], {"up": 1}, "<script>"])
def test_only_up_down_and_nothing_are_ratings(talk, problem_of, rating):
    """Whatever else is sent is refused, and so is no rating at all."""
    message = talk.opening["messages"][0]["id"]

    assert problem_of(rate(talk, message, rating)) == (422, "invalid-field")
    absent = talk.http.post("/feedback", json={"message": message})
    assert problem_of(absent) == (422, "invalid-field")


def test_only_an_answer_of_this_conversation_can_be_rated(talk, new_talk, problem_of):
    """Not the shopper's own lines, not another's answers, not what was never said."""
    mine = talk.history()[0]["id"]
    talk.say("hello")
    own = next(line["id"] for line in talk.history() if line["from"] == "shopper")
    other = new_talk()

    refused = [rate(talk, each, "up") for each in (own, "nosuch", "", None, 5, ["a"])]
    refused.append(rate(other, mine, "up"))

    assert [problem_of(answer) for answer in refused] == [(422, "unknown-message")] * 7
    assert problem_of(talk.server.client().post("/feedback", json={})) == (401, "token-missing")


def test_trainers_read_the_answer_its_sentence_and_what_was_understood(
    talk, new_talk, capsys, monkeypatch
):
    """`claimdesk feedback list`, newest first; of one store or one thumb where asked."""
    first = answer_to(talk, "is shipping free?")
    heard = UserUttered("is shipping free?", {"name": "ask_shipping_cost"})
    with talk.server.engine.begin() as connection:
        connection.execute(events.insert(), event_rows(talk.conversation_id, [heard]))
    second = answer_to(talk, "and abroad?")
    rate(talk, first, "down")
    rate(talk, second, "up")
    other = new_talk(talk.server, "casesora")
    rate(other, other.opening["messages"][0]["id"], "down")
    monkeypatch.setenv("CLAIMDESK_HOME", str(talk.server.settings.home))

    def listed(*options: str) -> list[dict[str, Any]]:
        assert main(["feedback", "list", "--json", *options]) == 0
        return list(json.loads(capsys.readouterr().out))

    rows = listed()
    assert [row["rating"] for row in rows] == ["down", "up", "down"]
    assert rows[0]["store"] == "casesora"
    assert rows[0]["question"] is None
    assert rows[1]["question"] == "and abroad?"
    assert rows[2] == {
        "at": rows[2]["at"],
        "store": "procase",
        "rating": "down",
        "question": "is shipping free?",
        "answer": "heard is shipping free?",
        "intent": rows[2]["intent"],
        "conversation": talk.conversation_id,
        "message": first,
    }
    assert [row["store"] for row in listed("--rating", "down")] == ["casesora", "procase"]
    assert [row["rating"] for row in listed("--store", "procase")] == ["up", "down"]
    assert rows[1]["intent"] == "ask_shipping_cost"


def test_the_list_in_words_is_one_block_an_answer(talk, capsys, monkeypatch):
    """With nothing rated it says so; control characters of shoppers stay out."""
    monkeypatch.setenv("CLAIMDESK_HOME", str(talk.server.settings.home))
    assert main(["feedback", "list"]) == 0
    assert capsys.readouterr().out == "no answer has been rated\n"

    rate(talk, answer_to(talk, "free \u009b31m shipping?\nreally"), "down")
    assert main(["feedback", "list"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("procase  down  intent unknown")
    assert lines[1:] == [
        "  asked: free 31m shipping? really",
        "  said:  heard free 31m shipping? really",
    ]
