"""What a message asks, affirms or denies beside the values it gives."""

from __future__ import annotations

from collections.abc import Sequence

from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.shared.commands import Command, CommandName
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.shared.understood import REVIEW, Context, field_confirmed
from claimdesk.conversation.shared.yes_or_no import AFFIRM, confirms, yes_or_no
from claimdesk.conversation.understanding.changed_lines import WORDS_OF_A_QUESTION, yes_and
from claimdesk.conversation.understanding.questions_put import question_put
from claimdesk.conversation.values.reader import Values

_ANY = "any"


def dialogue_acts(
    turn: Turn,
    context: Context,
    about: Sequence[str],
    meant: str | None,
    values: Values,
    *,
    answered: bool,
    heard: bool,
) -> list[Command]:
    """The questions, small talk, yes and no of a message, and that something is to come later.

    `about` is what it asks of the claim, `meant` what it means as an answer; `answered` says if
    anything was told, and `heard` if there is anything to do.
    """
    asked = context.asked
    commands: list[Command] = []
    question = question_put(turn, about, understood=answered, heard=asked is not None)
    if question:
        commands.append(Command("ask", question, turn.text, turn.confidence))
    elif not answered and interruptions.is_small_talk(turn):
        commands.append(Command("chitchat", {"kind": turn.intent}, turn.text, turn.confidence))
    doubted = field_confirmed(asked)
    said_again = doubted and values.given.get(doubted) and not answered
    if confirms(turn, asked) or said_again:
        commands.append(Command("affirm", {}, turn.text))
    elif not answered and (name := _yes_or_no(turn, meant, bool(question))):
        said = Command(name, {}, turn.text, turn.confidence)
        commands += yes_and(said, turn) if asked == REVIEW and name == AFFIRM else [said]
    gives = bool(heard or commands or values.problems)  # "tomorrow" is a day that can't be
    if not gives and asked is not None and turn.answer_to(_ANY) == "later":
        commands.append(Command("wait", {"gives_later": True}, turn.text))
    if not (heard or commands) and asked is not None and _asks_of_something(turn):
        left = turn.language.open_questions(turn.text) or (turn.text.strip(),)
        commands.append(Command("ask", {"left": list(left)}, turn.text, turn.confidence))
    return commands


def _asks_of_something(turn: Turn) -> bool:
    """Whether the message is a question of its own, though not one that has an answer here."""
    language, text = turn.language, turn.text
    words = len(text.split())
    return not turn.is_choice and words >= WORDS_OF_A_QUESTION and language.is_question(text)


def _yes_or_no(turn: Turn, meant: str | None, asks: bool) -> CommandName | None:
    """A yes or no; beside a question only one that the message begins with."""
    if asks and not turn.is_choice and _says_yes_first(turn):
        return AFFIRM
    if asks and not (turn.language.agrees(turn.text) or turn.language.declines(turn.text)):
        return None
    return yes_or_no(turn, meant)


def _says_yes_first(turn: Turn) -> bool:
    """Whether a sentence of its own says yes before the others ask: "Yes. What is next?"."""
    first, *others = turn.language.sentences(turn.text)
    return bool(others) and turn.language.says_yes_or_no(first) is True
