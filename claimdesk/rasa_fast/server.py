"""Starts Rasa's server for `claimdesk run`: its app and our agent, without what no turn uses."""

from __future__ import annotations

import argparse
import ctypes
import gc
import json
import logging
import os
import sys
import tarfile
from functools import partial
from pathlib import Path
from typing import Any

from claimdesk.rasa_fast.import_stubs import stub_imports

# Imported by Rasa at its start, and used only by what is not part of a model such as ours, by
# other channels, brokers and stores, or by commands of its command line.
UNUSED = (
    "tensorflow", "keras", "tensorflow_addons", "tensorflow_hub", "tensorflow_text", "tensorboard",
    "dask", "matplotlib", "pandas", "sklearn", "randomname", "questionary", "prompt_toolkit",
    "slack_sdk", "twilio", "aiogram", "webexteamssdk", "fbmessenger", "socketio", "google.auth",
    "google.oauth2",
    "rocketchat_API", "mattermostwrapper",
    "pymongo", "boto3", "botocore", "kafka", "confluent_kafka", "aio_pika",
    "sentry_sdk", "structlog_sentry",
)  # fmt: skip

# Components of Rasa's that do without TensorFlow; ours do as well.
_LIGHT = (
    "claimdesk.",
    "rasa.core.policies.ensemble.",
    "rasa.core.policies.memoization.",
    "rasa.core.policies.rule_policy.",
    "rasa.graph_components.",
    "rasa.nlu.classifiers.regex_message_handler.",
)

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
    if not is_light(Path(options.model)):
        _serve_as_rasa_does(arguments or sys.argv[1:])
    seal = stub_imports(UNUSED)
    try:
        app = _app(options)
    except (ImportError, TypeError, AttributeError):
        logging.basicConfig()
        logger.exception("the light start failed; starting Rasa as it is")
        _serve_as_rasa_does(arguments or sys.argv[1:])

    @app.listener("after_server_start")
    async def settle(*_: object) -> None:
        seal()
        # What is loaded by now stays: the collector need not walk it in the middle of turns.
        gc.collect()
        gc.freeze()
        give_back = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of glibc
        if give_back is not None:
            give_back(0)  # what loading needed for a while

    app.run(host=options.interface, port=options.port, workers=1, backlog=1024, access_log=False)


def is_light(models: Path) -> bool:
    """Whether every component of the newest model does without TensorFlow."""
    found = sorted(models.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if models.is_dir() and not found:
        return False
    with tarfile.open(found[-1] if models.is_dir() else models) as archive:
        metadata = archive.extractfile("metadata.json")
        assert metadata is not None
        nodes = json.load(metadata)["predict_schema"]["nodes"].values()
    return all(str(node["uses"]).startswith(_LIGHT) for node in nodes)


def _serve_as_rasa_does(arguments: list[str]) -> None:
    os.execv(sys.executable, [sys.executable, "-m", "rasa", "run", *arguments])


def _app(options: argparse.Namespace) -> Any:
    import rasa.core.run as rasa_run
    import rasa.utils.common
    import rasa.utils.log_utils
    from rasa.core.utils import AvailableEndpoints

    rasa.utils.common.configure_logging_and_warnings(log_level=logging.INFO)
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

    from claimdesk.rasa_fast.agent import DeskAgent
    from claimdesk.rasa_fast.lock_store import DeskLockStore

    locks = endpoints.lock_store
    agent = DeskAgent(
        generator=endpoints.nlg,
        tracker_store=TrackerStore.create(endpoints.tracker_store),
        lock_store=LockStore.create(locks) if locks else DeskLockStore(),
    )
    agent.load_model(model)
    app.ctx.agent = agent
    logger.info("the model is loaded")


if __name__ == "__main__":
    main()
