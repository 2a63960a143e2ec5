"""Reads the fields of a claim from one message."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from claimdesk.claims import fields
from claimdesk.claims.claim import FIRST_DAY
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.claims.vocabulary import FAULTS, UNKNOWN
from claimdesk.conversation.account import MAX_DETAILS
from claimdesk.conversation.days import date_told, reader_of
from claimdesk.conversation.order_and_email import (
    Problem,
    email_in,
    email_written,
    is_begun_as_ours,
    order_number_at,
    order_number_in,
)
from claimdesk.conversation.products import gazetteer_of, is_sold, kinds_of, without_packaging
from claimdesk.conversation.turn import Turn
from claimdesk.language.date_reading import DateReading
from claimdesk.language.languages import DEFAULT, Language

DATE_FIELDS = fields.of_kind("day")

_REASON_OF_INTENT = {
    "report_defect": "defective",
    "open_warranty_claim": "defective",
    "report_wrong_item": "wrong_item",
    "report_missing_item": "missing_item",
    "ask_change_of_mind": "change_of_mind",
}
#: Intents of messages that tell of what went wrong.
REPORTS = ("report_defect", "report_wrong_item", "report_missing_item")
_OF_A_FAULT = ("defective", "damaged")
_BY_MISTAKE = ("wrong_item", "ordered_wrong_model", "ordered_by_mistake")
_ENTITY_OF_FIELD = {each.name: each.named_by for each in fields.FIELDS if each.codes}
# Texts that need no reading: the answer as it is typed.
_PLAIN_TEXTS = tuple(
    name for name in fields.of_kind("text") if name not in ("order_number", "product")
)
# What is no name of a product, and tells nothing of a fault.
_NO_ANSWER = (
    *("greet", "thank", "affirm", "deny", "ask_help", "bot_challenge", "correct"),
    "cannot_provide",
)
_OTHER_SHOPS = ("marketplace", "unauthorized_reseller")
_OTHER_VALUES = {"order_number", "email", "price", "wants", "purchased_from", *DATE_FIELDS}
_WORDS_OF_A_NAME = 8
_WORDS_OF_A_VALUE = 4  # "on your site", "a new one please": nothing of what is wrong
_WORDS_OF_PACKAGING = 3  # "the padded envelope": more tells of what was in it
_TELLING_WORDS = 3  # of a short account: "colours washed out", not "it is faulty"
_MAX_PRODUCT = 120
_SENTENCES = re.compile(r"[.!?;]+\s+")
PLAIN_VALUES = ("order_number", "date", "amount", "email")


@dataclass(frozen=True)
class Values:
    """What a message gave: field values, and what is wrong with those it tried to give.

    `put_right` are the fields whose value it sets against the one on record.
    """

    given: Mapping[str, Any] = field(default_factory=dict)
    problems: Mapping[str, Problem] = field(default_factory=dict)
    put_right: frozenset[str] = frozenset()


def _is_an_answer(turn: Turn) -> bool:
    """Whether free text may stand as the answer to a question: not a question, not a nod."""
    if turn.language.says_yes_or_no(turn.text) is not None:
        return False
    return not (turn.is_choice or turn.language.is_question(turn.text) or turn.intent in _NO_ANSWER)


def _is_only(turn: Turn, *entities: str) -> bool:
    """Whether the message is nothing but values of these kinds, and what leads to them."""
    rest = turn.text
    for entity in entities:
        for value in turn.entities.get(entity, ()):
            rest = rest.replace(value, " ", 1)
    if rest == turn.text:
        return False
    cues = {rest[start:].split()[0].casefold() for _, start in turn.language.date_cues(rest)}
    return turn.language.telling_words(rest)[0] <= cues


def _day_or_stretch(reading: DateReading) -> Any:
    """The day that was read (ISO), or the first and the last that it may be; None where neither."""
    if reading.kind == "exact" and reading.date is not None:
        return reading.date.isoformat()
    bounded = reading.earliest is not None and reading.latest is not None
    if reading.kind != "vague" or not bounded:
        return None
    assert reading.earliest is not None and reading.latest is not None
    return {
        "earliest": max(reading.earliest, FIRST_DAY).isoformat(),
        "latest": reading.latest.isoformat(),
    }


def _without_made_up_seller(given: dict[str, Any], asked: str | None) -> None:
    """Leaves out the seller that was only heard in "my sister bought it": she is the buyer."""
    if given.get("purchased_from") not in (UNKNOWN, "unauthorized_reseller"):
        return
    if asked == "purchased_from":
        given["purchased_from"] = UNKNOWN
    else:
        del given["purchased_from"]


class ValueReader:
    """Reads a message for one store on one day, which is the shopper's for what they say."""

    def __init__(self, policy: StorePolicy, today: Today) -> None:
        self._policy = policy
        self._days_reader = reader_of(policy, today)
        self._order_number = re.compile(policy.order_number.pattern, re.I)

    def read(
        self, turn: Turn, asked: str | None, reason: str | None = None, seller: str | None = None
    ) -> Values:
        """Every field the message gives.

        `asked` is the field the shopper was asked for; `reason` and `seller` are those on record.
        """
        turn = self.without_packaging(turn)
        given: dict[str, Any] = {}
        problems: dict[str, Problem] = {}
        for name, entity in _ENTITY_OF_FIELD.items():
            values = turn.entities.get(entity, ())
            if name == "wants" and asked != "wants" and not turn.is_choice:
                values = tuple(each for each in values if turn.language.is_wished(each, turn.text))
            if values:
                given[name] = values[-1 if turn.language.has_second_thought(turn.text) else 0]
        for name in DATE_FIELDS:
            chosen = turn.entity(name)
            if chosen:
                given[name] = chosen
        slip = given.get("reason") in _BY_MISTAKE or turn.intent == "report_wrong_item"
        slip = slip and not turn.is_choice and self._is_slip(turn)
        if slip:
            given.pop("reason", None)
        # A button names a topic; only a sentence tells what happened.
        told = turn.intent in _REASON_OF_INTENT and not (turn.is_choice or slip)
        if "reason" not in given and told:
            given["reason"] = _REASON_OF_INTENT[turn.intent]
        if not turn.is_choice:
            self._heed_the_words(turn, given, asked, reason)
        if not turn.is_choice and turn.language.came_empty(turn.text):
            given["reason"] = "missing_item"
        own_mistake = given.get("reason") in ("ordered_wrong_model", "ordered_by_mistake")
        another_came = turn.language.tells_another_came(turn.text) and not turn.is_choice
        if given.get("reason") == "wrong_item" and turn.language.tells_own_mistake(turn.text):
            given["reason"] = "ordered_wrong_model"
        elif another_came and (not own_mistake or turn.intent == "report_wrong_item"):
            given["reason"] = "wrong_item"
        # Of what is faulty the same may be wanted anew, which no intent tells.
        may_exchange = not turn.is_choice and asked is None and given.get("reason") not in FAULTS
        if turn.intent == "open_exchange" and may_exchange:
            given.setdefault("wants", "exchange")
        if not turn.is_choice and turn.language.is_anothers_order(turn.text):
            _without_made_up_seller(given, asked)
        of_seller = asked == "purchased_from"
        if not turn.is_choice and turn.language.names_this_store(turn.text, asked=of_seller):
            told = given.setdefault("purchased_from", "store")
            given["purchased_from"] = "store" if told == UNKNOWN else told
        elif not turn.is_choice and turn.language.names_somebody_else(turn.text):
            given.setdefault("purchased_from", "unauthorized_reseller")
        self._read_order_number(turn, asked, given, problems, seller)
        self._read_dates(turn, asked, given, problems)
        self._read_price(turn, asked, given)
        self._read_email(turn, asked, given, problems)
        self._read_product(turn, asked, given, problems, given.get("reason") or reason)
        self._read_account(turn, asked, given)
        if asked in _PLAIN_TEXTS and _is_an_answer(turn):
            given[asked] = " ".join(turn.text.split())[:_MAX_PRODUCT]
        return Values(given, problems)

    @staticmethod
    def _heed_the_words(
        turn: Turn, given: dict[str, Any], asked: str | None, reason: str | None
    ) -> None:
        """Puts right what was taken from the sense of a message against its words."""
        used = turn.language.tells_of_use(turn.text)
        if used and given.get("condition") in ("unused", "unopened"):
            given["condition"] = "used"
        if given.get("condition") == "misused" and turn.language.is_of_ordering(turn.text):
            del given["condition"]  # "an accident, I clicked twice" harmed nothing
        if given.get("condition") == "misused" and turn.language.harmed_by_others(turn.text):
            del given["condition"]  # "somebody stepped on the box" was no doing of the shopper's
        whole = given.get("reason", reason) not in (None, *_OF_A_FAULT)
        if given.get("wants") == "repair" and whole and asked != "wants":
            del given["wants"]  # nothing of it is broken
        if wish := turn.language.wish_told(turn.text):
            given["wants"] = wish
        no_fault = given.get("reason") in _OF_A_FAULT and turn.language.denies_fault(turn.text)
        if no_fault or turn.language.asks_of_photo_only(turn.text):
            given.pop("reason", None)

    def without_packaging(self, turn: Turn) -> Turn:
        """The turn without the products that are only what a thing came in."""
        return without_packaging(turn, self._policy)

    def exact_day(self, text: str, language: Language) -> str | None:
        """The one day that a text names (ISO); None where it names none, or not to the day."""
        readings = language.read_dates(text, self._days_reader, casual=True)
        day = readings[0].date if len(readings) == 1 and readings[0].kind == "exact" else None
        return day.isoformat() if day else None

    def days_put_right(self, turn: Turn, known: Sequence[str]) -> list[tuple[str, Any]]:
        """Those of the `known` days (ISO) that a message takes back, each with the right one.

        That is a day, or the first and the last of those it may have been.
        """
        days = [date.fromisoformat(each) for each in known]
        found = turn.language.days_put_right(turn.text, self._days_reader, days) if days else ()
        right = ((wrong.isoformat(), _day_or_stretch(reading)) for wrong, reading in found)
        return [(wrong, days) for wrong, days in right if days not in (None, wrong)]

    def has_come(self, day: date) -> bool:
        """Whether the day has come for the shopper."""
        return day <= self._days_reader.latest

    @staticmethod
    def is_only_values(turn: Turn) -> bool:
        """Whether the message is nothing but numbers, days, sums and addresses."""
        return _is_only(turn, *PLAIN_VALUES)

    @staticmethod
    def _is_slip(turn: Turn) -> bool:
        """Whether "wrong" is of what was told before: "that's wrong, it was the 3rd"."""
        gives = any(turn.entity(name) for name in PLAIN_VALUES)
        return turn.language.is_slip(turn.text, gives_value=gives)

    def _read_order_number(
        self,
        turn: Turn,
        asked: str | None,
        given: dict[str, Any],
        problems: dict[str, Problem],
        seller: str | None,
    ) -> None:
        written = order_number_in(turn, expected=asked == "order_number")
        if written is None:
            return
        number = order_number_at(self._policy, written)
        sold_by = given.get("purchased_from") or seller
        # Another shop numbers its orders in its own way; one begun as ours are is a slip of those.
        of_another = sold_by in _OTHER_SHOPS and not is_begun_as_ours(self._policy, number)
        if of_another and not turn.is_choice:
            given["order_number"] = written.strip()
        elif turn.is_choice or self._order_number.fullmatch(number):
            given["order_number"] = number
        else:
            problems["order_number"] = ("order_number_unusual", {"order_number": number})

    def _read_dates(
        self, turn: Turn, asked: str | None, given: dict[str, Any], problems: dict[str, Problem]
    ) -> None:
        if asked not in DATE_FIELDS and not turn.entities.get("date"):
            return
        casual = asked in DATE_FIELDS
        readings = turn.language.read_dates(turn.text, self._days_reader, casual=casual)
        days = tuple(reading.start for reading in readings)
        # A day says more than a time beside it: "recently, on the 3rd".
        for reading in sorted(readings, key=lambda reading: reading.kind == "vague"):
            target = self._date_field(turn, reading.start, days, asked, given)
            if target is None or target in given:
                continue
            code = f"date_{reading.kind}"
            if reading.latest is not None and reading.latest < FIRST_DAY:
                problems[target] = ("date_long_ago", {"date": reading.text})
            elif reading.kind == "ambiguous":
                candidates = [day.isoformat() for day in reading.candidates]
                problems[target] = (code, {"candidates": candidates})
            elif (days_told := _day_or_stretch(reading)) is not None:
                given[target] = days_told
            else:
                problems[target] = (code, {"date": reading.text})

    def _date_field(
        self,
        turn: Turn,
        at: int,
        days: Sequence[int],
        asked: str | None,
        given: Mapping[str, Any],
    ) -> str | None:
        """Which date stands there; where no word tells, the one asked for."""
        told_as = date_told(turn.language, turn.text, at, days)
        if told_as:
            return told_as
        # A day told with the seller, "on your website, 8 November", is the day of buying.
        with_seller = "purchased_from" in given and asked not in DATE_FIELDS
        field = "purchased_on" if with_seller else asked
        return field if field in DATE_FIELDS and field not in given else None

    def _read_price(self, turn: Turn, asked: str | None, given: dict[str, Any]) -> None:
        value = turn.entity("amount") or (turn.text if asked == "price" else None)
        if not turn.is_choice and (sums := turn.language.sums_told(turn.text)).back:
            value = sums.paid  # not what came back
        if value is None:
            return
        at = turn.text.find(value)
        if asked != "price" and at >= 0 and self._is_asked(turn, at, at + len(value)):
            return
        currency = self._policy.currency
        bare = asked == "price" or value != turn.entity("amount")
        amount = turn.language.read_amount(value, currency, bare=bare)
        if amount is not None and amount.currency == currency:
            given["price"] = str(amount.amount)

    @staticmethod
    def _is_asked(turn: Turn, start: int, end: int) -> bool:
        return not turn.is_choice and turn.language.is_only_asked(turn.text, start, end)

    def _read_email(
        self, turn: Turn, asked: str | None, given: dict[str, Any], problems: dict[str, Problem]
    ) -> None:
        value = email_written(turn, self._policy, asked=asked == "email")
        if value is None:
            return
        address, problem = email_in(turn, value)
        if address:
            given["email"] = address
        if problem:
            problems["email"] = problem

    def _read_product(
        self,
        turn: Turn,
        asked: str | None,
        given: dict[str, Any],
        problems: dict[str, Problem],
        reason: str | None,
    ) -> None:
        product = self._product_meant(turn, reason)
        kind = turn.entity("product_kind")
        if kind is None and not turn.is_choice and self._says_kind(turn, asked):
            given["product_kind"] = self.product_kind(turn.text, turn.language)
            return
        products = gazetteer_of(self._policy, turn.language)
        known = None if turn.is_choice else products.find(turn.text)
        if known is not None:
            given["product"] = known.name
            kind = kind or known.kind
            if kind:
                given["product_kind"] = kind
            return
        answers = (
            asked == "product"
            and _is_an_answer(turn)
            and not given.keys() & _OTHER_VALUES
            and not _is_only(turn, *PLAIN_VALUES)
            and not (reason == "missing_item" and self._tells_what_came(turn))
        )
        # The whole of a short answer names it better than the noun found in it.
        if answers:
            product, packaging = self._named_in_answer(turn, product)
            if packaging:
                problems["product"] = ("product_packaging", {"product": packaging})
        product = product and (turn.language.without_lead_in(product) or product)
        if product and len(product) <= _MAX_PRODUCT:
            given["product"] = " ".join(product.split())
            kind = kind or self.product_kind(product, turn.language)
        elif asked == "product_kind":
            kind = kind or self.product_kind(turn.text, turn.language)
        if kind:
            given["product_kind"] = kind

    def _named_in_answer(self, turn: Turn, found: str | None) -> tuple[str | None, str | None]:
        """What an answer names, by the product `found` in it; or else the packaging it names.

        The whole of a short one names it better than the noun, but for one that tells how it came.
        """
        language = turn.language
        said = turn.text.strip(" .!,")
        if found is not None:  # "the folio. it keeps falling over" names it in the first
            said = next((part for part in _SENTENCES.split(said) if found in part), said)
        text = language.without_lead_in(language.without_packaging_lead(said))
        if text == language.without_lead_in(said) and self._is_packed(turn, text):
            if len(text.split()) <= _WORDS_OF_PACKAGING and found is None:
                return None, text
            return found or text, None
        if found is None or len(turn.text.split()) <= _WORDS_OF_A_NAME:
            return text, None
        return found, None

    def _is_packed(self, turn: Turn, text: str) -> bool:
        """Whether an answer names, somewhere in it, what the item came in."""
        words = re.finditer(r"[^\W_]+(?:-[^\W_]+)*", text)
        return any(
            turn.language.is_packaging(text, word.start(), word.end())
            and not is_sold(word.group(), self._policy, turn.language)
            for word in words
        )

    @staticmethod
    def _product_meant(turn: Turn, reason: str | None) -> str | None:
        """Of the products a message names the one it is about, if it is about one of them.

        That is the one that is put right ("it's the …, not the …") or, where something is
        missing, the one that is, and none of several that came; else the first that is not denied.
        """
        language, text = turn.language, turn.text
        places: list[tuple[str, int]] = []
        end = 0
        for name in turn.entities.get("product", ()):
            start = max(text.find(name, end), 0)
            places.append((name, start))
            end = start + len(name)
        told = [(name, at) for name, at in places if not language.is_negated(text, at)] or places
        if reason == "missing_item":
            spans = {each: (text, each[1], each[1] + len(each[0])) for each in places}
            several = len(places) > 1
            gone = {each: language.missing_thing(*span) for each, span in spans.items()}
            here = [
                each
                for each in told
                if language.is_said_fine(*spans[each]) or (several and gone[each] is False)
            ]
            # Denied or not: "I don't have the charger".
            missing = [each for each in places if several and gone[each]]
            told = missing or [each for each in told if each not in here]
        right = [name for name, at in told if language.is_put_right(text, at)]
        return next(iter([*right, *(name for name, _ in told)]), None)

    @staticmethod
    def _tells_what_came(turn: Turn) -> bool:
        """Whether the message says of one of the products it names that it came, or did not."""
        text, language = turn.text, turn.language
        named = turn.entities.get("product", ())
        spans = [(text.find(name), text.find(name) + len(name)) for name in named if name in text]
        if any(language.is_said_fine(text, *span) for span in spans):
            return True
        several = len(named) > 1
        return several and any(language.missing_thing(text, *span) is not None for span in spans)

    def _says_kind(self, turn: Turn, asked: str | None) -> bool:
        """Whether a message says the kind of product by its name: "not a case. electronic"."""
        text, language = turn.text, turn.language
        kinds = kinds_of(self._policy, language).find(text)
        titles = {
            language.without_lead_in(kind.title.split(" (")[0]).casefold()
            for kind in self._policy.product_kinds
        }
        named = {each.key for each in kinds if each.span.text.casefold() in titles}
        if len(named) != 1 or len({each.key for each in kinds}) != 1:
            return False
        changes = language.asks_for_change(text) or language.says_told_already(text)
        told = turn.entities.get("product", ())
        denied = all(language.is_negated(text, max(text.find(name), 0)) for name in told)
        return denied and (asked == "product_kind" or changes)

    def product_kind(self, text: str, language: Language = DEFAULT) -> str | None:
        """The store's product kind whose title or examples the text names, if it is one only.

        Of names that overlap the longest counts: a drill bit is no drill.
        """
        kinds = {named.key for named in kinds_of(self._policy, language).find(text)}
        return kinds.pop() if len(kinds) == 1 else None

    @staticmethod
    def _only_names(turn: Turn) -> bool:
        """Whether the message is nothing but a product's name: "it's a macbook sleeve"."""
        named = turn.entity("product")
        if named is None:
            return False
        bare = turn.language.without_lead_in
        return bare(named).casefold() == bare(turn.text.strip(" .!")).casefold()

    def _read_account(self, turn: Turn, asked: str | None, given: dict[str, Any]) -> None:
        """Keeps a sentence that tells what is wrong, so that it need not be told twice.

        Who was asked for it may tell it in any words; told by the way it names a reason.
        """
        if turn.is_choice or turn.intent in _NO_ANSWER or _is_only(turn, *PLAIN_VALUES):
            return
        if asked == "details":
            asks = turn.language.is_question(turn.text) and not turn.language.tells_something(
                turn.text
            )
            answers_another = bool(given.keys() & {"purchased_from", "wants"})
            answers_another = answers_another and len(turn.text.split()) <= _WORDS_OF_A_VALUE
            no_account = self._only_names(turn) or answers_another
            tells = not asks and ("reason" in given or not no_account)
        else:
            tells = "reason" in given and turn.language.tells_something(turn.text)
        account = turn.language.account_in(turn.text)
        if asked == "reason" and not tells:  # who is asked what happened tells it, however briefly
            telling, _ = turn.language.telling_words(account)
            tells = "reason" in given and len(telling) >= _TELLING_WORDS
        if tells and (account or asked == "details"):
            given["details"] = (account or turn.text)[:MAX_DETAILS]
