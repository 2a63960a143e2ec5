"""Dialogues written in YAML: what is said, what must be heard, which mail must arrive."""

from __future__ import annotations

import io
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import yaml
from PIL import Image

FOLDER = Path(__file__).parent
_ZONES = {"procase": "America/Los_Angeles", "casesora": "America/New_York"}
_DATE = re.compile(r"\{days_ago:(\d+)\}")
_NUMBER = re.compile(r"\b(?:CLM|MSG)-[0-9A-Z]+")


def load() -> list[dict[str, Any]]:
    """Every dialogue of every file beside this one."""
    return [
        {**dialogue, "file": path.name}
        for path in sorted(FOLDER.glob("*.yml"))
        for dialogue in yaml.safe_load(path.read_text())
    ]


def photo(colour: tuple[int, int, int] = (120, 90, 60)) -> bytes:
    """A small JPEG."""
    buffer = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(buffer, "JPEG")
    return buffer.getvalue()


class Shopper:
    """Talks to the desk over HTTP, as the widget does."""

    def __init__(self, url: str, store: str) -> None:
        self._client = httpx.Client(base_url=f"{url}/webhooks/chat", timeout=60)
        answer = self._client.post("/sessions", json={"store": store})
        assert answer.status_code == 201, answer.text
        self._client.headers["Authorization"] = f"Bearer {answer.json()['token']}"
        self._zone = ZoneInfo(_ZONES[store])
        self._choices: dict[str, str] = {}
        self._photos = 0
        self.numbers: list[str] = []
        self.messages = self._heard(answer.json()["messages"])

    def take(self, turn: dict[str, Any]) -> str:
        """Do what a turn says; returns all that was answered, as one text."""
        if "photo" in turn:
            self._photos += 1
            picture = photo((40 * self._photos % 255, 90, 60))
            answer = self._client.post("/photos", files={"photo": ("photo.jpg", picture)})
        elif "choose" in turn:
            title = turn["choose"]
            assert title in self._choices, f"{title!r} was not offered, but {list(self._choices)}"
            answer = self._client.post("/messages", json={"choice": self._choices[title]})
        else:
            answer = self._client.post("/messages", json={"text": self._dated(turn["say"])})
        assert answer.status_code in (200, 201), answer.text
        return self._heard(answer.json()["messages"])

    def history(self) -> list[dict[str, Any]]:
        """The conversation so far, both sides."""
        messages: list[dict[str, Any]] = self._client.get("/messages").json()["messages"]
        return messages

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def _dated(self, text: str) -> str:
        today = datetime.now(self._zone).date()
        return _DATE.sub(lambda m: (today - timedelta(days=int(m[1]))).isoformat(), text)

    def _heard(self, messages: list[dict[str, Any]]) -> str:
        self._choices = {c["title"]: c["id"] for m in messages for c in m.get("choices", [])}
        parts = [m["text"] for m in messages] + [f"[{title}]" for title in self._choices]
        parts += [f"<ask {m['ask']}>" for m in messages if m.get("ask")]
        text = "\n".join(parts)
        self.numbers += [n for n in _NUMBER.findall(text) if n not in self.numbers]
        return text
