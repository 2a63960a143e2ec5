"""Reads a turn in its context: of all that its words may mean, what is meant here.

The readers (intent, values, phrases, choices) only propose; here it is settled which of it holds,
by what was asked and what the claim has already.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from claimdesk.claims.vocabulary import DEFECTS, UNKNOWN
from claimdesk.conversation import interruptions
from claimdesk.conversation.account import with_more
from claimdesk.conversation.answer_texts import NO_ANSWER
from claimdesk.conversation.by_the_words import (
    gives_other_mind,
    is_no_accident,
    is_only_opened,
    is_opened,
    is_opened_after_all,
    leaves_reason_open,
    picked_first,
    tells_it_broke,
    terms_of_wish,
    wish_by_the_words,
)
from claimdesk.conversation.changed_lines import (
    WORDS_OF_A_DAY,
    WORDS_OF_A_QUESTION,
    changed_lines,
    day_alone,
    told_more,
    yes_and,
    yes_beside,
)
from claimdesk.conversation.commands import Command, CommandName
from claimdesk.conversation.corrections import part
from claimdesk.conversation.draft import EVIDENCE, FIELDS, LEFT_OPEN, Draft
from claimdesk.conversation.going_without import only_goes_without, skipped
from claimdesk.conversation.intents import begins_a_claim
from claimdesk.conversation.keeping import kept
from claimdesk.conversation.on_record import asked_back, denied_lines, with_denied
from claimdesk.conversation.order_and_email import Problem
from claimdesk.conversation.other_language import is_to_be_told
from claimdesk.conversation.questions_put import asked_of_claim, question_put
from claimdesk.conversation.related_days import with_related_days
from claimdesk.conversation.second_item import item_pointed_at, other_items, told_of_item
from claimdesk.conversation.steered import steered
from claimdesk.conversation.steering import OF_ONES_OWN
from claimdesk.conversation.turn import Turn
from claimdesk.conversation.understood import (
    REVIEW,
    Context,
    Understood,
    expected_by,
    field_confirmed,
    is_shown,
)
from claimdesk.conversation.values import DATE_FIELDS, PLAIN_VALUES, ValueReader, Values
from claimdesk.conversation.yes_or_no import AFFIRM, YES_OR_NO, yes_or_no

# Questions that the answers' training sentences know, besides those of any kind.
_VALUE_QUESTIONS = ("reason", "condition", "wants", "purchased_from")
_SELLER = "purchased_from"
# Asked of the order or of what is to be done: what an item looks like is no answer to it.
_ASKED_OF_THE_ORDER = ("order_number", "email", "price", "wants", _SELLER, *DATE_FIELDS)
_ANY, _CHOICE = "any", "choice"
_PLACES = {"first": 0, "second": 1, "third": 2, "last": -1}
_FEWEST_TO_COUNT = 2  # of choices, for a place among them to mean something
# What a message does to a claim that is not to be sent as it stands.
_CHANGES = (
    *("set", "correct", "edit", "edit_one", "add_details", "ask_more", "no_such_part"),
    *("show_line", "skip", "add_item", "attach"),
)
# What only who files a claim gives.
_TO_FILE_WITH = ("order_number", "email", "photo", "proof_of_purchase")


class Understanding:
    """Reads turns for one store, on one day."""

    def __init__(self, reader: ValueReader) -> None:
        self._reader = reader

    def read(self, turn: Turn, context: Context) -> Understood:
        """What `turn` asks for in its context."""
        asked, draft = context.asked, context.draft
        turn = _with_place_taken(turn, context)
        if (held := self._held_back(turn, context)) is not None:
            return held
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
        alone = replace(part(turn, rest), intent="inform", answers={}, confidence=1.0)
        told = self.read(alone, context)
        changes = tuple(each for each in told.commands if each.name in _CHANGES)
        if changes or told.problems:
            return replace(told, commands=changes)
        asks = tuple(each for each in told.commands if each.name == "ask")
        if not asks and language.drops_claim(turn.text):
            return None  # it is asked whether that is meant
        return Understood(asks or (Command("wait", {}, turn.text),))

    def _heard(
        self, turn: Turn, context: Context, about: Sequence[str], denied: frozenset[str]
    ) -> Understood:
        """What is told, with what is answered and asked beside it."""
        asked, draft, shown = context.asked, context.draft, is_shown(context.asked)
        meant, expected = _meant_as_answer(turn, asked), expected_by(asked)
        in_other_language = is_to_be_told(turn, asked)
        if in_other_language:
            turn, expected = _numbers_of(turn), expected if expected != "product" else None
            meant = None
        turn = self._reader.only_bought(turn)
        values = self._values(turn, context, expected, meant)
        if asked is None and not turn.is_choice and _is_of_order_to_come(turn, values.given):
            return Understood((Command("await_order", {"matter": "order_change"}, turn.text),))
        left_open = leaves_reason_open(turn, asked)
        if left_open and draft.get("reason") != LEFT_OPEN:
            denied |= {"reason"}
        values = with_denied(turn, context, values, denied)
        commands = [*kept(self._reader, turn, context, values, ())]
        commands += asked_back(turn, denied, commands)
        if (terms := terms_of_wish(turn, values.given, draft)) and asked is not None:
            commands.append(Command("add_details", {"details": terms}, turn.text))
        if not commands and shown and (more := told_more(turn, draft)):
            commands.append(Command("add_details", {"details": more}, turn.text))
            if asked == REVIEW and (yes := yes_beside(turn)):
                commands.append(yes)
        if not commands and (account := _told_on(turn, asked, draft)):
            commands.append(Command("set", {"details": account}, turn.text))
        if not commands and (item := item_pointed_at(turn, context.choices, draft)):
            commands.append(Command("correct", {"product": item}, turn.text))
        if not (commands or values.problems or about) and _told_by_the_way(turn, asked, draft):
            commands.append(Command("add_details", {"details": turn.text.strip()}, turn.text))
        if not commands and asked == REVIEW and (dated := day_alone(self._reader, turn, draft)):
            return Understood((dated,))
        if not commands and asked == REVIEW and (same := _line_that_stands(turn, values, draft)):
            commands.append(same)
        if not commands and asked == REVIEW and _asks_beside_a_yes(turn):
            lacked = skipped(turn, context, told=False)
            if lacked is not None and lacked.values["field"] in FIELDS:
                return Understood((lacked,))
            return Understood((Command("ask", {"left": [turn.text.strip()]}, turn.text),))
        if left_open:
            commands.append(Command("leave_open", {}, turn.text))
        told = any(command.values.keys() - {"details"} for command in commands)
        puts_right = any(command.name == "correct" for command in commands)
        with_product = _with_product_of(commands, draft)
        if others := list(other_items(turn, values.given, with_product)):
            commands = _without_their_story(commands, turn, with_product)
            commands += [Command("add_item", item, turn.text) for item in others]
        if asked == "reason" and turn.rejects_all:
            commands.append(Command("set", {"reason": "other"}, turn.text))
        elif (told or not about) and (without := skipped(turn, context, told)):
            commands.append(without)
        elif puts_right:
            pass  # "never mind what I wrote before" asks for nothing again
        elif turn.says_told_already and (asked in FIELDS or (asked == REVIEW and not told)):
            shows: CommandName = "repeat" if asked == REVIEW else "remind"
            commands.append(Command(shows, {}, turn.text))
        answered = bool(commands)
        if in_other_language:
            language = {"language": turn.other_language, "again": turn.heard_before}
            commands.append(Command("say_english_only", language, turn.text))
        commands += self._answers(turn, context, about, meant, values, answered, bool(commands))
        if asked is None and begins_a_claim(turn.intent):
            commands.append(Command("start", {"by": turn.intent}, turn.text, turn.confidence))
        return Understood(tuple(commands), _without_plans(turn, expected, values.problems))

    @staticmethod
    def _answers(
        turn: Turn,
        context: Context,
        about: Sequence[str],
        meant: str | None,
        values: Values,
        answered: bool,
        heard: bool,
    ) -> list[Command]:
        """What is asked, agreed to or denied; `answered` says if anything was told, and `heard`
        if there is anything to do."""
        asked = context.asked
        commands: list[Command] = []
        question = question_put(turn, about, understood=answered, heard=asked is not None)
        if question:
            commands.append(Command("ask", question, turn.text, turn.confidence))
        elif not answered and interruptions.is_small_talk(turn):
            commands.append(Command("chitchat", {"kind": turn.intent}, turn.text, turn.confidence))
        doubted = field_confirmed(asked)
        if _confirms(turn, asked):
            commands.append(Command("affirm", {}, turn.text))
        elif doubted and values.given.get(doubted) and not answered:
            commands.append(Command("affirm", {}, turn.text))  # said once more
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

    @staticmethod
    def _is_wish(turn: Turn, given: Mapping[str, Any], draft: Draft) -> bool:
        """Whether the wish is told, not only asked about: "if I pick a refund, …"."""
        wish, language, text = given.get("wants"), turn.language, turn.text
        if not wish or turn.is_choice or not language.is_question(text):
            return True
        whole = draft.get("reason") not in (None, *DEFECTS)
        return language.is_wished(wish, text) and not (wish == "repair" and whole)

    def _values(
        self, turn: Turn, context: Context, expected: str | None, meant: str | None
    ) -> Values:
        """What the message gives, and what earlier ones told, as far as it is meant here."""
        asked = context.asked
        draft = context.draft
        values = self._reader.read(turn, expected, draft.values)
        own = dict(values.given)
        if expected != _SELLER and own.get(_SELLER) == UNKNOWN:
            del own[_SELLER]  # "no idea" is of what was asked
        given = {**context.told, **own}
        if "details" in own and context.told.get("details"):
            given["details"] = with_more(context.told["details"], own["details"], turn.language)
        values = with_related_days(
            self._reader,
            turn,
            context.draft,
            replace(values, given=given),
            expected,
            is_shown(asked),
        )
        given = dict(values.given)
        if _confirms(turn, asked):
            given.pop(str(expected), None)
        if only_goes_without(turn, context):
            given.pop(str(asked), None)
        if asked in FIELDS and (picked := picked_first(turn, context)):
            given[str(asked)] = picked
        if not turn.is_choice and turn.language.asks_of_state(turn.text) == "in_use":
            given.pop("condition", None)  # it may yet be used
            meant = None if asked == "condition" else meant
        if asked == "condition" and meant not in ("used", "unused") and is_opened(turn):
            meant = None  # "I opened it" harms nothing
        if is_no_accident(turn) and "misused" in (meant, given.get("condition")):
            meant = None if asked == "condition" else meant
            given.pop("condition", None)
        if asked in _VALUE_QUESTIONS and meant:
            given.setdefault(str(asked), meant)
        if asked == "wants" and not self._is_wish(turn, given, context.draft):
            given.pop("wants", None)
        if asked == "reason" and not given.get("reason") and gives_other_mind(turn):
            given["reason"] = "change_of_mind"
        if leaves_reason_open(turn, asked):
            given["reason"] = LEFT_OPEN
            if turn.language.leaves_mistake_open(turn.text):
                told = given.get("details") or ""
                given["details"] = with_more(told, turn.text, turn.language)
        if given.get("reason") == "change_of_mind" and tells_it_broke(turn):
            given["reason"] = "defective"
        if is_opened_after_all(turn, given):
            given.pop("condition", None)
        if asked == "condition" and "condition" not in given and is_only_opened(turn):
            given["condition"] = "unused"
        if asked == "wants":
            given["wants"] = wish_by_the_words(turn, context, given.get("wants"))
            given = given if given["wants"] else {n: v for n, v in given.items() if n != "wants"}
        return replace(values, given=given)


def _with_product_of(commands: Sequence[Command], draft: Draft) -> Draft:
    """The draft with the product that a message just gave, which is no other one then."""
    given = [command.values["product"] for command in commands if "product" in command.values]
    return draft.with_(product=given[-1]) if given else draft


def _without_their_story(commands: Sequence[Command], turn: Turn, draft: Draft) -> list[Command]:
    """The commands; a description that the message begins has nothing that is of another item."""
    own = turn.language.account_in(told_of_item(turn, str(draft.get("product"))))
    if draft.get("details") or not draft.get("product") or not own:
        return list(commands)
    return [
        replace(each, values={**each.values, "details": own}) if "details" in each.values else each
        for each in commands
    ]


def _told_on(turn: Turn, asked: str | None, draft: Draft) -> str | None:
    """The description with a message that only goes on with it, whatever was asked by then."""
    before = draft.get("details")
    if asked not in FIELDS or turn.is_choice or not before or turn.intent in NO_ANSWER:
        return None
    told = turn.language.goes_on_telling(turn.text)
    more = with_more(before, turn.text, turn.language) if told else before
    return more if more != before else None


def _told_by_the_way(turn: Turn, asked: str | None, draft: Draft) -> bool:
    """Whether a message that answers nothing tells more of the item while the order is asked of."""
    before = draft.get("details")
    if asked not in _ASKED_OF_THE_ORDER or turn.is_choice or not before:
        return False
    new = turn.language.telling_words(turn.text)[0] - turn.language.telling_words(before)[0]
    return bool(new) and turn.language.tells_of_item(turn.text)


def _only_asked(turn: Turn, draft: Draft) -> bool:
    """Whether a claim was begun for no more than a question: nothing is kept of it, nor asked."""
    if turn.is_choice or any(draft.get(name) for name in _TO_FILE_WITH):
        return False
    words, text = turn.language, turn.text
    return words.wants_no_claim_yet(text) or words.denies_buying(text)


def _with_place_taken(turn: Turn, context: Context) -> Turn:
    """The turn; one that names a choice by its place ("the one at the top") is that choice."""
    place = turn.answer_to(_CHOICE)
    choices = context.choices
    if turn.is_choice or place not in _PLACES or len(choices) < _FEWEST_TO_COUNT:
        return turn
    index = _PLACES[place]
    if index >= len(choices):
        return turn
    taken = {name: (value,) for name, value in choices[index].entities.items()}
    return replace(turn, intent=choices[index].intent, entities=taken, is_choice=True)


def _meant_as_answer(turn: Turn, asked: str | None) -> str | None:
    """What the message means as the answer to what was asked, by the sentences learned from."""
    question = asked if asked in _VALUE_QUESTIONS else YES_OR_NO
    return None if turn.rejects_all else turn.answer_to(str(question))


def _keeps_it(turn: Turn, context: Context) -> bool:
    """Whether a line that was asked for again is to stay as it was shown."""
    shown, asked = context.draft.get("shown") or {}, context.asked
    if turn.is_choice or asked in EVIDENCE or asked not in shown or context.draft.get(str(asked)):
        return False
    language, text = turn.language, turn.text
    return language.keeps_as_it_was(text) or language.says_yes_or_no(text) is not None


def _confirms(turn: Turn, asked: str | None) -> bool:
    """Whether what was asked to be confirmed is: what is told beside the yes makes nothing else
    of it."""
    language, text = turn.language, turn.text
    said = field_confirmed(asked) and not turn.is_choice and language.agrees(text)
    return bool(said) and not language.has_second_thought(text)


def _asks_beside_a_yes(turn: Turn) -> bool:
    """Whether a yes to the claim says what it lacks, and asks if that does any harm."""
    agrees = turn.language.led_by_yes_or_no(turn.text)[0] and not turn.is_choice
    return bool(agrees) and turn.language.asks_if_it_matters(turn.text)


def _line_that_stands(turn: Turn, values: Values, draft: Draft) -> Command | None:
    """Shows the wish, or the condition, that stands there to who says it once more."""
    wish, state = values.given.get("wants"), values.given.get("condition")
    brief = len(turn.text.split()) <= WORDS_OF_A_DAY and not turn.language.is_question(turn.text)
    if state and state == draft.get("condition") and brief and not turn.is_choice:
        return Command("show_line", {"field": "condition"}, turn.text)
    stands = wish and wish == draft.get("wants") and not turn.is_choice
    outright = stands and turn.language.wishes_outright(str(wish), turn.text)
    return Command("show_line", {"field": "wants"}, turn.text) if outright else None


def _numbers_of(turn: Turn) -> Turn:
    """The turn without what only English words tell: numbers, dates and addresses stay."""
    kept = {name: found for name, found in turn.entities.items() if name in PLAIN_VALUES}
    return replace(turn, entities=kept)


def _without_plans(
    turn: Turn, expected: str | None, problems: Mapping[str, Problem]
) -> Mapping[str, Problem]:
    """The problems without days to come that a longer message only speaks of: "tomorrow I'll …"."""
    if len(turn.text.split()) <= WORDS_OF_A_DAY:
        return problems
    return {n: it for n, it in problems.items() if it[0] != "date_future" or n == expected}


def _asks_of_something(turn: Turn) -> bool:
    """Whether the message is a question of its own, though not one that has an answer here."""
    language, text = turn.language, turn.text
    words = len(text.split())
    return not turn.is_choice and words >= WORDS_OF_A_QUESTION and language.is_question(text)


def _is_of_order_to_come(turn: Turn, given: Mapping[str, Any]) -> bool:
    """Whether what is to be exchanged or sent back was only just ordered, by one's own mistake."""
    own = given.get("reason") in OF_ONES_OWN
    return own and not given.get("delivered_on") and turn.language.is_not_here_yet(turn.text)


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
