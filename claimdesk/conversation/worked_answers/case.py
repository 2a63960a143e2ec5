"""The case that a question is about: the store, the day, what is asked and what is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from claimdesk.claims.claim import Claim
from claimdesk.claims.decision import Decision, decide
from claimdesk.claims.phrases import Phrase
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.context.known_values import Known
from claimdesk.conversation.context.parsed_message import Spoken

_CHANGE_OF_MIND = "change_of_mind"
#: The reason that a return for a fault is judged by where none is given.
FAULTY = "defective"
_MOST_WORDS_OF_A_NAME = 4


@dataclass(frozen=True)
class Sentence:
    """A sentence of the catalogue by its name, with its values; the store's facts come besides."""

    name: str
    values: Mapping[str, Any] = field(default_factory=dict)


#: What is said, in its order; empty where the general answer is the answer.
Answer = tuple[Sentence, ...]


def reason_named(reason: str) -> dict[str, Any]:
    """The value `reason` of a sentence: the code by its name in the catalogue."""
    return {"reason": Phrase(f"reason_name_{reason}")}


@dataclass(frozen=True)
class Case:
    """What is asked, of which store, on which day, with what is known."""

    policy: StorePolicy
    today: Today
    message: Spoken
    known: Known

    @property
    def terms(self) -> Mapping[str, Any]:
        """The terms the case would be judged by, by their keys."""
        in_force = self.policy.terms_for(self.claim(), self.today.store)
        return {name: stated.value for name, stated in in_force.items()}

    def claim(self, **other: Any) -> Claim:
        """A claim on what is known, other facts in their place; a bare day is the clock's.

        Raises InvalidClaim where these days cannot be.
        """
        window = next(iter(self.policy.terms.return_window), None)
        counted = "purchased_on" if window and window.value.clock == "purchase" else "delivered_on"
        if self.known.day and counted not in self.known.names:
            other = {counted: self.known.day, **other}
        return self.known.claim(**other)

    def judged(self, reason: str, **other: Any) -> Decision:
        """The decision on that claim for `reason`, on a day supposed to have come.

        Raises InvalidClaim as `claim` does.
        """
        claim = self.claim(reason=reason, **other)
        told = (claim.purchased_on, claim.delivered_on, self.known.seen_on)
        days = [day for day in told if isinstance(day, date)]
        ahead = [day for day in days if day > self.today.anywhere]
        return decide(self.policy, claim, Today.on(max(ahead)) if ahead else self.today)

    def supposes(self, name: str) -> bool:
        """Whether the message itself gives this field, so that it is asked for that case."""
        supposed = self.message.language.supposed_values(self.message.text)
        given = {each.entity for each in self.message.entities}
        return name in given or any(each.field == name for each in supposed)

    def is_taken_for(self, reason: str | None) -> bool:
        """Whether returns are taken for a reason, or may be."""
        reasons = self.terms.get("reasons")
        return reason is None or reasons is None or reasons.accepts(reason) is not False

    @property
    def reason(self) -> str:
        """The reason given, else the one in question: a change of mind, where it is taken."""
        taken = self.is_taken_for(_CHANGE_OF_MIND)
        return self.known.reason or (_CHANGE_OF_MIND if taken else FAULTY)

    @property
    def only_for_some(self) -> bool:
        """Whether no reason was given, and the store takes returns only for some."""
        reasons = self.terms.get("reasons")
        if self.known.reason is not None or reasons is None:
            return False
        return "any" not in reasons.accepted

    @property
    def asks_until(self) -> bool:
        """Whether it is asked until when."""
        return self.message.asks("deadline") or self.message.asks("until")

    def near(self, day: date) -> str:
        """A day as it is said."""
        return self.message.language.near_date(day, self.today.store)

    def money(self, amount: Any) -> str:
        """A sum as it is said."""
        currency = self.known.currency or self.policy.currency
        return self.message.language.short_money(amount, currency)

    def item(self, price: str = "") -> str | None:
        """The product as any such thing, with its price before it: `a $25 sleeve`.

        None where its name is not known, or no name of a kind of thing.
        """
        name = self.message.language.without_lead_in(self.known.product or "")
        if not name or len(name.split()) > _MOST_WORDS_OF_A_NAME or name[0].isdigit():
            return None
        if name[1:].islower():  # "Power bank" began a sentence
            name = name.lower()
        return self.message.language.indefinite(f"{price} {name}".strip())
