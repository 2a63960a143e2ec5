"""The channel inside Rasa's own server application and with its own tracker stores."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from rasa.core.tracker_store import (
    AwaitableTrackerStore,
    FailSafeTrackerStore,
    InMemoryTrackerStore,
    SQLTrackerStore,
    TrackerStore,
)
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException

from claimdesk.channel.trackers import CannotErase, erase_tracker
from claimdesk.channel.web_channel import WebChannel


def _stores(folder: Path) -> dict[str, TrackerStore]:
    domain = Domain.empty()
    sql = SQLTrackerStore(domain, db=str(folder / "trackers.db"))
    return {
        "memory": InMemoryTrackerStore(domain),
        "sql": sql,
        "wrapped": FailSafeTrackerStore(AwaitableTrackerStore(sql)),
    }


@pytest.mark.parametrize("kind", ["memory", "sql", "wrapped"])
async def test_erasing_leaves_nothing_of_one_conversation_in_the_tracker_store(tmp_path, kind):
    """And all of the other; a conversation that is not there is no error."""
    store = _stores(tmp_path)[kind]
    for name in ("mine", "other"):
        await store.save(DialogueStateTracker.from_events(name, [UserUttered("hello")]))
    assert set(await store.keys()) == {"mine", "other"}

    await erase_tracker(store, "mine")
    await erase_tracker(store, "never there")

    assert set(await store.keys()) == {"other"}
    assert await store.retrieve("mine") is None


async def test_a_store_of_ones_own_erases_by_its_delete():
    """Plain or async."""
    erased: list[str] = []

    class Plain(TrackerStore):
        def delete(self, conversation_id: str) -> None:
            erased.append(conversation_id)

    class Async(TrackerStore):
        async def delete(self, conversation_id: str) -> None:
            erased.append(conversation_id)

    for kind in (Plain, Async):
        await erase_tracker(kind(Domain.empty()), kind.__name__)

    assert erased == ["Plain", "Async"]


async def test_a_store_that_cannot_erase_says_so():
    """Rather than leaving a conversation behind in silence."""
    with pytest.raises(CannotErase):
        await erase_tracker(TrackerStore(Domain.empty()), "mine")


def test_what_is_missing_at_the_start_is_named(monkeypatch):
    """Rasa reports an ImportError or AttributeError as a misspelled class."""

    def broken(name: str) -> Any:
        raise ImportError(f"no module for {name}")

    monkeypatch.setattr("claimdesk.channel.web_channel.import_module", broken)

    with pytest.raises(RasaException, match=r"cannot start.*claimdesk\.bootstrap"):
        WebChannel.from_credentials(None)


@pytest.mark.slow
@pytest.mark.parametrize("cors", [None, "*"])
async def test_in_rasas_application_the_channel_keeps_its_own_cors_and_limits(server, cors):
    """Whatever `rasa run --cors` says; and the body limit of 100 MB is ours."""
    from rasa.core.run import configure_app

    channel = WebChannel(
        settings=server.settings,
        stores={"procase": SimpleNamespace(origins=["https://procase.com"], name="ProCase")},
        conversations=server.conversations,
        photos=server.photos,
        feedback=server.feedback,
        wording=str,
    )
    app = configure_app([channel], cors=cors, enable_api=False, use_uvloop=False)
    app.ctx.agent = server.assistant
    running = await app.create_server(port=0, host="127.0.0.1", return_asyncio_server=True)
    assert running is not None
    await running.startup()
    await running.before_start()
    await running.start_serving()
    port = running.server.sockets[0].getsockname()[1]
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}/webhooks/chat") as client:
            bad = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
            refused = await client.options("/messages", headers=bad)
            asked = await client.options(
                "/messages", headers={**bad, "Origin": "https://procase.com"}
            )
            status = await client.get("/", headers={"Origin": "https://evil.example"})
            missing = await client.get("/nosuch")
    finally:
        running.close()
        await asyncio.sleep(0.05)

    assert refused.status_code == 403
    assert not [name for name in refused.headers if name.startswith("access-control")]
    assert asked.status_code == 204
    assert asked.headers["access-control-allow-origin"] == "https://procase.com"
    assert "access-control-allow-credentials" not in asked.headers
    assert "access-control-allow-origin" not in status.headers
    assert missing.headers["content-type"] == "application/problem+json"
    assert app.config.REQUEST_MAX_SIZE < 20_000_000
