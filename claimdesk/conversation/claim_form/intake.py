"""Takes in what a message tells of a claim: the draft with it, and what is said to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimdesk.conversation.claim_form.answers import ClaimAnswers
from claimdesk.conversation.claim_form.draft_changes import (
    certain,
    doubts_noted,
    in_spite_of_terms,
    with_anothers_email,
    with_details,
    with_reason_open,
    with_who_ordered,
)
from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.context.item_names import name_of
from claimdesk.conversation.context.items_in_mind import remembered, without_fine, without_own
from claimdesk.conversation.shared.account import without_wishes
from claimdesk.conversation.shared.draft import SYMPATHY, Draft
from claimdesk.conversation.shared.turn import Say, Turn
from claimdesk.conversation.shared.understood import GO_ON, REVIEW, Understood, field_confirmed
from claimdesk.conversation.values.days_told import is_closer
from claimdesk.conversation.values.reader import DATE_FIELDS

_Told = tuple[Draft, tuple[Say, ...]]


class ClaimIntake:
    """Takes in messages for one store on one day."""

    def __init__(self, prompts: Prompts, answers: ClaimAnswers) -> None:
        self._prompts = prompts
        self._answers = answers

    def take_in(self, understood: Understood, turn: Turn, draft: Draft, asked: str | None) -> _Told:
        """The draft with all that the message tells, and what is said to it."""
        changes = understood.changes
        updated = _with_changes(understood, turn, draft, asked)
        updated, others_order = with_who_ordered(draft, updated, turn)
        updated, others_email = with_anothers_email(updated, turn, asked)
        updated, left_out = _without_items(turn, updated, changes)
        updated, say = self._answered(understood, updated, asked)
        if others_order and asked is not None and not understood.find("skip"):
            say = (*say, Say("ordered_by_others"))
        say = (*say, *self._answers.echo(understood, turn, updated, asked))
        updated, added = _with_added(understood, turn, updated)
        if added:
            say = (*say, Say("added_to_details", {"added": added}))
        elif left_out:
            say = (*say, Say("item_left_out"))
        elif others_email and asked is not None and not others_order:
            say = (*say, Say("email_of_another_noted"))
        updated, noted = self._noted(understood, updated)
        updated, closer = self._no_closer(draft, updated, changes, asked)
        say = (*say, *noted, *closer)
        return self._opened(draft, updated, say) if asked is None else (updated, say)

    def _answered(self, understood: Understood, draft: Draft, asked: str | None) -> _Told:
        """The answers to what is asked; a thanks where the claim is shown does not send it."""
        answers, draft = self._answers.answers(understood, draft, opening=asked is None)
        if asked != REVIEW:
            return draft, answers
        sent_not = Say("course_not_sent")
        return draft, tuple(sent_not if s.response == "utter_thank" else s for s in answers)

    def _noted(self, understood: Understood, draft: Draft) -> _Told:
        """What is left open or stands already, and the items kept for claims of their own."""
        say: tuple[Say, ...] = ()
        if understood.find("leave_open"):
            draft = with_reason_open(draft)
            say = (*say, Say("reason_left_open"))
        if none := understood.find("no_such_part"):
            say = (*say, Say("no_such_part", none.values))
        if same := understood.find("show_line"):
            say = (*say, self._prompts.already_so(str(same.values["field"]), draft))
        for item in (c.values for c in understood.commands if c.name == "add_item"):
            draft = remembered(draft, item)
            say = (*say, self._prompts.one_at_a_time(draft, name_of(item)))
        return draft, say

    def _no_closer(
        self, before: Draft, draft: Draft, changes: Mapping[str, Any], asked: str | None
    ) -> _Told:
        """The draft that goes on with a rough day, where it was told once more no closer.

        Told otherwise than before, it is noted as what it is.
        """
        told_again = asked in DATE_FIELDS and asked in changes and before.is_rough(asked)
        if asked is None or not (told_again and draft.is_rough(asked)):
            return draft, ()
        stood, told = before.get(asked), draft.get(asked)
        is_other = told != stood and not is_closer(stood, told)
        noted = self._prompts.noted([asked], draft, unasked=True) if is_other else ()
        goes_on = draft.with_(declined=[*draft.declined, asked])
        return goes_on, tuple(noted) or (Say(f"without_{asked}"),)

    def _opened(self, before: Draft, draft: Draft, say: tuple[Say, ...]) -> _Told:
        """A claim that is opened or taken up again, with a word of sympathy or of going on.

        Who told the staff of a danger is in the midst of it, and begins nothing.
        """
        resumed = (Say("going_on"),) if before.get("reason") else ()
        handed = HandedOver.from_slot(draft.get("handed_over"))
        in_danger = handed is not None and handed.knows_of_danger
        say = (*(resumed or (() if in_danger else self._prompts.opening(draft))), *say)
        if any(each.response == "sorry" for each in say):
            draft = draft.with_(noticed=[*draft.noticed, SYMPATHY])
        return draft, say


def _with_changes(understood: Understood, turn: Turn, draft: Draft, asked: str | None) -> Draft:
    """The draft with the values of the message, and what it confirms."""
    changes = understood.changes
    updated = doubts_noted(draft, changes, turn, asked)
    if (told := draft.get("details")) and "wants" in changes and draft.get("wants"):
        kept = without_wishes(updated.get("details") or told, turn.language)
        updated = updated.with_(details=kept)
    if field_confirmed(asked) and understood.find("affirm"):
        updated = certain(updated)
    if asked == GO_ON and understood.find("affirm", "send"):
        updated = in_spite_of_terms(updated)
    return updated


def _without_items(turn: Turn, draft: Draft, changes: Mapping[str, Any]) -> tuple[Draft, bool]:
    """The draft without waiting items that have no fault, and whether there were any."""
    fewer = without_fine(turn, draft)
    if "product" in changes:  # which may be one of those that waited: nothing was left out
        return without_own(fewer), False
    return fewer, len(fewer.get("later") or ()) < len(draft.get("later") or ())


def _with_added(understood: Understood, turn: Turn, draft: Draft) -> tuple[Draft, str]:
    """The draft with what is to be added to the description, and that text; "" for nothing."""
    adds = [c.values["details"] for c in understood.commands if c.name == "add_details"]
    added = ". ".join(str(each).rstrip(".") for each in adds)
    if not added:
        return draft, ""
    draft = with_details(draft, added, turn.language)
    shown = draft.get("shown")
    return draft.with_(shown=shown and {**shown, "added": added}), added
