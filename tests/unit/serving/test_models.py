"""Which of the models in a folder is served, and which are removed."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from claimdesk.serving.models import in_use, models_in, newest_model, passed_over, prune
from tests.unit.serving.model_files import write_model


def named(folder: Path, number: int, kind: str = "") -> Path:
    """What Rasa calls the model of a day; a higher number is a later day."""
    return folder / f"{kind}202601{number:02}-120000-quiet-fox.tar.gz"


def test_the_newest_whole_model_is_served(tmp_path: Path) -> None:
    """It says what it was made from."""
    write_model(tmp_path / "old.tar.gz", age=10, made_from="before")
    new = write_model(tmp_path / "new.tar.gz", age=5, made_from="after")

    assert newest_model(tmp_path) == new
    assert [model.made_from for model in models_in(tmp_path)] == ["after", "before"]
    assert passed_over(tmp_path) == []


@pytest.mark.parametrize("lone", [{"nlu": True, "core": False}, {"nlu": False, "core": True}])
def test_a_lone_model_is_passed_over(tmp_path: Path, lone: dict[str, bool]) -> None:
    """One of `rasa train nlu` or `rasa train core`, however new; alone it is none."""
    other = write_model(tmp_path / "new.tar.gz", age=5, **lone)
    assert newest_model(tmp_path) is None

    whole = write_model(tmp_path / "old.tar.gz", age=10)

    assert newest_model(tmp_path) == whole
    assert [model.path for model in passed_over(tmp_path)] == [other]


def test_what_is_no_model_is_passed_over(tmp_path: Path) -> None:
    """An empty file, one cut short, an archive of something else."""
    whole = write_model(tmp_path / "whole.tar.gz", age=10)
    (tmp_path / "empty.tar.gz").touch()
    (tmp_path / "cut.tar.gz").write_bytes(whole.read_bytes()[:100])
    (tmp_path / "text.tar.gz").write_text("no archive")

    assert newest_model(tmp_path) == whole
    assert len(passed_over(tmp_path)) == 3


@pytest.mark.parametrize(("keep", "left"), [(2, [3, 4]), (3, [2, 3, 4]), (4, [1, 2, 3, 4])])
def test_so_many_of_the_newest_are_kept(tmp_path: Path, keep: int, left: list[int]) -> None:
    """Of four models with room for two, three or four."""
    for number in range(1, 5):
        write_model(named(tmp_path, number), age=100 - number)

    removed = prune(tmp_path, keep)

    assert sorted(tmp_path.iterdir()) == [named(tmp_path, number) for number in left]
    assert len(removed) == 4 - len(left)


def test_nothing_is_removed_where_all_are_kept(tmp_path: Path) -> None:
    """0 means all."""
    for number in range(1, 5):
        write_model(named(tmp_path, number), age=100 - number)

    assert prune(tmp_path, 0) == []
    assert len(list(tmp_path.iterdir())) == 4


def test_a_lone_model_takes_no_whole_ones_place(tmp_path: Path) -> None:
    """Those newer than the kept ones stay and do not count, older ones go."""
    older = write_model(named(tmp_path, 1, "nlu-"), age=50, core=False)
    kept = write_model(named(tmp_path, 2), age=40)
    newer = write_model(named(tmp_path, 3, "nlu-"), age=30, core=False)

    assert prune(tmp_path, 1) == [older]
    assert set(tmp_path.iterdir()) == {kept, newer}


def test_a_model_that_somebody_named_stays(tmp_path: Path) -> None:
    """Only what has a name of Rasa's is removed."""
    mine = write_model(tmp_path / "before-the-sale.tar.gz", age=50)
    write_model(named(tmp_path, 1), age=40)
    write_model(named(tmp_path, 2), age=30)

    assert prune(tmp_path, 1) == [named(tmp_path, 1)]
    assert mine.exists()


def test_the_model_that_is_served_stays(tmp_path: Path) -> None:
    """As long as a process uses it, however old it is."""
    served = write_model(named(tmp_path, 1), age=40)
    write_model(named(tmp_path, 2), age=30)
    holding = (
        "import sys; from pathlib import Path; from claimdesk.serving.models import in_use\n"
        "with in_use(Path(sys.argv[1])): print(flush=True), sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holding, str(served)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as server:
        assert server.stdout is not None
        server.stdout.readline()

        assert prune(tmp_path, 1) == []
        server.communicate()

    assert prune(tmp_path, 1) == [served]


def test_two_servers_may_use_one_model(tmp_path: Path) -> None:
    """Two instances run side by side from the same folder."""
    model = write_model(named(tmp_path, 1))
    with in_use(model), in_use(model), model.open("rb") as file, pytest.raises(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
