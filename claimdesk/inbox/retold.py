"""A conversation on record told again: as a test of what is heard, or as a story of Rasa's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from claimdesk.claims.claim_numbers import ADDITION, CLAIM, MESSAGE
from claimdesk.inbox.examples import example_of
from claimdesk.inbox.personal import StandIns, names_in
from claimdesk.inbox.recorded import FORM_END, Done, RecordedAnswer, RecordedTurn, Talk

_LONGEST_HEARD = 60  # characters of a sentence: enough to know it by
_ISO_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_NUMBER = re.compile(rf"\b(?:{CLAIM}|{MESSAGE}|{ADDITION})-[0-9A-Z]{{11}}\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s|\n")
_FEWEST_WORDS = 3  # of a beginning that is to tell an answer from others
# A day with the month or weekday before it, a sum, a number: what another run would say otherwise.
_VARIES = re.compile(r"(?:\b[A-Z][a-z]+,? )*\S*[\d$€£]")


def as_test(talk: Talk, name: str, is_drawn: Callable[[str], bool]) -> dict[str, Any]:
    """A dialogue of `tests/conversations/`; personal values are replaced by invented ones.

    What must be heard is the beginning of each answer, as far as its first day, sum or number, but
    for those of which `is_drawn` says that one of several wordings was drawn.
    """
    stand_ins = _stand_ins(talk)
    heard: list[str] = []  # the numbers given to the shopper so far
    turns = []
    for turn in talk.turns:
        said = _said(turn, stand_ins, heard)
        phrases = [p for answer in turn.answers for p in _phrases(answer, stand_ins, is_drawn)]
        turns.append({**said, **({"hear": phrases} if phrases else {})})
        heard += [n.upper() for answer in turn.answers for n in _NUMBER.findall(answer.text)]
    return {"name": name, "store": talk.store, "turns": turns}


def as_story(talk: Talk, name: str) -> dict[str, Any]:
    """A story of Rasa's: the intents and what was done upon each, from the first turn on.

    Turns that failed, of which nothing was read, are left out. Values are, too.
    """
    steps: list[dict[str, Any]] = []
    for turn in talk.turns:
        if turn.intent is not None:
            steps.append({"intent": turn.intent})
            steps += _steps(turn)
    return {"story": name, "steps": steps}


def _stand_ins(talk: Talk) -> StandIns:
    return StandIns(names=names_in(turn.text for turn in talk.turns))


def _said(turn: RecordedTurn, stand_ins: StandIns, heard: list[str]) -> dict[str, Any]:
    if turn.is_photo:
        return {"photo": 1}
    if turn.choice is not None:
        return {"choose": stand_ins.replaced(turn.choice.title)}
    text = _ISO_DATE.sub(lambda found: _days_ago(found[0], turn.at.date()), example_of(turn.text))
    text = _NUMBER.sub(lambda found: _place_of(found[0].upper(), heard), text)
    return {"say": stand_ins.replaced(text)}


def _days_ago(written: str, day: date) -> str:
    """The place of a day that has been, as `tests/conversations/dialogue.py` fills it."""
    try:
        days = (day - date.fromisoformat(written)).days
    except ValueError:
        return written
    return f"{{days_ago:{days}}}" if days >= 0 else written


def _place_of(number: str, heard: list[str]) -> str:
    if heard and number == heard[-1]:
        return "{claim}"
    return "{first_claim}" if heard and number == heard[0] else "{unknown_claim}"


def _phrases(
    answer: RecordedAnswer, stand_ins: StandIns, is_drawn: Callable[[str], bool]
) -> Iterator[str]:
    sentence = _SENTENCE_END.split(answer.text.strip(), maxsplit=1)[0]
    replaced = stand_ins.replaced(sentence)
    if not sentence or is_drawn(answer.text) or replaced != sentence:
        return
    if varies := _VARIES.search(sentence):
        sentence = sentence[: varies.start()].rstrip()
        if len(sentence.split()) < _FEWEST_WORDS:
            return
    if len(sentence) > _LONGEST_HEARD:
        sentence = sentence[:_LONGEST_HEARD].rsplit(" ", 1)[0]
    yield sentence


def _steps(turn: RecordedTurn) -> Iterator[dict[str, Any]]:
    """What was done, action by action, each with the form it opened or closed and its end."""
    form = turn.form
    for place, action in enumerate(turn.done):
        if action.kind != "action":
            continue
        yield {"action": action.name}
        for each in _until_next_action(turn.done[place + 1 :]):
            if each.kind == "form" and each.name != form:
                form = each.name
                yield {"active_loop": form}
            elif each.kind == "slot":
                yield {"slot_was_set": [{FORM_END: each.value}]}


def _until_next_action(done: tuple[Done, ...]) -> list[Done]:
    """The forms, then the last end of a form, that were set before another action was run."""
    ends = [place for place, each in enumerate(done) if each.kind == "action"]
    mine = done[: ends[0]] if ends else done
    forms = [each for each in mine if each.kind == "form"]
    ended = [each for each in mine if each.kind == "slot" and each.name == FORM_END]
    return [*forms, *ended[-1:]]
