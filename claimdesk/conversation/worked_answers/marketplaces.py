"""Where else the store sells: the marketplaces asked after, held against what it states."""

from __future__ import annotations

import re

from claimdesk.claims.phrases import Phrase, PhraseList
from claimdesk.conversation.worked_answers.case import Answer, Case, Sentence


def marketplaces(case: Case) -> Answer:
    """Which marketplaces the store states, and that it doesn't state the others asked after."""
    words, text = case.message.language, case.message.text
    if case.message.is_choice or not words.asks_where_sold(text):
        return ()
    fact = case.policy.facts_in_force(case.today.store).get("marketplace")
    stated = str(fact.value) if fact else ""
    named = words.marketplaces_named(text)
    others = tuple(each for each in named if not _names(stated, each))
    if not stated:
        shops = PhraseList(others or (Phrase("purchased_from_name_marketplace"),))
        return (Sentence("worked_marketplace_unstated", {"shops": shops}),)
    found = "worked_marketplaces_yes" if len(others) < len(named) else "worked_marketplaces"
    answer: Answer = (Sentence(found),)
    if others:
        answer += (Sentence("worked_marketplace_unstated", {"shops": PhraseList(others)}),)
    return answer


def _names(stated: str, shop: str) -> bool:
    """Whether the store's words name a marketplace."""
    return bool(re.search(rf"\b{re.escape(shop)}\b", stated, re.IGNORECASE))
