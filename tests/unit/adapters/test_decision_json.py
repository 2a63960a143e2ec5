"""A decision as JSON, and read back."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml

from claimdesk.adapters.decision_json import decision_card, decision_from, decision_json
from claimdesk.adapters.store_files import load_stores
from claimdesk.adapters.wording import load_wording
from claimdesk.claims.claim import Claim
from claimdesk.claims.decision import Decision, decide
from claimdesk.claims.today import Today
from claimdesk.settings import ROOT

STORES = load_stores(ROOT / "stores")
WORDING = load_wording(ROOT / "wording" / "en.yml")
TODAY = date(2025, 3, 10)
FOLDER = ROOT / "tests" / "store_cases"
CASES = [
    (store, case)
    for store in STORES
    for case in yaml.safe_load((ROOT / f"tests/store_cases/{store}.yml").read_text("utf-8"))[
        "cases"
    ]
]


class Sentence:
    """Wording for a decision whose sentences do not matter here."""

    def text(self, name: str, values: object) -> str:
        return name


def test_a_decision_is_shown_in_plain_values() -> None:
    """The contract's keys, decimal strings, ISO dates, and JSON throughout."""
    claim = Claim(
        reason="change_of_mind",
        purchased_from="store",
        purchased_on=date(2025, 3, 1),
        condition="used",
        price=Decimal("40.00"),
    )

    shown = decision_json(decide(STORES["procase"], claim, Today.on(TODAY)).worded(Sentence()))

    assert list(shown) == [
        "store",
        "policy_version",
        "verdict",
        "track",
        "reasons",
        "missing",
        "remedies",
        "refund",
        "settlement",
        "return_shipping_paid_by",
        "deadline",
        "clauses",
        "judged_on",
        "whose_day",
    ]
    assert shown["deadline"] == "2025-03-31"
    assert shown["reasons"] == [
        {
            "code": "condition_not_accepted",
            "id": "item_condition",
            "held": False,
            "text": "reason_condition_not_accepted",
            "source": 'Refund and Return 1: "has to be in new, unopened and sellable condition"',
        }
    ]
    assert {frozenset(clause) for clause in shown["clauses"]} == {
        frozenset({"id", "held", "text", "source"})
    }
    assert json.loads(json.dumps(shown)) == shown


def test_money_is_shown_as_decimal_strings() -> None:
    """Never as a binary fraction."""
    claim = Claim(
        reason="other",
        purchased_from="store",
        purchased_on=date(2025, 3, 1),
        condition="unopened",
        price=Decimal("33.30"),
    )

    shown = decision_json(decide(STORES["procase"], claim, Today.on(TODAY)).worded(Sentence()))

    assert shown["refund"] == {
        "price": "33.30",
        "restocking_fee": "5.00",
        "amount": "28.30",
        "currency": "USD",
    }
    assert shown["settlement"] == {
        "lines": [
            {"code": "price", "amount": "33.30", "sign": 1},
            {"code": "restocking_fee", "amount": "5.00", "sign": -1},
        ],
        "sum": "28.30",
        "currency": "USD",
    }


@pytest.mark.parametrize(
    ("store", "case"), CASES, ids=[f"{store}: {case['name']}" for store, case in CASES]
)
def test_a_recorded_decision_says_what_was_recorded(store: str, case: dict[str, Any]) -> None:
    """Verdict, words, days and money come back from the record to the letter."""
    recorded = decision_json(decided(store, case["claim"], case["today"]))

    assert decision_json(decision_from(json.loads(json.dumps(recorded)))) == recorded


def test_a_record_from_before_settlements_has_its_money() -> None:
    """Price and fee are lines then as well; whose day it was nobody had written down."""
    claim = {"reason": "other", "purchased_from": "store", "price": "33.30",
             "purchased_on": "2025-03-01", "condition": "unopened"}  # fmt: skip
    recorded = decision_json(decided("procase", claim, TODAY))
    old = {k: v for k, v in recorded.items() if k not in ("settlement", "judged_on", "whose_day")}

    read = decision_from(old)

    assert decision_json(read)["settlement"] == recorded["settlement"]
    assert (read.judged_on, read.whose_day) == (None, "store")


def test_a_card_labels_each_line_and_lists_what_is_not_about_money() -> None:
    """Fee, remedy and return shipping are told by the lines."""
    claim = {"reason": "other", "purchased_from": "store", "price": "33.30",
             "purchased_on": "2025-03-01", "condition": "unopened"}  # fmt: skip
    decision = decided("procase", claim, TODAY)

    card = decision_card(decision, {"price": "Paid", "restocking_fee": "Kept"})

    assert [line["label"] for line in card["settlement"]["lines"]] == ["Paid", "Kept"]
    listed = {clause["id"] for clause in card["clauses"]}
    judged = {found.clause_id for found in decision.clauses}
    assert judged - listed == {"remedy", "restocking_fee", "return_shipping"}


def decided(store: str, claim: dict[str, Any], today: date) -> Decision:
    """The store's decision on a claim, in words."""
    return decide(STORES[store], Claim.from_mapping(claim), Today.on(today)).worded(WORDING)
