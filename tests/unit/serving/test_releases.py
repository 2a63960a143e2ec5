"""A release is a pointer: the next start serves it, and the one before is a command away."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimdesk.serving.releases import (
    POINTER,
    NothingReleased,
    Release,
    current_release,
    live_model,
    make_live,
    take_back,
)
from tests.unit.serving.model_files import write_model


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """Three models, c the newest."""
    for age, name in enumerate("cba"):
        write_model(tmp_path / f"{name}.tar.gz", age=age)
    return tmp_path


def test_the_newest_is_live_until_one_is_released(models: Path) -> None:
    """Then that one, whatever is trained after."""
    assert live_model(models) == models / "c.tar.gz"

    make_live(models, "b.tar.gz")

    assert live_model(models) == models / "b.tar.gz"


def test_the_one_before_comes_back_and_goes_again(models: Path) -> None:
    """Going back twice is where one was."""
    make_live(models, "a.tar.gz")
    make_live(models, "b.tar.gz")

    assert take_back(models) == Release("a.tar.gz", "b.tar.gz")
    assert live_model(models) == models / "a.tar.gz"
    assert take_back(models) == Release("b.tar.gz", "a.tar.gz")


def test_the_first_release_leads_back_to_what_was_served(models: Path) -> None:
    """Without any release that was the newest."""
    make_live(models, "b.tar.gz")

    assert take_back(models).model == "c.tar.gz"


def test_there_is_no_way_back_without_a_model_before(models: Path) -> None:
    """Nothing was released, the live one was so already, or its file is gone."""
    with pytest.raises(NothingReleased, match="no model was live before"):
        take_back(models)
    make_live(models, "c.tar.gz")
    with pytest.raises(NothingReleased, match="no model was live before"):
        take_back(models)
    make_live(models, "b.tar.gz")
    (models / "c.tar.gz").unlink()
    with pytest.raises(NothingReleased, match=r"c\.tar\.gz, live before, is no longer there"):
        take_back(models)
    assert live_model(models) == models / "b.tar.gz"


def test_a_release_whose_model_is_gone_is_none(models: Path) -> None:
    """The newest is served then."""
    make_live(models, "a.tar.gz")
    (models / "a.tar.gz").unlink()

    assert live_model(models) == models / "c.tar.gz"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"model": 3}', "\xff"])
def test_a_pointer_that_says_nothing_is_none(models: Path, text: str) -> None:
    """A start never fails for it."""
    (models / POINTER).write_text(text, encoding="latin-1")

    assert current_release(models) is None
    assert live_model(models) == models / "c.tar.gz"
