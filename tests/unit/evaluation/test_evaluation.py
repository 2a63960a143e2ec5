"""The figures of an evaluation, and what it refuses to evaluate."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from claimdesk.cli.eval import main
from claimdesk.evaluation.annotated import read_annotated, read_labelled
from claimdesk.evaluation.entities import Value, measure_entities, never_taught
from claimdesk.evaluation.figures import BadSentences, Labelled, measure, read_sentences, with_typos
from claimdesk.evaluation.outcomes import Judged, Outcome, outcome_figures
from claimdesk.evaluation.pictures import draw
from claimdesk.evaluation.report import comparison, report


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
        ("", "line 1: no column text, intent"),
        ("text\tsource\n", "line 1: no column intent"),
        ("text\tintent\n", "no sentences"),
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


def _figures(*confidences: float) -> dict[str, object]:
    """Of sentences that are greetings, read as one with these confidences, the first wrongly."""
    sentences = [_good("greet", source="chat") for _ in confidences]
    rankings = [[("greet" if i else "thank", c)] for i, c in enumerate(confidences)]
    return {"model": "m.tar.gz", **measure(sentences, rankings, rankings)}


def test_reliability_sets_rightness_beside_sureness() -> None:
    """By tenths of confidence, those without a sentence left out."""
    bins = _figures(0.95, 0.95, 0.15)["reliability"]

    assert bins == [
        {"sentences": 1, "confidence": 0.15, "accuracy": 1.0},
        {"sentences": 2, "confidence": 0.95, "accuracy": 0.5},
    ]


def test_pictures_are_drawn(tmp_path: Path) -> None:
    """Two PNG files; without a confusion there is no map of them."""
    assert [p.name for p in draw(_figures(0.9, 0.9), tmp_path / "new")] == [
        "reliability.png",
        "confusions.png",
    ]
    assert all(p.read_bytes().startswith(b"\x89PNG") for p in (tmp_path / "new").iterdir())
    right = {**_figures(0.9, 0.9), "confusions": []}
    assert [p.name for p in draw(right, tmp_path / "right")] == ["reliability.png"]


def test_two_models_stand_side_by_side() -> None:
    """Each figure with its change, and the intents that moved."""
    lines = comparison(_figures(0.9, 0.9), _figures(0.9, 0.9, 0.9, 0.9)).splitlines()

    assert lines[1].split() == ["accuracy", "0.500", "0.750", "+0.250"]
    assert lines[-1].split() == ["greet", "0.500", "0.750", "+0.250"]
    assert any(line.split() == ["off-topic", "recall,", "far", "-", "-", "-"] for line in lines)


def test_values_count_where_they_overlap() -> None:
    """One of two dates found, one of two finds right; by source beside it."""
    figures = measure_entities(
        [[Value("date", 0, 5)], [Value("date", 3, 9)]],
        [[Value("date", 2, 7), Value("date", 8, 9)], [Value("amount", 3, 9)]],
        ["orders", "returns"],
    )

    assert figures["date"]["all"] == {"wanted": 2, "found": 2, "precision": 0.5, "recall": 0.5}
    assert figures["date"]["returns"]["recall"] == 0.0
    assert figures["date"]["returns"]["precision"] is None
    assert figures["amount"]["all"] == {"wanted": 0, "found": 1, "precision": 0.0, "recall": None}


def test_a_code_must_be_the_one_marked() -> None:
    """A repair found where a refund was marked is neither."""
    figures = measure_entities(
        [[Value("remedy", 0, 5, "refund")]], [[Value("remedy", 0, 5, "repair")]], ["returns"]
    )

    assert figures["remedy"]["all"] == {"wanted": 1, "found": 1, "precision": 0.0, "recall": 0.0}


def _with_values() -> dict[str, object]:
    marked, found = [[Value("date", 0, 5)]], [[Value("date", 0, 5), Value("email", 0, 5)]]
    entities = measure_entities(marked, found, ["orders"])
    return {**_figures(0.9), "entities": entities, "annotated_sentences": 1}


def test_the_report_shows_values_with_their_counts() -> None:
    """A line for each: precision, recall, F1, how many wanted and found."""
    lines = [line.split() for line in report(_with_values()).splitlines()]

    assert ["date", "1.000", "1.000", "1.000", "1", "1"] in lines
    assert ["email", "0.000", "-", "-", "0", "1"] in lines


def test_values_are_pictured_and_compared(tmp_path: Path) -> None:
    """A picture of their own, and a line for precision and for recall between two models."""
    assert "values.png" in [p.name for p in draw(_with_values(), tmp_path)]
    lines = comparison(_with_values(), _with_values()).splitlines()
    assert ["date,", "recall", "1.000", "1.000", "+0.000"] in [line.split() for line in lines]


def test_values_are_read_from_the_files_marked_for_them(tmp_path: Path) -> None:
    """What lies in entities/ has no part in the intents, and the others' marks none in values."""
    words = 'version: "3.1"\nnlu:\n- intent: inform\n  examples: |\n    - '
    (tmp_path / "orders.yml").write_text(words + "on [Friday](date)\n")
    assert read_annotated(tmp_path) == []
    (tmp_path / "entities").mkdir()
    (tmp_path / "entities" / "days.yml").write_text(
        words + 'a [refnd]{"entity": "remedy", "value": "refund"} by [May](date)\n'
    )

    (labelled,) = read_labelled(tmp_path)
    (annotated,) = read_annotated(tmp_path)

    assert labelled == Labelled("on Friday", "inform", "orders")
    assert (annotated.text, annotated.source) == ("a refnd by May", "days")
    assert annotated.values == (Value("remedy", 2, 7, "refund"), Value("date", 11, 14))


def test_a_second_right_reading_is_read_from_its_file(tmp_path: Path) -> None:
    """Of the files beside it alone; inner folders have their own, and their name in the source."""
    words = 'version: "3.1"\nnlu:\n- intent: inform\n  examples: |\n    - on [Friday](date)\n'
    (tmp_path / "fresh").mkdir()
    for folder in (tmp_path, tmp_path / "fresh"):
        (folder / "orders.yml").write_text(words)
    (tmp_path / "also_ok.yml").write_text('inform:\n  "on Friday": [affirm]\n')

    here, there = read_labelled(tmp_path)

    assert here == Labelled("on Friday", "inform", "orders", frozenset({"affirm"}))
    assert there == Labelled("on Friday", "inform", "fresh/orders")


@pytest.mark.parametrize("others", ['inform:\n  "on Fryday": [affirm]\n', "inform: [1]", "["])
def test_a_second_reading_of_no_sentence_is_refused(tmp_path: Path, others: str) -> None:
    """A slip in the file would otherwise go unseen."""
    words = 'version: "3.1"\nnlu:\n- intent: inform\n  examples: |\n    - on Friday\n'
    (tmp_path / "orders.yml").write_text(words)
    (tmp_path / "also_ok.yml").write_text(others)

    with pytest.raises(BadSentences, match=r"also_ok\.yml"):
        read_labelled(tmp_path)


def test_a_folder_without_sentences_is_refused(tmp_path: Path) -> None:
    """Nothing in it, or a file that is not Rasa's."""
    with pytest.raises(BadSentences, match="no sentences"):
        read_labelled(tmp_path)
    (tmp_path / "x.yml").write_text("[")
    with pytest.raises(BadSentences, match=r"x\.yml"):
        read_labelled(tmp_path)


def test_what_training_nearly_has_is_not_measured(tmp_path: Path) -> None:
    """Sentences listed in taught.yml are left out, those marked for their values too."""
    words = 'version: "3.1"\nnlu:\n- intent: inform\n  examples: |\n    - on Friday\n    - in May\n'
    for folder in (tmp_path, tmp_path / "entities"):
        folder.mkdir(exist_ok=True)
        (folder / "orders.yml").write_text(words)
        (folder / "taught.yml").write_text('taught: ["on Friday"]\n')

    assert [each.text for each in read_labelled(tmp_path)] == ["in May"]
    assert [each.text for each in read_annotated(tmp_path)] == ["in May"]


def test_a_taught_sentence_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """As it is for a second reading."""
    (tmp_path / "orders.yml").write_text("nlu:\n- intent: inform\n  examples: |\n    - in May\n")
    (tmp_path / "taught.yml").write_text('taught: ["on Fryday"]\n')

    with pytest.raises(BadSentences, match="no such sentence: on Fryday"):
        read_labelled(tmp_path)


def test_a_value_that_training_lists_is_told_apart(tmp_path: Path) -> None:
    """Listed as a phrase of the entity or under a code, or marked in a sentence."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yml").write_text(
        "nlu:\n- lookup: reason/defective\n  examples: |\n    - Broke\n"
        "- synonym: damaged\n  examples: |\n    - all dented!\n"
        "- intent: inform\n  examples: |\n    - the [lamp](product)\n"
    )
    (tmp_path / "entities").mkdir()
    (tmp_path / "entities" / "b.yml").write_text(
        "nlu:\n- intent: inform\n  examples: |\n"
        "    - [broke](reason)\n    - [all dented](reason)\n    - the [Lamp](product)\n"
        "    - [snapped](reason)\n    - [broke](product)\n"
    )

    read = read_annotated(tmp_path, tmp_path / "data")

    assert [bool(each.taught) for each in read] == [True, True, True, False, False]


def test_what_is_taught_counts_neither_as_wanted_nor_as_found() -> None:
    """What was found elsewhere still counts, wrong as it is."""
    listed, new = Value("reason", 0, 5, "defective"), Value("reason", 10, 15, "damaged")
    found = [
        Value("reason", 2, 5, "other"),
        Value("reason", 11, 15, "damaged"),
        Value("date", 0, 5),
    ]

    assert never_taught([listed, new], found, {listed}) == ([new], found[1:])


def test_a_source_may_be_left_out(tmp_path: Path) -> None:
    """It is the file's name then."""
    (tmp_path / "mine.tsv").write_text("intent\ttext\ngreet\thi\n")

    assert read_sentences(tmp_path / "mine.tsv") == [Labelled("hi", "greet", "mine")]


def test_the_report_tells_what_a_shopper_gets() -> None:
    """Each outcome's share, on topic and off it, and of each source what was answered rightly."""
    good = _good("greet", source="chat")
    judged = [Judged(good, outcome, "greet", "") for outcome in (Outcome.RIGHT, Outcome.WRONG)]

    lines = report({**_figures(0.9), "outcomes": outcome_figures(judged)}).splitlines()

    (on_topic,) = [line for line in lines if line.startswith("  on topic")]
    assert "right 0.500" in on_topic
    assert "wrong 0.500" in on_topic
    assert any(line.split()[0] == "chat" and "answered rightly 0.500" in line for line in lines)
