"""A new question: its places, made with everything else left as it is, or a refusal in a line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from claimdesk.adapters.store_files import load_stores, schema_text
from claimdesk.adapters.wording import load_wording
from claimdesk.authoring.lacks import lacks
from claimdesk.authoring.new_question import NewQuestion, UnfitQuestion, add_question
from claimdesk.authoring.project import Project

WRAPPING = NewQuestion("ask_gift_wrapping", "store_info", "gift_wrapping", ("procase",))
PLACES = {
    "domain.yml",
    "wording/en.yml",
    "data/nlu/store_info.yml",
    "tests/nlu/store_info.yml",
    "stores/procase.yml",
}


def fresh(project: Project) -> Project:
    """The project, read anew."""
    return Project(project.root, project.wording, project.stores)


def texts(project: Project) -> dict[str, str]:
    """Every file of the project."""
    return {
        path.relative_to(project.root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(project.root.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def fill_in(project: Project, filled: Mapping[str, tuple[str, str]]) -> None:
    """Put something in the place of another text, file by file."""
    for name, (old, new) in filled.items():
        path = project.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text, (name, old)
        path.write_text(text.replace(old, new), encoding="utf-8")


def sentences(number: int, words: str) -> str:
    """An intent's block with so many sentences."""
    lines = "".join(f"    - {words} {i}\n" for i in range(number))
    return f"- intent: ask_gift_wrapping\n  examples: |\n{lines}"


def test_a_question_takes_five_files_and_changes_no_line_that_was_there(project: Project) -> None:
    """With the store that states its fact; order, comments and layout are kept."""
    before = texts(project)

    written = add_question(project, WRAPPING)

    after = texts(project)
    changed = {name for name, text in after.items() if before.get(name) != text}
    assert changed == PLACES == {path.relative_to(project.root).as_posix() for path in written}
    for name in changed:
        kept = iter(after[name].splitlines())
        assert all(line in kept for line in before[name].splitlines()), name


def test_the_places_are_where_their_likes_are(project: Project) -> None:
    """The intent among the questions, its answer, topic and fact below the last of each kind."""
    add_question(project, WRAPPING)

    domain = (project.root / "domain.yml").read_text(encoding="utf-8")
    assert "  - ask_reply_time\n  - ask_gift_wrapping\n  # what goes to a person" in domain
    wording = list(yaml.safe_load(project.wording.read_text(encoding="utf-8"))["en"])
    assert wording[wording.index("topic_ask_gift_wrapping") - 1] == "topic_ask_reply_time"
    assert wording[wording.index("fact_gift_wrapping") - 1].startswith("fact_")
    assert (
        "{gift_wrapping}"
        in yaml.safe_load(domain)["responses"]["utter_ask_gift_wrapping"][0]["text"]
    )


def test_nothing_to_be_filled_in_is_told_to_a_shopper(project: Project) -> None:
    """The store's file is in order, and as long as it states no fact the answer is not said."""
    add_question(project, WRAPPING)

    facts = load_wording(project.wording).facts
    assert "gift_wrapping" in facts
    assert "gift_wrapping" not in load_stores(project.stores, facts)["procase"].facts


def test_what_is_to_be_filled_in_is_named_until_it_is(project: Project) -> None:
    """By file and line, one thing after the other; then nothing is missing."""
    add_question(project, WRAPPING)
    named = {(project.shown(lack.path), lack.name) for lack in lacks(fresh(project))}
    assert named == {
        ("domain.yml", "responses.utter_ask_gift_wrapping.text"),
        ("wording/en.yml", "en.topic_ask_gift_wrapping"),
        ("wording/en.yml", "en.fact_gift_wrapping"),
        ("wording/en.yml", "more_ask_gift_wrapping"),
        ("wording/en.yml", "gift_wrapping"),  # which no store states
        ("data/nlu/store_info.yml", "ask_gift_wrapping"),
        ("tests/nlu/store_info.yml", "ask_gift_wrapping"),
        ("stores/procase.yml", "gift_wrapping"),
        ("stores/schema.json", "facts"),
    }

    wording = project.wording.read_text(encoding="utf-8").splitlines()
    kept = [line for line in wording if "more_ask_gift_wrapping" not in line]
    kept = [
        line.partition("TODO:")[0] + 'What it costs; reads after `It costs`."'
        if "TODO:" in line
        else line
        for line in kept
    ]
    project.wording.write_text("\n".join(kept) + "\n", encoding="utf-8")
    empty = "- intent: ask_gift_wrapping\n  examples: |\n"
    answer = "TODO: the answer in a sentence or two, with {gift_wrapping} in it"
    fill_in(project, {
        "domain.yml": (answer, "It costs {gift_wrapping}."),
        "data/nlu/store_info.yml": (empty, sentences(30, "do you wrap gifts")),
        "tests/nlu/store_info.yml": (empty, sentences(1, "is there a bow on it")),
    })  # fmt: skip
    store = project.stores / "procase.yml"
    lines = store.read_text(encoding="utf-8").splitlines()
    store.write_text("\n".join(
        line.replace("  # ", "  ", 1) if line in lines[-4:] else line for line in lines
    ).replace(" # TODO:", " #") + "\n", encoding="utf-8")  # fmt: skip
    facts = load_wording(project.wording).facts
    (project.stores / "schema.json").write_text(schema_text(facts), encoding="utf-8")

    assert lacks(fresh(project)) == []
    assert "gift_wrapping" in load_stores(project.stores, facts)["procase"].facts


def test_a_fact_that_is_there_already_is_not_declared_again(project: Project) -> None:
    """Nor one of the terms' words: only the question has its places."""
    wording = project.wording.read_text(encoding="utf-8")

    add_question(project, NewQuestion("ask_courier", "shipping", "carriers", ("procase",)))
    add_question(fresh(project), NewQuestion("ask_coverage", "warranty", "warranty_periods"))
    add_question(fresh(project), NewQuestion("ask_parking", "store_info", None))

    after = project.wording.read_text(encoding="utf-8")
    assert after.count("fact_") == wording.count("fact_")
    assert "# carriers" not in (project.stores / "procase.yml").read_text(encoding="utf-8")
    domain = yaml.safe_load((project.root / "domain.yml").read_text(encoding="utf-8"))
    assert "{warranty_periods}" in domain["responses"]["utter_ask_coverage"][0]["text"]
    assert "{" not in domain["responses"]["utter_ask_parking"][0]["text"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (NewQuestion("ask_stock", "products", None), "ask_stock is there"),
        (NewQuestion("gift_wrapping", "store_info", None), "such as ask_gift_wrapping"),
        (NewQuestion("ask_Gift", "store_info", None), "such as ask_gift_wrapping"),
        (NewQuestion("ask_gift-wrapping", "store_info", None), "such as ask_gift_wrapping"),
        (NewQuestion("ask_", "store_info", None), "such as ask_gift_wrapping"),
        (NewQuestion("ask_a__b", "store_info", None), "such as ask_gift_wrapping"),
        (NewQuestion("ask_wrapping", "presents", None), "there is no data/nlu/presents.yml; known"),
        (NewQuestion("ask_wrapping", "answers", None), "there is no data/nlu/answers.yml; known"),
        (NewQuestion("ask_wrapping", "store_info", "A price"), "in small letters"),
        (NewQuestion("ask_wrapping", "store_info", "w", ("shop",)), "there is no store 'shop'"),
    ],
)
def test_a_question_that_does_not_fit_is_refused_before_anything_is_written(
    project: Project, question: NewQuestion, told: str
) -> None:
    """In one line that says what would do."""
    before = texts(project)

    with pytest.raises(UnfitQuestion) as error:
        add_question(project, question)

    assert told in str(error.value)
    assert len(str(error.value).splitlines()) == 1
    assert texts(project) == before


def test_a_store_without_facts_gets_the_place_for_them(project: Project) -> None:
    """At the end of its file."""
    path: Path = project.stores / "casesora.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("\nfacts:")] + "\n", encoding="utf-8")

    add_question(project, NewQuestion("ask_wrap", "store_info", "wrap", ("casesora",)))

    assert "\n# facts:\n  # wrap: # TODO:" in path.read_text(encoding="utf-8")
    assert load_stores(project.stores)["casesora"].facts == {}
