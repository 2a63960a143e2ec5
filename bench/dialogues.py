"""Load scripts for both systems: FAQ, claims, out of scope; no repeated sentence."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import yaml

from bench.variety import paraphrase, random_product
from claimdesk.settings import ROOT

HELD_OUT = ROOT / "tests" / "nlu"  # sentences that no model is trained on
_TRIES = 100  # attempts to find an unused paraphrase

_HARM = (
    "cracked", "broken", "with a torn seam", "scratched all over", "with a bent hinge",
    "with a dent", "in two pieces", "with a loose button",
)  # fmt: skip
_OFF_TOPIC = (
    "what's the weather like in {city} {day}", "book me a table for {n} in {city}",
    "tell me a joke about {animal}s", "how do i cook {dish} for {n} people",
    "who won the match in {city} {day}", "how far is it from {city} to {city2}",
    "recommend me a film about {animal}s", "set an alarm for {n} in the morning",
    "do {animal}s sleep in winter", "is there a train to {city} {day}",
    "write a poem about a {animal} in {city}", "what goes well with {dish}",
)  # fmt: skip
_CITIES = (
    "Lisbon", "Oslo", "Denver", "Kyoto", "Nairobi", "Lima", "Porto", "Leeds", "Turin", "Riga",
    "Austin", "Perth", "Hanoi", "Quito", "Ghent", "Malmo",
)  # fmt: skip
_ANIMALS = ("hedgehog", "cat", "bear", "penguin", "horse", "spider", "parrot", "squirrel", "whale")
_DISHES = ("lasagna", "pumpkin soup", "rice", "pancakes", "curry", "fish", "dumplings", "lentils")
_DAYS = ("today", "tomorrow", "on Sunday", "last night", "this weekend", "on Friday", "next month")

_ANSWERS = (
    ("my {thing} arrived {harm}", "the {thing} I ordered came {harm}",
     "the {thing} you sent me is here and it came {harm}"),
    ("the order number is {number}", "it's order {number}", "order no. {number}"),
    ("it is the {thing}", "it's about the {thing}, nothing else", "the {thing} it is"),
    ("the {thing} came {harm}, I saw it when I opened the parcel",
     "when I opened the parcel the {thing} was there, {harm}",
     "I unpacked the {thing} and it came {harm}"),
    ("I bought the {thing} directly from your online shop",
     "the {thing} is from your own shop online", "I ordered the {thing} on your website"),
    ("I bought the {thing} on {bought}", "it was {bought} that I ordered the {thing}"),
    ("the {thing} arrived on {arrived}", "it got here on {arrived}, the {thing}"),
    ("the {thing} is unopened, never used", "unopened, I never used the {thing}",
     "the {thing} is unused and still unopened"),
    ("the {thing} cost ${price}", "I paid ${price} for the {thing}", "it was ${price}"),
    ("I would like a refund for the {thing} please", "a refund for the {thing}",
     "please refund the {thing}"),
    ("I can't send a photo of the {thing}", "sorry, I can't take a photo of the {thing}",
     "I have no photo of the {thing}"),
    ("shopper{number}@example.com", "my e-mail is shopper{number}@example.com"),
)  # fmt: skip
_HESITATIONS = ("", "", "well, ", "hm, ", "so, ", "ok, ", "oh, ")

Script = list[str]


class Scripts:
    """Endless scripts of three kinds, of which no two have a sentence in common.

    They are kept, so that both sides can be given the same ones: from `mark` on.
    """

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._said: set[str] = set()
        self._made: dict[str, list[Script]] = {"faq": [], "claim": [], "off_topic": []}
        self._questions = self._endless_stream(_held_out(lambda intent: intent.startswith("ask_")))
        talk = _held_out(lambda intent: intent == "out_of_scope")
        self._off_topic = self._endless_stream([*talk, *_OFF_TOPIC * 5], of_the_shop=False)

    def mark(self, kind: str) -> int:
        """Offset of the first unused script."""
        return len(self._made[kind])

    def of(self, kind: str, mark: int) -> Callable[[], Script]:
        """Gives one script after the other from `mark` on."""
        make = {"faq": self.faq, "claim": self.claim, "off_topic": self.off_topic}[kind]
        numbers = itertools.count(mark)

        def script() -> Script:
            number, made = next(numbers), self._made[kind]
            if number == len(made):
                made.append(make())
            return made[number]

        return script

    def faq(self, turns: int = 8) -> Script:
        """Questions of the FAQ."""
        return list(itertools.islice(self._questions, turns))

    def off_topic(self, turns: int = 8) -> Script:
        """Sentences the assistant has no answer to."""
        return list(itertools.islice(self._off_topic, turns))

    def claim(self) -> Script:
        """A claim through the form: every answer in words, and dropped at its review."""
        rng = self._rng
        bought = date.today() - timedelta(days=rng.randrange(8, 24))
        facts = {
            "harm": rng.choice(_HARM),
            "bought": bought.isoformat(),
            "arrived": (bought + timedelta(days=rng.randrange(2, 6))).isoformat(),
        }
        # Some say nothing new of a thing that many claims were about: then it is another thing.
        while True:
            facts["thing"] = random_product(rng)
            lines = [self._unique(partial(self._answer, ways, facts)) for ways in _ANSWERS]
            if None not in lines:
                return [line for line in lines if line is not None]

    def _answer(self, ways: tuple[str, ...], facts: dict[str, str]) -> str:
        rng = self._rng
        price = f"{rng.randrange(9, 60)}.{rng.randrange(10, 99)}"
        number = rng.randrange(10000, 99999)
        way = rng.choice(ways).format(**facts, number=number, price=price)
        return rng.choice(_HESITATIONS) + way

    def _endless_stream(self, sentences: list[str], *, of_the_shop: bool = True) -> Iterator[str]:
        while True:
            self._rng.shuffle(sentences)
            for sentence in sentences:
                said = self._unique(partial(self._asked, sentence, of_the_shop))
                if said is not None:
                    yield said

    def _asked(self, sentence: str, of_the_shop: bool) -> str:
        return paraphrase(_filled(sentence, self._rng), self._rng, of_the_shop=of_the_shop)

    def _unique(self, say: Callable[[], str]) -> str | None:
        """An unused output of `say`."""
        for _ in range(_TRIES):
            said = say()
            if said not in self._said:
                self._said.add(said)
                return said
        return None


def _filled(sentence: str, rng: random.Random) -> str:
    if sentence not in _OFF_TOPIC:
        return sentence
    return sentence.format(
        city=rng.choice(_CITIES),
        city2=rng.choice(_CITIES),
        animal=rng.choice(_ANIMALS),
        dish=rng.choice(_DISHES),
        day=rng.choice(_DAYS),
        n=rng.randrange(2, 12),
    )


def _held_out(wanted: Callable[[str], bool]) -> list[str]:
    found = []
    paths = [*Path(HELD_OUT).glob("*.yml"), *Path(HELD_OUT, "fresh").glob("*.yml")]
    for path in sorted(paths):
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", []):
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
