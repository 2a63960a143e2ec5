"""The decision on a claim: every clause judged, every reason collected, nothing guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, Protocol

from claimdesk.claims import clauses, fields
from claimdesk.claims.claim import Claim
from claimdesk.claims.errors import InvalidClaim
from claimdesk.claims.finding import Case, Finding
from claimdesk.claims.rough_days import agreed, exact_claims, possible, ranged
from claimdesk.claims.settlement import PRICE, Line, Settlement
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.claims.vocabulary import DEFECTS, Payer, Track

Verdict = Literal["eligible", "ineligible", "needs_review", "incomplete"]
Findings = tuple[Finding, ...]


class Wording(Protocol):
    """Sentences by name, filled with values."""

    def text(self, name: str, values: Mapping[str, object]) -> str:
        """The sentence `name`; MissingWording where it or a value it asks for does not exist."""


@dataclass(frozen=True)
class Decision:
    """What the store's rules say of a claim; staff have the last word after inspection.

    `reasons` is what counts against the claim, or puts it in doubt; `missing` the
    facts still to be given, in asking order; `deadline` the last day the claim
    could be made on its track, None while that is uncertain. `clauses` holds every
    clause that was judged, on either track. `judged_on` is the day deadlines were held
    against (None on records older than it), `whose_day` whose day that is, the store's or the
    shopper's.
    """

    store: str
    policy_version: str
    verdict: Verdict
    track: Track
    reasons: tuple[Finding, ...]
    missing: tuple[str, ...]
    remedies: tuple[str, ...]
    settlement: Settlement | None
    return_shipping_paid_by: Payer
    deadline: date | None
    clauses: tuple[Finding, ...]
    judged_on: date | None
    whose_day: Literal["store", "shopper"]

    @property
    def to_look_up(self) -> tuple[str, ...]:
        """What of the `missing` the staff find themselves."""
        return fields.found_by_staff(self.missing)

    @property
    def to_be_sent(self) -> tuple[str, ...]:
        """What of the `missing` only the shopper can give."""
        found = self.to_look_up
        return tuple(fact for fact in self.missing if fact not in found)

    def worded(self, wording: Wording) -> Decision:
        """The decision with every finding in the words of `wording`."""
        return replace(
            self,
            reasons=tuple(_worded(found, found.reason, wording) for found in self.reasons),
            clauses=tuple(
                _worded(found, f"clause_{found.clause_id}", wording) for found in self.clauses
            ),
        )


def decide(policy: StorePolicy, claim: Claim, today: Today) -> Decision:
    """Judge `claim` by `policy` as of `today`.

    A defect whose return is refused is judged under the warranty instead. A day that is a range
    counts for every day of it: what would differ is missing. Raises InvalidClaim for a day that
    cannot be, or a product kind the store does not have.
    """
    claim.check_dates(today.anywhere)
    if policy.kinds and claim.product_kind not in (None, *policy.kinds):
        raise InvalidClaim("product_kind", f"must be one of {', '.join(policy.kinds)}")
    claims = exact_claims(possible(claim, today.anywhere), policy.turning_points)
    cases = [
        Case(policy, each, today.judged, "return", policy.terms_for(each, today.store))
        for each in claims
    ]
    case = cases[-1]
    rough = ranged(claim)
    findings: Findings = _judge(cases, rough)
    refusals: Findings = ()
    may_be_a_defect = claim.reason is None or claim.reason in DEFECTS
    if _failing(findings) and may_be_a_defect and "warranty" in case.terms:
        refusals = _failing(findings)
        cases = [replace(each, track="warranty") for each in cases]
        case = cases[-1]
        findings = _judge(cases, rough)
    return _conclude(case, findings, refusals, today)


def _worded(finding: Finding, sentence: str, wording: Wording) -> Finding:
    return replace(finding, text=wording.text(sentence, finding.values))


def _judge(cases: Sequence[Case], rough: tuple[str, ...]) -> Findings:
    """What each clause finds of a claim, whose `rough` days make it one of these `cases`."""
    judging = (clause for clause in clauses.CLAUSES if cases[-1].track in clause.tracks)
    found = (agreed(list(map(clause.find, cases)), cases, rough) for clause in judging)
    return tuple(finding for finding in found if finding)


def _failing(findings: Findings) -> Findings:
    return tuple(finding for finding in findings if finding.held is False)


def _conclude(case: Case, findings: Findings, refusals: Findings, today: Today) -> Decision:
    """Weigh the `findings` on the claim's track, after the `refusals` of a return before it."""
    verdict, reasons = _weigh(findings, refusals)
    missing = {fact for finding in findings for fact in finding.missing}
    # A definite no stays one, whatever else the shopper could give.
    refused = verdict == "ineligible"
    payer = _value_of(findings, "return_shipping", "paid_by")
    window = "return_window" if case.track == "return" else "warranty_period"
    return Decision(
        store=case.policy.id,
        policy_version=case.policy.version_of(case.terms),
        verdict=verdict,
        track=case.track,
        reasons=reasons,
        missing=() if refused else fields.in_asking_order(missing),
        remedies=() if refused else case.remedies,
        settlement=None if refused else _settlement(case, findings),
        return_shipping_paid_by=payer if payer and not refused else "none",
        deadline=_value_of(findings, window, "last_day"),
        clauses=(*refusals, *findings),
        judged_on=today.judged,
        whose_day=today.whose_day,
    )


def _weigh(findings: Findings, refusals: Findings) -> tuple[Verdict, Findings]:
    """The verdict, with what speaks against the claim or leaves it in doubt."""
    if failing := _failing(findings):
        return "ineligible", (*refusals, *failing)
    if doubts := tuple(finding for finding in findings if finding.in_doubt):
        return "needs_review", doubts
    return ("incomplete" if any(finding.missing for finding in findings) else "eligible"), ()


def _settlement(case: Case, findings: Findings) -> Settlement | None:
    """The money, where a refund is open, the price is known and every charge can be told."""
    claim = case.claim
    is_open = any(finding.about_money and finding.held is None for finding in findings)
    if claim.price is None or not case.may_be_refunded or is_open:
        return None
    charges = (charge for finding in findings for charge in finding.charges)
    lines = (Line(PRICE, claim.price, 1), *charges)
    settlement = Settlement(lines, claim.currency or case.policy.currency)
    return settlement if settlement.sum >= 0 else None  # a person works that out


def _value_of(findings: Findings, clause_id: str, value: str) -> Any:
    """What a clause tells besides its ruling, or None."""
    return next((f.values.get(value) for f in findings if f.clause_id == clause_id), None)
