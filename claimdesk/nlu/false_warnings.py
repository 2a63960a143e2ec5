"""Rasa's warnings that are false here, each with the reason; all others are shown."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence

from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.training_data import TrainingData

from claimdesk.nlu.answers import answer_of

# Rasa looks for its own classes: it can't know that components of ours learn from these.
_LEARNED_BY_OURS = (
    "You have defined training data consisting of entity examples, but your NLU configuration",
    "You have defined training data consisting of lookup tables, but your NLU configuration",
    "You have defined synonyms in your training data, but your NLU configuration",
)


def silence_false_warnings(
    data: TrainingData, set_by_components: Sequence[str], said_by_code: Sequence[str]
) -> None:
    """Keep them from being shown in this process.

    ``set_by_components``: intents that are not learned; ``said_by_code``: responses that no rule
    utters. The same answer may be given to several questions, and is no example of its intent.
    """
    false = [
        *map(re.escape, _LEARNED_BY_OURS),
        *(f"The intent '{_any_of(set_by_components)}' is listed in the domain file, but",),
        *(f"The utterance '{_any_of(said_by_code)}' is not used in any story or rule",),
        *(f"The example '{_any_of(_answers_alone_differ(data))}' was found labeled with multiple",),
    ]
    for start in false:
        warnings.filterwarnings("ignore", message=start, category=UserWarning)


def _answers_alone_differ(data: TrainingData) -> Iterator[str]:
    """Texts with several intents, of which all but one are those of answers."""
    intents: dict[str, set[str]] = {}
    of_examples: dict[str, set[str]] = {}
    for example in data.intent_examples:
        text, intent = example.get(TEXT), example.get(INTENT)
        intents.setdefault(text, set()).add(intent)
        if answer_of(example) is None:
            of_examples.setdefault(text, set()).add(intent)
    for text, its in intents.items():
        if len(its) > 1 and len(of_examples.get(text, ())) < 2:
            yield text


def _any_of(texts: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, texts))})"
