"""The catalogue is whole: wording, descriptions, README lines and schema for all there is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_origin

import pytest
import yaml
from pydantic import BaseModel

from claimdesk.adapters.store_files import load_stores, schema_text
from claimdesk.adapters.wording import load_wording
from claimdesk.claims.claim import Claim
from claimdesk.claims.clauses import CLAUSES
from claimdesk.claims.decision import decide
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.settings import ROOT

CASES = ROOT / "tests" / "store_cases"
STORES = load_stores(ROOT / "stores") | load_stores(ROOT / "tests" / "fixtures" / "stores")


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The model and every model inside it."""
    yield model
    for field in model.__fields__.values():
        is_class = isinstance(field.type_, type) and get_origin(field.type_) is None
        if is_class and issubclass(field.type_, BaseModel):
            yield from models(field.type_)


FACTS = load_wording(ROOT / "wording" / "en.yml").facts
KEYS = sorted(
    {(model.__name__, name) for model in models(StorePolicy) for name in model.__fields__}
)


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
def test_each_clause_has_its_wording(clause: object) -> None:
    """A sentence for the term, and one for each code it may give."""
    wording = load_wording(ROOT / "wording" / "en.yml")

    for name in [f"clause_{clause.id}", *(f"reason_{code}" for code in clause.codes)]:
        assert wording.template(name).strip().endswith((".", "?"))


@pytest.mark.parametrize("store", STORES)
def test_every_decision_of_the_cases_can_be_worded(store: str) -> None:
    """No sentence asks for a value that its finding does not give."""
    wording = load_wording(ROOT / "wording" / "en.yml")
    cases = yaml.safe_load((CASES / f"{store}.yml").read_text(encoding="utf-8"))["cases"]

    for case in cases:
        claim = Claim.from_mapping(case["claim"])
        decision = decide(STORES[store], claim, Today.on(case["today"])).worded(wording)
        for finding in [*decision.clauses, *decision.reasons]:
            assert finding.text
            assert "{" not in finding.text
            assert "_" not in finding.text


@pytest.mark.parametrize(("model", "key"), KEYS)
def test_each_store_key_has_its_readme_line(model: str, key: str) -> None:
    """The shop owner finds every key explained."""
    readme = (ROOT / "stores" / "README.md").read_text(encoding="utf-8")

    assert f"| `{key}` |" in readme


def test_each_store_key_is_described_in_the_schema() -> None:
    """An editor shows what a key is for."""
    undescribed = [
        f"{model.__name__}.{name}"
        for model in models(StorePolicy)
        for name, field in model.__fields__.items()
        if not (field.field_info.description or "").endswith(".")
    ]

    assert undescribed == []


def test_the_readme_says_of_each_key_what_the_schema_says() -> None:
    """One description, in two places."""
    readme = (ROOT / "stores" / "README.md").read_text(encoding="utf-8")
    differing = [
        f"{model.__name__}.{name}"
        for model in models(StorePolicy)
        for name, field in model.__fields__.items()
        if f"| `{name}` | {field.field_info.description}" not in readme
    ]

    assert differing == []


def test_the_schema_file_is_current() -> None:
    """Renewed by `claimdesk check --schema > stores/schema.json`."""
    assert (ROOT / "stores" / "schema.json").read_text(encoding="utf-8") == schema_text(FACTS)


def test_the_schema_says_of_each_fact_what_the_catalogue_says() -> None:
    """An editor completes the facts that sentences tell, and marks any other."""
    facts = json.loads(schema_text({"wrapping": "What it costs."}))["properties"]["facts"]

    assert facts["additionalProperties"] is False
    assert set(facts["properties"]) == {"wrapping"}
    assert facts["properties"]["wrapping"]["description"] == "What it costs."
    assert facts["properties"]["wrapping"]["items"] == {"$ref": "#/definitions/Dated_Text_"}


@pytest.mark.parametrize(
    "path",
    sorted([*ROOT.glob("stores/*.yml"), *ROOT.glob("tests/fixtures/stores/*.yml")]),
    ids=lambda path: path.stem,
)
def test_each_store_file_names_its_schema(path: Path) -> None:
    """So that an editor completes its keys."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    schema = first.removeprefix("# yaml-language-server: $schema=")

    assert first != schema
    assert (path.parent / schema).resolve() == ROOT / "stores" / "schema.json"


def test_the_third_store_uses_every_term() -> None:
    """What the real stores leave out is still shown to work."""
    barn = STORES["tinkerbarn"]

    assert set(barn.terms.in_force(date(2025, 6, 1))) == set(barn.terms.__fields__)
