"""Paraphrases: greetings, asides, synonyms."""

from __future__ import annotations

import random
import re

COLOURS = (
    "black", "blue", "green", "red", "grey", "pink", "white", "brown", "clear", "purple",
    "navy", "beige",
)  # fmt: skip
THINGS = (
    "phone case", "tablet cover", "laptop sleeve", "screen protector", "stylus", "keyboard case",
    "watch strap", "charger", "camera bag", "earphone pouch", "car mount", "power bank",
    "card holder", "wallet case", "phone stand", "laptop bag", "cable organiser", "ring grip",
)  # fmt: skip
_OPENINGS = (
    "Hi, ", "Hello, ", "hey, ", "Hi there, ", "Good morning, ", "Good evening, ", "Hello again, ",
    "Quick question: ", "One more question: ", "One more thing: ", "Sorry to bother you, ",
    "Excuse me, ", "Just wondering, ", "ok so ", "and ", "Right, ", "Hi team, ", "Dear team, ",
    "hiya, ", "Good afternoon, ",
)  # fmt: skip
_ASIDES = (
    "I'm looking at the {thing} in your shop. ", "I have a {thing} in my basket. ",
    "My sister wants the {thing}. ", "I'm thinking about the {thing}. ",
    "My brother has the {thing} from you. ", "I want to give my father the {thing}. ",
    "It's about a {thing}. ", "Nice {thing} you have there. ",
)  # fmt: skip
_CLOSINGS = (
    " Thanks!", " Thank you!", " thanks", " Thanks in advance.", " Many thanks.", " Cheers!",
    " Please let me know.", " I could not find it on your site.", " Sorry if I overlooked it.",
    " It's for a present.", " No hurry.", " A friend told me to ask you.",
)  # fmt: skip
_SAME = (
    ("parcel", "package"), ("shop", "store"), ("what's", "what is"), ("can i", "could i"),
    ("can you", "could you"), ("how do i", "how can i"), ("would like to", "want to"),
    ("i'd like to", "i want to"), ("where's", "where is"), ("email", "e-mail"), ("buy", "get"),
    ("shipping", "delivery"), ("pls", "please"), ("need", "would need"), ("voucher", "coupon"),
    ("tell me", "let me know"), ("isn't", "is not"), ("don't", "do not"), ("cell", "phone"),
)  # fmt: skip
_OTHER_WORDS = {a: b for pair in _SAME for a, b in (pair, pair[::-1])}
_EXCHANGEABLE = re.compile(rf"\b({'|'.join(map(re.escape, _OTHER_WORDS))})\b")
_ASKS = re.compile(r"(wh|how|do|does|did|is|are|can|could|would|will|may|any)\b", re.IGNORECASE)


def random_product(rng: random.Random) -> str:
    """Something that is sold, and its colour."""
    return f"{rng.choice(COLOURS)} {rng.choice(THINGS)}"


def paraphrase(sentence: str, rng: random.Random, *, of_the_shop: bool = True) -> str:
    """The sentence as somebody else might put it; `of_the_shop` where it speaks of its goods."""
    text = _EXCHANGEABLE.sub(lambda m: _OTHER_WORDS[m[1]] if rng.random() < 0.5 else m[1], sentence)
    if of_the_shop and rng.random() < 0.25:
        text = rng.choice(_ASIDES).format(thing=random_product(rng)) + text
    elif rng.random() < 0.6:
        opening = rng.choice(_OPENINGS)
        text = opening + _after(opening, text)
    if rng.random() < 0.4:
        text = _ended(text) + rng.choice(_CLOSINGS)
    return text


def _after(opening: str, text: str) -> str:
    first, _, _ = text.partition(" ")
    own_capital = first in ("I", "I'm", "I'd", "I've") or not first[1:].islower()
    return text if own_capital else text[0].lower() + text[1:]


def _ended(text: str) -> str:
    if text[-1] in ".?!":
        return text
    last = re.split(r"[.!?:,] ", text)[-1]
    return text + ("?" if _ASKS.match(last) else ".")
