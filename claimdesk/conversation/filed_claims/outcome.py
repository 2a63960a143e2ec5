"""What a shopper hears once a claim is filed: verdict, reasons, money, next steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from claimdesk.claims.decision import Decision
from claimdesk.claims.phrases import Phrase, PhraseList
from claimdesk.claims.settlement import Line
from claimdesk.claims.vocabulary import NOT_IN_HAND
from claimdesk.conversation.claim_form.prompts import no_second_warranty
from claimdesk.conversation.routing.interruptions import PERSON
from claimdesk.conversation.shared.faq import fill
from claimdesk.conversation.shared.turn import Choice, Say
from claimdesk.conversation.shared.wording import Wording

_ASK_SOMETHING_ELSE = Choice("choice_something_else", "ask_help")


def outcome(
    number: str,
    decision: Decision,
    claim: Mapping[str, Any],
    facts: Mapping[str, Any],
    words: Wording,
) -> tuple[Say, ...]:
    """The messages that tell a worded decision on claim `number`.

    `claim` holds its facts by name, `facts` the store's in words.
    """
    values = {
        **facts,
        "claim_number": number,
        "reasons": _lines(found.text for found in decision.reasons),
        "checked": _lines(
            found.text for found in decision.clauses if found.held and not found.about_money
        ),
        "missing": _lines(words.text(f"missing_{name}", {}) for name in decision.to_be_sent),
        "looked_up": in_a_row(decision.to_look_up, words),
    }
    verdict = decision.verdict
    kind = f"{decision.track}_{verdict}" if verdict == "eligible" else standing(decision)
    card = {
        "kind": "decision",
        "claim_number": number,
        # What a person has to weigh is shown without a sum, which would read as an offer.
        "decision": replace(decision, settlement=None) if verdict == "needs_review" else decision,
        "labels": {line.code: words.text(line.label, {}) for line in _settled(decision)},
    }
    if verdict == "eligible":  # the response goes on with what was checked, which the card has
        card["text"] = values["summary"] = words.text(f"summary_{kind}", values)
    say = [Say(f"outcome_{kind}", values, card=card)]
    if verdict in ("eligible", "incomplete"):
        say += _money(decision, claim, words)
    steps = "\n".join(next_steps(decision, claim, facts, words))
    say.append(Say("outcome_next", {"steps": steps}, (PERSON, _ASK_SOMETHING_ELSE)))
    return tuple(say)


def _paid_by_customer(decision: Decision, claim: Mapping[str, Any]) -> str:
    """Which sentence says how the shopper pays the way back."""
    if not _may_be_refund(decision, claim):
        return "outcome_shipping_customer_no_refund"
    if any(finding.values.get("deducted") for finding in decision.clauses):
        return "outcome_shipping_customer_deducted"
    return "outcome_shipping_customer"


def _money(decision: Decision, claim: Mapping[str, Any], words: Wording) -> list[Say]:
    """The settlement line by line, and who pays the way back; as a card, for who can show one."""
    values: dict[str, Any] = {}
    if claim.get("reason") not in NOT_IN_HAND:
        name = f"outcome_shipping_{decision.return_shipping_paid_by}"
        if name == "outcome_shipping_customer":
            name = _paid_by_customer(decision, claim)
        values["shipping"] = words.text(name, {})
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
    if claim.get("wants") == "refund" and "refund" in decision.remedies:
        values["of_the_price"] = _of_the_price(decision, words)
    told = {name: value for name, value in values.items() if value}
    if not told:
        return []
    values, response = told, "outcome_way_back"
    if "of_the_price" in told:
        response = "outcome_of_the_price"
    return [Say(response, values, card={"kind": "money", **values})]


def _may_be_refund(decision: Decision, claim: Mapping[str, Any]) -> bool:
    """Whether money may come back, as the terms give it and nothing else was wished for."""
    return "refund" in decision.remedies and claim.get("wants") in ("refund", "any", None)


def _of_the_price(decision: Decision, words: Wording) -> str | None:
    """What comes back of a price that is not known; None where the terms don't tell."""
    if _keeps_nothing(decision):
        return words.text("whole_price", {})
    fees = (f.values.get("amount") for f in decision.clauses if f.clause_id == "restocking_fee")
    fee = next(fees, None)
    lacks_price = "price" in decision.missing
    return words.text("price_less_fee", {"amount": fee}) if fee and lacks_price else None


def _keeps_nothing(decision: Decision) -> bool:
    """Whether the store's terms say that nothing of the price is kept."""
    found = [finding for finding in decision.clauses if finding.about_money]
    kept = [line.amount for finding in found for line in finding.charges if line.sign < 0]
    return bool(kept) and not any(kept) and all(finding.held is not None for finding in found)


def _settled(decision: Decision) -> tuple[Line, ...]:
    return decision.settlement.lines if decision.settlement else ()


def next_steps(
    decision: Decision,
    claim: Mapping[str, Any],
    facts: Mapping[str, Any],
    words: Wording,
    *,
    in_receipt: bool = False,
) -> tuple[str, ...]:
    """What happens next and by when, a sentence each, for the chat or for the receipt itself.

    `claim` and `facts` are as for `outcome`.
    """
    deadline = decision.deadline and words.language.full_date(decision.deadline)
    values = {
        **facts,
        "deadline": deadline,
        "keep_item": words.text("next_keep_item", {}),
        "no_remedy_stated": None if decision.remedies else words.text("next_no_remedy", {}),
        **_by_mail(decision, words, in_receipt=in_receipt),
        **no_second_warranty(decision.track, claim.get("reason")),
    }
    if not _may_be_refund(decision, claim):
        values["refund_timing"] = None
    if claim.get("reason") in NOT_IN_HAND:  # nothing there to be sent back
        values |= dict.fromkeys(("keep_item", "return_notice", "refund_timing"))
    # Line by line: a step that needs no fact is told even where no fact of the others is known.
    template = words.template(f"next_{standing(decision)}")
    steps = (fill(line, values) for line in template.splitlines())
    return tuple(step for step in steps if step)


def _by_mail(decision: Decision, words: Wording, *, in_receipt: bool) -> dict[str, Any]:
    """What is said of the receipt; it doesn't announce itself, and says apart what is missing."""
    names = ("next_answered", "next_disagree")
    if in_receipt:
        names = ("next_answered_receipt", "next_disagree_receipt")
    answered, disagree = (words.text(name, {}) for name in names)
    missing = None if in_receipt else in_a_row(decision.to_be_sent, words)
    reply_with = missing and words.text("next_reply_with", {"missing": missing})
    return {"answered": answered, "disagree": disagree, "reply_with": reply_with}


def standing(decision: Decision) -> str:
    """How the claim stands: its verdict, or `looked_up` where it lacks what the staff find."""
    if decision.verdict == "incomplete" and not decision.to_be_sent:
        return "looked_up"
    return decision.verdict


def in_a_row(missing: Iterable[str], words: Wording) -> str | None:
    """What a claim lacks, within a sentence; None where that is nothing."""
    names = PhraseList(tuple(Phrase(f"missing_{name}") for name in missing), "and")
    return words.said(names) if names else None


def _lines(texts: Any) -> str | None:
    lines = [f"• {text}" for text in dict.fromkeys(texts)]
    return "\n".join(lines) or None
