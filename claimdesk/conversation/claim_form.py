"""The claim form: fields in any order, corrections, interruptions, review."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from claimdesk.claims import fields
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.claims.vocabulary import UNKNOWN
from claimdesk.conversation import danger_told, interruptions
from claimdesk.conversation.account import without_wishes
from claimdesk.conversation.claim_answers import ClaimAnswers
from claimdesk.conversation.claim_course import CONDITION_ASKED
from claimdesk.conversation.claim_questions import ClaimQuestions
from claimdesk.conversation.commands import Command
from claimdesk.conversation.contradictions import (
    USED_LONGER,
    dates_contradict,
    used_longer_than_here,
)
from claimdesk.conversation.danger_in_claim import DangerInClaim
from claimdesk.conversation.description_edits import added_since
from claimdesk.conversation.draft import (
    EVIDENCE,
    FIELDS,
    LEFT_OPEN,
    OF_ANOTHERS_ORDER,
    SYMPATHY,
    Draft,
    new_key,
)
from claimdesk.conversation.draft_changes import (
    certain,
    changed,
    doubts_noted,
    in_spite_of_terms,
    with_anothers_email,
    with_details,
    with_reason_open,
    with_who_ordered,
)
from claimdesk.conversation.field_questions import FieldQuestions
from claimdesk.conversation.handed_over import HandedOver
from claimdesk.conversation.leaving_claim import begun_anew, given_up_for, let_go
from claimdesk.conversation.prompts import NO_WAY_WITHOUT, ROUGH, Prompts
from claimdesk.conversation.second_item import (
    name_of,
    remembered,
    taken_up,
    without_fine,
    without_own,
)
from claimdesk.conversation.told_before import told_before
from claimdesk.conversation.turn import Say, Step, Turn
from claimdesk.conversation.understanding import Understanding
from claimdesk.conversation.understood import (
    DUPLICATE,
    GO_ON,
    REVIEW,
    START_OVER,
    STOP,
    Context,
    Understood,
    confirming,
    field_confirmed,
)
from claimdesk.conversation.values import DATE_FIELDS, ValueReader
from claimdesk.conversation.wording import Wording

MOST_PHOTOS = 6  # per claim, as the channel counts them

_MOST_OF_A_ROUGH_DAY = 2  # times that it is asked for to the day
_MOST_MISSES = 3  # of answers to one question, before the claim goes on without
_TELLING_WORDS = 3  # of an account, however it goes on
_WENT_ON = "went_on_"  # and the field: of what was noticed
_TOLD_ALREADY = "told_already"  # noticed: that something was asked twice
# What is forgotten with a field, and comes back with it.
_GOES_WITH = {"product": ("product_kind",)}
_CODED = tuple(field.name for field in fields.FIELDS if field.codes and field.asked)

FindDuplicate = Callable[[Draft], str | None]
_Advance = tuple[Step, Draft]


class ClaimForm:
    """Advances a draft turn by turn, for one store on one day: carries out what was understood.

    Besides the fields of a claim the form waits for: "review" (the card), "confirm_<field>"
    (whether a fact that speaks against the claim was heard right), "go_on" (told that the terms
    speak against it), "duplicate" (an open claim is alike), "stop" and "start_over" (whether to).
    It ends with `then`: "submit", "add" (to the open claim), "stop", "person" or "check".
    """

    def __init__(
        self, policy: StorePolicy, today: Today, wording: Wording, find_duplicate: FindDuplicate
    ) -> None:
        self._reader = ValueReader(policy, today)
        self._understanding = Understanding(self._reader)
        self._prompts = Prompts(policy, wording)
        self._questions = ClaimQuestions(policy, today, self._prompts)
        self._answers = ClaimAnswers(policy, today, wording, self._prompts, self._questions)
        self._fields = FieldQuestions(self._prompts, self._questions, wording.language)
        self._find_duplicate = find_duplicate
        self._language = wording.language

    def step(self, turn: Turn, draft: Draft, asked: str | None) -> Step:
        """What to keep, say and ask after `turn`, which answers what was `asked`."""
        before = draft.values
        if not draft.get("claim_key"):
            draft = draft.with_(claim_key=new_key())
        if asked is None:
            draft = taken_up(draft, turn)
        handed = HandedOver.from_slot(draft.get("handed_over"))
        details, is_open = draft.get("details"), asked is not None
        danger = DangerInClaim.read(turn, handed, details, is_open=is_open)
        turn = danger.turn
        choices = self._fields.ask(str(asked), draft).choices if asked in FIELDS else ()
        told = told_before(turn, Draft(before), asked, self._reader)
        spoken = {name: self._prompts.spoken(name, draft) for name in _CODED if draft.get(name)}
        context = Context(asked, draft, choices, spoken, told)
        if danger.is_all:
            step, draft = self._go_on(draft, danger.advice)
        else:
            understood = self._understanding.read(turn, context)
            step, draft = self._carry_out(understood, turn, draft, asked)
            step = danger.beside(step)
        is_photo = turn.entity("evidence") or asked in EVIDENCE
        goes_on = any(say.response == "going_on" for say in step.say)
        if step.ask == asked and asked in FIELDS and not (is_photo or goes_on):
            *before_it, prompt = step.say
            prompt, draft = self._fields.otherwise(prompt, str(asked), draft)
            step = replace(step, say=(*before_it, prompt))
            if prompt.response == ROUGH:
                step, draft = self._rough_again(step, str(asked), draft)
        draft = self._fields.noting_explanation(step.say, step.ask, draft)
        changed = {name: value for name, value in draft.values.items() if before.get(name) != value}
        return danger.with_a_word(replace(step, slots={**changed, **step.slots}))

    def _carry_out(
        self, understood: Understood, turn: Turn, draft: Draft, asked: str | None
    ) -> _Advance:
        if asked in (STOP, START_OVER) and _is_plain_answer(understood, turn, asked):
            say = self._answers.in_leaving(understood, draft)
            step, draft = self._wiped_or_kept(draft, asked, goes=understood.find("deny") is None)
            return replace(step, say=(*say, *step.say)), draft
        steering = {
            "attach": self._keep_photo,
            "keep": self._keep,
            "choose": self._choose,
            "clarify": self._clarify,
            "take_their_number": self._take_their_number,
            "wait": self._wait,
            "repeat": self._repeat,
            "cancel": _confirm_stop,
            "start_over": _confirm_start_over,
            "hand_over": self._hand_over,
            "await_order": _give_up,
            "check": _check,
        }
        command = next(iter(understood.commands), None)
        if command is not None and command.name == "leave":
            say = self._answers.in_leaving(understood, draft)
            return let_go(draft, say), draft
        if command is not None and command.name == "send":
            say, draft = self._answers.answers(understood, changed(draft, understood.changes))
            if asked == GO_ON:
                return self._sent_so(self._go_on(in_spite_of_terms(draft), say), say)
            step, draft = self._submit(draft, "send")
            return replace(step, say=(*say, *step.say)), draft
        if command is not None and (act := steering.get(command.name)):
            before, draft = draft, changed(draft, understood.changes)
            contradicted = self._contradicted(draft, before, understood.changes, turn)
            step, draft = contradicted or act(command, draft, asked)
            stops = command.name == "cancel"
            echo = self._answers.in_leaving(understood, draft) if stops else ()
            echo = (*echo, *self._answers.echo(understood, turn, draft, asked))
            return replace(step, say=(*echo, *step.say)), draft
        return self._fill(understood, turn, draft, asked)

    def _fill(
        self, understood: Understood, turn: Turn, draft: Draft, asked: str | None
    ) -> _Advance:
        changes = understood.changes
        updated, say = self._taken_in(understood, turn, draft, asked)
        if contradicted := self._contradicted(updated, draft, changes, turn):
            step, draft = contradicted
            return replace(step, say=(*say, *step.say)), draft
        meant = asked == REVIEW or turn.intent == "correct"
        for name, (code, facts) in understood.problems.items():
            heard = name == asked or meant or self._questions.may_matter(name, updated)
            if heard and name not in changes:
                return self._ask_better(updated, say, name, code, facts)
        if edit := understood.find("edit", "edit_one", "ask_more"):
            ask = {"edit": self._edit, "edit_one": self._edit_one, "ask_more": self._ask_more}
            step, updated = ask[edit.name](edit, updated, asked)
            return replace(step, say=(*say, *step.say)), updated
        going_on = None
        if skipped := understood.find("skip"):
            going_on = self._skip(str(skipped.values["field"]), updated, asked, say)
        sends = understood.find("send") or (
            understood.find("add_details") and understood.find("affirm")
        )
        if sends and asked in (REVIEW, GO_ON):
            return self._sent_so(going_on or self._go_on(updated, say), say)
        if going_on:
            return going_on
        if understood.find("remind"):
            return self._remind(updated, say, asked, gave=bool(changes))
        if understood.find("affirm", "deny") and understood.find("ask") and asked not in FIELDS:
            step, updated = self._answered(understood, turn, updated, str(asked))
            return replace(step, say=(*say, *step.say)), updated
        if say and not changes and asked == GO_ON:  # why it is refused was said, and stays true
            return Step(say=(*say, self._prompts.go_on_or_not()), ask=GO_ON), updated
        if changes or say or asked is None:
            return self._go_on(updated, say)
        return self._answered(understood, turn, draft, asked)

    def _taken_in(
        self, understood: Understood, turn: Turn, draft: Draft, asked: str | None
    ) -> tuple[Draft, tuple[Say, ...]]:
        """The draft with all that the message tells, and what is said to it."""
        changes = understood.changes
        updated = doubts_noted(draft, changes, turn, asked)
        if (told := draft.get("details")) and "wants" in changes and draft.get("wants"):
            kept = without_wishes(updated.get("details") or told, turn.language)
            updated = updated.with_(details=kept)
        if field_confirmed(asked) and understood.find("affirm"):
            updated = certain(updated)
        if asked == GO_ON and understood.find("affirm", "send"):
            updated = in_spite_of_terms(updated)
        updated, is_new = with_who_ordered(draft, updated, turn)
        updated, noted = with_anothers_email(updated, turn, asked)
        in_mind = updated.get("later") or ()
        updated = without_fine(turn, updated)
        if "product" in changes:
            updated = without_own(updated)
            in_mind = updated.get("later") or ()  # nothing was left out
        skipped = understood.find("skip")
        says_so = is_new and asked is not None and not skipped
        answers, updated = self._answers.answers(understood, updated)
        if asked == REVIEW:  # a thanks does not send it
            sent_not = Say("course_not_sent")
            answers = tuple(sent_not if s.response == "utter_thank" else s for s in answers)
        say = (
            *answers,
            *((Say("ordered_by_others"),) if says_so else ()),
            *self._answers.echo(understood, turn, updated, asked),
        )
        adds = [c for c in understood.commands if c.name == "add_details"]
        if added := ". ".join(str(each.values["details"]).rstrip(".") for each in adds):
            updated = with_details(updated, added, turn.language)
            shown = updated.get("shown")
            updated = updated.with_(shown=shown and {**shown, "added": added})
            say = (*say, Say("added_to_details", {"added": added}))
        elif len(updated.get("later") or ()) < len(in_mind):
            say = (*say, Say("item_left_out"))
        elif noted and asked is not None and not is_new:
            say = (*say, Say("email_of_another_noted"))
        if understood.find("leave_open"):
            updated = with_reason_open(updated)
            say = (*say, Say("reason_left_open"))
        if none := understood.find("no_such_part"):
            say = (*say, Say("no_such_part", none.values))
        if same := understood.find("show_line"):
            say = (*say, self._prompts.already_so(str(same.values["field"]), updated))
        for item in (c.values for c in understood.commands if c.name == "add_item"):
            updated = remembered(updated, item)
            say = (*say, self._prompts.one_at_a_time(updated, name_of(item)))
        told_again = asked in DATE_FIELDS and asked in changes and draft.is_rough(asked)
        if told_again and asked and updated.is_rough(asked):  # they know it no closer
            updated = updated.with_(declined=[*updated.declined, asked])
            say = (*say, Say(f"without_{asked}"))
        if asked is None:
            resumed = (Say("going_on"),) if draft.get("reason") else ()
            say = (*(resumed or self._prompts.opening(updated)), *say)
            if any(each.response == "sorry" for each in say):
                updated = updated.with_(noticed=[*updated.noticed, SYMPATHY])
        return updated, say

    def _contradicted(
        self, updated: Draft, before: Draft, changes: Mapping[str, Any], turn: Turn
    ) -> _Advance | None:
        """Asks which day is right, where those told cannot all be; None where they can."""
        if dates_contradict(updated):
            dates = {name: self._prompts.spoken(name, updated) for name in DATE_FIELDS}
            new = [name for name in reversed(DATE_FIELDS) if name in changes]
            if not new:  # nothing of this message: it was asked about before
                return None
            updated = updated.with_(**{name: before.get(name) for name in new})
            step, draft = self._ask_again(updated, new[0])
            return replace(step, say=(Say("dates_contradict", dates), *step.say)), draft
        use = used_longer_than_here(updated, turn.language, self._reader.has_come)
        if use is None or not changes.keys() & {"delivered_on", "details"}:
            return None
        values = {"use": use, "delivered_on": self._prompts.spoken("delivered_on", updated)}
        updated = updated.with_(noticed=[*updated.noticed, USED_LONGER])
        step, draft = self._ask_again(updated, "delivered_on")
        return replace(step, say=(Say("used_longer", values), *step.say)), draft

    def _sent_so(self, going_on: _Advance, say: tuple[Say, ...]) -> _Advance:
        """Sends what was put right in the same message, unless something is to be asked first."""
        step, draft = going_on
        if step.ask != REVIEW:
            return step, draft
        more = (each for each in step.say if each not in say and not each.choices)
        say = (*say, *more)
        step, draft = self._submit(draft, "send")
        return replace(step, say=(*say, *step.say)), draft

    def _answered(self, understood: Understood, turn: Turn, draft: Draft, asked: str) -> _Advance:
        """An answer without a value: a yes, a no, or one that does not fit."""
        yes, no = understood.find("affirm"), understood.find("deny")
        doubted = field_confirmed(asked)
        if doubted and yes:
            return self._go_on(certain(draft), ())
        if doubted and no:
            return self._ask_again(draft, doubted)
        if asked == GO_ON and yes:
            return self._go_on(in_spite_of_terms(draft), ())
        if asked == GO_ON and no:
            return _confirm_stop(None, draft, asked)
        if asked in FIELDS and yes and turn.language.goes_on(turn.text):
            return self._went_on(draft, asked)
        if asked == REVIEW:
            if yes:
                return self._submit(draft, "send")
            return Step(say=(self._prompts.which_line(draft),), ask=REVIEW), draft
        if asked == DUPLICATE and (yes or no):
            return self._submit(draft, "add" if yes else "new")
        if asked in OF_ANOTHERS_ORDER and yes:  # they know it, and are still to say it
            return Step(say=(self._prompts.unfit(asked, ()),), ask=asked), draft.missed()
        if asked == "reason":
            draft = _in_their_words(draft, turn)
        return self._miss(draft, asked)

    def _went_on(self, draft: Draft, asked: str) -> _Advance:
        """The question that stands; who goes on a second time goes on without the answer."""
        went_on = f"{_WENT_ON}{asked}"
        if went_on in draft.noticed and asked not in NO_WAY_WITHOUT:
            return self._skip(asked, draft, asked, ())
        draft = draft.with_(noticed=[*dict.fromkeys([*draft.noticed, went_on])], misses=0)
        return self._go_on(draft, (Say("going_on"),))

    def _wiped_or_kept(self, draft: Draft, asked: str, *, goes: bool) -> _Advance:
        if not goes:
            return self._go_on(draft, (Say("going_on"),))
        if asked == STOP:
            return let_go(draft), draft
        fresh, kept = begun_anew(draft)
        labels = [self._prompts.spoken(name, fresh) for name in kept]
        if not kept:
            return self._go_on(fresh, (Say("starting_over"),))
        return self._go_on(fresh, (Say("starting_over_with", {"kept": ", ".join(labels)}),))

    def _hand_over(self, command: Command, draft: Draft, _asked: str | None) -> _Advance:
        """A danger told on the way is the claim's fault too, should it be gone on with."""
        changes = danger_told.of_the_claim(command.text, draft, self._language)
        return Step(then="person"), changed(draft, changes)

    def _clarify(self, _command: Command, draft: Draft, asked: str | None) -> _Advance:
        """Why it is asked, and what can be answered; the question stays."""
        doubted = field_confirmed(asked)
        if doubted:
            prompt = self._questions.why_confirm(doubted, draft)
        elif asked == GO_ON:
            prompt = self._questions.why_not(draft)
        elif asked in FIELDS:
            prompt = self._fields.explained(str(asked), draft)
        elif asked == REVIEW:
            prompt = self._prompts.why_review(draft)
        else:
            return self._miss(draft, str(asked))
        return Step(say=(prompt,), ask=asked), draft.missed()

    def _take_their_number(self, _command: Command, draft: Draft, asked: str | None) -> _Advance:
        """Another shop's order number will do: who offers it is still to say it."""
        say = Say("order_number_elsewhere_will_do", choices=(interruptions.WITHOUT,))
        return Step(say=(say,), ask=asked), draft

    def _wait(self, command: Command, draft: Draft, asked: str | None) -> _Advance:
        """The question stands, and so does the card; a photo to come later holds nothing up."""
        if asked in EVIDENCE and command.values.get("gives_later"):
            declined = [*dict.fromkeys([*draft.declined, asked])]
            later = self._prompts.later("evidence_later", self._questions.send_by(draft))
            return self._go_on(draft.with_(declined=declined, misses=0), later)
        return Step(say=(interruptions.no_hurry(sends=asked == REVIEW),), ask=asked), draft

    def _repeat(self, command: Command, draft: Draft, asked: str | None) -> _Advance:
        """What the claim holds by now; then the question that stands."""
        if asked == REVIEW:
            return self._review(draft, (), whole=True)
        step, draft = self._go_on(draft, (self._so_far(command.text, draft),))
        return step, draft

    def _so_far(self, text: str, draft: Draft) -> Say:
        """What the claim holds, with a long story in whole only for who asks to see it."""
        return self._prompts.so_far(draft, whole=self._language.asks_to_see(text))

    def _remind(
        self, draft: Draft, say: tuple[Say, ...], asked: str | None, *, gave: bool
    ) -> _Advance:
        """What is there by now, with an apology once, and what is still missing."""
        again = _TOLD_ALREADY in draft.noticed
        name = "so_far" if again else "told_already"
        draft = draft.with_(noticed=[*dict.fromkeys([*draft.noticed, _TOLD_ALREADY])])
        before, say = say, (*say, replace(self._prompts.so_far(draft, whole=False), response=name))
        if not gave and asked == "details":  # the staff have it in the conversation
            draft = draft.with_(declined=[*draft.declined, asked])
        elif not gave and asked and (again or draft.misses):
            return self._explain(draft.missed(), say, asked)
        step, draft = self._go_on(draft, say)
        if any(each.response == "review" for each in step.say):  # the card says all that
            more = step.say[len(say) :]
            step = replace(step, say=(*before, *(() if again else (Say("asked_twice"),)), *more))
        return step, draft

    def _explain(self, draft: Draft, say: tuple[Say, ...], asked: str) -> _Advance:
        return Step(say=(*say, self._fields.explained(asked, draft)), ask=asked), draft

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
        """A second answer that does not fit gets an explanation and a way on without it, and a
        third one goes that way."""
        draft = draft.missed()
        if asked == GO_ON:
            return Step(say=(self._prompts.go_on_or_not(),), ask=GO_ON), draft
        if asked not in FIELDS:
            return self._go_on(draft, (Say("unfit_choice"),))
        may_go_without = asked == "reason" or asked not in NO_WAY_WITHOUT
        of_others = asked in OF_ANOTHERS_ORDER and self._fields.is_of_others(draft)
        if of_others or (may_go_without and draft.misses >= _MOST_MISSES):
            return self._skip(asked, draft, asked, ())
        return Step(say=(self._fields.after_a_miss(asked, draft),), ask=asked), draft

    def _choose(self, command: Command, draft: Draft, asked: str | None) -> _Advance:
        # A form that opens again, as after a failure to record, must not take the same
        # message as its answer once more.
        answer = command.values["answer"] if asked is not None else None
        if answer == "change":
            return Step(say=(self._prompts.which_line(draft),), ask=REVIEW), draft
        if self._questions.next_field(draft) is not None and answer != "go_on":
            return self._go_on(draft, ())
        if answer == "show":
            return self._review(draft, (), whole=True)
        if answer == "go_on":
            return self._go_on(in_spite_of_terms(draft), ())
        if answer == "send" and command.values.get("draft") != draft.digest():
            return self._review(draft, (Say("review_changed"),), whole=True)
        if answer in ("send", "new", "add"):
            return self._submit(draft, answer)
        return self._go_on(draft, ())

    def _submit(self, draft: Draft, answer: str) -> _Advance:
        number = self._find_duplicate(draft) if answer != "new" else None
        if number and answer == "add":
            return Step(then="add"), draft.with_(add_to=number)
        if number:
            return Step(say=(self._prompts.duplicate(number),), ask=DUPLICATE), draft
        return Step(then="submit"), draft

    def _edit(self, command: Command, draft: Draft, _asked: str | None) -> _Advance:
        name = command.values["field"]
        return self._ask_again(draft, name) if name in FIELDS else self._go_on(draft, ())

    def _keep(self, command: Command, draft: Draft, _asked: str | None) -> _Advance:
        name = str(command.values["field"])
        shown = draft.get("shown") or {}
        draft = changed(
            draft, {each: shown.get(each) for each in (name, *_GOES_WITH.get(name, ()))}
        )
        return self._go_on(draft, (self._prompts.already_so(name, draft),))

    def _edit_one(self, command: Command, draft: Draft, _asked: str | None) -> _Advance:
        names, value = command.values["fields"], command.values["value"]
        return Step(say=(self._prompts.which_line(draft, names, value),), ask=REVIEW), draft

    @staticmethod
    def _ask_more(command: Command, draft: Draft, _asked: str | None) -> _Advance:
        """Asks for what the description is to say besides, of what was only named."""
        return Step(say=(Say("ask_more_details", command.values),), ask="details"), draft

    def _ask_again(self, draft: Draft, name: str) -> _Advance:
        """Clears a field and asks for it; its evidence stays with the conversation."""
        draft = changed(draft, {name: None})
        return Step(say=(self._fields.ask(name, draft),), ask=name), draft

    def _keep_photo(self, command: Command, draft: Draft, asked: str | None) -> _Advance:
        evidence = command.values["evidence"]
        name = asked if asked in EVIDENCE else "photo"
        # A picture that came before shows what it is asked for now as well: a mail with both on it.
        kept = (draft.get(name) or ()) if asked in EVIDENCE else draft.evidence
        if evidence and evidence not in kept:
            if len({*draft.evidence, evidence}) > MOST_PHOTOS:
                return self._go_on(draft, (Say("photos_enough"),))
            draft = changed(draft, {name: [*(draft.get(name) or ()), evidence]})
        return self._go_on(draft, (Say("photo_kept"),))

    def _skip(self, name: str, draft: Draft, asked: str | None, say: tuple[Say, ...]) -> _Advance:
        if name == "proof_of_purchase":
            # Where no receipt is needed, losing it says that what stands on it is not known.
            name = self._questions.proof_or(asked, draft) or name
        if field_confirmed(name):  # whoever cannot tell leaves it as it was heard
            return self._go_on(certain(draft), say)
        if name == "purchased_from":
            return self._go_on(changed(draft, {name: UNKNOWN}), say)
        if name == "reason" and self._fields.is_explained(name, draft):
            return self._leave_open(draft, say)
        if name in ("reason", "email"):
            return Step(say=(*say, self._prompts.explain(name)), ask=name), draft
        if name not in FIELDS:
            return self._go_on(draft, say)
        if draft.get(name) and asked not in FIELDS:  # taken back where the claim is shown
            draft = changed(draft, {name: None})
        declined = [*dict.fromkeys([*draft.declined, name])]
        others = name == "order_number" and self._fields.is_of_others(draft)
        without = "without_order_number_of_others" if others else f"without_{name}"
        by = self._questions.send_by(draft) if name in EVIDENCE else None
        say = (*say, *self._prompts.later(without, by))
        return self._go_on(draft.with_(declined=declined, misses=0), say)

    def _rough_again(self, step: Step, name: str, draft: Draft) -> _Advance:
        """A day known roughly is asked for once more; after that the claim goes on with it."""
        asked = f"{ROUGH}_{name}"
        if draft.noticed.count(asked) < _MOST_OF_A_ROUGH_DAY:
            return step, draft.with_(noticed=[*draft.noticed, asked])
        draft = draft.with_(declined=[*draft.declined, name])
        return self._go_on(draft, (*step.say[:-1], Say(f"without_{name}")))

    def _leave_open(self, draft: Draft, say: tuple[Say, ...]) -> _Advance:
        """Goes on without a reason, which the staff find in what is told in words."""
        draft = with_reason_open(changed(draft, {"reason": LEFT_OPEN}))
        return self._go_on(draft, (*say, Say("reason_left_open")))

    def _go_on(self, draft: Draft, say: tuple[Say, ...]) -> _Advance:
        """Tells what the facts so far mean, and asks what comes next."""
        if doubted := self._questions.to_confirm(draft):
            prompt = self._prompts.confirm(doubted, draft)
            return Step(say=(*say, prompt), ask=confirming(doubted)), draft
        # "Let us put it right" is no word before a no, which has its own sympathy.
        unconsoled = tuple(each for each in say if each.response != "sorry")
        consoled = SYMPATHY in draft.noticed and unconsoled == say
        notice, draft = self._questions.notice(draft, consoled=consoled)
        if notice is not None and notice.choices:
            say = tuple(each for each in unconsoled if each.response != CONDITION_ASKED)
            return Step(say=(*say, notice), ask=GO_ON), draft
        if notice is not None:
            say = (*say, notice)
        name = self._questions.next_field(draft)
        if name is None:
            return self._review(draft, say)
        return Step(say=(*say, self._fields.ask(name, draft)), ask=name), draft

    def _review(self, draft: Draft, say: tuple[Say, ...], *, whole: bool = False) -> _Advance:
        """The card; once it has been shown, only what changed since."""
        shown = draft.get("shown")
        added = added_since(shown, draft)
        draft = draft.with_(shown={**draft.fields, "added": added})
        if shown is None and (soon := self._questions.closes_soon(draft)):
            say = (*say, soon)
        if shown is None or whole:
            return Step(say=(*say, self._prompts.review(draft)), ask=REVIEW), draft
        changed = [name for name in FIELDS if draft.get(name) != shown.get(name)]
        say = tuple(each for each in say if each.response != "corrected")  # its line is there
        card = self._prompts.changed_review(draft, changed, added)
        return Step(say=(*say, card), ask=REVIEW), draft


def _in_their_words(draft: Draft, turn: Turn) -> Draft:
    """The draft with what tells of the matter, though not which of the reasons it is."""
    account = "" if turn.is_choice else turn.language.account_in(turn.text)
    if len(turn.language.telling_words(account)[0]) < _TELLING_WORDS:
        return draft
    return with_details(draft, account, turn.language)


def _confirm_stop(_command: Command | None, draft: Draft, _asked: str | None) -> _Advance:
    return Step(say=(interruptions.confirm_stop(),), ask=STOP), draft


def _confirm_start_over(_command: Command, draft: Draft, _asked: str | None) -> _Advance:
    return Step(say=(interruptions.confirm_start_over(),), ask=START_OVER), draft


def _give_up(command: Command, draft: Draft, _asked: str | None) -> _Advance:
    return given_up_for(command, draft), draft


def _check(_command: Command, draft: Draft, _asked: str | None) -> _Advance:
    return Step(then="check"), draft


def _is_plain_answer(understood: Understood, turn: Turn, asked: str) -> bool:
    """Whether it is plainly said that all is to be dropped, or that it is not.

    There is no way back: what a model takes for a yes has to be one in words, too.
    """
    if understood.find("deny", asked, "cancel"):
        return True
    language, text = turn.language, turn.text
    says = language.says_yes_or_no(text), language.led_by_yes_or_no(text)[0]
    plain = turn.is_choice or (True in says and not language.says_send(text))
    return plain and understood.find("affirm") is not None
