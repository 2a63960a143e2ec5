"""What questions lack is named with file and line, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claimdesk.authoring.lacks import lacks
from claimdesk.authoring.project import Project, UnreadableFile


def line_of(path: Path, start: str) -> int:
    """The line (from 1) that begins with `start`, spaces left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(i for i, line in enumerate(lines, start=1) if line.strip().startswith(start))


def edit(path: Path, change: Callable[[str], str]) -> None:
    """Change a file."""
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def named(project: Project) -> list[tuple[str, int, str, str]]:
    """Every lack: its file, line, name and text."""
    return [(project.shown(x.path), x.line, x.name, x.text) for x in lacks(project)]


def test_the_project_lacks_nothing(project: Project) -> None:
    """As it is."""
    assert named(project) == []


def test_an_intent_that_nothing_teaches_tries_or_answers_is_named(project: Project) -> None:
    """At its line of the domain: a question by four lacks, another intent by three."""
    edit(
        project.domain,
        lambda t: t.replace("  - greet\n", "  - ask_parking\n  - praise\n  - greet\n"),
    )
    question, other = line_of(project.domain, "- ask_parking"), line_of(project.domain, "- praise")

    found = named(project)

    assert {(path, line) for path, line, _, _ in found} == {
        ("domain.yml", question), ("domain.yml", other),
    }  # fmt: skip
    told = [text for _, line, _, text in found if line == question]
    assert len(told) == 4
    for words in ("by 0 sentences", "in tests/nlu/", "utter_ask_parking", "topic_ask_parking"):
        assert sum(words in text for text in told) == 1, words
    told = [text for _, line, _, text in found if line == other]
    assert len(told) == 3
    assert "no rule or story in data/ begins with it" in told


@pytest.mark.parametrize(("number", "lacking"), [(29, 1), (30, 0)])
def test_a_question_takes_thirty_sentences(project: Project, number: int, lacking: int) -> None:
    """One fewer is named at its block."""
    path = project.root / "data" / "nlu" / "store_info.yml"
    for other in (project.root / "data" / "nlu" / "writers").rglob("*.yml"):
        other.unlink()
    lines = path.read_text(encoding="utf-8").splitlines()
    start = lines.index("- intent: ask_reselling") + 2
    end = next(i for i in range(start, len(lines)) if not lines[i].startswith("    - "))
    path.write_text("\n".join(lines[: start + number] + lines[end:]) + "\n", encoding="utf-8")

    found = [each for each in named(project) if each[2] == "ask_reselling"]

    assert len(found) == lacking
    for name, line, _, text in found:
        assert (name, line) == ("data/nlu/store_info.yml", start - 1)
        assert text.startswith("is taught by 29 sentences")


def test_sentences_of_no_intent_are_named(project: Project) -> None:
    """At the first of them."""
    path = project.root / "data" / "nlu" / "promo.yml"
    edit(path, lambda text: f"{text}\n- intent: ask_vouchers\n  examples: |\n    - voucher\n")

    at = line_of(path, "- intent: ask_vouchers")
    told = "has sentences taught, and is no intent of domain.yml"
    assert named(project) == [("data/nlu/promo.yml", at, "ask_vouchers", told)]


def test_a_fact_that_no_sentence_tells_or_no_store_states_is_named(project: Project) -> None:
    """At its line of the catalogue."""
    extra = '  fact_parking: "Where to park."\n  fact_shop_kind:'
    edit(project.wording, lambda text: text.replace("  fact_shop_kind:", extra))
    (project.stores / "schema.json").unlink()

    at = line_of(project.wording, "fact_parking")
    assert named(project) == [
        ("wording/en.yml", at, "parking", "no sentence says {parking}"),
        ("wording/en.yml", at, "parking",
         "no store states it; put it under facts in the file of one that does"),
    ]  # fmt: skip


def test_a_schema_of_other_facts_is_named_with_what_renews_it(project: Project) -> None:
    """It is what editors complete by."""
    edit(project.wording, lambda text: text.replace("What shipping costs;", "What sending costs;"))

    assert named(project) == [
        ("stores/schema.json", 1, "facts",
         "is not current; claimdesk check --schema > stores/schema.json")
    ]  # fmt: skip


def test_a_file_that_is_no_yaml_is_told_in_a_line(project: Project) -> None:
    """With its place."""
    edit(project.root / "data" / "nlu" / "promo.yml", lambda text: f"{text}\n- [\n")

    with pytest.raises(UnreadableFile, match=r"^data/nlu/promo\.yml:\d+: is not YAML"):
        lacks(project)
