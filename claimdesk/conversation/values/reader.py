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
from claimdesk.claims.vocabulary import DEFECTS, FAULTS, UNKNOWN
from claimdesk.conversation.shared.account import within_limit
from claimdesk.conversation.shared.draft import EVIDENCE, LEFT_OPEN
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.shared.understood import is_shown
from claimdesk.conversation.values.answer_texts import (
    DATE_FIELDS,
    NO_ANSWER,
    PLAIN_VALUES,
    is_an_answer,
    is_only,
    tells_it_all_the_same,
)
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

_REASON_OF_INTENT = {
    "report_defect": "defective",
    "open_warranty_claim": "defective",
    "report_wrong_item": "wrong_item",
    "report_missing_item": "missing_item",
    "ask_change_of_mind": "change_of_mind",
}
#: Intents of messages that tell of what went wrong.
REPORTS = ("report_defect", "report_wrong_item", "report_missing_item")
_BY_MISTAKE = ("wrong_item", "ordered_wrong_model", "ordered_by_mistake")
_ENTITY_OF_FIELD = {each.name: each.named_by for each in fields.FIELDS if each.codes}
# Texts that need no reading: the answer as it is typed.
_PLAIN_TEXTS = tuple(
    name for name in fields.of_kind("text") if name not in ("order_number", "product")
)
#: Sellers that number their orders in their own way.
OTHER_SHOPS = ("marketplace", "unauthorized_reseller")
# Reasons that words of an order alone are taken for, and from when on an intent is sure of one.
_TAKEN_FOR_MUCH, _PLAINLY = ("wrong_item", "missing_item"), 0.7
_WORDS_OF_A_VALUE = 4  # "on your site", "a new one please": nothing of what is wrong
_MESSAGES_LOOKED_BACK = 2  # for what is picked by its place
_TELLING_WORDS = 3  # of a short account: "colours washed out", not "it is faulty"


@dataclass(frozen=True)
class Values:
    """What a message gave: field values, and what is wrong with those it tried to give.

    `put_right` are the fields whose value it sets against the one on record.
    """

    given: Mapping[str, Any] = field(default_factory=dict)
    problems: Mapping[str, Problem] = field(default_factory=dict)
    put_right: frozenset[str] = frozenset()


def _without_made_up_seller(given: dict[str, Any], asked: str | None) -> None:
    """Leaves out the seller that was only heard in "my sister bought it": she is the buyer."""
    if given.get("purchased_from") not in (UNKNOWN, "unauthorized_reseller"):
        return
    if asked == "purchased_from":
        given["purchased_from"] = UNKNOWN
    else:
        del given["purchased_from"]


def _told_so(turn: Turn, reasons: tuple[str, ...]) -> tuple[str, ...]:
    """The reasons that a message was taken to tell; of several those that its words say, if any do.

    A sentence on the order alone is often taken to tell one.
    """
    said = tuple(each for each in reasons if turn.language.says_reason(each, turn.text))
    return said if len({*reasons}) > 1 and said else reasons


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
        reason, seller = known.get("reason"), known.get("purchased_from")
        turn = self.only_bought(turn)
        given: dict[str, Any] = {}
        problems: dict[str, Problem] = {}
        for name, entity in _ENTITY_OF_FIELD.items():
            values = turn.entities.get(entity, ())
            if name == "wants" and asked != "wants" and not turn.is_choice:
                values = tuple(each for each in values if turn.language.is_wished(each, turn.text))
            if name == "reason" and not turn.is_choice:
                values = _told_so(turn, values)
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
        if not turn.is_choice and not slip and self._reason_by_words(turn, given, asked, reason):
            given["reason"] = turn.language.reason_told(turn.text)
        if not turn.is_choice:
            self._heed_the_words(turn, given, asked, reason)
        put_right: frozenset[str] = frozenset()
        if not turn.is_choice and self._came_damaged(turn, given, known):
            given["reason"] = "damaged"
            put_right = frozenset({"reason"})
        came = () if turn.is_choice else (turn.language.came_empty, turn.language.tells_fewer_came)
        if any(says_so(turn.text) for says_so in came):
            given["reason"] = "missing_item"
        own_mistake = given.get("reason") in ("ordered_wrong_model", "ordered_by_mistake")
        another_came = turn.language.tells_another_came(turn.text) and not turn.is_choice
        another_came = another_came and not turn.language.tells_fewer_came(turn.text)
        if given.get("reason") == "wrong_item" and turn.language.tells_own_mistake(turn.text):
            given["reason"] = "ordered_wrong_model"
        elif another_came and (not own_mistake or turn.intent == "report_wrong_item"):
            given["reason"] = "wrong_item"
        if not turn.is_choice:
            put_right |= self._read_wish_and_state(turn, asked, given, known)
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
        read_days(turn, asked, self._days_reader, known, given, problems)
        self._read_price(turn, asked, given)
        self._read_email(turn, asked, given, problems)
        self._products.read(turn, asked, given, problems, given.get("reason") or reason)
        self._read_account(turn, asked, given, reason)
        if asked in _PLAIN_TEXTS and is_an_answer(turn):
            given[asked] = " ".join(turn.text.split())[:MAX_PRODUCT]
        return Values(given, problems, put_right)

    def product_kind(self, text: str, language: Language = DEFAULT) -> str | None:
        """The store's product kind that a text names; see `ProductReader.kind`."""
        return self._products.kind(text, language)

    @staticmethod
    def _reason_by_words(
        turn: Turn, given: Mapping[str, Any], asked: str | None, known: str | None
    ) -> bool:
        """Whether the reason is to be taken from the words, as nothing that was found tells it.

        Not where one is on record and something else was asked for.
        """
        found, words = given.get("reason"), turn.language
        if (known and asked != "reason") or asked in EVIDENCE:
            return False
        doubtful = found in _TAKEN_FOR_MUCH and not words.says_reason(found, turn.text)
        doubtful = doubtful and (turn.intent not in REPORTS or turn.confidence < _PLAINLY)
        unsaid = found is None or found == LEFT_OPEN or doubtful
        return unsaid and words.reason_told(turn.text) is not None

    @staticmethod
    def _heed_the_words(
        turn: Turn, given: dict[str, Any], asked: str | None, reason: str | None
    ) -> None:
        """Puts right what was taken from the sense of a message against its words."""
        used = turn.language.tells_of_use(turn.text)
        if used and given.get("condition") in ("unused", "unopened"):
            given["condition"] = "used"
        found = given.get("condition") == "unopened" and asked != "condition"
        found = found and turn.language.tells_fault(turn.text)
        if found and not turn.language.says_still_closed(turn.text):
            del given["condition"]  # only the box was sealed
        in_none = turn.language.broke_at_first_use(turn.text) and not used
        if in_none and not (asked == "condition" and turn.language.says_code(asked, turn.text)):
            given.pop("condition", None)
        if given.get("condition") == "misused" and turn.language.is_of_ordering(turn.text):
            del given["condition"]  # "an accident, I clicked twice" harmed nothing
        if given.get("condition") == "misused" and turn.language.harmed_by_others(turn.text):
            del given["condition"]  # "somebody stepped on the box" was no doing of the shopper's
        whole = given.get("reason", reason) not in (None, *DEFECTS)
        if given.get("wants") == "repair" and whole and asked != "wants":
            del given["wants"]  # nothing of it is broken
        if wish := turn.language.wish_told(turn.text):
            given["wants"] = wish
        elif asked and not whole and turn.language.wishes_outright("replacement", turn.text):
            given["wants"] = "replacement"  # "a new one" of what is broken is no other model
        if given.get("reason") and turn.language.denies_reason(given["reason"], turn.text):
            del given["reason"]
        no_fault = given.get("reason") in DEFECTS and turn.language.denies_fault(turn.text)
        if no_fault or turn.language.asks_of_photo_only(turn.text):
            given.pop("reason", None)

    @staticmethod
    def _read_wish_and_state(
        turn: Turn, asked: str | None, given: dict[str, Any], known: Mapping[str, Any]
    ) -> frozenset[str]:
        """Reads the wish for the thing itself, and the state of the item, where no code told them.

        The fields that it sets against the ones on record.
        """
        language, text = turn.language, turn.text
        reason = given.get("reason") or known.get("reason")
        missing = reason == "missing_item"
        has_choices = asked in _ENTITY_OF_FIELD
        for told in () if known.get("wants") else turn.unsent[-_MESSAGES_LOOKED_BACK:]:
            picked = language.remedy_picked(told, text, outright=has_choices)
            given |= {"wants": picked} if picked else {}
        if (
            "wants" not in given
            and reason in FAULTS
            and language.wants_it_sent(text, missing=missing)
        ):
            given["wants"] = "replacement"
        if "condition" not in given and language.says_unused(text):
            given["condition"] = "unused"
        # A line that is shown is asked for again; and so is whether what was opened was used.
        opened = known.get("condition") == "unopened" and asked != "condition"
        opened = opened and not is_shown(asked) and language.opened_after_all(text)
        if opened and language.tells_of_use(text):
            given["condition"] = "used"
            return frozenset({"condition"})
        return frozenset()

    @staticmethod
    def _came_damaged(turn: Turn, given: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
        """Whether what was taken for a defect is harm that the item came with."""
        if given.get("reason", known.get("reason")) != "defective":
            return False
        language, text = turn.language, turn.text
        harm = language.tells_of_harm(text) or language.tells_of_harm(known.get("details") or "")
        return harm and language.came_damaged(text) and not language.is_question(text)

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

    def has_come(self, day: date) -> bool:
        """Whether the day has come for the shopper."""
        return day <= self._days_reader.latest

    @staticmethod
    def is_only_values(turn: Turn) -> bool:
        """Whether the message is nothing but numbers, days, sums and addresses."""
        return is_only(turn, *PLAIN_VALUES)

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

    @staticmethod
    def only_names(turn: Turn) -> bool:
        """Whether the message is nothing but a product's name: "it's a macbook sleeve"."""
        named = turn.entity("product")
        if named is None:
            return False
        bare = turn.language.without_lead_in
        return bare(named).casefold() == bare(turn.text.strip(" .!")).casefold()

    def _read_account(
        self, turn: Turn, asked: str | None, given: dict[str, Any], reason: str | None
    ) -> None:
        """Keeps a sentence that tells what is wrong, so that it need not be told twice.

        Who was asked for it may tell it in any words; told by the way it names a reason, or what
        came and what was ordered where the `reason` on record is that another thing came.
        """
        no_answer = turn.intent in NO_ANSWER and not tells_it_all_the_same(turn, asked)
        if turn.is_choice or no_answer or is_only(turn, *PLAIN_VALUES):
            return
        account = turn.language.account_in(turn.text)
        if account and not {*turn.language.items_listed(turn.text)} <= {
            *turn.language.items_listed(account)
        }:
            account = turn.text.strip()  # "one came bent" is of that list
        if asked == "details":
            asks = turn.language.is_question(turn.text) and not turn.language.tells_something(
                turn.text
            )
            answers_another = bool(given.keys() & {"purchased_from", "wants"})
            answers_another = answers_another and len(turn.text.split()) <= _WORDS_OF_A_VALUE
            no_account = self.only_names(turn) or answers_another
            tells = not asks and ("reason" in given or not no_account)
        else:
            # "Can you tell them: I ordered red, got blue" tells what stands behind its question.
            said = map(turn.language.tells_something, (turn.text, account))
            tells = "reason" in given and any(said)
            tells = tells or (reason == "wrong_item" and turn.language.tells_what_came(turn.text))
            tells = tells or (bool(reason) and turn.language.tells_of_handling(turn.text))
        if asked == "reason" and not tells:  # who is asked what happened tells it, however briefly
            telling, _ = turn.language.telling_words(account)
            tells = "reason" in given and len(telling) >= _TELLING_WORDS
        if tells and (account or asked == "details"):
            given["details"] = within_limit(account or turn.text, turn.language)
