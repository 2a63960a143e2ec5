"""Which intents are about a claim, by their names in the domain."""

from __future__ import annotations

from claimdesk.conversation.shared.matters import INTENTS as OF_A_MESSAGE

_OPENS, _REPORTS = "open_", "report_"


def opens_a_claim(intent: str) -> bool:
    """Whether an intent asks for a claim: a return, an exchange, a repair under warranty."""
    return intent.startswith(_OPENS)


def opens_or_reports(intent: str) -> bool:
    """Whether an intent asks for a claim, or tells that something went wrong."""
    return intent.startswith((_OPENS, _REPORTS))


def begins_a_claim(intent: str) -> bool:
    """Whether an intent leads to the claim form; some of what went wrong goes to the staff."""
    return opens_or_reports(intent) and intent not in OF_A_MESSAGE
