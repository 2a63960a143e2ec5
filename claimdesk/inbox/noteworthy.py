"""Which turns of a conversation deserve a trainer's eye, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from claimdesk.inbox.recorded import RecordedChoice, RecordedTurn, Talk
from claimdesk.language.languages import DEFAULT, Language

UNCLEAR, OFF_TOPIC, THUMBED_DOWN = "unclear", "off_topic", "thumbed_down"
CONTRADICTED, ASKED_AGAIN = "contradicted", "asked_again"
HANDED_OVER, GIVEN_UP = "handed_over", "given_up"

#: After so long without a word, who was in the middle of a form has given it up.
SILENCE = timedelta(hours=1)
_ASKED_TIMES = 3  # of one question in a conversation: asked, and asked again twice
_MISSES = 2  # times that a form asked its question again

_CLARIFIES, _OFF_TOPIC, _ESCALATES = "action_clarify", "utter_out_of_scope", "action_escalate"
_CONTACT_FORM, _STOPPED, _QUESTION = "contact_form", "stop", "ask_"
_TO_A_PERSON = "talk_to_human"
# They say nothing that could have been read otherwise, or lead out of a form.
_NO_MATTER = {"affirm", "deny", "greet", "goodbye", "thank", "stop", "start_over", _TO_A_PERSON}


@dataclass(frozen=True)
class Noted:
    """A turn and why it is noted, of `REASONS`.

    `picked` is the choice taken after "did you mean", which says what the words had meant.
    """

    talk: Talk
    turn: RecordedTurn
    reasons: tuple[str, ...]
    picked: RecordedChoice | None = None


def noteworthy(talk: Talk, now: datetime, language: Language = DEFAULT) -> list[Noted]:
    """The turns in which the shopper's own words may have been misread, in order.

    `now`, with its timezone, says whether a form that nobody went on with was given up.
    """
    found: dict[int, list[str]] = {}
    for reason, find in _FINDERS.items():
        for place in find(talk.turns, now, language):
            reasons = found.setdefault(place, [])
            if reason not in reasons:
                reasons.append(reason)
    return [
        Noted(talk, talk.turns[place], tuple(reasons), _picked(talk.turns, place))
        for place, reasons in sorted(found.items())
    ]


Turns = tuple[RecordedTurn, ...]


def _unclear(turns: Turns, _now: datetime, _language: Language) -> Iterator[int]:
    before = 0
    for place, turn in enumerate(turns):
        missed = turn.form is not None and turn.misses > before
        if turn.is_typed and (_CLARIFIES in turn.actions or missed):
            yield place
        before = turn.misses


def _off_topic(turns: Turns, _now: datetime, _language: Language) -> Iterator[int]:
    for place, turn in enumerate(turns):
        if turn.is_typed and _OFF_TOPIC in turn.actions:
            yield place


def _thumbed_down(turns: Turns, _now: datetime, _language: Language) -> Iterator[int]:
    for place, turn in enumerate(turns):
        if any(answer.rating == "down" for answer in turn.answers):
            yield from _last_typed(turns, place)


def _contradicted(turns: Turns, _now: datetime, language: Language) -> Iterator[int]:
    """Those whose answer the next message says was none, or not of what was asked."""
    for place, (turn, following) in enumerate(pairwise(turns)):
        if not (turn.is_typed and following.is_typed) or turn.intent in _NO_MATTER:
            continue
        says_so = language.says_unanswered(following.text) or language.rejects_all(following.text)
        open_answer = following.form is None and not _asks_yes_or_no(turn)
        if says_so or (open_answer and _corrects(following, language)):
            yield place


def _asks_yes_or_no(turn: RecordedTurn) -> bool:
    return any(choice.intent in ("affirm", "deny") for choice in turn.choices)


def _corrects(turn: RecordedTurn, language: Language) -> bool:
    """Whether it puts right what was understood; a bare "no" may answer "anything else?"."""
    return turn.intent not in _NO_MATTER and language.is_correction(turn.text)


def _asked_again(turns: Turns, _now: datetime, _language: Language) -> Iterator[int]:
    """Answers that a form twice did not understand, and questions asked again twice."""
    for place, turn in enumerate(turns):
        if turn.misses >= _MISSES and turn.misses > (turns[place - 1].misses if place else 0):
            yield from (i for i in range(place - turn.misses + 1, place + 1) if turns[i].is_typed)
    questions = [
        (place, turn.intent)
        for place, turn in enumerate(turns)
        if turn.is_typed and turn.form is None and (turn.intent or "").startswith(_QUESTION)
    ]
    times = Counter(intent for _, intent in questions)
    yield from (place for place, intent in questions if times[intent] >= _ASKED_TIMES)


def _handed_over(turns: Turns, _now: datetime, _language: Language) -> Iterator[int]:
    """What led to a message to a person; where nothing did, that message."""
    for place, turn in enumerate(turns):
        if _ESCALATES not in turn.actions:
            continue
        start = place
        while start and turns[start].form == _CONTACT_FORM:
            start -= 1
        led = [i for i in range(start + 1) if _is_matter(turns[i])]
        inside = [i for i in range(start + 1, place + 1) if _is_matter(turns[i])]
        yield from led[-1:] or inside[:1]


def _given_up(turns: Turns, now: datetime, _language: Language) -> Iterator[int]:
    """The last words before a form was stopped, or left without another word."""
    for place, turn in enumerate(turns):
        is_last = place == len(turns) - 1
        left = is_last and turn.form_after is not None and now - turn.at > SILENCE
        if turn.end == _STOPPED or left:
            told = [i for i in range(place + (not turn.end)) if _is_matter(turns[i])]
            yield from told[-1:]


def _is_matter(turn: RecordedTurn) -> bool:
    return turn.is_typed and turn.intent not in _NO_MATTER


def _last_typed(turns: Turns, place: int) -> list[int]:
    return [i for i in range(place + 1) if turns[i].is_typed][-1:]


def _picked(turns: Turns, place: int) -> RecordedChoice | None:
    """The choice that the next turn took of those "did you mean" offered, if it names a meaning."""
    if _CLARIFIES not in turns[place].actions or place + 1 == len(turns):
        return None
    taken = turns[place + 1].choice
    is_meaning = taken in turns[place].choices and taken and taken.intent not in _NO_MATTER
    return taken if is_meaning else None


_FINDERS: dict[str, Callable[[Turns, datetime, Language], Iterator[int]]] = {
    UNCLEAR: _unclear,
    OFF_TOPIC: _off_topic,
    THUMBED_DOWN: _thumbed_down,
    CONTRADICTED: _contradicted,
    ASKED_AGAIN: _asked_again,
    HANDED_OVER: _handed_over,
    GIVEN_UP: _given_up,
}
#: Every reason, in the order that a turn's are given in.
REASONS = tuple(_FINDERS)
