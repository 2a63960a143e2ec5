"""A label writes its example, one in five held out, and is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from claimdesk.adapters.database import open_database
from claimdesk.adapters.family_files import FamilyFiles
from claimdesk.adapters.inbox_decisions import InboxDecisions
from claimdesk.adapters.labelling import Labelling
from claimdesk.adapters.schema import migrate
from claimdesk.inbox.examples import key_of
from tests.recorded import BEGAN

STOCK = 'version: "3.1"\n\nnlu:\n- intent: ask_stock\n  examples: |\n    - is it there\n'
JOBS = STOCK.replace("ask_stock", "ask_jobs").replace("is it there", "may I work for you")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database, migrated."""
    engine = open_database(f"sqlite:///{tmp_path}/claimdesk.db")
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two families, taught and held out."""
    for part in ("data", "tests"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "products.yml").write_text(STOCK)
    (tmp_path / "data" / "store_info.yml").write_text(JOBS)
    return tmp_path


def labelling(folder: Path, engine: Engine) -> Labelling:
    """As another run of the command has it."""
    files = FamilyFiles(folder / "data", folder / "tests")
    return Labelling(files, InboxDecisions(engine, lambda: BEGAN))


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_fifth_example_is_held_out(folder: Path, engine: Engine) -> None:
    """Counted over all runs."""
    words = ["red", "green blue", "round", "square shape", "large one", "tiny thing"]
    made = [
        labelling(folder, engine).label(word, f"have you {word}", "ask_stock") for word in words
    ]

    held_out = folder / "tests" / "products.yml"
    assert [each.path == held_out for each in made] == [False] * 4 + [True, False]
    assert "- have you large one" in text(held_out)
    assert text(folder / "data" / "products.yml").count("have you") == 5


def test_a_near_twin_is_not_written_twice(folder: Path, engine: Engine) -> None:
    """The message is done with all the same."""
    labels = labelling(folder, engine)
    key = key_of("Is it there?")

    made = labels.label(key, "Is it there?", "ask_stock")

    assert (made.path, made.contradicts) == (None, False)
    assert made.twin is not None
    assert text(folder / "data" / "products.yml") == STOCK
    assert labelling(folder, engine).is_decided(key, BEGAN)


def test_a_near_twin_of_another_intent_refuses_the_label(folder: Path, engine: Engine) -> None:
    """Both can't be taught, so the message stays in the inbox."""
    labels = labelling(folder, engine)

    made = labels.label("key", "May I work for you?", "ask_stock")

    assert made.contradicts
    assert made.twin is not None
    assert made.twin.intent == "ask_jobs"
    assert not labelling(folder, engine).is_decided("key", BEGAN)


def test_an_example_waits_for_a_question_that_is_still_to_be_made(
    folder: Path, engine: Engine
) -> None:
    """It is written by the next run that finds the intent's block, and once only."""
    labelling(folder, engine).label("key", "do you wrap gifts", "ask_gift_wrapping")
    waiting = labelling(folder, engine)
    before = waiting.waiting(), waiting.write_waiting()
    block = "- intent: ask_gift_wrapping\n  examples: |\n    - gift wrap?\n"
    path = folder / "data" / "store_info.yml"
    path.write_text(f"{JOBS}\n{block}")

    written = labelling(folder, engine).write_waiting()
    again = labelling(folder, engine).write_waiting()

    assert before == ({"ask_gift_wrapping": 1}, [])
    assert [each.path for each in written] == [path]
    assert again == []
    assert text(path).count("- do you wrap gifts") == 1


def test_a_waiting_example_that_contradicts_is_told(folder: Path, engine: Engine) -> None:
    """Each time, until one of the two is changed."""
    labelling(folder, engine).label("key", "is it there now", "ask_arrival")
    block = "- intent: ask_arrival\n  examples: |\n    - when does it arrive\n"
    (folder / "data" / "store_info.yml").write_text(f"{JOBS}\n{block}")
    twin = "- intent: ask_stock\n  examples: |\n    - now is it there\n"
    (folder / "data" / "products.yml").write_text(f'version: "3.1"\nnlu:\n{twin}')

    told = [labelling(folder, engine).write_waiting() for _ in range(2)]

    assert [[each.contradicts for each in made] for made in told] == [[True], [True]]


def test_what_is_ignored_is_so_for_good(folder: Path, engine: Engine) -> None:
    """Whenever it is written."""
    labelling(folder, engine).ignore("key", "asdf")

    assert labelling(folder, engine).is_decided("key", BEGAN.replace(year=2030))
    assert not labelling(folder, engine).is_decided("other", BEGAN)
