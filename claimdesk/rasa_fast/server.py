"""Serves Rasa's Sanic app with a FastAgent, without importing what no turn uses."""

from __future__ import annotations

import argparse
import ctypes
import gc
import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

from claimdesk.serving.import_stubs import UNUSED_PACKAGES, needs_no_tensorflow, stub_imports
from claimdesk.serving.models import newest_model

# Beside what no message needs: the graph runs without dask, and nothing is drawn.
STUBBED_PACKAGES = (*UNUSED_PACKAGES, "dask", "matplotlib")

_TRACKER_STORE = "claimdesk.dialogue.tracker_store.DeskTrackerStore"  # as endpoints.yml has it

_LOG_LINE = "%(asctime)s %(levelname)-8s %(name)s  - %(message)s"  # as `rasa run` writes it

logger = logging.getLogger(__name__)


def main(arguments: list[str] | None = None) -> None:
    """Serve until a signal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="models")
    parser.add_argument("--endpoints", default="endpoints.yml")
    parser.add_argument("--credentials", default="credentials.yml")
    parser.add_argument("--interface", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=5005)
    options = parser.parse_args(arguments)
    if Path(options.model).is_dir():
        options.model = str(newest_model(Path(options.model)) or options.model)
    if not needs_no_tensorflow(Path(options.model)):
        _exec_rasa_run(arguments or sys.argv[1:])
    make_strict = stub_imports(STUBBED_PACKAGES)
    try:
        app = _app(options)
    except (ImportError, TypeError, AttributeError):
        logging.basicConfig()
        logger.exception("the start with import stubs failed; starting `rasa run`")
        _exec_rasa_run(arguments or sys.argv[1:])

    @app.listener("after_server_start")
    async def freeze(*_: object) -> None:
        make_strict()
        # What is loaded by now stays: the garbage collector need not traverse it during turns.
        gc.collect()
        gc.freeze()
        malloc_trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of glibc
        if malloc_trim is not None:
            malloc_trim(0)  # free memory that loading needed goes back to the system

    app.run(host=options.interface, port=options.port, workers=1, backlog=1024, access_log=False)


def _exec_rasa_run(arguments: list[str]) -> None:
    os.execv(sys.executable, [sys.executable, "-m", "rasa", "run", *arguments])


def _app(options: argparse.Namespace) -> Any:
    import rasa.core.run as rasa_run
    import rasa.utils.common
    import rasa.utils.log_utils
    from rasa.core.utils import AvailableEndpoints

    rasa.utils.common.configure_logging_and_warnings(log_level=logging.INFO)
    # Before Rasa does it with the message alone: a line without its level reaches no terminal.
    logging.basicConfig(format=_LOG_LINE, stream=sys.stdout, level=logging.INFO)
    rasa.utils.log_utils.configure_structlog(logging.INFO)
    endpoints = AvailableEndpoints.read_endpoints(options.endpoints)
    channels = rasa_run.create_http_input_channels(None, options.credentials)
    app = rasa_run.configure_app(channels, enable_api=False, port=options.port, endpoints=endpoints)
    load = partial(_load_agent, options.model, endpoints)
    app.register_listener(load, "before_server_start")
    app.register_listener(rasa_run.close_resources, "after_server_stop")
    rasa.utils.common.update_sanic_log_level(None, False, None, None, None)
    return app


async def _load_agent(model: str, endpoints: Any, app: Any, _loop: object) -> None:
    from rasa.core.lock_store import LockStore
    from rasa.core.tracker_store import TrackerStore

    from claimdesk.rasa_fast.agent import FastAgent
    from claimdesk.rasa_fast.tracker_store import FastTrackerStore

    trackers = endpoints.tracker_store  # only the product's own is replaced
    is_ours = trackers is not None and trackers.type == _TRACKER_STORE
    agent = FastAgent(
        generator=endpoints.nlg,
        tracker_store=FastTrackerStore() if is_ours else TrackerStore.create(trackers),
        lock_store=LockStore.create(endpoints.lock_store),
    )
    agent.load_model(model)
    app.ctx.agent = agent
    logger.info("the model is loaded")


if __name__ == "__main__":
    main()
