"""The stories of `data/stories/`, said to a running desk, and which actions its record has."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from claimdesk.settings import ROOT
from tests.conversations.conftest import RunningDesk
from tests.conversations.dialogue import Shopper

# How a message of an intent is said: plainly, and with values in it. Of one that isn't here, its
# first example in data/nlu is said.
SENTENCES = {
    "greet": ("hello there", "hello there"),
    "complain": ("this is ridiculous, I am so angry", "this is ridiculous, I am so angry"),
    "affirm": ("yes please", "yes, I bought it on May 5"),
    "nlu_fallback": ("which is it then, the first or the second",) * 2,
    "ask_contact": ("how can I contact you", "how can I contact you about a phone case"),
    "ask_shipping_time": ("how long does shipping take", "how long does a sleeve take to ship"),
    "ask_return_policy": ("what is your return policy", "what is the return policy for a sleeve"),
    "open_return": ("I want to return it", "I want to return a tablet sleeve, order {order}"),
    "report_defect": ("my charger is broken", "my charger of order {order} is broken"),
    "thank": ("thanks", "thanks"),
    "goodbye": ("bye", "bye"),
}  # fmt: skip
# What leads to an end of a form.
WITHIN = {
    ("contact_form", "done"): ["my parcel was left in the rain", "sam@example.com"],
    ("claim_form", "stop"): ["stop", "yes"],
}
# What is chosen or said in the claim form, the first that fits what was asked.
ANSWERS = {
    "[Send the claim]": "[Send the claim]",
    "[My money back]": "[My money back]",
    "[New and unopened]": "[New and unopened]",
    "[On the store's own website]": "[On the store's own website]",
    "[I changed my mind]": "[I changed my mind]",
    "e-mail address": "sam@example.com",
    "order number": "{order}",
    "What did you pay": "30",
    "When did you": "{days_ago:5}",
    "": "a tablet sleeve",
}
_LONGEST_FORM = 15
_NOT_TOLD = frozenset({"action_listen", "action_session_start"})


@dataclass
class ToldTurn:
    """What a story tells of a message: its intent, the actions, and how a form they open ends."""

    intent: str
    actions: list[str] = field(default_factory=list)
    form: str = ""
    form_end: str = ""
    after_form: list[str] = field(default_factory=list)


def told_stories() -> dict[str, list[ToldTurn]]:
    """Every story of data/stories, by name."""
    files = sorted((ROOT / "data" / "stories").glob("*.yml"))
    stories = [
        story for file in files for story in yaml.safe_load(file.read_text("utf-8"))["stories"]
    ]
    return {story["story"]: list(_turns(story["steps"])) for story in stories}


def _turns(steps: Sequence[dict[str, Any]]) -> Iterator[ToldTurn]:
    turns: list[ToldTurn] = []
    within = False
    for step in steps:
        if "intent" in step and not within:
            turns.append(ToldTurn(step["intent"]))
        elif "action" in step and not within:
            of_form = turns[-1].after_form if turns[-1].form_end else turns[-1].actions
            of_form.append(step["action"])
        elif "active_loop" in step:
            within = step["active_loop"] is not None
            turns[-1].form = step["active_loop"] or turns[-1].form
        elif "slot_was_set" in step and turns[-1].form and not within:
            ends = [slot["form_end"] for slot in step["slot_was_set"] if slot.get("form_end")]
            turns[-1].form_end = ends[0] if ends else turns[-1].form_end
    return iter(turns)


def sentence(intent: str, *, with_values: bool) -> str:
    """How a message of this intent is said."""
    if intent in SENTENCES:
        return SENTENCES[intent][with_values]
    for file in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        found = re.search(rf"intent: {intent}\n\s+examples: \|\n\s+- (.+)", file.read_text("utf-8"))
        if found:
            return re.sub(r"\[(.+?)\][({].+?[)}]", r"\1", found[1])
    raise LookupError(f"no sentence says {intent}")


@dataclass
class Teller:
    """A shopper with an `order` who tells stories, and reads in the desk's record what was done."""

    desk: RunningDesk
    shopper: Shopper
    order: str

    def say(self, text: str) -> tuple[str, str, list[str]]:
        """Say or choose (`[title]`) it: what was heard, as which intent, and what was done."""
        text = text.replace("{order}", self.order)
        turn = {"choose": text[1:-1]} if text.startswith("[") else {"say": text}
        heard = self.shopper.take(turn)
        with sqlite3.connect(self.desk.home / "claimdesk.db") as database:
            rows = database.execute(
                "select type_name, intent_name, action_name from events where sender_id ="
                " (select sender_id from events order by id desc limit 1) order by id"
            ).fetchall()
        last = max(n for n, (kind, *_) in enumerate(rows) if kind == "user")
        done = [action for kind, _, action in rows[last:] if kind == "action"]
        return heard, rows[last][1], [action for action in done if action not in _NOT_TOLD]

    def end(self, form: str, end: str, heard: str) -> list[str]:
        """Answer the form until it ends so; what was done at its end, the form itself first."""
        script = list(WITHIN.get((form, end), ()))
        for _ in range(_LONGEST_FORM):
            answer = script.pop(0) if script else self._answer(heard)
            heard, _, done = self.say(answer)
            if done != [form]:
                return done
        raise AssertionError(f"{form} did not end in:\n{self.shopper}")

    def _answer(self, heard: str) -> str:
        return next(answer for asked, answer in ANSWERS.items() if asked in heard)
