"""Store files: every error names file, line, key, and what is allowed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimdesk.adapters.store_files import load_store, load_stores, problems_in
from claimdesk.claims.errors import InvalidStore
from claimdesk.settings import ROOT

GOOD = """\
id: corner
name: Corner Shop
website: https://corner.example
timezone: America/New_York
holidays:
  country: US
currency: USD
contact:
  email: help@corner.example
order_number:
  pattern: "[0-9]+"
  example: "1234"
origins: [https://corner.example]
product_kinds:
  - {id: toy, title: A toy, plural: toys}
terms:
  return_window:
    - since: 2020-01-01
      source: our page
      value:
        length: 30
        unit: calendar_days
        clock: purchase
  restocking_fee:
    - since: 2020-01-01
      source: our page
      value: {percent: 15}
  warranty:
    - since: 2020-01-01
      source: our page
      value:
        months:
          toy: 3
facts:
  carriers:
    - since: 2020-01-01
      source: our page
      value: a van
"""


def written(folder: Path, text: str, name: str = "corner.yml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_in_order_is_a_store(tmp_path: Path) -> None:
    """Read into the types the rules judge by."""
    policy = load_store(written(tmp_path, GOOD))

    assert policy.name == "Corner Shop"
    assert policy.terms.return_window[0].value.length == 30
    assert problems_in(tmp_path / "corner.yml") == []


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        (
            "calendar_days",
            "weeks",
            22,
            "terms.return_window[0].value.unit: must be one of calendar_days, business_days",
        ),
        (
            "clock: purchase",
            "clock: payment",
            23,
            "terms.return_window[0].value.clock: must be one of purchase, delivery, receipt",
        ),
        ("length: 30", "length: 0", 21, "value.length: must be at least 1"),
        ("length: 30", "length: 30.5", 21, "value.length: must be a whole number"),
        ("length: 30", 'length: "30"', 21, "value.length: must be a whole number"),
        (
            "        clock: purchase\n",
            "",
            20,
            "terms.return_window[0].value.clock: is missing",
        ),
        ("name: Corner Shop\n", "", 1, "name: is missing"),
        ("name: Corner Shop", "name:", 2, "name: must not be empty"),
        ("      source: our page\n", "      source: ''\n", 19, "source: must not be empty"),
        (
            "currency: USD",
            "currency: USD\ncolour: red",
            8,
            "colour: unknown key; known are id, name, website",
        ),
        (
            "        length: 30",
            "        length: 30\n        days: 30",
            22,
            "terms.return_window[0].value.days: unknown key; known are length, unit, clock",
        ),
        (
            "  restocking_fee:",
            "  restocking:",
            24,
            "terms.restocking: unknown key; known are seller, reasons, return_window",
        ),
        ("{percent: 15}", "{percent: 115}", 27, "percent: must be at most 100"),
        ("{percent: 15}", "{percent: some}", 27, "percent: must be a number"),
        ("{percent: 15}", "{percent: .nan}", 27, "percent: must be a number"),
        ("{percent: 15}", "{percent: 15, flat: 5}", 27, "one of percent and flat"),
        ("{percent: 15}", "{cap: 5}", 27, "one of percent and flat"),
        ("toy: 3", "book: 3", 33, "months.book: must be one of the product_kinds, toy"),
        ("toy: 3", "toy: soon", 33, "months.toy: must be a whole number"),
        (
            "terms:",
            "products: [{name: Ball, kind: book}]\nterms:",
            16,
            "products[0].kind: must be one of the product_kinds, toy",
        ),
        ("terms:", "products: [{kind: toy}]\nterms:", 16, "products[0].name: is missing"),
        ("terms:", "numeric_dates: british\nterms:", 16, "numeric_dates: must be one of day_first"),
        ("America/New_York", "New York", 4, "timezone: must be an IANA name such as"),
        ("America/New_York", "America", 4, "timezone: must be an IANA name such as"),
        ("country: US", "country: Utopia", 6, "holidays.country: must be a two-letter ISO"),
        (
            "country: US",
            "country: US\n  subdivision: XX",
            7,
            "holidays.subdivision: must be one of AK",
        ),
        ("currency: USD", "currency: dollars", 7, "currency: must match ^[A-Z]{3}$"),
        ("help@corner", "help corner", 9, "contact.email: must match"),
        ('"[0-9]+"', '"[0-9"', 11, "order_number.pattern: must be a regular expression"),
        ('example: "1234"', "example: abc", 12, "order_number.example: must fit the pattern"),
        ("[https://corner.example]", "[https://corner.example/shop]", 13, "origins[0]: must be an"),
        ("id: corner", "id: market", 1, "id: must be corner, as the file is named"),
        ("since: 2020-01-01", "since: 2020", 18, "since: must be a date such as 2025-01-31"),
        ("since: 2020-01-01", "since: someday", 18, "since: must be a date such as"),
        ("since: 2020-01-01", "since: 2020-02-30", 18, "return_window[0].since: '2020-02-30'"),
        (
            "since: 2020-01-01\n      source: our page\n      value:\n        length",
            "since: 2020-01-01\n      until: 2019-01-01\n      source: our page\n"
            "      value:\n        length",
            19,
            "return_window[0].until: must not lie before since, 2020-01-01",
        ),
        (
            "      value: a van\n",
            "      value: a van\n    - since: 2021-01-01\n      source: x\n      value: y\n",
            39,
            "facts.carriers[1].since: overlaps the value in force since 2020-01-01",
        ),
        ("name: Corner Shop", "name: Corner Shop\nname: Again", 3, "name: is given twice"),
        ("name: Corner Shop", "name: [Corner", 3, "is not YAML"),
        ("name: Corner Shop", "name: Corner: Shop", 2, "is not YAML"),
        ("name: Corner Shop", "name: [Corner]", 2, "name: must be text"),
        ("  carriers:\n", "  carriers: a van\n  x:\n", 35, "must be a list, each entry"),
    ],
)
def test_an_error_names_file_line_key_and_what_is_allowed(
    tmp_path: Path, old: str, new: str, line: int, told: str
) -> None:
    """As an editor jumps to it."""
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new, 1))

    problems = problems_in(path)

    assert any(p.startswith(f"{path}:{line}: ") and told in p for p in problems), problems


def test_every_problem_of_a_file_is_told_in_the_file_s_order(tmp_path: Path) -> None:
    """Not the first one only."""
    text = GOOD.replace("currency: USD", "currency: $").replace("length: 30", "length: many")

    problems = problems_in(written(tmp_path, text))

    assert [problem.split(":")[1] for problem in problems] == ["7", "21"]


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words"])
def test_a_file_that_holds_no_keys_is_told_so(tmp_path: Path, text: str) -> None:
    """An empty file, a list, a sentence."""
    problems = problems_in(written(tmp_path, text))

    assert len(problems) == 1
    assert "must hold the keys of a store" in problems[0]


def test_a_file_that_bites_its_own_tail_is_told_so(tmp_path: Path) -> None:
    """An alias to itself does not hang the program."""
    problems = problems_in(written(tmp_path, "id: &a [*a]"))

    assert "nested too deeply" in problems[0]


def test_a_file_that_cannot_be_read_is_told_so(tmp_path: Path) -> None:
    """Not there, or not text."""
    (tmp_path / "latin.yml").write_bytes(b"name: caf\xe9")

    assert "No such file" in problems_in(tmp_path / "none.yml")[0]
    assert "is not UTF-8 text" in problems_in(tmp_path / "latin.yml")[0]


def test_a_folder_without_stores_is_an_error(tmp_path: Path) -> None:
    """A shop without terms cannot be open."""
    with pytest.raises(InvalidStore, match="holds no store file"):
        load_stores(tmp_path)


def test_the_problems_of_all_files_are_told_together(tmp_path: Path) -> None:
    """So that they can be mended together."""
    written(tmp_path, GOOD.replace("USD", "usd"))
    written(tmp_path, GOOD.replace("id: corner", "id: b").replace("30", "0"), "b.yml")

    with pytest.raises(InvalidStore) as error:
        load_stores(tmp_path)

    assert len(error.value.problems) == 2


def test_values_that_follow_each_other_do_not_overlap(tmp_path: Path) -> None:
    """The day after `until` may be the next `since`."""
    text = GOOD.replace(
        "      value: a van\n",
        "      value: a van\n      until: 2020-12-31\n"
        "    - since: 2021-01-01\n      source: x\n      value: a bicycle\n",
    )

    assert problems_in(written(tmp_path, text)) == []


def test_the_real_stores_are_in_order() -> None:
    """Both are read without a problem, and named by their ids."""
    stores = load_stores(ROOT / "stores")

    assert sorted(stores) == ["casesora", "procase"]
    assert stores["procase"].contact.subjects == {"wrong_item": "Wrong Item Received"}


@pytest.mark.parametrize(
    ("store", "number", "fits"),
    [
        ("procase", "PC-20418", True),
        ("procase", "pc-20418", True),
        ("procase", "20418", True),
        ("procase", "204", False),
        ("procase", "1234567890123456", False),
        ("procase", "CS-10233", False),
        ("casesora", "cs-10233", True),
        ("casesora", "PC-20418", False),
        ("casesora", "CS-10233; x", False),
    ],
)
def test_order_numbers_fit_their_store(store: str, number: str, fits: bool) -> None:
    """Upper or lower case alike, and the whole of it."""
    pattern = load_stores(ROOT / "stores")[store].order_number.pattern
    assert bool(re.fullmatch(pattern, number, re.IGNORECASE)) is fits
