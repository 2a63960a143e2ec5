"""Sentences of nearly the same words are found, and named where they should not be there."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

from claimdesk.cli.main import main
from claimdesk.evaluation.near_twins import (
    ALIKE,
    disagreeing,
    jaccard,
    taught_twins,
    words_of,
)
from claimdesk.evaluation.nlu_lines import INTENT, Line, lines_of
from claimdesk.settings import ROOT

from .conftest import WriteNlu


def _line(text: str, intent: str = "greet", **answer: str) -> Line:
    return Line(Path("a.yml"), 1, INTENT, intent, text, **answer)


@pytest.mark.parametrize(
    ("held_out", "is_twin"),
    [
        ("Please, ship my parcel to Norway today!", True),  # the same words
        ("ship my parcel to norway today", True),  # five of six: .83
        ("please ship a parcel to norway today", False),  # five of seven: .71
        ("please ship parcel to norway", True),  # five of six again
        ("ship parcel to norway", False),  # four of six
    ],
)
def test_a_twin_shares_more_than_eight_words_of_ten(held_out: str, is_twin: bool) -> None:
    """Whatever the order, capitals and marks."""
    taught = [
        _line("please ship my parcel to norway"),
        _line("Ship my parcel to Norway today please"),
    ]
    taught = taught[1:] if "today" in held_out else taught[:1]

    assert bool(taught_twins([_line(held_out)], taught)) is is_twin


def test_four_of_five_words_are_not_enough() -> None:
    """The limit itself is no twin: more alike than .8."""
    taught = [_line("one two three four five")]

    assert taught_twins([_line("one two three four")], taught) == []


def test_the_nearest_twin_is_told() -> None:
    """Where there are several."""
    near, nearest = _line("a b c d e f g"), _line("a b c d e f")

    (found,) = taught_twins([_line("f e d c b a")], [near, nearest])

    assert (found.other, found.alike) == (nearest, 1.0)


def test_the_index_misses_none() -> None:
    """Beside a comparison of each with each, on training data."""
    lines = [x for x in lines_of(ROOT / "data" / "nlu" / "tracking.yml") if x.kind == INTENT]
    held_out, taught = lines[::2], lines[1::2]

    found = {each.one.number for each in taught_twins(held_out, taught)}

    wanted = {
        one.number
        for one in held_out
        if any(jaccard(words_of(one.text), words_of(other.text)) > ALIKE for other in taught)
    }
    assert wanted
    assert found == wanted


def test_twins_that_teach_two_things_disagree() -> None:
    """The same label twice does not; nor do answers to two questions."""
    lines = [
        _line("where do I send my parcel", "ask_contact"),
        _line("Where do I send my parcel?", "ask_jobs"),
        _line("where do I send my parcel", "ask_contact"),
        _line("where do I send my parcel", "inform", asked="reason", means="other"),
        _line("where do I send my parcel", "inform", asked="wants", means="refund"),
    ]

    found = disagreeing(lines)

    assert {(each.one.label, each.other.label) for each in found} == {
        ("ask_contact", "ask_jobs"),
        ("ask_jobs", "ask_contact"),
    }
    assert all(one.asked == other.asked for one, other in ((x.one, x.other) for x in found))


def test_common_words_weigh_less_where_labels_disagree() -> None:
    """Two that differ by a word which every sentence has are nearly the same."""
    filler = [_line(f"is it {word}", "ask_help") for word in "abcdefghijklmnopqrstuvwxyz"]
    one, other = (
        _line("gift wrapping offered", "ask_help"),
        _line("is gift wrapping offered", "deny"),
    )

    assert jaccard(words_of(one.text), words_of(other.text)) < ALIKE
    assert [(x.one, x.other) for x in disagreeing([*filler, one, other])] == [(one, other)]


def _twins(tmp_path: Path) -> int:
    return main(["twins", "--data", str(tmp_path / "data"), "--tests", str(tmp_path / "tests")])


def test_a_taught_test_sentence_is_named_with_both_places(
    write_nlu: WriteNlu, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1; listed in taught.yml it is known, and 0."""
    data = write_nlu("data/a.yml", ask_contact=["who are you", "what is your phone number"])
    test = write_nlu("tests/b.yml", ask_contact=["your phone number is what?"])

    assert _twins(tmp_path) == 1
    told = capsys.readouterr().out
    assert f"{test}:6: " in told
    assert f"({data}:7)" in told

    (tmp_path / "tests" / "taught.yml").write_text('taught: ["your phone number is what?"]\n')
    assert _twins(tmp_path) == 0


def test_taught_sentences_that_disagree_are_named(
    write_nlu: WriteNlu, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1; listed in differ.yml they are known, and 0."""
    pair = ["do you ship to Canada", "Do you ship to Canada?"]
    write_nlu("data/a.yml", ask_shipping_cost=pair[:1], ask_international_shipping=pair[1:])
    write_nlu("tests/b.yml", greet=["hello"])

    assert _twins(tmp_path) == 1
    assert "a.yml:9)" in capsys.readouterr().out

    (tmp_path / "tests" / "differ.yml").write_text(f"differ: [{json.dumps(pair)}]\n")
    assert _twins(tmp_path) == 0


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("taught.yml", 'taught: ["gone"]', "no near-twin in training any more: gone"),
        ("differ.yml", "differ: [[a, b]]", "no such pair any more: a / b"),
    ],
)
def test_an_entry_that_is_true_no_more_is_named(
    write_nlu: WriteNlu,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: str,
    says: str,
) -> None:
    """So that the lists don't outlive what they excuse."""
    write_nlu("data/a.yml", greet=["hi"])
    write_nlu("tests/b.yml", greet=["hello"])
    (tmp_path / "tests" / name).write_text(content)

    assert _twins(tmp_path) == 1
    assert says in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("taught.yml", "taught: 3"),
        ("taught.yml", "other: []"),
        ("taught.yml", "["),
        ("differ.yml", "differ: [one]"),
        ("differ.yml", "differ: [[a, b, c]]"),
    ],
)
def test_a_list_that_cannot_be_read_is_one_line(
    write_nlu: WriteNlu,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: str,
) -> None:
    """Exit code 2, with what it needs."""
    write_nlu("data/a.yml", greet=["hi"])
    write_nlu("tests/b.yml", greet=["hello"])
    (tmp_path / "tests" / name).write_text(content)

    assert _twins(tmp_path) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_no_pair_of_lists_is_needed_for_two_words() -> None:
    """Short sentences are twins only where all of their words are the same."""
    texts = ["yes", "yes please", "please yes", "no"]
    alike = {
        frozenset((a, b)) for a, b in combinations(texts, 2) if taught_twins([_line(a)], [_line(b)])
    }

    assert alike == {frozenset(("yes please", "please yes"))}
