"""Every case in tests/store_cases/<store>.yml, judged by that store's file."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimdesk.adapters.decision_json import decision_json
from claimdesk.adapters.store_files import load_store
from claimdesk.claims.claim import Claim
from claimdesk.claims.clauses import CLAUSES
from claimdesk.claims.decision import decide
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.settings import ROOT

HERE = Path(__file__).parent
STORES = {
    "procase": ROOT / "stores",
    "casesora": ROOT / "stores",
    "tinkerbarn": ROOT / "tests" / "fixtures" / "stores",
}
LEAST_CASES = {"procase": 70, "casesora": 45, "tinkerbarn": 30}


class Sentence:
    """Wording for a decision whose sentences do not matter here."""

    def text(self, name: str, values: object) -> str:
        return name


@lru_cache
def policy_of(store: str) -> StorePolicy:
    return load_store(STORES[store] / f"{store}.yml")


@lru_cache
def cases_of(store: str) -> list[dict[str, Any]]:
    return yaml.safe_load((HERE / f"{store}.yml").read_text(encoding="utf-8"))["cases"]


CASES = [(store, case) for store in STORES for case in cases_of(store)]


def judged(store: str, case: dict[str, Any]) -> dict[str, Any]:
    decision = decide(policy_of(store), Claim.from_mapping(case["claim"]), Today.on(case["today"]))
    shown = decision_json(decision.worded(Sentence()))
    return {**shown, "reasons": [reason["code"] for reason in shown["reasons"]]}


@pytest.mark.parametrize(
    ("store", "case"), CASES, ids=[f"{store}: {case['name']}" for store, case in CASES]
)
def test_case(store: str, case: dict[str, Any]) -> None:
    """The store's terms come to what the case says."""
    decision = judged(store, case)

    expected = dict(case["expected"])
    if expected.get("deadline"):
        expected["deadline"] = expected["deadline"].isoformat()
    assert {name: decision[name] for name in expected} == expected


@pytest.mark.parametrize("store", STORES)
def test_the_cases_are_many_and_each_is_named_once(store: str) -> None:
    """A name tells one case from all others of its store."""
    names = Counter(case["name"] for case in cases_of(store))

    assert [name for name, times in names.items() if times > 1] == []
    assert len(names) >= LEAST_CASES[store]


def test_each_clause_has_a_case_it_passes_and_one_it_does_not() -> None:
    """No clause is only ever held, or only ever failed, by the cases."""
    seen: dict[bool | None, set[str]] = {True: set(), False: set(), None: set()}
    for store, case in CASES:
        claim = Claim.from_mapping(case["claim"])
        for finding in decide(policy_of(store), claim, Today.on(case["today"])).clauses:
            seen[finding.held].add(finding.clause_id)

    never_against = {clause.id for clause in CLAUSES if not clause.codes}
    assert {clause.id for clause in CLAUSES} - seen[True] == set()
    assert {clause.id for clause in CLAUSES} - seen[False] - seen[None] - never_against == set()


def test_each_code_has_a_case() -> None:
    """Every code a clause may give is given in some case, but for two that are unit-tested."""
    given = {code for store, case in CASES for code in judged(store, case)["reasons"]}

    codes = {code for clause in CLAUSES for code in clause.codes}
    assert codes - given == {"bought_from_store", "order_state_unknown"}
    assert given - codes == set()
