"""Dialogues of both stores through the real HTTP server with a trained model, to the mail that arrives."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conversations.conftest import RunningDesk
from tests.conversations.dialogue import Shopper, load
from tests.conversations.mailbox import text_of

pytestmark = pytest.mark.slow

_SUPPORT = {"procase": "support@procase.com", "casesora": "help@casesora.com"}


@pytest.mark.parametrize("dialogue", load(), ids=lambda d: f"{d['store']}: {d['name']}")
def test_dialogue(dialogue: dict[str, Any], running_desk: RunningDesk) -> None:
    """What is said is answered as the dialogue's file says, and its mail arrives."""
    shopper = Shopper(running_desk.url, dialogue["store"])
    said = [f"assistant: {shopper.messages}"]
    for turn in dialogue["turns"]:
        heard = shopper.take(turn)
        said += [f"shopper: {turn}", f"assistant: {heard}"]
        for phrase in turn.get("hear", []):
            assert phrase.casefold() in heard.casefold(), f"no {phrase!r} in:\n" + "\n".join(said)
        for phrase in turn.get("never", []):
            assert phrase.casefold() not in heard.casefold(), f"{phrase!r} in:\n" + "\n".join(said)
    _check_mail(dialogue, shopper, running_desk)
    shopper.close()


def _check_mail(dialogue: dict[str, Any], shopper: Shopper, running_desk: RunningDesk) -> None:
    for side, expected in dialogue.get("mail", {}).items():
        to = _SUPPORT[dialogue["store"]] if side == "support" else expected["to"]
        mail = running_desk.mailbox.wait_for(to=to, naming=shopper.numbers[-1])
        body = text_of(mail)
        for phrase in expected.get("subject", []):
            assert phrase in str(mail["Subject"])
        for phrase in expected.get("contains", []):
            assert phrase.casefold() in body.casefold(), f"no {phrase!r} in:\n{body}"
        if "reply_to" in expected:
            assert expected["reply_to"] in str(mail["Reply-To"])
        attached = [part for part in mail.iter_attachments() if part.get_content_maintype() == "image"]
        assert len(attached) == expected.get("photos", len(attached))
