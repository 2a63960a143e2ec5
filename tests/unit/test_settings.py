"""The settings: defaults, what the environment changes or can't, and their README rows."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from claimdesk.settings import (
    ROOT,
    InvalidSetting,
    Settings,
    serves_fast,
    shows_demo,
    unknown_names,
)

FIELDS = [field.name for field in dataclasses.fields(Settings)]


def test_an_empty_environment_gives_the_defaults() -> None:
    """Nothing needs to be set, and an empty variable counts as absent."""
    empty = {f"CLAIMDESK_{name.upper()}": "" for name in FIELDS}

    assert Settings.from_environment({}) == Settings.from_environment(empty) == Settings()


@pytest.mark.parametrize("port", ["1", "65535"])
def test_the_outermost_ports_are_accepted(port: str) -> None:
    """The first and the last possible port can be set."""
    assert Settings.from_environment({"CLAIMDESK_PORT": port}).port == int(port)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "50.5"])
def test_an_impossible_port_is_named(port: str) -> None:
    """A port that can't be is refused with the variable's name and the value."""
    with pytest.raises(InvalidSetting, match=rf"CLAIMDESK_PORT: .*{port}"):
        Settings.from_environment({"CLAIMDESK_PORT": port})


def test_the_demo_is_on_or_off_and_nothing_else() -> None:
    """On unless it is switched off; another word is named."""
    assert shows_demo(Settings())
    assert not shows_demo(Settings(demo="OFF"))
    with pytest.raises(InvalidSetting, match="CLAIMDESK_DEMO: 'maybe'"):
        shows_demo(Settings(demo="maybe"))


def test_rasa_is_fast_or_stock_and_nothing_else() -> None:
    """The faster parts serve unless they are switched off; another word is named."""
    assert serves_fast(Settings())
    assert not serves_fast(Settings(rasa_fast="Off"))
    with pytest.raises(InvalidSetting, match="CLAIMDESK_RASA_FAST: 'slow'"):
        serves_fast(Settings(rasa_fast="slow"))


def test_a_path_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative folder is meant from where the command was called."""
    monkeypatch.chdir(tmp_path)

    assert Settings.from_environment({"CLAIMDESK_HOME": "desk"}).home == tmp_path / "desk"


def test_the_database_lies_under_home_unless_given() -> None:
    """SQLite under home is the default; a URL replaces it."""
    assert Settings(home=Path("/desk")).database == "sqlite:////desk/claimdesk.db"
    url = "postgresql://localhost/desk"
    assert Settings.from_environment({"CLAIMDESK_DATABASE_URL": url}).database == url


def test_a_misspelt_setting_is_noticed() -> None:
    """A CLAIMDESK_ variable that nothing reads is named; others are nobody's business."""
    environment = {
        "CLAIMDESK_PROT": "1",
        "CLAIMDESK_PORT": "1",
        "CLAIMDESK_PYTHON": "p",
        "HOME": "/",
    }

    assert unknown_names(environment) == ["CLAIMDESK_PROT"]


def test_a_child_process_reads_the_same_settings(tmp_path: Path) -> None:
    """What `as_environment` hands on reads back as it was, from whatever folder."""
    settings = Settings(home=tmp_path, port=5006, mail_from="desk@shop.example")

    assert Settings.from_environment(settings.as_environment()) == settings


@pytest.mark.parametrize("name", FIELDS)
def test_every_setting_has_its_row_in_the_readme(name: str) -> None:
    """The README's table lists each setting with its default."""
    variable = f"CLAIMDESK_{name.upper()}"
    rows = [line for line in _readme_lines() if line.startswith(f"| `{variable}` |")]

    assert len(rows) == 1, f"one row of the README's table for {variable}"
    default = getattr(Settings(), name)
    shown = default.relative_to(ROOT).as_posix() if isinstance(default, Path) else str(default)
    cell = rows[0].split("|")[2].strip()
    assert cell.strip("`") == ("empty" if default is None else shown or "empty")


def test_the_readme_lists_no_setting_that_is_gone() -> None:
    """A row of the table is a setting, or one of the two for the tools around it."""
    listed = {line.split("`")[1] for line in _readme_lines() if line.startswith("| `CLAIMDESK_")}

    tools = {"CLAIMDESK_PYTHON", "CLAIMDESK_TEST_POSTGRES"}
    assert listed - tools == {f"CLAIMDESK_{name.upper()}" for name in FIELDS}


def _readme_lines() -> list[str]:
    return (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
