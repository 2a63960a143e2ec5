"""A trainer edits a sentence, saves, and asks again: no restart, no training."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimdesk.serving.process_log import ProcessLog
from claimdesk.settings import ROOT
from tests.conversations.conftest import RunningDesk, run_desk
from tests.conversations.dialogue import Shopper

pytestmark = pytest.mark.slow

_PATIENCE_SECONDS = 30  # for a busy machine; tests/unit/adapters/test_live_files.py counts them
QUESTION = "what does shipping cost?"


class Trainer:
    """Edits copies of the files that are said, and asks the desk that says them."""

    def __init__(self, desk: RunningDesk, folder: Path) -> None:
        self.desk = desk
        self.domain, self.wording = folder / "domain.yml", folder / "en.yml"

    @staticmethod
    def edit(path: Path, before: str, after: str) -> None:
        """Replace a piece of a file, and save it."""
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")

    def ask(self, text: str = QUESTION) -> str:
        """What a new shopper hears to it."""
        shopper = Shopper(self.desk.url, "procase")
        heard = shopper.take({"say": text})
        shopper.close()
        return heard

    def hears(self, piece: str, text: str = QUESTION) -> bool:
        """Whether one who asks again hears it, sooner or later."""
        return _comes(lambda: piece in self.ask(text))

    def is_told(self, piece: str) -> bool:
        """Whether the assistant's process logs it as an error, as the terminal shows it too."""
        log = ProcessLog(self.desk.home / "logs" / "rasa.log", "rasa")
        return _comes(
            lambda: any(
                piece in line and log.is_severe(line)
                for line in log.path.read_text(encoding="utf-8").splitlines()
            )
        )


def _comes(happens: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not (it_did := happens()) and time.monotonic() < deadline:
        time.sleep(0.3)
    return it_did


@pytest.fixture(scope="module", params=["on", "off"], ids=["fast", "stock"])
def trainer(
    trained: None, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Trainer]:
    """With a desk of their own, by the faster Rasa and by stock Rasa."""
    folder = tmp_path_factory.mktemp("words")
    shutil.copy(ROOT / "domain.yml", folder)
    for path in (ROOT / "wording").glob("*.yml"):
        shutil.copy(path, folder)
    settings = {
        "CLAIMDESK_RASA_FAST": request.param,
        "CLAIMDESK_RESPONSES": str(folder / "domain.yml"),
        "CLAIMDESK_WORDING": str(folder / "en.yml"),
    }
    with run_desk(tmp_path_factory.mktemp("trainers-home"), **settings) as desk:
        yield Trainer(desk, folder)


def test_an_edited_response_is_heard_when_asked_again(trainer: Trainer) -> None:
    """A sentence under `responses:`, and a button beside it."""
    assert "Shipping is free within the US." in trainer.ask()

    edit = '    - text: "To ship it, you pay {shipping_cost}."\n      buttons: [{title: How long?,'
    edit += " payload: /ask_shipping_time}]"
    trainer.edit(trainer.domain, '    - text: "Shipping is {shipping_cost}."', edit)

    assert trainer.hears("To ship it, you pay free within the US.")
    shopper = Shopper(trainer.desk.url, "procase")
    shopper.take({"say": QUESTION})
    assert "Delivery takes" in shopper.take({"choose": "How long?"})
    shopper.close()


def test_an_edited_line_of_the_wording_is_heard_too(trainer: Trainer) -> None:
    """What a form asks; in a conversation that was under way as well."""
    opening = "I want to return something"
    shopper = Shopper(trainer.desk.url, "procase")
    assert "What happened with it?" in shopper.take({"say": opening})

    trainer.edit(trainer.wording, '"What happened with it?"', '"What is the matter with it?"')

    trainer.edit(trainer.wording, "What's your order number? It's in", "Which order? It's in")

    assert trainer.hears("What is the matter with it?", opening)
    assert "Which order?" in shopper.take({"choose": "I changed my mind"})
    shopper.close()


def test_a_file_in_another_language_is_live_as_well(trainer: Trainer) -> None:
    """The sentence said to who writes in French."""
    french = trainer.wording.with_name("fr.yml")
    trainer.edit(french, "Je ne comprends que l’anglais.", "Seulement l’anglais ici.")

    asked = "Bonjour, où est ma commande s'il vous plaît ?"
    assert trainer.hears("Seulement l’anglais ici.", asked)


def test_a_broken_file_is_named_on_the_terminal_and_the_last_words_go_on(trainer: Trainer) -> None:
    """By file and line; the shopper notices nothing, and mending it is enough."""
    heard = trainer.ask()
    trainer.edit(trainer.domain, "  utter_goodbye:\n", '  utter_goodbye: "\n')

    assert trainer.is_told(f"{trainer.domain}:")
    assert trainer.is_told("is not YAML")
    assert trainer.ask() == heard

    trainer.edit(trainer.domain, '  utter_goodbye: "\n', "  utter_goodbye:\n")
    trainer.edit(trainer.domain, "Goodbye, and thanks", "Farewell, and thanks")
    trainer.edit(trainer.domain, "Take care.", "Farewell.")
    assert trainer.hears("Farewell", "goodbye")


def test_a_misspelt_placeholder_is_named_and_never_said(trainer: Trainer) -> None:
    """With the name that was meant; the sentence stays as it was."""
    asked = "who pays for return shipping?"
    heard = trainer.ask(asked)
    trainer.edit(trainer.domain, "{return_shipping_customer_pays_for}", "{return_shiping_customer}")

    assert trainer.is_told("{return_shiping_customer}: no store states it; did you mean {return_")
    assert trainer.ask(asked) == heard
