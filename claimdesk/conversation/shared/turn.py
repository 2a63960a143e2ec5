"""What a shopper said, and what a form does in answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from claimdesk.conversation.shared.faq import questions_in
from claimdesk.language.identification import OTHER_LANGUAGE
from claimdesk.language.languages import DEFAULT, Language

# A doubtful question is answered where nothing else is under way, where its answer can't hurt.
_SURE_TO_INTERRUPT = 0.75


class Said(Protocol):
    """One message of the shopper, as far as a `Turn` and a `Spoken` of the context are alike."""

    @property
    def text(self) -> str:
        """The words."""
        ...

    @property
    def intent(self) -> str:
        """What it was taken for."""
        ...

    @property
    def is_choice(self) -> bool:
        """Whether it is a button's."""
        ...

    @property
    def language(self) -> Language:
        """The one it is read in."""
        ...


@dataclass(frozen=True)
class Turn:
    """One message of the shopper, as understood.

    `questions` are the intents of the FAQ it contains, in the order asked; those in
    `unsure_questions` are too doubtful to interrupt something else for;
    `entities` hold every value found, by entity name, in the order written. `confidence` (0–1)
    is that of the intent; `answers` is what the message would mean as an answer to each question,
    with the probability; `language` is the one it is read in. `other_language` is the code of the
    one it is written in, if that is another, and `heard_before` whether this is not the first
    message in it. Where it may open a claim, `before` holds what was written since the last one;
    `unsent` is what was written since the staff last got something.
    """

    text: str = ""
    intent: str = ""
    questions: tuple[str, ...] = ()
    entities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_choice: bool = False
    unsure_questions: tuple[str, ...] = ()
    confidence: float = 1.0
    answers: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    language: Language = field(default=DEFAULT, repr=False)
    other_language: str | None = None
    heard_before: bool = False
    before: tuple[Turn, ...] = field(default=(), repr=False)
    unsent: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def parsed(cls, message: Mapping[str, Any], **known: Any) -> Turn:
        """A message as Rasa's parse says it; `known` goes before what stands there."""
        intent = message.get("intent") or {}
        entities: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for found in message.get("entities") or ():
            entities[found["entity"]] += (str(found["value"]),)
        questions = questions_in(intent.get("name") or "", message.get("segments") or ())
        sure = {intent.get("name"): intent.get("confidence") or 0.0}
        for part in message.get("segments") or ():
            sure[part["intent"]] = max(sure.get(part["intent"], 0.0), part["confidence"])
        read = {
            "text": message.get("text") or "",
            "intent": intent.get("name") or "",
            "questions": questions,
            "unsure_questions": tuple(
                q for q in questions if sure.get(q, 0.0) < _SURE_TO_INTERRUPT
            ),
            "entities": dict(entities),
            "confidence": intent.get("confidence") or 0.0,
            "answers": {name: tuple(it) for name, it in (message.get("answers") or {}).items()},
            "other_language": message.get(OTHER_LANGUAGE),
        }
        return cls(**{**read, **known})

    def answer_to(self, question: str) -> str | None:
        """What the words would mean as its answer, by the sentences learned from; or None."""
        meaning, _ = self.answers.get(question, (None, 0.0))
        return None if self.is_choice else meaning

    @property
    def rejects_all(self) -> bool:
        """Whether none of what was offered is meant."""
        return not self.is_choice and (
            self.answer_to("choice") == "none" or self.language.rejects_all(self.text)
        )

    @property
    def says_told_already(self) -> bool:
        """Whether it complains of being asked what was told before."""
        return not self.is_choice and self.language.says_told_already(self.text)

    def entity(self, name: str) -> str | None:
        """The first value found for the entity, or None."""
        found = self.entities.get(name)
        return found[0] if found else None


@dataclass(frozen=True)
class Choice:
    """A reply offered as a button: the name of its wording, and what choosing it says."""

    label: str
    intent: str
    entities: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Say:
    """A sentence to utter, of the catalogue or domain.yml, with the values its text needs.

    `card` is what a client that shows more than text is told as data: its `kind`, what that
    kind has, and `text`, what is said beside the card where the response repeats the card.
    A Choice in it is one of `choices`, which a client shows where the card has it.
    `ask` tells the widget what kind of answer is wanted: "photo" or "date".
    """

    response: str
    values: Mapping[str, Any] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    card: Mapping[str, Any] | None = None
    ask: str | None = None


@dataclass(frozen=True)
class Step:
    """A form's answer to a turn.

    `ask` is what the form now waits for, None when it ends; `then` names what follows its end,
    of what the form's own docstring lists.
    """

    slots: Mapping[str, Any] = field(default_factory=dict)
    say: tuple[Say, ...] = ()
    ask: str | None = None
    then: str | None = None
