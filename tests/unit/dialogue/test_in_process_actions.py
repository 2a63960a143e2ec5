"""Actions in the Rasa process: what a failing one tells, and that nothing entered is lost."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import threading
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    BotUttered,
    FollowupAction,
    UserUttered,
    deserialise_events,
)
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa.utils.endpoints import ClientResponseError
from rasa_sdk.interfaces import ActionExecutionRejection

from claimdesk.bootstrap import desk
from claimdesk.dialogue.in_process_actions import InProcessActions
from tests.unit.dialogue.conftest import MakeTracker

REVIEWED = {
    "reason": "defective",
    "order_number": "20418",
    "product": "folio case",
    "details": "The hinge is broken.",
    "purchased_from": "store",
    "purchased_on": (datetime.now(timezone.utc).date() - timedelta(days=10)).isoformat(),
    "wants": "refund",
    "email": "sam@example.com",
    "claim_key": "key-1",
    "form_end": "submit",
}


@pytest.fixture
def endpoint(home: Path) -> InProcessActions:
    """The actions of this project, on a fresh desk."""
    return InProcessActions()


async def run(endpoint: InProcessActions, name: str, tracker: DialogueStateTracker) -> Any:
    """What an action answers, as Rasa would ask it; it must be such that Rasa can keep it."""
    state = tracker.current_state(EventVerbosity.ALL)
    answer = await endpoint.request(
        json={"next_action": name, "sender_id": tracker.sender_id, "tracker": state, "domain": {}}
    )
    json.dumps(answer)
    return answer


def after(answer: Any, tracker: DialogueStateTracker, domain: Domain) -> dict[str, Any]:
    """The slots once the action's events have happened."""
    for event in deserialise_events(answer["events"]):
        tracker.update(event, domain)
    return dict(tracker.current_slot_values())


def said(answer: Any) -> list[str]:
    """The names of what an action uttered."""
    return [response["response"] for response in answer["responses"]]


async def test_an_action_runs_here(
    endpoint: InProcessActions, make_tracker: MakeTracker, domain: Domain
) -> None:
    """A form's turn comes back as slots and words."""
    tracker = make_tracker("procase", "I want to return a case", "open_return", form="claim_form")

    answer = await run(endpoint, "validate_claim_form", tracker)

    assert said(answer) == ["ask_reason"]
    assert after(answer, tracker, domain)["requested_slot"] == "reason"


async def test_what_stands_beside_a_yes_to_the_claim_is_read_into_it(
    endpoint: InProcessActions, make_tracker: MakeTracker, domain: Domain
) -> None:
    """However the yes reads: as a question how a claim stands."""
    tracker = make_tracker(
        "procase", "hello", "greet", form="claim_form", claim_key="key", reason="defective"
    )
    buttons = [{"title": "…", "payload": "/open_return"}]
    tracker.update(BotUttered("…", {"buttons": buttons}), domain)
    text, intent = "about my claim: YES, go on. order PC-20418", {"name": "check_claim"}
    entities = [{"entity": "order_number", "value": "PC-20418", "start": 34, "end": 42}]
    parsed = {"text": text, "intent": intent, "entities": entities}
    tracker.update(UserUttered(text, intent, entities, parse_data=parsed), domain)

    answer = await run(endpoint, "validate_claim_form", tracker)

    assert said(answer)[0] == "going_on"
    assert after(answer, tracker, domain)["order_number"] == "PC-20418"


async def test_buttons_carry_their_words_and_payloads(
    endpoint: InProcessActions, make_tracker: MakeTracker
) -> None:
    """The title from the wording, what it says as an intent with its entities."""
    tracker = make_tracker("procase", "I want to return a case", "open_return", form="claim_form")

    answer = await run(endpoint, "validate_claim_form", tracker)

    button = answer["responses"][0]["buttons"][0]
    assert button == {"title": "It's faulty", "payload": '/inform{"reason": "defective"}'}


async def test_a_session_begins_with_the_store_of_the_page(
    endpoint: InProcessActions, make_tracker: MakeTracker, domain: Domain
) -> None:
    """The channel's metadata says which."""
    tracker = make_tracker("procase", session_started_metadata={"store": "casesora"})

    answer = await run(endpoint, "action_session_start", tracker)

    names = [event["event"] for event in answer["events"]]
    assert names == ["session_started", "slot", "action"]
    assert answer["events"][1]["value"] == "casesora"


async def test_a_form_that_fails_says_so_and_stays_where_it_was(
    endpoint: InProcessActions,
    make_tracker: MakeTracker,
    domain: Domain,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every slot keeps its value, and the same question is still open."""
    monkeypatch.setattr("claimdesk.service.desk.Desk.claim_form", None)
    tracker = make_tracker(
        "procase", "20555", "inform", form="claim_form", requested_slot="product", **REVIEWED
    )
    before = dict(tracker.current_slot_values())

    answer = await run(endpoint, "validate_claim_form", tracker)

    assert said(answer) == ["action_failed"]
    assert after(answer, tracker, domain) == before
    # A form that sets no slot would count as rejected.
    assert any(event["event"] == "slot" for event in answer["events"])


async def test_a_claim_is_recorded_once_and_then_forgotten_here(
    endpoint: InProcessActions, make_tracker: MakeTracker, domain: Domain, home: Path
) -> None:
    """The database has it, the slots are free for another one, the address stays."""
    tracker = make_tracker("procase", "yes", "affirm", **REVIEWED)

    answer = await run(endpoint, "action_submit_claim", tracker)

    assert said(answer)[0].startswith("outcome_")
    assert said(answer)[-1] == "outcome_next"
    slots = after(answer, tracker, domain)
    assert slots["order_number"] is None
    assert slots["claim_key"] is None
    assert slots["email"] == "sam@example.com"
    assert count(home, "claims") == 1


async def test_a_claim_that_cannot_be_recorded_comes_back_to_its_review(
    endpoint: InProcessActions, make_tracker: MakeTracker, domain: Domain, home: Path
) -> None:
    """The database fails: the shopper hears so, and everything entered is still there."""
    desk()
    with sqlite3.connect(home / "claimdesk.db") as database:
        database.execute("DROP TABLE claims")
    tracker = make_tracker("procase", "yes", "affirm", **REVIEWED)

    answer = await run(endpoint, "action_submit_claim", tracker)

    assert said(answer) == ["not_recorded"]
    assert FollowupAction("claim_form") in deserialise_events(answer["events"])
    slots = after(answer, tracker, domain)
    assert slots["form_end"] is None
    assert {name: slots[name] for name in REVIEWED if name != "form_end"} == {
        name: value for name, value in REVIEWED.items() if name != "form_end"
    }


async def test_a_photo_that_is_gone_is_dropped_and_the_claim_comes_back(
    endpoint: InProcessActions, make_tracker: MakeTracker, domain: Domain
) -> None:
    """Sending again can succeed: the claim no longer names the photo."""
    tracker = make_tracker("procase", "yes", "affirm", photo=["gone"], **REVIEWED)

    answer = await run(endpoint, "action_submit_claim", tracker)

    assert said(answer) == ["photo_gone"]
    assert FollowupAction("claim_form") in deserialise_events(answer["events"])
    slots = after(answer, tracker, domain)
    assert slots["photo"] == []
    assert slots["order_number"] == "20418"


async def test_a_submit_that_raises_comes_back_to_its_review_too(
    endpoint: InProcessActions,
    make_tracker: MakeTracker,
    domain: Domain,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever went wrong, the claim is not lost."""
    monkeypatch.setattr("claimdesk.service.desk.Desk.submit", None)
    tracker = make_tracker("procase", "yes", "affirm", **REVIEWED)

    answer = await run(endpoint, "action_submit_claim", tracker)

    assert said(answer) == ["action_failed"]
    assert FollowupAction("claim_form") in deserialise_events(answer["events"])
    assert after(answer, tracker, domain)["order_number"] == "20418"


async def test_an_action_that_fails_outside_a_claim_opens_none(
    endpoint: InProcessActions,
    make_tracker: MakeTracker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """There is no claim to come back to."""
    monkeypatch.setattr("claimdesk.service.desk.Desk.escalate", None)
    tracker = make_tracker("procase", message="Hello", message_key="k", email="sam@example.com")

    answer = await run(endpoint, "action_escalate", tracker)

    assert said(answer) == ["action_failed"]
    assert [event["event"] for event in answer["events"]] == ["slot"]


async def test_an_action_that_is_not_there_is_told_as_a_failure(
    endpoint: InProcessActions, make_tracker: MakeTracker
) -> None:
    """Not as silence."""
    answer = await run(endpoint, "action_unheard_of", make_tracker("procase"))

    assert said(answer) == ["action_failed"]


async def test_a_rejection_passes_through_as_rasa_expects_it(
    endpoint: InProcessActions, make_tracker: MakeTracker
) -> None:
    """A form that rejects is no failure: Rasa goes on with another action."""

    async def reject(_dispatcher: Any, _tracker: Any, _domain: Any) -> None:
        raise ActionExecutionRejection("claim_form")

    endpoint.executor.register_function("validate_claim_form", reject)

    with pytest.raises(ClientResponseError) as error:
        await run(endpoint, "validate_claim_form", make_tracker("procase"))

    assert error.value.status == 400
    assert json.loads(error.value.text)["action_name"] == "claim_form"


async def test_an_unclear_message_is_asked_about_in_plain_words(
    endpoint: InProcessActions, make_tracker: MakeTracker
) -> None:
    """With the likeliest readings as buttons and a person after them."""
    tracker = make_tracker("procase", "hm parcel", "nlu_fallback")
    assert tracker.latest_message is not None
    tracker.latest_message.parse_data["intent_ranking"] = [
        {"name": "nlu_fallback", "confidence": 0.5},
        {"name": "ask_track_order", "confidence": 0.3},
    ]

    answer = await run(endpoint, "action_clarify", tracker)

    assert said(answer) == ["did_you_mean"]
    assert answer["responses"][0]["buttons"] == [
        {"title": "tracking an order", "payload": "/ask_track_order"},
        {"title": "Talk to a person", "payload": "/talk_to_human"},
    ]


def in_french(tracker: Any) -> Any:
    """The conversation, with its latest message marked as the gate marks French."""
    tracker.latest_message.parse_data["other_language"] = "fr"
    return tracker


async def test_another_language_is_answered_in_it_once(
    endpoint: InProcessActions, make_tracker: MakeTracker, domain: Domain
) -> None:
    """With the store's address; who goes on in it is offered a person only."""
    tracker = in_french(make_tracker("procase", "où est mon colis", "other_language"))
    first = await run(endpoint, "action_other_language", tracker)
    tracker.update(tracker.latest_message, domain)
    again = await run(endpoint, "action_other_language", tracker)

    (said_first,), (said_again,) = first["responses"], again["responses"]
    assert "support@procase.com" in said_first["said"]
    assert "support@procase.com" not in said_again["said"]
    assert said_first["buttons"] == [
        {"title": "Transmettre mon message", "payload": "/talk_to_human"}
    ]


@pytest.mark.parametrize(
    ("text", "intent", "choice"),
    [("/talk_to_human", "talk_to_human", True), ("yes", "affirm", False)],
)
async def test_what_was_written_in_another_language_is_the_message(
    endpoint: InProcessActions,
    make_tracker: MakeTracker,
    domain: Domain,
    text: str,
    intent: str,
    choice: bool,
) -> None:
    """All of it, by the button that offers it and by a yes; the address is asked for next."""
    tracker = in_french(make_tracker("procase", "où est mon colis", "other_language"))
    more = {**tracker.latest_message.parse_data, "text": "je veux le savoir"}
    tracker.update(UserUttered(more["text"], more["intent"], [], parse_data=more), domain)
    parsed = {"text": text, "intent": {"name": intent, "confidence": 1.0}, "entities": []}
    metadata = {"choice": "c"} if choice else {}
    tracker.update(
        UserUttered(text, parsed["intent"], [], parse_data={**parsed, "metadata": metadata}), domain
    )
    tracker.latest_message.metadata = metadata

    answer = await run(endpoint, "validate_contact_form", tracker)

    assert after(answer, tracker, domain)["message"] == "où est mon colis\nje veux le savoir"
    assert said(answer)[-1] == "ask_contact_email"


async def test_a_message_to_a_person_is_recorded_with_its_mail(
    endpoint: InProcessActions, make_tracker: MakeTracker, domain: Domain, home: Path
) -> None:
    """And the form's slots are free again."""
    tracker = make_tracker("casesora", message="Hello", message_key="k", email="sam@example.com")

    answer = await run(endpoint, "action_escalate", tracker)

    assert said(answer) == ["message_sent"]
    assert after(answer, tracker, domain)["message"] is None
    assert count(home, "escalations") == 1


async def test_a_wrong_pair_tells_no_more_than_no_claim(
    endpoint: InProcessActions, make_tracker: MakeTracker
) -> None:
    """The same words for a number that is there and one that is not."""
    filed = await run(
        endpoint, "action_submit_claim", make_tracker("procase", "yes", "affirm", **REVIEWED)
    )
    number = filed["responses"][0]["claim_number"]

    answers = [
        await run(
            endpoint,
            "action_filed_claim",
            make_tracker(store, filed_command={"name": "status", "number": name, "email": mail}),
        )
        for store, name, mail in [
            ("procase", number, "eve@example.com"),
            ("procase", "CLM-00000000000", "sam@example.com"),
            ("casesora", number, "sam@example.com"),
        ]
    ]
    right = await run(
        endpoint,
        "action_filed_claim",
        make_tracker(
            "procase",
            filed_command={"name": "status", "number": number, "email": "sam@example.com"},
        ),
    )

    assert [said(answer) for answer in answers] == [["claim_not_found"]] * 3
    assert answers[0]["responses"] == answers[1]["responses"] == answers[2]["responses"]
    assert said(right) == ["claim_status_submitted"]


def count(home: Path, table: str) -> int:
    """How many rows a table has."""
    with sqlite3.connect(home / "claimdesk.db") as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


async def test_the_right_pair_tells_how_the_claim_stands(
    endpoint: InProcessActions, make_tracker: MakeTracker, domain: Domain, home: Path
) -> None:
    """Number and day of filing, in words Rasa can keep."""
    await run(endpoint, "action_submit_claim", make_tracker("procase", "yes", "affirm", **REVIEWED))
    with sqlite3.connect(home / "claimdesk.db") as database:
        ((number,),) = database.execute("SELECT number FROM claims")
    command = {"name": "status", "number": number, "email": REVIEWED["email"]}
    asked = make_tracker("procase", filed_command=command)

    answer = await run(endpoint, "action_filed_claim", asked)

    assert said(answer) == ["claim_status_submitted"]
    assert answer["responses"][0]["claim_number"] == number


async def test_several_commands_are_carried_out_in_order_and_told_each(
    endpoint: InProcessActions, make_tracker: MakeTracker, domain: Domain, home: Path
) -> None:
    """One that has to be asked about follows; a draft under way is offered once, after all."""
    await run(endpoint, "action_submit_claim", make_tracker("procase", "yes", "affirm", **REVIEWED))
    with sqlite3.connect(home / "claimdesk.db") as database:
        ((number,),) = database.execute("SELECT number FROM claims")
    own = {"number": number, "email": REVIEWED["email"], "is_sure": True}
    status = {"name": "status", **own, "key": "b"}
    command = {"name": "add", **own, "details": "It hums.", "key": "a", "beside": status}
    draft = {**REVIEWED, "claim_key": "key-2", "form_end": None}

    answer = await run(
        endpoint, "action_filed_claim", make_tracker("procase", filed_command=command, **draft)
    )
    slots = after(answer, make_tracker("procase", **draft), domain)
    again = {**draft, "filed_command": status, "noticed": slots["noticed"]}
    second = await run(endpoint, "action_filed_claim", make_tracker("procase", **again))

    assert said(answer) == ["added_to_claim", "claim_status_submitted", "offer_to_resume"]
    assert said(second) == ["claim_status_submitted"]
    waits = {**command, "beside": {"name": "withdraw", **own, "is_sure": False}}
    asks = await run(endpoint, "action_filed_claim", make_tracker("procase", filed_command=waits))
    assert said(asks) == ["added_to_claim"]
    assert FollowupAction("filed_claim_form") in deserialise_events(asks["events"])


async def test_what_fails_in_the_middle_is_named_and_the_rest_is_told(
    endpoint: InProcessActions, make_tracker: MakeTracker, home: Path
) -> None:
    """What could not be recorded by its words."""
    await run(endpoint, "action_submit_claim", make_tracker("procase", "yes", "affirm", **REVIEWED))
    with sqlite3.connect(home / "claimdesk.db") as database:
        ((number,),) = database.execute("SELECT number FROM claims")
        database.execute("ALTER TABLE claim_additions RENAME TO gone")
    own = {"number": number, "email": REVIEWED["email"], "is_sure": True}
    status = {"name": "status", **own, "key": "b"}
    command = {"name": "add", **own, "details": "It hums.", "key": "a", "beside": status}

    answer = await run(
        endpoint, "action_filed_claim", make_tracker("procase", filed_command=command)
    )

    assert said(answer) == ["not_recorded_on_claim", "claim_status_submitted"]
    assert "It hums." in answer["responses"][0]["what"]


MESSAGE = {
    "matter": "message",
    "message": "Please call me.",
    "email": "sam@example.com",
    "message_key": "key-2",
    "form_end": "send",
}


@pytest.mark.parametrize(
    ("action", "form", "slots", "writes"),
    [
        ("action_submit_claim", None, REVIEWED, True),
        ("action_escalate", None, MESSAGE, True),
        ("action_after_filing", None, {}, False),
        ("validate_filed_claim_form", "filed_claim_form", {}, False),
        ("validate_claim_form", "claim_form", {**REVIEWED, "requested_slot": "review"}, False),
    ],
)
async def test_while_another_writes_to_the_database_only_the_conversation_itself_waits(
    endpoint: InProcessActions,
    home: Path,
    make_tracker: MakeTracker,
    action: str,
    form: str | None,
    slots: dict[str, Any],
    writes: bool,
) -> None:
    """And only if it writes; the event loop goes on with all others meanwhile."""
    tracker = make_tracker("procase", "how is my claim?", "check_claim", form=form, **slots)
    desk()  # its tables are there
    longest = 0.0

    async def beat() -> None:
        nonlocal longest
        while True:
            began = time.monotonic()
            await asyncio.sleep(0.01)
            longest = max(longest, time.monotonic() - began)

    other = sqlite3.connect(home / "claimdesk.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    beating = asyncio.ensure_future(beat())
    await asyncio.sleep(0)
    release = threading.Timer(1.0, other.execute, ["COMMIT"])
    release.start()
    began = time.monotonic()
    answer = await run(endpoint, action, tracker)
    waited = time.monotonic() - began
    await asyncio.sleep(0.05)
    beating.cancel()
    other.close()

    assert answer["events"]
    assert (waited > 0.8) is writes
    assert longest < 0.5
