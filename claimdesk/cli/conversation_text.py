"""A conversation on record as lines for a trainer: intents, values and commands, masked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claimdesk.inbox.personal import masked, names_in
from claimdesk.inbox.recorded import RecordedAnswer, RecordedTurn, Talk

Commands = Callable[[RecordedTurn], Sequence[str]]


def conversation_lines(
    talk: Talk, *, marked: int | None = None, commands: Commands = lambda _: ()
) -> list[str]:
    """Every line of a conversation; the turn of the number `marked` is pointed at.

    `commands` gives those of a turn, each as a line.
    """
    names = names_in(turn.text for turn in talk.turns)

    def shown(text: str) -> str:
        return " ".join(masked(text, names=names).split())

    first = talk.turns[0]
    lines = [f"{first.at:%Y-%m-%d %H:%M} UTC, {talk.store}, conversation of message {first.number}"]
    lines += [line for answer in talk.greeting for line in _answer(answer, shown)]
    for turn in talk.turns:
        pointer = "›" if turn.number == marked else " "
        said = "[photo]" if turn.is_photo else shown(turn.text)
        choice = " (a choice)" if turn.choice is not None else ""
        lines.append(f"{pointer} {turn.number:>5}  shopper    {said}{choice}")
        lines += [f"{'':>10}{line}" for line in _read(turn, shown)]
        lines += [f"{'':>10}command  {shown(line)}" for line in commands(turn)]
        lines += [line for answer in turn.answers for line in _answer(answer, shown)]
    return lines


def _read(turn: RecordedTurn, shown: Callable[[str], str]) -> Iterator[str]:
    if turn.intent is None:
        yield "the turn failed: nothing was read"
        return
    sure = "" if turn.choice is not None or turn.is_photo else f"  {turn.confidence or 0:.2f}"
    form = f"  in {turn.form}, asked {turn.asked}" if turn.form else ""
    yield f"intent   {turn.intent}{sure}{form}"
    for value in turn.entities:
        yield f"value    {value['entity']}: {shown(str(value['value']))}"
    if turn.actions:
        yield f"did      {', '.join(turn.actions)}"


def _answer(answer: RecordedAnswer, shown: Callable[[str], str]) -> Iterator[str]:
    choices = "".join(f" [{shown(choice.title)}]" for choice in answer.choices)
    rating = f"  (thumb {answer.rating})" if answer.rating else ""
    yield f"{'':>9}assistant  {shown(answer.text)}{choices}{rating}"
