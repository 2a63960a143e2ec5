"""What is told of a claim with made-up fields, a made-up reason and remedy (see `rows`)."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimdesk.adapters.mail_message import message_bytes
from claimdesk.adapters.store_files import load_store
from claimdesk.adapters.wording import Catalogue
from claimdesk.claims import codes, fields
from claimdesk.claims.decision import decide
from claimdesk.claims.store_policy import StorePolicy, facts_of
from claimdesk.claims.today import Today
from claimdesk.cli.main import main
from claimdesk.conversation.shared.faq import worded
from claimdesk.settings import ROOT
from tests.integration.mail.mail_harness import DeskAtHome, body, parse
from tests.unit.conversation import talk as talks
from tests.unit.conversation.talk import TODAY, Talk, title
from tests.unit.service.claim_fakes import NOW

ANSWERS: dict[str, Any] = {"serial_number": "SN 12/7", "packaging": ("[packaging_is_kept]",)}
CHOSEN = {"reason": ("[reason_is_too_loud]",), "wants": ("[remedy_is_hearing_aid]",)}


@pytest.fixture
def wording(monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """The catalogue with its own name in brackets for each entry that the made-up rows need."""
    entries = yaml.safe_load((ROOT / "wording" / "en.yml").read_text(encoding="utf-8"))["en"]
    rows = [row.code for row in (*codes.REASONS, *codes.REMEDIES) if row.own_kind]
    names = [name for field in fields.FIELDS for name in field.wording()]
    names += [f"kind_{code}" for code in rows]
    made_up = {name: f"[{name}]" for name in names if name not in entries}
    catalogue = Catalogue("en", {**entries, **made_up})
    monkeypatch.setattr(talks, "WORDING", catalogue)
    return catalogue


@pytest.fixture
def policy(tmp_path: Path) -> StorePolicy:
    """A store whose file takes the made-up reason and offers the made-up remedy for it."""
    store = yaml.safe_load((ROOT / "stores" / "procase.yml").read_text(encoding="utf-8"))
    offers = store["terms"]["remedies"][-1]["value"]["offers"]
    offers.append({"reasons": ["too_loud"], "gives": ["refund", "hearing_aid"]})
    store["terms"]["reasons"][-1]["value"]["accepted"] = ["too_loud", "defective"]
    path = tmp_path / "procase.yml"
    path.write_text(json.dumps(store, default=str), encoding="utf-8")
    return load_store(path)


@pytest.fixture
def talk(policy: StorePolicy, wording: Catalogue) -> Talk:
    """A claim for the made-up reason, up to its card."""
    return Talk(policy).opens().until("review", **ANSWERS, **CHOSEN)


def test_they_are_asked(talk: Talk) -> None:
    """The field with its question, the codes with a button each."""
    assert {"serial_number", "packaging"} <= set(talk.questions)
    assert {"ask_serial_number", "ask_packaging"} <= set(talk.said)
    assert talk.given("reason", "wants", "serial_number", "packaging") == {
        "reason": "too_loud",
        "wants": "hearing_aid",
        "serial_number": "SN 12/7",
        "packaging": "kept",
    }


def test_the_card_shows_them(talk: Talk) -> None:
    """Each with a button that changes it."""
    card = talk.step.say[-1].card
    assert card is not None

    lines = {line["label"]: line["value"] for line in card["lines"]}
    assert lines["[label_serial_number]"] == "SN 12/7"
    assert lines["[label_packaging]"] == "[packaging_is_kept]"
    assert lines["Reason"] == "[reason_is_too_loud]"
    assert lines["Wish"] == "[remedy_is_hearing_aid]"
    assert "Change: [label_serial_number]" in [title(line["choice"]) for line in card["lines"]]


def test_the_terms_name_the_codes(policy: StorePolicy, wording: Catalogue) -> None:
    """In answers of the FAQ."""
    facts = worded(facts_of(policy, TODAY), wording)

    assert "[reason_name_too_loud]" in facts["reasons_accepted"]
    assert "[remedy_name_hearing_aid]" in facts["remedies_offered"]


def test_mails_record_and_claims_show_have_them(
    talk: Talk,
    policy: StorePolicy,
    wording: Catalogue,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As they were given: in words for people, as codes on record."""
    desk = DeskAtHome.at(tmp_path, wording=wording)
    claim = talk.draft.claim
    decision = decide(policy, claim, Today.on(TODAY))
    number = desk.file_claim(policy=policy, claim=claim, decision=decision).number
    sent = {}
    while lease := desk.outbox.lease_next(NOW, timedelta(hours=1)):
        sent[lease.mail.kind] = parse(message_bytes(lease.mail, desk.photos))

    for mail in sent.values():
        text = " ".join(body(mail).split())
        assert "[label_serial_number]: SN 12/7" in text
        assert "[label_packaging]: [packaging_is_kept]" in text
        assert "[reason_is_too_loud]" in text
        assert "[remedy_is_hearing_aid]" in text
    assert "[kind_too_loud]" in str(sent["claim_support"]["Subject"])
    with desk.ports.records.transaction() as unit:
        record = unit.claim(number)
    assert record is not None
    assert (record.facts["serial_number"], record.facts["reason"]) == ("SN 12/7", "too_loud")
    monkeypatch.setenv("CLAIMDESK_HOME", str(tmp_path))
    assert main(["claims", "show", number]) == 0
    shown = capsys.readouterr().out
    for line in ("serial_number: SN 12/7", "packaging: kept", "reason: too_loud"):
        assert line in shown
    desk.engine.dispose()
