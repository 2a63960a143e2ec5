"""Rasa's importer of this project: every training by it says in the model what it was made from."""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import rasa
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from claimdesk.nlu.content_cache import ContentCache, key_of
from claimdesk.nlu.false_warnings import silence_false_warnings
from claimdesk.nlu.fingerprint import code_fingerprint, fingerprint

#: The key in the configuration of the pipeline's last component, and so in the model's metadata.
MADE_FROM = "made_from"


class TrainingImporter(RasaFileImporter):
    """Reads what Rasa's own importer reads; a file that has not changed is not parsed again."""

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
        set_by_components: Sequence[str] = (),
        said_by_code: Sequence[str] = (),
    ) -> None:
        """The last two are from config.yml: intents and responses that look unused to Rasa."""
        super().__init__(config_file, domain_path, training_data_paths)
        paths = training_data_paths or []
        paths = [paths] if isinstance(paths, str) else paths
        self._given = [*paths, *filter(None, (domain_path, config_file))]
        self._look_unused = set_by_components, said_by_code

    def get_config(self) -> dict[str, Any]:
        """The configuration, its last component's with the fingerprint of all that was given."""
        config = dict(super().get_config())
        if self.config_file and config.get("pipeline"):
            made_from = fingerprint(
                Path(self.config_file).resolve().parent, map(Path, self._given), code_fingerprint()
            )
            *others, last = config["pipeline"]
            config["pipeline"] = [*others, {**last, MADE_FROM: made_from}]
        return config

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """The sentences of all files."""
        data = TrainingData().merge(*(_read(Path(file), language) for file in self._nlu_files))
        silence_false_warnings(data, *self._look_unused)
        return data


class Example(Message):
    """A training sentence that keeps its fingerprint while nothing changes it, copied or not.

    Rasa copies all sentences, and compares them by it, whenever it merges data: six times in a
    training. Copies share the lists within: what changes a sentence sets a new one.
    """

    def set(self, prop: str, info: Any, add_to_output: bool = False) -> None:
        """As Message's; setting a text to what it is changes nothing."""
        if add_to_output or not isinstance(info, str) or self.data.get(prop) != info:
            super().set(prop, info, add_to_output)

    def __deepcopy__(self, _memo: dict[int, Any]) -> Example:
        copy = Example(self.data, {*self.output_properties}, self.time, [*self.features])
        copy._cached_fingerprint = self._cached_fingerprint
        return copy


def _read(file: Path, language: str | None) -> TrainingData:
    """What a file teaches; parsed by Rasa once, as long as neither of them changes."""
    cache = ContentCache()
    key = key_of("sentences", rasa.__version__, str(language), file.read_bytes())
    stored = cache.get([key]).get(key)
    if stored is None:
        with warnings.catch_warnings(record=True) as raised:
            warnings.simplefilter("ignore")
            warnings.simplefilter("always", UserWarning)  # Rasa's on the data
            data = load_data(str(file), language)
        for warning in raised:
            warnings.warn_explicit(
                warning.message, warning.category, warning.filename, warning.lineno
            )
        parts = _parts(data)
        stored = json.dumps(parts).encode()
        if raised or json.loads(stored) != parts:  # to be warned of again, or not to be kept so
            return data
        cache.put({key: stored})
    examples, *others = json.loads(stored)
    return TrainingData([_example(*example) for example in examples], *others)


def _parts(data: TrainingData) -> list[Any]:
    examples = [[example.data, example.fingerprint()] for example in data.training_examples]
    others = data.entity_synonyms, data.regex_features, data.lookup_tables, data.responses
    return [examples, *others]


def _example(data: dict[str, Any], its_fingerprint: str) -> Example:
    example = Example(data)
    example._cached_fingerprint = its_fingerprint
    return example
