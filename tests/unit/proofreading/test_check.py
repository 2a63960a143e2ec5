"""What is wrong with sentences is named by file, line and entry; a worse version is not taken."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from claimdesk.adapters.responses import load_responses
from claimdesk.adapters.store_files import load_stores
from claimdesk.adapters.wording import load_wording
from claimdesk.claims.errors import MissingWording
from claimdesk.claims.store_policy import facts_of
from claimdesk.proofreading.check import WordFiles
from claimdesk.proofreading.filled_names import StoreFacts
from claimdesk.proofreading.source_scan import scan
from claimdesk.settings import ROOT, Settings

# What a store states by being one.
OF_EVERY_STORE = {
    *("store_name", "greeting_name", "store_website", "contact_email", "contact_subjects"),
    *("order_number_example", "currency", "emergency"),
}
TODAY = date(2026, 3, 12)
FACTS = load_wording(ROOT / "wording" / "en.yml").facts


class Files:
    """Copies of the files that are said, which can be edited."""

    def __init__(self, folder: Path, root: Path = ROOT) -> None:
        shutil.copytree(ROOT / "wording", folder / "wording")
        shutil.copy(ROOT / "domain.yml", folder)
        self.domain = folder / "domain.yml"
        self.wording = folder / "wording" / "en.yml"
        self.french = folder / "wording" / "fr.yml"
        settings = replace(Settings(), wording=self.wording, responses=self.domain)
        self.check = WordFiles(root, settings, lambda: TODAY)

    def edit(self, name: str, before: str, after: str) -> Path:
        path: Path = getattr(self, name)
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
        return path

    def named(self) -> list[str]:
        return [str(problem) for problem in self.check.problems()]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def test_what_is_shipped_is_in_order(files: Files) -> None:
    """Nothing is named that is not wrong."""
    assert files.named() == []


def line_of(path: Path, entry: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if line.strip().startswith(f"{entry}:"))


SPOILT = {
    "response": (
        ("domain", "Delivery takes {shipping_time}.", "Delivery takes {shiping_time}."),
        ("utter_ask_shipping_time", "{shiping_time}: no store states it; did you mean {shipping_"),
    ),
    "said with values": (
        ("wording", '  duplicate: "', '  duplicate: "{clam_number} '),
        ("duplicate", "{clam_number}: no store states it, and claimdesk/conversation/"),
    ),
    "put together": (
        ("wording", "  ask_order_number: \"What's", "  ask_order_number: \"{exampel} What's"),
        ("ask_order_number", "{exampel}: nothing fills it; did you mean {example}?"),
    ),
    "nobody says": (
        ("wording", "  ask_reason: ", "  gift_wrapped: Wrapped.\n  ask_reason: "),
        ("gift_wrapped", "nobody says it"),
    ),
    "missing": (
        ("wording", "  ask_reason: ", "  ask_raeson: "),
        ("ask_reason", "is said and has no words; did you mean ask_raeson?"),
    ),
    "more of nothing": (
        ("wording", "  ask_reason: ", "  more_ask_gifts: In paper.\n  ask_reason: "),
        ("more_ask_gifts", "is more of an answer that there is none of: utter_ask_gifts"),
    ),
    "no response to a rule": (
        ("domain", "  utter_ask_shipping_time:", "  utter_ask_shiping_time:"),
        ("utter_ask_shipping_time", "is said and has no words; did you mean ask_shiping_time?"),
    ),
    "another language": (
        ("french", "{contact_email}", "{contact_emial}"),
        ("english_only", "{contact_emial}: nothing fills it; did you mean {contact_email}?"),
    ),
    "missing there": (
        ("french", "  choice_pass_on: ", "  choice_passed: "),
        ("choice_pass_on", "is said and has no words in this language"),
    ),
}


@pytest.mark.parametrize("kind", SPOILT)
def test_what_is_wrong_is_named_with_its_entry_and_what_was_meant(files: Files, kind: str) -> None:
    """A value that nothing fills, words that nobody says, and a name that has no words."""
    edit, (entry, told) = SPOILT[kind]
    files.edit(*edit)

    named = files.named()

    assert any(f": {entry}: {told}" in line for line in named), named


def test_the_line_is_the_entrys(files: Files) -> None:
    """Of the file it stands in; of a rule, where it utters what has no response."""
    path = files.edit("wording", "  ask_reason: ", "  gift_wrapped: Wrapped.\n  ask_reason: ")
    lines = path.read_text(encoding="utf-8").splitlines()
    files.edit("domain", "  utter_goodbye:", "  utter_godbye:")
    rule = ROOT / "data" / "rules" / "conversation.yml"
    uttered = rule.read_text(encoding="utf-8").splitlines()
    at = uttered.index("      - action: utter_goodbye") + 1

    named = files.named()

    number = lines.index("  gift_wrapped: Wrapped.") + 1
    assert f"{path}:{number}: gift_wrapped: nobody says it" in named
    where = f"data/rules/conversation.yml:{at}: utter_goodbye"
    assert any(line.startswith(where) for line in named)


def test_every_fact_and_term_is_known_from_the_rules(files: Files) -> None:
    """Those that no store of the folder states as well, but no other name like them."""
    nothing_stated = StoreFacts({}, FACTS, scan(ROOT), TODAY)
    (full,) = load_stores(ROOT / "tests" / "fixtures" / "full_store").values()
    of_its_kinds = {f"warranty_{kind.id}" for kind in full.product_kinds}
    stated = set(facts_of(full, TODAY)) - OF_EVERY_STORE - of_its_kinds

    assert len(stated) > 50
    assert {name for name in stated if name not in nothing_stated} == set()
    for name in (
        "return_window_lenght",
        "restocking_fee_mount",
        "shiping_time",
        "refund",
        "order_number",
    ):
        assert name not in nothing_stated


@pytest.mark.parametrize("kind", ["said with values", "put together", "missing"])
def test_a_changed_catalogue_that_is_worse_is_refused(files: Files, kind: str) -> None:
    """It would cost a shopper an answer, or a claim its mail."""
    before, responses = load_wording(files.wording), load_responses(files.domain)
    edit, (entry, told) = SPOILT[kind]
    files.edit(*edit)

    with pytest.raises(MissingWording) as error:
        files.check.catalogue(before, responses)
    assert f": {entry}: {told}" in str(error.value)


def test_changed_responses_that_are_worse_are_refused(files: Files) -> None:
    """What a rule utters keeps its words, and they keep what fills them."""
    for kind in ("response", "no response to a rule"):
        before, catalogue = load_responses(files.domain), load_wording(files.wording)
        edit, (entry, told) = SPOILT[kind]
        files.edit(*edit)

        with pytest.raises(MissingWording) as error:
            files.check.responses(before, catalogue)
        assert f": {entry}: {told}" in str(error.value)
        shutil.copy(ROOT / "domain.yml", files.domain)


def test_what_costs_nobody_anything_is_taken(files: Files) -> None:
    """New words, an entry nobody says yet, and what was wrong from the beginning."""
    files.edit(*SPOILT["put together"][0])
    before, responses = load_wording(files.wording), load_responses(files.domain)
    files.edit(*SPOILT["nobody says"][0])
    files.edit("wording", '"Something went wrong on my side.', '"My mistake.')

    now = files.check.catalogue(before, responses)

    assert now.template("turn_failed").startswith("My mistake.")
    assert now.template("gift_wrapped") == "Wrapped."


def test_a_broken_domain_does_not_hold_up_the_catalogue(files: Files) -> None:
    """Each file is judged beside the other's last words."""
    before, responses = load_wording(files.wording), load_responses(files.domain)
    files.edit("domain", "responses:", "responses: [")
    files.edit("wording", '"Something went wrong on my side.', '"My mistake.')

    now = files.check.catalogue(before, responses)

    assert now.template("turn_failed").startswith("My mistake.")
