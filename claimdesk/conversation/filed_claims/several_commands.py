"""Several things that one message wants of a filed claim, done one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimdesk.conversation.filed_claims.claim_message import FIGURES, SAID
from claimdesk.conversation.filed_claims.command import FiledClaimCommand
from claimdesk.conversation.filed_claims.command_reader import CommandReader
from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.shared.draft import new_key
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.understanding.corrections import part
from claimdesk.conversation.values.order_and_email import email_in

_FEWEST = 2
_CHANGES = ("add", "correct", "change_email", "withdraw")
_OF_WHAT_WAS_DONE = ("put_back", "unchanged")  # by a message before


def several_commands(turn: Turn, reader: CommandReader) -> FiledClaimCommand | None:
    """The first of several commands of a message, each `beside` the one before it.

    None where it wants one thing. What is bidden in a sentence of its own needs no asking; what
    has to be asked about comes last, and is not sure.
    """
    parts = () if turn.is_choice else turn.language.wishes_in(turn.text)
    if len(parts) < _FEWEST or (claim := reader.claims.find(None)) is None or not claim.is_open:
        return None
    if turn.language.names_address(turn.text) and turn.language.find_postal_address(turn.text):
        return None  # an address is written beside what it is for
    commands = _commands(parts, turn, reader)
    done = _done_at_once(commands)
    asked = _asked_about(commands, turn, reader)
    in_order = [*done, *asked]
    if len(in_order) < _FEWEST or len(asked) > 1 or not done:
        return None
    if not any(each.name in _CHANGES for each in in_order):
        return None
    chain: FiledClaimCommand | None = None
    for command in reversed(in_order):
        beside = chain.as_slot() if chain else {}
        chain = replace(command, key=new_key(), beside=beside)
    return chain


def _commands(
    parts: Sequence[str], turn: Turn, reader: CommandReader
) -> Sequence[FiledClaimCommand]:
    """What each part of the message wants, in their order; empty where a part is not understood."""
    commands: list[FiledClaimCommand] = []
    for text in parts:
        if turn.language.closes(text):
            continue
        command = _command(part(turn, text), turn, reader)
        if command is not None and _is_only_asked_about(command, text, turn):
            continue
        if command is None and commands and commands[-1].name == "add" and commands[-1].details:
            command = replace(commands[-1], details=text)  # "add that it hums. My dog barks at it"
        if command is None or command.name in _OF_WHAT_WAS_DONE:
            return ()
        if command != FiledClaimCommand("correct", command.number, is_sure=False):
            commands.append(command)  # "sorry, it's me again" names no line
    return commands


def _is_only_asked_about(command: FiledClaimCommand, text: str, turn: Turn) -> bool:
    """Whether a value told in words leads into a question of the same sentence.

    "I mean sending the case to Dubai, do I pay for that": what is asked changes nothing.
    """
    language = turn.language
    if command.name != "correct" or not set(command.values) <= set(SAID):
        return False
    if language.asks_for_change(text) or language.field_named(text) is not None:
        return False
    whole = next((each for each in language.sentences(turn.text) if text in each), text)
    return language.puts_question(whole) and not language.puts_question(text)


def _done_at_once(commands: Sequence[FiledClaimCommand]) -> Sequence[FiledClaimCommand]:
    """Those that need no asking."""
    done = _joined([each for each in commands if each.is_sure])
    if any(each.name == "change_email" and each.values for each in commands):
        return [each for each in done if each.name != "no_mail"]  # the change says where mail goes
    return done


def _asked_about(
    commands: Sequence[FiledClaimCommand], turn: Turn, reader: CommandReader
) -> Sequence[FiledClaimCommand]:
    """Those that have to be asked about.

    "The e-mail is wrong. It should be …": what only one sentence lacks the next one tells.
    """
    told = {each.name for each in commands if each.values}
    asked = [each for each in commands if not each.is_sure]
    asked = [each for each in asked if each.values or each.name not in told]
    return [_with_figure(each, turn, reader) for each in asked]


def _command(said: Turn, whole: Turn, reader: CommandReader) -> FiledClaimCommand | None:
    """What a part of a message wants, by its own words; what it was taken for is of the whole."""
    language, text = said.language, said.text
    asks = language.puts_question(text) or bool(language.asks_of_claim(text))
    bids = language.asks_for_change(text) or language.is_correction(text)
    bids = bids or (language.sets_against(text) and language.field_named(text) is not None)
    adds = language.adds(text) or language.told_to_add(text) != text.strip()
    intent = "correct" if bids else "add_to_claim" if adds else whole.intent
    if intent == "withdraw_claim" and not language.means_to_leave(text):
        intent = "inform"  # another part does
    if not bids and (asks or (intent == "add_to_claim" and not adds)):
        intent = "nlu_fallback" if asks else "inform"
    command = reader.read(replace(said, intent=intent, questions=whole.questions if asks else ()))
    if command is None and asks:
        claim = reader.claims.find(None)
        if topics := interruptions.questions_to_answer(said, understood=False):
            return FiledClaimCommand("answers", topics=topics)
        if claim is None or not language.open_questions(text):
            return None
        return FiledClaimCommand("asked", claim.number, details=text)
    if command is None or command.beside:
        return None
    if command.name == "correct":
        return replace(command, is_sure=bids and not asks and bool(command.values))
    unsure = command.name == "change_email" and _is_doubtful(said, command)
    unsure = unsure or (command.name == "add" and not command.details)
    return replace(command, is_sure=not unsure and command.name != "withdraw")


def _with_figure(
    command: FiledClaimCommand, turn: Turn, reader: CommandReader
) -> FiledClaimCommand:
    """A line that is to be put right, with the figure that another sentence gives for it."""
    claim, name = reader.claims.find(command.number), command.field
    if command.name != "correct" or command.values or claim is None or name not in FIGURES:
        return command
    new = reader.message(turn, claim).new_values(name)
    return replace(command, values={name: new[name]}) if name in new else command


def _is_doubtful(said: Turn, command: FiledClaimCommand) -> bool:
    email = command.values.get("email")
    return not email or email_in(said, email)[1] is not None


def _joined(commands: Sequence[FiledClaimCommand]) -> list[FiledClaimCommand]:
    """The commands; those that follow one another and do the same thing are one."""
    joined: list[FiledClaimCommand] = []
    for each in commands:
        last = joined[-1] if joined else None
        if last and last.name == each.name == "correct" and last.number == each.number:
            joined[-1] = replace(last, values={**last.values, **each.values})
        elif last and last.name == each.name == "add" and last.number == each.number:
            joined[-1] = replace(last, details=f"{last.details} {each.details}".strip())
        else:
            joined.append(each)
    return joined
