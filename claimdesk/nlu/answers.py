"""Examples of answers to a claim's questions, by the metadata of their intent."""

from __future__ import annotations

from rasa.shared.nlu.training_data.message import Message

_METADATA, _OF_INTENT = "metadata", "intent"
_QUESTION, _MEANING = "asked", "means"


def answer_of(example: Message) -> tuple[str, str] | None:
    """The question (``asked``) and the meaning (``means``) of an answer; None if it is none."""
    about = (example.get(_METADATA) or {}).get(_OF_INTENT) or {}
    return (about[_QUESTION], about[_MEANING]) if _QUESTION in about else None
