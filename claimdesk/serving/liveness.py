"""Whether a server still answers: the liveness probe of a child process, over HTTP."""

from __future__ import annotations

import asyncio
import json
import time
import urllib.request
from dataclasses import dataclass


@dataclass(frozen=True)
class LivenessProbe:
    """How a child is asked whether it lives; durations in seconds."""

    url: str
    interval: float = 10.0
    timeout: float = 10.0  # an answer that takes longer is none
    failures: int = 3  # in a row, and it hangs
    start: float = 300.0  # the longest it may take to answer for the first time

    async def until_it_hangs(self) -> None:
        """Return once the server hangs: `failures` probes in a row, or no first answer in time."""
        deadline = time.monotonic() + self.start
        has_answered = False
        failed = 0
        while failed < self.failures and (has_answered or time.monotonic() < deadline):
            await asyncio.sleep(self.interval)
            if await asyncio.to_thread(answers, self.url, self.timeout):
                has_answered, failed = True, 0
            elif has_answered:
                failed += 1


def answers(url: str, timeout: float) -> bool:
    """Whether the health address `url` says ok within `timeout` seconds of silence; blocks."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never through a proxy
    try:
        with opener.open(url, timeout=timeout) as response:
            answer = json.load(response)
    except (OSError, ValueError):
        return False
    return isinstance(answer, dict) and answer.get("status") == "ok"
