"""What a shopper hears once a claim is filed: verdict, reasons, money, next steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimdesk.claims.decision import Decision
from claimdesk.claims.settlement import Line
from claimdesk.conversation.answers import fill
from claimdesk.conversation.interruptions import PERSON
from claimdesk.conversation.prompts import no_second_warranty
from claimdesk.conversation.turn import Choice, Say
from claimdesk.conversation.wording import Wording

_ASK_SOMETHING_ELSE = Choice("choice_something_else", "ask_help")


def outcome(
    number: str,
    decision: Decision,
    wants: str | None,
    facts: Mapping[str, Any],
    words: Wording,
) -> tuple[Say, ...]:
    """The messages that tell a worded decision on claim `number`."""
    values = {
        **facts,
        "claim_number": number,
        "reasons": _lines(found.text for found in decision.reasons),
        "checked": _lines(
            found.text for found in decision.clauses if found.held and not found.about_money
        ),
        "missing": _lines(words.text(f"missing_{name}", {}) for name in decision.missing),
    }
    verdict = decision.verdict
    kind = f"{decision.track}_{verdict}" if verdict == "eligible" else verdict
    card = {
        "kind": "decision",
        "claim_number": number,
        "decision": decision,
        "labels": {line.code: words.text(line.label, {}) for line in _settled(decision)},
    }
    if verdict == "eligible":  # the response goes on with what was checked, which the card has
        card["text"] = values["summary"] = words.text(f"summary_{kind}", values)
    say = [Say(f"outcome_{kind}", values, card=card)]
    if verdict != "ineligible":
        say += _money(decision, wants, words)
    steps = "\n".join(next_steps(decision, wants, facts, words))
    say.append(Say("outcome_next", {"steps": steps}, (PERSON, _ASK_SOMETHING_ELSE)))
    return tuple(say)


def _money(decision: Decision, wants: str | None, words: Wording) -> list[Say]:
    """The settlement line by line, and who pays the way back; as a card, for who can show one."""
    payer = words.text(f"outcome_shipping_{decision.return_shipping_paid_by}", {})
    values: dict[str, Any] = {"shipping": payer}
    settlement = decision.settlement
    if settlement:
        currency = settlement.currency
        lines = (
            {"label": words.text(line.label, {}), "amount": str(line.amount), "currency": currency}
            for line in settlement.lines
        )
        values["lines"] = "\n".join(words.text("settlement_line", line) for line in lines)
        values |= {"amount": str(settlement.sum), "currency": currency}
        return [Say("outcome_money", values, card={"kind": "money", **values})]
    whole_price = wants == "refund" and not _may_keep_some(decision)
    response = "outcome_whole_price" if whole_price else "outcome_way_back"
    return [Say(response, values, card={"kind": "money", **values})]


def _may_keep_some(decision: Decision) -> bool:
    """Whether the store keeps something of the price, or that cannot be told yet."""
    return any(
        found.held is None or any(line.sign < 0 and line.amount for line in found.charges)
        for found in decision.clauses
        if found.about_money
    )


def _settled(decision: Decision) -> tuple[Line, ...]:
    return decision.settlement.lines if decision.settlement else ()


def next_steps(
    decision: Decision, wants: str | None, facts: Mapping[str, Any], words: Wording
) -> tuple[str, ...]:
    """What happens next and by when, a sentence each, for the chat and for the receipt."""
    deadline = decision.deadline and words.language.full_date(decision.deadline)
    values = {**facts, "deadline": deadline, **no_second_warranty(decision.track)}
    if "refund" not in decision.remedies or wants not in ("refund", "any", None):
        values["refund_timing"] = None
    # Line by line: a step that needs no fact is told even where no fact of the others is known.
    steps = (fill(line, values) for line in words.template(f"next_{decision.verdict}").splitlines())
    return tuple(step for step in steps if step)


def _lines(texts: Any) -> str | None:
    lines = [f"• {text}" for text in dict.fromkeys(texts)]
    return "\n".join(lines) or None
