"""What else is wanted of a filed claim in one message with the yes to a change of it."""

from __future__ import annotations

from dataclasses import replace

from claimdesk.claims import claim_numbers
from claimdesk.conversation import interruptions
from claimdesk.conversation.draft import new_key
from claimdesk.conversation.filed_claims import Command, CommandReader
from claimdesk.conversation.turn import Turn

# What the sentence that a claim is withdrawn tells as well: that a mail comes, and the way back.
_TOLD_OF_WITHDRAWING = ("status", "show", "withdrawn", "no_mail", "when", "missing")
_IN_A_WITHDRAWAL = frozenset({"mail", "status", "decision_when", "next", "approval"})
_WORDS_OF_AN_ADDITION = 3


def with_yes(turn: Turn, wish: Command, reader: CommandReader) -> Command | None:
    """`wish` as agreed to, with what is wanted beside the yes; None where no yes begins it."""
    if turn.is_choice or (rest := turn.language.beside_yes(turn.text)) is None:
        return None
    if turn.language.forbids_change(turn.text):
        return None
    if wish.name == "withdraw" and not _takes_back_this(turn, rest, wish):
        return None
    sure = replace(wish, is_sure=True)
    part = replace(turn, text=rest)
    again = reader.read(part)
    if again is not None and again.name in ("put_back", "unchanged"):
        return None
    if again is not None and _gainsays(again, wish):
        return None
    other = _other(part, again, wish)
    if other is None:
        return sure
    if other.name == wish.name == "correct":
        return replace(sure, values={**wish.values, **other.values})
    other = replace(other, number=wish.number, email=wish.email, key=new_key(), is_sure=True)
    if wish.name == "withdraw" and other.name == "add":  # while there is something to add to
        return replace(other, beside=sure.as_slot())
    if sure.beside:
        return replace(sure, beside={**sure.beside, "beside": other.as_slot()})
    return replace(sure, beside=other.as_slot())


def _takes_back_this(turn: Turn, rest: str, wish: Command) -> bool:
    """Whether the yes is to taking back this claim, which cannot be undone.

    What only acknowledges, before a question, is no yes: "ok, but how long would it take?"; nor is
    the wish to take back another one.
    """
    return not (asks_weakly(turn, rest) or names_another(turn, wish))


def asks_weakly(turn: Turn, rest: str) -> bool:
    """Whether the `rest` of a message asks, or supposes, beside what is no plain yes."""
    words = turn.language
    asks = words.puts_question(rest) or not words.only_tells(rest) or words.supposes(rest)
    return asks and not words.says_yes_beside(turn.text)


def names_another(turn: Turn, wish: Command) -> bool:
    """Whether the message names a claim other than the one that something is wanted of."""
    number = turn.entity("claim_number") or claim_numbers.find(turn.text)
    return number is not None and wish.number is not None and number != wish.number


def _gainsays(again: Command, wish: Command) -> bool:
    """Whether another value is told than the one that the yes is to."""
    return any(wish.values.get(name, told) != told for name, told in again.values.items())


def _other(part: Turn, again: Command | None, wish: Command) -> Command | None:
    if again is None:
        return _neither_read(part)
    if again.name == wish.name and (wish.name == "withdraw" or again.values == wish.values):
        return None
    if wish.name == "withdraw":
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


def _neither_read(part: Turn) -> Command | None:
    """A question of the FAQ, one for the staff, or something more for them to know."""
    words, text = part.language, part.text
    if topics := interruptions.questions_to_answer(part, understood=False):
        return Command("answers", topics=topics)
    if words.closes(text) or words.supposes(text) or len(text.split()) < _WORDS_OF_AN_ADDITION:
        return None
    if words.is_question(text):
        return Command("asked", details=text)
    return Command("add", details=text) if words.gives_a_message(text) else None
