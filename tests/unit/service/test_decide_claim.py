"""The staff's decision: checked, recorded with its mails or not at all, and done once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claimdesk.claims.claim import Claim
from claimdesk.claims.claim_numbers import new_reference
from claimdesk.service.add_to_claim import add_to_claim
from claimdesk.service.change_claim import ClaimKey
from claimdesk.service.decide_claim import decide_claim, preview_decision
from claimdesk.service.errors import NoSuchClaim, NotRecorded, UnfitDecision
from claimdesk.service.mails import DecisionMail
from claimdesk.service.staff_decision import StaffDecision
from claimdesk.service.submit_claim import find_duplicate, submit_claim
from claimdesk.service.withdraw_claim import withdraw_claim
from tests.unit.service.claim_fakes import (
    CLAIM,
    NOW,
    POLICY,
    FakeDesk,
    as_decided,
    facts_of_claim,
    submission,
)

REGRET = Claim.from_mapping(
    {
        **facts_of_claim(CLAIM),
        "reason": "change_of_mind",
        "condition": "unopened",
        "price": "25.00",
        "wants": "refund",
    }
)  # the rules give 21.25 back: 15 % is kept
USED = replace(REGRET, condition="used")  # the rules refuse it


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


def _file(desk: FakeDesk, claim: Claim = REGRET) -> str:
    return submit_claim(desk.ports, **submission(claim=claim, evidence=())).number


def _decide(desk: FakeDesk, number: str, move: str, **changes: Any) -> Any:
    options = {name: changes.pop(name) for name in ("key", "seen") if name in changes}
    decision = StaffDecision(move, changes.pop("by", "Ann"), **changes)
    values = {"key": new_reference(), **options}
    return decide_claim(
        desk.ports, policy=POLICY, number=number, decision=decision, now=NOW, **values
    )


def _unfit(desk: FakeDesk, number: str, move: str, **changes: Any) -> str:
    """The code of what is wrong with a decision, of which nothing is recorded."""
    before = desk.records.writes
    with pytest.raises(UnfitDecision) as unfit:
        _decide(desk, number, move, **changes)
    assert desk.records.writes == before
    return unfit.value.code


def test_an_approval_takes_remedy_and_sum_from_wish_and_rules(desk: FakeDesk) -> None:
    """Claim, timeline and both sides' mails in one transaction."""
    number = _file(desk)
    before = desk.records.writes

    receipt = _decide(desk, number, "approve")

    (claim,) = desk.records.state["claims"]
    (move,) = desk.records.state["moves"]
    assert (claim.status, claim.parcel, claim.revision) == ("approved", None, 1)
    assert move.terms == {"remedy": "refund", "amount": "21.25", "currency": "USD"}
    assert (move.who, move.by, move.made_at, move.status) == ("staff", "Ann", NOW, "approved")
    assert desk.records.writes == before + 1
    assert [who for who, _ in desk.records.state["mails"][-2:]] == ["to support", "to shopper"]
    assert isinstance(desk.records.state["mails"][-1][1], DecisionMail)
    assert receipt.claim == claim


def test_an_item_that_comes_back_is_expected(desk: FakeDesk) -> None:
    """Where the approval says how, where to, or until when; else nothing is."""
    for way in (
        {"rma": "R-1"},
        {"send_to": "1 Main St"},
        {"label": "https://x.example/l"},
        {"send_by": date(2026, 3, 2)},
    ):
        receipt = _decide(desk, _file(_emptied(desk)), "approve", **way)
        assert receipt.claim.parcel == "expected", way


def _emptied(desk: FakeDesk) -> FakeDesk:
    """The same desk with nothing on record."""
    desk.records.state = {name: [] for name in desk.records.state}
    return desk


@pytest.mark.parametrize(
    ("amount", "why", "wrong"),
    [
        ("21.25", "", None),
        ("21.26", "", "sum_above_bound"),
        ("21.26", "a long-time customer", None),
        ("0.00", "", None),
        ("-0.01", "", "sum"),
        ("-0", "", "sum"),
        ("9999999.99", "a jewel", None),
        ("10000000.00", "a jewel", "sum"),
        ("1.005", "", "sum"),
        ("NaN", "x", "sum"),
        ("Infinity", "x", "sum"),
    ],
)
def test_a_sum_above_the_rules_needs_a_reason(
    desk: FakeDesk, amount: str, why: str, wrong: str | None
) -> None:
    """Bracketed on both sides, and what is no sum of money is refused whatever the reason."""
    number = _file(desk)
    values = {"amount": Decimal(amount), "why": why}
    if wrong:
        assert _unfit(desk, number, "approve", **values) == wrong
    else:
        assert _decide(desk, number, "approve", **values).move.terms["amount"] == amount


def test_what_the_rules_refuse_may_be_approved_with_a_reason(desk: FakeDesk) -> None:
    """They tell neither remedy nor sum then, so both and the reason are asked for."""
    number = _file(desk, USED)

    assert _unfit(desk, number, "approve") == "no_remedy"
    assert _unfit(desk, number, "approve", remedy="refund") == "no_sum"
    half = {"remedy": "refund", "amount": Decimal("10.00")}
    assert _unfit(desk, number, "approve", **half) == "sum_without_bound"
    assert _unfit(desk, number, "approve", remedy="a pony") == "remedy"
    assert _unfit(desk, number, "approve", remedy="exchange", amount=1) == "sum_without_refund"
    assert _decide(desk, number, "approve", **half, why="good will").claim.status == "approved"


@pytest.mark.parametrize(
    ("label", "fits"),
    [
        ("https://labels.example/1", True),
        ("http://labels.example/1", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://labels.example/1 2", False),
        ("https://[", False),
        (f"https://l.example/{'x' * 482}", True),
        (f"https://l.example/{'x' * 483}", False),
    ],
)
def test_a_label_is_a_link_over_https(desk: FakeDesk, label: str, fits: bool) -> None:
    """Of at most 500 characters."""
    number = _file(desk)
    if fits:
        assert _decide(desk, number, "approve", label=label).move.terms["label"] == label
    else:
        assert _unfit(desk, number, "approve", label=label) == "label"


def test_the_last_day_to_send_it_is_not_over(desk: FakeDesk) -> None:
    """The store's day counts: today will do, yesterday won't."""
    number = _file(desk)

    assert _unfit(desk, number, "approve", send_by=date(2026, 3, 1)) == "send_by"
    move = _decide(desk, number, "approve", send_by=date(2026, 3, 2)).move
    assert move.terms["send_by"] == "2026-03-02"


def test_a_rejection_names_what_counts_against_the_claim(desk: FakeDesk) -> None:
    """All of it, or the clauses that are chosen; without any, a message has to say why."""
    refused = _file(desk, USED)
    against = desk.records.state["claims"][0].decision.reasons

    assert _unfit(desk, refused, "reject", reasons=("weather",)) == "reason"
    receipt = _decide(desk, refused, "reject")
    assert receipt.move.terms["reasons"] == [found.text for found in against]

    _emptied(desk)
    eligible = _file(desk)
    assert _unfit(desk, eligible, "reject") == "no_reason"
    assert _unfit(desk, eligible, "reject", reasons=(), message=" ") == "no_reason"
    told = _decide(desk, eligible, "reject", message="Not our product.").move.terms
    assert told == {"message": "Not our product."}


@pytest.mark.parametrize(
    ("move", "told"),
    [
        ("reject", {"amount": Decimal("0")}),
        ("reject", {"rma": "R-1"}),
        ("ask", {"send_to": "1 Main St"}),
        ("close", {"remedy": "refund"}),
        ("received", {"label": "https://labels.example/1"}),
        ("approve", {"asked": ("photo",)}),
        ("approve", {"reasons": ("return_window",)}),
    ],
)
def test_no_mail_tells_what_goes_with_another_move(
    desk: FakeDesk, move: str, told: dict[str, Any]
) -> None:
    """Such as the refund in a rejection."""
    number = _file(desk)

    assert _unfit(desk, number, move, message="As we said.", **told) == "other_move"


def test_who_asks_says_what_for(desk: FakeDesk) -> None:
    """A fact that can be given, or words; what is complete leaves nothing to ask."""
    number = _file(desk)

    assert _unfit(desk, number, "ask") == "nothing_asked"
    assert _unfit(desk, number, "ask", asked=("shoe_size",)) == "asked"
    receipt = _decide(desk, number, "ask", asked=("photo",))
    assert receipt.claim.status == "waiting_for_shopper"
    assert receipt.move.terms == {"asked": ["photo"]}


def test_what_the_shopper_then_adds_is_the_answer(desk: FakeDesk) -> None:
    """The claim is with the staff again, and the timeline says by whom."""
    number = _file(desk)
    _decide(desk, number, "ask", message="Which colour was it?")
    answer = {
        "policy": POLICY,
        "key": ClaimKey(number, "talk-1"),
        "details": "The blue one.",
        "evidence": (),
        "now": NOW,
        "judge": as_decided,
    }

    add_to_claim(desk.ports, **answer, submission_key="a")
    add_to_claim(desk.ports, **{**answer, "details": "Dark blue."}, submission_key="b")

    (claim,) = desk.records.state["claims"]
    assert claim.status == "submitted"
    moves = [(move.name, move.who, move.by) for move in desk.records.state["moves"]]
    assert moves == [("ask", "staff", "Ann"), ("answer", "shopper", "Sam@example.com")]


def test_the_same_decision_twice_is_done_once(desk: FakeDesk) -> None:
    """By its key, and by what it says."""
    number = _file(desk)
    first = _decide(desk, number, "approve", key="once", rma="R-1")
    mails = len(desk.records.state["mails"])

    again = _decide(desk, number, "reject", key="once", message="no")
    same = _decide(desk, number, "approve", rma="R-1")

    assert again.repeated
    assert same.repeated
    assert again.move == same.move == first.move
    assert len(desk.records.state["mails"]) == mails
    assert len(desk.records.state["moves"]) == 1


def test_of_two_at_once_the_second_is_told(desk: FakeDesk) -> None:
    """Who looked at the claim before it was moved has to look again."""
    number = _file(desk)
    _decide(desk, number, "approve", seen=0)

    assert _unfit(desk, number, "reject", message="no", seen=0) == "meanwhile"
    assert _decide(desk, number, "reject", message="no", seen=1).claim.status == "rejected"


def test_a_preview_writes_nothing(desk: FakeDesk) -> None:
    """It says what would be recorded and mailed, or what is wrong."""
    number = _file(desk)
    before = desk.records.writes
    decision = StaffDecision("approve", "Ann")

    seen = preview_decision(desk.ports, policy=POLICY, number=number, decision=decision, now=NOW)

    assert desk.records.writes == before
    assert (seen.claim.status, len(seen.mails)) == ("approved", 2)
    assert desk.records.state["claims"][0].status == "submitted"


def test_another_stores_claim_is_not_there(desk: FakeDesk) -> None:
    """Nor is one that nobody filed."""
    number = _file(desk)
    other = POLICY.copy(update={"id": "other"})
    for policy, wanted in ((other, number), (POLICY, new_reference())):
        with pytest.raises(NoSuchClaim):
            decide_claim(
                desk.ports,
                policy=policy,
                number=wanted,
                decision=StaffDecision("close", "Ann"),
                key="k",
                now=NOW,
            )


def test_what_is_not_recorded_did_not_happen(desk: FakeDesk) -> None:
    """The database being away is said, and no mail is queued."""
    number = _file(desk)
    desk.records.fail_with = NotRecorded("away")
    with pytest.raises(NotRecorded):
        _decide(desk, number, "approve")
    desk.records.fail_with = None

    assert desk.records.state["claims"][0].status == "submitted"
    assert desk.records.state["moves"] == []


@pytest.mark.parametrize(
    ("approval", "told"),
    [
        ({"rma": "R-1"}, {"amount": "21.25", "currency": "USD"}),
        ({"remedy": "exchange", "rma": "R-1"}, {}),
    ],
)
def test_a_refund_tells_the_sum_that_was_approved(
    desk: FakeDesk, approval: dict[str, Any], told: dict[str, Any]
) -> None:
    """Where one was, and once: the same step again writes nothing."""
    number = _file(desk)
    _decide(desk, number, "approve", **approval)
    _decide(desk, number, "received")

    first, again = _decide(desk, number, "refunded"), _decide(desk, number, "refunded")

    assert first.move.terms == told
    assert again.repeated


@pytest.mark.parametrize(
    ("move", "blocks"),
    [("approve", True), ("ask", True), ("reject", False), ("close", False)],
)
def test_a_claim_that_is_over_is_no_duplicate(desk: FakeDesk, move: str, blocks: bool) -> None:
    """Who was turned down may file again; while it goes on, the first stands."""
    number = _file(desk)
    _decide(desk, number, move, message="As we said.")

    found = find_duplicate(
        desk.ports,
        store="procase",
        order_number="PC-20418",
        reason="change_of_mind",
        product="Folio Case",
        email="sam@example.com",
    )

    assert found == (number if blocks else None)


def test_an_approved_claim_can_be_withdrawn_until_it_is_settled(desk: FakeDesk) -> None:
    """Not once the money is back."""
    key = {"policy": POLICY, "details": "Withdrawn.", "now": NOW}
    for step, ends in (("received", "withdrawn"), ("refunded", "approved")):
        number = _file(_emptied(desk))
        _decide(desk, number, "approve", rma="R-1")
        _decide(desk, number, step)
        arguments = {**key, "key": ClaimKey(number, "talk-1"), "submission_key": step}
        if ends == "withdrawn":
            withdraw_claim(desk.ports, **arguments)
        else:
            with pytest.raises(NoSuchClaim):
                withdraw_claim(desk.ports, **arguments)
        assert desk.records.state["claims"][0].status == ends
