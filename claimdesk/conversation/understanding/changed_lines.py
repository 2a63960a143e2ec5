"""What a message changes in a claim that is shown, or adds to it, beside a yes or alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.shared.account import with_more
from claimdesk.conversation.shared.commands import Command
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.shared.understood import (
    Context,
    Understood,
    can_send,
    expected_by,
    is_shown,
)
from claimdesk.conversation.shared.yes_or_no import AFFIRM, DENY
from claimdesk.conversation.understanding.corrections import Corrections, corrections_in, part
from claimdesk.conversation.understanding.description_edits import edited_in_words
from claimdesk.conversation.understanding.going_without import gone_without
from claimdesk.conversation.understanding.keeping import kept
from claimdesk.conversation.understanding.steering import GIVEN_BY_BUTTON, STEERING_INTENTS
from claimdesk.conversation.values.codes_told import REPORTS
from claimdesk.conversation.values.reader import DATE_FIELDS, ValueReader, Values
from claimdesk.conversation.values.related_days import with_related_days

# Fields that numbers, days and addresses are of.
_PLAIN_FIELDS = ("order_number", "email", "price", *DATE_FIELDS)
_SAID_OUTRIGHT = ("wants", "purchased_from")
#: Fewest words of a question beside what is put right, and most of a day told alone.
WORDS_OF_A_QUESTION = 4
WORDS_OF_A_DAY = 7  # "I think it was November 4"


def changed_lines(reader: ValueReader, turn: Turn, context: Context) -> Understood | None:
    """What is changed in the lines named, and beside the sending; None where nothing is."""
    asked = context.asked
    if asked is None or _by_button(turn) or turn.intent == "report_danger":
        return None
    if is_shown(asked) and turn.language.drops_claim(turn.text):
        return None
    if asked != "details" and (edited := edited_in_words(turn, context)):
        edits, rest = edited
        return Understood((*edits, *_besides(reader, rest, context)))
    lines = corrections_in(reader, turn, context.draft, shown=is_shown(asked))
    if not lines.changes:
        named = lines.added and _names_description(turn)
        if is_shown(asked) and not named and (noted := _noted(reader, turn, context)):
            return noted
        if turn.intent in STEERING_INTENTS and turn.intent != "start_over":
            return None
    sends = can_send(asked, context.draft) and _sends(turn)
    return _with_lines(reader, turn, context, lines, sends) if lines.any or sends else None


def _with_lines(
    reader: ValueReader, turn: Turn, context: Context, lines: Corrections, sends: bool
) -> Understood | None:
    """What comes of the lines named, and of the rest of a message that may send the claim."""
    beside = _beside_lines(reader, lines, context)
    values = Values({**beside, **lines.values}, lines.problems)
    meant = values.given if is_shown(context.asked) else lines.values
    commands = [*kept(reader, turn, context, values, tuple(meant))]
    remark, takes_back = ("", False) if lines.any or not sends else _remark(turn)
    if added := lines.added or remark:
        commands.append(Command("add_details", {"details": added}, turn.text))
    opened = _line_to_ask_for(reader, turn, context, lines, beside)
    if opened is None and not commands:
        opened = _already_so(turn, context.draft, lines)
    if opened is not None:
        commands.append(opened)
    left_out = gone_without(turn, context)
    if left_out and context.draft.get(left_out) and left_out not in values.given:
        commands.append(Command("skip", {"field": left_out}, turn.text))
    if not commands and not lines.problems:
        return None
    asks = any(command.name in ("edit", "edit_one") for command in commands)
    if not (asks or lines.problems or takes_back) and _is_sent(turn, context, sends):
        commands.append(Command("send", {}, turn.text))
    return Understood((*commands, *_asked_beside(turn, lines.rest)), lines.problems)


def _line_to_ask_for(
    reader: ValueReader,
    turn: Turn,
    context: Context,
    lines: Corrections,
    beside: Mapping[str, Any],
) -> Command | None:
    """Asks for the line whose value is not told, or which line is meant."""
    if lines.ask:
        return Command("edit", {"field": lines.ask[0]}, turn.text)
    return _which_date(reader, lines, beside, context)


def _already_so(turn: Turn, draft: Draft, lines: Corrections) -> Command | None:
    """Shows the first line named that says already what it is to say."""
    same = [name for name in lines.values if draft.get(name) == lines.values[name]]
    return Command("show_line", {"field": same[0]}, turn.text) if same else None


def _is_sent(turn: Turn, context: Context, sends: bool) -> bool:
    """Whether the claim goes out with the changes: the message sends it, or says so afterwards."""
    if not can_send(context.asked, context.draft):
        return False
    return sends or turn.language.sends_after(turn.text)


def _asked_beside(turn: Turn, rest: Turn) -> tuple[Command, ...]:
    """The questions in the `rest` of a message, where that is long enough for one."""
    if len(rest.text.split()) < WORDS_OF_A_QUESTION:
        return ()
    topics = interruptions.questions_to_answer(rest, understood=True)
    return (Command("ask", {"topics": list(topics)}, turn.text),) if topics else ()


def _names_description(turn: Turn) -> bool:
    """Whether the message says outright what the description is to say."""
    told = turn.language.lines_told(turn.text)
    return any("details" in line.fields and line.is_firm and line.value for line in told)


def _besides(reader: ValueReader, rest: Turn | None, context: Context) -> tuple[Command, ...]:
    """What else a message does that edits the description: other lines, days and numbers."""
    if rest is None:
        return ()
    if (more := changed_lines(reader, rest, context)) is not None:
        return more.commands
    beside = _beside_lines(reader, Corrections(rest), context)
    return kept(reader, rest, context, Values(beside), tuple(beside))


def _noted(reader: ValueReader, turn: Turn, context: Context) -> Understood | None:
    """What a message does that wants something written down for the staff; what it says besides,
    as the sending, is read as by itself."""
    note, rest = turn.language.note_told(turn.text)
    if not note:
        return None
    alone = replace(part(turn, rest), intent="inform")
    added = Command("add_details", {"details": note}, turn.text)
    more = changed_lines(reader, alone, context)
    if more is None and can_send(context.asked, context.draft) and _sends(alone):
        return Understood((added, Command("send", {}, turn.text)))
    return Understood((added, *(more.commands if more else ())))


def _which_date(
    reader: ValueReader, lines: Corrections, beside: Mapping[str, Any], context: Context
) -> Command | None:
    """Asks which date is meant, where one is named or a day told that may be of either."""
    rest = lines.rest
    if lines.either:
        return _which_of(lines.either, lines.value, rest)
    dated = any(name in DATE_FIELDS for name in (*beside, *lines.values))
    names = [name for name in DATE_FIELDS if context.draft.get(name)]
    if dated or len(names) < 2 or not (lines.any and is_shown(context.asked)):
        return None
    day = reader.exact_day(rest.text, rest.language) if rest.entity("date") else None
    return _which_of(names, day, rest) if day else None


def _beside_lines(reader: ValueReader, lines: Corrections, context: Context) -> dict[str, Any]:
    """What the rest of a message gives that names lines.

    On the way that is whatever was asked for. Where the claim is shown, it is numbers, days
    and addresses, which say by themselves what they are, and a wish or seller said in so many
    words: any other code is read from the sense of a whole sentence.
    """
    language, text = lines.rest.language, lines.rest.text
    shown, expected = is_shown(context.asked), expected_by(context.asked)
    if language.is_question(text) or not (shown or language.telling_words(text)[0]):
        return {}
    known = {**context.draft.values, **lines.values}
    rest = reader.read(lines.rest, None if shown else expected, known if shown else {})
    rest = with_related_days(
        reader, lines.rest, context.draft, rest, None if shown else expected, shown
    )
    if not shown:
        return {name: value for name, value in rest.given.items() if name not in lines.values}
    plain = {
        name: value
        for name, value in rest.given.items()
        if (name in _PLAIN_FIELDS and context.draft.is_settled(name))
        or (name in _SAID_OUTRIGHT and lines.values and language.says_code(name, text))
    }
    if not language.speaks_of_order(text):
        plain.pop("order_number", None)
    return plain


def day_alone(reader: ValueReader, turn: Turn, draft: Draft) -> Command | None:
    """What a short message does that gives a day and no more: "it was November 4"."""
    text = turn.text
    if turn.is_choice or turn.language.is_question(text) or not turn.entity("date"):
        return None
    day = reader.exact_day(text, turn.language)
    if day is None or len(text.split()) > WORDS_OF_A_DAY:
        return None
    names = [name for name in DATE_FIELDS if draft.get(name)]
    if len(names) == 1 and draft.get(names[0]) == day:
        return Command("show_line", {"field": names[0]}, text)
    if len(names) == 1:
        return Command("correct", {names[0]: day}, text)
    return _which_of(names, day, turn) if len(names) > 1 else None


def told_more(turn: Turn, draft: Draft) -> str:
    """What a message adds to the account of what happened; empty where it adds nothing.

    What it says something is not has to stand there: "it's not the screen, it's the corner". What
    tells of a fault is added unasked, unless it stands there: "only cracked yesterday".
    """
    language, text = turn.language, _remark(turn)[0] or turn.text
    if turn.is_choice or language.names_photo(text) or language.names_receipt(text):
        return ""
    if language.sets_against(text) and not language.is_question(text):
        if language.names_remedy(text) and not language.tells_fault(text):
            return ""  # of two wishes, one is meant: "a swap, not the money"
        told, _ = language.telling_words(draft.get("details") or "")
        return text if told & language.telling_words(text)[0] else ""
    if language.needs_something(text):
        return text
    if language.adds(text):
        added = language.told_to_add(text)
        only_asks = added == text.strip() and language.is_question(added)
        return "" if only_asks and not language.account_in(added) else added.rstrip("?")
    if not (turn.entity("reason") or turn.intent in REPORTS):
        return ""
    account, before = language.account_in(text), draft.get("details") or ""
    return account if account and with_more(before, account, language) != before else ""


def yes_beside(turn: Turn) -> Command | None:
    """The yes to the claim that a remark follows, if it takes nothing back."""
    remark, takes_back = _remark(turn)
    agrees = turn.language.led_by_yes_or_no(turn.text)[0]
    return Command(AFFIRM, {}, turn.text) if agrees and remark and not takes_back else None


def yes_and(said: Command, turn: Turn) -> list[Command]:
    """A yes to the claim with what is told beside it; "yes, but" sends nothing yet."""
    remark, takes_back = _remark(turn)
    if takes_back and not remark:
        return [Command(DENY, {}, turn.text)]
    added = [Command("add_details", {"details": remark}, turn.text)] if remark else []
    return added if takes_back else [*added, said]


def _remark(turn: Turn) -> tuple[str, bool]:
    """What is told beside a yes, and whether that takes some of it back."""
    return ("", False) if turn.is_choice else turn.language.remark_beside(turn.text)


def _sends(turn: Turn) -> bool:
    return not turn.is_choice and turn.language.says_send(turn.text)


def _by_button(turn: Turn) -> bool:
    return turn.is_choice or any(turn.entity(name) for name in GIVEN_BY_BUTTON)


def _which_of(names: Sequence[str], value: str | None, turn: Turn) -> Command:
    """Asks which of these lines is to be changed, to the value if that is known."""
    return Command("edit_one", {"fields": list(names), "value": value}, turn.text)
