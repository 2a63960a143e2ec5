"""What stays in mind of a conversation: the topic last answered, and the values spoken of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from claimdesk.claims.claim import FIRST_DAY, Claim
from claimdesk.claims.errors import InvalidClaim
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.days import date_told, reader_of
from claimdesk.conversation.draft import Draft
from claimdesk.conversation.products import gazetteer_of, is_sold
from claimdesk.conversation.values import ValueReader
from claimdesk.language.date_reading import DateReading
from claimdesk.language.languages import DEFAULT, Language
from claimdesk.language.places import Place
from claimdesk.language.spans import Stretch, SumsTold

#: How many messages of the shopper are looked back on.
REMEMBERED = 6
#: What a choice asks for of an answer: the entity, and its values.
DETAIL, MORE, ALL = "detail", "more", "all"
# What is supposed in one question is not supposed for ever.
_SHORT_LIVED = ("reason", "condition", "purchased_from", "places")
_OF_ONE_QUESTION = ("purchased_from", "places")
_REMEMBERED_SHORTLY = 3
_REASON_OF_INTENT = {"ask_change_of_mind": "change_of_mind"}
_CODES = ("reason", "condition", "purchased_from")
_LONGEST_PRODUCT = 40
_DAYS_OF_A_YEAR = 365
_MOST_WORDS_OF_A_HALF = 8  # of a sentence
_BY_MEANING = "ClauseExtractor"
_MESSAGES_KEPT = 1000  # whose reading is cached
_OTHER_PRODUCT: Mapping[str, Any] = dict.fromkeys(
    ("product", "product_kind", "price", "returned", "currency")
)


class Entity(NamedTuple):
    """A value found in a message, by the name of its entity; a choice's stands nowhere in it."""

    entity: str
    value: str
    start: int | None = None
    end: int | None = None
    extractor: str = ""


@dataclass(frozen=True)
class Spoken:
    """One message of the shopper as it was parsed.

    One of several wishes has a part for each; `unknown` are the questions in it that are none the
    assistant knows.
    """

    text: str = ""
    intent: str = ""
    confidence: float = 0.0
    entities: tuple[Entity, ...] = ()
    is_choice: bool = False
    parts: tuple[Spoken, ...] = ()
    unknown: tuple[str, ...] = ()
    language: Language = field(default=DEFAULT, repr=False, compare=False)

    def asks(self, aspect: str) -> bool:
        """Whether it asks for this aspect of a topic; see `Language.asked_aspects`."""
        return not self.is_choice and aspect in self.language.asked_aspects(self.text)

    @property
    def detail(self) -> str | None:
        """How much more of an answer a choice asks for, MORE or ALL of it; else None."""
        found = (e.value for e in self.entities if self.is_choice and e.entity == DETAIL)
        return next(found, None)


@dataclass(frozen=True)
class Known:
    """Values spoken of, by the names of a claim's fields; None where there is none.

    `day` is a day said alone, so not whether it was that of purchase or of delivery.
    """

    reason: str | None = None
    condition: str | None = None
    purchased_from: str | None = None
    purchased_on: date | None = None
    delivered_on: date | None = None
    day: date | None = None
    product: str | None = None
    product_kind: str | None = None
    price: Decimal | None = None
    returned: Decimal | None = None  # what came back of the price
    currency: str | None = None
    places: tuple[Place, ...] | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of what is known."""
        return frozenset(name for name, value in vars(self).items() if value is not None)

    def and_then(self, later: Known) -> Known:
        """These values with those said later; of another product neither kind nor price hold."""
        given = {name: value for name, value in vars(later).items() if value is not None}
        if not given:
            return self
        other = _OTHER_PRODUCT if given.keys() & {"product", "product_kind"} else {}
        return Known(**{**vars(self), **other, **given})

    def claim(self, **other: Any) -> Claim:
        """A claim on these facts, with others in their place."""
        facts = {
            "reason": self.reason,
            "condition": self.condition,
            "purchased_from": self.purchased_from,
            "purchased_on": self.purchased_on,
            "delivered_on": self.delivered_on,
            "product_kind": self.product_kind,
            "price": self.price,
            "currency": self.currency,
        }
        return Claim(**{**facts, **other})


@dataclass(frozen=True)
class Context:
    """The topic (an intent of the FAQ) last answered, what is known, and of that the newest.

    `said` holds what the latest message gave; `spans` where in it that stands. `before_buying`
    says that nothing was bought yet, as far as the last messages tell.
    """

    topic: str | None = None
    known: Known = Known()
    said: Known = Known()
    spans: tuple[Stretch, ...] = ()
    before_buying: bool = False


def known_in(draft: Draft) -> Known:
    """What a claim under way holds; nothing where its facts cannot be."""
    try:
        claim = draft.claim()
    except InvalidClaim:
        return Known()
    names = {f.name for f in fields(Known)} & {f.name for f in fields(Claim)}
    facts = {name: getattr(claim, name) for name in names}
    # A span of days is more than one day; answers are worked out for days only.
    days = ("purchased_on", "delivered_on")
    return Known(**{n: v for n, v in facts.items() if n not in days or isinstance(v, date)})


def _forgotten(message: Spoken) -> tuple[str, ...]:
    """What is soon out of mind: what was supposed ("if I used it"), not what was told.

    That an item was opened is told before a question too: "I opened it. Can I return it?".
    """
    supposes, text = message.language.supposes, message.text
    if message.is_choice or supposes(text.rstrip(" ?!")):
        return _SHORT_LIVED
    return (*_OF_ONE_QUESTION, "reason") if supposes(text) else _OF_ONE_QUESTION


def _before_buying(messages: Sequence[Spoken]) -> bool:
    """Whether it was said that nothing is bought yet, and nothing since that tells of an order."""
    for message in reversed(messages):
        if message.is_choice:
            continue
        words, text = message.language, message.text
        if words.has_not_bought(text):
            return True
        told = {each.entity for each in message.entities}
        has_it = told & {"order_number", "purchased_on", "delivered_on"}
        if has_it or words.has_come(text) or words.is_not_here_yet(text):
            return False
    return False


class ContextReader:
    """Reads the values that messages speak of, told or only supposed; a message once."""

    def __init__(self, policy: StorePolicy, today: Today) -> None:
        self.policy = policy
        self.today = today
        self._values = ValueReader(policy, today)
        self._days_reader = reader_of(policy, today)
        self._remembered = lru_cache(maxsize=_MESSAGES_KEPT)(self.read)

    def context(
        self, messages: Sequence[Spoken], topic: str | None = None, parts: int = 1
    ) -> Context:
        """The context of the last of a conversation's newest `messages`, oldest first.

        The last `parts` of them are of one message: what was told before is no older by them.
        """
        known = said = Known()
        spans: tuple[Stretch, ...] = ()
        recent = messages[-(REMEMBERED + parts - 1) :]
        for age, message in zip(range(len(recent) - 1, -1, -1), recent, strict=True):
            said, spans = self._remembered(message)
            lasting = said
            if age - parts + 1 >= _REMEMBERED_SHORTLY and said != Known():
                lasting = replace(said, **dict.fromkeys(_forgotten(message)))
            known = known.and_then(lasting)
        return Context(topic, known, said, spans, _before_buying(recent))

    def read(self, message: Spoken) -> tuple[Known, tuple[Stretch, ...]]:
        """The values, and where in the text they stand."""
        spans = [
            (e.start, e.end) for e in message.entities if e.start is not None and e.end is not None
        ]
        told: dict[str, list[str]] = {}
        joins_on = message.language.joins_on(message.text)
        half = joins_on and len(message.text.split()) <= _MOST_WORDS_OF_A_HALF
        for entity in message.entities:
            # What a half sentence means is no story: "and the cable?" tells of nothing missing.
            of_seller = entity.entity == "purchased_from" and not half
            if of_seller or not (joins_on and entity.extractor == _BY_MEANING):
                told.setdefault(entity.entity, []).append(entity.value)
        told["product"] = [
            name for name in told.get("product", ()) if not self._is_packaging(message, name)
        ]
        if not message.is_choice:  # what is denied or quoted was not told, whatever it is like
            told = {
                name: values
                for name, values in told.items()
                if not message.language.only_mentions(name, values[:1], message.text)
            }
        found: dict[str, Any] = {name: told[name][0] for name in _CODES if name in told}
        if not message.is_choice:
            for supposed in message.language.supposed_values(message.text):
                found.setdefault(supposed.field, supposed.value)
                spans.append((supposed.start, supposed.end))
            if places := tuple(message.language.find_places(message.text)):
                found["places"] = places
                spans += [(place.start, place.end) for place in places]
        if message.intent in _REASON_OF_INTENT:
            found.setdefault("reason", _REASON_OF_INTENT[message.intent])
        found |= self._product(message, told)
        found |= self._price(message, told)
        if "returned" in found and found.get("reason") == "missing_item":
            del found["reason"]  # what is missing is money
        found |= self._days(message, told)
        alone = message.language.says_only(message.text, spans)
        if "condition" in found or not (alone or self._is_counted_from(message, told)):
            found.pop("day", None)  # "I opened it yesterday" is no day of a purchase
        return Known(**found), tuple(spans)

    @staticmethod
    def _is_counted_from(message: Spoken, told: Mapping[str, Sequence[str]]) -> bool:
        """Whether it is asked how long there is from a day: "my last day, from Friday the 27th"."""
        text = message.text
        return message.asks("deadline") and any(
            message.language.counts_from(text, max(text.find(day), 0))
            for day in told.get("date", ())
        )

    def _is_packaging(self, message: Spoken, name: str) -> bool:
        start = message.text.find(name)
        packs = start >= 0 and message.language.is_packaging(message.text, start, start + len(name))
        return packs and not message.is_choice and not is_sold(name, self.policy, message.language)

    def _product(self, message: Spoken, told: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if told["product"] and len(told["product"][-1]) <= _LONGEST_PRODUCT:
            found["product"] = told["product"][-1]
        if "product_kind" in told:
            found["product_kind"] = told["product_kind"][0]
        elif not message.is_choice:
            listed = gazetteer_of(self.policy, message.language).find(message.text)
            if listed is not None:
                found["product"] = listed.name
            kind = listed.kind if listed is not None else None
            said = str(found.get("product") or message.text)
            kind = kind or self._values.product_kind(said, message.language)
            if kind is not None:
                found["product_kind"] = kind
        return found

    def _price(self, message: Spoken, told: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        sums = SumsTold() if message.is_choice else message.language.sums_told(message.text)
        if sums.paid or sums.back:
            found: dict[str, Any] = {}
            for name, written in (("price", sums.paid), ("returned", sums.back)):
                currency = self.policy.currency
                read = message.language.read_amount(written or "", currency, bare=True)
                if read is not None:
                    found |= {name: read.amount, "currency": read.currency}
            return found
        for written in told.get("amount", ()):
            amount = message.language.read_amount(written, self.policy.currency)
            if amount is not None:
                return {"price": amount.amount, "currency": amount.currency}
        return {}

    def _supposed(self, language: Language, written: str, reading: DateReading) -> DateReading:
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
                reading = self._supposed(message.language, written, reading)
            if reading.kind != "exact" or reading.date is None or reading.date < FIRST_DAY:
                continue
            told_as = date_told(message.language, message.text, at, places)
            found.setdefault(told_as or "day", reading.date)
        return found
