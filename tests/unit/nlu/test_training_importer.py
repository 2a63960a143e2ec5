"""What Rasa reads through the project's importer, and what trainings with it leave."""

from __future__ import annotations

import hashlib
import tarfile
import warnings
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.training_data import TrainingData

from claimdesk.nlu import training_importer
from claimdesk.nlu.fingerprint import code_fingerprint, fingerprint
from claimdesk.serving.models import models_in
from claimdesk.settings import ROOT

SENTENCES = """
version: "3.1"
nlu:
- intent: open_return
  examples: |
    - i want to send back the [case](product)
    - return my {"cable"}
    - can i return it
- intent: ask_track_order
  examples: |
    - where is my parcel
    - track my order
    - it has not come yet
- intent: inform
  metadata: {asked: reason, means: defective}
  examples: |
    - it broke
    - where is my parcel
    - died
    - snapped
    - no power
    - it smokes
    - won't charge
- intent: inform
  metadata: {asked: reason, means: wrong_item}
  examples: |
    - wrong colour
    - not mine
    - another model came
    - you sent the blue one
- synonym: case
  examples: |
    - cover
- lookup: reason/defective
  examples: |
    - it is broken
    - does not work
- lookup: reason/wrong_item
  examples: |
    - the wrong one
- lookup: product
  examples: |
    - charger
""".replace('{"cable"}', '[cable]{"entity": "product", "value": "Cable"}')


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the product's pipeline and a few sentences; its cache is empty."""
    config: dict[str, Any] = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    (tmp_path / "config.yml").write_text(yaml.safe_dump(config))
    domain = {
        "version": "3.1",
        "intents": ["open_return", "ask_track_order", "inform", "other_language"],
        "entities": ["product"],
        "actions": ["action_clarify"],
        "responses": {"utter_ask_track_order": [{"text": "On its way."}]},
    }
    (tmp_path / "domain.yml").write_text(yaml.safe_dump(domain))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "nlu.yml").write_text(SENTENCES)
    rule = {"intent": "ask_track_order"}, {"action": "utter_ask_track_order"}
    rules = {"version": "3.1", "rules": [{"rule": "track", "steps": [*rule]}]}
    (tmp_path / "data" / "rules.yml").write_text(yaml.safe_dump(rules))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def imported() -> TrainingDataImporter:
    """As `rasa train` makes it."""
    return TrainingDataImporter.load_from_config("config.yml", "domain.yml", ["data"])


def sentences(data: TrainingData) -> list[dict[str, Any]]:
    """All that the examples hold, in order."""
    return [example.data for example in data.nlu_examples]


def test_it_reads_what_rasa_reads(project: Path) -> None:
    """Parsed, and then from the cache: sentences with their entities, synonyms, lookup tables."""
    theirs = load_data(str(project / "data" / "nlu.yml"))

    for _ in range(2):
        ours = imported().get_nlu_data()

        assert sentences(ours) == sentences(theirs)
        assert ours.entity_synonyms == theirs.entity_synonyms
        assert ours.lookup_tables == theirs.lookup_tables
        known = {example.fingerprint() for example in theirs.training_examples}
        assert {example.fingerprint() for example in ours.nlu_examples} == known


def test_only_a_changed_file_is_parsed_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others come from the cache; the changed one's new sentence is there."""
    parsed: list[str] = []

    def watched(file: str, language: str | None) -> TrainingData:
        parsed.append(Path(file).name)
        return load_data(file, language)

    monkeypatch.setattr(training_importer, "load_data", watched)
    (project / "data" / "more.yml").write_text(SENTENCES)
    imported().get_nlu_data()
    assert parsed == ["more.yml"]  # the other is the same
    parsed.clear()

    (project / "data" / "more.yml").write_text(SENTENCES + "    - adapter\n")

    tables = imported().get_nlu_data().lookup_tables
    assert "adapter" in [element for table in tables for element in table["elements"]]
    assert parsed == ["more.yml"]


def test_a_faulty_file_is_warned_of_each_time(project: Path) -> None:
    """It is not kept: the second training says the same."""
    other_value = "- synonym: sleeve\n  examples: |\n    - cover\n"
    (project / "data" / "nlu.yml").write_text(SENTENCES + other_value)

    counts = []
    for _ in range(2):
        with warnings.catch_warnings(record=True) as raised:
            warnings.simplefilter("always")
            imported().get_nlu_data()
        counts.append(sum(issubclass(w.category, UserWarning) for w in raised))

    assert counts[0] == counts[1] > 0


def test_the_false_warnings_are_silent_and_the_true_ones_are_not(project: Path) -> None:
    """An answer under two intents is none; a sentence under two is."""
    from rasa.validator import Validator

    def warned() -> str:
        with warnings.catch_warnings(record=True) as raised:
            warnings.simplefilter("always")
            validator = Validator.from_importer(imported())
            validator.verify_nlu()
            validator.verify_utterances_in_stories()
        return "\n".join(str(warning.message) for warning in raised)

    assert "where is my parcel" not in warned()
    assert "'other_language' is listed in the domain file, but" not in warned()

    more = "\n- intent: open_return\n  examples: |\n    - track my order\n"
    (project / "data" / "nlu.yml").write_text(SENTENCES + more)
    domain = (project / "domain.yml").read_text()
    domain = domain.replace("responses:", "responses:\n  utter_lost:\n  - text: Lost.")
    (project / "domain.yml").write_text(domain)

    assert "The example 'track my order' was found labeled with multiple" in warned()
    assert "The utterance 'utter_lost' is not used in any story or rule" in warned()


def contents(model: Path) -> dict[str, str]:
    """A hash of each file that components have stored in a model."""
    with tarfile.open(model) as archive:
        files = [member for member in archive if member.isfile()]
        stored = {member.name: archive.extractfile(member) for member in files}
        return {
            name: hashlib.sha256(file.read()).hexdigest()
            for name, file in stored.items()
            if file and "components" in name
        }


@pytest.mark.slow
def test_a_cached_training_makes_the_same_model_and_says_from_what(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bit for bit that of a training from nothing; a lone NLU model says the same of itself."""
    from rasa.model_training import train, train_nlu

    def trained(name: str) -> Path:
        train("domain.yml", "config.yml", ["data"], "models", fixed_model_name=name)
        return project / "models" / f"{name}.tar.gz"

    trained("before")  # fills the caches
    nlu = (project / "data" / "nlu.yml").read_text()
    (project / "data" / "nlu.yml").write_text(nlu.replace("track my order", "trace my order"))
    cached = contents(trained("cached"))
    monkeypatch.setenv("RASA_MAX_CACHE_SIZE", "0")
    from_nothing = contents(trained("nothing"))

    assert cached == from_nothing
    assert any(name.endswith("full.npz") for name in cached)
    train_nlu("config.yml", "data", "models", domain="domain.yml", fixed_model_name="nlu-lone")
    lone, newest, _, oldest = models_in(project / "models")
    now = fingerprint(project, code=code_fingerprint())
    assert lone.made_from == newest.made_from == now != oldest.made_from
    assert (lone.is_whole, newest.is_whole) == (False, True)
