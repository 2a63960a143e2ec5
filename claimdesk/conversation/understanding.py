"""Reads a turn in its context: of all that its words may mean, what is meant here.

The readers (intent, values, phrases, choices) only propose; here it is settled which of it holds,
by what was asked and what the claim has already.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from claimdesk.claims.vocabulary import UNKNOWN
from claimdesk.conversation import interruptions
from claimdesk.conversation.claim_course import ABOUT_A_FIELD
from claimdesk.conversation.commands import Command, CommandName
from claimdesk.conversation.corrections import Corrections, corrections_in
from claimdesk.conversation.draft import EVIDENCE, FIELDS, OF_ANOTHERS_ORDER, Draft
from claimdesk.conversation.intents import begins_a_claim
from claimdesk.conversation.matters import matter_of
from claimdesk.conversation.order_and_email import order_number_in
from claimdesk.conversation.other_language import is_to_be_told
from claimdesk.conversation.related_days import with_related_days
from claimdesk.conversation.second_item import other_items
from claimdesk.conversation.turn import Choice, Turn
from claimdesk.conversation.values import DATE_FIELDS, PLAIN_VALUES, ValueReader, Values
from claimdesk.conversation.yes_or_no import AFFIRM, DENY, YES_OR_NO, yes_or_no
from claimdesk.language.order_number_forms import normalise

#: What else a form may wait for than a field: each is answered by yes or no, or by a choice.
REVIEW, GO_ON, DUPLICATE, STOP, START_OVER = "review", "go_on", "duplicate", "stop", "start_over"
_CONFIRM = "confirm_"
# Entities that only buttons and the channel give, in the order they count.
_GIVEN_BY_BUTTON: Mapping[str, CommandName] = {
    "evidence": "attach",
    "field": "edit",
    "answer": "choose",
}
_STEERING_INTENTS: Mapping[str, CommandName] = {
    "start_over": "start_over",
    "talk_to_human": "hand_over",
    "report_danger": "hand_over",
    "withdraw_claim": "cancel",  # of a claim that is not filed yet
    "check_claim": "check",
}
# Questions that the answers' training sentences know, besides those of any kind.
_VALUE_QUESTIONS = ("reason", "condition", "wants", "purchased_from")
_SELLER = "purchased_from"
# Fields that numbers, days and addresses are of.
_PLAIN_FIELDS = ("order_number", "email", "price", *DATE_FIELDS)
# Reasons that are of the shopper's own doing.
OF_ONES_OWN = ("change_of_mind", "ordered_wrong_model", "ordered_by_mistake")
_ASKED_OF_WHAT_CAME = ("delivered_on", "condition", GO_ON)
_SAID_OUTRIGHT = ("wants", "purchased_from")
_ANY, _CHOICE = "any", "choice"
_PLACES = {"first": 0, "second": 1, "third": 2, "last": -1}
_FEWEST_TO_COUNT = 2  # of choices, for a place among them to mean something
_PLAINLY = 0.7
_WORDS_OF_A_QUESTION = 4
_WORDS_OF_GOING_WITHOUT = 9
_WORDS_OF_A_DAY = 7  # "I think it was November 4"
_WORDS_OF_DISOWNING = 6  # "I don't have a claim": more says what is wanted instead
_WORDS_OF_A_WISH = 5  # "make it an exchange": more may only mention it


def confirming(name: str) -> str:
    """What the form waits for once it has asked whether a field's value is right."""
    return f"{_CONFIRM}{name}"


def field_confirmed(asked: str | None) -> str | None:
    """The field whose value was asked to be confirmed, if it was."""
    return asked.removeprefix(_CONFIRM) if asked and asked.startswith(_CONFIRM) else None


@dataclass(frozen=True)
class Context:
    """What a turn is said in: what was asked, with which choices, and what the claim has already.

    `spoken` are its codes as the shopper reads them; `told` is what earlier messages say of a claim
    that is being opened.
    """

    asked: str | None
    draft: Draft
    choices: tuple[Choice, ...] = ()
    spoken: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Understood:
    """The commands of a turn, the most pressing first, and values it tried to give and failed.

    `problems` is as in `Values`.
    """

    commands: tuple[Command, ...] = ()
    problems: Mapping[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)

    def find(self, *names: str) -> Command | None:
        """The first command of one of these names, or None."""
        return next((command for command in self.commands if command.name in names), None)

    @property
    def changes(self) -> dict[str, Any]:
        """All values to keep."""
        kept = (c.values for c in self.commands if c.name in ("set", "correct"))
        return {name: value for values in kept for name, value in values.items()}


class Understanding:
    """Reads turns for one store, on one day."""

    def __init__(self, reader: ValueReader) -> None:
        self._reader = reader

    def read(self, turn: Turn, context: Context) -> Understood:
        """What `turn` asks for in its context."""
        asked, draft = context.asked, context.draft
        turn = _with_place_taken(turn, context)
        shown = _is_shown(asked)
        if (changed := self._changed_lines(turn, context)) is not None:
            return changed
        if _keeps_it(turn, context):
            return Understood((Command("keep", {"field": asked}, turn.text),))
        about = _asked_of_claim(turn, asked)
        steering = self._steering(turn, asked, about, draft)
        if steering is not None:
            return Understood((steering, *_asked_beside(turn, steering, about)))
        meant, expected = _meant_as_answer(turn, asked), _expected(asked)
        in_other_language = is_to_be_told(turn, asked)
        if in_other_language:
            turn, expected = _numbers_of(turn), expected if expected != "product" else None
            meant = None
        turn = self._reader.without_packaging(turn)
        values = self._reader.read(turn, expected)
        if expected != _SELLER and values.given.get(_SELLER) == UNKNOWN:
            # "No idea" is of what was asked.
            known = {name: value for name, value in values.given.items() if name != _SELLER}
            values = replace(values, given=known)
        if context.told:
            values = replace(values, given={**context.told, **values.given})
        values = with_related_days(self._reader, turn, draft, values, expected, shown)
        if _only_goes_without(turn, context):
            values = replace(values, given={k: v for k, v in values.given.items() if k != asked})
        if asked in _VALUE_QUESTIONS and meant and asked not in values.given:
            values = replace(values, given={**values.given, str(asked): meant})
        if _is_opened_after_all(turn, values):
            known = {name: value for name, value in values.given.items() if name != "condition"}
            values = replace(values, given=known)
        if asked is None and not turn.is_choice and _is_of_order_to_come(turn, values.given):
            return Understood((Command("await_order", {"matter": "order_change"}, turn.text),))
        commands = [*self._kept(turn, context, values, ())]
        if not commands and shown and (more := _told_more(turn, draft)):
            commands.append(Command("add_details", {"details": more}, turn.text))
            if asked == REVIEW and (yes := _yes_beside(turn)):
                commands.append(yes)
        if not commands and asked == REVIEW and (dated := self._day_alone(turn, draft)):
            return Understood((dated,))
        told = bool(commands)
        commands += [
            Command("add_item", item, turn.text) for item in other_items(turn, values.given, draft)
        ]
        if asked == "reason" and _rejects_all(turn):
            commands.append(Command("set", {"reason": "other"}, turn.text))
        elif (told or not about) and (skipped := self._skipped(turn, context, told)):
            commands.append(skipped)
        elif _says_told_already(turn) and (asked in FIELDS or (asked == REVIEW and not told)):
            shows: CommandName = "repeat" if asked == REVIEW else "remind"
            commands.append(Command(shows, {}, turn.text))
        answered = bool(commands)
        if in_other_language:
            heard = {"language": turn.other_language, "again": turn.heard_before}
            commands.append(Command("say_english_only", heard, turn.text))
        question = _question(turn, about, understood=answered, heard=asked is not None)
        if question:
            commands.append(Command("ask", question, turn.text, turn.confidence))
        elif not answered and interruptions.is_small_talk(turn):
            commands.append(Command("chitchat", {"kind": turn.intent}, turn.text, turn.confidence))
        doubted = field_confirmed(asked)
        if doubted and values.given.get(doubted) and not answered:
            commands.append(Command("affirm", {}, turn.text))  # said once more
        elif not answered and (name := _yes_or_no(turn, meant, bool(question))):
            said = Command(name, {}, turn.text, turn.confidence)
            commands += _yes_and(said, turn) if asked == REVIEW and name == AFFIRM else [said]
        gives = bool(commands or values.problems)  # "tomorrow" to a day is one that can't be
        if not gives and asked is not None and turn.answer_to(_ANY) == "later":
            commands.append(Command("wait", {"gives_later": True}, turn.text))
        if not commands and asked is not None and _asks_of_something(turn):
            left = turn.language.open_questions(turn.text) or (turn.text.strip(),)
            commands.append(Command("ask", {"left": list(left)}, turn.text, turn.confidence))
        if asked is None and begins_a_claim(turn.intent):
            commands.append(Command("start", {"by": turn.intent}, turn.text, turn.confidence))
        return Understood(tuple(commands), values.problems)

    def _changed_lines(self, turn: Turn, context: Context) -> Understood | None:
        """What is changed in the lines named, and beside the sending; None where nothing is."""
        asked = context.asked
        if asked is None or _by_button(turn) or turn.intent == "report_danger":
            return None
        lines = corrections_in(self._reader, turn, context.draft, shown=_is_shown(asked))
        sends = asked == REVIEW and _sends(turn)
        only_told = not (lines.values or lines.ask or lines.either or lines.problems)
        if only_told and (turn.intent in _STEERING_INTENTS and turn.intent != "start_over"):
            return None
        if not (lines.any or sends):
            return None
        beside = self._beside_lines(lines, context)
        values = Values({**beside, **lines.values}, lines.problems)
        named = values.given if _is_shown(asked) else lines.values
        commands = [*self._kept(turn, context, values, tuple(named))]
        same = [name for name in lines.values if context.draft.get(name) == lines.values[name]]
        remark, takes_back = ("", False) if lines.any or not sends else _remark(turn)
        if added := lines.added or remark:
            commands.append(Command("add_details", {"details": added}, turn.text))
        if lines.ask:
            commands.append(Command("edit", {"field": lines.ask[0]}, turn.text))
        elif which := self._which_date(lines, beside, context):
            commands.append(which)
        elif same and not commands:
            commands.append(Command("show_line", {"field": same[0]}, turn.text))
        left_out = _gone_without(turn, context)
        if left_out and context.draft.get(left_out) and left_out not in values.given:
            commands.append(Command("skip", {"field": left_out}, turn.text))
        if not commands and not lines.problems:
            return None
        asks = any(command.name in ("edit", "edit_one") for command in commands)
        ready = not (asks or lines.problems or takes_back)
        if ready and asked == REVIEW and (sends or turn.language.sends_after(turn.text)):
            commands.append(Command("send", {}, turn.text))
        if len(lines.rest.text.split()) >= _WORDS_OF_A_QUESTION:
            topics = interruptions.questions_to_answer(lines.rest, understood=True)
            commands += [Command("ask", {"topics": list(topics)}, turn.text)] if topics else []
        return Understood(tuple(commands), lines.problems)

    def _which_date(
        self, lines: Corrections, beside: Mapping[str, Any], context: Context
    ) -> Command | None:
        """Asks which date is meant, where one is named or a day told that may be of either."""
        rest = lines.rest
        if lines.either:
            return _which_of(lines.either, lines.value, rest)
        dated = any(name in DATE_FIELDS for name in (*beside, *lines.values))
        names = [name for name in DATE_FIELDS if context.draft.get(name)]
        if dated or len(names) < 2 or not (lines.any and _is_shown(context.asked)):
            return None
        day = self._reader.exact_day(rest.text, rest.language) if rest.entity("date") else None
        return _which_of(names, day, rest) if day else None

    def _beside_lines(self, lines: Corrections, context: Context) -> dict[str, Any]:
        """What the rest of a message gives that names lines.

        On the way that is whatever was asked for. Where the claim is shown, it is numbers, days
        and addresses, which say by themselves what they are, and a wish or seller said in so many
        words: any other code is read from the sense of a whole sentence.
        """
        language, text = lines.rest.language, lines.rest.text
        shown, expected = _is_shown(context.asked), _expected(context.asked)
        if language.is_question(text) or not (shown or language.telling_words(text)[0]):
            return {}
        rest = self._reader.read(lines.rest, None if shown else expected)
        rest = with_related_days(
            self._reader, lines.rest, context.draft, rest, None if shown else expected, shown
        )
        if not shown:
            return {name: value for name, value in rest.given.items() if name not in lines.values}
        plain = {
            name: value
            for name, value in rest.given.items()
            if (name in _PLAIN_FIELDS and context.draft.get(name))
            or (name in _SAID_OUTRIGHT and lines.values and language.says_code(name, text))
        }
        if not language.speaks_of_order(text):
            plain.pop("order_number", None)
        return plain

    def _steering(
        self, turn: Turn, asked: str | None, about: Sequence[str], draft: Draft
    ) -> Command | None:
        """A command that leaves no room for others in the message but a question.

        A question `about` the claim is no wish to leave it, whatever it was taken for.
        """
        for entity, name in _GIVEN_BY_BUTTON.items():
            if turn.entity(entity):
                values = {each: found[0] for each, found in turn.entities.items()}
                return Command(name, values, turn.text)
        typed = asked is not None and not turn.is_choice
        if typed and asked == REVIEW and turn.language.says_send(turn.text):
            return Command("send", {}, turn.text)
        if asked is not None and interruptions.asks_to_wait(turn):
            return Command("wait", {}, turn.text)
        if typed and asked in (STOP, START_OVER) and _keeps_on(turn):
            return Command("deny", {}, turn.text)
        if typed and turn.language.goes_on(turn.text):
            return Command("affirm", {}, turn.text)
        if typed and asked == GO_ON and turn.language.goes_on_anyway(turn.text):
            return Command("affirm", {}, turn.text)
        if typed and turn.language.asks_to_see(turn.text):
            return Command("repeat", {}, turn.text)
        if typed and not about and _asks_back(turn, str(asked)):
            return Command("clarify", {}, turn.text)
        if typed and (matter := _given_up_for(turn, str(asked), draft)):
            return Command("await_order", {"matter": matter}, turn.text)
        if typed and turn.language.disowns_claim(turn.text):
            return Command("cancel", {}, turn.text)
        skips = typed and asked in FIELDS and turn.language.goes_without(turn.text)
        if interruptions.asks_to_stop(turn) and not (skips or about):
            return Command("cancel", {}, turn.text, turn.confidence)
        steering = _STEERING_INTENTS.get(turn.intent)
        stays = steering in ("check", "cancel") or "call" in about
        if about and stays and not turn.entity("claim_number"):
            return None
        if steering == "check" and not _speaks_of_filed(turn):
            return None
        if steering in ("check", "cancel") and turn.entity("next_item"):
            return None  # "no, bring the claim back"
        return Command(steering, {}, turn.text, turn.confidence) if steering else None

    def _kept(
        self, turn: Turn, context: Context, values: Values, named: Sequence[str]
    ) -> tuple[Command, ...]:
        """The values to keep: new ones, the one asked for, and corrections of old ones.

        What is mentioned is not yet corrected: that takes a word of correction, or the line's name.
        """
        draft, asked = context.draft, context.asked
        expected = _expected(asked)
        new: dict[str, Any] = {}
        changed: dict[str, Any] = {}
        # "I changed my mind, a replacement please" is about the wish that stands there.
        of_wish = values.given.get("reason") == "change_of_mind" and "wants" in values.given
        left_out = ("reason",) if of_wish and asked == REVIEW else ()
        for name, value in values.given.items():
            if name in left_out:
                continue
            if draft.get(name) in (None, "", UNKNOWN):
                new[name] = value
            elif draft.is_rough(name) and isinstance(value, str):
                new[name] = value  # no correction, only closer
            elif name == asked or (
                draft.get(name) != value
                and (
                    name in named or name == expected or self._corrects(turn, context, name, value)
                )
            ):
                changed[name] = value
        commands = (Command("set", new, turn.text), Command("correct", changed, turn.text))
        return tuple(command for command in commands if command.values)

    def _corrects(self, turn: Turn, context: Context, name: str, value: Any) -> bool:
        """Whether the message gives another value in the place of the one that is kept."""
        if name == "details":  # more of it is added; what tells of no fault gives way to what does
            account = turn.language.tells_account
            return account(turn.text) and not account(str(context.draft.get(name)))
        if turn.is_choice:
            return True
        language, text, asked = turn.language, turn.text, context.asked
        cue = turn.intent == "correct" or language.is_correction(text)
        if language.sets_against(text):
            # "Not the screen, the corner" is about the same fault, "not damaged" about another.
            told, _ = language.telling_words(context.spoken.get(name, ""))
            cue = cue or name != "reason" or bool(told & language.telling_words(text)[0])
        if name == "product":
            kept = str(context.draft.get(name)).casefold().split()
            if set(str(value).casefold().split()) <= set(kept):
                return False  # "the case is black" of a folio case
            start = text.casefold().find(str(value).casefold())
            return start >= 0 and language.is_put_right(text, start)
        if name == "order_number":  # a bare number may be of anything
            written = order_number_in(turn, expected=asked == name) or str(value)
            bare = normalise(written).isdigit() and not language.speaks_of_order(text)
            return (cue or asked == REVIEW) and (not bare or self._reader.is_only_values(turn))
        if name in ("reason", "wants", "condition", "purchased_from"):
            # What a fault is called, briefly, tells more of it: "the hinge is broken too".
            short = name != "reason" and asked == REVIEW and len(text.split()) <= _WORDS_OF_A_WISH
            return (cue or short) and not language.is_question(text)
        return cue or (asked == REVIEW and not language.is_question(text))

    def _day_alone(self, turn: Turn, draft: Draft) -> Command | None:
        """What a short message does that gives a day and no more: "it was November 4"."""
        text = turn.text
        if turn.is_choice or turn.language.is_question(text) or not turn.entity("date"):
            return None
        day = self._reader.exact_day(text, turn.language)
        if day is None or len(text.split()) > _WORDS_OF_A_DAY:
            return None
        names = [name for name in DATE_FIELDS if draft.get(name)]
        if len(names) == 1 and draft.get(names[0]) == day:
            return Command("show_line", {"field": names[0]}, text)
        if len(names) == 1:
            return Command("correct", {names[0]: day}, text)
        return _which_of(names, day, turn) if len(names) > 1 else None

    def _skipped(self, turn: Turn, context: Context, told: bool) -> Command | None:
        """What the shopper cannot give: what was asked for, or what the message names."""
        asked = context.asked
        named = _gone_without(turn, context)
        declines = (
            turn.intent == "cannot_provide"
            or named is not None
            or (asked in EVIDENCE and turn.intent == DENY)
            or (asked in FIELDS and not turn.is_choice and turn.language.goes_without(turn.text))
            or (asked in FIELDS and not told and turn.answer_to(_ANY) == "cannot_provide")
            or (field_confirmed(asked) and turn.answer_to(YES_OR_NO) == "unsure")
            or self._of_anothers_order(turn, context)
        )
        none_fits = bool(context.choices) and _rejects_all(turn)
        if not (declines or none_fits) or (turn.is_choice and asked is None):
            return None
        if _says_told_already(turn) and not turn.language.lacks_it(turn.text):
            return None  # "you already have my e-mail" lacks nothing
        name = asked
        if named is not None:
            name = named
        elif turn.is_choice or (asked is None and told):
            pass  # "the picture on my case is upside down" is what is wrong
        elif turn.language.names_photo(turn.text):
            name = "photo"
        elif turn.language.names_receipt(turn.text):
            name = "proof_of_purchase"
        if told and name == asked and not (none_fits or self._of_anothers_order(turn, context)):
            return None  # "no idea about the day, but it's order 20418" at another question
        return Command("skip", {"field": name}, turn.text, turn.confidence)

    @staticmethod
    def _of_anothers_order(turn: Turn, context: Context) -> bool:
        """Whether who was asked for the order number says instead that another ordered it.

        Asked whether they know this or that of another's order, they may say no.
        """
        if context.asked not in OF_ANOTHERS_ORDER or turn.is_choice:
            return False
        others, told = turn.language.is_anothers_order, context.draft.get("details") or ""
        if turn.intent == DENY and others(told):
            return True
        is_number = context.asked == "order_number" and not turn.entity("order_number")
        return is_number and others(turn.text)


def _speaks_of_filed(turn: Turn) -> bool:
    """Whether the message is of a claim that was filed, or may be as far as its words go.

    A question of the money or the answer is of the claim under way.
    """
    named = turn.is_choice or turn.entity("claim_number") is not None
    return named or turn.language.speaks_of_filed(turn.text)


def _is_shown(asked: str | None) -> bool:
    """Whether the claim, or one of its lines, was shown last."""
    return asked in (REVIEW, GO_ON) or field_confirmed(asked) is not None


def _by_button(turn: Turn) -> bool:
    return turn.is_choice or any(turn.entity(name) for name in _GIVEN_BY_BUTTON)


def _gone_without(turn: Turn, context: Context) -> str | None:
    """The field that the message names as one to go on without; not one that is given already,
    unless the claim is shown."""
    if turn.is_choice or turn.language.is_question(turn.text):
        return None
    name = turn.language.gone_without(turn.text)
    given = context.draft.get(str(name)) and not _is_shown(context.asked)
    return name if name in FIELDS and not given else None


def _only_goes_without(turn: Turn, context: Context) -> bool:
    """Whether a short message names another field to go on without, and is no answer in itself."""
    named = _gone_without(turn, context)
    brief = len(turn.text.split()) <= _WORDS_OF_GOING_WITHOUT
    return brief and named is not None and named != context.asked


def _sends(turn: Turn) -> bool:
    return not turn.is_choice and turn.language.says_send(turn.text)


def _remark(turn: Turn) -> tuple[str, bool]:
    """What is told beside a yes, and whether that takes some of it back."""
    return ("", False) if turn.is_choice else turn.language.remark_beside(turn.text)


def _yes_and(said: Command, turn: Turn) -> list[Command]:
    """A yes to the claim with what is told beside it; "yes, but" sends nothing yet."""
    remark, takes_back = _remark(turn)
    if takes_back and not remark:
        return [Command(DENY, {}, turn.text)]
    added = [Command("add_details", {"details": remark}, turn.text)] if remark else []
    return added if takes_back else [*added, said]


def _which_of(names: Sequence[str], value: str | None, turn: Turn) -> Command:
    """Asks which of these lines is to be changed, to the value if that is known."""
    return Command("edit_one", {"fields": list(names), "value": value}, turn.text)


def _yes_beside(turn: Turn) -> Command | None:
    """The yes to the claim that a remark follows, if it takes nothing back."""
    remark, takes_back = _remark(turn)
    agrees = turn.language.led_by_yes_or_no(turn.text)[0]
    return Command(AFFIRM, {}, turn.text) if agrees and remark and not takes_back else None


def _told_more(turn: Turn, draft: Draft) -> str:
    """What a message adds to the account of what happened; empty where it adds nothing.

    What it says something is not has to stand there: "it's not the screen, it's the corner".
    """
    language, text = turn.language, _remark(turn)[0] or turn.text
    if turn.is_choice or language.names_photo(text) or language.names_receipt(text):
        return ""
    if language.sets_against(text) and not language.is_question(text):
        told, _ = language.telling_words(draft.get("details") or "")
        return text if told & language.telling_words(text)[0] else ""
    if language.needs_something(text):
        return text
    return language.told_to_add(text).rstrip("?") if language.adds(text) else ""


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


def _says_told_already(turn: Turn) -> bool:
    """Whether the message complains of being asked what it told before."""
    return not turn.is_choice and turn.language.says_told_already(turn.text)


def _rejects_all(turn: Turn) -> bool:
    """Whether none of what was offered is meant."""
    rejects = turn.answer_to(_CHOICE) == "none" or turn.language.rejects_all(turn.text)
    return rejects and not turn.is_choice


def _meant_as_answer(turn: Turn, asked: str | None) -> str | None:
    """What the message means as the answer to what was asked, by the sentences learned from."""
    question = asked if asked in _VALUE_QUESTIONS else YES_OR_NO
    return None if _rejects_all(turn) else turn.answer_to(str(question))


def _keeps_it(turn: Turn, context: Context) -> bool:
    """Whether a line that was asked for again is to stay as it was shown."""
    shown, asked = context.draft.get("shown") or {}, context.asked
    if turn.is_choice or asked in EVIDENCE or asked not in shown or context.draft.get(str(asked)):
        return False
    language, text = turn.language, turn.text
    return language.keeps_as_it_was(text) or language.says_yes_or_no(text) is not None


def _keeps_on(turn: Turn) -> bool:
    """Whether the message, asked if all is to be dropped, says no: "no, leave it", "carry on"."""
    return turn.language.led_by_yes_or_no(turn.text)[0] is False or turn.language.goes_on(turn.text)


def _is_opened_after_all(turn: Turn, values: Values) -> bool:
    """Whether what was taken for unopened was opened, by the words: that would grant a return."""
    unopened = values.given.get("condition") == "unopened" and not turn.is_choice
    return unopened and turn.language.tells_of_opening(turn.text)


def _asks_back(turn: Turn, asked: str) -> bool:
    """Whether the message asks why or what is asked, rather than answering."""
    if interruptions.asks_about_question(turn):
        return True
    asks_why = asked not in FIELDS and turn.answer_to(YES_OR_NO) == "why"
    if turn.answer_to(_ANY) != "explain":
        return asks_why
    # What gives a value answers, however it begins: "sorry, it is defective"; unless it plainly
    # asks: "where on the sleeve is that printed?".
    plainly = turn.answers[_ANY][1] >= _PLAINLY and turn.language.is_question(turn.text)
    return asks_why or plainly or not turn.entities


def _expected(asked: str | None) -> str | None:
    """The field an answer may give without naming it."""
    return field_confirmed(asked) or asked


def _numbers_of(turn: Turn) -> Turn:
    """The turn without what only English words tell: numbers, dates and addresses stay."""
    kept = {name: found for name, found in turn.entities.items() if name in PLAIN_VALUES}
    return replace(turn, entities=kept)


def _asks_of_something(turn: Turn) -> bool:
    """Whether the message is a question of its own, though not one that has an answer here."""
    language, text = turn.language, turn.text
    words = len(text.split())
    return not turn.is_choice and words >= _WORDS_OF_A_QUESTION and language.is_question(text)


def _asked_of_claim(turn: Turn, asked: str | None) -> tuple[str, ...]:
    """What the message asks of the claim's course, but for what it asks of the form's question."""
    if turn.is_choice or turn.entity("next_item"):  # "can you bring it back?"
        return ()
    topics = turn.language.asks_of_claim(turn.text)
    return tuple(topic for topic in topics if asked not in ABOUT_A_FIELD.get(topic, ()))


def _given_up_for(turn: Turn, asked: str, draft: Draft) -> str | None:
    """The matter for the staff that a message shows a claim to be, which it is given up for.

    What has come is no order to be cancelled or awaited, nor is what is told of a fault.
    """
    language, text = turn.language, turn.text
    reason = draft.get("reason")
    nothing_came = not draft.get("delivered_on") and reason in (None, *OF_ONES_OWN)
    awaited = language.is_not_here_yet(text) and not turn.entity("delivered_on")
    no_item = not (draft.get("product") or draft.get("delivered_on"))
    if no_item and language.code_refused(text):
        return "order_problem"  # however faulty the code was said to be
    before = draft.get("details") or ""
    cancels = language.cancels_order(text, is_spoken_of=language.is_not_here_yet(before))
    if nothing_came and cancels and not language.keeps_order(text):
        return "cancellation"
    tells_more = len(text.split()) > _WORDS_OF_DISOWNING and not interruptions.asks_to_stop(turn)
    if language.disowns_claim(text) and tells_more:
        found = matter_of(turn).code
        own_order = found == "message" and reason in OF_ONES_OWN
        return "order_change" if own_order or found == "cancellation" else found
    of_what_came = asked in _ASKED_OF_WHAT_CAME or field_confirmed(asked) is not None
    of_what_came = of_what_came and not turn.entity("date")
    if awaited and (of_what_came or (nothing_came and reason)):
        return "order_change" if reason in OF_ONES_OWN else "parcel_not_received"
    return None


def _is_of_order_to_come(turn: Turn, given: Mapping[str, Any]) -> bool:
    """Whether what is to be exchanged or sent back was only just ordered, by one's own mistake."""
    own = given.get("reason") in OF_ONES_OWN
    return own and not given.get("delivered_on") and turn.language.is_not_here_yet(turn.text)


def _question(
    turn: Turn, about: Sequence[str], *, understood: bool, heard: bool
) -> dict[str, Any] | None:
    """What the message asks: FAQ `topics`, what is asked `about` the claim, what is `left` open.

    What is asked of the claim was hardly asked of the FAQ too, unless there is another question.
    A question left open beside an answer counts once something was asked: with `heard`.
    """
    if _says_told_already(turn) and not about:
        return None  # "I already said refund" asks for none
    topics = interruptions.questions_to_answer(turn, understood)
    parts = () if turn.is_choice else turn.language.open_questions(turn.text)
    if about and len(parts) <= len(about):
        topics = ()
    elif len(topics) >= max(len(parts), 2):  # "how long is shipping, and what does it cost"
        about = ()
    if topics or about:
        return {"topics": list(topics), **({"about": list(about)} if about else {})}
    left = [part for part in parts if not turn.language.leans_on_the_rest(part)]
    return {"left": left} if left and understood and heard else None


def _yes_or_no(turn: Turn, meant: str | None, asks: bool) -> CommandName | None:
    """A yes or no; beside a question only one that the message begins with."""
    if asks and not (turn.language.agrees(turn.text) or turn.language.declines(turn.text)):
        return None
    return yes_or_no(turn, meant)


def _asked_beside(turn: Turn, steering: Command, about: Sequence[str]) -> tuple[Command, ...]:
    """The question that stands beside sending the claim."""
    if steering.name != "send":
        return ()
    question = _question(turn, about, understood=True, heard=True)
    return (Command("ask", question, turn.text),) if question else ()
