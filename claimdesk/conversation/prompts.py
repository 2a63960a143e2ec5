"""What the claim form says and asks, in a store's terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from claimdesk.claims.decision import Decision, Finding
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.vocabulary import FAULTS
from claimdesk.conversation.draft import EVIDENCE, FIELDS, Draft
from claimdesk.conversation.interruptions import PERSON, STOP, WITHOUT, doubtful_choices
from claimdesk.conversation.turn import Choice, Say
from claimdesk.conversation.values import DATE_FIELDS
from claimdesk.conversation.wording import Wording

# Codes a shopper is offered, in the order of how often they happen.
_CODES = {
    "reason": (
        "defective",
        "damaged",
        "wrong_item",
        "missing_item",
        "change_of_mind",
        "ordered_wrong_model",
        "ordered_by_mistake",
        "other",
    ),
    "purchased_from": ("store", "marketplace", "unauthorized_reseller", "unknown"),
    "condition": ("unopened", "unused", "used", "misused"),
}
_ENTITY = {"wants": "remedy"}
_NO_WAY_WITHOUT = ("reason", "email")


class Prompts:
    """Builds what is said about a claim; the sentences themselves are the wording's."""

    def __init__(self, policy: StorePolicy, wording: Wording) -> None:
        self._policy = policy
        self._wording = wording

    def opening(self, draft: Draft) -> tuple[Say, ...]:
        """A word of sympathy where something went wrong."""
        return (Say("sorry"),) if draft.get("reason") in FAULTS else ()

    def corrected(self, name: str, draft: Draft) -> Say:
        """Confirms what was changed."""
        return Say("corrected", {"label": self.label(name), "value": self.spoken(name, draft)})

    def ask(self, name: str, remedies: Sequence[str], photo_of: str | None = None) -> Say:
        """The question for a field; `photo_of` is what a photo has to show, None if not stated."""
        values = {"store_name": self._policy.name, "example": self._policy.order_number.example}
        if name == "photo":
            wanted = "photo_wanted_of" if photo_of else "photo_wanted"
            values["photo_wanted"] = self._wording.text(wanted, {"photo_shows": photo_of})
        choices = self._choices(name, remedies)
        return Say(f"ask_{name}", values, choices, ask=_kind_of_answer(name))

    def unfit(self, name: str, remedies: Sequence[str], photo_of: str | None = None) -> Say:
        """The question again, after an answer that did not fit."""
        return replace(self.ask(name, remedies, photo_of), response=f"unfit_{name}")

    def explain(self, name: str, remedies: Sequence[str] = ()) -> Say:
        """Why the question is asked, what can be picked, and a way on without it."""
        ways = (PERSON, STOP) if name in _NO_WAY_WITHOUT else (WITHOUT, PERSON, STOP)
        if name not in EVIDENCE:
            ways = (*self._choices(name, remedies), *ways)
        values = {
            "contact_email": self._policy.contact.email,
            "example": self._policy.order_number.example,
        }
        return Say(f"explain_{name}", values, ways, ask=_kind_of_answer(name))

    def better(self, name: str, code: str, facts: Mapping[str, Any]) -> Say:
        """The question put so that it helps with what was wrong with the answer."""
        choices: tuple[Choice, ...] = ()
        if code == "date_ambiguous":
            choices = tuple(
                Choice("choice_plain", "inform", {name: day}, {"title": self._full_date(day)})
                for day in facts["candidates"]
            )
        elif code == "order_number_unusual":
            keep = Choice("choice_right_as_typed", "inform", {name: facts["order_number"]})
            choices = (keep, WITHOUT)
        elif code == "email_doubtful":
            choices = doubtful_choices(facts["email"], facts["likelier"])
        values = {**facts, "example": self._policy.order_number.example}
        return Say(code, values, choices, ask=_kind_of_answer(name))

    def not_eligible(self, decision: Decision) -> Say:
        """Tells before all is asked that the store's terms speak against the claim."""
        choices = (
            Choice("choice_send_anyway", "inform", {"answer": "go_on"}),
            PERSON,
            Choice("choice_change", "inform", {"answer": "change"}),
            STOP,
        )
        values = {"reasons": self.reasons(decision.reasons), **no_second_warranty(decision.track)}
        return Say("not_eligible_so_far", values, choices)

    def warranty(self, decision: Decision) -> Say:
        """Tells that the return rules do not cover it and the warranty is tried instead."""
        against = [finding for finding in decision.clauses if finding.held is False]
        return Say("goes_on_as_warranty", {"reasons": self.reasons(against)})

    def reasons(self, findings: Iterable[Finding]) -> str:
        """One line a reason, each with the term it rests on."""
        lines = (self._wording.text(f"reason_{f.code}", f.values) for f in findings)
        return "\n".join(f"• {line}" for line in dict.fromkeys(lines))

    def duplicate(self, number: str) -> Say:
        """Offers to add to an open claim on the same order, item and reason."""
        choices = (
            Choice("choice_add_to_open", "inform", {"answer": "add"}),
            Choice("choice_file_new", "inform", {"answer": "new"}),
        )
        return Say("duplicate", {"claim_number": number}, choices)

    def which_line(self, draft: Draft) -> Say:
        """Asks which line of the claim to change."""
        return Say("which_line", choices=self._edits(draft))

    def review(self, draft: Draft) -> Say:
        """The review card: every line with its value, each editable."""
        lines = self.lines(draft)
        edits = self._edits(draft)
        send = Choice("choice_send", "inform", {"answer": "send", "draft": draft.digest()})
        intro = self._wording.text("review_intro", {"store_name": self._policy.name})
        card = {
            "kind": "review",
            "text": intro,
            "lines": [{**line, "choice": edit} for line, edit in zip(lines, edits, strict=True)],
            "send": {"choice": send},
        }
        return Say(
            "review",
            {
                "intro": intro,
                "lines": "\n".join(f"{line['label']}: {line['value']}" for line in lines),
            },
            (send, *edits, PERSON, STOP),
            card=card,
        )

    def lines(self, draft: Draft) -> list[dict[str, str]]:
        """The claim as labelled lines, in the shopper's words."""
        return [
            {"field": name, "label": self.label(name), "value": self.spoken(name, draft)}
            for name in _shown(draft)
        ]

    def label(self, name: str) -> str:
        """What a field is called in front of a shopper."""
        return self._wording.text(f"label_{name}", {})

    def spoken(self, name: str, draft: Draft) -> str:
        """A field's value in words."""
        value = draft.get(name)
        if not value:
            return self._wording.text("value_none", {})
        if name in _CODES or name == "wants":
            return self._wording.text(f"{_ENTITY.get(name, name)}_is_{value}", {})
        if name in EVIDENCE:
            return self._wording.text("value_photos", {"count": len(value)})
        if name in DATE_FIELDS:
            return self._full_date(value)
        if name == "price":
            return self._wording.language.money(value, self._policy.currency)
        if name == "product_kind":
            return next((k.title for k in self._policy.product_kinds if k.id == value), value)
        return str(value)

    def _full_date(self, day: str) -> str:
        """An ISO date as no reader can mistake it: "Tuesday, 3 November 2026"."""
        return self._wording.language.full_date(date.fromisoformat(day))

    def _choices(self, name: str, remedies: Sequence[str]) -> tuple[Choice, ...]:
        if name in _CODES:
            return self._coded(name, _CODES[name])
        if name == "wants":
            return self._coded(name, remedies)
        if name == "product_kind":
            return tuple(
                Choice("choice_plain", "inform", {name: kind.id}, {"title": kind.title})
                for kind in self._policy.product_kinds
            )
        if name in EVIDENCE:
            return (Choice(f"choice_no_{name}", "cannot_provide"),)
        return ()

    def _coded(self, name: str, codes: Iterable[str]) -> tuple[Choice, ...]:
        entity = _ENTITY.get(name, name)
        return tuple(Choice(f"{entity}_is_{code}", "inform", {entity: code}) for code in codes)

    def _edits(self, draft: Draft) -> tuple[Choice, ...]:
        return tuple(
            Choice("choice_edit", "inform", {"field": name}, {"label": self.label(name)})
            for name in _shown(draft)
        )


def no_second_warranty(track: str) -> dict[str, Any]:
    """Values that keep a refused warranty claim from being pointed to the warranty."""
    return {"warranty_periods": None} if track == "warranty" else {}


def _shown(draft: Draft) -> list[str]:
    return [name for name in FIELDS if draft.is_settled(name)]


def _kind_of_answer(name: str) -> str | None:
    if name in EVIDENCE:
        return "photo"
    return "date" if name in DATE_FIELDS else None
