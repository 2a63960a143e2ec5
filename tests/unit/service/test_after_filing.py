"""What use cases do with a claim on record, and asking for a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from claimdesk.adapters.mail_text import moment as mailed_moment
from claimdesk.claims.claim import Claim
from claimdesk.claims.claim_numbers import MESSAGE, new_reference, read
from claimdesk.claims.decision import decide
from claimdesk.claims.today import Today
from claimdesk.conversation.filed_claims.command import FiledClaimCommand as Command
from claimdesk.conversation.shared.turn import Say, Turn
from claimdesk.service.add_to_claim import add_to_claim
from claimdesk.service.after_filing import AfterFiling
from claimdesk.service.change_claim import ClaimKey
from claimdesk.service.check_claim import check_claim
from claimdesk.service.errors import InvalidAddress, NoSuchClaim, NotRecorded
from claimdesk.service.escalate import escalate
from claimdesk.service.mails import About
from claimdesk.service.records import ClaimRecord, EvidenceRef, Shopper
from claimdesk.service.submit_claim import find_duplicate, submit_claim
from tests.unit.conversation.talk import STORES, WORDING
from tests.unit.service.claim_fakes import NOW, POLICY, FakeDesk, as_decided, submission


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def number(desk: FakeDesk) -> str:
    return submit_claim(desk.ports, **submission()).number


def _add(desk: FakeDesk, number: str, **changes):
    values = {
        "policy": POLICY,
        "key": ClaimKey(number, "talk-2", "sam@example.com"),
        "details": "It is getting worse.",
        "evidence": (EvidenceRef("photo-b"),),
        "submission_key": "key-9",
        "now": NOW,
        "judge": as_decided,
    }
    return add_to_claim(desk.ports, **(values | changes))


def test_an_addition_is_recorded_and_mailed(desk: FakeDesk, number: str) -> None:
    """The claim gains it, and both sides get a mail, in one transaction."""
    receipt = _add(desk, number.lower())

    (addition,) = desk.records.state["additions"]
    assert receipt.claim.number == addition.claim_number == number
    assert [e.evidence_id for e in addition.evidence] == ["photo-b"]
    assert len(desk.records.state["mails"]) == 4
    assert desk.records.writes == 2


def test_the_same_addition_again_writes_nothing(desk: FakeDesk, number: str) -> None:
    """The second call says so."""
    _add(desk, number)

    assert _add(desk, number).repeated
    assert len(desk.records.state["additions"]) == 1


@pytest.mark.parametrize(
    "case", ["stranger", "not filed here", "missing", "malformed", "closed", "other store"]
)
def test_what_cannot_be_added_to_all_looks_the_same(desk: FakeDesk, number: str, case: str) -> None:
    """A stranger cannot tell whether the claim exists."""
    key = ClaimKey(number, "talk-2", "sam@example.com")
    if case == "stranger":
        key = replace(key, email="eve@example.com")
    if case == "not filed here":
        key = replace(key, email=None)
    if case == "missing":
        key = replace(key, number=new_reference())
    if case == "malformed":
        key = replace(key, number="CLM-1")
    if case == "closed":
        desk.records.state["claims"][0] = replace(
            desk.records.state["claims"][0], status="withdrawn"
        )
    if case == "other store":
        desk.records.state["claims"][0] = replace(desk.records.state["claims"][0], store="other")

    with pytest.raises(NoSuchClaim, match=r"^no such claim$"):
        _add(desk, number, key=key)

    assert not desk.records.state["additions"]


def test_number_and_email_together_tell_the_status(desk: FakeDesk, number: str) -> None:
    """Whatever case they are written in."""
    key = ClaimKey(number.lower(), "talk-9", "SAM@example.com")

    claim = check_claim(desk.ports, store="procase", key=key)

    assert claim is not None
    assert (claim.number, claim.status) == (number, "submitted")


def test_a_claim_filed_here_needs_no_address(desk: FakeDesk, number: str) -> None:
    """The conversation is proof enough, and only its own."""
    assert check_claim(desk.ports, store="procase", key=ClaimKey(number, "talk-1"))
    assert check_claim(desk.ports, store="procase", key=ClaimKey(number, "talk-2")) is None


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

    assert check_claim(desk.ports, store=store, key=ClaimKey(asked, "talk-2", email)) is None


def test_a_malformed_number_is_looked_up_like_any(desk: FakeDesk, number: str) -> None:
    """So that its answer takes no other way; it is None too."""
    key = ClaimKey("?", "talk-2", "sam@example.com")

    assert check_claim(desk.ports, store="procase", key=key) is None


def test_records_that_are_away_are_not_a_wrong_pair(desk: FakeDesk) -> None:
    """The shopper is told to try again, not that the claim is unknown."""
    desk.records.fail_with = NotRecorded("away")

    with pytest.raises(NotRecorded):
        check_claim(desk.ports, store="procase", key=ClaimKey("x", "talk-1", "sam@example.com"))


@pytest.fixture
def filed(desk: FakeDesk) -> AfterFiling:
    """A conversation at ProCase in which a claim for a charger was filed five days ago."""
    policy = STORES["procase"]
    ports = replace(desk.ports, wording=WORDING)
    claim = Claim.from_mapping(
        {
            "reason": "defective",
            "order_number": "PC-31301",
            "product": "wireless charger",
            "product_kind": "electronic",
            "purchased_from": "store",
            "purchased_on": "2026-01-30",
            "delivered_on": "2026-02-14",
            "wants": "refund",
            "price": "30",
            "condition": "unused",
            "evidence": ["proof_of_purchase"],
        }
    )
    filed_at = NOW - timedelta(days=5)
    decision = decide(policy, claim, Today.at(filed_at, policy.timezone, None))
    values = submission(policy=policy, claim=claim, decision=decision, now=filed_at)
    submit_claim(ports, **values)
    return AfterFiling(ports, policy, "talk-1", {}, None, NOW)


def _record(filed: AfterFiling) -> ClaimRecord:
    with filed.ports.records.transaction() as unit:
        (record,) = unit.claims_of_conversation("talk-1")
    return record


def _words(said: tuple[Say, ...]) -> list[str]:
    return [say.response for say in said]


def test_a_fact_put_right_is_judged_by_the_day_of_filing(filed: AfterFiling) -> None:
    """The claim was in time then; putting a day right later does not make it late."""
    number = _record(filed).number
    on_the_last_day = {"purchased_on": "2026-01-26"}  # 30 days before the day of filing

    said = filed.carry_out(Command("correct", number, values=on_the_last_day, key="k1"))

    assert _words(said) == ["claim_corrected"]
    assert _record(filed).facts["purchased_on"] == "2026-01-26"
    assert _record(filed).decision.verdict == "eligible"


def test_another_outcome_is_told(filed: AfterFiling) -> None:
    """A day earlier the return is too late, and the claim goes on under the warranty."""
    number = _record(filed).number
    filed = replace(filed, facts={"store_name": filed.policy.name})

    said = filed.carry_out(
        Command("correct", number, values={"purchased_on": "2026-01-25"}, key="k1")
    )

    record = _record(filed)
    assert record.decision.track == "warranty"
    assert _words(said)[0] == "claim_corrected"
    assert "outcome_warranty_eligible" in _words(said)
    assert said[0].values["lines"].startswith("Bought on: ")


def test_a_fact_that_cannot_be_changes_nothing(filed: AfterFiling, desk: FakeDesk) -> None:
    """A parcel does not come before it is bought."""
    number, before = _record(filed).number, len(desk.records.state["mails"])

    said = filed.carry_out(
        Command("correct", number, values={"delivered_on": "2026-01-29"}, key="k1")
    )

    assert _words(said) == ["change_impossible"]
    assert _record(filed).facts["delivered_on"] == "2026-02-14"
    assert len(desk.records.state["mails"]) == before


def test_a_wrong_address_is_mended_once(filed: AfterFiling, desk: FakeDesk) -> None:
    """The claim has the right one, mails go to both sides, and the same again does nothing."""
    number = _record(filed).number
    command = Command("change_email", number, values={"email": "sam.b@example.com"}, key="k1")

    said = filed.carry_out(command)
    filed.carry_out(command)

    assert _words(said) == ["email_changed"]
    assert _record(filed).email == "sam.b@example.com"
    assert len(desk.records.state["mails"]) == 4


def test_no_other_conversation_mends_an_address(filed: AfterFiling) -> None:
    """Not even with the one on record."""
    number = _record(filed).number
    elsewhere = replace(filed, conversation_id="talk-2")
    command = Command(
        "change_email", number, "sam@example.com", values={"email": "eve@example.com"}
    )

    said = elsewhere.carry_out(command)

    assert _words(said) == ["claim_not_found"]
    assert _record(filed).email == "Sam@example.com"


def test_a_withdrawn_claim_stays_on_record(filed: AfterFiling) -> None:
    """With its status; who withdraws it again, or asks about it, is told that."""
    number = _record(filed).number

    assert _words(filed.carry_out(Command("withdraw", number, key="k1"))) == ["claim_withdrawn"]
    assert _record(filed).status == "withdrawn"
    again = filed.carry_out(Command("withdraw", number, key="k2"))
    assert _words(again) == ["claim_status_withdrawn"]
    assert _words(filed.carry_out(Command("status", number))) == ["claim_status_withdrawn"]


def test_a_withdrawn_claim_is_no_duplicate(filed: AfterFiling) -> None:
    """The same may be claimed anew."""
    same = {"store": "procase", "order_number": "PC-31301", "reason": "defective"}
    same |= {"product": "wireless charger", "email": "sam@example.com"}
    assert find_duplicate(filed.ports, **same)

    filed.carry_out(Command("withdraw", _record(filed).number, key="k1"))

    assert find_duplicate(filed.ports, **same) is None


def test_what_is_missing_is_what_the_decision_misses(desk: FakeDesk) -> None:
    """Until it is given; the photo that came counts."""
    policy, ports = STORES["casesora"], replace(desk.ports, wording=WORDING)
    claim = Claim.from_mapping(
        {
            "reason": "defective",
            "purchased_from": "store",
            "delivered_on": "2026-02-27",
            "condition": "unused",
            "wants": "refund",
            "evidence": ["proof_of_purchase"],
        }
    )
    decision = decide(policy, claim, Today.at(NOW, policy.timezone, None))
    submit_claim(ports, **submission(policy=policy, claim=claim, decision=decision, evidence=()))
    filed = AfterFiling(ports, policy, "talk-1", {"store_name": policy.name}, None, NOW)
    number = _record(filed).number
    (asked,) = filed.carry_out(Command("missing", number))
    assert (asked.response, asked.values["missing"]) == ("still_missing", "a photo")

    said = filed.carry_out(Command("add", number, evidence="photo-a", key="k1"))

    assert _words(said)[0] == "added_photo"
    assert _record(filed).facts["evidence"] == ["photo", "proof_of_purchase"]
    assert _words(filed.carry_out(Command("missing", number))) == ["nothing_missing"]


@pytest.mark.parametrize("written", ["pc 31301", "31301"])
@pytest.mark.parametrize("email", ["sam@example.com", "eve@example.com", "not an address"])
def test_the_status_by_order_is_told_alike_to_everybody(
    filed: AfterFiling, desk: FakeDesk, email: str, written: str
) -> None:
    """Only whose claim it is gets the mail, with the letters of its order number or without."""
    before = len(desk.records.state["mails"])
    command = Command("mail_status", order_number=written, email=email)

    (said,) = replace(filed, conversation_id="talk-2").carry_out(command)

    assert said == Say("status_mailed", {"email": email})
    mails = desk.records.state["mails"][before:]
    assert [mail.facts.claim.email for mail in mails] == (
        ["Sam@example.com"] if email == "sam@example.com" else []
    )


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
    filed = AfterFiling(desk.ports, POLICY, "talk-1", {}, None, moment)

    (said,) = filed.carry_out(Command("status", receipt.number))

    assert said.values["filed_on"] == day
    assert mailed_moment(moment, POLICY.timezone).startswith(day)


def test_what_is_asked_of_a_filed_claim_is_answered_for_it(
    filed: AfterFiling, desk: FakeDesk
) -> None:
    """By the claim's own facts, several questions in turn, and nothing is written."""
    number, before = _record(filed).number, len(desk.records.state["mails"])
    command = Command("asked", number, topics=("way_back_cost", "amount"), details="who pays?")

    said = filed.carry_out(command)

    assert _words(said) == ["worked_way_back_store", "course_amount"]
    assert said[1].values == {"amount": "$30"}
    assert len(desk.records.state["mails"]) == before


def test_who_points_at_what_was_told_otherwise_hears_how_it_stands(filed: AfterFiling) -> None:
    """After a word of regret."""
    text = "but you said it's accepted, which is it?"
    command = Command("asked", _record(filed).number, topics=("approval",), details=text)

    assert _words(filed.carry_out(command))[0] == "course_differs"


def test_whether_a_picture_came_is_told_by_the_claim_on_record(filed: AfterFiling) -> None:
    """And how one may follow, to whom it was sent."""
    number = _record(filed).number
    command = Command("asked", number, topics=("picture_there", "reply_with"), details="my photo?")

    said = filed.carry_out(command)

    assert _words(said) == ["course_pictures_there", "course_reply_with_filed"]
    assert said[0].values == {"claim_number": number, "pictures": "1 photo"}


def test_a_question_without_an_answer_goes_to_the_staff_with_the_claim(
    filed: AfterFiling, desk: FakeDesk
) -> None:
    """As an addition, once; what has an answer is told beside it."""
    number = _record(filed).number
    text = "do I need the box? and who pays the return?"
    command = Command(
        "asked", number, topics=("packaging", "way_back_cost"), details=text, key="k1"
    )

    said = filed.carry_out(command)
    filed.carry_out(command)

    assert _words(said) == ["worked_way_back_store", "question_added"]
    (addition,) = desk.records.state["additions"]
    assert text in addition.details


def test_a_question_on_a_withdrawn_claim_adds_nothing(filed: AfterFiling, desk: FakeDesk) -> None:
    """It is told how the claim stands instead."""
    number = _record(filed).number
    filed.carry_out(Command("withdraw", number, key="k1"))
    before = len(desk.records.state["additions"])

    said = filed.carry_out(Command("asked", number, details="are the two one order?", key="k2"))

    assert _words(said) == ["claim_status_withdrawn"]
    assert len(desk.records.state["additions"]) == before


def test_what_was_added_since_is_shown_with_the_claim(filed: AfterFiling, desk: FakeDesk) -> None:
    """In words, and its pictures counted; one line alone where that is asked for."""
    number = _record(filed).number
    filed.carry_out(Command("add", number, details="The lid squeaks.", key="k1"))
    filed.carry_out(Command("add", number, evidence="photo-b", key="k2"))

    (shown,) = filed.carry_out(Command("show", number))
    (line,) = filed.carry_out(Command("show", number, field="email"))
    (told,) = filed.carry_out(Command("told", number))
    (held,) = filed.carry_out(Command("asked", number, topics=("picture_there",), details="both?"))

    assert "The lid squeaks." in shown.values["added"]
    assert "2 sent" in shown.values["lines"]
    assert (line.response, line.values["value"]) == ("claim_line", _record(filed).email)
    assert "The lid squeaks." in told.values["added"]
    assert (held.response, held.values["pictures"]) == ("course_pictures_there", "2 photos")


def test_who_asks_for_the_number_of_pictures_gets_no_yes(filed: AfterFiling) -> None:
    """A yes answers whether one is there."""
    number, topics = _record(filed).number, ("picture_there",)
    command = Command("asked", number, topics=topics, details="how many pics do you have?")

    assert _words(filed.carry_out(command)) == ["course_pictures_counted"]


def test_fewer_pictures_than_are_asked_for_are_told_as_such(filed: AfterFiling) -> None:
    """So that the others can be sent."""
    command = Command("asked", _record(filed).number, topics=("picture_there",), details="all 3?")

    assert _words(filed.carry_out(command)) == ["course_pictures_fewer"]


def test_what_was_not_recorded_is_named(filed: AfterFiling) -> None:
    """In its own words."""
    number = _record(filed).number
    added = filed.not_recorded(Command("add", number, details="It hums."))
    corrected = filed.not_recorded(Command("correct", number, values={"price": "20.00"}))

    assert (added.response, added.values["what"]) == ("not_recorded_on_claim", '"It hums."')
    assert "20.00" in corrected.values["what"]
    assert filed.not_recorded(Command("withdraw", number)).response == "not_withdrawn"
    assert filed.not_recorded(Command("status", number)).response == "action_failed"


def test_an_address_and_a_correction_are_said_to_have_gone_to_the_staff(
    filed: AfterFiling,
) -> None:
    """As what they are."""
    number = _record(filed).number
    text = "send it to 9 Elm Street, Reno"

    (address,) = filed.carry_out(Command("add", number, field="address", details=text, key="k1"))
    (line,) = filed.carry_out(Command("add", number, field="correction", details="x y", key="k2"))

    assert (address.response, line.response) == ("added_address", "added_correction")
    assert address.values["address"] == "9 Elm Street, Reno"
    assert line.values["told"] == "x y"


def test_all_that_stands_in_a_claim_is_known_by_its_lines(filed: AfterFiling) -> None:
    """But for what is asked whether it does."""
    number = _record(filed).number
    filed.carry_out(Command("add", number, details="It hums. Did you note the dent?", key="k1"))

    turn = Turn("did you note that it hums?", "nlu_fallback", (), {})
    step = filed.form().step(turn, {}, None)
    (said,) = filed.carry_out(Command.from_slot(step.slots["filed_command"]))

    assert (said.response, said.values["told"]) == ("held_yes", '"It hums."')
