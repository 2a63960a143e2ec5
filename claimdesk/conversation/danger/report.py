"""What is told of a danger, and what it is to a claim: its fault, and the story of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.shared.account import with_more
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.turn import Turn
from claimdesk.language.languages import Language

#: The intent of who reports a danger.
REPORTS = "report_danger"
_MAY_RETELL = (REPORTS, "report_defect", "inform", "complain", "nlu_fallback", "out_of_scope")
#: The reason of a claim on what was dangerous.
REASON = "defective"


def of_a_report(turn: Turn) -> dict[str, Any]:
    """What a message for which the staff were alerted tells of a faulty thing, however it asks."""
    language, text = turn.language, turn.text
    if turn.is_choice or turn.intent != REPORTS:
        return {}
    account = language.account_in(text)
    tells = account and (language.tells_danger(account) or language.tells_fault(account))
    return {"reason": REASON, "details": account} if tells else {}


def is_retold(turn: Turn, handed: HandedOver | None) -> bool:
    """Whether a message only tells once more of a danger that the staff know."""
    words, text = turn.language, turn.text
    if handed is None or turn.is_choice or turn.intent not in _MAY_RETELL:
        return False
    return handed.retells_danger(turn) and not words.asks_in_danger(text)


def is_safety_asked(text: str, draft: Draft, language: Language) -> bool:
    """Whether it is asked if the claim's item may be used, and it may have current in it."""
    named = f"{text} {draft.get('product') or ''}"
    return language.asks_if_safe(text) and not language.has_no_current(named)


def is_only_warm(turn: Turn) -> bool:
    """Whether a message reports no more than that a thing gets warm, and asks if it is safe."""
    words, text = turn.language, turn.text
    taken = turn.intent == REPORTS and not turn.is_choice
    return taken and words.asks_if_safe_though_warm(text)


def as_fault(turn: Turn) -> Turn:
    """The message, read as what tells of a fault."""
    return replace(turn, intent="inform", entities={"reason": (REASON,), **turn.entities})


def of_the_claim(text: str, draft: Draft, language: Language) -> dict[str, Any]:
    """What a danger told on the way changes in the claim; nothing where none is told."""
    told, before = language.account_in(text), draft.get("details")
    if not (told and language.tells_danger(text)):
        return {}
    details = with_more(before, told, language) if before else told
    return {"details": details, **({} if draft.get("reason") else {"reason": REASON})}
