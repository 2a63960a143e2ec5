"""Supervises Claimdesk's processes: restarts each by itself, and stops them together."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimdesk.serving.liveness import LivenessProbe
from claimdesk.serving.parent_death import die_with_parent
from claimdesk.serving.process_log import ProcessLog
from claimdesk.serving.progress import Progress

REFUSED = 2  # exit code of a child whose last line says what is wrong with the call or an input
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True)
class Child:
    """A process to keep running; one with a `probe` is ended and started again when it hangs."""

    name: str
    argv: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    folder: Path | None = None
    probe: LivenessProbe | None = None


@dataclass(frozen=True)
class RestartPolicy:
    """Restart and shutdown timings, in seconds; restarts go on for ever."""

    grace: float = 10.0  # between SIGTERM and SIGKILL
    first_delay: float = 1.0  # before the first restart; doubled each time after
    longest_delay: float = 30.0
    healthy_after: float = 60.0  # uptime that resets the failure count
    told_at: int = 4  # consecutive quick failures after which the end of the log is shown


class ChildRefused(Exception):
    """At its first start a child found the call or its input wrong."""


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
        """Run until a signal (0), or until a child refuses to work at its first start (2).

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
                if not isinstance(failure, ChildRefused):
                    raise failure  # type: ignore[misc]
                self._progress.say(f"claimdesk: {failure}")
            return REFUSED if failures else 0
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
        is_first = True
        with ProcessLog(self._logs / f"{child.name}.log", child.name) as log:
            while not self._stop.is_set():
                started = time.monotonic()
                how = await self._life(child, log, is_first=is_first)
                is_first = False
                if self._stop.is_set():
                    return
                healthy = time.monotonic() - started >= wait.healthy_after
                short_lives = 1 if healthy else short_lives + 1
                if short_lives == wait.told_at:
                    self._progress.say(
                        f"claimdesk: {child.name} {how} {short_lives} times in a row."
                        f" Its output is in {log.path}, the end of it:\n{log.tail()}"
                    )
                delay = restart_delay(wait, short_lives)
                again = f"starting it again in {delay:g} s"
                self._progress.say(f"claimdesk: {child.name} {how}; {again}")
                await _wait_for(self._stop, delay)

    async def _life(self, child: Child, log: ProcessLog, *, is_first: bool) -> str:
        """How a child's life ended; only at its first start may it end the run."""
        try:
            status = await self._run_once(child, log)
        except OSError as error:
            if is_first:
                raise
            return f"can't be started ({error.strerror})"  # no memory, or no process, just now
        if status == REFUSED and is_first and not self._stop.is_set():
            raise ChildRefused(f"{child.name} can't start: {log.last_line()}")
        return _how_it_ended(status)

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
        probing = asyncio.create_task(self._end_when_it_hangs(child, process))
        status = await process.wait()
        probing.cancel()
        _signal_group(process.pid, signal.SIGKILL)  # kill its process group too
        del self._running[child.name]
        await asyncio.wait([reading], timeout=1.0)
        reading.cancel()
        return status

    async def _read(self, process: asyncio.subprocess.Process, log: ProcessLog) -> None:
        """Drain the child's pipe, whatever becomes of the lines: a full one would block it."""
        assert process.stdout is not None
        while chunk := await process.stdout.read(65536):
            for line in log.write(chunk):
                if self._verbose or log.is_severe(line):
                    self._progress.say(f"{log.name} | {line}")

    async def _end_when_it_hangs(self, child: Child, process: asyncio.subprocess.Process) -> None:
        if child.probe is None:
            return
        await child.probe.until_it_hangs()
        self._progress.say(f"claimdesk: {child.name} does not answer any more; ending it")
        _signal_group(process.pid, signal.SIGTERM)
        await asyncio.sleep(self._restart_policy.grace)
        _signal_group(process.pid, signal.SIGKILL)

    def _signal_all(self, number: signal.Signals) -> None:
        for process in list(self._running.values()):
            _signal_group(process.pid, number)


def _signal_group(leader: int, number: signal.Signals) -> None:
    try:
        os.killpg(leader, number)
    except (ProcessLookupError, PermissionError):
        pass  # all of them are gone


def restart_delay(policy: RestartPolicy, short_lives: int) -> float:
    """Seconds before the next start, after so many quick failures in a row."""
    doublings = min(short_lives - 1, 30)  # far beyond the longest delay
    return min(policy.first_delay * 2**doublings, policy.longest_delay)


def _how_it_ended(status: int) -> str:
    if status >= 0:
        return f"ended with exit code {status}"
    return f"was ended by {signal.Signals(-status).name}"


async def _wait_for(event: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except asyncio.TimeoutError:
        pass
