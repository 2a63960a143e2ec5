"""How many answers of a stranger are read as they were meant, by the question they answer.

`pytest tests/nlu/test_answers_in_context.py -s` prints the figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader

from claimdesk.claims.today import Today
from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.shared.choosing import chosen
from claimdesk.conversation.shared.draft import FIELDS, Draft
from claimdesk.conversation.shared.turn import Choice, Turn
from claimdesk.conversation.shared.understood import Context, confirming
from claimdesk.conversation.understanding.reader import Understanding
from claimdesk.conversation.values.reader import ValueReader
from claimdesk.evaluation.known_twins import TAUGHT, read_taught
from claimdesk.evaluation.trained_reader import load_reader, newest_model
from claimdesk.settings import ROOT
from tests.unit.conversation.talk import STORES, TODAY, WORDING, title

pytestmark = pytest.mark.slow

STORE = STORES["procase"]
HERE = Path(__file__).parent / "in_context"
WRITERS = sorted(path for path in HERE.glob("*.yml") if path.name != TAUGHT)
REMEDIES = ("refund", "replacement", "exchange", "repair")
PROMPTS = Prompts(STORE, WORDING)
UNDERSTANDING = Understanding(ValueReader(STORE, Today.on(TODAY)))
# What stands for a question that any field, or any yes or no, may be.
ANY_FIELD, ANY_YES_OR_NO, ANY_LIST = "order_number", confirming("reason"), "condition"
PLACES = {0: "first", 1: "second", 2: "third", 3: "last"}
# The share read right when this was written, less what another training may cost; the second
# writer's English is further from what is taught.
LEAST = {
    "first_writer": {
        "reason": 0.7,
        "condition": 0.7,
        "wants": 0.7,
        "purchased_from": 0.7,
        "yes_no": 0.7,
        "any": 0.7,
        "choice": 0.5,
    },
    "second_writer": {
        "reason": 0.7,
        "condition": 0.6,
        "wants": 0.65,
        "purchased_from": 0.7,
        "yes_no": 0.6,
        "any": 0.45,
        "choice": 0.45,
    },
}
# Of each of the others, who wrote at most twenty of a kind.
LEAST_OF_ANYONE = {
    "reason": 0.65,
    "condition": 0.7,
    "wants": 0.65,
    "purchased_from": 0.8,
    "yes_no": 0.6,
    "any": 0.5,
    "choice": 0.65,
}


def answers(path: Path) -> Iterator[tuple[str, str, str]]:
    """Question, meaning and text of each held-out answer of which training has no near-twin."""
    taught = read_taught(path.parent)
    for example in RasaYAMLReader().read(str(path)).intent_examples:
        about = example.get("metadata")["intent"]
        if example.get("text") not in taught:
            yield about["asked"], about["means"], example.get("text")


def understood(question: str, turn: Turn) -> str | None:
    """What the claim form takes an answer for, in the terms of the answers' meanings."""
    asked = {"any": ANY_FIELD, "yes_no": ANY_YES_OR_NO, "choice": ANY_LIST}.get(question, question)
    draft = Draft({"reason": "defective"} if asked != "reason" else {})
    choices = PROMPTS.ask(asked, REMEDIES).choices if asked in FIELDS else ()
    picked = chosen(turn.text, [title(choice) for choice in choices])  # as the channel does
    if picked is not None:
        turn = _taken(choices[picked])
    commands = UNDERSTANDING.read(turn, Context(asked, draft, choices))
    name = commands.commands[0].name if commands.commands else None
    if question == "choice":
        value = commands.changes.get("condition")
        offered = [choice.entities["condition"] for choice in choices]
        place = offered.index(value) if value in offered else None
        return "none" if name in ("skip", "deny") else PLACES.get(place)  # type: ignore[arg-type]
    if question == "any":
        meant = {"clarify": "explain", "skip": "cannot_provide", "wait": "later"}
        return meant.get(str(name), name)
    if question == "yes_no":
        return {"clarify": "why", "skip": "unsure"}.get(str(name), name)
    if name == "skip" and question == "purchased_from":
        return "unknown"
    return commands.changes.get(question, name)


@pytest.mark.parametrize("path", WRITERS, ids=lambda path: path.stem)
def test_a_strangers_answers_are_read_in_their_context(path: Path) -> None:
    """Each question's own share; none of the sentences is taught."""
    asked = list(answers(path))
    parsed = load_reader(newest_model(ROOT / "models"))([text for _, _, text in asked])
    right, total, wrong = Counter[str](), Counter[str](), []
    for (question, meaning, text), message in zip(asked, parsed, strict=True):
        found = understood(question, Turn.parsed({**message, "text": text}))
        total[question] += 1
        right[question] += found == meaning
        if found != meaning:
            wrong.append(f"{question} {meaning}, read as {found}: {text}")
    shares = {question: right[question] / total[question] for question in total}
    print("\n".join([*wrong, *(f"{name}: {share:.3f}" for name, share in shares.items())]))  # noqa: T201
    print(f"all: {sum(right.values()) / sum(total.values()):.3f}")  # noqa: T201

    least = LEAST.get(path.stem, LEAST_OF_ANYONE)
    assert {name: share for name, share in shares.items() if share < least[name]} == {}


def _taken(choice: Choice) -> Turn:
    entities = {name: (value,) for name, value in choice.entities.items()}
    return Turn(f"/{choice.intent}", choice.intent, entities=entities, is_choice=True)
