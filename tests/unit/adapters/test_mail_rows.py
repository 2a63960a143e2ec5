"""A claim's facts as a mail lists them."""

from __future__ import annotations

from datetime import date

from claimdesk.adapters.mail_rows import fact_rows
from claimdesk.adapters.store_files import load_store
from claimdesk.adapters.wording import load_wording
from claimdesk.claims import fields
from claimdesk.claims.claim import Claim
from claimdesk.claims.today import Today
from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.shared.draft import Draft
from claimdesk.service.mails import StoreContact
from claimdesk.settings import ROOT
from tests.unit.service.claim_fakes import filed

WORDING = load_wording(ROOT / "wording" / "en.yml")
STORE = load_store(ROOT / "stores" / "procase.yml")
TODAY = Today.on(date(2026, 3, 12))
FACTS = {
    "reason": "change_of_mind",
    "order_number": "PC-20418",
    "product": "folio case",
    "purchased_from": "store",
    "purchased_on": "2026-03-05",
    "delivered_on": "2026-03-10",
    "condition": "unopened",
    "product_kind": "standard",
    "wants": "refund",
    "price": "29.99",
}


def test_a_mail_lists_facts_as_the_review_card_does() -> None:
    """The same labels, order and values; only of a day the card names the weekday too."""
    record = filed(STORE, Claim.from_mapping(FACTS), TODAY, WORDING)

    mailed = fact_rows(record, StoreContact.of(STORE), WORDING)

    card = Prompts(STORE, WORDING).lines(Draft(FACTS), [n for n in fields.asked() if n in FACTS])
    days = fields.of_kind("day")
    shown = [
        (row["label"], row["value"].split(", ")[-1] if row["field"] in days else row["value"])
        for row in card
    ]
    assert mailed == shown
    assert ("Price", "29.99 USD") in mailed
    assert ("Kind of product", "Not electronic (a case, folio or sleeve)") in mailed
