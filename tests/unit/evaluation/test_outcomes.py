"""What a first turn is judged to be, and what changed between two runs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from claimdesk.evaluation.figures import BadSentences, Labelled
from claimdesk.evaluation.first_turn import FirstTurn
from claimdesk.evaluation.outcomes import (
    Judged,
    Outcome,
    judge,
    outcome_figures,
    read_outcomes,
    won_and_lost,
    write_outcomes,
)
from claimdesk.evaluation.report import changes


def _turn(*actions: str, **seen: object) -> FirstTurn:
    answers = frozenset(each for each in actions if each.startswith("utter_"))
    plain = FirstTurn("x", actions, actions, answers, form=None, matter=None, choices=())
    return replace(plain, **seen)  # type: ignore[arg-type]


def _staff(matter: str, read_as: str = "x") -> FirstTurn:
    return _turn("contact_form", form="contact_form", matter=matter, read_as=read_as)


CLAIM = _turn("claim_form", form="claim_form")
UNCLEAR = _turn("action_clarify")
CHOICE = {
    "ask_warranty_policy": _turn("utter_ask_warranty_policy"),
    "ask_contact": _turn("utter_ask_contact"),
    "open_return": CLAIM,
    "report_defect": CLAIM,
    "report_not_received": _staff("parcel_not_received"),
    "order_problem": _staff("order_problem"),
    "inform": UNCLEAR,
    "out_of_scope": _turn("utter_out_of_scope"),
}


@pytest.mark.parametrize(
    ("label", "turn", "outcome"),
    [
        ("ask_contact", _turn("utter_ask_contact"), Outcome.RIGHT),
        ("ask_contact", _turn("utter_ask_warranty_policy"), Outcome.WRONG),
        # Said beside the first question of a form.
        ("ask_contact", replace(CLAIM, answers=frozenset({"utter_ask_contact"})), Outcome.RIGHT),
        # One form for all of its intents.
        ("open_return", CLAIM, Outcome.RIGHT),
        ("ask_contact", CLAIM, Outcome.WRONG),
        # A message to the staff must be of its matter, or of a closer one of the same intent.
        ("order_problem", _staff("order_problem"), Outcome.RIGHT),
        ("order_problem", _staff("parcel_late", "report_not_received"), Outcome.WRONG),
        ("report_not_received", _staff("parcel_late", "report_not_received"), Outcome.RIGHT),
        ("ask_contact", replace(UNCLEAR, choices=("ask_contact",)), Outcome.ASKED),
        ("report_defect", replace(UNCLEAR, choices=("open_return",)), Outcome.ASKED),
        ("ask_contact", replace(UNCLEAR, choices=("open_return",)), Outcome.ASKED_WITHOUT),
        ("ask_contact", _turn("utter_out_of_scope"), Outcome.REFUSED),
        ("ask_contact", _turn("action_other_language"), Outcome.REFUSED),
        # A value before any question: to be asked what for is all there is.
        ("inform", UNCLEAR, Outcome.RIGHT),
        ("inform", _turn("utter_ask_contact"), Outcome.WRONG),
        ("out_of_scope", _turn("utter_out_of_scope"), Outcome.REFUSED),
        ("out_of_scope", _turn("utter_ask_contact"), Outcome.WRONG),
        ("out_of_scope", UNCLEAR, Outcome.ASKED_WITHOUT),
    ],
)
def test_a_turn_is_judged_by_what_a_button_of_the_label_gives(
    label: str, turn: FirstTurn, outcome: Outcome
) -> None:
    """The same answer, form or matter is right."""
    assert judge(Labelled("text", label, "a"), turn, CHOICE).outcome is outcome


def test_another_right_label_is_right_too() -> None:
    """Those of ``also_ok``; a refusal as well, where that is one of them."""
    sentence = Labelled("text", "ask_contact", "a", frozenset({"open_return", "out_of_scope"}))

    assert judge(sentence, CLAIM, CHOICE).outcome is Outcome.RIGHT
    assert judge(sentence, CHOICE["out_of_scope"], CHOICE).outcome is Outcome.RIGHT


def _judged(text: str, outcome: Outcome, intent: str = "ask_contact") -> Judged:
    return Judged(Labelled(text, intent, "chat"), outcome, "ask_jobs", "utter_ask_jobs")


def test_shares_are_taken_of_what_is_on_topic_and_off_it() -> None:
    """Each by itself; none where there is none."""
    judged = [_judged("a", Outcome.RIGHT), _judged("b", Outcome.WRONG)]

    figures = outcome_figures([*judged, _judged("c", Outcome.REFUSED, "out_of_scope")])

    assert figures["on_topic"]["right"] == 0.5
    assert figures["by_source"]["chat"]["wrong"] == 0.5
    assert figures["off_topic"]["refused"] == 1.0
    assert outcome_figures(judged)["off_topic"] is None


def test_outcomes_are_read_as_they_were_written(tmp_path: Path) -> None:
    """A tab or a new line within a sentence is a space there."""
    judged = [_judged("a\tb\nc", Outcome.ASKED), _judged("d", Outcome.ASKED_WITHOUT)]

    write_outcomes(tmp_path / "o.tsv", judged)

    read = read_outcomes(tmp_path / "o.tsv")
    assert [each.outcome for each in read] == [Outcome.ASKED, Outcome.ASKED_WITHOUT]
    assert [each.sentence.text for each in read] == ["a b c", "d"]
    assert won_and_lost(read, judged).not_in_both == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "line 1: not the columns of --outcomes"),
        ("text\tintent\n", "line 1: not the columns of --outcomes"),
        ("text\tintent\tsource\toutcome\tread_as\tgot\na\tb\tc\tfine\td\te\n", "line 2"),
        ("text\tintent\tsource\toutcome\tread_as\tgot\na\tb\n", "line 2"),
    ],
)
def test_a_file_that_holds_no_outcomes_is_refused(tmp_path: Path, content: str, says: str) -> None:
    """With the line."""
    (tmp_path / "o.tsv").write_text(content)

    with pytest.raises(BadSentences, match=says):
        read_outcomes(tmp_path / "o.tsv")


@pytest.mark.parametrize(
    ("intent", "better"),
    [
        ("ask_contact", [Outcome.WRONG, Outcome.REFUSED, Outcome.ASKED, Outcome.RIGHT]),
        ("out_of_scope", [Outcome.WRONG, Outcome.ASKED_WITHOUT, Outcome.REFUSED]),
    ],
)
def test_what_is_better_now_is_won_and_what_is_worse_lost(
    intent: str, better: list[Outcome]
) -> None:
    """On topic a refusal is hardly better than a wrong answer; off topic nothing is better."""
    for worse, good in pairwise(better):
        before, after = [_judged("a", worse, intent)], [_judged("a", good, intent)]
        assert len(won_and_lost(before, after).won) == 1
        assert len(won_and_lost(after, before).lost) == 1
        assert won_and_lost(before, after).lost == ()


def test_changes_are_told_sentence_by_sentence() -> None:
    """With what was and what is, and how many had no counterpart."""
    before = [_judged("a", Outcome.WRONG), _judged("gone", Outcome.RIGHT)]

    now = [_judged("a", Outcome.RIGHT)]
    told = changes(won_and_lost(before, now), "before.tsv").splitlines()

    assert told[0] == "against before.tsv: won 1, lost 0 (1 sentences stand in one of the two only)"
    assert told[1].split() == ["won", "ask_contact:", "a"]
    assert told[2].strip() == "was wrong: utter_ask_jobs, read as ask_jobs"
    assert told[3].strip() == "is  right: utter_ask_jobs, read as ask_jobs"
