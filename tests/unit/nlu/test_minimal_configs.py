"""Each component of ours trains in a pipeline of its own, by Rasa's own means."""

from __future__ import annotations

from typing import Any

import pytest

from claimdesk.settings import ROOT
from tests.unit.nlu.conftest import CONFIGS

SENTENCES = """
version: "3.1"
nlu:
- intent: track
  examples: |
    - where is my parcel
    - track my package
    - has my order been shipped
- intent: refund
  examples: |
    - i want my money back
    - refund me please
    - give me a refund
"""


def test_every_component_has_its_minimal_config() -> None:
    """Under its own name."""
    modules = (ROOT / "claimdesk" / "nlu").glob("*.py")
    components = {p.stem for p in modules if "@DefaultV1Recipe.register" in p.read_text("utf-8")}

    assert {path.stem for path in CONFIGS.glob("*.yml")} == components


@pytest.mark.slow  # the words' meanings are taken in training, ten seconds
@pytest.mark.parametrize(
    ("config", "text"),
    [
        ("cascade_intent_classifier", "where is my package"),
        ("spelling_corrector", "wehre is my pacel"),
        ("sentence_encoder", "when does the delivery arrive"),
        ("word_meanings", "delivery"),
    ],
)
def test_what_is_read_by_one_component_and_the_classifier(
    trained_pipeline: Any, config: str, text: str
) -> None:
    """Slips, other words, and other words in another order: still a parcel that is asked after."""
    assert trained_pipeline(config, SENTENCES)(text)["intent"]["name"] == "track"
