"""Claims that wait longer than their store promises: counted in its days, mailed once a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from claimdesk.adapters.mail import TemplateMailComposer
from claimdesk.adapters.wording import load_wording
from claimdesk.service.decide_claim import decide_claim
from claimdesk.service.overdue import answer_by, mail_overdue, overdue
from claimdesk.service.staff_decision import StaffDecision
from claimdesk.service.submit_claim import submit_claim
from claimdesk.settings import ROOT
from tests.unit.service.claim_fakes import POLICY, FakeDesk, submission

# The store is in Los Angeles. Thursday 2 July 2026; Friday the 3rd is a holiday there.
FILED = datetime(2026, 7, 2, 17, 0, tzinfo=timezone.utc)
PROMISING = POLICY.copy(
    update={"contact": POLICY.contact.copy(update={"answer_within": 2})}
)  # so by Tuesday the 7th


class Desk(FakeDesk):
    """The fakes, but for mails, which are real."""

    @property
    def ports(self) -> Any:
        from dataclasses import replace

        wording = load_wording(ROOT / "wording" / "en.yml")
        composer = TemplateMailComposer("desk@claims.example", wording)
        return replace(super().ports, composer=composer, wording=wording)


@pytest.fixture
def desk() -> Desk:
    """A desk with one claim."""
    desk = Desk()
    submit_claim(desk.ports, **submission(now=FILED, evidence=(), policy=PROMISING))
    return desk


def at(day: int, hour: int = 17) -> datetime:
    """A moment of July 2026, in UTC; 17 is 10 o'clock at the store."""
    return datetime(2026, 7, day, hour, tzinfo=timezone.utc)


def test_the_day_is_counted_in_the_stores_business_days(desk: Desk) -> None:
    """The holiday and the weekend don't count; a store that promises nothing names no day."""
    (claim,) = desk.records.state["claims"]

    assert answer_by(PROMISING, claim, ()) == date(2026, 7, 7)
    assert answer_by(POLICY, claim, ()) is None


@pytest.mark.parametrize(("day", "waits"), [(7, False), (8, True)])
def test_a_claim_is_overdue_when_its_day_is_over(desk: Desk, day: int, waits: bool) -> None:
    """Not on the day itself."""
    with desk.records.transaction() as unit:
        assert bool(overdue(unit, PROMISING, at(day))) is waits


def test_a_claim_that_is_not_with_the_staff_is_not_overdue(desk: Desk) -> None:
    """Once they decided or asked; and when it is back with them, the days begin anew."""
    number = desk.records.state["claims"][0].number

    def decide(move: str, when: datetime, key: str) -> None:
        decision = StaffDecision(move, "Ann", message="As we said.")
        decide_claim(
            desk.ports, policy=PROMISING, number=number, decision=decision, key=key, now=when
        )

    decide("close", at(6), "a")
    with desk.records.transaction() as unit:
        assert overdue(unit, PROMISING, at(20)) == []
    decide("reopen", at(9), "b")
    with desk.records.transaction() as unit:
        assert overdue(unit, PROMISING, at(13)) == []  # by Monday the 13th
        (late,) = overdue(unit, PROMISING, at(14))
    assert (late.since, late.answer_by) == (date(2026, 7, 9), date(2026, 7, 13))


def test_the_staff_are_mailed_once_a_day(desk: Desk) -> None:
    """From seven o'clock at the store, on business days, and only while something waits."""
    mails = len(desk.records.state["mails"])

    assert not mail_overdue(desk.ports, PROMISING, at(7))
    assert not mail_overdue(desk.ports, PROMISING, at(8, hour=13))  # six o'clock
    assert mail_overdue(desk.ports, PROMISING, at(8, hour=14))
    assert not mail_overdue(desk.ports, PROMISING, at(8, hour=14) + timedelta(minutes=10))
    assert mail_overdue(desk.ports, PROMISING, at(9))
    assert not mail_overdue(desk.ports, PROMISING, at(11))  # Saturday
    assert not mail_overdue(desk.ports, POLICY, at(10))

    first, second = desk.records.state["mails"][mails:]
    assert first.recipient == "support@procase.com"
    assert first.message_id != second.message_id
    number = desk.records.state["claims"][0].number
    for part in (number, "PC-20418", "2 July 2026", "7 July 2026", "One claim waits longer"):
        assert part in f"{first.subject}\n{first.plain}", part
