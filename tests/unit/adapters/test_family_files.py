"""Examples are written into the families' files, and nothing else in them changes."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

import pytest

from claimdesk.adapters.family_files import FamilyFiles, UnfitFamilyFile
from claimdesk.settings import ROOT


@pytest.fixture
def files(tmp_path: Path) -> FamilyFiles:
    """The project's own families, where they can be written to."""
    for folder in ("data/nlu", "tests/nlu"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return FamilyFiles(tmp_path / "data" / "nlu", tmp_path / "tests" / "nlu")


def changed(path: Path, folder: str) -> list[str]:
    """The lines that differ from the project's file, as a diff writes them."""
    before = (ROOT / folder / path.name).read_text(encoding="utf-8").splitlines()
    after = path.read_text(encoding="utf-8").splitlines()
    lines = difflib.unified_diff(before, after, n=0, lineterm="")
    return [line for line in list(lines)[2:] if not line.startswith("@@")]


def test_a_taught_example_stands_in_a_block_of_unmarked_values(files: FamilyFiles) -> None:
    """The first one makes the block behind the intent's, the second joins it."""
    files.add(files.taught, "ask_shipping_time", 'til when: "soon"? # or not')
    path = files.add(files.taught, "ask_shipping_time", "- dashing")

    assert path == files.taught / "shipping.yml"
    assert changed(path, "data/nlu") == [
        "+",
        "+- intent: ask_shipping_time",
        "+  metadata: {marked: false}",
        "+  examples: |",
        '+    - til when: "soon"? # or not',
        "+    - - dashing",
    ]


def test_an_example_behind_the_last_block_of_a_file(files: FamilyFiles) -> None:
    """A blank line keeps the blocks apart there too."""
    path = files.add(files.taught, "ask_expedite", "quicker")

    assert changed(path, "data/nlu")[0] == "+"
    assert len(changed(path, "data/nlu")) == 5


def test_a_held_out_example_joins_its_intent(files: FamilyFiles) -> None:
    """Values are measured elsewhere, so nothing says that these are unmarked."""
    path = files.add(files.held_out, "ask_shipping_time", "til when")

    assert path == files.held_out / "shipping.yml"
    assert changed(path, "tests/nlu") == ["+    - til when"]


@pytest.mark.parametrize("folder", ["data/nlu", "tests/nlu"])
def test_every_family_takes_an_example_with_all_else_left_as_it_is(
    files: FamilyFiles, folder: str
) -> None:
    """Order, comments and blank lines of each file are kept."""
    into = files.taught if folder == "data/nlu" else files.held_out
    of_family = {family: intent for intent, family in files.families.items()}
    for intent in of_family.values():
        path = files.add(into, intent, "one more")

        lines = changed(path, folder)
        assert lines, intent
        assert all(line.startswith("+") for line in lines), intent


def test_near_twins_are_found_in_every_file_of_an_intent(files: FamilyFiles) -> None:
    """Taught or held out, with the line; those of answers and tables of phrases are none."""
    twin = files.near_twin("So how long does shipping take?")
    asked_of_a_claim = files.near_twin("Quite dead")

    assert twin is not None
    assert (twin.intent, twin.path.name) == ("ask_shipping_time", "shipping.yml")
    text = twin.path.read_text(encoding="utf-8").splitlines()[twin.line - 1]
    assert text.strip() == f"- {twin.text}"
    assert asked_of_a_claim is None
    assert files.near_twin("xylophones on Tuesdays") is None


def test_what_was_just_written_is_a_twin_too(files: FamilyFiles) -> None:
    """A group's sentences are not written twice."""
    files.add(files.taught, "ask_stock", "are xylophones on the shelf")

    assert files.near_twin("Are xylophones on the shelf?") is not None


def test_a_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    """In one line."""
    (tmp_path / "bad.yml").write_text("nlu: [\n")

    with pytest.raises(UnfitFamilyFile, match=r"bad\.yml: \S.*") as refused:
        FamilyFiles(tmp_path, tmp_path).add(tmp_path, "ask_stock", "x")

    assert "\n" not in str(refused.value)
