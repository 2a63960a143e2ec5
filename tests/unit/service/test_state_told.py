"""How an approved claim stands, in the chat: what is promised of the money, and when not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimdesk.service.decide_claim import decide_claim
from claimdesk.service.staff_decision import StaffDecision
from claimdesk.service.state_told import state_told
from claimdesk.service.submit_claim import submit_claim
from tests.unit.service.claim_fakes import NOW, POLICY, FakeDesk, submission

REFUND = {"remedy": "refund", "amount": Decimal("25.00"), "why": "As promised."}


@pytest.mark.parametrize(
    ("terms", "steps", "told"),
    [
        ({**REFUND, "rma": "R-1"}, (), True),
        ({**REFUND, "rma": "R-1"}, ("received",), True),
        ({**REFUND, "rma": "R-1"}, ("refunded",), False),
        (REFUND, (), False),
        ({"remedy": "replacement", "rma": "R-1"}, (), False),
    ],
)
def test_the_refund_waits_only_for_an_item_that_comes_back(
    terms: dict[str, object], steps: tuple[str, ...], told: bool
) -> None:
    """Nobody who keeps the item is told that the money comes once it was received."""
    desk = FakeDesk()
    number = submit_claim(desk.ports, **submission(evidence=())).number
    decisions = [StaffDecision("approve", "Ann", **terms)]  # type: ignore[arg-type]
    for decision in (*decisions, *(StaffDecision(step, "Ann") for step in steps)):
        values = {"policy": POLICY, "number": number, "now": NOW, "key": decision.move}
        claim = decide_claim(desk.ports, decision=decision, **values).claim  # type: ignore[arg-type]

    said = state_told(claim, desk.records.state["moves"], POLICY, desk.ports.wording)

    # What is left out is a fact of the store, and told.
    assert ("refund_timing" not in said.values) == told
