"""The catalogue of sentences: filled with values, in the forms of its language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimdesk.adapters.wording import Catalogue, load_wording
from claimdesk.claims.errors import MissingWording
from claimdesk.claims.phrases import Phrase, PhraseList, named

CATALOGUE = """\
en:
  greet: "Hello from {store_name}."
  too_late: "The last day was {deadline}."
  within: "Within {length} {unit}."
  unit_days:
    one: "day"
    other: "days"
  reason_name_damaged: "damaged"
  reason_name_other: "another reason"
  list_or: "{before} or {last}"
  list_and: "{before} and {last}"
  list_comma: "{before}, {last}"
  list_semicolon: "{before}; {last}"
  date: "d MMMM y"
"""
POLISH = {
    "days": {"one": "dzień", "few": "dni", "many": "dni (wiele)", "other": "dnia"},
    "date": "d MMMM y",
}


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "en.yml"
    path.write_text(CATALOGUE, encoding="utf-8")
    return path


def test_placeholders_are_filled(catalogue: Path) -> None:
    """With values in words: a day as a reader writes it."""
    wording = load_wording(catalogue)

    assert wording.text("greet", {"store_name": "Corner"}) == "Hello from Corner."
    assert wording.text("too_late", {"deadline": date(2025, 3, 1)}) == (
        "The last day was 1 March 2025."
    )


def test_a_sentence_is_known_with_and_without_rasas_prefix(catalogue: Path) -> None:
    """`utter_` is Rasa's, not part of the name."""
    wording = load_wording(catalogue)

    assert wording.template("greet") == wording.template("utter_greet")


def test_another_language_has_the_sentences_of_the_file_beside(catalogue: Path) -> None:
    """By its code, whole or not; a language without a file, and any other file, changes nothing."""
    (catalogue.parent / "fr.yml").write_text('fr: {greet: "Bonjour."}', encoding="utf-8")
    (catalogue.parent / "shop-notes.yml").write_text("not: a catalogue", encoding="utf-8")

    wording = load_wording(catalogue)

    assert wording.in_language("fr").text("greet", {}) == "Bonjour."
    assert wording.in_language("de") is wording
    with pytest.raises(MissingWording):
        wording.in_language("fr").text("too_late", {})


@pytest.mark.parametrize(("count", "said"), [(1, "Within 1 day."), (30, "Within 30 days.")])
def test_a_number_chooses_the_form(catalogue: Path, count: int, said: str) -> None:
    """One day, thirty days."""
    values = {"length": count, "unit": Phrase("unit_days", {"count": count})}

    assert load_wording(catalogue).text("within", values) == said


@pytest.mark.parametrize(
    ("count", "form"), [(1, "dzień"), (3, "dni"), (5, "dni (wiele)"), (22, "dni")]
)
def test_another_language_has_its_own_forms_and_months(count: int, form: str) -> None:
    """By the rules of the Unicode CLDR, as translators know them."""
    polish = Catalogue("pl", POLISH)

    assert polish.text("days", {"count": count}) == form
    assert polish.said(date(2025, 3, 1)) == "1 marca 2025"


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ([], ""),
        (["damaged"], "damaged"),
        (["damaged", "other"], "damaged or another reason"),
        (["damaged", "damaged", "other"], "damaged, damaged or another reason"),
    ],
)
def test_codes_are_listed_by_name(catalogue: Path, codes: list[str], said: str) -> None:
    """In the catalogue's words, joined as a reader joins them."""
    assert load_wording(catalogue).said(named("reason", codes)) == said


def test_lists_stand_in_lists(catalogue: Path) -> None:
    """Each inner one keeps its own joint."""
    inner = named("reason", ["damaged", "other"])
    rules = PhraseList((inner, Phrase("reason_name_other"), inner), "semicolon")

    assert load_wording(catalogue).said(rules) == (
        "damaged or another reason; another reason; damaged or another reason"
    )


def test_what_is_not_there_is_told_by_name(catalogue: Path) -> None:
    """The sentence, or the value it asks for."""
    wording = load_wording(catalogue)

    with pytest.raises(MissingWording, match="no wording called utter_goodbye"):
        wording.text("utter_goodbye", {})
    with pytest.raises(MissingWording, match=r"greet: there is no value for \{store_name\}"):
        wording.text("greet", {"store_name": None})


def test_a_value_with_braces_is_not_filled_again(catalogue: Path) -> None:
    """What a shopper typed cannot reach into the facts."""
    said = load_wording(catalogue).text("greet", {"store_name": "{deadline}", "deadline": 1})

    assert said == "Hello from {deadline}."


def test_a_changed_file_is_read_again(catalogue: Path) -> None:
    """Loading is cached only while the file stays as it is."""
    before = load_wording(catalogue)
    catalogue.write_text("en: {greet: Hi}", encoding="utf-8")

    assert load_wording(catalogue).text("greet", {}) == "Hi"
    assert before.template("greet") == "Hello from {store_name}."


@pytest.mark.parametrize(
    "text",
    [
        None,
        "a: [",
        "just words",
        "en: {}\nde: {}",
        "en: just words",
        "en: {greet: 3}",
        "en: {days: {one: day}}",
        "tlh-nowhere: {greet: Hi}",
        "3: {greet: Hi}",
    ],
)
def test_a_file_that_is_no_catalogue_is_told_in_one_line(tmp_path: Path, text: str | None) -> None:
    """Not there, not YAML, not one language, or not sentences by name."""
    path = tmp_path / "en.yml"
    if text is not None:
        path.write_text(text, encoding="utf-8")

    with pytest.raises(MissingWording) as error:
        load_wording(path)

    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)
