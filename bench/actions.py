"""Compares an action in-process, via JSON, and via an action server.

`python -m bench.actions`; docs/decisions/0002-actions-in-process.md has the figures.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from claimdesk.serving.training import rasa_environment
from claimdesk.settings import ROOT

PORT = 26306
CALLS = 100


def main() -> None:
    """Print milliseconds a call, and what the action server holds in memory."""
    with tempfile.TemporaryDirectory(prefix="claimdesk-bench-") as home:
        os.environ["CLAIMDESK_HOME"] = home
        argv = [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "--port", str(PORT)]
        environment = {**rasa_environment(ROOT), "CLAIMDESK_HOME": home}
        with subprocess.Popen(
            argv, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        ) as server:
            try:
                asyncio.run(_measure(server.pid))
            finally:
                server.terminate()


async def _measure(server: int) -> None:
    from rasa.core.actions.action import RemoteAction
    from rasa.core.channels.channel import CollectingOutputChannel
    from rasa.shared.core.domain import Domain
    from rasa.utils.endpoints import EndpointConfig

    from claimdesk.dialogue.in_process_actions import InProcessActions
    from claimdesk.dialogue.store_responses import StoreResponses
    from claimdesk.rasa_fast.remote_action import FastRemoteAction

    domain = Domain.load(str(ROOT / "domain.yml"))
    words = StoreResponses(EndpointConfig(), domain)
    here = InProcessActions()
    there = EndpointConfig(
        f"http://127.0.0.1:{PORT}/webhook", token="a-secret-of-32-bytes", selective_domain=True
    )
    name = "validate_claim_form"
    ways = {
        "in this process": FastRemoteAction(name, here),
        "in this process, through JSON": RemoteAction(name, here),
        "action server on loopback": RemoteAction(name, there),
    }
    await asyncio.sleep(8)  # the server starts
    for turns in (3, 6, 40):
        tracker = _conversation(domain, turns)
        times: dict[str, list[float]] = {way: [] for way in ways}
        for _ in range(CALLS if turns < 100 else CALLS // 10):
            for way, action in ways.items():
                before = time.perf_counter()
                await action.run(CollectingOutputChannel(), words, tracker, domain)
                times[way].append(1000 * (time.perf_counter() - before))
        for way, each in times.items():
            print(f"{turns:3} turns, {way}: {statistics.median(each):.2f} ms")
    status = Path(f"/proc/{server}/status").read_text().splitlines()
    resident = next(line for line in status if line.startswith("VmRSS")).split()[1]
    print(f"the action server holds {int(resident) / 1024:.0f} MB")


def _conversation(domain: Any, turns: int) -> Any:
    from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SlotSet, UserUttered

    from claimdesk.rasa_fast.tracker import FastTracker

    ranking = [{"name": intent, "confidence": 0.02} for intent in domain.intents]
    tracker = FastTracker("bench", domain.slots)
    opened = [SlotSet("store", "procase"), ActiveLoop("claim_form"), SlotSet("reason", "defective")]
    for event in (*opened, SlotSet("requested_slot", "purchased_from")):
        tracker.update(event)
    for _ in range(turns):
        intent = {"name": "inform", "confidence": 0.9}
        data = {"intent": intent, "intent_ranking": ranking, "entities": [], "text": "no idea"}
        for event in (
            ActionExecuted("action_listen"),
            UserUttered("no idea", intent, [], data),
            ActionExecuted("claim_form"),
            BotUttered("Where did you buy it?", {"buttons": []}),
        ):
            tracker.update(event)
    return tracker


if __name__ == "__main__":
    main()
