"""Actions served within the process, where Rasa calls them by the address of endpoints.yml."""

from __future__ import annotations

import logging
import socket
from pathlib import Path

import pytest
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from claimdesk import bootstrap
from claimdesk.bootstrap import wire
from claimdesk.dialogue.local_actions import LocalActions, PlayedConversations
from claimdesk.settings import InvalidSetting, Settings

CALL = {
    "next_action": "action_session_start",
    "tracker": {"sender_id": "talk-1", "slots": {}, "events": [], "latest_message": {}},
    "domain": {},
}


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch, home: Path) -> str:
    """An address that nobody listens at, in a process without a web channel."""
    monkeypatch.setattr(LocalActions, "needed", True)
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{held.getsockname()[1]}/webhook"


async def test_rasas_call_is_answered_from_the_first_conversation_on(url: str) -> None:
    """Nothing listens before it; then every call by Rasa's own endpoint has its answer."""
    endpoint = EndpointConfig(url)
    with pytest.raises(OSError, match="Cannot connect"):
        await endpoint.request(json=CALL)

    assert await PlayedConversations(actions=url).retrieve("talk-1") is None

    for _ in range(2):
        answer = await endpoint.request(json=CALL)
        slots = [e["value"] for e in answer["events"] if e["event"] == "slot"]
        assert slots == ["casesora"]


async def test_what_is_no_call_is_refused(url: str) -> None:
    """As Rasa's own server of actions does: by a status, and the server goes on."""
    LocalActions(url).serve()

    with pytest.raises(ClientResponseError) as error:
        await EndpointConfig(url).request(json={"next_action": "action_session_start"})

    assert error.value.status == 400
    assert await EndpointConfig(url).request(json=CALL)


async def test_who_listens_already_goes_on(url: str, caplog: pytest.LogCaptureFixture) -> None:
    """A second shell beside the first is no error, nor is `rasa run actions`."""
    caplog.set_level(logging.INFO)
    LocalActions(url).serve()
    LocalActions(url).serve()

    assert any("listens at" in record.getMessage() for record in caplog.records)
    assert await EndpointConfig(url).request(json=CALL)


async def test_under_the_web_channel_nothing_listens(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its agent calls the actions without."""
    monkeypatch.setattr(LocalActions, "needed", False)

    LocalActions(url).serve()

    with pytest.raises(OSError, match="Cannot connect"):
        await EndpointConfig(url).request(json=CALL)


@pytest.mark.parametrize(("store", "told"), [("", True), ("procase", False)])
async def test_the_store_is_told_where_nobody_chose(
    url: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    store: str,
    told: bool,
) -> None:
    """In a line that says how to choose; chosen, the conversation has that store."""
    monkeypatch.setenv("CLAIMDESK_STORE", store)
    bootstrap.desk.cache_clear()
    caplog.set_level(logging.INFO, logger="claimdesk.dialogue.local_actions")

    LocalActions(url).serve()

    lines = [record.getMessage() for record in caplog.records]
    line = "talking to casesora; CLAIMDESK_STORE chooses the store: casesora, procase"
    assert (line in lines) is told
    answer = await EndpointConfig(url).request(json=CALL)
    assert answer["events"][1]["value"] == (store or "casesora")


def test_a_store_that_is_none_is_told_in_a_line(tmp_path: Path) -> None:
    """With those there are."""
    with pytest.raises(InvalidSetting, match=r"^CLAIMDESK_STORE: shop is no store; known"):
        wire(Settings(home=tmp_path, store="shop"))
