"""Reads the fields of a claim from one message."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from claimdesk.claims.claim import FIRST_DAY
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.products import gazetteer_of
from claimdesk.conversation.turn import Turn
from claimdesk.language.email_addresses import likelier_email
from claimdesk.language.languages import DEFAULT, Language
from claimdesk.language.order_number_forms import matches, normalise

DATE_FIELDS = ("purchased_on", "delivered_on")

_REASON_OF_INTENT = {
    "report_defect": "defective",
    "open_warranty_claim": "defective",
    "report_wrong_item": "wrong_item",
    "report_missing_item": "missing_item",
    "ask_change_of_mind": "change_of_mind",
}
_ENTITY_OF_FIELD = {
    "reason": "reason",
    "wants": "remedy",
    "purchased_from": "purchased_from",
    "condition": "condition",
}
_NO_ANSWER = ("greet", "thank", "affirm", "deny", "ask_help", "bot_challenge", "correct")
_OTHER_VALUES = {"order_number", "email", "price", "wants", "purchased_from", *DATE_FIELDS}
_WORDS_OF_A_NAME = 8
_MAX_PRODUCT = 120
_MAX_DETAILS = 1000
_MIN_WORDS_OF_AN_ACCOUNT = 5


@dataclass(frozen=True)
class Values:
    """What a message gave: field values, and fields it tried to give and failed.

    A problem is (code, facts): code is the response suffix that asks better.
    """

    given: Mapping[str, Any] = field(default_factory=dict)
    problems: Mapping[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)


def _is_an_answer(turn: Turn) -> bool:
    """Whether free text may stand as the answer to a question: not a question, not a nod."""
    return not (turn.is_choice or turn.language.is_question(turn.text) or turn.intent in _NO_ANSWER)


class ValueReader:
    """Reads a message for one store on one day, which is the shopper's for what they say."""

    def __init__(self, policy: StorePolicy, today: Today) -> None:
        self._policy = policy
        self._today = today
        self._order_number = re.compile(policy.order_number.pattern, re.I)

    def read(self, turn: Turn, asked: str | None) -> Values:
        """Every field the message gives; `asked` is the field the shopper was asked for."""
        given: dict[str, Any] = {}
        problems: dict[str, tuple[str, Mapping[str, Any]]] = {}
        for name, entity in _ENTITY_OF_FIELD.items():
            values = turn.entities.get(entity)
            if values:
                given[name] = values[-1 if turn.language.has_second_thought(turn.text) else 0]
        for name in DATE_FIELDS:
            chosen = turn.entity(name)
            if chosen:
                given[name] = chosen
        # A button names a topic; only a sentence tells what happened.
        if "reason" not in given and turn.intent in _REASON_OF_INTENT and not turn.is_choice:
            given["reason"] = _REASON_OF_INTENT[turn.intent]
        if turn.intent == "open_exchange" and not turn.is_choice:
            given.setdefault("wants", "exchange")
        self._read_order_number(turn, asked, given, problems)
        self._read_dates(turn, asked, given, problems)
        self._read_price(turn, asked, given)
        self._read_email(turn, asked, given, problems)
        self._read_product(turn, asked, given)
        self._read_account(turn, asked, given)
        return Values(given, problems)

    def _read_order_number(
        self, turn: Turn, asked: str | None, given: dict[str, Any], problems: dict[str, Any]
    ) -> None:
        value = turn.entity("order_number")
        if value is None and asked == "order_number":
            spans = turn.language.find_order_numbers(turn.text)
            value = spans[0].text if spans else None
        if value is None:
            return
        number = matches(value, self._policy.order_number.pattern) or normalise(value)
        if turn.is_choice or self._order_number.fullmatch(number):
            given["order_number"] = number
        else:
            problems["order_number"] = ("order_number_unusual", {"order_number": number})

    def _read_dates(
        self, turn: Turn, asked: str | None, given: dict[str, Any], problems: dict[str, Any]
    ) -> None:
        spans = turn.entities.get("date", ())
        if not spans and asked in DATE_FIELDS:
            spans = (turn.text,)
        for span in spans:
            target = self._date_field(turn, span, asked, given)
            if target is None or target in given:
                continue
            reading = turn.language.read_date(
                span,
                self._today.spoken,
                latest=self._today.latest_spoken,
                day_first=self._policy.day_first,
            )
            if reading.kind == "exact" and reading.date is not None and reading.date < FIRST_DAY:
                problems[target] = ("date_long_ago", {"date": span})
            elif reading.kind == "exact" and reading.date is not None:
                given[target] = reading.date.isoformat()
            elif reading.kind == "ambiguous":
                candidates = [day.isoformat() for day in reading.candidates]
                problems[target] = ("date_ambiguous", {"candidates": candidates})
            elif reading.kind != "none":
                problems[target] = (f"date_{reading.kind}", {"date": span})

    def _date_field(
        self, turn: Turn, span: str, asked: str | None, given: Mapping[str, Any]
    ) -> str | None:
        """Which date a date in a sentence is: the last word of buying or arrival before it tells.

        Where none stands before it, the first one after it does.
        """
        at = max(turn.text.find(span), 0)
        cues = [
            (start > at, abs(start - at), name)
            for name, start in turn.language.date_cues(turn.text)
        ]
        if cues:
            return min(cues)[2]
        # A day told with the seller, "on your website, 8 November", is the day of buying.
        with_seller = "purchased_from" in given and asked not in DATE_FIELDS
        field = "purchased_on" if with_seller else asked
        return field if field in DATE_FIELDS and field not in given else None

    def _read_price(self, turn: Turn, asked: str | None, given: dict[str, Any]) -> None:
        value = turn.entity("amount") or (turn.text if asked == "price" else None)
        if value is None:
            return
        currency = self._policy.currency
        amount = turn.language.read_amount(value, currency, bare=asked == "price")
        if amount is not None and amount.currency == currency:
            given["price"] = str(amount.amount)

    def _read_email(
        self, turn: Turn, asked: str | None, given: dict[str, Any], problems: dict[str, Any]
    ) -> None:
        value = turn.entity("email") or (turn.text if asked == "email" else None)
        if value is None:
            return
        address = turn.language.read_email(value)
        if address and not turn.is_choice:
            likelier = likelier_email(address)
        else:
            likelier = None if address else turn.language.completed_email(value)
        if likelier:
            problems["email"] = ("email_doubtful", {"email": address, "likelier": likelier})
        elif address:
            given["email"] = address
        elif "@" in value:
            problems["email"] = ("email_broken", {"email": value[:80]})

    def _read_product(self, turn: Turn, asked: str | None, given: dict[str, Any]) -> None:
        product = turn.entity("product")
        kind = turn.entity("product_kind")
        products = gazetteer_of(self._policy, turn.language)
        known = None if turn.is_choice else products.find(turn.text)
        if known is not None:
            given["product"] = known.name
            kind = kind or known.kind
            if kind:
                given["product_kind"] = kind
            return
        answers = asked == "product" and _is_an_answer(turn) and not given.keys() & _OTHER_VALUES
        # The whole of a short answer names it better than the noun found in it.
        if answers and (product is None or len(turn.text.split()) <= _WORDS_OF_A_NAME):
            product = turn.language.without_lead_in(turn.text.strip())
        if product and len(product) <= _MAX_PRODUCT:
            given["product"] = " ".join(product.split())
            kind = kind or self.product_kind(product, turn.language)
        elif asked == "product_kind":
            kind = kind or self.product_kind(turn.text, turn.language)
        if kind:
            given["product_kind"] = kind

    def product_kind(self, text: str, language: Language = DEFAULT) -> str | None:
        """The store's product kind whose title or examples the text names, if it is one only.

        Of names that overlap the longest counts: a drill bit is no drill.
        """
        words = text.casefold()
        named = [
            (match.start(), match.end(), kind.id)
            for kind in self._policy.product_kinds
            for name in (
                language.without_lead_in(kind.title.split(" (")[0]),
                kind.plural,
                *kind.examples,
            )
            for match in language.one_or_more(name).finditer(words)
            if not language.is_negated(words, match.start())
        ]
        kinds = {
            kind
            for start, end, kind in named
            if not any(s <= start and end <= e and e - s > end - start for s, e, _ in named)
        }
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
        """Keeps a sentence that tells what is wrong, so that it need not be told twice."""
        if not _is_an_answer(turn):
            return
        if asked == "details" and "reason" not in given and self._only_names(turn):
            return
        tells = "reason" in given and len(turn.text.split()) >= _MIN_WORDS_OF_AN_ACCOUNT
        if asked == "details" or tells:
            given["details"] = turn.text[:_MAX_DETAILS]
