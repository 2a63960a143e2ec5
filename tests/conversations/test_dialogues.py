"""Dialogues of both stores, through the real HTTP server, to the mail that arrives."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conversations.conftest import RunningDesk
from tests.conversations.dialogue import Shopper, converse, load, normalised
from tests.conversations.mailbox import Mailbox, text_of

pytestmark = pytest.mark.slow

_SUPPORT = {"procase": "support@procase.com", "casesora": "help@casesora.com"}


def title(dialogue: dict[str, Any]) -> str:
    """The store and the name of a dialogue: no other has both."""
    return f"{dialogue['store']}: {dialogue['name']}"


@pytest.mark.parametrize("dialogue", load(), ids=title)
def test_dialogue(
    dialogue: dict[str, Any], running_desk: RunningDesk, transcripts: dict[str, str]
) -> None:
    """What is said is answered as the dialogue's file says, and its mail arrives."""
    transcripts[title(dialogue)] = hold(dialogue, running_desk)


def hold(dialogue: dict[str, Any], desk: RunningDesk) -> str:
    """Have the dialogue and check its mail; returns the transcript, normalised."""
    shopper = Shopper(desk.url, dialogue["store"], dialogue.get("timezone"))
    converse(shopper, dialogue["turns"])
    check_mail(dialogue, shopper, desk.mailbox)
    shopper.close()
    return normalised(str(shopper))


def check_mail(dialogue: dict[str, Any], shopper: Shopper, mailbox: Mailbox) -> None:
    """The mail that a dialogue's file names arrived, about the last number the shopper heard."""
    for side, expected in dialogue.get("mail", {}).items():
        if side == "none_to":
            assert not mailbox.all_to(expected), f"mail to {expected} after:\n{shopper}"
            continue
        to = _SUPPORT[dialogue["store"]] if side == "support" else expected["to"]
        assert shopper.numbers, f"no claim or message was filed in:\n{shopper}"
        subject = [shopper.numbers[-1], *expected.get("subject", [])]
        mail = mailbox.wait_for(to=to, subject=subject)
        body = " ".join(text_of(mail).split()).casefold()
        for phrase in expected.get("contains", []):
            phrase = shopper.filled(phrase).casefold()
            assert phrase in body, f"no {phrase!r} in:\n{text_of(mail)}"
        if "reply_to" in expected:
            assert expected["reply_to"] in str(mail["Reply-To"])
        kinds = [part.get_content_maintype() for part in mail.iter_attachments()]
        assert kinds.count("image") == expected.get("photos", 0), text_of(mail)
