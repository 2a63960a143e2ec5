"""The supervisor, with real small child processes."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimdesk.serving.process_log import LARGEST, LONGEST_LINE, ProcessLog
from claimdesk.serving.progress import Progress
from claimdesk.serving.supervisor import Child, RestartPolicy, Supervisor
from claimdesk.settings import ROOT

QUICK = RestartPolicy(
    grace=0.5, first_delay=0.05, longest_delay=0.1, healthy_after=30.0, attempts=3
)
TIMEOUT = 20.0  # seconds; far more than any of this takes

SLEEP = "import time; time.sleep(600)"
DEAF = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print('deaf', flush=True)
time.sleep(600)
"""

# Writes its own number, then that of a process it started itself.
PARENT = """
import os, subprocess, sys, time
grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print(os.getpid(), grandchild.pid, flush=True)
time.sleep(600)
"""

# A supervisor in a process of its own, as `claimdesk run` is.
SUPERVISED = """
import asyncio, sys
from pathlib import Path
from claimdesk.serving.progress import Progress
from claimdesk.serving.supervisor import Child, RestartPolicy, Supervisor

async def started():
    print("started", flush=True)

async def main():
    children = [
        Child(f"child{n}", [sys.executable, "-c", code]) for n, code in enumerate(sys.argv[3:])
    ]
    policy = RestartPolicy(grace=float(sys.argv[2]), first_delay=0.05, attempts=3)
    supervisor = Supervisor(children, Path(sys.argv[1]), Progress(), restart_policy=policy)
    return await supervisor.run(started)

sys.exit(asyncio.run(main()))
"""


def python(code: str) -> list[str]:
    return [sys.executable, "-c", textwrap.dedent(code)]


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + TIMEOUT
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def is_alive(process: int) -> bool:
    """Whether a process runs; one that ended and was not yet collected does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


async def nothing() -> None:
    """Nothing to announce."""


def supervise(children: list[Child], logs: Path, **options: object) -> tuple[int, str]:
    """Run until it ends by itself; the exit code and what was said."""
    said = io.StringIO()
    options.setdefault("restart_policy", QUICK)

    async def main() -> int:
        supervisor = Supervisor(children, logs, Progress(said), **options)  # type: ignore[arg-type]
        return await asyncio.wait_for(supervisor.run(nothing), TIMEOUT)

    return asyncio.run(main()), said.getvalue()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts a supervisor of its own over the given children's code; ends it after the test."""
    processes = []

    def start_one(*codes: str, grace: float = 5.0) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", SUPERVISED, str(tmp_path), str(grace), *codes]
        process = subprocess.Popen(
            command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        processes.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        return process

    yield start_one
    for process in processes:
        process.kill()
        process.communicate()


def family(logs: Path, name: str = "child0") -> list[int]:
    """The numbers that PARENT wrote."""
    log = logs / f"{name}.log"
    wait_until(lambda: log.exists() and log.read_text().endswith("\n"))
    return [int(number) for number in log.read_text().split()]


def test_a_child_that_dies_is_started_again(tmp_path: Path) -> None:
    """A child that dies twice and then stays is running the third time."""
    marks = tmp_path / "marks"
    code = f"""
        from pathlib import Path
        import os, signal, time
        marks = Path({str(marks)!r})
        count = len(marks.read_text()) if marks.exists() else 0
        marks.write_text("x" * (count + 1))
        if count < 2:
            raise SystemExit(3)
        os.kill(os.getppid(), signal.SIGTERM)
        time.sleep(600)
    """

    status, said = supervise([Child("desk", python(code))], tmp_path)

    assert status == 0
    assert marks.read_text() == "xxx"
    assert "desk ended with exit code 3; starting it again in 0.05 s" in said
    assert "starting it again in 0.1 s" in said


def test_a_child_that_refuses_is_not_started_again(tmp_path: Path) -> None:
    """Exit code 2 says that the call or an input is wrong: the run ends with it and its line."""
    code = "import sys; print('desk: the database is not ours', file=sys.stderr); sys.exit(2)"

    status, said = supervise([Child("desk", python(code)), Child("other", python(SLEEP))], tmp_path)

    assert status == 2
    assert said == "claimdesk: desk can't start: desk: the database is not ours\n"


def test_a_child_that_dies_at_once_each_time_ends_the_run(tmp_path: Path) -> None:
    """After three short lives the supervisor says why, stops the other child, and fails."""
    lasting = tmp_path / "lasting"
    survivor = f"""
        import os, time
        from pathlib import Path
        Path({str(lasting)!r}).write_text(str(os.getpid()))
        time.sleep(600)
    """
    broken = f"""
        import time
        from pathlib import Path
        while not Path({str(lasting)!r}).exists():
            time.sleep(0.02)
        raise ValueError("no such model")
    """

    status, said = supervise(
        [Child("outbox", python(survivor)), Child("rasa", python(broken))], tmp_path
    )

    assert status == 1
    assert "rasa ended with exit code 1 3 times in a row; giving up" in said
    assert "ValueError: no such model" in said
    assert not is_alive(int(lasting.read_text()))


def test_a_child_that_lived_long_is_not_given_up(tmp_path: Path) -> None:
    """Deaths after a healthy life never add up: the fourth is no reason to give up."""
    marks = tmp_path / "marks"
    code = f"""
        import os, signal, time
        with open({str(marks)!r}, "a") as file:
            file.write("x")
        if os.path.getsize({str(marks)!r}) > 4:
            os.kill(os.getppid(), signal.SIGTERM)
    """
    restart_policy = RestartPolicy(grace=0.5, first_delay=0.01, healthy_after=0.0, attempts=2)

    status, said = supervise([Child("desk", python(code))], tmp_path, restart_policy=restart_policy)

    assert status == 0
    assert "giving up" not in said


def test_a_program_that_is_not_there_is_reported(tmp_path: Path) -> None:
    """A child whose program does not exist raises for the caller, with no child left running."""
    with pytest.raises(FileNotFoundError):
        supervise([Child("desk", [str(tmp_path / "missing")])], tmp_path)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_all_of_them(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path, number: signal.Signals
) -> None:
    """Ctrl-C, SIGTERM and a closed terminal stop every child and what the children started."""
    supervisor = start(PARENT, PARENT)
    everyone = family(tmp_path, "child0") + family(tmp_path, "child1")

    supervisor.send_signal(number)

    assert supervisor.wait(TIMEOUT) == 0
    assert not any(is_alive(process) for process in everyone)


def test_a_deaf_child_is_ended_after_the_grace(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    """A child that ignores SIGTERM gets its grace, not more."""
    supervisor = start(DEAF, grace=0.5)
    wait_until(lambda: (tmp_path / "child0.log").read_text() == "deaf\n")
    asked = time.monotonic()

    supervisor.terminate()

    assert supervisor.wait(TIMEOUT) == 0
    assert 0.5 <= time.monotonic() - asked < 5.0


def test_a_second_signal_does_not_wait(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    """Ctrl-C twice ends a deaf child long before its grace is over."""
    supervisor = start(DEAF, grace=60.0)
    wait_until(lambda: (tmp_path / "child0.log").read_text() == "deaf\n")

    supervisor.send_signal(signal.SIGINT)
    assert supervisor.stderr is not None
    assert supervisor.stderr.readline() == "claimdesk: stopping\n"
    supervisor.send_signal(signal.SIGINT)

    assert supervisor.wait(TIMEOUT) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="rests on prctl(2)")
def test_a_killed_supervisor_leaves_no_orphan(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    """Even SIGKILL of the supervisor ends the children, deaf ones too."""
    tell = "import os; print(os.getpid(), flush=True); "
    supervisor = start(tell + SLEEP, tell + DEAF.replace("print('deaf', flush=True)", ""))
    children = family(tmp_path, "child0") + family(tmp_path, "child1")

    supervisor.kill()

    wait_until(lambda: not any(is_alive(child) for child in children))


def test_what_a_dead_child_had_started_goes_too(tmp_path: Path) -> None:
    """A process left behind by a child that died does not live on beside its successor."""
    code = PARENT.replace("time.sleep(600)\n", "raise SystemExit(1)\n")

    supervise([Child("desk", python(code))], tmp_path)

    numbers = [int(n) for n in (tmp_path / "desk.log").read_text().split()]
    assert len(numbers) == 2 * QUICK.attempts
    wait_until(lambda: not any(is_alive(number) for number in numbers))


@pytest.mark.parametrize(("verbose", "expected"), [(False, False), (True, True)])
def test_the_terminal_shows_errors_and_the_log_everything(
    tmp_path: Path, verbose: bool, expected: bool
) -> None:
    """By default a line of the log reaches the terminal only if it is an error."""
    code = """
        print("2026-01-31 12:00:00 INFO  desk - all is well")
        print("2026-01-31 12:00:01 \\x1b[31mERROR\\x1b[0m  desk - no mail server")
    """

    _, said = supervise([Child("desk", python(code))], tmp_path, verbose=verbose)

    assert "desk | 2026-01-31 12:00:01 ERROR  desk - no mail server" in said
    assert ("desk | 2026-01-31 12:00:00 INFO  desk - all is well" in said) is expected
    assert "INFO  desk - all is well" in (tmp_path / "desk.log").read_text()


def test_a_log_file_stays_bounded(tmp_path: Path) -> None:
    """A log over its largest size is put aside as .1, and the one before that is gone."""
    with ProcessLog(tmp_path / "desk.log", "desk") as log:
        log.write(b"a" * LARGEST)
        assert not (tmp_path / "desk.log.1").exists()
        log.write(b"a")
        assert (tmp_path / "desk.log.1").stat().st_size == LARGEST + 1
        log.write(b"b\n")

    assert (tmp_path / "desk.log").read_bytes() == b"b\n"


def test_a_line_without_end_is_bounded(tmp_path: Path) -> None:
    """Output without a newline does not grow in memory, and the next line is whole again."""
    with ProcessLog(tmp_path / "desk.log", "desk") as log:
        for _ in range(100):
            assert log.write(b"x" * 1000) == []
        lines = log.write(b"\nnext\n")

    assert [len(line) for line in lines] == [LONGEST_LINE, len("next")]


def test_progress_writes_over_itself_only_on_a_terminal() -> None:
    """On a terminal one line is written over; elsewhere there is a plain line now and then."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    seconds = iter(range(0, 1000, 4))
    plain, terminal = io.StringIO(), Terminal()

    for stream in (plain, terminal):
        progress = Progress(stream, clock=lambda: float(next(seconds)))
        progress.update("starting, 1 s")
        progress.update("starting, 2 s")
        progress.say("ready")

    assert plain.getvalue() == "starting, 1 s\nready\n"
    assert terminal.getvalue().replace("\r\033[K", "<") == "<starting, 1 s<starting, 2 s<ready\n"


def test_environment_and_folder_of_a_child(tmp_path: Path) -> None:
    """A child gets exactly the environment and the folder it was given."""
    code = "import os; print(os.environ.get('DESK'), os.environ.get('HOME'), os.getcwd())"
    child = Child("desk", python(code), {"DESK": "open", "PATH": os.environ["PATH"]}, tmp_path)

    supervise([child], tmp_path / "logs")

    first = (tmp_path / "logs" / "desk.log").read_text().splitlines()[0]
    assert first == f"open None {tmp_path}"
