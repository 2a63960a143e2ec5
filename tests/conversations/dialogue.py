"""Dialogues written in YAML: what is said, what must be heard, which mail must arrive."""

from __future__ import annotations

import calendar
import io
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import yaml
from PIL import Image

from claimdesk.claims.claim_numbers import new_reference
from claimdesk.settings import ROOT
from tests.clock import lasting_today

FOLDER = Path(__file__).parent
ZONES = {"procase": "America/Los_Angeles", "casesora": "America/New_York"}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PLACE = re.compile(r"\{(\w+)(?::(-?\w+))?\}")
_NUMBER = re.compile(r"\b(?:CLM|MSG)-[0-9A-Z]{11}\b")
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?\d{1,2} "
    rf"(?:{'|'.join(calendar.month_name[1:])})(?: \d{{4}})?\b"
    r"|\b\d{4}-\d\d-\d\d\b"
)
# Shown in the question for a claim number: nobody's claim.
_EXAMPLE = "CLM-7K3Q9ZB2M4X"


def load(folder: Path = FOLDER) -> list[dict[str, Any]]:
    """Every dialogue of every file in a folder."""
    return [
        {**dialogue, "file": path.stem}
        for path in sorted(folder.glob("*.yml"))
        for dialogue in yaml.safe_load(path.read_text())
    ]


def normalised(transcript: str) -> str:
    """The transcript with what differs from run to run replaced.

    Claim numbers, days, and which of several variants of a response was drawn.
    """
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    for name, variants in domain["responses"].items():
        for variant in variants if len(variants) > 1 else ():
            words = re.sub(r"\\{\w+\\}", ".+?", re.escape(variant["text"].strip()))
            transcript = re.sub(words, f"<{name}>", transcript)
    return _DAY.sub("<day>", _NUMBER.sub("<number>", transcript))


def photo(colour: tuple[int, int, int] = (120, 90, 60)) -> bytes:
    """A small JPEG."""
    buffer = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(buffer, "JPEG")
    return buffer.getvalue()


class Shopper:
    """Talks to the desk over HTTP, as the widget does; in `timezone`, or naming none."""

    def __init__(self, url: str, store: str, timezone: str | None = None) -> None:
        self._url = f"{url}/webhooks/chat"
        self._store = store
        self._headers = {"Timezone": timezone} if timezone else {}
        at_store = ZoneInfo(ZONES[store])
        self._today = lasting_today(ZoneInfo(timezone) if timezone else at_store, at_store)
        self._photos = 0
        self._unknown_claim = new_reference()
        self.numbers: list[str] = []
        self.said: list[str] = []
        self._begin()

    def take(self, turn: dict[str, Any]) -> str:
        """Do what a turn says; returns all that was answered, as one text."""
        if "then" in turn:
            assert turn["then"] == "new conversation", turn
            self.close()
            self._store = turn.get("store", self._store)
            return self._begin()
        if "photo" in turn:
            self._photos += 1
            picture = photo((40 * self._photos % 255, 90, 60))
            return self._send("/photos", "[photo]", files={"photo": ("photo.jpg", picture)})
        if "choose" in turn:
            title = self.filled(turn["choose"])
            assert title in self._choices, f"{title!r} is not offered in:\n{self}"
            return self._send("/messages", f"[{title}]", json={"choice": self._choices[title]})
        text = self.filled(turn["say"])
        return self._send("/messages", text, json={"text": text})

    def filled(self, text: str) -> str:
        """The text with its places filled.

        N days back, `{days_ago:N}` is an ISO date, `{day:N}` the same as the review card writes
        it, `{long_day:N}` without the weekday; `{last:tuesday}` a weekday's date as on the card;
        `{latest_day}` the day it is where each day begins first; `{claim}` the last number heard,
        `{first_claim}` the first; `{unknown_claim}` a valid one nobody has.
        """
        return _PLACE.sub(lambda place: self._place(place[1], place[2]), str(text))

    @property
    def authorization(self) -> str:
        """The header of the session, for requests beside the dialogue."""
        return str(self._client.headers["Authorization"])

    def history(self) -> list[dict[str, Any]]:
        """The conversation so far, both sides."""
        messages: list[dict[str, Any]] = self._client.get("/messages").json()["messages"]
        return messages

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def __str__(self) -> str:
        return "\n".join(self.said)

    def _begin(self) -> str:
        self._client = httpx.Client(base_url=self._url, timeout=60, headers=self._headers)
        answer = self._client.post("/sessions", json={"store": self._store})
        assert answer.status_code == 201, answer.text
        self._client.headers["Authorization"] = f"Bearer {answer.json()['token']}"
        return self._hear(answer.json()["messages"])

    def _send(self, path: str, said: str, **body: Any) -> str:
        self.said.append(f"> {said}")
        answer = self._client.post(path, **body)
        assert answer.status_code in (200, 201), f"{answer.text} in:\n{self}"
        return self._hear(answer.json()["messages"])

    def _hear(self, messages: list[dict[str, Any]]) -> str:
        self._choices = {c["title"]: c["id"] for m in messages for c in m.get("choices", [])}
        parts = [m["text"] for m in messages] + [f"[{title}]" for title in self._choices]
        parts += [f"<ask {m['ask']}>" for m in messages if m.get("ask")]
        text = "\n".join(parts)
        known = {*self.numbers, _EXAMPLE}
        self.numbers += [n for n in dict.fromkeys(_NUMBER.findall(text)) if n not in known]
        self.said.append(text)
        return text

    def _place(self, name: str, value: str | None) -> str:
        if name in ("claim", "first_claim", "unknown_claim"):
            if name == "unknown_claim":
                return self._unknown_claim
            assert self.numbers, f"no number was heard in:\n{self}"
            return self.numbers[-1 if name == "claim" else 0]
        if name == "latest_day":
            return datetime.now(ZoneInfo("Pacific/Kiritimati")).date().isoformat()
        if name == "last":
            back = (self._today.weekday() - _WEEKDAYS.index(str(value)) - 1) % 7 + 1
            return _as_written(self._today - timedelta(days=back))
        day = self._today - timedelta(days=int(str(value)))
        long_day = f"{day.day} {day:%B %Y}"
        return {"days_ago": day.isoformat(), "day": _as_written(day), "long_day": long_day}[name]


def converse(shopper: Shopper, turns: list[dict[str, Any]]) -> None:
    """Take every turn; what must be heard is, and what must not be is not."""
    for turn in turns:
        heard = shopper.take(turn).casefold()
        assert "went wrong on my side" not in heard, f"a turn failed at the end of:\n{shopper}"
        for phrase in _filled(shopper, turn.get("hear")):
            assert phrase in heard, f"no {phrase!r} at the end of:\n{shopper}"
        for phrase in _filled(shopper, turn.get("never")):
            assert phrase not in heard, f"{phrase!r} at the end of:\n{shopper}"


def _filled(shopper: Shopper, phrases: list[str] | None) -> Iterator[str]:
    yield from (shopper.filled(phrase).casefold() for phrase in phrases or ())


def _as_written(day: date) -> str:
    """As the review card shows a day."""
    return f"{day:%A}, {day.day} {day:%B %Y}"
