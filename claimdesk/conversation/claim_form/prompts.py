"""What the claim form says and asks, in a store's terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from claimdesk.claims import fields
from claimdesk.claims.decision import Decision, Finding
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.vocabulary import FAULTS
from claimdesk.conversation.routing.interruptions import PERSON, STOP, WITHOUT
from claimdesk.conversation.shared.draft import EVIDENCE, FIELDS, Draft
from claimdesk.conversation.shared.other_language import english_only
from claimdesk.conversation.shared.turn import Choice, Say
from claimdesk.conversation.shared.wording import Wording
from claimdesk.conversation.shared.yes_or_no import yes_or_no_choices
from claimdesk.conversation.values.order_and_email import doubtful_choices
from claimdesk.conversation.values.reader import DATE_FIELDS

# Codes a shopper is offered whatever the claim.
_CODES = {each.name: each.offered for each in fields.FIELDS if each.offered}
_NAMED_BY = {each.name: each.named_by for each in fields.FIELDS if each.codes}
_AMOUNTS = fields.of_kind("money")
#: Asks for the one day, of several that are known.
ROUGH = "date_rough"
#: Fields that no claim goes without.
NO_WAY_WITHOUT = tuple(each.name for each in fields.FIELDS if each.required)
_NOTED = {each.name: each for each in fields.FIELDS if each.is_noted}

_LONG_STORY = 240  # letters of a description that is not read back whole each time
_PACKED_WRONGLY = ("wrong_item", "missing_item")

# What can be done where the terms speak against a claim.
_AGAINST_THE_TERMS = (
    Choice("choice_send_anyway", "inform", {"answer": "go_on"}),
    PERSON,
    Choice("choice_change", "inform", {"answer": "change"}),
    STOP,
)


class Prompts:
    """Builds what is said about a claim; the sentences themselves are the wording's."""

    def __init__(self, policy: StorePolicy, wording: Wording) -> None:
        self._policy = policy
        self._wording = wording

    def opening(self, draft: Draft) -> tuple[Say, ...]:
        """A word of sympathy where something went wrong."""
        return (Say("sorry"),) if draft.get("reason") in FAULTS else ()

    def english_only(self, language: str, again: bool) -> Say:
        """Tells in the shopper's language that it is not understood."""
        return english_only(self._wording, language, self._policy.contact.email, again)

    def corrected(self, name: str, draft: Draft) -> Say:
        """Confirms what was changed."""
        return Say("corrected", {"label": self.label(name), "value": self.spoken(name, draft)})

    def already_so(self, name: str, draft: Draft) -> Say:
        """Confirms that a line says already what it should."""
        return Say("already_so", {"label": self.label(name), "value": self.spoken(name, draft)})

    def noted(self, names: Sequence[str], draft: Draft, *, unasked: bool = False) -> list[Say]:
        """What was heard in passing, in one line.

        Nothing for a single fact, which shows anyway, unless another one was asked for.
        """
        told = [name for name in names if name in _NOTED]
        if len(told) < (1 if unasked else 2):
            return []
        facts = (self._in_passing(name, draft) for name in told)
        return [Say("noted", {"facts": ", ".join(facts)})]

    def told_again(self, names: Sequence[str], draft: Draft) -> Say | None:
        """What was told once more, in one line with an apology; None of what says itself."""
        facts = [self._in_passing(name, draft) for name in names if name in _NOTED]
        return Say("told_again", {"facts": ", ".join(facts)}) if facts else None

    def one_at_a_time(self, draft: Draft, other: str) -> Say:
        """Tells which item is filed first, and that the other is kept in mind."""
        first = draft.get("product") or draft.get("order_number")
        if not first:
            return Say("one_at_a_time_later", {"other": other})
        return Say("one_at_a_time", {"first": first, "other": other})

    def confirm(self, name: str, draft: Draft, why: str | None = None) -> Say:
        """Asks whether a fact that speaks against the claim was heard right; `why` it matters."""
        choices = yes_or_no_choices("choice_yes_right", "choice_no_not_right")
        value = self.spoken(name, draft)
        if isinstance(draft.get(name), str) and name in DATE_FIELDS:
            value = self._wording.text("value_on", {"day": value})
        values = {"value": value, "reasons": why}
        asks = f"confirm_{name}"
        if draft.get(name) == "misused":
            asks = "confirm_misused"  # or it came like that, or broke by itself
        return Say(asks if why is None else "why_confirm", values, choices)

    def why_review(self, draft: Draft) -> Say:
        """What happens with the claim once it is sent, and the card again."""
        return replace(self.review(draft), response="why_review")

    def ask(self, name: str, remedies: Sequence[str], photo_of: str | None = None) -> Say:
        """The question for a field; `photo_of` is what a photo has to show, None if not stated."""
        values = {"store_name": self._policy.name, "example": self._policy.order_number.example}
        if name == "photo":
            values["photo_wanted"] = self._photo_wanted(photo_of)
        choices = self._choices(name, remedies)
        return Say(f"ask_{name}", values, choices, ask=_kind_of_answer(name))

    def ask_what_came(self) -> Say:
        """The question for the description of a wrong item: what was ordered, and what came."""
        return replace(self.ask("details", ()), response="ask_details_wrong_item")

    def ask_of_others(self, name: str) -> Say:
        """The question for a field of an order that somebody else placed, with a way without it."""
        say = replace(self.ask(name, ()), response=f"ask_of_others_{name}")
        return replace(say, choices=say.choices or (WITHOUT,))

    def ask_elsewhere(self) -> Say:
        """The question for the number of an order that was placed with another shop."""
        say = replace(self.ask("order_number", ()), response="ask_order_number_elsewhere")
        return replace(say, choices=(WITHOUT,))

    def unfit(self, name: str, remedies: Sequence[str], photo_of: str | None = None) -> Say:
        """The question again, after an answer that did not fit."""
        return replace(self.ask(name, remedies, photo_of), response=f"unfit_{name}")

    def again(self, say: Say, name: str) -> Say:
        """The question `say` for a field once more, with what can be picked, or a way on."""
        if name in _CODES or name in _NAMED_BY:
            return replace(say, response=f"unfit_{name}")
        ways = say.choices or (() if name in NO_WAY_WITHOUT else (WITHOUT,))
        return replace(say, choices=ways)

    def all_that_came(self) -> str:
        """What a photo shows where something is missing."""
        return self._wording.text("photo_shows_all_that_came", {})

    def later(self, name: str, by: date | None) -> tuple[Say, ...]:
        """That what a claim lacks can be sent later, and by when, if that is known."""
        last = (Say("send_by", {"send_by": self._wording.language.full_date(by)}),) if by else ()
        return (Say(name), *last)

    def on_day(self, name: str, day: date) -> Say:
        """A sentence that names a day."""
        return Say(name, {"day": self._wording.language.full_date(day)})

    def explain(self, name: str, remedies: Sequence[str] = (), photo_of: str | None = None) -> Say:
        """Why the question is asked, what can be picked, and a way on without it."""
        ways = (PERSON, STOP) if name in NO_WAY_WITHOUT else (WITHOUT, PERSON, STOP)
        if name not in EVIDENCE:
            ways = (*self._choices(name, remedies), *ways)
        values = {
            "contact_email": self._policy.contact.email,
            "example": self._policy.order_number.example,
        }
        if name == "photo":
            values["photo_wanted"] = self._photo_wanted(photo_of)
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
        elif code == "product_packaging":
            choices = (Choice("choice_is_product", "inform", {name: facts["product"]}), WITHOUT)
        elif code in (ROUGH, "date_vague"):
            choices = (WITHOUT,)
        elif code == "email_doubtful":
            choices = doubtful_choices(facts["email"], facts["likelier"])
        values = {**facts, "example": self._policy.order_number.example}
        return Say(code, values, choices, ask=_kind_of_answer(name))

    def not_eligible(self, decision: Decision, reason: str, *, consoled: bool) -> Say:
        """Tells before all is asked that the store's terms speak against the claim.

        With a word of sympathy, unless the shopper is `consoled` already. What was packed wrongly
        is no mistake of the shopper's.
        """
        intro = "not_eligible_after_sorry" if consoled else "not_eligible_sorry"
        if reason in _PACKED_WRONGLY:
            intro = "not_eligible_not_yours" if consoled else "not_eligible_not_yours_sorry"
        values = {
            "sympathy": self._wording.text(intro, {}),
            "reasons": self.reasons(decision.reasons),
            **no_second_warranty(decision.track, reason),
        }
        return Say("not_eligible_so_far", values, _AGAINST_THE_TERMS)

    def go_on_or_not(self) -> Say:
        """What can be done where the terms speak against a claim, without the reasons again."""
        return Say("unfit_go_on", {"store_name": self._policy.name}, _AGAINST_THE_TERMS)

    def so_far(self, draft: Draft, *, whole: bool = True) -> Say:
        """What the claim holds by now; a long description by its beginning, unless as a `whole`."""
        if not whole and _is_long_story(draft):
            begin = str(draft.get("details"))[:_LONG_STORY].rpartition(" ")[0]
            draft = draft.with_(details=self._wording.text("value_begun", {"begin": begin}))
        lines = self.lines(draft, _shown(draft))
        text = "\n".join(f"{line['label']}: {line['value']}" for line in lines) or None
        return Say("so_far", {"lines": text})

    def warranty(self, decision: Decision, *, wants_return: bool) -> Say:
        """Tells that the warranty is tried; who wants a return hears what speaks against one."""
        if not wants_return:
            return Say("goes_on_as_warranty")
        against = [finding for finding in decision.clauses if finding.held is False]
        return Say("goes_on_as_warranty_not_return", {"reasons": self.reasons(against)})

    def reasons(self, findings: Iterable[Finding]) -> str:
        """One line a reason, each with the term it rests on."""
        lines = (self._wording.text(f.reason, f.values) for f in findings)
        return "\n".join(f"• {line}" for line in dict.fromkeys(lines))

    def duplicate(self, number: str) -> Say:
        """Offers to add to an open claim on the same order, item and reason."""
        choices = (
            Choice("choice_add_to_open", "inform", {"answer": "add"}),
            Choice("choice_file_new", "inform", {"answer": "new"}),
        )
        return Say("duplicate", {"claim_number": number}, choices)

    def which_line(self, draft: Draft, names: Sequence[str] = (), value: str | None = None) -> Say:
        """Asks which line of the claim to change, or which of these, to the value told."""
        edits = self._edits(names or _shown(draft))
        if value is not None:
            edits = tuple(
                replace(edit, entities={name: value})
                for name, edit in zip(names, edits, strict=True)
            )
        return Say("which_line", choices=edits)

    def review(self, draft: Draft) -> Say:
        """The review card: every line with its value, each editable."""
        intro = self._wording.text("review_intro", {"store_name": self._policy.name})
        return self._card("review", draft, _shown(draft), intro)

    def changed_review(self, draft: Draft, changed: Sequence[str], added: str = "") -> Say:
        """The review after something else was said: the lines that changed since the last card.

        Of a long description no more than what was `added`, if it was only added to.
        """
        intro = self._wording.text("review_changed_intro", {"store_name": self._policy.name})
        names = [name for name in _shown(draft) if name in changed]
        as_told = draft
        if added and _is_long_story(draft):
            end = self._wording.text("value_ended", {"end": added})
            as_told = draft.with_(details=end)
        say = self._card("review_changes", draft, names, intro, as_told)
        more = (
            Choice("choice_change", "inform", {"answer": "change"}),
            Choice("choice_show_all", "inform", {"answer": "show"}),
        )
        send, *edits_and_ways = say.choices
        say = replace(say, choices=(send, *more, *edits_and_ways))
        return say if changed else replace(say, card=None)

    def _card(
        self,
        response: str,
        draft: Draft,
        names: Sequence[str],
        intro: str,
        as_told: Draft | None = None,
    ) -> Say:
        """The card that sends the draft, with its lines `as_told`."""
        lines = self.lines(as_told or draft, names)
        edits = self._edits(names)
        send = Choice("choice_send", "inform", {"answer": "send", "draft": draft.digest()})
        card = {
            "kind": "review",
            "text": intro,
            "lines": [{**line, "choice": edit} for line, edit in zip(lines, edits, strict=True)],
            "send": {"choice": send},
        }
        text = "\n".join(f"{line['label']}: {line['value']}" for line in lines) or None
        values = {"intro": intro, "lines": text}
        return Say(response, values, (send, *edits, PERSON, STOP), card=card)

    def lines(self, draft: Draft, names: Sequence[str]) -> list[dict[str, str]]:
        """These fields of the claim as labelled lines, in the shopper's words."""
        return [
            {"field": name, "label": self.label(name), "value": self.spoken(name, draft)}
            for name in names
        ]

    def shown(
        self,
        number: str,
        email: str,
        facts: Mapping[str, Any],
        told: str = "",
        pictures: Mapping[str, Sequence[str]] | None = None,
        since: Sequence[str] = (),
    ) -> Say:
        """A filed claim as it stands on record; `told` is what was told in words, if any.

        `pictures` are the ids of those it has, by kind; `since` is what came later.
        """
        draft = Draft({**facts, "email": email, "details": told, **(pictures or {})})
        lines = self.lines(draft, [name for name in FIELDS if draft.get(name)])
        shown = "\n".join(f"{line['label']}: {line['value']}" for line in lines)
        values = {"claim_number": number, "lines": shown, **self.since(since)}
        return Say("claim_shown", values)

    def since(self, added: Sequence[str]) -> dict[str, str | None]:
        """What was added to a claim or changed on it after it was filed, a line each."""
        intro = self._wording.text("claim_shown_since", {}) if added else None
        return {"since": intro, "added": "\n".join(f"• {text}" for text in added) or None}

    def line_shown(self, number: str, name: str, email: str, facts: Mapping[str, Any]) -> Say:
        """One line of a filed claim as it stands on record."""
        value = self.spoken(name, Draft({**facts, "email": email}))
        values = {"claim_number": number, "label": self.label(name), "value": value}
        return Say("claim_line", values)

    def changed_line(self, name: str, before: Any, after: Any) -> str:
        """One fact put right, as the shopper and the staff read it."""
        values = {
            "label": self.label(name),
            "before": self.spoken(name, Draft({name: before})),
            "after": self.spoken(name, Draft({name: after})),
        }
        return self._wording.text("changed_line", values)

    def changed_to(self, name: str, value: Any) -> str:
        """What a line of a claim was to say, as the shopper reads it."""
        return f"{self.label(name)}: {self.spoken(name, Draft({name: value}))}"

    def label(self, name: str) -> str:
        """What a field is called in front of a shopper."""
        return self._wording.text(f"label_{name}", {})

    def _in_passing(self, name: str, draft: Draft) -> str:
        """A field's value within a list of several: as short as it can be told."""
        value = self.spoken(name, draft)
        if name in _NAMED_BY:
            value = self._wording.text(f"{_NAMED_BY[name]}_name_{draft.get(name)}", {})
        elif name in DATE_FIELDS and isinstance(draft.get(name), str):
            value = self._wording.language.long_date(date.fromisoformat(draft.get(name)))
        if _NOTED[name].led_in:
            value = self._wording.text(f"noted_{name}", {"value": value})
        return value

    def spoken(self, name: str, draft: Draft) -> str:
        """A field's value in words."""
        value = draft.get(name)
        if not value:
            return self._wording.text("value_none", {})
        if name in _NAMED_BY:
            return self._wording.text(f"{_NAMED_BY[name]}_is_{value}", {})
        if name in EVIDENCE:
            return self._wording.text("value_photos", {"count": len(value)})
        if name in DATE_FIELDS:
            if isinstance(value, Mapping):
                between = {end: date.fromisoformat(day) for end, day in value.items()}
                return self._wording.text("value_between", between)
            return self._full_date(value)
        if name in _AMOUNTS:
            return self._wording.language.money(value, self._policy.currency)
        if name == "product_kind":
            return next((k.title for k in self._policy.product_kinds if k.id == value), value)
        return str(value)

    def _photo_wanted(self, photo_of: str | None) -> str:
        wanted = "photo_wanted_of" if photo_of else "photo_wanted"
        return self._wording.text(wanted, {"photo_shows": photo_of})

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
        entity = _NAMED_BY[name]
        return tuple(Choice(f"{entity}_is_{code}", "inform", {entity: code}) for code in codes)

    def _edits(self, names: Sequence[str]) -> tuple[Choice, ...]:
        return tuple(
            Choice("choice_edit", "inform", {"field": name}, {"label": self.label(name)})
            for name in names
        )


def no_second_warranty(track: str, reason: str | None) -> dict[str, Any]:
    """Values that keep a refused warranty claim from being pointed to the warranty.

    Nor is a claim for what was packed wrongly, which no warranty answers for.
    """
    pointless = track == "warranty" or reason in _PACKED_WRONGLY
    return {"warranty_periods": None} if pointless else {}


def _is_long_story(draft: Draft) -> bool:
    return len(str(draft.get("details") or "")) > _LONG_STORY


def _shown(draft: Draft) -> list[str]:
    return [name for name in FIELDS if draft.is_settled(name)]


def _kind_of_answer(name: str) -> str | None:
    if name in EVIDENCE:
        return "photo"
    return "date" if name in DATE_FIELDS else None
