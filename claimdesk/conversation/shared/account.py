"""The description of a claim: what a shopper tells of the matter, over the whole conversation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimdesk.language.languages import Language

MAX_DETAILS = 1000  # letters
_SHORTEST_WORD = 3  # letters
_FEWEST_WORDS = 5  # of a sentence that names no fault: "like this one" alone adds nothing


def with_more(before: str, more: str, language: Language) -> str:
    """The description with what else was told: each sentence once, and none cut in two.

    What told nothing of the matter gives way; what names no fault comes after what does.
    """
    if not (language.tells_account(before) or language.tells_fault(before)):
        return within_limit(more, language)
    sentences = language.sentences(more)
    new = " ".join(each.strip() for each in sentences if _adds_to(before, each, language))
    first, then = before, new
    if language.tells_fault(new) and not language.tells_fault(before):
        first, then = new, before
    return followed_by(first, then, language)


def followed_by(before: str, more: str, language: Language) -> str:
    """The description with these sentences behind it, as many as it has room for, none cut."""
    told = before.strip()
    for sentence in language.sentences(more):
        stop = "" if not told or told.endswith((".", "!", "?")) else "."
        longer = f"{told}{stop} {sentence.strip()}".strip()
        told = longer if len(longer) <= MAX_DETAILS else told
    return told


def within_limit(text: str, language: Language) -> str:
    """The text as a description: whole sentences, or else whole words of the first."""
    if len(text) <= MAX_DETAILS:
        return text
    first = language.sentences(text)[0]
    if len(first) > MAX_DETAILS:
        cut = first[:MAX_DETAILS]
        return cut if " " in first[MAX_DETAILS - 1 : MAX_DETAILS + 1] else cut.rpartition(" ")[0]
    return followed_by("", text, language)


def without_wishes(details: str, language: Language) -> str:
    """The description without what only says what was wished for: another wish is made now.

    What is told in the same sentence stays: "it came blurred and I want a new one".
    """
    kept = [_without_wish(each.strip(), language) for each in language.sentences(details)]
    return " ".join(each for each in kept if each) or details


def _without_wish(sentence: str, language: Language) -> str:
    if language.tells_fault(sentence) or not language.names_remedy(sentence):
        return sentence
    parts = [part for found in language.clauses_by_sentence(sentence) for part in found[1:]]
    wished = [part for part in parts if language.names_remedy(sentence[slice(*part)])]
    told = [part for part in parts if part not in wished]
    told_so = ", ".join(sentence[slice(*part)].strip(" ,;") for part in told)
    return told_so if wished and language.account_in(told_so) else ""


def told_of(text: str, own: Sequence[int], others: Sequence[int], language: Language) -> str:
    """The sentences of a message that are of one thing, by where it and the others are named.

    One that names neither goes with those before it; what stands before all is of each.
    """
    begins = [stretches[0][0] for stretches in language.clauses_by_sentence(text)]
    kept, is_own = [], True
    for start, end in pairwise([*begins, len(text)]):
        if any(start <= at < end for at in own):
            is_own = True
        elif any(start <= at < end for at in others):
            is_own = False
        if is_own:
            kept.append(text[start:end].strip())
    return " ".join(kept)


def without_part(details: str, about: str, language: Language) -> str:
    """The description without the sentences about something; empty where none is, or none tells of
    a fault any more."""
    words = _bare(about, language)
    kept = [each.strip() for each in language.sentences(details)]
    left = [each for each in kept if not words & _bare(each, language)]
    told = " ".join(left)
    lost = language.tells_fault(details) and not language.tells_fault(told)
    return "" if lost or len(left) == len(kept) else told


def is_told(details: str, about: str, language: Language) -> bool:
    """Whether a sentence of the description is about something."""
    return bool(_bare(about, language) & _bare(details, language))


def _bare(text: str, language: Language) -> frozenset[str]:
    """The words that tell something, without their endings: "chewed" and "chewing" are alike."""
    found = (word for word in language.telling_words(text)[0] if len(word) >= _SHORTEST_WORD)
    return frozenset(min((*language.stems(word), word), key=len) for word in found)


def _adds_to(before: str, sentence: str, language: Language) -> bool:
    """Whether a sentence names a fault or says enough, and not only what stands there already."""
    says = len(sentence.split()) >= _FEWEST_WORDS or language.tells_fault(sentence)
    return says and not language.telling_words(sentence)[0] <= language.telling_words(before)[0]
