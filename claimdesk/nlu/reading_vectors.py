"""What a featurizer makes of each reading of a message, for the classifier after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message

from claimdesk.language.languages import DEFAULT, Language
from claimdesk.nlu.plain_text import plain_text
from claimdesk.nlu.segmentation import readings
from claimdesk.nlu.spelling_corrector import PLAIN_TEXTS

#: Message property: a list of ReadingVectors, one per featurizer, in the pipeline's order.
READING_VECTORS = "reading_vectors"


class ReadingVectors:
    """A featurizer's vectors of each reading of a message, made when they are first asked for."""

    def __init__(
        self,
        texts: Sequence[str],
        encode: Callable[[Sequence[str]], np.ndarray],
        *,
        late: bool,
        kinds: int = 1,
    ) -> None:
        """``late``: costly enough to be asked for only where nothing cheaper tells.

        ``kinds``: how many vectors, all as wide, stand side by side in a row.
        """
        self.late = late
        self.kinds = kinds
        self._texts = list(texts)
        self._encode = encode
        self._made: dict[int, np.ndarray] = {}

    def rows(self, places: Sequence[int]) -> np.ndarray:
        """The vectors of the readings at these places, one row each."""
        missing = [place for place in places if place not in self._made]
        if missing:
            made = self._encode([self._texts[place] for place in missing])
            self._made.update(zip(missing, made, strict=True))
        return np.array([self._made[place] for place in places])

    def __deepcopy__(self, memo: dict[int, object]) -> ReadingVectors:
        # `rasa test nlu` copies what is read of a message; the encoder can't be, and need not.
        return self


def add_vectors(message: Message, vectors: ReadingVectors, origin: str) -> None:
    """Hand a message's vectors on; if not late, that of the whole also as Rasa's dense feature."""
    message.set(READING_VECTORS, [*(message.get(READING_VECTORS) or []), vectors])
    if not vectors.late:
        whole = vectors.rows([0])
        message.add_features(Features(whole, FEATURE_TYPE_SENTENCE, TEXT, origin))


def plain_readings(message: Message, language: Language = DEFAULT) -> list[str]:
    """The plain text of each reading, the whole message first: a speller's, if there was one."""
    text = message.get(TEXT) or ""
    return message.get(PLAIN_TEXTS) or [
        plain_text(reading, language) for reading in readings(text, language)
    ]
