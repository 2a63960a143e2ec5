"""What a message wants changed in the lines of a claim that it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from claimdesk.claims import fields
from claimdesk.conversation.shared.draft import EVIDENCE, Draft
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.values.order_and_email import emails_of_others, own_email
from claimdesk.conversation.values.reader import DATE_FIELDS, PLAIN_VALUES, Problem, ValueReader
from claimdesk.conversation.values.related_days import with_related_days
from claimdesk.language.spans import LineTold

_TEXTS = fields.of_kind("text")
_ACCOUNT = fields.of_kind("account")
_CODES = tuple(each.name for each in fields.FIELDS if each.codes)
# Lines that a message may name before the claim was shown, besides codes that stand on record; the
# other ones' names are in accounts.
_WHILE_ASKED = ("order_number", "product", "email", "price", *DATE_FIELDS)
_ENDS = ("earliest", "latest")
_MOST_LETTERS = 1000
_WORDS_OF_A_NAME = 8
_WORDS_OF_A_CODE = 4


@dataclass(frozen=True)
class Corrections:
    """What the lines named are to say.

    `values` are new ones; `added` is what goes to the description beside what stands there; `ask`
    are the lines whose value is not told, or could not be read, and `either` those of which one is
    meant, to have the `value` if that is told; `problems` is as in `Values`. `rest` is the turn
    without all that.
    """

    rest: Turn
    values: Mapping[str, Any] = field(default_factory=dict)
    added: str = ""
    ask: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    value: str | None = None
    problems: Mapping[str, Problem] = field(default_factory=dict)

    @property
    def any(self) -> bool:
        """Whether a line is named at all."""
        return bool(self.changes or self.added)

    @property
    def changes(self) -> bool:
        """Whether a line is to say something else, not only the description to say more."""
        return bool(self.values or self.ask or self.either or self.problems)


@dataclass
class _Collected:
    """The same while it is collected, line by line."""

    values: dict[str, Any] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    ask: list[str] = field(default_factory=list)
    either: tuple[str, ...] = ()
    value: str | None = None
    problems: dict[str, Problem] = field(default_factory=dict)

    def corrections(self, rest: Turn) -> Corrections:
        """What was collected, each line asked for once."""
        ask, added = tuple(dict.fromkeys(self.ask)), " ".join(self.added)
        return Corrections(rest, self.values, added, ask, self.either, self.value, self.problems)


def corrections_in(reader: ValueReader, turn: Turn, draft: Draft, *, shown: bool) -> Corrections:
    """What the message wants changed; `shown`: the claim was shown, which is what it speaks of."""
    if turn.is_choice or turn.other_language is not None:
        return Corrections(turn)
    found = _Collected()
    rest = turn.text
    for line in turn.language.lines_told(turn.text):
        if line.is_guess and _gives_a_code(turn, line.value):
            continue  # "make it an exchange"
        name = _meant(reader, turn, draft, line, shown)
        if name is None and shown and line.is_firm and len(line.fields) > 1:
            found.either = tuple(each for each in line.fields if draft.is_settled(each))
            found.value = reader.exact_day(line.value, turn.language)
        if name is None or not _is_to_change(turn, draft, line, name, shown):
            continue
        if name in _ACCOUNT:
            _collect_account(found, draft, line, name)
        elif not _collect_value(found, reader, turn, draft, line, name, shown):
            continue  # "the order is late" mentions it
        rest = f"{rest[: line.start]}{' ' * (line.end - line.start)}{rest[line.end :]}"
    if shown and not (found.values or found.added or found.ask) and _asks_to_add(turn):
        found.added.append(turn.language.told_to_add(turn.text)[:_MOST_LETTERS])
    return found.corrections(part(turn, rest))


def _is_to_change(turn: Turn, draft: Draft, line: LineTold, name: str, shown: bool) -> bool:
    """Whether the line named is to be changed: it is shown, or named outright on the way."""
    if name == "email" and not own_email(turn) and emails_of_others(turn):
        return False  # "put my son's e-mail in there too" changes no line
    if shown:
        return True
    replaced = name in _ACCOUNT and line.how == "replaces" and bool(line.value)
    on_record = (name in _CODES or replaced) and draft.get(name)
    return line.is_firm and not line.is_thing and bool(on_record or name in _WHILE_ASKED)


def _collect_account(found: _Collected, draft: Draft, line: LineTold, name: str) -> None:
    """Takes in what the description is to say, instead of what it says or beside it."""
    said = line.value[:_MOST_LETTERS]
    if not said:
        found.ask.append(name)
    elif line.how == "adds" and draft.get(name):
        found.added.append(said)
    else:
        found.values[name] = said


def _collect_value(
    found: _Collected,
    reader: ValueReader,
    turn: Turn,
    draft: Draft,
    line: LineTold,
    name: str,
    shown: bool,
) -> bool:
    """Takes in the value of any other line, or what is wrong with it, or that it has to be asked
    for; False where the line is only mentioned."""
    read, problem = _read(reader, turn, draft, line, name, shown)
    if name in read:
        found.values |= read
    elif problem is not None:
        found.problems[name] = problem
    elif line.is_firm or not line.value:
        found.ask.append(name)
    else:
        return False
    return True


def part(turn: Turn, text: str) -> Turn:
    """The turn cut down to a part of its text; codes, which have no place in it, stay."""
    kept = {
        name: tuple(value for value in found if value in text)
        if name in (*PLAIN_VALUES, "product")
        else found
        for name, found in turn.entities.items()
    }
    return replace(turn, text=text, entities={name: found for name, found in kept.items() if found})


def _asks_to_add(turn: Turn) -> bool:
    """Whether the message says outright that something is to be added, and what: "mention that"."""
    language, text = turn.language, turn.text
    told = language.told_to_add(text)
    pictures = language.names_photo(text) or language.names_receipt(text)
    return bool(told) and told != text.strip() and not (pictures or language.is_question(text))


def _gives_a_code(turn: Turn, said: str) -> bool:
    """Whether the message gives a wish, a seller and the like, and no further detail."""
    given = any(turn.entity(each.named_by) for each in fields.FIELDS if each.codes)
    brief = len(said.split()) <= _WORDS_OF_A_CODE
    return given and brief and not turn.language.adds(turn.text)


def _meant(
    reader: ValueReader, turn: Turn, draft: Draft, line: LineTold, shown: bool
) -> str | None:
    """The field meant: of several the one that the claim has."""
    has = [name for name in line.fields if draft.is_settled(name)]
    if len(line.fields) == 1:
        return line.fields[0] if has or line.value or shown else None
    if len(has) < 2 or line.fields[0] in _ACCOUNT:
        return has[0] if has else None
    told = [name for name in has if name in reader.read(turn, None).given]  # by its own word
    return told[0] if len(told) == 1 else None


def _read(
    reader: ValueReader, turn: Turn, draft: Draft, line: LineTold, name: str, shown: bool
) -> tuple[Mapping[str, Any], Problem | None]:
    """The value that the line is to have, with what hangs on it, or what is wrong with it."""
    told = replace(part(turn, line.value), intent="inform", questions=())
    reason = turn.language.reason_told(line.value or turn.text) if name == "reason" else None
    if not line.value or name in EVIDENCE:
        return {name: reason} if reason else {}, None
    if name in _CODES and turn.language.is_question(turn.text):
        return {}, None
    if name in _TEXTS and name != "order_number":
        short = len(line.value.split()) <= _WORDS_OF_A_NAME
        if not (short and line.is_firm) and not told.entity("product"):
            return {}, None
    sold_by = reader.read(turn, None).given.get("purchased_from") or draft.get("purchased_from")
    values = reader.read(told, name, {**draft.values, "purchased_from": sold_by})
    if name in DATE_FIELDS:
        values = with_related_days(reader, told, draft, values, name, shown)
    problem = values.problems.get(name)
    if reason and name not in values.given:
        return {name: reason}, None
    if name not in values.given:
        return {}, problem
    read = {name: values.given[name]}
    if read.get("reason") == "change_of_mind" and not turn.language.says_other_mind(line.value):
        return {}, None  # taken from the sense of all that is said
    if name in DATE_FIELDS and line.how == "maybe" and draft.get(name):
        read[name] = _either(draft.get(name), values.given[name])
    whole = turn.language.without_lead_in(line.value)
    if name == "product" and line.is_firm and str(read[name]).casefold() in whole.casefold():
        short = len(whole.split()) <= _WORDS_OF_A_NAME
        read[name] = whole if short else read[name]  # "20 watt charger" says more than "charger"
    if name == "product" and "product_kind" in values.given:
        read["product_kind"] = values.given["product_kind"]
    return read, problem


def _either(one: Any, other: Any) -> Any:
    """The stretch of days that holds both, each a day or a stretch itself."""
    stretches = [
        each if isinstance(each, Mapping) else dict.fromkeys(_ENDS, each) for each in (one, other)
    ]
    return {
        "earliest": min(each["earliest"] for each in stretches),
        "latest": max(each["latest"] for each in stretches),
    }
