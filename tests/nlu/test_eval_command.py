"""`claimdesk eval` as a trainer calls it, in a process of its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from claimdesk.evaluation.annotated import read_labelled
from claimdesk.settings import ROOT

pytestmark = pytest.mark.slow

SIXTY = [each for each in read_labelled(Path(__file__).parent) if "\t" not in each.text][::30][:60]
# Of the processor, start and all: 4 to 5.5, by what else runs; with TensorFlow 15.
MOST_SECONDS = 7.0


@pytest.fixture
def sentences(tmp_path: Path) -> Path:
    """Sixty held-out sentences in a file without a source."""
    path = tmp_path / "mine.tsv"
    path.write_text("text\tintent\n" + "".join(f"{each.text}\t{each.intent}\n" for each in SIXTY))
    return path


def evaluate(*arguments: object) -> subprocess.CompletedProcess[str]:
    """`claimdesk eval`, with what it printed."""
    command = [sys.executable, "-m", "claimdesk", "eval", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_sixty_sentences_take_a_few_seconds(sentences: Path) -> None:
    """Without TensorFlow and what else nothing here uses."""
    evaluate(sentences)  # compiles what is not compiled yet
    before = _processor_seconds()

    done = evaluate(sentences)

    assert done.returncode == 0, done.stderr
    assert _processor_seconds() - before < MOST_SECONDS


def test_outcomes_are_written_and_compared(sentences: Path, tmp_path: Path) -> None:
    """A sentence whose outcome was another before is told as won or lost."""
    written = tmp_path / "now.tsv"
    assert evaluate(sentences, "--outcomes", written).returncode == 0
    header, *lines = written.read_text().splitlines()
    assert len(lines) == len(SIXTY)
    right = next(n for n, line in enumerate(lines) if "\tright\t" in line)
    lines[right] = lines[right].replace("\tright\t", "\twrong\t")
    before = tmp_path / "before.tsv"
    before.write_text("\n".join([header, *lines]) + "\n")

    told = evaluate(sentences, "--compare", before).stdout

    assert "won 1, lost 0" in told
    assert SIXTY[right].text in told


def test_a_label_that_is_no_intent_is_named(tmp_path: Path) -> None:
    """It counts as read wrongly, whatever the model says: that should not pass for its fault."""
    mine = tmp_path / "mine.tsv"
    mine.write_text("text\tintent\nhello\tgreet\nany codes?\task_promo\ndiscounts?\task_promo\n")

    done = evaluate(mine)

    assert done.returncode == 0
    told = "claimdesk eval: domain.yml has no intent ask_promo: sentences labelled so: 2\n"
    assert done.stderr.endswith(told)


def test_a_missed_threshold_is_exit_1_with_its_reason(sentences: Path, tmp_path: Path) -> None:
    """One line on standard error; figures are printed all the same."""
    thresholds = tmp_path / "thresholds.yml"
    thresholds.write_text('accuracy: {least: 1.01, because: "nothing is that good"}\n')

    done = evaluate(sentences, "--thresholds", thresholds, "--json")

    assert done.returncode == 1
    assert "accuracy: " in done.stderr
    assert "is below 1.01 (nothing is that good)" in done.stderr
    assert json.loads(done.stdout)["outcomes"]["on_topic"]["right"] > 0.5


@pytest.mark.parametrize(
    ("option", "value"),
    [("--store", "nowhere"), ("--thresholds", "none.yml"), ("--compare", "none.tsv")],
)
def test_a_wrong_option_is_one_line(sentences: Path, option: str, value: str) -> None:
    """Exit code 2, no traceback, and before the seconds that Rasa takes."""
    done = evaluate(sentences, option, value)

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
