"""What the training data teach of what clauses tell: synonyms, marked sentences, and intents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from claimdesk.language.languages import DEFAULT, Language
from claimdesk.language.spans import Stretch
from claimdesk.nlu.clause_classifier import Taught
from claimdesk.nlu.phrase_table import Phrase, table_of

_METADATA, _OF_INTENT = "metadata", "intent"
_MOST_OF_IT = 0.6  # of a marked stretch: a clause with less is neither an example nor none


def taught_by(
    data: TrainingData,
    entities: Sequence[str],
    by_intent: Mapping[str, Mapping[str, str]],
    left_open: Mapping[str, Sequence[str]],
    language: Language = DEFAULT,
) -> list[Taught]:
    """Every training sentence, its clauses, every phrase and synonym of a code, and their codes.

    A code is one that has a lookup table of the entity; its synonyms tell it too. A sentence
    tells what is marked in it and the phrases in it; else what its intent says (``by_intent``:
    intent -> entity -> code); else nothing, unless it is one of an intent whose sentences often
    tell what is not marked (``left_open``: intent -> entities), or of those whose metadata say that
    nothing is (``marked: false``). What is marked as another entity ("[the case](product)") tells
    nothing.
    """
    table = table_of(data.lookup_tables, entities, language)
    entity_of = {code: e for e, known in table.phrases.items() for code in known.values()}
    listed = {phrase: code for known in table.phrases.values() for phrase, code in known.items()}
    synonyms = {**data.entity_synonyms, **listed}.items()
    taught: list[Taught] = [
        (said, _codes(table.find(said), entities) | {entity_of[code]: code})
        for said, code in synonyms
        if code in entity_of
    ]
    nothing: dict[str, str | None] = dict.fromkeys(entities)
    elsewhere_named = {table["name"] for table in data.lookup_tables if "/" not in table["name"]}
    elsewhere = table_of(data.lookup_tables, elsewhere_named - {*entities}, language)
    taught += [(named, nothing) for known in elsewhere.phrases.values() for named in known]
    for example in data.intent_examples:
        text, intent = example.get(TEXT), example.get(INTENT)
        marks = [
            Phrase(mark["entity"], mark["value"], mark["start"], mark["end"])
            for mark in example.get(ENTITIES) or []
        ]
        told = [*table.find(text), *(mark for mark in marks if mark.entity in entities)]
        codes = _codes(told, entities)
        open_here = entities if _is_unmarked(example) else left_open.get(intent, ())
        for entity in entities:
            if codes[entity] is None:
                if entity in by_intent.get(intent, ()):
                    codes[entity] = by_intent[intent][entity]
                elif entity in open_here:
                    del codes[entity]
        taught.append((text, codes))
        others = [mark for mark in marks if mark.entity not in entities]
        taught += [(text[other.start : other.end], nothing) for other in others]
        if any(codes.values()):
            taught += _clauses(text, told, codes, language)
    return taught


def _is_unmarked(example: Message) -> bool:
    about = (example.get(_METADATA) or {}).get(_OF_INTENT) or {}
    return about.get("marked") is False


def _codes(told: Sequence[Phrase], entities: Sequence[str]) -> dict[str, str | None]:
    """By entity the last code that is told: what is marked goes before a phrase."""
    return dict.fromkeys(entities) | {p.entity: p.value for p in told if p.told}


def _clauses(
    text: str, told: Sequence[Phrase], codes: Mapping[str, str | None], language: Language
) -> Iterator[Taught]:
    """The parts of a sentence of which it is known what they tell."""
    parts = [part for sentence in language.clauses_by_sentence(text) for part in sentence]
    for part in parts if len(parts) > 1 else ():
        mine: dict[str, str | None] = {}
        for entity in codes:
            shares = {p.value: _share(p, part) for p in told if p.told and p.entity == entity}
            if not any(shares.values()) and (shares or codes[entity] is None):
                mine[entity] = None
            for code, share in shares.items():
                if share >= _MOST_OF_IT:
                    mine[entity] = code
        yield text[part[0] : part[1]], mine


def _share(phrase: Phrase, part: Stretch) -> float:
    common = min(phrase.end, part[1]) - max(phrase.start, part[0])
    return max(common, 0) / (phrase.end - phrase.start)
