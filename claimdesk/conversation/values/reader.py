"""Reads the fields of a claim from one message."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from claimdesk.claims import fields
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.values.account_told import account_told
from claimdesk.conversation.values.answer_texts import (
    DATE_FIELDS,
    PLAIN_VALUES,
    is_an_answer,
    is_only,
)
from claimdesk.conversation.values.codes_told import codes_found, correct_by_words
from claimdesk.conversation.values.days import reader_of
from claimdesk.conversation.values.days_told import day_or_stretch, read_days
from claimdesk.conversation.values.order_and_email import (
    Problem,
    email_in,
    email_written,
    is_begun_as_ours,
    not_taken_back,
    order_number_at,
    order_number_in,
)
from claimdesk.conversation.values.product_told import MAX_PRODUCT, ProductReader
from claimdesk.conversation.values.products import only_bought
from claimdesk.language.languages import DEFAULT, Language
from claimdesk.language.spans import SumsTold

# Texts that need no reading: the answer as it is typed.
_PLAIN_TEXTS = tuple(
    name for name in fields.of_kind("text") if name not in ("order_number", "product")
)
#: Sellers that number their orders in their own way.
OTHER_SHOPS = ("marketplace", "unauthorized_reseller")


@dataclass(frozen=True)
class Values:
    """What a message gave: field values, and what is wrong with those it tried to give.

    `put_right` are the fields whose value it sets against the one on record.
    """

    given: Mapping[str, Any] = field(default_factory=dict)
    problems: Mapping[str, Problem] = field(default_factory=dict)
    put_right: frozenset[str] = frozenset()


class ValueReader:
    """Reads a message for one store on one day, which is the shopper's for what they say."""

    def __init__(self, policy: StorePolicy, today: Today) -> None:
        self._policy = policy
        self._days_reader = reader_of(policy, today)
        self._products = ProductReader(policy)
        self._order_number = re.compile(policy.order_number.pattern, re.I)

    def read(
        self, turn: Turn, asked: str | None, known: Mapping[str, Any] = MappingProxyType({})
    ) -> Values:
        """Every field the message gives.

        `asked` is the field the shopper was asked for; `known` are the values on record.
        """
        turn = self.only_bought(turn)
        reason = known.get("reason")
        given = {**codes_found(turn, asked), **_days_chosen(turn)}
        problems: dict[str, Problem] = {}
        put_right = correct_by_words(turn, asked, given, known)
        self._read_order_number(turn, asked, given, problems, known.get("purchased_from"))
        read_days(turn, asked, self._days_reader, known, given, problems)
        self._read_price(turn, asked, given)
        self._read_email(turn, asked, given, problems)
        self._products.read(turn, asked, given, problems, given.get("reason") or reason)
        if (account := account_told(turn, asked, given, reason)) is not None:
            given["details"] = account
        if asked in _PLAIN_TEXTS and is_an_answer(turn):
            told = turn.language.without_told_again(turn.text)
            given[asked] = " ".join(told.split())[:MAX_PRODUCT]
        elif "exchange" in (given.get("wants"), known.get("wants")) and not known.get("variant"):
            _read_variant(turn, given)
        return Values(given, problems, put_right)

    def product_kind(self, text: str, language: Language = DEFAULT) -> str | None:
        """The store's product kind that a text names; see `ProductReader.kind`."""
        return self._products.kind(text, language)

    def only_bought(self, turn: Turn) -> Turn:
        """The turn without the products that are only what a thing came in, or what it is for."""
        return only_bought(turn, self._policy)

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
        right = ((wrong.isoformat(), day_or_stretch(reading)) for wrong, reading in found)
        return [(wrong, days) for wrong, days in right if days not in (None, wrong)]

    def days_denied(self, turn: Turn, known: Sequence[str]) -> list[str]:
        """Those of the `known` days (ISO) that a message says it was not."""
        days = [date.fromisoformat(each) for each in known]
        denied = turn.language.days_denied(turn.text, self._days_reader, days) if days else ()
        return [day.isoformat() for day in denied]

    def years_told(self, turn: Turn) -> list[tuple[int, int]]:
        """The years that a message says by themselves, of no day beside them, and where."""
        if turn.is_choice:
            return []
        return turn.language.years_told(turn.text, self._days_reader.today)

    def has_come(self, day: date) -> bool:
        """Whether the day has come for the shopper."""
        return day <= self._days_reader.latest

    @staticmethod
    def is_only_values(turn: Turn) -> bool:
        """Whether the message is nothing but numbers, days, sums and addresses."""
        return is_only(turn, *PLAIN_VALUES)

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
        of_another = sold_by in OTHER_SHOPS and not is_begun_as_ours(self._policy, number)
        if of_another and not turn.is_choice:
            given["order_number"] = written.strip()
        elif turn.is_choice or self._order_number.fullmatch(number):
            given["order_number"] = number
        else:
            problems["order_number"] = ("order_number_unusual", {"order_number": number})

    def _read_price(self, turn: Turn, asked: str | None, given: dict[str, Any]) -> None:
        paid = next(iter(not_taken_back(turn, "amount")), None)
        value = paid or (turn.text if asked == "price" else None)
        sums = SumsTold() if turn.is_choice else turn.language.sums_told(turn.text)
        if value is None or sums.back:
            value = sums.paid  # not what came back
        if value is None or any(value in day for day in turn.entities.get("date", ())):
            return
        at = turn.text.find(value)
        if asked != "price" and at >= 0 and self._is_asked(turn, at, at + len(value)):
            return
        currency = self._policy.currency
        bare = asked == "price" or value != paid
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


def _read_variant(turn: Turn, given: dict[str, Any]) -> None:
    """What is wanted instead, told beside the wish for an exchange."""
    if not turn.is_choice and (told := turn.language.variant_told(turn.text)):
        given["variant"] = told


def _days_chosen(turn: Turn) -> dict[str, str]:
    """The days that a button or the calendar gave."""
    return {name: day for name in DATE_FIELDS if (day := turn.entity(name))}
