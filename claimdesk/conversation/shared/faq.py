"""Which questions of the FAQ a message asks, and how an answer is filled with a store's facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from claimdesk.conversation.shared.wording import Wording

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
#: A part of a longer message counts as a question of its own from here on; below,
#: it is more likely a fragment of the other one.
SURE_OF_A_PART = 0.5
#: Of one message; more would be a page.
MOST_ANSWERS = 3


def is_faq(intent: str) -> bool:
    """Whether an intent asks for a fact of the store."""
    return intent.startswith("ask_") and intent != "ask_help"


def questions_in(intent: str, parts: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """FAQ intents of a message, in the order asked.

    `intent` is the message's own; `parts` are its sentences, each a mapping
    with "intent" (a name) and "confidence" (0–1).
    """
    found = [
        part["intent"]
        for part in parts
        if is_faq(part["intent"]) and part["confidence"] >= SURE_OF_A_PART
    ]
    if is_faq(intent) and intent not in found:
        found.insert(0, intent)
    return tuple(dict.fromkeys(found))[:MOST_ANSWERS]


def worded(values: Mapping[str, object], words: Wording) -> dict[str, str]:
    """Values in words, by the same names: phrases of the terms, days, figures."""
    return {name: words.said(value) for name, value in values.items()}


def fill(text: str, values: Mapping[str, Any]) -> str | None:
    """Fill the placeholders of a text, line by line.

    A line whose value is not known is left out. None when the text has
    placeholders and every line that has one is left out: nothing is known.
    """
    kept: list[str] = []
    has_facts = knows_facts = False
    for line in text.splitlines():
        names = _PLACEHOLDER.findall(line)
        if not names:
            kept.append(line)
            continue
        has_facts = True
        if any(values.get(name) is None for name in names):
            continue
        knows_facts = True
        kept.append(_PLACEHOLDER.sub(lambda match: str(values[match[1]]), line))
    if has_facts and not knows_facts:
        return None
    return "\n".join(kept).strip()
