"""The words a shopper reads, filled with values."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimdesk.adapters.wording import load_wording
from claimdesk.claims.errors import MissingWording

DOMAIN = """\
responses:
  utter_greet:
    - text: "Hello from {store_name}."
    - text: "Another greeting."
  utter_picture:
    - image: x.png
wording:
  too_late: "The last day was {deadline}."
"""


@pytest.fixture
def domain(tmp_path: Path) -> Path:
    path = tmp_path / "domain.yml"
    path.write_text(DOMAIN, encoding="utf-8")
    return path


def test_placeholders_are_filled(domain: Path) -> None:
    """With values in words: a day as a reader writes it."""
    wording = load_wording(domain)

    assert wording.text("utter_greet", {"store_name": "Corner"}) == "Hello from Corner."
    assert wording.text("too_late", {"deadline": date(2025, 3, 1)}) == (
        "The last day was 1 March 2025."
    )


def test_a_response_is_known_with_and_without_its_prefix(domain: Path) -> None:
    """`utter_` is Rasa's, not part of the name."""
    wording = load_wording(domain)

    assert wording.template("greet") == wording.template("utter_greet")
    assert wording.template("too_late") == wording.template("utter_too_late")


def test_what_is_not_there_is_told_by_name(domain: Path) -> None:
    """The sentence, or the value it asks for."""
    wording = load_wording(domain)

    with pytest.raises(MissingWording, match="no wording called utter_goodbye"):
        wording.text("utter_goodbye", {})
    with pytest.raises(MissingWording, match=r"utter_greet: there is no value for \{store_name\}"):
        wording.text("utter_greet", {"store_name": None})
    with pytest.raises(MissingWording, match="no wording called utter_picture"):
        wording.text("utter_picture", {})


def test_a_value_with_braces_is_not_filled_again(domain: Path) -> None:
    """What a shopper typed cannot reach into the facts."""
    said = load_wording(domain).text("utter_greet", {"store_name": "{deadline}", "deadline": 1})

    assert said == "Hello from {deadline}."


def test_a_changed_file_is_read_again(domain: Path) -> None:
    """Loading is cached only while the file stays as it is."""
    before = load_wording(domain)
    domain.write_text("responses: {utter_greet: [{text: Hi}]}", encoding="utf-8")

    assert load_wording(domain).text("greet", {}) == "Hi"
    assert before.template("greet") == "Hello from {store_name}."


@pytest.mark.parametrize("text", [None, "a: [", "just words"])
def test_a_file_without_wording_is_told_in_one_line(tmp_path: Path, text: str | None) -> None:
    """Not there, not YAML, or not a domain."""
    path = tmp_path / "domain.yml"
    if text is not None:
        path.write_text(text, encoding="utf-8")

    with pytest.raises(MissingWording) as error:
        load_wording(path)

    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)
