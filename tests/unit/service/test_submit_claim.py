"""Filing a claim: recorded whole, once, and with its mails, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimdesk.claims import fields
from claimdesk.claims.claim import Claim
from claimdesk.claims.claim_numbers import new_reference, read
from claimdesk.conversation.shared.draft import Draft
from claimdesk.service.desk import Desk
from claimdesk.service.errors import EvidenceMissing, InvalidAddress, NotRecorded, RecordConflict
from claimdesk.service.records import EvidenceRef, Shopper
from claimdesk.service.submit_claim import find_duplicate, submit_claim
from tests.unit.conversation.talk import STORES, WORDING
from tests.unit.service.claim_fakes import NOW, FakeDesk, submission


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


def test_a_claim_is_recorded_with_decision_evidence_and_mails(desk: FakeDesk) -> None:
    """Everything told is in the record, in one transaction, and two mails go with it."""
    receipt = submit_claim(desk.ports, **submission())

    (record,) = desk.records.state["claims"]
    assert read(receipt.number)
    assert (record.number, record.store, record.status) == (receipt.number, "procase", "submitted")
    assert (record.email, record.name, record.created_at) == ("Sam@example.com", "Sam", NOW)
    assert record.details == "The hinge\ncracked."
    assert record.facts["order_number"] == "PC-20418"
    assert record.decision.verdict == "eligible"
    assert record.decision.clauses[0].text.startswith("clause_seller {")
    assert [(e.evidence_id, e.size, e.name) for e in record.evidence] == [("photo-a", 9, "photo-1")]
    assert [mail[0] for mail in desk.records.state["mails"]] == ["to support", "to shopper"]
    assert desk.records.writes == 1


def test_facts_are_recorded_as_the_draft_holds_them(desk: FakeDesk) -> None:
    """All the rules may ask for, None where it is not known; texts on one line, nothing re-made."""
    rough = {"earliest": "2026-02-01", "latest": "2026-02-10"}
    told = {"reason": "defective", "purchased_on": rough, "price": "29.90", "product": "a\r\nlamp"}
    submit_claim(desk.ports, **{**submission(), "facts": {**told, "evidence": ["photo"]}})

    (record,) = desk.records.state["claims"]
    known = {name: value for name, value in record.facts.items() if value is not None}
    assert known == {**told, "product": "a lamp", "evidence": ["photo"]}
    assert record.facts.keys() == set(fields.judged())
    assert record.item_key == "alamp"


def test_the_transcript_goes_into_the_mails_without_control_characters(desk: FakeDesk) -> None:
    """What the composer gets is the conversation, made safe."""
    submit_claim(desk.ports, **submission())

    assert desk.records.state["mails"][0][1].transcript == ((NOW, "shopper", "it broke"),)


def test_the_same_submission_again_writes_nothing(desk: FakeDesk) -> None:
    """The second call returns the first's receipt, even when the photos are gone by then."""
    first = submit_claim(desk.ports, **submission())
    desk.evidence.files.clear()

    again = submit_claim(desk.ports, **submission(details="changed"))

    assert again == replace(first, repeated=True)
    assert desk.records.writes == 1


def test_another_submission_of_the_conversation_is_another_claim(desk: FakeDesk) -> None:
    """The key tells them apart."""
    first = submit_claim(desk.ports, **submission())
    second = submit_claim(desk.ports, **submission(submission_key="key-2"))

    assert first.number != second.number


def test_a_taken_number_is_drawn_again(desk: FakeDesk) -> None:
    """A conflict costs a new number, not the claim."""
    taken = submit_claim(desk.ports, **submission()).number
    draws = iter([taken, taken, new_reference()])
    desk.new_reference = lambda prefix: next(draws)

    receipt = submit_claim(desk.ports, **submission(submission_key="key-2"))

    assert receipt.number != taken
    assert len(desk.records.state["claims"]) == 2


def test_endless_conflicts_end_in_not_recorded(desk: FakeDesk) -> None:
    """After a few draws the shopper is told rather than kept waiting."""
    desk.records.fail_with = None
    taken = submit_claim(desk.ports, **submission()).number
    desk.new_reference = lambda prefix: taken

    with pytest.raises(NotRecorded):
        submit_claim(desk.ports, **submission(submission_key="key-2"))


def test_a_failing_store_leaves_nothing_behind(desk: FakeDesk) -> None:
    """NotRecorded comes through, and no mail is queued without its claim."""
    desk.records.fail_with = NotRecorded("away")

    with pytest.raises(NotRecorded):
        submit_claim(desk.ports, **submission())

    assert not any(desk.records.state.values())


def test_an_unreadable_conversation_is_not_recorded(desk: FakeDesk) -> None:
    """Whatever keeps the transcript away, the shopper hears that nothing was written."""
    desk.transcripts.fail_with = RuntimeError("away")

    with pytest.raises(NotRecorded):
        submit_claim(desk.ports, **submission())


def test_a_photo_that_is_gone_is_named(desk: FakeDesk) -> None:
    """So that the dialogue can ask for it again; nothing was written."""
    with pytest.raises(EvidenceMissing) as caught:
        submit_claim(desk.ports, **submission(evidence=(EvidenceRef("erased"),)))

    assert caught.value.evidence_id == "erased"
    assert not desk.records.state["claims"]


def test_a_bad_address_is_refused_before_anything_is_done(desk: FakeDesk) -> None:
    """A receipt that cannot arrive is no receipt."""
    with pytest.raises(InvalidAddress):
        submit_claim(desk.ports, **submission(shopper=Shopper("sam@example.com, eve@example.com")))

    assert not desk.records.state["claims"]


def _duplicate(desk: FakeDesk, **changes: str) -> str | None:
    asked = {
        "store": "procase",
        "order_number": "pc 20418",
        "reason": "defective",
        "product": "folio  case",
        "email": "SAM@example.com",
    }
    return find_duplicate(desk.ports, **(asked | changes))


def test_the_same_claim_is_found_again(desk: FakeDesk) -> None:
    """Same order, item and reason, written in another way, by the same shopper."""
    number = submit_claim(desk.ports, **submission()).number

    assert _duplicate(desk) == number


@pytest.mark.parametrize(
    "change",
    [
        {"store": "casesora"},
        {"order_number": "PC-20419"},
        {"order_number": ""},
        {"reason": "damaged"},
        {"product": "Laptop sleeve"},
        {"email": "eve@example.com"},
        {"email": "not an address"},
    ],
)
def test_another_claim_is_no_duplicate(desk: FakeDesk, change: dict[str, str]) -> None:
    """Another order, item or reason; and a stranger learns nothing of the claim."""
    submit_claim(desk.ports, **submission())

    assert _duplicate(desk, **change) is None


def test_a_closed_claim_is_no_duplicate(desk: FakeDesk) -> None:
    """Only open claims can be added to."""
    submit_claim(desk.ports, **submission())
    desk.records.state["claims"][0] = replace(desk.records.state["claims"][0], status="closed")

    assert _duplicate(desk) is None


def test_claims_without_order_number_are_not_compared(desk: FakeDesk) -> None:
    """Two unknown orders are not the same order."""
    submit_claim(desk.ports, **submission(claim=Claim(reason="defective", product="Folio Case")))

    assert _duplicate(desk, order_number="") is None


def test_a_conflict_on_the_submission_returns_the_winner(desk: FakeDesk) -> None:
    """Of two identical submissions at once the later one gets the earlier one's receipt."""
    winner = submission()
    other = FakeDesk()
    submit_claim(other.ports, **winner)
    original = desk.records.transaction
    calls = []

    def racing():
        calls.append(1)
        if len(calls) == 2:
            desk.records.state = other.records.state
            raise RecordConflict("submission")
        return original()

    desk.records.transaction = racing  # type: ignore[method-assign]

    receipt = submit_claim(desk.ports, **winner)

    assert receipt.repeated
    assert receipt.number == other.records.state["claims"][0].number


def test_questions_only_the_staff_can_answer_stand_with_the_claim(desk: FakeDesk) -> None:
    """After what was told of the fault, in the mail that the staff get."""
    here = Desk(STORES, replace(desk.ports, wording=WORDING), lambda: NOW)
    told = {
        "reason": "defective",
        "order_number": "PC-20418",
        "product": "folio case",
        "purchased_from": "store",
        "purchased_on": "2026-02-27",
        "wants": "refund",
        "email": "sam@example.com",
        "claim_key": "key-5",
        "details": "The hinge cracked.",
    }
    draft = Draft(told).asking(["does the box matter?", "is it glued?", "does the box matter?"])

    here.submit("procase", "talk-1", draft, None)

    (record,) = desk.records.state["claims"]
    before, asked = record.details.split("\n\n")
    assert before == "The hinge cracked."
    assert asked.splitlines()[1:] == ["- does the box matter?", "- is it glued?"]
