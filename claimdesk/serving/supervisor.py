"""Supervises Claimdesk's processes: restarts and stops them together."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimdesk.serving.parent_death import die_with_parent
from claimdesk.serving.process_log import ProcessLog
from claimdesk.serving.progress import Progress

REFUSED = 2  # exit code of a child whose last line says what is wrong with the call or an input
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True)
class Child:
    """A process to keep running."""

    name: str
    argv: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    folder: Path | None = None


@dataclass(frozen=True)
class RestartPolicy:
    """Restart and shutdown timings, in seconds."""

    grace: float = 10.0  # between SIGTERM and SIGKILL
    first_delay: float = 1.0  # before the first restart; doubled each time after
    longest_delay: float = 30.0
    healthy_after: float = 60.0  # uptime that resets the failure count
    attempts: int = 4  # consecutive quick failures before giving up


class RestartLimitReached(Exception):
    """A child reached its restart limit."""


class ChildRefused(Exception):
    """A child found the call or its input wrong; starting it again would change nothing."""


class Supervisor:
    """Starts the children, restarts one that dies, and stops all of them as one."""

    def __init__(
        self,
        children: Sequence[Child],
        logs: Path,
        progress: Progress,
        *,
        restart_policy: RestartPolicy | None = None,
        verbose: bool = False,
    ) -> None:
        """Each child's output goes to `logs/<name>.log`; its errors are shown too.

        `verbose` shows every line.
        """
        self._children = children
        self._logs = logs
        self._progress = progress
        self._restart_policy = restart_policy or RestartPolicy()
        self._verbose = verbose
        self._stop = asyncio.Event()
        self._running: dict[str, asyncio.subprocess.Process] = {}

    async def run(self, when_started: Callable[[], Coroutine[Any, Any, None]]) -> int:
        """Run until a signal (0), until a child can't be kept alive (1) or refuses to work (2).

        `when_started` runs beside the children and is cancelled when they stop.
        """
        loop = asyncio.get_running_loop()
        for number in STOP_SIGNALS:
            loop.add_signal_handler(number, self._on_signal)
        keepers = [asyncio.create_task(self._supervise(child)) for child in self._children]
        beside = asyncio.create_task(when_started())
        stopping = asyncio.create_task(self._stop.wait())
        try:
            await asyncio.wait([*keepers, stopping], return_when=asyncio.FIRST_COMPLETED)
            failures = [k.exception() for k in keepers if k.done() and k.exception()]
            for failure in failures:
                if not isinstance(failure, (RestartLimitReached, ChildRefused)):
                    raise failure  # type: ignore[misc]
                self._progress.say(f"claimdesk: {failure}")
            if any(isinstance(failure, ChildRefused) for failure in failures):
                return REFUSED
            return 1 if failures else 0
        finally:
            self._stop.set()
            beside.cancel()
            self._signal_all(signal.SIGTERM)
            await asyncio.wait(keepers, timeout=self._restart_policy.grace)
            self._signal_all(signal.SIGKILL)
            await asyncio.gather(*keepers, beside, stopping, return_exceptions=True)
            for number in STOP_SIGNALS:
                loop.remove_signal_handler(number)

    def _on_signal(self) -> None:
        if self._stop.is_set():  # second signal: kill now
            self._signal_all(signal.SIGKILL)
        else:
            self._progress.say("claimdesk: stopping")
            self._stop.set()

    async def _supervise(self, child: Child) -> None:
        wait = self._restart_policy
        short_lives = 0
        with ProcessLog(self._logs / f"{child.name}.log", child.name) as log:
            while not self._stop.is_set():
                started = time.monotonic()
                status = await self._run_once(child, log)
                if self._stop.is_set():
                    return
                if status == REFUSED:
                    raise ChildRefused(f"{child.name} can't start: {log.last_line()}")
                healthy = time.monotonic() - started >= wait.healthy_after
                short_lives = 1 if healthy else short_lives + 1
                how = _how_it_ended(status)
                if short_lives >= wait.attempts:
                    raise RestartLimitReached(
                        f"{child.name} {how} {short_lives} times in a row; giving up."
                        f" Its output is in {log.path}, the end of it:\n{log.tail()}"
                    )
                delay = min(wait.first_delay * 2 ** (short_lives - 1), wait.longest_delay)
                again = f"starting it again in {delay:g} s"
                self._progress.say(f"claimdesk: {child.name} {how}; {again}")
                await _wait_for(self._stop, delay)

    async def _run_once(self, child: Child, log: ProcessLog) -> int:
        process = await asyncio.create_subprocess_exec(
            *child.argv,
            cwd=child.folder,
            env=dict(child.environment),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            # Its own session, so that Ctrl-C reaches it through the supervisor, once and in order.
            start_new_session=True,
            preexec_fn=die_with_parent(),
        )
        self._running[child.name] = process
        if self._stop.is_set():  # asked to stop while this one was being started
            _signal_group(process.pid, signal.SIGTERM)
        reading = asyncio.create_task(self._read(process, log))
        status = await process.wait()
        _signal_group(process.pid, signal.SIGKILL)  # kill its process group too
        del self._running[child.name]
        await asyncio.wait([reading], timeout=1.0)
        reading.cancel()
        return status

    async def _read(self, process: asyncio.subprocess.Process, log: ProcessLog) -> None:
        assert process.stdout is not None
        while chunk := await process.stdout.read(65536):
            for line in log.write(chunk):
                if self._verbose or log.is_severe(line):
                    self._progress.say(f"{log.name} | {line}")

    def _signal_all(self, number: signal.Signals) -> None:
        for process in list(self._running.values()):
            _signal_group(process.pid, number)


def _signal_group(leader: int, number: signal.Signals) -> None:
    try:
        os.killpg(leader, number)
    except (ProcessLookupError, PermissionError):
        pass  # all of them are gone


def _how_it_ended(status: int) -> str:
    if status >= 0:
        return f"ended with exit code {status}"
    return f"was ended by {signal.Signals(-status).name}"


async def _wait_for(event: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except asyncio.TimeoutError:
        pass
