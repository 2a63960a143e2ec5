"""`claimdesk release`: what the gate says of real models, and the way back."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from claimdesk.cli import release
from claimdesk.cli.main import main
from claimdesk.serving.releases import live_model, make_live
from claimdesk.serving.training import newest_model
from claimdesk.settings import ROOT
from tests.unit.serving.model_files import write_model


def test_going_back_says_which_is_live_and_how(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It takes a restart; a second call goes forth again, and there may be no way back."""
    models = tmp_path / "models"
    models.mkdir()
    monkeypatch.setattr(release, "ROOT", tmp_path)
    assert main(["release", "--back"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    for name in ("old.tar.gz", "new.tar.gz"):
        write_model(models / name)
        make_live(models, name)

    assert main(["release", "--back"]) == 0

    assert live_model(models) == models / "old.tar.gz"
    out = capsys.readouterr().out
    assert "models/old.tar.gz is live again; the next start serves it" in out
    assert "models/new.tar.gz was before: claimdesk release --back" in out


@pytest.mark.parametrize("problems", [[], ["accuracy: 0.80 is below 0.93"]])
def test_the_first_release_has_what_was_served_to_go_back_to(
    problems: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest until the training; a model that is refused is not served for being newer."""
    models = tmp_path / "models"
    models.mkdir()
    _model(models, "old.tar.gz", 1)
    monkeypatch.setattr(release, "ROOT", tmp_path)
    monkeypatch.setattr(release, "train", lambda root, _: _model(models, "new.tar.gz", 2))
    monkeypatch.setattr(release, "_judged", lambda *_: (problems, []))

    assert main(["release"]) == (1 if problems else 0)

    assert live_model(models) == models / ("old.tar.gz" if problems else "new.tar.gz")
    assert main(["release", "--back"]) == (2 if problems else 0)
    assert live_model(models) == models / "old.tar.gz"


def test_a_refused_model_that_is_served_already_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where none was released, the newest is served, whatever the gate says."""
    models = tmp_path / "models"
    models.mkdir()
    _model(models, "new.tar.gz", 1)
    monkeypatch.setattr(release, "ROOT", tmp_path)
    monkeypatch.setattr(release, "train", lambda root, progress: False)
    monkeypatch.setattr(release, "_judged", lambda *_: (["a recall is too low"], []))

    assert main(["release"]) == 1

    assert "new.tar.gz is served all the same: it is the newest" in capsys.readouterr().out


def _model(models: Path, name: str, written_at: int) -> None:
    write_model(models / name)
    os.utime(models / name, (written_at, written_at))


@pytest.mark.slow
def test_a_model_that_passes_goes_live_and_one_that_does_not_stays_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The trained model is read twice over: nothing is won or lost against itself."""
    trained = newest_model(ROOT / "models")
    assert trained is not None
    models = tmp_path / "models"
    models.mkdir()
    for place, name in enumerate(("old.tar.gz", "new.tar.gz")):
        shutil.copy(trained, models / name)
        os.utime(models / name, (place, place))
    shutil.copytree(ROOT / "tests" / "nlu", tmp_path / "tests" / "nlu")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    thresholds = tmp_path / "tests" / "nlu" / "thresholds.yml"
    make_live(models, "old.tar.gz")
    monkeypatch.setattr(release, "ROOT", tmp_path)
    monkeypatch.setattr(release, "train", lambda root, progress: False)  # it is trained
    thresholds.write_text("accuracy: {least: 1.01, because: none is}\n", encoding="utf-8")

    assert main(["release"]) == 1
    refused = capsys.readouterr()
    assert live_model(models) == models / "old.tar.gz"
    assert "accuracy" in refused.err
    assert "1.01" in refused.err
    assert "models/new.tar.gz is not live" in refused.out

    thresholds.write_text("accuracy: {least: 0.5, because: it is}\n", encoding="utf-8")
    assert main(["release"]) == 0
    assert live_model(models) == models / "new.tar.gz"
    assert "models/old.tar.gz was before: claimdesk release --back" in capsys.readouterr().out
    assert main(["release"]) == 0
    assert "is live, and nothing has changed since" in capsys.readouterr().out
