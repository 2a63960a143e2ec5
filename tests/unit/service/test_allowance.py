"""What a request may have recorded and mailed, and what becomes of what goes beyond it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from claimdesk.adapters.mail import TemplateMailComposer
from claimdesk.adapters.wording import load_wording
from claimdesk.channel.limits import Limits, RequestAllowance
from claimdesk.service.allowance import allowing
from claimdesk.service.errors import TooManyFilings
from claimdesk.service.escalate import escalate
from claimdesk.service.ports import ClaimPorts
from claimdesk.service.records import Shopper
from claimdesk.service.submit_claim import submit_claim
from claimdesk.settings import ROOT

from .claim_fakes import NOW, POLICY, FakeDesk, submission


@dataclass
class Desk(FakeDesk):
    """The fakes, but with the real mails."""

    composer: Any = field(
        default_factory=lambda: TemplateMailComposer(
            "desk@shop.example", load_wording(ROOT / "wording" / "en.yml")
        )
    )

    @property
    def ports(self) -> ClaimPorts:
        from dataclasses import replace

        wording = load_wording(ROOT / "wording" / "en.yml")
        return replace(super().ports, composer=self.composer, wording=wording)

    def file(self, number: int, **changes: Any) -> Any:
        key = {"submission_key": f"key-{number}", "evidence": ()}
        return submit_claim(self.ports, **submission(**(key | changes)))

    def write(self, number: int, **changes: Any) -> Any:
        values = {
            "policy": POLICY,
            "shopper": Shopper("sam@example.com"),
            "message": "Please call me.",
            "conversation_id": "talk",
            "submission_key": f"key-{number}",
            "now": NOW,
        }
        return escalate(self.ports, **(values | changes))

    def mailed_to(self, recipient: str) -> int:
        return sum(mail.recipient == recipient for mail in self.records.state["mails"])


def _limits(**rules: str) -> Limits:
    return Limits({"filings": "0", "address_filings": "0", "receipts": "0"} | rules)


def test_claims_and_messages_of_a_conversation_are_limited_together():
    """The third is refused and writes nothing; a repeat and another conversation are not."""
    desk, limits = Desk(), _limits(filings="2/hour")

    with allowing(RequestAllowance(limits, "talk", "198.51.100.1")):
        desk.file(1)
        desk.write(2)
        before = desk.records.writes
        with pytest.raises(TooManyFilings):
            desk.file(3)
        with pytest.raises(TooManyFilings):
            desk.write(4)
        assert desk.file(1).repeated
        assert desk.records.writes == before
    with allowing(RequestAllowance(limits, "another", "198.51.100.1")):
        desk.file(5)


def test_claims_of_an_address_are_limited_over_all_its_conversations():
    """Whatever number of conversations it opens; another address goes on."""
    desk, limits = Desk(), _limits(address_filings="3/hour")
    refused = 0

    for number in range(10):
        with allowing(RequestAllowance(limits, f"talk {number}", "198.51.100.1")):
            try:
                desk.file(number)
            except TooManyFilings:
                refused += 1

    assert refused == 7
    with allowing(RequestAllowance(limits, "talk", "198.51.100.2")):
        desk.file(10)
    support = POLICY.contact.email
    assert desk.mailed_to(support) == 4


def test_a_mailbox_gets_so_many_receipts_and_its_claims_are_recorded_all_the_same():
    """However the address is written, and whoever files; the staff get each claim."""
    desk, limits = Desk(), _limits(receipts="2/day")
    addresses = ["sam@example.com", "Sam@Example.com", "sam+1@example.com", "sam+2@example.com"]

    mailed = []
    for number, address in enumerate(addresses):
        with allowing(RequestAllowance(limits, f"talk {number}", f"198.51.100.{number}")):
            mailed.append(desk.file(number, shopper=Shopper(address)).mailed)
    with allowing(RequestAllowance(limits, "talk", "198.51.100.9")):
        assert desk.file(9, shopper=Shopper("alex@example.com")).mailed
        desk.write(10)

    assert mailed == [True, True, False, False]
    assert len(desk.records.state["claims"]) == 5
    assert desk.mailed_to(POLICY.contact.email) == 6
    assert len(desk.records.state["mails"]) == 6 + 3


@pytest.mark.parametrize("confirmed", [False, True])
def test_a_receipt_quotes_little_until_the_address_is_confirmed(confirmed):
    """160 characters, unless the store's records have the address for the order."""
    desk = Desk()
    words = "Dear friend,\n" + "you have won a prize of our house. " * 20 + "Call 555-0100 now!"

    desk.file(1, details=words, confirmed=confirmed)
    support, receipt = desk.records.state["mails"]

    assert "Call 555-0100 now!" in support.plain
    assert ("Call 555-0100 now!" in receipt.plain) is confirmed
    assert ("Call 555-0100 now!" in receipt.html) is confirmed
    assert "Dear friend" in receipt.plain


def test_a_receipt_of_a_message_quotes_little():
    """A message has no order whose address could be confirmed."""
    desk = Desk()

    desk.write(1, message="x" * 159 + "y" + "z" * 500)
    support, receipt = desk.records.state["mails"]

    assert "z" * 100 in "".join(support.plain.split())
    assert "z" not in receipt.plain.split("x" * 20)[-1].split("\n")[0]
