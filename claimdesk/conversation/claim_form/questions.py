"""What a claim still needs, and what its facts so far mean, by the store's rules."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache, partial

from claimdesk.claims import codes, fields
from claimdesk.claims.decision import Decision, decide
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.claims.vocabulary import DEFECTS
from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.shared.draft import FIELDS, REASON_OPEN, Draft
from claimdesk.conversation.shared.turn import Say
from claimdesk.conversation.worked_answers.standing import Standing
from claimdesk.language.languages import Language

_ASKED = {
    when: tuple(each.name for each in fields.FIELDS if each.asked == when)
    for when in ("always", "if_told_in_words", "if_there_is_a_choice", "if_exchanged")
}
_CLAIMS_KEPT = 64  # of conversations that go on at once
_TOLD_IN_WORDS = tuple(row.code for row in codes.REASONS if row.told_in_words)


class ClaimQuestions:
    """Asks the engine which facts matter, so that nothing else is asked."""

    def __init__(
        self, policy: StorePolicy, today: Today, prompts: Prompts, language: Language
    ) -> None:
        self._today = today
        self._prompts = prompts
        self._language = language
        # A turn asks several times of a claim, and the next turn begins where this one ends.
        self._judge = lru_cache(_CLAIMS_KEPT)(partial(decide, policy, today=today))

    def next_field(self, draft: Draft) -> str | None:
        """The next field this store's rules or its staff need; None when all is there."""
        return next(iter(self._open(draft)), None)

    def with_use_told(self, draft: Draft) -> Draft:
        """The draft, used where its story says so: where that is open, and no reason for a no."""
        told = self._language.failed_in_use(draft.get("details") or "")
        if not told or draft.get("reason") not in DEFECTS or "condition" not in self._open(draft):
            return draft
        used = draft.with_(condition="used")
        return draft if self._refused(used) else used

    def may_matter(self, name: str, draft: Draft) -> bool:
        """Whether the field is still needed, or may be once the reason is known."""
        known = draft.get("reason") and name not in self._open(draft)
        return not (known or draft.is_settled(name))

    def standing(self, draft: Draft) -> Standing:
        """The claim as it stands, for what is asked of its course."""
        draft = self._opened_as_told(draft)
        decision = self._decision(draft)
        return Standing(draft.claim, decision)

    def _opened_as_told(self, draft: Draft) -> Draft:
        """The draft, opened where its story says so and the terms refuse that: no hope is raised
        until the condition is asked for."""
        told = self._language.tells_of_opening(draft.get("details") or "")
        if not told or draft.get("condition") is not None:
            return draft
        opened = draft.with_(condition="unused")
        return opened if self._refused(opened) and not self._refused(draft) else draft

    def remedies(self, draft: Draft) -> tuple[str, ...]:
        """The remedies open to the claim as it stands."""
        decision = self._decision(draft)
        return tuple(decision.remedies) if decision else ()

    def photo_of(self, draft: Draft) -> str | None:
        """What a photo has to show: all that came, where something is missing; else what the store
        says, where it does."""
        if draft.get("reason") == "missing_item":
            return self._prompts.all_that_came()
        decision = self._decision(draft)
        for finding in decision.clauses if decision else ():
            if finding.clause_id == "evidence" and "photo_shows" in finding.values:
                return str(finding.values["photo_shows"])
        return None

    def send_by(self, draft: Draft) -> date | None:
        """The day by which what is sent later should be there, where there is one to come."""
        decision = self._decision(draft)
        last = decision.deadline if decision and decision.verdict != "ineligible" else None
        return last if last and last >= self._today.judged else None

    def closes_soon(self, draft: Draft) -> Say | None:
        """That today, or tomorrow, is the last day for the claim; None where there is more time."""
        last = self.send_by(draft)
        if last is None or last > self._today.judged + timedelta(days=1):
            return None
        name = "closes_today" if last == self._today.judged else "closes_tomorrow"
        return self._prompts.on_day(name, last)

    def needs_no_photo(self, draft: Draft) -> bool:
        """Whether the claim is known to come without a photo, by the store's rules."""
        decision = self._decision(draft)
        return decision is not None and "photo" not in (*decision.missing, *draft.facts["evidence"])

    def proof_or(self, asked: str | None, draft: Draft) -> str | None:
        """The receipt where the claim needs one, else the field `asked`."""
        decision = self._decision(draft)
        needs_one = decision is not None and "proof_of_purchase" in decision.missing
        return "proof_of_purchase" if needs_one else asked

    def notice(self, draft: Draft, *, consoled: bool = False) -> tuple[Say | None, Draft]:
        """What the shopper should hear before being asked more, once for each thing.

        One who is `consoled` has had a word of sympathy.
        """
        decision = self._decision(draft)
        if decision is None:
            return None, draft
        if decision.verdict == "ineligible":
            if "ineligible" in draft.noticed or self._is_left_to_staff(draft):
                return None, draft
            told = _refusal(decision)
            if told in draft.noticed:  # these reasons were told: not again after each message
                return self._prompts.go_on_or_not(), draft
            notice = self._prompts.not_eligible(decision, draft.get("reason"), consoled=consoled)
            return notice, draft.with_(noticed=[*draft.noticed, told])
        if decision.track == "warranty" and "warranty" not in draft.noticed:
            told_draft = draft.with_(noticed=[*draft.noticed, "warranty"])
            wants_return = draft.get("wants") == "refund"
            return self._prompts.warranty(decision, wants_return=wants_return), told_draft
        return None, draft

    def _is_left_to_staff(self, draft: Draft) -> bool:
        """Whether nothing but the reason speaks against the claim, and the staff are to find it."""
        decision = self._decision(draft)
        reasons = decision.reasons if decision else ()
        by_reason = all(finding.clause_id == "reason_accepted" for finding in reasons)
        return REASON_OPEN in draft.noticed and by_reason

    def to_confirm(self, draft: Draft) -> str | None:
        """A fact that was heard, not asked for, without which the claim would not be refused."""
        if not draft.unconfirmed or "ineligible" in draft.noticed or not self._refused(draft):
            return None
        # Days, seller and condition before the reason, which may stand beside them.
        doubted = sorted(draft.unconfirmed, key=lambda name: name == "reason")
        return next((name for name in doubted if self._hangs_on(name, draft)), None)

    def _hangs_on(self, name: str, draft: Draft) -> bool:
        """Whether the refusal rests on the field's value."""
        if name == "reason":
            decision = self._decision(draft)
            reasons = decision.reasons if decision else ()
            return any(finding.clause_id == "reason_accepted" for finding in reasons)
        return not self._refused(draft.with_(**{name: None}))

    def why_confirm(self, name: str, draft: Draft) -> Say:
        """Why it matters whether a fact was heard right: what the terms say, if it was."""
        decision = self._decision(draft)
        reasons = self._prompts.reasons(decision.reasons) if decision else None
        return self._prompts.confirm(name, draft, why=reasons)

    def why_not(self, draft: Draft) -> Say:
        """Once more what speaks against the claim, and what can be done."""
        decision = self._decision(draft)
        if decision is None:
            return self._prompts.explain("reason")
        return self._prompts.not_eligible(decision, draft.get("reason"), consoled=True)

    def _refused(self, draft: Draft) -> bool:
        decision = self._decision(draft)
        return decision is not None and decision.verdict == "ineligible"

    def _open(self, draft: Draft) -> tuple[str, ...]:
        decision = self._decision(draft)
        if decision is None:
            return ("reason",)
        needed = {*_ASKED["always"], *decision.missing}
        if draft.get("reason") in _TOLD_IN_WORDS:
            needed |= {*_ASKED["if_told_in_words"]}
        if len(decision.remedies) > 1:
            needed |= {*_ASKED["if_there_is_a_choice"]}
        if draft.get("wants") == "exchange":
            needed |= {*_ASKED["if_exchanged"]}
        is_open = [n for n in FIELDS if draft.is_rough(n) or not draft.is_settled(n)]
        if draft.tells_only_who_ordered:
            is_open.append("details")
        lacking = [n for n in FIELDS if n in needed and n in is_open]
        if draft.email_first:
            lacking.sort(key=lambda name: name != "email")
        return tuple(lacking)

    def _decision(self, draft: Draft) -> Decision | None:
        if not draft.get("reason"):
            return None
        return self._judge(draft.claim)


def _refusal(decision: Decision) -> str:
    """What is noticed of a refusal that was told: what it rests on, and the last day."""
    clauses = ",".join(sorted(finding.clause_id for finding in decision.reasons))
    return f"refused:{clauses}@{decision.deadline}"
