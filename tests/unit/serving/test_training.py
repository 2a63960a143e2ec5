"""When a model is trained, and when not; with a stand-in for Rasa's own training."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from claimdesk.nlu.fingerprint import WHAT_COUNTS, counted_of_domain, fingerprint
from claimdesk.serving.progress import Progress
from claimdesk.serving.training import TrainingFailed, is_current, rasa_environment, train
from claimdesk.settings import ROOT
from tests.unit.serving.model_files import write_model

# Run as `python -m rasa train …`, in place of Rasa.
RASA = """
import json, os, pathlib, sys
from claimdesk.nlu.fingerprint import fingerprint
from tests.unit.serving.model_files import write_model
if pathlib.Path("config.yml").read_text() == "broken":
    raise SystemExit("config.yml: no such component")
json.dump([sys.argv[1:], os.environ["RASA_TELEMETRY_ENABLED"]], open("called.json", "w"))
number = len(list(pathlib.Path("models").glob("*.tar.gz")))
lone = "nlu" in sys.argv
write_model(
    pathlib.Path(f"models/{'nlu-' * lone}2026010{number}-120000-red-fox.tar.gz"),
    age=-number, core=not lone, made_from=fingerprint(pathlib.Path())
)
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with everything a model is made from."""
    for name in (
        "data/nlu/shipping.yml",
        "claimdesk/nlu/model.py",
        "claimdesk/language/en/dates.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(name)
    for name in ("domain.yml", "config.yml", "requirements.lock"):
        (tmp_path / name).write_text(name)
    (tmp_path / "rasa").mkdir()
    (tmp_path / "rasa" / "__init__.py").touch()
    (tmp_path / "rasa" / "__main__.py").write_text(RASA)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return tmp_path


def quietly() -> Progress:
    return Progress(io.StringIO())


def by_rasa(project: Path, *arguments: str) -> None:
    """What a trainer types, without Claimdesk."""
    command = [sys.executable, "-m", "rasa", "train", *arguments]
    subprocess.run(command, cwd=project, env=rasa_environment(project), check=True)


def test_training_happens_once_for_the_same_data(project: Path) -> None:
    """A second call with nothing changed trains nothing."""
    assert not is_current(project)
    assert train(project, quietly())
    assert is_current(project)
    assert not train(project, quietly())
    assert train(project, quietly(), force=True)


@pytest.mark.parametrize(
    "name",
    [
        "data/nlu/shipping.yml",
        "domain.yml",
        "config.yml",
        "claimdesk/nlu/model.py",
        "claimdesk/language/en/dates.py",
        "requirements.lock",
    ],
)
def test_a_change_to_any_ingredient_trains_again(project: Path, name: str) -> None:
    """One changed byte in the data, the domain, the configuration or the code is enough."""
    train(project, quietly())
    (project / name).write_text(f"{name}!")

    assert not is_current(project)
    assert train(project, quietly())


def test_a_renamed_or_a_removed_file_trains_again(project: Path) -> None:
    """Names count, not only contents."""
    train(project, quietly())
    (project / "data/nlu/shipping.yml").rename(project / "data/nlu/parcels.yml")
    assert train(project, quietly())

    (project / "data/nlu/parcels.yml").unlink()
    assert train(project, quietly())


def test_a_change_of_wording_trains_nothing(project: Path) -> None:
    """The catalogue is read when the server starts, and no part of a model."""
    train(project, quietly())
    (project / "wording").mkdir()
    (project / "wording" / "en.yml").write_text("en: {greet: Hi}")

    assert is_current(project)


DOMAIN = """\
intents: [ask_hours, greet]
responses:
  utter_ask_hours:
    - text: "From nine to five."  # as on the door
  utter_greet:
    - text: "Hello."
"""


@pytest.mark.parametrize(
    ("before", "after", "trains"),
    [
        ("From nine to five.", "From nine to six.", False),
        ("  # as on the door", "", False),
        ('    - text: "Hello."', '    - text: "Hello."\n    - text: "Hi."', False),
        ('"Hello."', '"Hello."\n      buttons: [{title: Help, payload: /ask_help}]', False),
        ("utter_greet", "utter_hello", True),
        ("greet]", "greet, goodbye]", True),
        ("[ask_hours, greet]", "[greet, ask_hours]", True),
        ("responses:", "responses: [", True),
    ],
    ids=["words", "comment", "variant", "button", "name", "intent", "order", "broken"],
)
def test_of_the_domain_all_counts_but_what_its_responses_say(
    project: Path, before: str, after: str, trains: bool
) -> None:
    """A sentence, a variant and a button are read when they are said; the rest makes a model."""
    domain = project / "domain.yml"
    domain.write_text(DOMAIN)
    train(project, quietly())
    assert before in DOMAIN
    domain.write_text(DOMAIN.replace(before, after))

    assert train(project, quietly()) is trains


def test_the_newest_model_stays_current_when_a_response_is_edited(tmp_path: Path) -> None:
    """Of the domain as it is shipped, whichever sentence it was."""
    shipped = (ROOT / "domain.yml").read_text(encoding="utf-8")
    edited = tmp_path / "domain.yml"
    edited.write_text(
        shipped.replace("Delivery takes {shipping_time}.", "It takes {shipping_time}.")
    )

    assert edited.read_text() != shipped
    assert counted_of_domain(edited.read_bytes()) == counted_of_domain(shipped.encode())


def test_caches_and_hidden_files_count_for_nothing(project: Path) -> None:
    """Python's caches and an editor's files leave the model as it is."""
    before = fingerprint(project)
    (project / "claimdesk/nlu/__pycache__").mkdir()
    (project / "claimdesk/nlu/__pycache__/model.pyc").write_text("x")
    (project / "data/nlu/.shipping.yml.swp").write_text("x")

    assert fingerprint(project) == before


def test_a_model_from_elsewhere_is_not_taken_for_current(project: Path) -> None:
    """A newer model that says nothing of what it was made from, or something else."""
    for made_from in ("", "other data"):
        train(project, quietly())
        other = project / "models" / "other.tar.gz"
        write_model(other, age=-(2**20), made_from=made_from)

        assert not is_current(project)
        other.unlink()
        assert is_current(project)


def test_a_model_of_plain_rasa_train_is_taken(project: Path) -> None:
    """What it was made from stands in the model, whoever has trained it."""
    (project / "models").mkdir()
    by_rasa(project, "--out", "models")

    assert is_current(project)
    assert not train(project, quietly())


def test_a_lone_model_is_no_current_one(project: Path) -> None:
    """After `rasa train nlu` of new data a whole one is trained; of old data the old one stands."""
    train(project, quietly())
    by_rasa(project, "nlu", "--out", "models")
    assert is_current(project)

    (project / "domain.yml").write_text("new")
    by_rasa(project, "nlu", "--out", "models")

    assert not is_current(project)
    assert train(project, quietly())


def test_only_who_forces_a_training_goes_without_rasas_cache(project: Path) -> None:
    """Its cache knows our code (fingerprint_addon), so that nothing is trained in vain."""
    for force in (False, True):
        train(project, quietly(), force=force)

        arguments, telemetry = json.loads((project / "called.json").read_text())
        assert arguments == ["train", "--out", "models", *(["--force"] if force else [])]
        assert telemetry == "false"


def test_old_models_are_removed(project: Path) -> None:
    """After a training so many are left as are to be kept, and it is said which are gone."""
    said = io.StringIO()
    for number in range(3):
        (project / "domain.yml").write_text(f"{number}")
        train(project, Progress(said), keep=2)

    assert len(list((project / "models").glob("*.tar.gz"))) == 2
    assert "20260100-120000-red-fox.tar.gz is old and removed" in said.getvalue()


def test_of_a_file_only_what_counts_counts(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a part of a file is no part of a model, changing it trains nothing."""
    (project / "domain.yml").write_text("intents\nresponses: Hi")
    monkeypatch.setitem(WHAT_COUNTS, "domain.yml", lambda content: content.splitlines()[0])
    before = fingerprint(project)

    (project / "domain.yml").write_text("intents\nresponses: Hello")
    assert fingerprint(project) == before

    (project / "domain.yml").write_text("intent\nresponses: Hello")
    assert fingerprint(project) != before


def test_a_removed_model_trains_again(project: Path) -> None:
    """The stamp alone is no model."""
    train(project, quietly())
    for model in (project / "models").glob("*.tar.gz"):
        model.unlink()

    assert train(project, quietly())


def test_a_failed_training_shows_the_end_of_its_output(project: Path) -> None:
    """What Rasa said is in the error, and the next call tries again."""
    (project / "config.yml").write_text("broken")

    with pytest.raises(TrainingFailed, match=r"config\.yml: no such component"):
        train(project, quietly())
    assert not is_current(project)
