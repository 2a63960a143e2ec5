"""The claim form: fields in any order, corrections, interruptions, review."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation import interruptions
from claimdesk.conversation.claim_questions import ClaimQuestions
from claimdesk.conversation.draft import EVIDENCE, FIELDS, Draft, new_key
from claimdesk.conversation.prompts import Prompts
from claimdesk.conversation.turn import Say, Step, Turn
from claimdesk.conversation.values import DATE_FIELDS, ValueReader, Values
from claimdesk.conversation.wording import Wording

MOST_PHOTOS = 6  # per claim, as the channel counts them
_PLAIN_VALUES = {"order_number", "date", "amount", "email"}

FindDuplicate = Callable[[Draft], str | None]
_Advance = tuple[Step, Draft]


class ClaimForm:
    """Advances a draft turn by turn, for one store on one day.

    Besides the fields of a claim the form waits for: "review" (the card),
    "go_on" (told that the terms speak against it), "duplicate" (an open claim
    is alike) and "stop" (whether to stop).
    """

    def __init__(
        self, policy: StorePolicy, today: Today, wording: Wording, find_duplicate: FindDuplicate
    ) -> None:
        self._reader = ValueReader(policy, today)
        self._prompts = Prompts(policy, wording)
        self._questions = ClaimQuestions(policy, today, self._prompts)
        self._find_duplicate = find_duplicate

    def step(self, turn: Turn, draft: Draft, asked: str | None) -> Step:
        """What to keep, say and ask after `turn`, which answers what was `asked`."""
        before = draft.values
        if not draft.get("claim_key"):
            draft = draft.with_(claim_key=new_key())
        step, draft = self._answer(turn, draft, asked)
        changed = {name: value for name, value in draft.values.items() if before.get(name) != value}
        return replace(step, slots={**changed, **step.slots})

    def _answer(self, turn: Turn, draft: Draft, asked: str | None) -> _Advance:
        if asked == "stop":
            if turn.intent == interruptions.AFFIRM or interruptions.asks_to_stop(turn):
                return Step(Draft.empty_slots(), then="stop"), draft
            if turn.intent == interruptions.DENY:
                return self._go_on(draft, (Say("going_on"),))
        if interruptions.asks_to_stop(turn):
            return Step(say=(interruptions.confirm_stop(),), ask="stop"), draft
        if turn.intent == "start_over":
            fresh = Draft(Draft.empty_slots()).with_(claim_key=new_key())
            return self._go_on(fresh, (Say("starting_over"),))
        if turn.intent in ("talk_to_human", "check_claim"):
            return Step(then="person" if turn.intent == "talk_to_human" else "check"), draft
        # Entities that only buttons and the channel give.
        said_by_button = {
            "field": self._edit,
            "evidence": self._keep_photo,
            "answer": self._choose,
        }
        for entity, act in said_by_button.items():
            if turn.entity(entity):
                return act(turn, draft, asked)
        if asked in FIELDS and interruptions.asks_what_is_meant(turn):
            prompt = self._prompts.explain(asked, self._questions.remedies(draft))
            return Step(say=(prompt,), ask=asked), draft.missed()
        if turn.intent == "cannot_provide":
            return self._decline(turn, draft, asked)
        return self._fill(turn, draft, asked)

    def _fill(self, turn: Turn, draft: Draft, asked: str | None) -> _Advance:
        if asked == "review" and (name := self._line_to_change(turn)):
            return self._ask_again(draft, name)
        read = self._reader.read(turn, asked)
        changes = self._accepted(turn, draft, asked, read)
        updated = _changed(draft, changes)
        corrected = [name for name in changes if draft.get(name) and asked not in (None, name)]
        say = (
            *interruptions.answers(turn, understood=bool(changes)),
            *(self._prompts.corrected(name, updated) for name in corrected),
        )
        told_again = asked in DATE_FIELDS and asked in changes and draft.is_rough(asked)
        if told_again and asked and updated.is_rough(asked):  # they know it no closer
            updated = updated.with_(declined=[*updated.declined, asked])
            say = (*say, Say(f"without_{asked}"))
        if asked is None:
            resumed = (Say("going_on"),) if draft.get("reason") else ()
            say = (*say, *(resumed or self._prompts.opening(updated)))
        if _dates_contradict(updated):
            dates = {name: self._prompts.spoken(name, updated) for name in DATE_FIELDS}
            new = [name for name in reversed(DATE_FIELDS) if name in changes]
            updated = updated.with_(**{name: draft.get(name) for name in new})
            step, draft = self._ask_again(updated, new[0])
            return replace(step, say=(*say, Say("dates_contradict", dates), *step.say)), draft
        meant = asked == "review" or turn.intent == "correct"
        for name, (code, facts) in read.problems.items():
            heard = name == asked or meant or self._questions.may_matter(name, updated)
            if heard and name not in changes:
                return self._ask_better(updated, say, name, code, facts)
        if changes or say or asked is None:
            return self._go_on(updated, say)
        if asked == "review":
            return self._at_review(turn, draft)
        if asked == "go_on" and turn.intent == interruptions.AFFIRM:
            return self._go_on(draft.with_(noticed=[*draft.noticed, "ineligible"]), ())
        if asked == "duplicate" and turn.intent in (interruptions.AFFIRM, interruptions.DENY):
            return self._submit(draft, "add" if turn.intent == interruptions.AFFIRM else "new")
        return self._miss(draft, asked)

    def _accepted(
        self, turn: Turn, draft: Draft, asked: str | None, read: Values
    ) -> dict[str, Any]:
        """The values to keep: new ones, the one asked for, and corrections of old ones."""
        corrects = (
            turn.is_choice or turn.intent == "correct" or turn.language.is_correction(turn.text)
        )
        at_review = asked == "review" and turn.intent != interruptions.AFFIRM
        return {
            name: value
            for name, value in read.given.items()
            if name == asked
            or not draft.get(name)
            or (draft.is_rough(name) and isinstance(value, str))
            or ((corrects or at_review) and name != "details" and draft.get(name) != value)
        }

    def _ask_better(
        self, draft: Draft, say: tuple[Say, ...], name: str, code: str, facts: Mapping[str, Any]
    ) -> _Advance:
        draft = draft.missed()
        prompt = self._prompts.better(name, code, facts)
        say = (*say, prompt)
        if draft.misses >= 2 and not prompt.choices:
            say = (*say, self._prompts.explain(name))
        return Step(say=say, ask=name), draft

    def _miss(self, draft: Draft, asked: str) -> _Advance:
        """A second answer that does not fit gets an explanation and a way on without it."""
        draft = draft.missed()
        if asked not in FIELDS:
            return self._go_on(draft, (Say("unfit_choice"),))
        remedies = self._questions.remedies(draft)
        if draft.misses < 2:
            prompt = self._prompts.unfit(asked, remedies, self._questions.photo_of(draft))
        else:
            prompt = self._prompts.explain(asked, remedies)
        return Step(say=(prompt,), ask=asked), draft

    def _choose(self, turn: Turn, draft: Draft, asked: str | None) -> _Advance:
        # A form that opens again, as after a failure to record, must not take the same
        # message as its answer once more.
        answer = turn.entity("answer") if asked is not None else None
        if answer == "change":
            return Step(say=(self._prompts.which_line(draft),), ask="review"), draft
        if answer == "go_on":
            return self._go_on(draft.with_(noticed=[*draft.noticed, "ineligible"]), ())
        if answer == "send" and turn.entity("draft") != draft.digest():
            return self._go_on(draft, (Say("review_changed"),))
        if answer in ("send", "new", "add") and self._questions.next_field(draft) is None:
            return self._submit(draft, answer)
        return self._go_on(draft, ())

    def _submit(self, draft: Draft, answer: str) -> _Advance:
        number = self._find_duplicate(draft) if answer != "new" else None
        if number and answer == "add":
            return Step(then="add"), draft.with_(add_to=number)
        if number:
            return Step(say=(self._prompts.duplicate(number),), ask="duplicate"), draft
        return Step(then="submit"), draft

    def _at_review(self, turn: Turn, draft: Draft) -> _Advance:
        if turn.intent == interruptions.AFFIRM:
            return self._submit(draft, "send")
        return Step(say=(self._prompts.which_line(draft),), ask="review"), draft

    def _line_to_change(self, turn: Turn) -> str | None:
        """The line a message wants changed without saying to what ("change the product")."""
        if not turn.language.asks_for_change(turn.text) or turn.entities.keys() & _PLAIN_VALUES:
            return None
        text = turn.text.casefold()
        named = [name for name in FIELDS if self._prompts.label(name).casefold() in text]
        return named[0] if len(named) == 1 else None

    def _edit(self, turn: Turn, draft: Draft, _asked: str | None) -> _Advance:
        name = turn.entity("field")
        return self._ask_again(draft, name) if name in FIELDS else self._go_on(draft, ())

    def _ask_again(self, draft: Draft, name: str) -> _Advance:
        """Clears a field and asks for it; its evidence stays with the conversation."""
        draft = _changed(draft, {name: None})
        return Step(say=(self._ask(name, draft),), ask=name), draft

    def _keep_photo(self, turn: Turn, draft: Draft, asked: str | None) -> _Advance:
        evidence = turn.entity("evidence")
        name = asked if asked in EVIDENCE else "photo"
        if evidence and evidence not in draft.evidence:
            if len(draft.evidence) >= MOST_PHOTOS:
                return self._go_on(draft, (Say("photos_enough"),))
            draft = _changed(draft, {name: [*(draft.get(name) or ()), evidence]})
        return self._go_on(draft, (Say("photo_kept"),))

    def _decline(self, turn: Turn, draft: Draft, asked: str | None) -> _Advance:
        name = asked
        if not turn.is_choice and turn.language.names_photo(turn.text):
            name = "photo"
        elif not turn.is_choice and turn.language.names_receipt(turn.text):
            # Where no receipt is needed, losing it says that what stands on it is not known.
            name = self._questions.proof_or(asked, draft)
        if name == "purchased_from":
            return self._go_on(_changed(draft, {name: "unknown"}), ())
        if name in ("reason", "email"):
            return Step(say=(self._prompts.explain(name),), ask=name), draft
        if name not in FIELDS:
            return self._go_on(draft, ())
        declined = [*dict.fromkeys([*draft.declined, name])]
        return self._go_on(draft.with_(declined=declined, misses=0), (Say(f"without_{name}"),))

    def _go_on(self, draft: Draft, say: tuple[Say, ...]) -> _Advance:
        """Tells what the facts so far mean, and asks what comes next."""
        notice, draft = self._questions.notice(draft)
        if notice is not None and notice.choices:
            return Step(say=(*say, notice), ask="go_on"), draft
        if notice is not None:
            say = (*say, notice)
        name = self._questions.next_field(draft)
        if name is None:
            return Step(say=(*say, self._prompts.review(draft)), ask="review"), draft
        return Step(say=(*say, self._ask(name, draft)), ask=name), draft

    def _ask(self, name: str, draft: Draft) -> Say:
        if draft.is_rough(name):
            return self._prompts.better(
                name, "date_rough", {"date": self._prompts.spoken(name, draft)}
            )
        return self._prompts.ask(
            name, self._questions.remedies(draft), self._questions.photo_of(draft)
        )


def _changed(draft: Draft, changes: Mapping[str, Any]) -> Draft:
    """The draft with new values; a new reason makes notices void, a new product its kind."""
    if not changes:
        return draft
    if "product" in changes and draft.get("product"):
        changes = {"product_kind": None, **changes}
    declined = [name for name in draft.declined if name not in changes]
    noticed = [] if "reason" in changes else list(draft.noticed)
    return draft.with_(**changes, declined=declined, noticed=noticed, misses=0)


def _dates_contradict(draft: Draft) -> bool:
    """Whether it came before it was bought, whichever days of a range are meant."""
    bought, came = draft.get("purchased_on"), draft.get("delivered_on")
    if not bought or not came:
        return False
    earliest = bought["earliest"] if isinstance(bought, Mapping) else bought
    latest = came["latest"] if isinstance(came, Mapping) else came
    return bool(latest < earliest)
