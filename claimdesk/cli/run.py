"""The commands that start things: `claimdesk run` and `claimdesk train`."""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import errno
import fcntl
import os
import socket
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from claimdesk.serving.liveness import LivenessProbe, answers
from claimdesk.serving.models import in_use, newest_model, passed_over
from claimdesk.serving.progress import Progress
from claimdesk.serving.releases import live_model
from claimdesk.serving.supervisor import Child, Supervisor
from claimdesk.serving.training import TrainingFailed, is_current, rasa_environment, train
from claimdesk.settings import ROOT, Settings, serves_fast, shows_demo, unknown_names

HEALTH = "/webhooks/chat/"
POLL = 0.25  # seconds between polls while the server starts
PATIENCE = 2.0  # seconds such a poll waits for an answer
SLOW_START = 120.0  # seconds before a slow start is reported


class CannotStart(Exception):
    """A precondition for starting failed."""


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register `run` and `train`."""
    parser = subparsers.add_parser("run", help="start Rasa with the web channel, and the outbox")
    parser.add_argument("--port", type=_port, help="instead of CLAIMDESK_PORT")
    parser.add_argument("--verbose", action="store_true", help="show every line the processes log")
    parser.set_defaults(run=_run)
    parser = subparsers.add_parser("train", help="train a model if the data has changed")
    parser.add_argument("--force", action="store_true", help="train even if nothing has changed")
    parser.set_defaults(run=_train, shares_files=True)  # a model is for whoever serves it


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is not between 1 and 65535")
    return int(text)


def _train(arguments: argparse.Namespace) -> int:
    progress = Progress()
    keep = Settings.from_environment().keep_models
    try:
        if not train(ROOT, progress, force=arguments.force, keep=keep):
            progress.say("train: the model is up to date")
    except TrainingFailed as error:
        progress.say(f"claimdesk: {error}")
        return 1
    return 0


def _run(arguments: argparse.Namespace) -> int:
    settings = Settings.from_environment()
    if arguments.port is not None:
        settings = dataclasses.replace(settings, port=arguments.port)
    progress = Progress()
    for name in unknown_names(os.environ):
        progress.say(f"claimdesk: {name} is not a setting; the README lists them")
    _check_orders(settings)
    _check_words(settings)
    try:
        with _only_one(settings.home):
            _check_port(settings)
            model = model_to_serve(progress)
            with in_use(model):
                return asyncio.run(_supervise(settings, model, progress, verbose=arguments.verbose))
    except CannotStart as error:
        print(f"claimdesk: {error}", file=sys.stderr)
        return 2


def model_to_serve(progress: Progress) -> Path:
    """The released one, or the newest that is whole; CannotStart where there is none."""
    models = ROOT / "models"
    for other in passed_over(models):
        progress.say(
            f"claimdesk: models/{other.path.name} is no whole model and is passed over"
            " (`rasa train nlu` makes one that can't answer)"
        )
    model, newest = live_model(models), newest_model(models)
    if model is None:
        raise CannotStart("there is no whole model in models/; `make train` makes one")
    if not is_current(ROOT):
        progress.say("claimdesk: the data is newer than the model (make train)")
    if newest is not None and newest != model:
        progress.say(
            f"claimdesk: models/{model.name} is live, models/{newest.name} is newer"
            " (claimdesk release)"
        )
    return model


async def _supervise(settings: Settings, model: Path, progress: Progress, *, verbose: bool) -> int:
    logs = settings.home / "logs"
    supervisor = Supervisor(children(settings, model), logs, progress, verbose=verbose)
    return await supervisor.run(_announcement(settings, progress))


def children(settings: Settings, model: Path = ROOT / "models") -> list[Child]:
    """The processes of one running Claimdesk; `model` is a file, or a folder with the newest."""
    environment = {**rasa_environment(ROOT), **settings.as_environment()}
    # Vectors per turn are small: threading costs more than it saves.
    environment.setdefault("OMP_NUM_THREADS", "1")
    server = ["claimdesk.rasa_fast.server"] if serves_fast(settings) else ["rasa", "run"]
    rasa = [sys.executable, "-m", *server, "--model", str(model)]
    rasa += ["--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
    rasa += ["--interface", settings.host, "--port", str(settings.port)]
    outbox = [sys.executable, "-m", "claimdesk.serving.outbox_process"]
    probe = LivenessProbe(address_of(settings) + HEALTH)
    return [
        Child("rasa", rasa, environment, ROOT, probe),
        Child("outbox", outbox, environment, ROOT),
    ]


def _announcement(
    settings: Settings, progress: Progress
) -> Callable[[], Coroutine[Any, Any, None]]:
    address = address_of(settings)

    async def announce() -> None:
        started = time.monotonic()
        warned = False
        while not await asyncio.to_thread(answers, address + HEALTH, PATIENCE):
            waited = time.monotonic() - started
            progress.update(f"claimdesk: starting, {waited:.0f} s")
            if waited > SLOW_START and not warned:
                log = settings.home / "logs" / "rasa.log"
                progress.say(f"claimdesk: this takes long; see {log}")
                warned = True
            await asyncio.sleep(POLL)
        progress.say(f"claimdesk: ready after {time.monotonic() - started:.0f} s at {address}")
        if shows_demo(settings):
            progress.say(f"  demo:  {address}/demo/")
        where = "" if settings.port == Settings.port else f" --url {address}"
        progress.say(f"  chat:  .venv/bin/claimdesk chat --store procase{where}")
        progress.say("  stop:  Ctrl-C")

    return announce


def address_of(settings: Settings) -> str:
    """Where a program on this machine reaches the web channel."""
    any_address = {"0.0.0.0": "127.0.0.1", "::": "::1"}
    host = any_address.get(settings.host, settings.host)
    return f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}"


def _check_orders(settings: Settings) -> None:
    """Raise InvalidOrders here, in one line, rather than in a process that is then restarted."""
    if settings.orders is not None:
        from claimdesk.adapters.order_source_csv import CsvOrders

        CsvOrders(settings.orders)


def _check_words(settings: Settings) -> None:
    """Raise MissingWording here, for the same reason."""
    from claimdesk.adapters.responses import load_responses
    from claimdesk.adapters.wording import load_wording

    load_wording(settings.wording)
    load_responses(settings.responses)


def _check_port(settings: Settings) -> None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (socket.gaierror, OverflowError) as error:
        raise CannotStart(f"CLAIMDESK_HOST {settings.host!r}: {error}") from None
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            reason = "is taken" if taken else f"can't be used ({error.strerror})"
            raise CannotStart(
                f"port {settings.port} on {settings.host} {reason};"
                " choose another with --port or CLAIMDESK_PORT"
            ) from None


@contextmanager
def _only_one(home: Path) -> Iterator[None]:
    """Two instances in one home would send mail twice."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = (home / "run.lock").open("a+")
    except OSError as error:
        raise CannotStart(f"CLAIMDESK_HOME {home}: {error.strerror}") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            raise CannotStart(
                f"a Claimdesk (process {lock.read().strip()}) already runs in {home};"
                " give this one a CLAIMDESK_HOME of its own"
            ) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield
