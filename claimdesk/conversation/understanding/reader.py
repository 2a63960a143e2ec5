"""Reads a turn in its context: of all that its words may mean, what is meant here.

The readers (intent, values, phrases, choices) only propose; here it is settled which of it holds,
by what was asked and what the claim has already.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from claimdesk.conversation.shared.commands import Command
from claimdesk.conversation.shared.draft import EVIDENCE, LEFT_OPEN, Draft
from claimdesk.conversation.shared.intents import begins_a_claim
from claimdesk.conversation.shared.other_language import is_to_be_told
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.shared.understood import (
    Context,
    Understood,
    can_send,
    expected_by,
    is_shown,
)
from claimdesk.conversation.shared.yes_or_no import YES_OR_NO
from claimdesk.conversation.understanding.by_the_words import leaves_reason_open
from claimdesk.conversation.understanding.changed_lines import WORDS_OF_A_DAY, changed_lines
from claimdesk.conversation.understanding.corrections import part
from claimdesk.conversation.understanding.description_edits import put_right
from claimdesk.conversation.understanding.dialogue_acts import dialogue_acts
from claimdesk.conversation.understanding.on_record import denied_lines, with_denied
from claimdesk.conversation.understanding.questions_put import asked_of_claim, question_put
from claimdesk.conversation.understanding.resolved_values import VALUE_QUESTIONS, resolved_values
from claimdesk.conversation.understanding.statements import statements
from claimdesk.conversation.understanding.steered import steered
from claimdesk.conversation.understanding.steering import OF_ONES_OWN
from claimdesk.conversation.values.order_and_email import Problem
from claimdesk.conversation.values.reader import PLAIN_VALUES, ValueReader

_CHOICE = "choice"
_SELLER = "purchased_from"
_PLACES = {"first": 0, "second": 1, "third": 2, "last": -1}
_FEWEST_TO_COUNT = 2  # of choices, for a place among them to mean something
# What a message does to a claim that is not to be sent as it stands.
_CHANGES = (
    *("set", "correct", "edit", "edit_one", "add_details", "ask_more", "no_such_part"),
    *("show_line", "skip", "add_item", "attach"),
)
# Of these, what leaves something to ask before it is sent.
_LEAVES_TO_ASK = ("edit", "edit_one", "ask_more", "no_such_part", "show_line")
# What only who files a claim gives.
_TO_FILE_WITH = ("order_number", "email", "photo", "proof_of_purchase")


class Understanding:
    """Reads turns for one store, on one day."""

    def __init__(self, reader: ValueReader) -> None:
        self._reader = reader

    def read(self, turn: Turn, context: Context) -> Understood:
        """What `turn` asks for in its context."""
        return _only_telling(self._understood(turn, context), turn)

    def _understood(self, turn: Turn, context: Context) -> Understood:
        """The same, with what is added to the description in all the words it was said in."""
        asked, draft = context.asked, context.draft
        turn = _with_seller_settled(_with_place_taken(turn, context), context.asked)
        if (held := self._held_back(turn, context)) is not None:
            return held
        if (first := self._before_sending(turn, context)) is not None:
            return first
        if (right := self._put_right(turn, context)) is not None:
            return right
        if (changed := changed_lines(self._reader, turn, context)) is not None:
            return changed
        if _keeps_it(turn, context):
            return Understood((Command("keep", {"field": asked}, turn.text),))
        about = asked_of_claim(turn, asked)
        if asked is not None and _only_asked(turn, draft):
            question = question_put(turn, about, understood=False, heard=False)
            asks = (Command("ask", question, turn.text),) if question else ()
            return Understood((Command("leave", {}, turn.text), *asks))
        denied = denied_lines(self._reader, turn, context)
        at_once = steered(self._reader, turn, context, about, denied)
        return at_once or self._heard(turn, context, about, denied)

    def _held_back(self, turn: Turn, context: Context) -> Understood | None:
        """What is to be changed or added before the claim is sent, which "don't send it" says by
        itself no more than that: it drops nothing, unless the rest gives the claim up."""
        language = turn.language
        if turn.is_choice or not is_shown(context.asked):
            return None
        rest = language.beside_not_sending(turn.text)
        if rest is None or language.drops_claim(rest) or language.means_to_leave(rest):
            return None
        told = self.read(_alone(turn, rest), context)
        changes = tuple(each for each in told.commands if each.name in _CHANGES)
        if changes or told.problems:
            return replace(told, commands=changes)
        asks = tuple(each for each in told.commands if each.name == "ask")
        if not asks and language.drops_claim(turn.text):
            return None  # it is asked whether that is meant
        return Understood(asks or (Command("wait", {}, turn.text),))

    def _before_sending(self, turn: Turn, context: Context) -> Understood | None:
        """What a message changes or adds that sends the claim in the same breath: that comes first,
        and nothing is sent where it leaves something to ask. What is told and changes no line goes
        to the description, so that nothing is lost.

        None where it does nothing but send, or takes that back.
        """
        if turn.is_choice or not can_send(context.asked, context.draft):
            return None
        rest = turn.language.beside_sending(turn.text)
        if rest is None or len(rest) >= len(turn.text) or turn.language.remark_beside(turn.text)[1]:
            return None
        told = self.read(_alone(turn, rest), context)
        changes = tuple(
            said
            for each in told.commands
            if each.name in _CHANGES
            for said in _said_as_added(each, context.draft)
        )
        remark = "" if changes else turn.language.remark_before_sending(turn.text)
        if turn.language.account_in(remark):
            changes = (Command("add_details", {"details": remark}, turn.text),)
        if not changes:
            return None
        asks = tuple(each for each in told.commands if each.name == "ask")
        stays = told.problems or told.find(*_LEAVES_TO_ASK)
        sent = () if stays else (Command("send", {}, turn.text),)
        return replace(told, commands=(*changes, *sent, *asks))

    def _put_right(self, turn: Turn, context: Context) -> Understood | None:
        """What a message does that says which words stand there wrongly: they are changed where
        they stand, and the rest of it is heard besides."""
        found = put_right(turn, context) if context.asked is not None else None
        if found is None:
            return None
        right, rest = found
        told = self.read(_alone(turn, rest.text), context) if rest else Understood()
        beside = tuple(each for each in told.commands if each.name in (*_CHANGES, "ask", "send"))
        return replace(told, commands=(*right, *beside))

    def _heard(
        self, turn: Turn, context: Context, about: Sequence[str], denied: frozenset[str]
    ) -> Understood:
        """What is told, with what is answered and asked beside it."""
        asked, expected = context.asked, expected_by(context.asked)
        meant = _meant_as_answer(turn, asked)
        in_other_language = is_to_be_told(turn, asked)
        if in_other_language:
            turn, meant = _numbers_of(turn), None
            expected = expected if expected != "product" else None
        turn = self._reader.only_bought(turn)
        values = resolved_values(self._reader, turn, context, expected, meant)
        if asked is None and not turn.is_choice and _is_of_order_to_come(turn, values.given):
            return Understood((Command("await_order", {"matter": "order_change"}, turn.text),))
        if leaves_reason_open(turn, asked) and context.draft.get("reason") != LEFT_OPEN:
            denied |= {"reason"}
        values = with_denied(turn, context, values, denied)
        told = statements(self._reader, turn, context, about, values, denied)
        if told.all_of_it:
            return Understood(told.commands)
        commands = [*told.commands]
        if in_other_language:
            language = {"language": turn.other_language, "again": turn.heard_before}
            commands.append(Command("say_english_only", language, turn.text))
        answered, heard = bool(told.commands), bool(commands)
        commands += dialogue_acts(
            turn, context, about, meant, values, answered=answered, heard=heard
        )
        if asked is None and begins_a_claim(turn.intent):
            commands.append(Command("start", {"by": turn.intent}, turn.text, turn.confidence))
        return Understood(tuple(commands), _without_plans(turn, expected, values.problems))


def _said_as_added(command: Command, draft: Draft) -> tuple[Command, ...]:
    """The command; what it puts behind the description comes apart, so that it is said: nobody
    sees the line again before the claim is sent."""
    values, before = dict(command.values), str(draft.get("details") or "")
    if command.name != "set" or not before or not str(values.get("details")).startswith(before):
        return (command,)
    more = str(values.pop("details"))[len(before) :].lstrip(" .")
    rest = (replace(command, values=values),) if values else ()
    return (*rest, Command("add_details", {"details": more}, command.text))


def _only_telling(understood: Understood, turn: Turn) -> Understood:
    """What is understood, with only what tells something added to the description: courtesy and
    venting beside it are no part of it, and nothing is added where there is no more."""
    commands = []
    for command in understood.commands:
        if command.name == "add_details":
            told = turn.language.without_talk(str(command.values["details"]))
            command = replace(command, values={"details": told})
        if command.values != {"details": ""}:
            commands.append(command)
    return replace(understood, commands=tuple(commands)) if commands else understood


def _alone(turn: Turn, rest: str) -> Turn:
    """The turn as if only the rest of it had been said, which tells something."""
    return replace(part(turn, rest), intent="inform", answers={}, confidence=1.0)


def _with_place_taken(turn: Turn, context: Context) -> Turn:
    """The turn; one that names a choice by its place ("the one at the top") is that choice."""
    place = turn.answer_to(_CHOICE)
    choices = context.choices
    if turn.is_choice or place not in _PLACES or len(choices) < _FEWEST_TO_COUNT:
        return turn
    index = _PLACES[place]
    # "PC-20418, me@shop.example" is no place, whatever it is taken for; "the 2nd" may be one.
    gives = any(turn.entity(name) for name in PLAIN_VALUES if name != "date")
    if gives or index >= len(choices):
        return turn
    taken = {name: (value,) for name, value in choices[index].entities.items()}
    return replace(turn, intent=choices[index].intent, entities=taken, is_choice=True)


def _with_seller_settled(turn: Turn, asked: str | None) -> Turn:
    """The turn; where it weighs two sellers aloud, with the one believed and without that question.

    Where none is believed, nobody is taken for the seller in passing.
    """
    weighed = None if turn.is_choice else turn.language.seller_weighed(turn.text)
    if weighed is None or (weighed.is_ours is None and asked == _SELLER):
        return turn
    found = turn.entities.get(_SELLER, ())
    kept = {
        True: ("store",),
        False: tuple(each for each in found if each != "store")[:1],
        None: (),
    }[weighed.is_ours]
    turn = replace(turn, entities={**turn.entities, _SELLER: kept})
    if weighed.is_ours is None:
        return turn
    start, end = weighed.start, weighed.end
    return part(turn, f"{turn.text[:start]}{' ' * (end - start)}{turn.text[end:]}")


def _keeps_it(turn: Turn, context: Context) -> bool:
    """Whether a line that was asked for again is to stay as it was shown."""
    shown, asked = context.draft.get("shown") or {}, context.asked
    if turn.is_choice or asked in EVIDENCE or asked not in shown or context.draft.get(str(asked)):
        return False
    language, text = turn.language, turn.text
    return language.keeps_as_it_was(text) or language.says_yes_or_no(text) is not None


def _only_asked(turn: Turn, draft: Draft) -> bool:
    """Whether a claim was begun for no more than a question: nothing is kept of it, nor asked."""
    if turn.is_choice or any(draft.get(name) for name in _TO_FILE_WITH):
        return False
    words, text = turn.language, turn.text
    return words.wants_no_claim_yet(text) or words.denies_buying(text)


def _meant_as_answer(turn: Turn, asked: str | None) -> str | None:
    """What the message means as the answer to what was asked, by the sentences learned from."""
    question = asked if asked in VALUE_QUESTIONS else YES_OR_NO
    return None if turn.rejects_all else turn.answer_to(str(question))


def _numbers_of(turn: Turn) -> Turn:
    """The turn without what only English words tell: numbers, dates and addresses stay."""
    kept = {name: found for name, found in turn.entities.items() if name in PLAIN_VALUES}
    return replace(turn, entities=kept)


def _is_of_order_to_come(turn: Turn, given: Mapping[str, Any]) -> bool:
    """Whether what is to be exchanged or sent back was only just ordered, by one's own mistake."""
    own = given.get("reason") in OF_ONES_OWN
    return own and not given.get("delivered_on") and turn.language.is_not_here_yet(turn.text)


def _without_plans(
    turn: Turn, expected: str | None, problems: Mapping[str, Problem]
) -> Mapping[str, Problem]:
    """The problems without days to come that a longer message only speaks of: "tomorrow I'll …"."""
    if len(turn.text.split()) <= WORDS_OF_A_DAY:
        return problems
    return {n: it for n, it in problems.items() if it[0] != "date_future" or n == expected}
