"""The figures of an evaluation, and what it refuses to evaluate."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from claimdesk.cli_eval import main
from claimdesk.evaluation import BadSentences, Labelled, measure, read_sentences, with_typos


def _good(intent: str, also_ok: str = "", source: str = "a") -> Labelled:
    return Labelled("text", intent, source, frozenset(filter(None, [also_ok])))


def test_accuracy_takes_the_likeliest_in_scope_intent() -> None:
    """Off topic and fallback winning do not count; another right reading does."""
    sentences = [_good("greet"), _good("greet"), _good("thank", "goodbye"), _good("thank")]
    rankings = [
        [("out_of_scope", 0.6), ("greet", 0.4)],
        [("nlu_fallback", 0.6), ("greet", 0.4)],
        [("goodbye", 0.9)],
        [("greet", 0.9)],
    ]

    figures = measure(sentences, rankings, rankings)

    assert figures["accuracy"] == 0.75
    assert figures["typo_loss"] == 0
    assert figures["confusions"][0]["read_as"] == "greet"


def test_off_topic_recall_is_taken_at_five_percent_refused() -> None:
    """One in twenty good sentences may lie below the value; far and near are kept apart."""
    good = [_good("greet")] * 20
    off = [
        Labelled("x", "out_of_scope", "far-oos"),
        Labelled("x", "out_of_scope", "far-oos"),
        Labelled("x", "out_of_scope", "shop-near_oos"),
    ]
    confidences = [0.1, 0.5, *[0.9] * 18, 0.49, 0.5, 0.2]
    rankings = [[("greet", c)] for c in confidences]

    figures = measure([*good, *off], rankings, rankings)

    assert figures["refusal_threshold"] == 0.5
    assert figures["off_topic_recall"] == {"far": 0.5, "near": 1.0}


def test_calibration_error_is_the_gap_of_sureness_and_rightness() -> None:
    """Ninety per cent sure and half right is off by forty points."""
    sentences = [_good("greet"), _good("thank")]
    rankings = [[("greet", 0.9)], [("greet", 0.9)]]

    assert measure(sentences, rankings, rankings)["calibration_error"] == pytest.approx(0.4)


def test_macro_f1_weighs_every_intent_the_same() -> None:
    """Two of three greets right and one thank taken: the mean of .8 and 1."""
    sentences = [_good("greet"), _good("greet"), _good("greet"), _good("thank")]
    rankings = [[("greet", 1.0)], [("greet", 1.0)], [("stop", 1.0)], [("thank", 1.0)]]

    assert measure(sentences, rankings, rankings)["macro_f1"] == pytest.approx(0.9)


def test_typos_change_one_word_in_ten_and_at_least_one() -> None:
    """The same seed gives the same slips."""
    text = "where is my order please tell me about it now thanks"

    slipped = with_typos(text, random.Random(1))

    assert slipped == with_typos(text, random.Random(1))
    changed = [a != b for a, b in zip(text.split(), slipped.split(), strict=True)]
    assert sum(changed) <= 1
    assert with_typos("ab", random.Random(1)) != "ab"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "line 1: no column text, intent, source"),
        ("text\tintent\n", "line 1: no column source"),
        ("text\tintent\tsource\n", "no sentences"),
        ("text\tintent\tsource\nhello\t\tx\n", "line 2: needs a text and an intent"),
        ("text\tintent\tsource\nhello\tgreet\tx\ty\tz\n", "line 2: needs a text and an intent"),
    ],
)
def test_a_file_that_is_wrong_says_where(tmp_path: Path, content: str, says: str) -> None:
    """Line and reason, in one line."""
    file = tmp_path / "s.tsv"
    file.write_text(content)

    with pytest.raises(BadSentences, match=says):
        read_sentences(file)


def test_also_ok_may_be_left_out_or_hold_several(tmp_path: Path) -> None:
    """Readings are separated by a bar."""
    file = tmp_path / "s.tsv"
    file.write_text("text\tintent\tsource\talso_ok\nhi\tgreet\tx\tthank|stop\nbye\tgoodbye\tx\n")

    first, second = read_sentences(file)

    assert first.also_ok == {"thank", "stop"}
    assert second.also_ok == frozenset()


@pytest.mark.parametrize("model", ["nothing.tar.gz", "empty", "text.tar.gz"])
def test_a_wrong_call_is_one_line_and_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], model: str
) -> None:
    """No such model, a folder without one, a file that is none: no traceback."""
    sentences = tmp_path / "s.tsv"
    sentences.write_text("text\tintent\tsource\nhi\tgreet\tx\n")
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.tar.gz").write_text("no archive")

    assert main([str(sentences), "--model", str(tmp_path / model)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert main([str(tmp_path / "none.tsv")]) == 2
