"""Adding to a claim, asking after it, and asking for a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from claimdesk.adapters.mail_text import moment as mailed_moment
from claimdesk.claims.claim_numbers import MESSAGE, new_reference, read
from claimdesk.service.add_to_claim import add_to_claim
from claimdesk.service.check_claim import check_claim
from claimdesk.service.desk import Desk
from claimdesk.service.errors import InvalidAddress, NoSuchClaim, NotRecorded
from claimdesk.service.escalate import escalate
from claimdesk.service.mails import About
from claimdesk.service.records import EvidenceRef, Shopper
from claimdesk.service.submit_claim import submit_claim
from tests.unit.service.claim_fakes import NOW, POLICY, FakeDesk, submission


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def number(desk: FakeDesk) -> str:
    return submit_claim(desk.ports, **submission()).number


def _add(desk: FakeDesk, number: str, **changes):
    values = {
        "policy": POLICY,
        "number": number,
        "shopper": Shopper("sam@example.com"),
        "details": "It is getting worse.",
        "evidence": (EvidenceRef("photo-b"),),
        "conversation_id": "talk-2",
        "submission_key": "key-9",
        "now": NOW,
    }
    return add_to_claim(desk.ports, **(values | changes))


def test_an_addition_is_recorded_and_mailed(desk: FakeDesk, number: str) -> None:
    """The claim gains it, and both sides get a mail, in one transaction."""
    receipt = _add(desk, number.lower())

    (addition,) = desk.records.state["additions"]
    assert receipt.number == addition.claim_number == number
    assert [e.evidence_id for e in addition.evidence] == ["photo-b"]
    assert len(desk.records.state["mails"]) == 4
    assert desk.records.writes == 2


def test_the_same_addition_again_writes_nothing(desk: FakeDesk, number: str) -> None:
    """The second call says so."""
    _add(desk, number)

    assert _add(desk, number).repeated
    assert len(desk.records.state["additions"]) == 1


@pytest.mark.parametrize("case", ["stranger", "missing", "malformed", "closed", "other store"])
def test_what_cannot_be_added_to_all_looks_the_same(desk: FakeDesk, number: str, case: str) -> None:
    """A stranger cannot tell whether the claim exists."""
    changes = {}
    if case == "stranger":
        changes["shopper"] = Shopper("eve@example.com")
    if case == "missing":
        number = new_reference()
    if case == "malformed":
        number = "CLM-1"
    if case == "closed":
        desk.records.state["claims"][0] = replace(desk.records.state["claims"][0], status="done")
    if case == "other store":
        desk.records.state["claims"][0] = replace(desk.records.state["claims"][0], store="other")

    with pytest.raises(NoSuchClaim, match=r"^no such claim$"):
        _add(desk, number, **changes)

    assert not desk.records.state["additions"]


def test_number_and_email_together_tell_the_status(desk: FakeDesk, number: str) -> None:
    """Whatever case they are written in."""
    _add(desk, number)

    status = check_claim(
        desk.ports, store="procase", number=number.lower(), email="SAM@example.com"
    )

    assert status is not None
    assert (status.number, status.status, status.verdict) == (number, "open", "eligible")
    assert (status.product, status.order_number, status.additions) == ("Folio Case", "PC-20418", 1)


@pytest.mark.parametrize(
    ("store", "known_number", "email"),
    [
        ("procase", True, "eve@example.com"),
        ("procase", True, ""),
        ("procase", True, "nobody@invalid.example"),
        ("procase", False, "sam@example.com"),
        ("procase", False, "nobody@invalid.example"),
        ("casesora", True, "sam@example.com"),
    ],
)
def test_a_wrong_pair_reveals_nothing(
    desk: FakeDesk, number: str, store: str, known_number: bool, email: str
) -> None:
    """A wrong e-mail, a missing claim and another store's claim give the same answer."""
    asked = number if known_number else new_reference()

    assert check_claim(desk.ports, store=store, number=asked, email=email) is None


def test_a_malformed_number_is_looked_up_like_any(desk: FakeDesk, number: str) -> None:
    """So that its answer takes no other way; it is None too."""
    assert check_claim(desk.ports, store="procase", number="?", email="sam@example.com") is None


def test_records_that_are_away_are_not_a_wrong_pair(desk: FakeDesk) -> None:
    """The shopper is told to try again, not that the claim is unknown."""
    desk.records.fail_with = NotRecorded("away")

    with pytest.raises(NotRecorded):
        check_claim(desk.ports, store="procase", number="x", email="sam@example.com")


def _escalate(desk: FakeDesk, **changes):
    values = {
        "policy": POLICY,
        "shopper": Shopper("sam@example.com"),
        "message": "Please call me.",
        "conversation_id": "talk-1",
        "submission_key": "key-1",
        "now": NOW,
    }
    return escalate(desk.ports, **(values | changes))


def test_a_message_to_a_person_is_recorded_and_mailed(desk: FakeDesk) -> None:
    """With a reference of its own, the transcript, and a receipt."""
    receipt = _escalate(desk)

    (record,) = desk.records.state["escalations"]
    assert read(receipt.reference, MESSAGE)
    assert record.reference == receipt.reference
    assert record.message == "Please call me."
    assert len(desk.records.state["mails"]) == 2
    assert desk.records.state["mails"][0][1].transcript


def test_the_same_message_again_writes_nothing(desk: FakeDesk) -> None:
    """The second call returns the first's reference."""
    first = _escalate(desk)

    assert _escalate(desk) == replace(first, repeated=True)
    assert desk.records.writes == 1


def test_a_message_needs_an_address(desk: FakeDesk) -> None:
    """Nobody can answer otherwise."""
    with pytest.raises(InvalidAddress):
        _escalate(desk, shopper=Shopper("call me"))
    with pytest.raises(InvalidAddress):
        _escalate(desk, shopper=Shopper(""))


def test_an_urgent_message_is_taken_without_an_address(desk: FakeDesk) -> None:
    """But not with one that is none."""
    urgent = About("danger", urgent=True)
    assert _escalate(desk, shopper=Shopper(""), about=urgent).email == ""

    with pytest.raises(InvalidAddress):
        _escalate(desk, shopper=Shopper("call me"), about=urgent, submission_key="key-2")


@pytest.mark.parametrize(
    ("filed_at", "day"),
    [
        ("2026-11-29T04:08:00+00:00", "28 November 2026"),
        ("2026-11-29T07:59:59+00:00", "28 November 2026"),
        ("2026-11-29T08:00:00+00:00", "29 November 2026"),
    ],
)
def test_the_day_of_filing_is_the_stores_in_chat_and_mail(
    desk: FakeDesk, filed_at: str, day: str
) -> None:
    """A claim filed in the evening in Los Angeles is of that day, whatever the day in UTC."""
    moment = datetime.fromisoformat(filed_at)
    receipt = submit_claim(desk.ports, **{**submission(), "now": moment})
    counter = Desk({POLICY.id: POLICY}, desk.ports, lambda: moment)

    said = counter.claim_status_reply(
        POLICY.id, {"claim_number": receipt.number, "email": "sam@example.com"}
    )

    assert said.values["filed_on"] == day
    assert mailed_moment(moment, POLICY.timezone).startswith(day)
