"""The scripts both sides are given: questions, claims, off-topic talk, no sentence twice."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import yaml

from claimdesk.settings import ROOT

HELD_OUT = ROOT / "tests" / "nlu"  # sentences that no model is trained on
_OPENINGS = (
    "", "Hi, ", "Hello! ", "Good morning, ", "hey ", "Quick question: ", "Sorry to bother you, ",
    "One more thing: ", "Excuse me, ", "Hi there, ", "ok so ", "Just wondering, ",
)  # fmt: skip
_THINGS = (
    "phone case", "tablet cover", "laptop sleeve", "screen protector", "stylus", "keyboard case",
    "watch strap", "charger", "camera bag", "earphone pouch", "car mount", "power bank",
)  # fmt: skip
_COLOURS = ("black", "blue", "green", "red", "grey", "pink", "white", "brown", "clear", "purple")
_HARM = ("cracked", "broken", "with a torn seam", "scratched all over", "with a bent hinge")

Script = list[str]


class Scripts:
    """Endless scripts of three kinds; the same for both sides, from the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._questions = self._endless(_held_out(lambda intent: intent.startswith("ask_")))
        self._off_topic = self._endless(_held_out(lambda intent: intent == "out_of_scope"))
        self._orders = itertools.count(10000 + self._random.randrange(1000))

    def faq(self, turns: int = 8) -> Script:
        """Questions of the FAQ."""
        return list(itertools.islice(self._questions, turns))

    def off_topic(self, turns: int = 8) -> Script:
        """Sentences the assistant has no answer to."""
        return list(itertools.islice(self._off_topic, turns))

    def claim(self) -> Script:
        """A claim through the form: every answer in words, and dropped at its review."""
        number = next(self._orders)
        thing = f"{self._random.choice(_COLOURS)} {self._random.choice(_THINGS)}"
        harm = self._random.choice(_HARM)
        bought = date.today() - timedelta(days=self._random.randrange(8, 24))
        arrived = bought + timedelta(days=self._random.randrange(2, 6))
        price = f"{self._random.randrange(9, 60)}.{self._random.randrange(10, 99)}"
        return [
            f"my {thing} no. {number} arrived {harm}",
            f"the order number is {number}",
            f"it is the {thing} of order {number}",
            f"the {thing} came {harm}, I saw it when I opened parcel {number}",
            f"I bought {number} directly from your online shop",
            f"I bought {number} on {bought.isoformat()}",
            f"{number} arrived on {arrived.isoformat()}",
            f"the {thing} {number} is unopened, never used",
            f"{number} cost ${price}",
            f"I would like a refund for {number} please",
            f"I can't send a photo of {number}",
            f"shopper{number}@example.com",
        ]

    def of(self, kind: str) -> Callable[[], Script]:
        """The maker of one kind's scripts."""
        return {"faq": self.faq, "claim": self.claim, "off_topic": self.off_topic}[kind]

    def _endless(self, sentences: list[str]) -> Iterator[str]:
        forms = [
            f"{opening}{{}}{end}"
            for opening in _OPENINGS
            for end in ("", *(f" It is about a {c} {t}." for c in _COLOURS for t in _THINGS))
        ]
        self._random.shuffle(forms)
        for form in forms:
            self._random.shuffle(sentences)
            yield from (form.format(sentence.replace("{", "(")) for sentence in sentences)


def _held_out(wanted: Callable[[str], bool]) -> list[str]:
    found = []
    for path in sorted(Path(HELD_OUT).glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            if wanted(str(block.get("intent", ""))):
                lines = block["examples"].splitlines()
                found += [_plain(line[2:]) for line in lines if line.startswith("- ")]
    return found


def _plain(example: str) -> str:
    """An example without its annotations."""
    text = ""
    while "](" in example or "]{" in example:
        before, _, rest = example.partition("[")
        inside, _, rest = rest.partition("]")
        closing = ")" if rest[0] == "(" else "}"
        text += before + inside
        example = rest.partition(closing)[2]
    return text + example
