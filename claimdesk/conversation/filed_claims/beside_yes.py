"""What else is wanted of a filed claim in one message with the yes to a change of it."""

from __future__ import annotations

from dataclasses import replace

from claimdesk.conversation.filed_claims.command import FiledClaimCommand
from claimdesk.conversation.filed_claims.command_reader import CommandReader
from claimdesk.conversation.filed_claims.filed_claim import number_in
from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.shared.draft import new_key
from claimdesk.conversation.shared.turn import Turn

# What the sentence that a claim is withdrawn tells as well: that a mail comes, and the way back.
_TOLD_OF_WITHDRAWING = ("status", "show", "withdrawn", "no_mail", "when", "missing")
_IN_A_WITHDRAWAL = frozenset({"mail", "status", "decision_when", "next", "approval"})
_WORDS_OF_AN_ADDITION = 3


def with_yes(
    turn: Turn, command: FiledClaimCommand, reader: CommandReader
) -> FiledClaimCommand | None:
    """`command` as agreed to, with what is wanted beside the yes; None where no yes begins it."""
    if turn.is_choice or (rest := turn.language.beside_yes(turn.text)) is None:
        return None
    if turn.language.forbids_change(turn.text):
        return None
    if command.name == "withdraw" and not _takes_back_this(turn, rest, command):
        return None
    sure = replace(command, is_sure=True)
    part = replace(turn, text=rest)
    again = reader.read(part)
    if again is not None and again.name in ("put_back", "unchanged"):
        return None
    if again is not None and _gainsays(again, command):
        return None
    other = _other(part, again, command)
    if other is None:
        return sure
    if other.name == command.name == "correct":
        return replace(sure, values={**command.values, **other.values})
    other = replace(other, number=command.number, email=command.email, key=new_key(), is_sure=True)
    if command.name == "withdraw" and other.name == "add":  # while there is something to add to
        return replace(other, beside=sure.as_slot())
    if sure.beside:
        return replace(sure, beside={**sure.beside, "beside": other.as_slot()})
    return replace(sure, beside=other.as_slot())


def _takes_back_this(turn: Turn, rest: str, command: FiledClaimCommand) -> bool:
    """Whether the yes is to taking back this claim, which cannot be undone.

    What only acknowledges, before a question, is no yes: "ok, but how long would it take?"; nor is
    the wish to take back another one.
    """
    return not (asks_weakly(turn, rest) or names_another(turn, command))


def asks_weakly(turn: Turn, rest: str) -> bool:
    """Whether the `rest` of a message asks, or supposes, beside what is no plain yes."""
    words = turn.language
    asks = words.puts_question(rest) or not words.only_tells(rest) or words.supposes(rest)
    return asks and not words.says_yes_beside(turn.text)


def names_another(turn: Turn, command: FiledClaimCommand) -> bool:
    """Whether the message names a claim other than the one that something is wanted of."""
    number = number_in(turn)
    return number is not None and command.number is not None and number != command.number


def _gainsays(again: FiledClaimCommand, command: FiledClaimCommand) -> bool:
    """Whether another value is told than the one that the yes is to."""
    return any(command.values.get(name, told) != told for name, told in again.values.items())


def _other(
    part: Turn, again: FiledClaimCommand | None, command: FiledClaimCommand
) -> FiledClaimCommand | None:
    if again is None:
        return _neither_read(part)
    says_the_same = command.name == "withdraw" or again.values == command.values
    if again.name == command.name and says_the_same:
        return None
    if command.name == "withdraw":
        if part.language.supposes(part.text):
            return None
        topics = tuple(each for each in again.topics if each not in _IN_A_WITHDRAWAL)
        if again.name in _TOLD_OF_WITHDRAWING or (again.name == "asked" and not topics):
            return None
        again = replace(again, topics=topics)
    if again.name == "withdraw":
        return replace(again, name="withdrawn")
    asks_which = again.name in ("correct", "change_email") and not again.values
    return replace(again, name="show") if asks_which else again


def _neither_read(part: Turn) -> FiledClaimCommand | None:
    """A question of the FAQ, one for the staff, or something more for them to know."""
    words, text = part.language, part.text
    if topics := interruptions.questions_to_answer(part, understood=False):
        return FiledClaimCommand("answers", topics=topics)
    if words.closes(text) or words.supposes(text) or len(text.split()) < _WORDS_OF_AN_ADDITION:
        return None
    if words.is_question(text):
        return FiledClaimCommand("asked", details=text)
    return FiledClaimCommand("add", details=text) if words.gives_a_message(text) else None
