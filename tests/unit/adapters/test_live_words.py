"""The words in force: the files' newest, but one version within a turn."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from claimdesk.adapters.live_files import LiveFiles
from claimdesk.adapters.live_words import LiveWords
from claimdesk.adapters.responses import load_responses
from claimdesk.adapters.wording import load_wording, wording_files
from claimdesk.claims.phrases import Phrase
from claimdesk.language.languages import DEFAULT


class Desk:
    """Words of two files, and what looks at them."""

    def __init__(self, folder: Path) -> None:
        self.catalogue, self.domain = folder / "en.yml", folder / "domain.yml"
        self.write("old")
        path, domain = self.catalogue, self.domain
        self._files = (
            LiveFiles(lambda: wording_files(path), lambda _: load_wording(path)),
            LiveFiles(lambda: [domain], lambda _: load_responses(domain)),
        )
        self.words = LiveWords(*self._files)

    def write(self, word: str) -> None:
        self.catalogue.write_text(f"en: {{greet: Hello {word} one, french: '{word}'}}")
        self.domain.write_text(f"responses: {{utter_bye: [{{text: Bye {word} one}}]}}")
        (self.catalogue.parent / "fr.yml").write_text(f"fr: {{french: {word}!}}")

    def look(self) -> None:
        for files in (*self._files, *self._files):
            files.look()

    def said(self) -> list[str]:
        """One sentence of each file, by each way there is."""
        words = self.words
        return [
            words.text("greet", {}),
            words.template("utter_greet"),
            words.said(Phrase("greet")),
            words.in_language("fr").template("french"),
            words.now.responses["utter_bye"][0]["text"],
        ]


OLD = ["Hello old one"] * 3 + ["old!", "Bye old one"]
NEW = ["Hello new one"] * 3 + ["new!", "Bye new one"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_saved_sentence_is_said(desk: Desk) -> None:
    """Of the catalogue, of another language, of Rasa's responses."""
    assert desk.said() == OLD
    assert desk.words.code == "en"
    assert desk.words.language is DEFAULT

    desk.write("new")
    desk.look()

    assert desk.said() == NEW


async def test_a_turn_says_one_version_and_its_neighbour_the_next(desk: Desk) -> None:
    """Whatever is saved while it lasts, and in what it starts."""
    saved = asyncio.Event()

    async def turn(*, waits: bool) -> list[str]:
        with desk.words.pinned():
            if waits:
                before = desk.said()
                await saved.wait()
                assert before == await asyncio.to_thread(desk.said)
            return await asyncio.ensure_future(asyncio.sleep(0, desk.said()))

    first = asyncio.ensure_future(turn(waits=True))
    await asyncio.sleep(0)
    desk.write("new")
    desk.look()
    saved.set()

    assert await turn(waits=False) == NEW
    assert await first == OLD
    assert desk.said() == NEW


def test_a_broken_file_holds_up_no_other(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """Its own last words go on; it is named, whichever of the catalogue's it was."""
    desk.write("new")
    broken = desk.catalogue.parent / "fr.yml"
    broken.write_text("fr: {french: [")
    desk.look()

    assert desk.said() == [*OLD[:4], NEW[4]]
    assert f"{broken}:2: is not YAML" in caplog.text

    broken.write_text("fr: {french: new!}")
    os.utime(broken, (1, 1))  # an older file put in its place is a change too
    desk.look()
    assert desk.said() == NEW
