"""Rasa's own tests: whole conversations against the trained model, and the data's validation."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from claimdesk.conversation.shared.faq import is_faq
from claimdesk.conversation.shared.matters import INTENTS as OF_A_PERSON
from claimdesk.serving.models import newest_model
from claimdesk.serving.training import rasa_environment
from claimdesk.settings import ROOT

STORIES = sorted(Path(__file__).parent.glob("*.yml"))
FORMS = {
    "claim_form": {"submit", "add", "stop", "person", "check"},
    "contact_form": {"done", "stop", "left", "claim", "check"},
    "filed_claim_form": {"done", "said", "bye", "stop", "person", "order", "claim"},
}
# Of `claimdesk.conversation`.
PACKAGES = {
    "claim_form": "claim_form",
    "contact_form": "staff_message",
    "filed_claim_form": "filed_claims",
}
# What a step outside of the form ends with; within, a message that is about nothing else.
NOT_WITHIN = {"filed_claim_form": {"other"}}


def stories() -> list[dict[str, object]]:
    """Every story of the files beside this one, and the one of all questions."""
    written = [
        story
        for path in STORIES
        for story in yaml.safe_load(path.read_text(encoding="utf-8"))["stories"]
    ]
    return [*written, every_question()]


def every_question() -> dict[str, object]:
    """A story of the questions of the FAQ, each after the other, as the domain lists them."""
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    questions = [name for name in domain["intents"] if is_faq(name) and name not in OF_A_PERSON]
    answered = [({"intent": name}, {"action": f"utter_{name}"}) for name in questions]
    return {"story": "Every question", "steps": [step for each in answered for step in each]}


def test_the_stories_reach_each_end_of_each_form() -> None:
    """A form that ends in a way no story shows would go on unseen."""
    seen: dict[str, set[str]] = {form: set() for form in FORMS}
    for story in stories():
        form = ""
        for step in story["steps"]:  # type: ignore[attr-defined]
            form = step.get("active_loop") or form
            seen.get(form, set()).update(
                value for slot in step.get("slot_was_set", []) for value in slot.values() if value
            )

    assert seen == FORMS


@pytest.mark.parametrize("form", FORMS)
def test_the_ends_of_each_form_are_all_told_here(form: str) -> None:
    """Each that the form's own code names: none without a rule that goes on from it."""
    modules = (ROOT / "claimdesk" / "conversation" / PACKAGES[form]).glob("*.py")
    ends = {
        keyword.value.value
        for module in modules
        for call in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if keyword.arg == "then" and isinstance(keyword.value, ast.Constant)
    }
    assert ends
    assert ends - NOT_WITHIN.get(form, set()) <= FORMS[form]


def test_the_stories_hear_every_intent() -> None:
    """Each is said in some conversation."""
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    heard = {step.get("intent") for story in stories() for step in story["steps"]}  # type: ignore[attr-defined]

    assert set(domain["intents"]) <= heard


@pytest.mark.slow
def test_the_model_takes_every_turn_of_the_stories(tmp_path: Path) -> None:
    """`rasa test core` on the newest model: one wrong turn fails."""
    model = newest_model(ROOT / "models")
    if model is None:
        pytest.fail("no model: run `make train`")
    told = tmp_path / "stories"
    told.mkdir()
    document = {"version": "3.1", "stories": stories()}
    (told / "all.yml").write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")
    command = ["test", "core", "--stories", str(told), "--model", str(model), "--no-plot"]
    command += ["--out", str(tmp_path), "--fail-on-prediction-errors"]
    result = subprocess.run(
        [sys.executable, "-m", "rasa", *command],
        cwd=ROOT,
        env={**rasa_environment(ROOT), "CLAIMDESK_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
    )

    assert result.returncode == 0, (result.stdout + result.stderr)[-4000:]
    assert f"Correct:          {len(stories())} / {len(stories())}" in result.stderr + result.stdout


@pytest.mark.slow
def test_the_data_is_valid_without_a_warning() -> None:
    """`rasa data validate`, its output read too: it lets some warnings pass."""
    result = subprocess.run(
        ["scripts/validate-data"],
        cwd=ROOT,
        env=rasa_environment(ROOT),
        capture_output=True,
        text=True,
    )

    assert result.returncode == 0, result.stdout + result.stderr
