"""Every question of the FAQ has its rules by itself, unless a file has them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.importers.importer import TrainingDataImporter

from claimdesk.settings import ROOT

DOMAIN = """\
version: "3.1"
intents: [ask_parking, ask_help, greet]
actions: [action_after_filing, action_park]
responses:
  utter_ask_parking: [{text: "Behind the house."}]
  utter_ask_help: [{text: "Ask me."}]
slots:
  filed: {type: bool, influence_conversation: true, mappings: [{type: custom}]}
  form_end: {type: text, influence_conversation: true, mappings: [{type: custom}]}
"""
ANSWERED = (False, "utter_ask_parking")
AFTER_FILING = (True, "action_after_filing")


def rules(folder: Path, written: str = "rules: []") -> dict[str, set[tuple[bool, str]]]:
    """By intent: each rule's first action, and whether it is for once a claim was filed."""
    (folder / "domain.yml").write_text(DOMAIN, encoding="utf-8")
    (folder / "rules.yml").write_text(f'version: "3.1"\n{written}\n', encoding="utf-8")
    importer = TrainingDataImporter.load_from_config(
        str(ROOT / "config.yml"), str(folder / "domain.yml"), [str(folder / "rules.yml")]
    )
    found: dict[str, set[tuple[bool, str]]] = {}
    for step in importer.get_stories().story_steps:
        events: list[Any] = step.events
        at = next(i for i, event in enumerate(events) if isinstance(event, UserUttered))
        actions = [e.action_name for e in events[at:] if isinstance(e, ActionExecuted)]
        filed = any(isinstance(e, SlotSet) and e.value is True for e in events[:at])
        found.setdefault(events[at].intent_name, set()).add((filed, actions[0]))
    return found


def test_a_question_is_answered_and_left_to_the_claim_once_one_was_filed(tmp_path: Path) -> None:
    """By the importer that config.yml names; no other intent gets a rule."""
    assert rules(tmp_path) == {"ask_parking": {ANSWERED, AFTER_FILING}}


@pytest.mark.parametrize(
    ("condition", "kept"),
    [
        ("", {(False, "action_park"), AFTER_FILING}),
        ("condition: [{slot_was_set: [{filed: true}]}],", {ANSWERED, (True, "action_park")}),
    ],
)
def test_a_rule_in_a_file_takes_the_place_of_its_like(
    tmp_path: Path, condition: str, kept: set[tuple[bool, str]]
) -> None:
    """So that none contradicts another."""
    rule = f"{{rule: Park, {condition} steps: [{{intent: ask_parking}}, {{action: action_park}}]}}"

    assert rules(tmp_path, f"rules: [{rule}]") == {"ask_parking": kept}


def test_the_projects_own_questions_all_have_both(tmp_path: Path) -> None:
    """The rules that training sees, with those of the files."""
    importer = TrainingDataImporter.load_from_config(
        str(ROOT / "config.yml"), str(ROOT / "domain.yml"), [str(ROOT / "data")]
    )
    names = [step.block_name for step in importer.get_stories().story_steps]

    assert names.count("Answer ask_shipping_cost") == 1
    assert names.count("After filing: ask_shipping_cost") == 1
    assert "Answer ask_stock" not in names  # which data/rules/person.yml has a form for
    assert names.count("After filing: ask_stock") == 1
