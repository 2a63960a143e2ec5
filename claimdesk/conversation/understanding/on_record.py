"""What a message says against the lines on record without naming them, whatever was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimdesk.conversation.shared.commands import Command
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.shared.understood import Context, expected_by
from claimdesk.conversation.values.reader import DATE_FIELDS, ValueReader, Values

_CONDITION, _REASON = "condition", "reason"


def denied_lines(reader: ValueReader, turn: Turn, context: Context) -> frozenset[str]:
    """The lines on record that the message denies, doubts or tells otherwise.

    What was asked for is answered, not denied.
    """
    if context.asked is None or turn.is_choice:
        return frozenset()
    against, text = turn.language.speaks_against, turn.text
    denied = {name for name, said in context.spoken.items() if against(text, said)}
    unopened = context.draft.get(_CONDITION) == "unopened"
    if unopened and turn.language.opened_after_all(text):
        denied.add(_CONDITION)
    denied -= {expected_by(context.asked)}
    reason = context.draft.get(_REASON)
    if reason and context.asked != _REASON and turn.language.denies_reason(str(reason), text):
        denied.add(_REASON)
    harmed = context.draft.get(_CONDITION) == "misused" and context.asked != _CONDITION
    if harmed and turn.language.denies_accident(text):
        denied.add(_CONDITION)
    denied |= _denied_days(reader, turn, context)
    return frozenset(denied)


def _denied_days(reader: ValueReader, turn: Turn, context: Context) -> set[str]:
    """The claim's dates that the message says are none: "it didn't come on the 12th"."""
    kept = {
        name: day
        for name in DATE_FIELDS
        if name != context.asked and isinstance(day := context.draft.get(name), str)
    }
    denied = reader.days_denied(turn, sorted(set(kept.values())))
    names = {name for name, day in kept.items() if day in denied}
    told = {name for name, _ in turn.language.date_cues(turn.text)}
    return names & told if told or len(names) > 1 else names


def with_denied(turn: Turn, context: Context, values: Values, denied: frozenset[str]) -> Values:
    """The values, with what the message says of the lines it denies in their place."""
    if not denied:
        return values
    language, text = turn.language, turn.text
    given = dict(values.given)
    if _CONDITION in denied and language.opened_after_all(text):
        if language.tells_of_use(text):
            given[_CONDITION] = "used"
        elif language.tells_of_no_use(text):
            given[_CONDITION] = "unused"
    heard = given.get(_REASON)
    if _REASON in denied and not (heard and language.says_reason(heard, text)):
        given[_REASON] = language.reason_told(text)  # what it says instead, or nothing
    for name in denied:
        if not given.get(name) or given.get(name) == context.draft.get(name):
            given.pop(name, None)
    return replace(values, given=given, put_right=values.put_right | denied)


def asked_back(
    turn: Turn, denied: frozenset[str], commands: Sequence[Command]
) -> tuple[Command, ...]:
    """Asks for the line that is denied where the message does not say what is right instead."""
    left = [name for name in sorted(denied) if all(name not in each.values for each in commands)]
    return (Command("edit", {"field": left[0]}, turn.text),) if left else ()
