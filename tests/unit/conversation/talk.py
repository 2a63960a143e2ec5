"""A shopper who talks to the claim form, with the real stores, wording and reading."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

import yaml

from claimdesk.adapters.store_files import load_stores
from claimdesk.adapters.wording import Catalogue, load_wording
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.claim_form.form import ClaimForm
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.faq import fill
from claimdesk.conversation.shared.turn import Choice, Say, Step, Turn
from claimdesk.language.email_addresses import find_emails
from claimdesk.language.en.amounts import find_amounts
from claimdesk.language.en.dates import find_date_spans
from claimdesk.language.en.order_numbers import find_order_numbers
from claimdesk.settings import ROOT


def every_sentence() -> Catalogue:
    """The catalogue, and beside it the first variant of each response of domain.yml."""
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    catalogue = yaml.safe_load((ROOT / "wording" / "en.yml").read_text(encoding="utf-8"))
    said = {name: variants[0]["text"] for name, variants in domain["responses"].items()}
    others = load_wording(ROOT / "wording" / "en.yml").others
    return Catalogue("en", {**catalogue["en"], **said}, others)


STORES = load_stores(ROOT / "stores") | load_stores(ROOT / "tests" / "fixtures" / "stores")
WORDING = every_sentence()
TODAY = date(2026, 3, 12)  # a Thursday

# What answers each question when a test does not care; a tuple is a choice by its title.
ANSWERS: dict[str, Any] = {
    "reason": ("It's faulty",),
    "order_number": "20418",
    "product": "the folio case",
    "details": "The hinge has a crack right through it.",
    "purchased_from": ("On the store's own website",),
    "purchased_on": "March 5",
    "delivered_on": "March 10",
    "condition": ("New and unopened",),
    "product_kind": ("Not electronic (a case, folio or sleeve)",),
    "variant": "the black one",
    "price": "30",
    "wants": ("My money back",),
    "photo": "photo-1",
    "proof_of_purchase": "photo-2",
    "email": "sam@example.com",
}


def values_in(text: str) -> dict[str, tuple[str, ...]]:
    """The entities that the graph's value extractor would find."""
    found: dict[str, tuple[str, ...]] = {
        "email": tuple(span.text for span in find_emails(text)),
        "date": tuple(span.text for span in find_date_spans(text)),
        "amount": tuple(span.text for span in find_amounts(text)),
        "order_number": tuple(span.text for span in find_order_numbers(text)),
    }
    return {name: values for name, values in found.items() if values}


def sentence(
    text: str, intent: str = "inform", questions: tuple[str, ...] = (), **codes: str
) -> Turn:
    """A typed message as understood: its values, and codes by entity name."""
    entities = {**values_in(text), **{name: (code,) for name, code in codes.items()}}
    return Turn(text, intent, questions, entities)


def title(choice: Choice) -> str:
    """What stands on the button."""
    return WORDING.text(choice.label, choice.values)


class Talk:
    """One conversation with a store's claim form; `asked` is what it waits for."""

    def __init__(
        self,
        store: str | StorePolicy = "procase",
        today: date | Today = TODAY,
        open_claim: str | None = None,
    ) -> None:
        self.policy = STORES[store] if isinstance(store, str) else store
        today = today if isinstance(today, Today) else Today.on(today)
        self._form = ClaimForm(self.policy, today, WORDING, lambda _draft: open_claim)
        self.slots: dict[str, Any] = {}
        self.asked: str | None = None
        self.step = Step()
        self.questions: list[str] = []
        self.said: list[str] = []

    @property
    def draft(self) -> Draft:
        """What the form keeps."""
        return Draft(self.slots)

    @property
    def words(self) -> list[str]:
        """The names of what was said last."""
        return [say.response for say in self.step.say]

    @property
    def heard(self) -> str:
        """What was said last, as the shopper reads it."""
        filled = (fill(WORDING.template(say.response), self._values(say)) for say in self.step.say)
        return "\n".join(text for text in filled if text is not None)

    @property
    def choices(self) -> dict[str, Choice]:
        """What was offered last, by title."""
        return {title(choice): choice for say in self.step.say for choice in say.choices}

    def given(self, *names: str) -> dict[str, Any]:
        """These fields as they are kept now."""
        return {name: self.slots.get(name) for name in names}

    def turn(self, turn: Turn) -> Step:
        """One message, one answer; a form that sets `requested_slot` waits for it."""
        self.step = self._form.step(turn, self.draft, self.asked)
        self.slots |= self.step.slots
        self.asked = self.step.ask
        self.said += self.words
        if self.asked is not None:
            self.questions.append(self.asked)
        return self.step

    def says(self, text: str, intent: str = "inform", **understood: Any) -> Step:
        """A typed message."""
        return self.turn(sentence(text, intent, **understood))

    def chooses(self, name: str, offered: dict[str, Choice] | None = None) -> Step:
        """A button offered last (or, with `offered`, earlier)."""
        choice = (offered or self.choices)[name]
        entities: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for entity, value in choice.entities.items():
            entities[entity] = (value,)
        return self.turn(Turn(f"/{choice.intent}", choice.intent, (), entities, is_choice=True))

    def sends_photo(self, evidence: str) -> Step:
        """A photo, as the channel announces it."""
        return self.turn(Turn("/inform", "inform", (), {"evidence": (evidence,)}))

    def answers(self, given: Any) -> Step:
        """The answer to what is asked: a text, a choice's title in a tuple, or a photo's id."""
        if isinstance(given, tuple):
            return self.chooses(given[0])
        if self.asked in ("photo", "proof_of_purchase"):
            return self.sends_photo(given)
        return self.says(given)

    def opens(
        self,
        text: str = "I want to return something",
        intent: str = "open_return",
        **understood: Any,
    ) -> Talk:
        """The first message of a claim."""
        self.says(text, intent, **understood)
        return self

    def until(self, *ends: str, **answers: Any) -> Talk:
        """Answer every question until one of `ends` is asked."""
        known = {**ANSWERS, **answers}
        for _ in range(20):
            if self.asked in ends:
                return self
            assert self.asked in known, f"asked {self.asked}: {self.heard}"
            self.answers(known[self.asked])
        raise AssertionError(f"no {ends} in {self.questions}")

    def _values(self, say: Say) -> dict[str, Any]:
        contact = {"store_name": self.policy.name, "contact_email": self.policy.contact.email}
        return {**contact, **say.values}
