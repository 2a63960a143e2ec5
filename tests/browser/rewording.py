"""Other words for all that the desk says, so that nothing can be known by its words."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

_WORDS = ("text", "title", "label", "value", "source", "shipping")
_EVENT = "event: message\ndata: "


@dataclass
class Rewording:
    """Rewords the desk's messages on their way; `sent` and `shown` are before and after, by id.

    A text always becomes the same one. Each is laid out to mislead who looks for structure in
    it: a message's has blank lines, colons and bullets, and a choice on a card with lines ends
    with the label of a line that it has nothing to do with.
    """

    sent: dict[str, dict[str, Any]] = field(default_factory=dict)
    shown: dict[str, dict[str, Any]] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def __call__(self, part: bytes) -> bytes:
        """An event of a stream, or a JSON body, in other words."""
        text = part.decode()
        if text.startswith(_EVENT):
            message = self.message(json.loads(text.removeprefix(_EVENT)))
            return f"{_EVENT}{json.dumps(message)}\n\n".encode()
        if text.startswith("event: "):
            return part
        body = json.loads(text)
        if "messages" in body:
            body["messages"] = [self.message(each) for each in body["messages"]]
        return json.dumps(body).encode()

    def message(self, message: dict[str, Any]) -> dict[str, Any]:
        """A message of the desk's in other words; the shopper's stay as they are."""
        if message.get("from") == "shopper":
            return message
        reworded = self._reworded(message)
        text, labels = reworded["text"], []
        reworded["text"] = f"{text} one: {text} two\n\n• {text} three: {text} four"
        if "lines" in reworded.get("card", {}):
            labels = [line["label"] for line in reworded["card"]["lines"]]
        for at, choice in enumerate(reworded["choices"]):
            if labels:
                choice["title"] += f": {labels[at % len(labels)]}"
        self.sent[message["id"]], self.shown[message["id"]] = message, reworded
        return reworded

    def word(self, text: str) -> str:
        """The name that stands for a text."""
        return self._names.setdefault(text, f"wug{len(self._names)}x")

    def latest_card(self, kind: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """The latest message with a card of this kind: as the desk sent it, and as it is shown."""
        latest = [id for id, each in self.sent.items() if each.get("card", {}).get("kind") == kind]
        return self.sent[latest[-1]], self.shown[latest[-1]]

    def _reworded(self, value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: self._reworded(each, key) for key, each in value.items()}
        if isinstance(value, list):
            return [self._reworded(each) for each in value]
        return self.word(value) if name in _WORDS and isinstance(value, str) else value
