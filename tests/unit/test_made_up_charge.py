"""A clause with a charge of its own is shown wherever there is money, by its name alone."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from rasa_sdk.executor import CollectingDispatcher

from actions.turns import utter
from claimdesk.adapters.mail_message import message_bytes
from claimdesk.adapters.wording import Catalogue
from claimdesk.claims import clauses
from claimdesk.claims.clauses.clause import Clause
from claimdesk.claims.finding import Case, Ruling, holds, lacks
from claimdesk.claims.settlement import Line, keeps
from claimdesk.claims.terms import ReturnShippingTerm
from claimdesk.cli.main import main
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.faq import fill
from claimdesk.service.desk import Desk
from claimdesk.settings import ROOT
from tests.integration.mail.mail_harness import DeskAtHome, body, parse
from tests.unit.service.claim_fakes import NOW, POLICY

DRAFT = Draft(
    {
        "reason": "change_of_mind",
        "wants": "refund",
        "purchased_from": "store",
        "purchased_on": "2026-02-18",
        "condition": "unopened",
        "price": "29.99",
        "order_number": "PC-20418",
        "product": "Folio Case",
        "email": "sam@example.com",
        "claim_key": "key",
    }
)


class Cleaning(Clause[ReturnShippingTerm]):
    """The item is cleaned at the shopper's cost, and a voucher makes up for it."""

    id, term = "cleaning", "return_shipping"
    charges = ("cleaning", "voucher")
    about_money = True
    asks: ClassVar[tuple[str, ...]] = ()

    def judge(self, term: ReturnShippingTerm, case: Case) -> Ruling:
        """Two off, and one back."""
        if self.asks:
            return lacks(*self.asks)
        charges = (keeps("cleaning", Decimal("2.00")), Line("voucher", Decimal("1.01"), 1))
        return holds(*charges)


@pytest.fixture
def wording(monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """The catalogue with the words of a clause that is one of the store's now."""
    monkeypatch.setattr(clauses, "CLAUSES", (*clauses.CLAUSES, Cleaning()))
    entries = yaml.safe_load((ROOT / "wording" / "en.yml").read_text(encoding="utf-8"))["en"]
    own = {
        "clause_cleaning": "It is cleaned.",
        "line_cleaning": "Cleaning",
        "line_voucher": "A voucher",
    }
    return Catalogue("en", {**entries, **own})


def test_a_made_up_charge_is_shown_in_chat_card_and_mail(
    wording: Catalogue,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With its name, amount and sign, and in the sum; the clause is not told again beside it."""
    home = DeskAtHome.at(tmp_path, wording=wording)
    desk = Desk({"procase": POLICY}, home.ports, lambda: NOW)

    told = desk.submit("procase", home.conversation, DRAFT, None)

    money = next(say for say in told if say.response == "outcome_money")
    chat = fill(wording.template("outcome_money"), money.values) or ""
    for line in ("Restocking fee: 4.50 USD", "Cleaning: 2.00 USD", "A voucher: 1.01 USD"):
        assert line in chat
    assert "Refund: 24.50 USD" in chat
    card = shown(told[0], desk)
    assert card["settlement"] == {
        "lines": [
            {"code": "price", "label": "Price", "amount": "29.99", "sign": 1},
            {"code": "restocking_fee", "label": "Restocking fee", "amount": "4.50", "sign": -1},
            {"code": "cleaning", "label": "Cleaning", "amount": "2.00", "sign": -1},
            {"code": "voucher", "label": "A voucher", "amount": "1.01", "sign": 1},
        ],
        "sum": "24.50",
        "currency": "USD",
    }
    assert card["refund"] == {
        "price": "29.99",
        "restocking_fee": "4.50",
        "amount": "24.50",
        "currency": "USD",
    }
    assert "cleaning" not in {clause["id"] for clause in card["clauses"]}
    sent = [parse(message_bytes(mail, home.photos)) for mail in waiting(home)]
    assert len(sent) == 2
    for mail in sent:
        text = " ".join(body(mail).split())
        assert "Cleaning: 2.00 USD A voucher: 1.01 USD Refund: 24.50 USD" in text
    monkeypatch.setenv("CLAIMDESK_HOME", str(tmp_path))
    assert main(["claims", "show", card["claim_number"]]) == 0
    assert "cleaning: It is cleaned." in capsys.readouterr().out
    home.engine.dispose()


def test_a_charge_that_cannot_be_told_leaves_the_sum_open(
    wording: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No sum is shown that another fact would change."""
    monkeypatch.setattr(Cleaning, "asks", ("product_kind",))
    home = DeskAtHome.at(tmp_path, wording=wording)
    desk = Desk({"procase": POLICY}, home.ports, lambda: NOW)

    told = desk.submit("procase", home.conversation, DRAFT, None)

    assert shown(told[0], desk)["settlement"] is None
    assert "outcome_way_back" in [say.response for say in told]
    home.engine.dispose()


def shown(say: Any, desk: Desk) -> dict[str, Any]:
    """The card as the channel gets it."""
    dispatcher = CollectingDispatcher()
    utter(dispatcher, say, desk)
    return dict(dispatcher.messages[0]["custom"]["card"])


def waiting(home: DeskAtHome) -> list[Any]:
    """Every mail that is to go out."""
    mails = []
    while lease := home.outbox.lease_next(NOW, timedelta(hours=1)):
        mails.append(lease.mail)
    return mails
