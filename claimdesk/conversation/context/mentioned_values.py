"""The values that one message mentions, told or only supposed, and where they stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from claimdesk.claims.claim import FIRST_DAY
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.context.known_values import Known
from claimdesk.conversation.context.parsed_message import Spoken
from claimdesk.conversation.values.days import date_told, reader_of
from claimdesk.conversation.values.products import gazetteer_of, is_sold
from claimdesk.conversation.values.reader import ValueReader
from claimdesk.language.date_reading import DateReading
from claimdesk.language.languages import Language
from claimdesk.language.spans import Stretch, SumsTold

_REASON_OF_INTENT = {"ask_change_of_mind": "change_of_mind"}
_SELLER = "purchased_from"
_CODES = ("reason", "condition", _SELLER)
_NO_CODE = ("other", "unknown")
# What a seller who is no shop is taken for.
_SOMEBODY = ("unauthorized_reseller", "unknown")
_LONGEST_PRODUCT = 40  # letters
_DAYS_OF_A_YEAR = 365
_MOST_WORDS_OF_A_HALF = 8  # of a sentence
_BY_MEANING = "ClauseExtractor"


class MentionReader:
    """Reads messages for one store on one day."""

    def __init__(self, policy: StorePolicy, today: Today) -> None:
        self._policy = policy
        self._values = ValueReader(policy, today)
        self._days_reader = reader_of(policy, today)

    def read(self, message: Spoken) -> tuple[Known, tuple[Stretch, ...]]:
        """The values, and the stretches of the text that give them."""
        entities = self._entities(message)
        supposed, stretches = _supposed_values(message)
        spans = [
            (e.start, e.end) for e in message.entities if e.start is not None and e.end is not None
        ]
        spans += stretches
        told = {name: entities[name][0] for name in _CODES if name in entities}
        # What is like no code the words tell better.
        told = {name: v for name, v in told.items() if not (name in supposed and v in _NO_CODE)}
        found = {**supposed, **told}
        if message.intent in _REASON_OF_INTENT:
            found.setdefault("reason", _REASON_OF_INTENT[message.intent])
        found |= self._product(message, entities)
        found |= self._price(message, entities)
        if "returned" in found and found.get("reason") == "missing_item":
            del found["reason"]  # what is missing is money
        found |= self._days(message, entities)
        alone = message.language.says_only(message.text, spans)
        if "condition" in found or not (alone or _is_counted_from(message, entities)):
            found.pop("day", None)  # "I opened it yesterday" is no day of a purchase
        return Known(**found), tuple(spans)

    def _entities(self, message: Spoken) -> dict[str, list[str]]:
        """The values of each entity that are told, in the order found; "product" may be empty."""
        language, text = message.language, message.text
        joins_on = language.joins_on(text)
        half = joins_on and len(text.split()) <= _MOST_WORDS_OF_A_HALF
        told: dict[str, list[str]] = {}
        for entity in message.entities:
            # What a half sentence means is no story: "and the cable?" tells of nothing missing.
            of_seller = entity.entity == _SELLER and not half
            if of_seller or not (joins_on and entity.extractor == _BY_MEANING):
                told.setdefault(entity.entity, []).append(entity.value)
        products = told.get("product", ())
        told["product"] = [name for name in products if not self._is_packaging(message, name)]
        if message.is_choice:
            return told
        if language.names_carrier(text):  # who brought it along sold nothing
            told[_SELLER] = [each for each in told.get(_SELLER, ()) if each not in _SOMEBODY]
        return {  # what is denied or quoted was not told, whatever it is like
            name: values
            for name, values in told.items()
            if name == "product" or (values and not language.only_mentions(name, values[:1], text))
        }

    def _is_packaging(self, message: Spoken, name: str) -> bool:
        """Whether a name is of what the goods came in, and no product of this store's."""
        start = message.text.find(name)
        packs = start >= 0 and message.language.is_packaging(message.text, start, start + len(name))
        return packs and not message.is_choice and not is_sold(name, self._policy, message.language)

    def _product(self, message: Spoken, told: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        """The product and its kind, by the name told or the store's own list."""
        found: dict[str, Any] = {}
        if told["product"] and len(told["product"][-1]) <= _LONGEST_PRODUCT:
            found["product"] = told["product"][-1]
        if "product_kind" in told:
            found["product_kind"] = told["product_kind"][0]
            return found
        if message.is_choice:
            return found
        listed = gazetteer_of(self._policy, message.language).find(message.text)
        if listed is not None:
            found["product"] = listed.name
        kind = listed.kind if listed is not None else None
        said = str(found.get("product") or message.text)
        kind = kind or self._values.product_kind(said, message.language)
        return found if kind is None else {**found, "product_kind": kind}

    def _price(self, message: Spoken, told: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        """The price, and what came back of it, with their currency."""
        sums = SumsTold() if message.is_choice else message.language.sums_told(message.text)
        if sums.paid or sums.back:
            found: dict[str, Any] = {}
            for name, written in (("price", sums.paid), ("returned", sums.back)):
                currency = self._policy.currency
                read = message.language.read_amount(written or "", currency, bare=True)
                if read is not None:
                    found |= {name: read.amount, "currency": read.currency}
            return found
        for written in told.get("amount", ()):
            amount = message.language.read_amount(written, self._policy.currency)
            if amount is not None:
                return {"price": amount.amount, "currency": amount.currency}
        return {}

    def _nearest(self, language: Language, written: str, reading: DateReading) -> DateReading:
        """A day only supposed, which may be one to come: the nearest that the words may mean."""
        if reading.kind == "future" and reading.date is not None:
            return replace(reading, kind="exact")
        year = timedelta(days=_DAYS_OF_A_YEAR)
        reader = replace(
            self._days_reader,
            today=self._days_reader.today + year,
            latest=self._days_reader.latest + year,
        )
        ahead = language.read_date(written, reader)
        days = [each.date for each in (reading, ahead) if each.kind == "exact" and each.date]
        if not days:
            return reading
        nearest = min(days, key=lambda day: abs(day - self._days_reader.today))
        return ahead if nearest == ahead.date else reading

    def _days(self, message: Spoken, told: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        """Each day by the words of buying or arrival beside it; `day` without one."""
        found: dict[str, Any] = {}
        places = [max(message.text.find(written), 0) for written in told.get("date", ())]
        for written, at in zip(told.get("date", ()), places, strict=True):
            reading = message.language.read_date(written, self._days_reader)
            if message.language.is_hypothetical(message.text, at, at + len(written)):
                reading = self._nearest(message.language, written, reading)
            if reading.kind != "exact" or reading.date is None or reading.date < FIRST_DAY:
                continue
            told_as = (
                "seen_on"
                if message.language.is_day_of_event(message.text, at, at + len(written))
                else date_told(message.language, message.text, at, places)
            )
            found.setdefault(told_as or "day", reading.date)
        return found


def _supposed_values(message: Spoken) -> tuple[dict[str, Any], list[Stretch]]:
    """What a typed message supposes ("if I used it") and the places it names, with where."""
    if message.is_choice:
        return {}, []
    found: dict[str, Any] = {}
    spans: list[Stretch] = []
    for supposed in message.language.supposed_values(message.text):
        found.setdefault(supposed.field, supposed.value)
        spans.append((supposed.start, supposed.end))
    if places := tuple(message.language.places_asked(message.text)):
        found["places"] = places
        spans += [(place.start, place.end) for place in places]
    return found, spans


def _is_counted_from(message: Spoken, told: Mapping[str, Sequence[str]]) -> bool:
    """Whether it is asked how long there is from a day: "my last day, from Friday the 27th"."""
    text = message.text
    return message.asks("deadline") and any(
        message.language.counts_from(text, max(text.find(day), 0)) for day in told.get("date", ())
    )
