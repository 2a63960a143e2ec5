"""Conversations read back turn by turn, and trainers' decisions, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from claimdesk.adapters.claim_tables import escalations
from claimdesk.adapters.conversations import Conversations
from claimdesk.adapters.feedback import Feedback
from claimdesk.adapters.inbox_decisions import InboxDecisions
from claimdesk.adapters.schema import migrate
from claimdesk.adapters.talks import Talks
from claimdesk.inbox.noteworthy import noteworthy
from tests.recorded import BEGAN, Recorder, in_form

LATER = BEGAN + timedelta(days=1)


@pytest.fixture
def database(engine: Engine) -> Engine:
    """A database of each kind, migrated."""
    migrate(engine)
    return engine


def test_a_turn_has_what_was_said_read_and_done(database: Engine) -> None:
    """Each event belongs to the message it follows; a greeting and a failed turn have one side."""
    shopper = Recorder(database)
    value = {"entity": "product", "value": "case", "start": 0, "end": 4}
    opened = ["claim_form", *in_form("claim_form", requested_slot="reason")]
    shopper.say("case is bad", "report_defect", *opened, entities=[value], offers=["stop"])
    shopper.fail("hello?")
    shopper.say("huh", "inform", "claim_form", *in_form("claim_form", misses=1))
    shopper.choose("stop", "claim_form", *in_form(None, form_end="stop"), "action_forget_claim")

    [talk] = Talks(database).between()

    assert [answer.text for answer in talk.greeting] == ["Hello."]
    bad, failed, huh, stop = talk.turns
    assert (bad.text, bad.intent, bad.confidence) == ("case is bad", "report_defect", 0.6)
    assert [each["value"] for each in bad.entities] == ["case"]
    assert bad.actions == ("claim_form",)
    assert (bad.form, bad.form_after, bad.asked) == (None, "claim_form", None)
    assert (failed.intent, failed.actions, failed.form) == (None, (), "claim_form")
    assert (huh.form, huh.asked, huh.misses) == ("claim_form", "reason", 1)
    assert stop.choice == bad.choices[0]
    assert stop.choice.intent == "stop"
    assert (stop.is_typed, stop.end, stop.form_after) == (False, "stop", None)
    assert stop.actions == ("claim_form", "action_forget_claim")


def test_ratings_stand_with_their_answers(database: Engine) -> None:
    """A thumb down on the answer notes the question."""
    shopper = Recorder(database)
    answer = shopper.say("how long?", "ask_shipping_time", "utter_ask_shipping_time")
    Feedback(database, Conversations(database)).rate(shopper.id, answer, "down")

    [talk] = Talks(database).between()

    assert [each.reasons for each in noteworthy(talk, LATER)] == [("thumbed_down",)]


def test_conversations_are_found_by_store_and_time(database: Engine) -> None:
    """A message at the first moment counts, one at the last doesn't."""
    ours = Recorder(database, "procase")
    ours.say("one", "greet")
    theirs = Recorder(database, "casesora", BEGAN + timedelta(hours=2))
    theirs.say("two", "greet")
    written = BEGAN + timedelta(minutes=2)  # the first one's message

    def found(*period, **only) -> list[str]:
        return [talk.store for talk in Talks(database).between(*period, **only)]

    assert found() == ["procase", "casesora"]
    assert found(store="casesora") == ["casesora"]
    assert found(written) == ["procase", "casesora"]
    assert found(written + timedelta(microseconds=1)) == ["casesora"]
    assert found(None, written) == []
    assert found(None, written + timedelta(microseconds=1)) == ["procase"]


def test_a_conversation_is_found_by_a_message_and_by_what_it_filed(database: Engine) -> None:
    """None for a number that nobody has."""
    shopper = Recorder(database)
    shopper.say("a person", "talk_to_human", "action_escalate")
    row = {
        "reference": "MSG-7K3Q9ZB2M4X", "store": "procase", "created_at": BEGAN, "message": "hi",
        "conversation_id": shopper.id, "submission_key": "key", "email": "a@example.com",
    }  # fmt: skip
    with database.begin() as connection:
        connection.execute(sa.insert(escalations).values(**row))
    talks = Talks(database)
    [talk] = talks.between()

    assert talks.of_message(talk.turns[0].number) == talk
    assert talks.of_reference("MSG-7K3Q9ZB2M4X") == talk
    assert talks.of_message(10**6) is None
    assert talks.of_reference("CLM-7K3Q9ZB2M4X") is None


def test_a_label_covers_what_was_written_before_it(database: Engine) -> None:
    """What is misread after it shows again; what is ignored never does."""
    decisions = InboxDecisions(database, lambda: BEGAN)
    decisions.record("a", "ask_stock", "is it there", "taught")
    decisions.record("b", "ask_jobs", "any jobs", "held_out")
    decisions.record("b", None, "any jobs", None)

    label, ignored = decisions.all()

    second = timedelta(seconds=1)
    assert (label.intent, label.place, ignored.intent) == ("ask_stock", "taught", None)
    assert [label.covers(BEGAN), label.covers(BEGAN + second)] == [True, False]
    assert [ignored.covers(BEGAN), ignored.covers(BEGAN + second)] == [True, True]
