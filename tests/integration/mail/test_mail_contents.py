"""The mails themselves: what support and shopper find in them, and what nobody can put in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from claimdesk.adapters.mail_message import attachment_name, message_bytes
from claimdesk.claims.claim import Claim
from claimdesk.service.add_to_claim import add_to_claim
from claimdesk.service.change_claim import ClaimKey
from claimdesk.service.check_claim import mail_status
from claimdesk.service.correct_claim import correct_claim, readdress_claim
from claimdesk.service.escalate import escalate
from claimdesk.service.mails import About
from claimdesk.service.records import EvidenceRef, Shopper
from claimdesk.service.submit_claim import submit_claim
from claimdesk.service.withdraw_claim import withdraw_claim
from tests.integration.mail.mail_harness import DeskAtHome, body, parse, picture, rich_decision
from tests.unit.service.claim_fakes import (
    NOW,
    POLICY,
    FakeWording,
    as_decided,
    facts_of_claim,
    submission,
)


def _mails(desk: DeskAtHome, now: datetime = NOW) -> list[Any]:
    """Every mail waiting, as it would go out."""
    mails = []
    while lease := desk.outbox.lease_next(now, timedelta(days=1)):
        mails.append(parse(message_bytes(lease.mail, desk.photos)))
    return mails


CLAIM = Claim.from_mapping(
    {
        "reason": "wrong_item",
        "wants": "refund",
        "purchased_on": "2026-02-01",
        "price": "29.99",
        "currency": "USD",
        "product": "Folio Case <13″>",
        "order_number": "PC-20418",
        "evidence": ["photo"],
    }
)


def _file(desk: DeskAtHome, **changes: Any) -> tuple[str, Any, Any]:
    values = {"claim": CLAIM, "decision": rich_decision(), "details": "Not <b>mine</b>."}
    receipt = desk.file_claim(**(values | changes))
    support, shopper = _mails(desk)
    return receipt.number, support, shopper


@pytest.mark.parametrize(
    ("whose", "words"),
    [
        ("store", "Judged on: 5 March 2026 (the store’s day)"),
        ("shopper", "Judged on: 5 March 2026 (the shopper’s day; at the store it was a day later)"),
    ],
)
def test_support_reads_which_day_the_claim_was_judged_on(
    desk: DeskAtHome, whose: str, words: str
) -> None:
    """And whose day that was, where a deadline is near."""
    judged = rich_decision(judged_on=date(2026, 3, 5), whose_day=whose)
    _, support, shopper = _file(desk, decision=judged)

    assert words in " ".join(body(support).split())
    assert "Judged on" not in body(shopper)


def test_a_day_known_roughly_is_told_so(desk: DeskAtHome) -> None:
    """Both mails give the range in words."""
    bought = {"earliest": "2026-02-01", "latest": "2026-02-10"}
    rough = Claim.from_mapping({**facts_of_claim(CLAIM), "purchased_on": bought})
    _, support, shopper = _file(desk, claim=rough)

    for mail in (support, shopper):
        words = " ".join(body(mail).split())
        assert "Bought on: between 1 February 2026 and 10 February 2026" in words


def test_support_can_work_from_the_mail_alone(desk: DeskAtHome) -> None:
    """Headers, facts, decision with every clause, money, talk and photos are all there."""
    desk.conversations.say(desk.conversation, "shopper", "the wrong <i>case</i> came")
    desk.conversations.say(desk.conversation, "assistant", "I am sorry.")
    number, support, _ = _file(desk, evidence=(desk.give_photo(),))

    assert support["To"] == "support@procase.com"
    assert support["Reply-To"] == "Sam@example.com"
    assert support["From"] == "ProCase <desk@claims.example>"
    assert support["Auto-Submitted"] == "auto-generated"
    assert support["Message-ID"].startswith(f"<{number}.")
    assert support["Date"].datetime == NOW
    assert support["Subject"] == (
        f"[{number}] Wrong Item Received – order PC-20418 – Folio Case <13″>"
    )
    for kind in ("plain", "html"):
        text = body(support, kind)
        for part in (
            number,
            "Sam@example.com",
            "PC-20418",
            "1 February 2026",
            "29.99 USD",
            "4.50 USD",
            "25.49 USD",
            "Needs a person’s judgement",
            "No money has been promised",
            "A return has to be asked for within 30 calendar days of the purchase.",
            "✗ failed",
            "✓ held",
            "? not determined",
            "a refund, an exchange",
            "20 March 2026",
            "procase@2020-01-01",
            "I am sorry.",
            "I got the wrong item",
            "return_window",
        ):
            assert part in text, (kind, part)
    assert "> Not <b>mine</b>." in body(support)
    (photo,) = support.iter_attachments()
    assert photo.get_content_type() == "image/jpeg"
    assert photo.get_filename() == "photo-1.jpg"
    assert photo.get_content()[:2] == picture()[:2]


def test_html_shows_shoppers_text_and_runs_none_of_it(desk: DeskAtHome) -> None:
    """Markup typed by a shopper is text in every mail."""
    desk.conversations.say(desk.conversation, "shopper", "<script>alert(1)</script>")
    _, support, shopper = _file(desk, shopper=Shopper("sam@example.com", "<img src=x>"))

    html = body(support, "html") + body(shopper, "html")
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "<img" not in html
    assert "Not &lt;b&gt;mine&lt;/b&gt;." in html


def test_the_shopper_gets_a_receipt(desk: DeskAtHome) -> None:
    """Number, verdict in plain words, what is missing, what follows, how to reply."""
    number, _, receipt = _file(desk, next_steps=("We answer by Friday.",))

    assert receipt["To"] == "Sam@example.com"
    assert receipt["Reply-To"] == "support@procase.com"
    assert receipt["Subject"] == f"[{number}] We have received your claim – order PC-20418"
    for kind in ("plain", "html"):
        text = body(receipt, kind)
        for part in (
            number,
            "A person has to look at your claim",
            "a photo",
            "We answer by Friday.",
            "reply to this mail",
            "support@procase.com",
            "We take returns within 30 calendar days of purchase.",
        ):
            assert part in text, (kind, part)
        assert "25.49" not in text  # a sum would read as an offer where a person has to decide
    assert "The conversation" not in body(receipt, "html")


def test_without_given_steps_the_receipt_still_says_what_follows(desk: DeskAtHome) -> None:
    """Nobody is left to wonder."""
    _, _, receipt = _file(desk)

    assert "- A person at ProCase looks at your claim" in body(receipt)


def test_an_ineligible_claims_receipt_names_no_money(desk: DeskAtHome) -> None:
    """Figures beside a refusal would read as an offer."""
    _, support, receipt = _file(desk, decision=replace(rich_decision(), verdict="ineligible"))

    assert "25.49" not in body(receipt) + body(receipt, "html")
    assert "25.49" in body(support)


def test_a_receipt_carries_no_links_to_a_strangers_address(desk: DeskAtHome) -> None:
    """Whoever types another's address cannot have the store mail them an advertisement."""
    _, support, receipt = _file(
        desk,
        details="Win at https://evil.example/now or www.evil.example or evil.example/x today",
        shopper=Shopper("victim@example.com", "http://evil.example"),
    )

    assert "evil" not in body(receipt) + body(receipt, "html") + str(receipt["Subject"])
    assert "evil.example/now" in body(support)


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"reason": "defective"}, "Faulty item"),
        ({"reason": "damaged", "wants": "any"}, "Faulty item"),
        ({"reason": "defective", "wants": "refund"}, "Return request"),
        ({"reason": "defective", "wants": "exchange"}, "Exchange request"),
        ({"reason": "defective", "wants": "replacement"}, "Replacement request"),
        ({"reason": "missing_item"}, "Missing item"),
        ({"reason": "wrong_item"}, "Wrong Item Received"),
        ({}, "Return request"),
    ],
)
def test_the_subject_names_the_kind(desk: DeskAtHome, facts: dict[str, str], kind: str) -> None:
    """The store's own words where it asks for them."""
    number, support, _ = _file(desk, claim=Claim.from_mapping(facts))

    assert support["Subject"] == f"[{number}] {kind}"


def test_a_warranty_claim_is_called_one(desk: DeskAtHome) -> None:
    """The track decides before the reason does."""
    warranty = replace(rich_decision(), track="warranty")
    _, support, _ = _file(desk, claim=Claim(reason="defective"), decision=warranty)

    assert "] Warranty claim" in support["Subject"]


def test_the_subject_can_be_found_in_the_raw_mail(desk: DeskAtHome) -> None:
    """The claim number stands in the header as it is, whatever is encoded after it."""
    receipt = desk.file_claim(claim=CLAIM)
    lease = desk.outbox.lease_next(NOW, timedelta(hours=1))
    assert lease is not None
    content = message_bytes(lease.mail, desk.photos)

    assert f"Subject: [{receipt.number}] ".encode() in content
    assert content == message_bytes(lease.mail, desk.photos)
    assert max(map(len, content.split(b"\r\n"))) <= 998


def test_photos_too_large_for_one_mail_go_in_several(tmp_path) -> None:
    """All of them arrive, in one thread, each mail within the budget."""
    desk = DeskAtHome.at(tmp_path, photo_budget=1)
    refs = tuple(desk.give_photo(colour) for colour in ("red", "green", "blue"))
    desk.file_claim(evidence=refs)

    first, second, third, receipt = _mails(desk)

    assert [len(list(mail.iter_attachments())) for mail in (first, second, third)] == [1, 1, 1]
    assert "photos, part 2 of 3" in second["Subject"]
    assert second["In-Reply-To"] == third["In-Reply-To"] == first["Message-ID"]
    assert "photo-1 (attached; 3 in all, in 3 mails)" in body(first)
    assert not list(receipt.iter_attachments())


def test_an_addition_stands_in_the_claims_thread(desk: DeskAtHome) -> None:
    """Support gets it with its photo, the shopper a receipt."""
    number, filed, _ = _file(desk)
    add_to_claim(
        desk.ports,
        policy=POLICY,
        key=ClaimKey(number, desk.conversation, "sam@example.com"),
        details="Worse now.",
        evidence=(desk.give_photo("blue"),),
        submission_key="more",
        now=NOW,
        judge=as_decided,
    )

    support, receipt = _mails(desk)

    assert support["Subject"].startswith(f"[{number}] Added: Wrong Item Received")
    assert support["In-Reply-To"] == filed["Message-ID"]
    assert support["Reply-To"] == receipt["To"] == "Sam@example.com"
    assert "> Worse now." in body(support)
    assert len(list(support.iter_attachments())) == 1
    assert receipt["Subject"] == f"[{number}] We have added to your claim"
    assert f"<strong>{number}</strong>" in body(receipt, "html")


def test_a_claim_taken_back_says_so_to_both_sides(desk: DeskAtHome) -> None:
    """The subject names the claim and what happened, in the claim's thread."""
    number, filed, first_receipt = _file(desk)
    withdraw_claim(
        desk.ports,
        policy=POLICY,
        key=ClaimKey(number, desk.conversation),
        details="The claim is withdrawn.",
        submission_key="back",
        now=NOW,
    )

    support, receipt = _mails(desk)

    assert support["Subject"].startswith(f"[{number}] Withdrawn: Wrong Item Received")
    assert support["In-Reply-To"] == filed["Message-ID"]
    assert receipt["Subject"] == f"[{number}] You have withdrawn your claim"
    assert receipt["In-Reply-To"] == first_receipt["Message-ID"]
    assert "does nothing more about it" in body(receipt)


def test_a_fact_put_right_is_mailed_with_the_new_decision(desk: DeskAtHome) -> None:
    """Old and new value; and, where it came out another way, the decision, to both."""
    number, _, _ = _file(desk)
    refused = replace(rich_decision(), verdict="ineligible", settlement=None).worded(FakeWording())
    correct_claim(
        desk.ports,
        policy=POLICY,
        key=ClaimKey(number, desk.conversation),
        facts={"order_number": "PC-20419"},
        details="Order number: PC-20418 → PC-20419",
        submission_key="right",
        now=NOW,
        judge=lambda claim, facts: refused,
    )

    support, receipt = _mails(desk)

    assert support["Subject"].startswith(f"[{number}] Corrected: Wrong Item Received")
    assert "order PC-20419" in support["Subject"]
    for mail in (support, receipt):
        assert "> Order number: PC-20418 → PC-20419" in body(mail)
    assert "Not eligible under the store’s terms" in body(support)
    assert "our terms don't cover this claim" in body(receipt)


def test_the_receipt_goes_again_to_the_address_put_right(desk: DeskAtHome) -> None:
    """The whole of it; the staff's answers go there from now on, and nothing to the wrong one."""
    number, _, first_receipt = _file(desk)
    readdress_claim(
        desk.ports,
        policy=POLICY,
        number=number,
        conversation_id=desk.conversation,
        email="sam.right@example.com",
        details="E-mail: Sam@example.com → sam.right@example.com",
        next_steps=lambda claim: ("We answer soon.",),
        submission_key="address",
        now=NOW,
    )

    support, receipt = _mails(desk)

    assert support["Subject"].startswith(f"[{number}] New e-mail address: ")
    assert support["Reply-To"] == receipt["To"] == "sam.right@example.com"
    assert receipt["Subject"] == first_receipt["Subject"]
    assert "PC-20418" in body(receipt)
    assert "We answer soon." in body(receipt)


def test_how_a_claim_stands_is_mailed_to_its_own_address_once_an_hour(desk: DeskAtHome) -> None:
    """Where the order and the address fit; a stranger's question mails nobody."""
    number, _, _ = _file(desk)

    def ask(email: str, later: timedelta = timedelta()) -> list[Any]:
        mail_status(
            desk.ports,
            policy=POLICY,
            order_number="pc 20418",
            email=email,
            sentences=lambda claim, _: (f"Claim {claim.number} is with the staff.",),
            now=NOW + later,
        )
        return _mails(desk, NOW + later)

    assert ask("eve@example.com") == []
    (mail,) = ask("sam@example.com")
    assert mail["To"] == "Sam@example.com"
    assert mail["Subject"] == f"[{number}] How your claim stands"
    assert f"Claim {number} is with the staff." in body(mail)
    assert ask("sam@example.com") == []
    assert len(ask("sam@example.com", timedelta(hours=1))) == 1


def test_a_message_to_a_person_comes_with_the_talk_before_it(desk: DeskAtHome) -> None:
    """Under a reference of its own, answered to the shopper directly."""
    desk.conversations.say(desk.conversation, "shopper", "I want a human")
    receipt = escalate(
        desk.ports,
        policy=POLICY,
        shopper=Shopper("sam@example.com", "Sam"),
        message="Please call.",
        conversation_id=desk.conversation,
        submission_key="m",
        now=NOW,
        evidence=(desk.give_photo(),),
    )

    support, shopper = _mails(desk)

    assert support["Subject"] == f"[{receipt.reference}] message from a shopper"
    assert support["Reply-To"] == "sam@example.com"
    assert "> Please call." in body(support)
    assert "I want a human" in body(support)
    assert len(list(support.iter_attachments())) == 1
    assert receipt.reference in shopper["Subject"]
    assert receipt.reference in body(shopper)


def test_a_message_says_in_its_subject_what_it_is_about(desk: DeskAtHome) -> None:
    """Order and matter; the new address stands in the mail."""
    receipt = escalate(
        desk.ports,
        policy=POLICY,
        shopper=Shopper("sam@example.com"),
        message="We moved.",
        conversation_id=desk.conversation,
        submission_key="m",
        now=NOW,
        about=About("address_change", "PC-20418", "12 Oak Street, Portland"),
    )

    support, _ = _mails(desk)

    assert support["Subject"] == f"[{receipt.reference}] PC-20418: change of address"
    assert "12 Oak Street, Portland" in body(support)


def test_an_urgent_message_goes_out_without_an_address(desk: DeskAtHome) -> None:
    """To the staff alone, who are told that the address follows."""
    receipt = escalate(
        desk.ports,
        policy=POLICY,
        shopper=Shopper(""),
        message="The charger burns.",
        conversation_id=desk.conversation,
        submission_key="m",
        now=NOW,
        about=About("danger", urgent=True),
    )

    (support,) = _mails(desk)

    assert support["Subject"] == f"[{receipt.reference}] URGENT: product unsafe"
    assert support["Reply-To"] is None
    assert "no e-mail address yet" in body(support)


def test_a_filed_photo_outlives_its_conversation(desk: DeskAtHome) -> None:
    """Erasing the conversation before the mail is sent takes nothing from the claim."""
    desk.file_claim(evidence=(desk.give_photo(),))
    desk.photos.erase(desk.conversation)
    desk.conversations.erase(desk.conversation)

    support, _ = _mails(desk)

    assert len(list(support.iter_attachments())) == 1


INJECTIONS = [
    "x\r\nBcc: eve@example.com",
    "x\nBcc: eve@example.com\n\nbody",
    "x\rBcc: eve@example.com",
    "x\r\n\r\n<html>",
    "x\x00\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029Bcc: eve@example.com",
    "=?utf-8?q?x=0D=0ABcc:_eve@example.com?=",
    "x%0d%0aBcc: eve@example.com",
    "\ud800 lone \udfff",
    "\u202egnp.exe",
    "x" * 5000,
    "ü" * 500,
    '"; Bcc: eve@example.com; "',
    "<eve@example.com>",
    "x,eve@example.com",
    "--=_boundary--",
    "{{ 7 * 7 }} {% raw %}",
]
FIELDS = ("order_number", "product", "name", "details", "photo name", "transcript", "store name")


@pytest.mark.parametrize("place", FIELDS)
def test_no_field_reaches_the_headers(desk: DeskAtHome, place: str) -> None:
    """Whatever a field holds, every mail has the same headers, recipients and parts."""
    photo = desk.give_photo()
    for number, text in enumerate(INJECTIONS):
        _file_with(desk, place, text, photo, key=f"key-{number}")

        support, receipt = _mails(desk)

        for mail in (support, receipt):
            assert sorted(mail.keys()) == sorted(HEADERS), text
            assert not mail.defects
            assert len(mail["From"].addresses) == len(mail["Reply-To"].addresses) == 1
            assert mail["From"].addresses[0].addr_spec == "desk@claims.example"
            assert "\n" not in mail["Subject"]
            assert len(mail["Subject"]) <= 250
        assert [a.addr_spec for a in support["To"].addresses] == ["support@procase.com"]
        assert [a.addr_spec for a in receipt["To"].addresses] == ["sam@example.com"]
        leaves = [part.get_content_type() for part in support.walk() if not part.is_multipart()]
        assert leaves == ["text/plain", "text/html", "image/jpeg"]
        assert [a.get_filename() for a in support.iter_attachments()] == ["photo-1.jpg"]


def _file_with(desk: DeskAtHome, place: str, text: str, photo: EvidenceRef, key: str) -> None:
    ports, policy = desk.ports, POLICY
    facts = {"reason": "defective", "order_number": "PC-1", "product": "Case"}
    if place in facts:
        facts[place] = text
    if place == "transcript":
        talk = SimpleNamespace(transcript=lambda _: [(NOW, text, text)])
        ports = replace(ports, transcripts=talk)
    if place == "photo name":
        files = SimpleNamespace(open=lambda i: replace(desk.photos.open(i), name=text))
        ports = replace(ports, evidence_files=files)
    if place == "store name":
        policy = POLICY.copy(update={"name": text})
    submit_claim(
        ports,
        **submission(
            policy=policy,
            claim=Claim.from_mapping(facts),
            shopper=Shopper("sam@example.com", text if place == "name" else "Sam"),
            details=text if place == "details" else "It broke.",
            evidence=(photo,),
            conversation_id=desk.conversation,
            submission_key=key,
        ),
    )


HEADERS = {
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "MIME-Version",
    "Content-Type",
}


@pytest.mark.parametrize(
    ("name", "sane"),
    [
        ("photo-1", "photo-1.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\x\\y", "y.jpg"),
        ('a"; filename="b.exe', "a---filename--b-exe.jpg"),
        ("x\r\nContent-Type: text/html", "x-Content-Type--text-html.jpg"),
        ("\u202egnp", "gnp.jpg"),
        ("..", "photo.jpg"),
        ("", "photo.jpg"),
        ("é" * 10, "photo.jpg"),
        ("a" * 300, "a" * 60 + ".jpg"),
    ],
)
def test_attachments_have_sane_names(name: str, sane: str) -> None:
    """No folders, quotes, breaks or foreign suffixes."""
    if "/html" in name:
        sane = "html.jpg"
    assert attachment_name(name, "image/jpeg") == sane
