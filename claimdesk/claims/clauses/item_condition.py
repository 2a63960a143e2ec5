"""Items are taken back only in a certain state."""

from __future__ import annotations

from claimdesk.claims.clauses.clause import Clause
from claimdesk.claims.finding import Case, Ruling, doubts, fails, holds, lacks
from claimdesk.claims.phrases import Phrase
from claimdesk.claims.terms import ItemConditionTerm


class ItemCondition(Clause[ItemConditionTerm]):
    """The item is in a state the store takes back."""

    id = term = "item_condition"
    codes = ("condition_not_accepted", "fault_or_misuse")

    def judge(self, term: ItemConditionTerm, case: Case) -> Ruling | None:
        """Where the state does not bind, only misuse counts: it puts the fault itself in doubt."""
        reason, condition = case.claim.reason, case.claim.condition
        if reason == "missing_item":
            return None  # what never came is in no state
        if condition in term.accepted:
            return holds()
        if reason is None:
            asked = term.binding == "always" and condition is None
            return lacks("reason", *(["condition"] if asked else []))
        if not term.binds(reason):
            return doubts("fault_or_misuse") if condition == "misused" else None
        if condition is None:
            return lacks("condition")
        return fails("condition_not_accepted", condition=Phrase(f"condition_state_{condition}"))
