"""What a message tells of the claim: values, more of the story, other items, what is lacking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimdesk.conversation.context.items_in_mind import item_pointed_at
from claimdesk.conversation.context.other_items import other_items, told_of_item
from claimdesk.conversation.shared.account import with_more
from claimdesk.conversation.shared.commands import Command, CommandName
from claimdesk.conversation.shared.draft import FIELDS, LEFT_OPEN, Draft
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.shared.understood import REVIEW, Context, is_shown
from claimdesk.conversation.understanding.by_the_words import leaves_reason_open, terms_of_wish
from claimdesk.conversation.understanding.changed_lines import (
    WORDS_OF_A_DAY,
    day_alone,
    told_more,
    yes_beside,
)
from claimdesk.conversation.understanding.going_without import skipped
from claimdesk.conversation.understanding.keeping import kept
from claimdesk.conversation.understanding.on_record import asked_back
from claimdesk.conversation.values.answer_texts import NO_ANSWER
from claimdesk.conversation.values.reader import DATE_FIELDS, ValueReader, Values

# Asked of the order or of what is to be done: what an item looks like is no answer to it.
_ASKED_OF_THE_ORDER = ("order_number", "email", "price", "wants", "purchased_from", *DATE_FIELDS)


@dataclass(frozen=True)
class Statements:
    """The commands of what is told; where they are `all_of_it`, nothing else is read."""

    commands: tuple[Command, ...]
    all_of_it: bool = False


def statements(
    reader: ValueReader,
    turn: Turn,
    context: Context,
    about: Sequence[str],
    values: Values,
    denied: frozenset[str],
) -> Statements:
    """What the message tells, with the `values` meant in it and the lines `denied`.

    `about` is what it asks of the claim.
    """
    asked, draft = context.asked, context.draft
    commands = _of_values(reader, turn, context, values, denied)
    commands = commands or _in_free_text(turn, context, values, about)
    if not commands and asked == REVIEW:
        same = _line_that_stands(turn, values, draft)
        beside_yes = _asked_beside_a_yes(turn, context) if same is None else None
        if alone := day_alone(reader, turn, draft) or beside_yes:
            return Statements((alone,), all_of_it=True)
        commands = [same] if same else []
    if leaves_reason_open(turn, asked):
        commands.append(Command("leave_open", {}, turn.text))
    lacking = _lacking(turn, context, about, commands)
    commands = _with_other_items(commands, turn, values, draft)
    return Statements((*commands, lacking) if lacking else tuple(commands))


def _of_values(
    reader: ValueReader, turn: Turn, context: Context, values: Values, denied: frozenset[str]
) -> list[Command]:
    """The values to keep or to ask for again, and what a wish hangs on."""
    commands = [*kept(reader, turn, context, values, ())]
    commands += asked_back(turn, denied, commands)
    terms = terms_of_wish(turn, values.given, context.draft)
    if terms and context.asked is not None:
        commands.append(Command("add_details", {"details": terms}, turn.text))
    return commands


def _in_free_text(
    turn: Turn, context: Context, values: Values, about: Sequence[str]
) -> list[Command]:
    """What is told without a value to keep: more of the story, or which of the items it is."""
    asked, draft, text = context.asked, context.draft, turn.text
    if is_shown(asked) and (more := told_more(turn, draft)):
        added = Command("add_details", {"details": more}, text)
        yes = yes_beside(turn) if asked == REVIEW else None
        return [added, yes] if yes else [added]
    if account := _story_gone_on_with(turn, asked, draft):
        return [Command("set", {"details": account}, text)]
    if item := item_pointed_at(turn, context.choices, draft):
        return [Command("correct", {"product": item}, text)]
    if not (values.problems or about) and _tells_by_the_way(turn, asked, draft):
        return [Command("add_details", {"details": text.strip()}, text)]
    return []


def _story_gone_on_with(turn: Turn, asked: str | None, draft: Draft) -> str | None:
    """The description with a message that only goes on with it, whatever was asked by then."""
    before = draft.get("details")
    if asked not in FIELDS or turn.is_choice or not before or turn.intent in NO_ANSWER:
        return None
    told = turn.language.goes_on_telling(turn.text)
    more = with_more(before, turn.text, turn.language) if told else before
    return more if more != before else None


def _tells_by_the_way(turn: Turn, asked: str | None, draft: Draft) -> bool:
    """Whether a message that answers nothing tells more of the item while the order is asked of."""
    before = draft.get("details")
    if asked not in _ASKED_OF_THE_ORDER or turn.is_choice or not before:
        return False
    new = turn.language.telling_words(turn.text)[0] - turn.language.telling_words(before)[0]
    return bool(new) and turn.language.tells_of_item(turn.text)


def _line_that_stands(turn: Turn, values: Values, draft: Draft) -> Command | None:
    """Shows the wish, or the condition, that stands there to who says it once more."""
    wish, state = values.given.get("wants"), values.given.get("condition")
    brief = len(turn.text.split()) <= WORDS_OF_A_DAY and not turn.language.is_question(turn.text)
    if state and state == draft.get("condition") and brief and not turn.is_choice:
        return Command("show_line", {"field": "condition"}, turn.text)
    stands = wish and wish == draft.get("wants") and not turn.is_choice
    outright = stands and turn.language.wishes_outright(str(wish), turn.text)
    return Command("show_line", {"field": "wants"}, turn.text) if outright else None


def _asked_beside_a_yes(turn: Turn, context: Context) -> Command | None:
    """What a yes to the claim says is lacking, asking if that does any harm; None if it does not
    ask."""
    agrees = turn.language.led_by_yes_or_no(turn.text)[0] and not turn.is_choice
    if not (agrees and turn.language.asks_if_it_matters(turn.text)):
        return None
    lacked = skipped(turn, context, told={})
    if lacked is not None and lacked.values["field"] in FIELDS:
        return lacked
    return Command("ask", {"left": [turn.text.strip()]}, turn.text)


def _with_other_items(
    commands: list[Command], turn: Turn, values: Values, draft: Draft
) -> list[Command]:
    """The commands, and other items that the message tells of, each for a claim of its own."""
    given = [command.values["product"] for command in commands if "product" in command.values]
    if given:  # which is no other item then
        draft = draft.with_(product=given[-1])
    others = list(other_items(turn, values.given, draft))
    if not others:
        return commands
    own = _without_their_story(commands, turn, draft)
    return [*own, *(Command("add_item", item, turn.text) for item in others)]


def _without_their_story(commands: Sequence[Command], turn: Turn, draft: Draft) -> list[Command]:
    """The commands; a description that the message begins has nothing that is of another item."""
    own = turn.language.account_in(told_of_item(turn, str(draft.get("product"))))
    if draft.get("details") or not draft.get("product") or not own:
        return list(commands)
    return [
        replace(each, values={**each.values, "details": own}) if "details" in each.values else each
        for each in commands
    ]


def _lacking(
    turn: Turn, context: Context, about: Sequence[str], commands: Sequence[Command]
) -> Command | None:
    """What cannot be given, or was told before and is asked again, beside what else is told."""
    asked = context.asked
    values = (command.values.items() for command in commands)
    told = {name: value for each in values for name, value in each if name != "details"}
    if asked == "reason" and turn.rejects_all:
        return Command("set", {"reason": LEFT_OPEN}, turn.text)
    if (told or not about) and (without := skipped(turn, context, told)):
        return without
    if any(command.name == "correct" for command in commands):
        return None  # "never mind what I wrote before" asks for nothing again
    if turn.says_told_already and (asked in FIELDS or (asked == REVIEW and not told)):
        shows: CommandName = "repeat" if asked == REVIEW else "remind"
        return Command(shows, {}, turn.text)
    return None
