"""The words in force: the catalogue and Rasa's responses as their files state them now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from claimdesk.adapters.live_files import FileWatch, LiveFiles
from claimdesk.adapters.responses import Responses
from claimdesk.adapters.wording import Catalogue
from claimdesk.language.languages import Language


class Words(NamedTuple):
    """One version of all that is read: the catalogue, and `responses:` by name."""

    catalogue: Catalogue
    responses: Responses


_pinned: ContextVar[Words | None] = ContextVar("words", default=None)


class LiveWords:
    """A wording whose sentences change with their files, though not in the middle of a turn."""

    def __init__(
        self,
        catalogue: LiveFiles[Catalogue],
        responses: LiveFiles[Responses],
        prepare: Callable[[], object] = lambda: None,
    ) -> None:
        """`prepare` is for what reading a change needs, and is called before the first one."""
        self._catalogue = catalogue
        self._responses = responses
        self._prepare = prepare
        self._watch: FileWatch | None = None

    def watch(self) -> None:
        """Take changes in from now on; without it the words stay as they were first read."""
        if self._watch is None:
            self._watch = FileWatch((self._catalogue, self._responses), self._prepare)

    @contextmanager
    def pinned(self) -> Iterator[None]:
        """Keep what is done within to one version, whatever is saved meanwhile."""
        token = _pinned.set(self.now)
        try:
            yield
        finally:
            _pinned.reset(token)

    @property
    def now(self) -> Words:
        """The version that counts here: the newest, or the one that was pinned."""
        return _pinned.get() or Words(self._catalogue.value, self._responses.value)

    @property
    def code(self) -> str:
        """The code of the catalogue's language."""
        return self.now.catalogue.code

    @property
    def language(self) -> Language:
        """The language the words are in."""
        return self.now.catalogue.language

    def in_language(self, code: str) -> Catalogue:
        """The sentences in another language, of one version."""
        return self.now.catalogue.in_language(code)

    def text(self, name: str, values: Mapping[str, Any]) -> str:
        """The sentence filled; raises as Catalogue's does."""
        return self.now.catalogue.text(name, values)

    def template(self, name: str, count: object = None) -> str:
        """The sentence unfilled; raises as Catalogue's does."""
        return self.now.catalogue.template(name, count)

    def said(self, value: object) -> str:
        """A value in words."""
        return self.now.catalogue.said(value)
