"""Rasa's responses as the domain file states them, in Rasa's own format."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain

from claimdesk.adapters.responses import load_responses
from claimdesk.claims.errors import MissingWording
from claimdesk.settings import ROOT

HEAD = "version: '3.1'\nresponses:\n"


def test_they_are_those_that_rasa_reads() -> None:
    """Variants, buttons and all, from the file that is shipped."""
    path = ROOT / "domain.yml"

    assert load_responses(path) == Domain.load(str(path)).responses


def test_what_looks_like_a_number_or_a_truth_is_text(tmp_path: Path) -> None:
    """A button called Yes, an answer that is a year; one channel's variant, a shared list."""
    domain = tmp_path / "domain.yml"
    domain.write_text(
        f"{HEAD}"
        "  utter_a:\n    - text: 1984\n      channel: chat\n"
        "      buttons: &both\n        - {title: Yes, payload: /affirm}\n"
        "  utter_b:\n    - text: B\n      buttons: *both\n"
    )
    buttons = [{"title": "Yes", "payload": "/affirm"}]

    assert load_responses(domain) == {
        "utter_a": [{"text": "1984", "channel": "chat", "buttons": buttons}],
        "utter_b": [{"text": "B", "buttons": buttons}],
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, ": No such file or directory"),
        ("intents: []\n", ":1: must hold responses, each under its name"),
        (f"{HEAD}  utter_a: Hello\n", ":3: utter_a: must be a list of variants"),
        (f"{HEAD}  utter_a: []\n", ":3: utter_a: must be a list of variants"),
        (f"{HEAD}  utter_a:\n    - txt: Hello\n", ":4: utter_a: each variant needs a text"),
        (
            f"{HEAD}  utter_a:\n    - text: A\n      buttons:\n        - title: B\n",
            ":5: utter_a: each button needs a title and a payload",
        ),
        (f'{HEAD}  utter_a:\n    - text: "Hello\n', ": is not YAML: "),
        (
            f"{HEAD}  utter_a: [{{text: A}}]\n  utter_a: [{{text: B}}]\n",
            ":4: utter_a: is given twice; first in line 3",
        ),
    ],
)
def test_what_is_not_in_order_is_told_in_one_line(
    tmp_path: Path, text: str | None, told: str
) -> None:
    """By file, line and name."""
    domain = tmp_path / "domain.yml"
    if text is not None:
        domain.write_text(text)

    with pytest.raises(MissingWording) as error:
        load_responses(domain)

    assert str(error.value).startswith(str(domain))
    assert told in str(error.value)
    assert "\n" not in str(error.value)
