"""One wording for one meaning: a name changed in the catalogue changes wherever it is read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml

from claimdesk.adapters.mail import TemplateMailComposer
from claimdesk.adapters.wording import Catalogue
from claimdesk.claims.claim import Claim
from claimdesk.claims.decision import decide
from claimdesk.claims.store_policy import facts_of
from claimdesk.claims.today import Today
from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.faq import worded
from claimdesk.service.mails import ClaimMail, StoreContact
from claimdesk.settings import ROOT
from tests.unit.conversation.talk import STORES
from tests.unit.service.claim_fakes import filed

TODAY = date(2026, 3, 12)
NEW = "words that nobody wrote before"
STORE = STORES["casesora"]
FACTS = {
    "reason": "damaged",
    "wants": "refund",
    "purchased_from": "marketplace",
    "condition": "unused",
    "delivered_on": "2026-03-10",
}


def catalogue_with(name: str) -> Catalogue:
    """The catalogue with new words for one of its entries."""
    path = ROOT / "wording" / "en.yml"
    entries: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))["en"]
    assert name in entries
    return Catalogue("en", {**entries, name: NEW})


def mails(wording: Catalogue) -> dict[str, str]:
    """The plain and HTML bodies of the two mails about the claim, by kind."""
    claim = Claim.from_mapping(FACTS)
    told = {"name": "Sam", "details": "It is bent."}
    record = filed(STORE, claim, Today.on(TODAY), wording, **told)
    composer = TemplateMailComposer("desk@example.com", wording)
    sent = composer.compose(ClaimMail(StoreContact.of(STORE), record, ()))
    return {mail.kind: mail.plain + mail.html for mail in sent}


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("reason", "reason_is_damaged"),
        ("wants", "remedy_is_refund"),
        ("purchased_from", "purchased_from_is_marketplace"),
        ("condition", "condition_is_unused"),
    ],
    ids=["reason", "remedy", "seller", "condition"],
)
def test_an_answer_is_worded_alike_in_chat_card_and_mails(field: str, name: str) -> None:
    """The button, the line of the review card, and both mails say the same."""
    wording = catalogue_with(name)
    prompts = Prompts(STORE, wording)

    offered = [wording.text(c.label, c.values) for c in prompts.ask(field, ["refund"]).choices]
    card = {line["field"]: line["value"] for line in prompts.lines(Draft(FACTS), list(FACTS))}
    sent = mails(wording)

    assert NEW in offered
    assert card[field] == NEW
    assert NEW in sent["claim_receipt"]
    assert NEW in sent["claim_support"]


@pytest.mark.parametrize(
    ("fact", "clause", "name"),
    [
        ("reasons_accepted", "reason_accepted", "reason_name_damaged"),
        ("remedies_offered", "remedy", "remedy_name_refund"),
        ("item_condition_accepted", "item_condition", "condition_name_unopened"),
    ],
    ids=["reason", "remedy", "condition"],
)
def test_a_term_is_worded_alike_in_answer_clause_and_mails(
    fact: str, clause: str, name: str
) -> None:
    """What the FAQ says of a term, its clause says, and the mail that shows the clause."""
    wording = catalogue_with(name)

    answer = worded(facts_of(STORE, TODAY), wording)[fact]
    decision = decide(STORE, Claim.from_mapping(FACTS), Today.on(TODAY)).worded(wording)
    (told,) = [found.text for found in decision.clauses if found.clause_id == clause]

    assert NEW in answer
    assert NEW in told
    assert NEW in mails(wording)["claim_support"]


def test_a_seller_is_named_alike_in_answer_and_clause() -> None:
    """The store whose terms name a seller says who in both."""
    wording = catalogue_with("purchased_from_name_store")
    store = STORES["procase"]
    decision = decide(store, Claim(), Today.on(TODAY)).worded(wording)
    (told,) = [found.text for found in decision.clauses if found.clause_id == "seller"]

    assert worded(facts_of(store, TODAY), wording)["seller_accepted"] == NEW
    assert NEW in told


def test_what_is_missing_is_worded_alike_in_chat_and_receipt() -> None:
    """The same words for what the shopper still has to send."""
    from claimdesk.conversation.filed_claims.outcome import outcome

    wording = catalogue_with("missing_photo")
    decision = decide(STORE, Claim.from_mapping(FACTS), Today.on(TODAY)).worded(wording)
    first, *_ = outcome("CLM-TEST", decision, FACTS, {}, wording)

    assert "photo" in decision.missing
    assert NEW in first.values["missing"]
    assert NEW in mails(wording)["claim_receipt"]
