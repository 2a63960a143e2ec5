"""What becomes of labelled sentences: answered rightly, asked back, refused or answered wrongly."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimdesk.evaluation.figures import BadSentences, Labelled

if TYPE_CHECKING:
    from claimdesk.evaluation.first_turn import FirstTurn

_STAFF, _ASKS_BACK, _OTHER_LANGUAGE = "contact_form", "action_clarify", "action_other_language"
_REFUSAL = "utter_out_of_scope"
_COLUMNS = ("text", "intent", "source", "outcome", "read_as", "got")


class Outcome(str, Enum):
    """What a sentence came to; the value stands in the TSV."""

    RIGHT = "right"
    ASKED = "asked"  # asked back, with the right one among the choices
    ASKED_WITHOUT = "asked_without"  # asked back, without it
    REFUSED = "refused"
    WRONG = "wrong"


@dataclass(frozen=True)
class Judged:
    """A sentence, its outcome, the intent it was read as, and what the shopper got."""

    sentence: Labelled
    outcome: Outcome
    read_as: str
    got: str

    @property
    def rank(self) -> int:
        """Higher is better; off topic, a refusal is best."""
        if self.sentence.off_topic:
            best = (Outcome.RIGHT, Outcome.REFUSED)
            return 3 if self.outcome in best else 0 if self.outcome is Outcome.WRONG else 2
        middle = {Outcome.RIGHT: 3, Outcome.ASKED: 2, Outcome.WRONG: 0}
        return middle.get(self.outcome, 1)


def judge(sentence: Labelled, turn: FirstTurn, choice: Mapping[str, FirstTurn]) -> Judged:
    """The outcome of the sentence's first turn.

    ``choice`` holds, by intent, the turn of a button of each label: to get what it gives is to be
    answered rightly. So is a message to the staff that was read as the label, whichever closer
    matter its words make of it ("late", "stolen").
    """
    labels = (sentence.intent, *sorted(sentence.also_ok))
    asks_back = _ASKS_BACK in turn.actions and turn.form is None
    refused = _REFUSAL in turn.answers or _OTHER_LANGUAGE in turn.actions
    right = any(_same(label, turn, choice[label]) for label in labels if label in choice)
    if refused and (sentence.off_topic or not right):
        outcome = Outcome.REFUSED
    elif right:
        outcome = Outcome.RIGHT
    elif asks_back:
        offered = [choice[each] for each in turn.choices if each in choice]
        among = any(_same(x, each, choice[x]) for x in labels if x in choice for each in offered)
        outcome = Outcome.ASKED if among else Outcome.ASKED_WITHOUT
    else:
        outcome = Outcome.WRONG
    return Judged(sentence, outcome, turn.read_as, _got(turn, asks_back=asks_back))


def _same(label: str, turn: FirstTurn, own: FirstTurn) -> bool:
    """Whether a turn gives what a button of the label gives."""
    if own.form == _STAFF:
        return turn.form == _STAFF and (turn.matter == own.matter or turn.read_as == label)
    if own.form is not None:
        return turn.form == own.form
    if _ASKS_BACK in own.actions:
        # A value or a yes without a question before it: to be asked what for is all there is, and
        # who tells so much of a purchase that a claim begins is asked for the rest.
        return _ASKS_BACK in turn.actions
    return bool(own.answers & turn.answers)


def _got(turn: FirstTurn, *, asks_back: bool) -> str:
    if asks_back:
        return f"did you mean {', '.join(turn.choices)}"
    form = f"{turn.form}/{turn.matter}" if turn.matter else turn.form
    return " ".join(filter(None, [*sorted(turn.answers), form])) or " ".join(turn.actions)


def outcome_figures(judged: Sequence[Judged]) -> dict[str, Any]:
    """The share of each outcome, of what is on topic and of what is off it; by source besides."""
    on = [each for each in judged if not each.sentence.off_topic]
    off = [each for each in judged if each.sentence.off_topic]
    sources = sorted({each.sentence.source for each in on})
    return {
        "on_topic": _shares(on),
        "off_topic": _shares(off),
        "by_source": {s: _shares([x for x in on if x.sentence.source == s]) for s in sources},
    }


def _shares(judged: Sequence[Judged]) -> dict[str, float] | None:
    counts = Counter(each.outcome for each in judged)
    return {o.value: counts[o] / len(judged) for o in Outcome} if judged else None


def write_outcomes(path: Path, judged: Iterable[Judged]) -> None:
    """One line a sentence, tab-separated, under a header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("\t".join(_COLUMNS) + "\n")
        for each in judged:
            told = each.sentence
            cells = (
                told.text,
                told.intent,
                told.source,
                each.outcome.value,
                each.read_as,
                each.got,
            )
            file.write("\t".join(" ".join(cell.split()) for cell in cells) + "\n")


def read_outcomes(path: Path) -> list[Judged]:
    """What ``write_outcomes`` wrote; BadSentences, with the line, for anything else."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except OSError as problem:
        raise BadSentences(f"{path}: {problem.strerror or problem}") from problem
    except (UnicodeDecodeError, csv.Error) as problem:
        raise BadSentences(f"{path}: not a tab-separated text in UTF-8") from problem
    if not rows or tuple(rows[0]) != _COLUMNS:
        raise BadSentences(f"{path}: line 1: not the columns of --outcomes: {', '.join(_COLUMNS)}")
    judged = []
    for number, row in enumerate(rows[1:], start=2):
        try:
            text, intent, source, outcome, read_as, got = row
            judged.append(Judged(Labelled(text, intent, source), Outcome(outcome), read_as, got))
        except ValueError as problem:
            raise BadSentences(f"{path}: line {number}: not a line of --outcomes") from problem
    return judged


@dataclass(frozen=True)
class Changes:
    """What differs between the outcomes of the same sentences, as pairs of before and after."""

    won: tuple[tuple[Judged, Judged], ...]
    lost: tuple[tuple[Judged, Judged], ...]
    not_in_both: int


def won_and_lost(before: Iterable[Judged], after: Iterable[Judged]) -> Changes:
    """The sentences whose outcome is better now, and worse; those told apart by text and label."""
    old = {_key(each): each for each in before}
    new = {_key(each): each for each in after}
    pairs = [(old[key], each) for key, each in new.items() if key in old]
    return Changes(
        won=tuple(pair for pair in pairs if pair[1].rank > pair[0].rank),
        lost=tuple(pair for pair in pairs if pair[1].rank < pair[0].rank),
        not_in_both=len(old.keys() ^ new.keys()),
    )


def _key(judged: Judged) -> tuple[str, str]:
    return " ".join(judged.sentence.text.split()), judged.sentence.intent
