"""The description of a claim: what a shopper tells of the matter, over the whole conversation."""

from __future__ import annotations

from claimdesk.language.languages import Language

MAX_DETAILS = 1000  # letters


def with_more(before: str, more: str, language: Language) -> str:
    """The description with what else was told: each sentence once, and none cut in two.

    What told nothing of the matter gives way; what names no fault comes after what does.
    """
    if not (language.tells_account(before) or language.tells_fault(before)):
        return more[:MAX_DETAILS]
    sentences = language.sentences(more)
    new = " ".join(each.strip() for each in sentences if not _is_told(each, before, language))
    first, then = before, new
    if language.tells_fault(new) and not language.tells_fault(before):
        first, then = new, before
    told = first.strip()
    for sentence in language.sentences(then):
        stop = "" if not told or told.endswith((".", "!", "?")) else "."
        longer = f"{told}{stop} {sentence.strip()}".strip()
        told = longer if len(longer) <= MAX_DETAILS else told
    return told


def without_wishes(details: str, language: Language) -> str:
    """The description without what only says what was wished for: another wish is made now."""
    kept = [
        each.strip()
        for each in language.sentences(details)
        if language.tells_fault(each) or not language.names_remedy(each)
    ]
    return " ".join(kept) or details


def _is_told(sentence: str, before: str, language: Language) -> bool:
    """Whether every word that tells something stands there already."""
    return language.telling_words(sentence)[0] <= language.telling_words(before)[0]
