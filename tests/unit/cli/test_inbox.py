"""`claimdesk inbox` and `claimdesk conversation`, on conversations in a real database."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console
from sqlalchemy.engine import Engine

from claimdesk.adapters.database import open_database
from claimdesk.adapters.family_files import FamilyFiles
from claimdesk.adapters.inbox_decisions import InboxDecisions
from claimdesk.adapters.labelling import Labelling
from claimdesk.adapters.schema import migrate
from claimdesk.adapters.talks import Talks
from claimdesk.cli import inbox
from claimdesk.cli.inbox_keys import work_through
from claimdesk.cli.inbox_screen import InboxScreen
from claimdesk.cli.main import main
from claimdesk.inbox.entries import Group, entries_of, groups_of
from claimdesk.inbox.noteworthy import noteworthy
from claimdesk.settings import ROOT
from tests.recorded import BEGAN, Recorder, in_form

LATER = BEGAN + timedelta(days=1)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the commands write to."""
    for folder in ("data/nlu", "tests/nlu"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.setattr(inbox, "ROOT", tmp_path)
    return tmp_path


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """A desk's database with conversations: four off topic, one unclear, one abandoned."""
    monkeypatch.setenv("CLAIMDESK_HOME", str(tmp_path))
    monkeypatch.delenv("CLAIMDESK_DATABASE_URL", raising=False)
    engine = open_database(f"sqlite:///{tmp_path}/claimdesk.db")
    migrate(engine)
    off_topic = [
        ("procase", "do you do gift wrapping"),
        ("casesora", '"can you" wrap it as a gift'),
        ("procase", "gift wrap available? sam@example.com"),
        ("procase", "who won the football match"),
    ]
    for place, (store, text) in enumerate(off_topic):
        shopper = Recorder(engine, store, BEGAN + timedelta(minutes=5 * place))
        shopper.say(text, "out_of_scope", "utter_out_of_scope")
    unclear = Recorder(engine, began=BEGAN + timedelta(days=3))
    unclear.say("the parcel thingy", "nlu_fallback", "action_clarify", offers=["ask_track_order"])
    unclear.choose("ask_track_order", "utter_ask_track_order")
    left = Recorder(engine, "casesora", BEGAN + timedelta(hours=1))
    opened = ["claim_form", *in_form("claim_form", requested_slot="reason")]
    text = "my name is Sam Porter, send it back"
    left.say(text, "open_return", *opened, answer="What happened, Sam Porter?")
    yield engine
    engine.dispose()


@pytest.fixture
def run(engine: Engine, project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command: its exit code, output and errors."""

    def run(*argv: str) -> tuple[int, str, str]:
        code = main(list(argv))
        written = capsys.readouterr()
        return code, written.out, written.err

    return run


def groups(run: Run, *options: str) -> list[dict]:
    """What the inbox has as JSON."""
    code, out, _ = run("inbox", "--json", *options)
    assert code == 0
    return json.loads(out)


def texts(found: list[dict]) -> list[list[str]]:
    return [sorted(message["text"] for message in group["messages"]) for group in found]


def test_alike_messages_stand_together_commonest_first(run: Run) -> None:
    """By the encoder of the pipeline, with why, what was read, and what was picked."""
    found = groups(run)

    assert texts(found)[0] == [
        '"can you" wrap it as a gift', "do you do gift wrapping", "gift wrap available? <email>",
    ]  # fmt: skip
    [picked] = [group for group in found if group["picked"]]
    assert picked["picked"] == {"ask_track_order": 1}
    assert picked["reasons"] == ["unclear"]
    assert picked["read_as"] == {"nlu_fallback": 1}


def test_the_list_masks_personal_values(run: Run) -> None:
    """At a pipe it is printed."""
    code, out, _ = run("inbox")

    assert code == 0
    assert "3x  off_topic" in out
    assert "my name is <name>, send it back" in out
    assert "sam@example.com" not in out


def test_store_time_and_reason_narrow_it(run: Run) -> None:
    """Both days of a period count."""
    assert texts(groups(run, "--store", "casesora", "--why", "off_topic")) == [
        ['"can you" wrap it as a gift']
    ]
    assert texts(groups(run, "--since", "2026-03-05", "--until", "2026-03-05")) == [
        ["the parcel thingy"]
    ]
    assert groups(run, "--since", "2026-03-06") == []
    assert groups(run, "--until", "2026-03-01") == []


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--why", "funny"), "funny must be one of unclear"),
        (("--since", "yesterday"), "'yesterday' must be a date"),
        (("--out", "inbox.csv"), "must end in .tsv"),
        (("--in", "nothing.tsv"), "No such file"),
    ],
)
def test_a_wrong_call_is_refused_in_a_line(run: Run, options: list[str], problem: str) -> None:
    """It says what would do."""
    code, _, err = run("inbox", *options)

    assert code == 2
    assert problem in err
    assert err.count("\n") == 1


def test_labels_come_back_from_tsv(run: Run, project: Path) -> None:
    """An intent, a new question, what is ignored; what has no label stays."""
    path = project / "inbox.tsv"
    run("inbox", "--out", str(path))
    rows = list(csv.DictReader(io.StringIO(path.read_text()), delimiter="\t"))
    labels = {row["text"]: row["label"] for row in rows}
    assert labels["the parcel thingy"] == "ask_track_order"  # was picked
    for row in rows:
        if "gift" in row["text"]:
            row["label"] = "new:ask_gift_wrapping"
        elif "football" in row["text"]:
            row["label"] = "ignore"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter="\t")
        writer.writeheader()
        writer.writerows(rows)

    code, out, err = run("inbox", "--in", str(path))

    assert (code, "5 labels, 1 examples written" in out) == (0, True)
    assert "3 labelled ask_gift_wrapping wait" in err
    assert "- the parcel thingy" in (project / "data/nlu/tracking.yml").read_text()
    assert texts(groups(run)) == [["my name is <name>, send it back"]]


def test_labels_come_back_from_rasas_yaml(run: Run, project: Path) -> None:
    """Sentences moved under an intent are labelled, those left under nlu_fallback are not."""
    path = project / "inbox.yml"
    run("inbox", "--out", str(path), "--why", "off_topic", "--why", "unclear")
    document = yaml.safe_load(path.read_text())
    assert document["nlu"][-1]["intent"] in ("nlu_fallback", "ask_track_order")
    document["nlu"] = [
        {"intent": "out_of_scope", "examples": "- who won the football match\n"},
        {"intent": "nlu_fallback", "examples": "- do you do gift wrapping\n"},
    ]
    path.write_text(yaml.safe_dump(document))

    code, out, _ = run("inbox", "--in", str(path))

    assert (code, "1 labels, 1 examples written" in out) == (0, True)
    assert "- who won the football match" in (project / "data/nlu/out_of_scope.yml").read_text()
    assert "do you do gift wrapping" in str(groups(run))


def test_a_wrong_label_is_named_with_its_line(run: Run, project: Path) -> None:
    """The others are taken."""
    path = project / "inbox.tsv"
    path.write_text(
        "text\tlabel\nwhere is the parcel thingy\task_parcel\nhow long does shipping take\t"
        "ask_stock\nis the xylophone there\task_stock\n"
    )

    code, out, err = run("inbox", "--in", str(path))

    first, second = err.splitlines()
    assert code == 1
    assert "line 2: no intent 'ask_parcel'" in first
    assert "line 3: " in second
    assert "shipping.yml:" in second
    assert "3 labels, 1 examples written" in out


def at_the_keyboard(engine: Engine, project: Path, keys: str) -> str:
    """Work through the off-topic and unclear ones with these keys; what the screen showed."""
    labelling = Labelling(
        FamilyFiles(project / "data/nlu", project / "tests/nlu"), InboxDecisions(engine)
    )
    noted = [n for talk in Talks(engine).between() for n in noteworthy(talk, BEGAN)]
    found: list[Group] = groups_of(entries_of(noted, labelling.is_decided), inbox._encode)
    shown = io.StringIO()
    source = create_pipe_input()
    source.send_text(keys)
    screen = InboxScreen(source, DummyOutput(), Console(file=shown, width=100))
    work_through(found, labelling, screen)
    source.close()
    return shown.getvalue()


def test_keys_label_ignore_and_leave(engine: Engine, project: Path) -> None:
    """Gift wrapping gets an intent by its name, football is off topic, the thingy stays."""
    shown = at_the_keyboard(engine, project, "lask_contact\ro q")

    assert "written 3x" in shown
    assert "ask_contact: 3 to" in shown
    assert (
        "- gift wrap available? jo.miller@example.com"
        in (project / "data/nlu/store_info.yml").read_text()
    )
    assert "- who won the football match" in (project / "data/nlu/out_of_scope.yml").read_text()
    assert {each.intent for each in InboxDecisions(engine).all()} == {"ask_contact", "out_of_scope"}


def test_keys_show_the_conversation_split_a_group_and_ignore(engine: Engine, project: Path) -> None:
    """One by one, only the one that was meant is ignored."""
    shown = at_the_keyboard(engine, project, "csi q")

    assert "›     2  shopper    do you do gift wrapping" in shown
    assert "assistant  All right." in shown
    assert "1 of 5" in shown
    [ignored] = InboxDecisions(engine).all()
    assert ignored.intent is None


def test_an_unknown_intent_is_asked_for_again(engine: Engine, project: Path) -> None:
    """Nothing is written for a slip."""
    shown = at_the_keyboard(engine, project, "lask_contcat\rq")

    assert "no intent ask_contcat" in shown
    assert InboxDecisions(engine).all() == []


def test_a_conversation_shows_intents_values_and_commands(run: Run, engine: Engine) -> None:
    """Its personal values are masked, and the message asked for is pointed at."""
    [talk] = [t for t in Talks(engine).between() if "send it back" in t.turns[0].text]

    code, out, _ = run("conversation", str(talk.turns[0].number))

    assert code == 0
    assert f"›{talk.turns[0].number:>6}  shopper    my name is <name>, send it back" in out
    assert "intent   open_return  0.60" in out
    assert "command  start by: open_return" in out
    assert "assistant  What happened, <name>?" in out
    assert "Porter" not in out


def test_a_conversation_becomes_a_test_and_a_story(run: Run, engine: Engine) -> None:
    """Files that the project's own readers take, without the shopper's name."""
    [talk] = [t for t in Talks(engine).between() if "send it back" in t.turns[0].text]
    number = str(talk.turns[0].number)

    [test] = yaml.safe_load(run("conversation", number, "--as-test")[1])
    story = yaml.safe_load(run("conversation", number, "--as-story")[1])

    assert test["turns"] == [{"say": "my name is Jo Miller, send it back"}]
    assert story["stories"][0]["steps"] == [
        {"intent": "open_return"}, {"action": "claim_form"}, {"active_loop": "claim_form"},
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["99999", "0", "CLM-7K3Q9ZB2M4X", "abc", "9" * 30])
def test_a_number_nobody_has_is_refused_in_a_line(run: Run, number: str) -> None:
    """It says where numbers are found."""
    code, _, err = run("conversation", number)

    assert code == 2
    assert "no conversation on record has" in err
    assert err.count("\n") == 1
