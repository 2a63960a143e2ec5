"""A decision as JSON, as records, cards and `claimdesk decide` have it, and read back from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from claimdesk.claims.clauses import CLAUSES
from claimdesk.claims.decision import Decision
from claimdesk.claims.finding import Finding
from claimdesk.claims.settlement import PRICE, Line, Settlement, keeps

_FEE = "restocking_fee"


def decision_json(decision: Decision) -> dict[str, Any]:
    """A worded decision in plain values: decimal strings, ISO dates.

    `refund` names the price and the restocking fee, `settlement` every line there is.
    """
    settlement = decision.settlement
    return {
        "store": decision.store,
        "policy_version": decision.policy_version,
        "verdict": decision.verdict,
        "track": decision.track,
        "reasons": [{"code": found.code, **_finding_json(found)} for found in decision.reasons],
        "missing": list(decision.missing),
        "remedies": list(decision.remedies),
        "refund": settlement
        and {
            "price": str(settlement.amount_of(PRICE)),
            "restocking_fee": str(settlement.amount_of(_FEE)),
            "amount": str(settlement.sum),
            "currency": settlement.currency,
        },
        "settlement": settlement
        and {
            "lines": [
                {"code": line.code, "amount": str(line.amount), "sign": line.sign}
                for line in settlement.lines
            ],
            "sum": str(settlement.sum),
            "currency": settlement.currency,
        },
        "return_shipping_paid_by": decision.return_shipping_paid_by,
        "deadline": decision.deadline and decision.deadline.isoformat(),
        "clauses": [_finding_json(found) for found in decision.clauses],
        "judged_on": decision.judged_on and decision.judged_on.isoformat(),
        "whose_day": decision.whose_day,
    }


def decision_card(decision: Decision, labels: Mapping[str, str]) -> dict[str, Any]:
    """A worded decision as a card shows it; `labels` call the lines of the money by their codes.

    A clause that is about the money is told by those lines, and not among the clauses.
    """
    shown = decision_json(decision)
    for line in (shown["settlement"] or {}).get("lines", ()):
        line["label"] = labels[line["code"]]
    told = (_finding_json(found) for found in decision.clauses if not found.about_money)
    return {**shown, "clauses": list(told)}


def decision_from(recorded: Mapping[str, Any]) -> Decision:
    """The decision as it was recorded and worded; older records may lack the later keys."""
    return Decision(
        store=recorded["store"],
        policy_version=recorded["policy_version"],
        verdict=recorded["verdict"],
        track=recorded["track"],
        reasons=tuple(map(_finding_from, recorded["reasons"])),
        missing=tuple(recorded["missing"]),
        remedies=tuple(recorded["remedies"]),
        settlement=_settlement_from(recorded),
        return_shipping_paid_by=recorded["return_shipping_paid_by"],
        deadline=_day(recorded["deadline"]),
        clauses=tuple(map(_finding_from, recorded["clauses"])),
        judged_on=_day(recorded.get("judged_on")),
        whose_day=recorded.get("whose_day", "store"),
    )


def _finding_json(found: Finding) -> dict[str, Any]:
    return {
        "id": found.clause_id, "held": found.held, "text": found.text, "source": found.source,
    }  # fmt: skip


def _finding_from(recorded: Mapping[str, Any]) -> Finding:
    return Finding(
        clause_id=recorded["id"],
        held=recorded["held"],
        code=recorded.get("code", ""),
        values={},
        source=recorded["source"],
        text=recorded["text"],
        about_money=recorded["id"] in {clause.id for clause in CLAUSES if clause.about_money},
    )


def _settlement_from(recorded: Mapping[str, Any]) -> Settlement | None:
    if settlement := recorded.get("settlement"):
        lines = (Line(x["code"], Decimal(x["amount"]), x["sign"]) for x in settlement["lines"])
        return Settlement(tuple(lines), settlement["currency"])
    if refund := recorded.get("refund"):  # from before settlements
        price = Line(PRICE, Decimal(refund["price"]), 1)
        fee = keeps(_FEE, Decimal(refund["restocking_fee"]))
        return Settlement((price, fee), refund["currency"])
    return None


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
