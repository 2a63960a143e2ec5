"""Migrations: what is there is kept, what is not Claimdesk's is refused, all or nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import textwrap
import threading
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata, produce_migrations, render_python_code
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from sqlalchemy.engine import Engine

import claimdesk.adapters
from claimdesk import bootstrap
from claimdesk.adapters import schema
from claimdesk.adapters.conversations import Conversations
from claimdesk.adapters.database import metadata, open_database
from claimdesk.adapters.feedback import Feedback
from claimdesk.adapters.outbox import Outbox
from claimdesk.adapters.schema import SchemaBusy, UnfitDatabase, migrate, revision_of, schema_lock
from claimdesk.cli.main import main
from claimdesk.dialogue.tracker_store import DeskTrackerStore
from claimdesk.rasa_fast.tracker_store import FastTrackerStore
from claimdesk.settings import ROOT
from tests.integration.database.conftest import DUMPS, load

for _module in iter_modules(claimdesk.adapters.__path__):  # each table's, the latest too
    import_module(f"claimdesk.adapters.{_module.name}")

NEW_TABLES = ("claim_moves", "claim_guests", "inbox_decisions")  # since there are revisions

STARTING = """
import sys
from claimdesk.adapters.database import open_database
from claimdesk.adapters.schema import migrate
print("ready", flush=True)
sys.stdin.readline()
migrate(open_database(sys.argv[1]))
print("alembic" in sys.modules)
"""


def rows(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table as the driver gives it, but for the revision.

    With those of the file where Rasa's tables were before, while it is there.
    """
    found: dict[str, list[tuple[Any, ...]]] = {}
    former = former_record(engine)
    others = [open_database(f"sqlite:///{former}")] if former.exists() else []
    for each in (engine, *others):
        with each.begin() as connection:
            found |= {
                name: sorted(
                    tuple(map(repr, row))
                    for row in connection.exec_driver_sql(f'select * from "{name}"').all()
                )
                for name in sa.inspect(connection).get_table_names()
                if name != "alembic_version"
            }
    for each in others:
        each.dispose()
    return found


def migrated(before: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """What migrating makes of rows without a revision: claims have a state by its new name."""
    moved = {"'open'": "'submitted'"}
    claims = [
        (*(moved.get(value, value) for value in row), "None", "0") for row in before["claims"]
    ]
    return {**before, "claims": sorted(claims), **{name: [] for name in NEW_TABLES}}


def former_record(engine: Engine) -> Path:
    """The file where Rasa's tables were before, beside SQLite's database."""
    return Path(engine.url.database or "").with_name("conversations.db")


def tables(engine: Engine) -> dict[str, Any]:
    """Columns, keys and indexes of every table, by name."""
    inspector = sa.inspect(engine)
    return {
        name: (
            [(c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(name)],
            inspector.get_pk_constraint(name)["constrained_columns"],
            inspector.get_foreign_keys(name),
            sorted(str(c["column_names"]) for c in inspector.get_unique_constraints(name)),
            sorted(str((i["name"], i["column_names"])) for i in inspector.get_indexes(name)),
        )
        for name in inspector.get_table_names()
        if name != "alembic_version"
    }


def set_revision(engine: Engine, revision: str) -> None:
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = :r"), {"r": revision})


def command(monkeypatch, capsys, url: str, *argv: str) -> tuple[int, str, str]:
    """A command's exit code, output and errors, on this database."""
    monkeypatch.setenv("CLAIMDESK_DATABASE_URL", url)
    code = main(list(argv))
    written = capsys.readouterr()
    return code, written.out, written.err


@pytest.fixture
def second_revision(tmp_path: Path, monkeypatch):
    """Adds a revision after the newest, of the statements given."""
    folder = tmp_path / "migrations"
    shutil.copytree(schema._MIGRATIONS, folder)

    def add(body: str) -> str:
        newest = schema.newest_revision()
        revision = f"{int(newest) + 1:04}"
        (folder / "versions" / f"r{revision}_of_a_test.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n"
            f"revision, down_revision = {revision!r}, {newest!r}\n\n"
            f"def upgrade():\n{textwrap.indent(textwrap.dedent(body), '    ')}\n"
        )
        monkeypatch.setattr(schema, "_MIGRATIONS", folder)
        return revision

    return add


def test_an_empty_database_gets_every_table(engine: Engine) -> None:
    """After it the revision is the newest, and migrating again changes nothing."""
    assert revision_of(engine) is None

    migrate(engine)

    assert revision_of(engine) == schema.newest_revision()
    assert tables(engine).keys() == metadata.tables.keys()
    before = tables(engine)
    migrate(engine)
    assert tables(engine) == before


def test_code_and_migrated_tables_agree(engine: Engine) -> None:
    """A change of a table in the code has its revision; a failure prints what one has to do."""
    migrate(engine)

    with engine.begin() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        options["render_as_batch"] = engine.dialect.name == "sqlite"
        context = MigrationContext.configure(connection, opts=options)
        missing = compare_metadata(context, metadata)
        operations = produce_migrations(context, metadata).upgrade_ops
        script = render_python_code(operations, render_as_batch=True)

    assert missing == [], f"a revision is missing (CONTRIBUTING.md):\n{script}"


def test_a_forgotten_revision_is_found(engine: Engine) -> None:
    """A column that the code has and no revision adds is a difference."""
    migrate(engine)
    changed = sa.MetaData()
    for table in metadata.sorted_tables:
        table.to_metadata(changed)
    changed.tables["claims"].append_column(sa.Column("colour", sa.Text))

    with engine.begin() as connection:
        missing = compare_metadata(MigrationContext.configure(connection), changed)

    assert [(what, table, column.name) for what, _, table, column in missing] == [
        ("add_column", "claims", "colour")
    ]


def test_the_revisions_are_one_line_named_as_their_files() -> None:
    """Each follows the one before, and the code finds them without Alembic."""
    config = Config()
    config.set_main_option("script_location", str(schema._MIGRATIONS).replace("%", "%%"))
    scripts = list(ScriptDirectory.from_config(config).walk_revisions())[::-1]

    assert [script.revision for script in scripts] == schema._known_revisions()
    assert [script.down_revision for script in scripts] == [None, *schema._known_revisions()[:-1]]
    assert [Path(script.path).name[:6] for script in scripts] == [
        f"r{script.revision}_" for script in scripts
    ]


def test_a_database_without_revisions_is_adopted_without_loss(unversioned: Engine) -> None:
    """Every row is as before, and the tables are those of an empty database migrated."""
    assert revision_of(unversioned) is None
    before = rows(unversioned)
    assert all(before[name] for name in metadata.tables if name not in NEW_TABLES)

    migrate(unversioned)

    assert revision_of(unversioned) == schema.newest_revision()
    assert rows(unversioned) == migrated(before)


def test_an_adopted_database_has_the_tables_of_a_new_one(url: str, unversioned: Engine) -> None:
    """Columns, keys and indexes."""
    adopted_before = tables(unversioned)
    migrate(unversioned)
    adopted = tables(unversioned)
    with unversioned.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.exec_driver_sql(f"DROP TABLE {table.name}")
        connection.exec_driver_sql("DROP TABLE alembic_version")

    migrate(unversioned)

    assert tables(unversioned) == adopted
    changed = ("events", "claims")
    assert all(adopted[name] == was for name, was in adopted_before.items() if name not in changed)


async def test_rasas_record_is_taken_over_once(
    url: str, unversioned: Engine, tmp_path: Path, monkeypatch
) -> None:
    """A conversation goes on where it stood, with all that was said; no other copy is left."""
    monkeypatch.chdir(ROOT)
    is_file = unversioned.dialect.name == "sqlite"
    home = former_record(unversioned).parent if is_file else tmp_path
    monkeypatch.setenv("CLAIMDESK_HOME", str(home))
    monkeypatch.setenv("CLAIMDESK_DATABASE_URL", url)
    bootstrap.desk.cache_clear()
    domain = Domain.load("domain.yml")
    talk = "ZkKwsAKd-sGPV6rWEqhJLNs7P_N2fg0G"

    for kind in (FastTrackerStore, DeskTrackerStore, FastTrackerStore):
        store = kind(domain)
        tracker = await store.retrieve(talk)
        assert tracker.get_slot("order_number") == "PC-20418"
        assert tracker.latest_action_name == "action_listen"
        tracker.update(UserUttered("still here", {"name": "affirm"}))
        tracker.update(ActionExecuted("action_listen"))
        await store.save(tracker)

    whole = await DeskTrackerStore(domain).retrieve_full_tracker(talk)
    texts = [event.text for event in whole.events if isinstance(event, UserUttered)]
    assert (
        texts
        == ['Süre? 😀 It\'s "broken"', "Yes"] * 3 + ['Süre? 😀 It\'s "broken"'] + ["still here"] * 3
    )
    assert not [each for each in home.iterdir() if each.name.startswith("conversations.db")]
    bootstrap.desk().conversations.engine.dispose()
    bootstrap.desk.cache_clear()


def test_a_record_that_cannot_be_read_stops_the_migration(tmp_path: Path) -> None:
    """Rather than begin without it: one line names the file, and nothing is changed."""
    engine = open_database(f"sqlite:///{tmp_path}/claimdesk.db")
    load(str(engine.url), DUMPS / "unversioned.sqlite.sql")
    former_record(engine).write_bytes(b"this is no database at all" * 100)
    before = tables(engine)

    with pytest.raises(UnfitDatabase, match=r"conversations\.db can't be read"):
        migrate(engine)

    assert tables(engine) == before
    former_record(engine).unlink()
    migrate(engine)
    engine.dispose()


def test_a_record_beside_a_database_that_has_its_own_is_left_alone(tmp_path: Path) -> None:
    """As is one beside a database of another name: neither was read by earlier versions."""
    for name, had_events in (("claimdesk.db", True), ("other.db", False)):
        engine = open_database(f"sqlite:///{tmp_path}/{name}")
        if had_events:
            load(str(engine.url), DUMPS / "conversations.sqlite.sql")
        load(f"sqlite:///{former_record(engine)}", DUMPS / "conversations.sqlite.sql")

        migrate(engine)

        assert former_record(engine).exists()
        with engine.begin() as connection:
            count = connection.scalar(sa.text("SELECT count(*) FROM events"))
        assert count == (42 if had_events else 0)
        former_record(engine).unlink()
        engine.dispose()


def test_one_with_some_of_the_tables_gets_the_others(unversioned: Engine) -> None:
    """A command that knew only conversations may have been the first that was called."""
    before = rows(unversioned)
    with unversioned.begin() as connection:
        for name in ("outbox", "claim_additions", "claim_evidence"):
            connection.exec_driver_sql(f"DROP TABLE {name}")
        connection.exec_driver_sql("DROP INDEX claims_by_order")

    migrate(unversioned)

    after = rows(unversioned)
    assert after.keys() == {*before, *NEW_TABLES}
    assert after["outbox"] == []
    assert after["messages"] == before["messages"]
    indexes = sa.inspect(unversioned).get_indexes("claims")
    assert "claims_by_order" in {index["name"] for index in indexes}


def test_the_commands_read_an_adopted_database(
    url: str, unversioned: Engine, monkeypatch, capsys
) -> None:
    """`claims list`, `claims show`, `outbox list` and `feedback list`, which migrate first."""
    code, out, _ = command(monkeypatch, capsys, url, "claims", "list", "--json")
    listed = json.loads(out)
    assert code == 0
    assert [claim["email"] for claim in listed] == ["o'neil@example.com", "Sam@example.com"]

    number = listed[1]["number"]
    code, out, _ = command(monkeypatch, capsys, url, "claims", "show", number, "--json")
    claim = json.loads(out)
    assert code == 0
    assert claim["details"] == "The hinge\ncracked."
    assert claim["claim"]["order_number"] == "PC-20418"
    assert len(claim["evidence"]) == len(claim["additions"][0]["evidence"]) == 1
    assert claim["additions"][0]["details"] == "Worse."

    code, out, _ = command(monkeypatch, capsys, url, "outbox", "list", "--all", "--json")
    mails = json.loads(out)
    assert code == 1  # one was given up
    assert {mail["state"] for mail in mails} == {
        "queued",
        "sending",
        "sent",
        "failed",
        "given_up",
        "requeued",
    }
    assert len(mails) == 8

    code, out, _ = command(monkeypatch, capsys, url, "feedback", "list", "--json")
    assert code == 0
    assert {(each["rating"], each["intent"]) for each in json.loads(out)} == {
        ("up", "affirm"),
        ("down", None),
    }


def test_an_adopted_conversation_goes_on(unversioned: Engine) -> None:
    """Its history, choices and ratings are there, and it can be added to."""
    migrate(unversioned)
    conversations = Conversations(unversioned)
    with unversioned.begin() as connection:
        talk = connection.scalar(sa.text("SELECT conversation_id FROM feedback"))
        choice = connection.scalar(sa.text("SELECT choice_id FROM spent_choices"))

    lines = conversations.history(talk)
    added = conversations.say(talk, "shopper", "still here")

    assert [line.text for line in lines] == [
        'Süre? 😀\n\nIt\'s "broken"; really?',
        "Yes",
        "",
        "Here: 10 % off\\now.",
    ]
    assert conversations.history(talk)[-1] == added
    assert conversations.choice(talk, choice).payload == "/affirm"
    assert set(Feedback(unversioned, conversations).of(talk).values()) == {"up", "down"}
    assert len(Outbox(unversioned).states(state="queued")) == 3


def test_a_newer_database_is_refused(url: str, engine: Engine, monkeypatch, capsys) -> None:
    """In one line that says what to do, exit code 2, with every row and the revision as before."""
    migrate(engine)
    set_revision(engine, "9999")

    with pytest.raises(UnfitDatabase, match="9999"):
        migrate(engine)
    for argv in (["database", "status"], ["database", "upgrade"], ["claims", "list"]):
        code, out, err = command(monkeypatch, capsys, url, *argv)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert "start the newer Claimdesk" in err

    set_revision(engine, schema.newest_revision())
    migrate(engine)


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (["CREATE TABLE customers (id INTEGER)"], "customers"),
        (["CREATE TABLE claims (id INTEGER, amount INTEGER)"], "claims"),
        (["CREATE TABLE events (id INTEGER, venue INTEGER)"], "events"),
        (
            [
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)",
                "INSERT INTO alembic_version VALUES ('8f2a01bc77de')",
            ],
            "8f2a01bc77de",
        ),
    ],
)
def test_a_database_of_something_else_is_refused(
    url: str, engine: Engine, statements: list[str], named: str, monkeypatch, capsys
) -> None:
    """In one line that names what is not Claimdesk's, and nothing is added to it."""
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    before = tables(engine)

    for verb in ("status", "upgrade"):
        code, out, err = command(monkeypatch, capsys, url, "database", verb)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert named in err
        assert "CLAIMDESK_DATABASE_URL" in err

    assert tables(engine) == before


def test_rasas_record_may_be_there_first(url: str, engine: Engine) -> None:
    """It lay in the same database where that was given by URL; what is in it stays."""
    SQLTrackerStore(host=url).engine.dispose()
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO events (sender_id, type_name) VALUES ('talk', 'user')"
        )

    migrate(engine)

    assert revision_of(engine) == schema.newest_revision()
    assert [row[1:3] for row in rows(engine)["events"]] == [("'talk'", "'user'")]
    names = {index["name"] for index in sa.inspect(engine).get_indexes("events")}
    assert names == {"ix_events_sender_id_id"}


def test_a_migration_that_fails_changes_nothing(unversioned: Engine, second_revision) -> None:
    """Not the tables, not a row, not the revision, though the first revision was done by then."""
    second_revision(
        """
        op.create_table("colours", sa.Column("id", sa.Integer))
        op.add_column("claims", sa.Column("colour", sa.Text))
        op.execute("UPDATE outbox SET state = 'sent'")
        op.execute("DELETE FROM feedback")
        op.execute("SELECT * FROM nowhere")
        """
    )
    before = tables(unversioned), rows(unversioned)

    with pytest.raises(sa.exc.SQLAlchemyError, match="nowhere"):
        migrate(unversioned)

    assert (tables(unversioned), rows(unversioned)) == before
    assert revision_of(unversioned) is None


def test_a_table_can_be_made_anew_under_its_name(unversioned: Engine, second_revision) -> None:
    """Rows that refer to it keep theirs; SQLite changes columns only so."""
    second_revision(
        """
        with op.batch_alter_table("claims", recreate="auto") as batch:
            batch.alter_column("name", nullable=False, server_default="", existing_type=sa.Text())
        """
        if unversioned.dialect.name == "sqlite"
        else 'op.alter_column("claims", "details", nullable=True)'
    )
    with unversioned.begin() as connection:
        connection.exec_driver_sql("UPDATE claims SET name = 'Sam'")
    before = rows(unversioned)

    migrate(unversioned)

    assert rows(unversioned) == migrated(before)
    with pytest.raises(sa.exc.IntegrityError), unversioned.begin() as connection:
        connection.exec_driver_sql("DELETE FROM claims")  # foreign keys hold again


def test_rows_that_would_refer_to_nothing_are_no_migration(
    unversioned: Engine, second_revision
) -> None:
    """SQLite looks at the end, PostgreSQL at once; either way all is as before."""
    second_revision("""op.execute("DELETE FROM conversations")""")
    before = rows(unversioned)

    with pytest.raises((UnfitDatabase, sa.exc.IntegrityError)):
        migrate(unversioned)

    assert rows(unversioned) == before


def test_of_processes_that_start_at_once_one_migrates(url: str, unversioned: Engine) -> None:
    """The others wait for it, and never load Alembic."""
    before = rows(unversioned)
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", STARTING, url],
            cwd=ROOT,
            env={**os.environ, "SQLALCHEMY_SILENCE_UBER_WARNING": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    try:
        for process in processes:
            assert process.stdout.readline() == "ready\n"
        for process in processes:
            process.stdin.write("go\n")
            process.stdin.flush()
        said = [process.communicate(timeout=60)[0].strip() for process in processes]
    finally:
        for process in processes:
            process.kill()

    assert [process.returncode for process in processes] == [0, 0, 0]
    assert sorted(said) == ["False", "False", "True"]
    assert rows(unversioned) == migrated(before)
    assert revision_of(unversioned) == schema.newest_revision()


def test_a_start_waits_for_the_one_that_migrates(url: str, engine: Engine) -> None:
    """It goes on as soon as the other is done, on the tables that it made."""
    waiting = open_database(url)
    begun, done = threading.Event(), threading.Event()

    def start() -> None:
        begun.set()
        migrate(waiting)
        done.set()

    thread = threading.Thread(target=start)
    with schema_lock(engine) as connection:
        thread.start()
        begun.wait(10)
        assert not done.wait(0.3)
        schema._upgrade(connection)
    thread.join(30)

    assert done.is_set()
    waiting.dispose()


def test_a_start_does_not_wait_for_ever(url: str, engine: Engine) -> None:
    """After its time it says in a line that another process holds the tables."""
    waiting = open_database(url)
    with schema_lock(engine), pytest.raises(SchemaBusy, match=r"for 0\.2 s"):
        migrate(waiting, wait=0.2)

    migrate(waiting)
    assert revision_of(engine) == schema.newest_revision()
    waiting.dispose()


def test_status_and_upgrade(url: str, unversioned: Engine, monkeypatch, capsys) -> None:
    """`status` is 1 until `upgrade` was called, and changes nothing itself."""
    newest = schema.newest_revision()

    code, out, _ = command(monkeypatch, capsys, url, "database", "status")
    assert (code, out.count("\n")) == (1, 1)
    assert out.startswith(f"revision none yet; the newest is {newest}")
    assert revision_of(unversioned) is None

    for verb in ("upgrade", "status"):
        code, out, _ = command(monkeypatch, capsys, url, "database", verb)
        assert (code, out) == (0, f"revision {newest}, the newest\n")


def test_status_makes_no_database(tmp_path: Path, monkeypatch, capsys) -> None:
    """Where there is none yet, it says so."""
    url = f"sqlite:///{tmp_path}/none/claimdesk.db"

    code, out, _ = command(monkeypatch, capsys, url, "database", "status")

    assert (code, out[:17]) == (1, "revision none yet")
    assert not (tmp_path / "none").exists()


def test_a_server_that_is_away_is_one_line(monkeypatch, capsys) -> None:
    """Without the password that its URL may hold."""
    url = "postgresql://desk:s3cret@127.0.0.1:9/desk"

    code, out, err = command(monkeypatch, capsys, url, "database", "status")

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "s3cret" not in err
