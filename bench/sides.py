"""The two sides, a stock Rasa project on our data and Claimdesk: start, monitor, stop."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bench.talk import ClientFactory, OverWebChannel, RestClient
from claimdesk.dialogue.question_rules import rules_beside
from claimdesk.serving.training import rasa_environment
from claimdesk.settings import ROOT

SERVER_CORE = 0  # both sides' servers; the load comes from another core
START_SECONDS = 300

# The defaults Rasa 3.6 uses when `rasa init`'s config omits pipeline and policies.
STOCK_CONFIG = """\
recipe: default.v1
assistant_id: stock
language: en
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: {epochs}
    constrain_similarities: true
  - name: EntitySynonymMapper
  - name: ResponseSelector
    epochs: {epochs}
    constrain_similarities: true
  - name: FallbackClassifier
    threshold: 0.3
    ambiguity_threshold: 0.1
policies:
  - name: MemoizationPolicy
  - name: RulePolicy
  - name: UnexpecTEDIntentPolicy
    max_history: 5
    epochs: {epochs}
  - name: TEDPolicy
    max_history: 5
    epochs: {epochs}
    constrain_similarities: true
"""
STOCK_ENDPOINTS = """\
action_endpoint:
  url: "http://127.0.0.1:{port}/webhook"
nlg: # the same words on both sides; Rasa's own generator knows no store's facts
  type: claimdesk.dialogue.store_responses.StoreResponses
"""


@dataclass
class Process:
    """One process of a side, and where its output goes."""

    name: str
    argv: Sequence[str]
    folder: Path
    environment: dict[str, str]
    running: subprocess.Popen[bytes] | None = None

    def start(self, log: Path) -> None:
        """Start it on the servers' core."""
        with log.open("ab") as output:
            self.running = subprocess.Popen(
                ["taskset", "-c", str(SERVER_CORE), *self.argv],
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def stop(self) -> None:
        """End it."""
        if self.running is not None and self.running.poll() is None:
            self.running.send_signal(signal.SIGTERM)
            try:
                self.running.wait(20)
            except subprocess.TimeoutExpired:
                self.running.kill()
                self.running.wait()
        self.running = None


@dataclass
class Side:
    """One of the two, ready to be started."""

    name: str
    opener: ClientFactory
    address: str
    health: str
    processes: list[Process]
    logs: Path
    cold_starts: list[float] = field(default_factory=list)

    def start(self) -> float:
        """Start every process and wait until it takes turns; returns the seconds it took."""
        started = time.perf_counter()
        for process in self.processes:
            process.start(self.logs / f"{self.name}-{process.name}.log")
        while not _answers(self.address + self.health):
            if any(p.running is None or p.running.poll() is not None for p in self.processes):
                raise RuntimeError(f"{self.name} ended; its output is in {self.logs}")
            if time.perf_counter() - started > START_SECONDS:
                raise RuntimeError(f"{self.name} does not answer; its output is in {self.logs}")
            time.sleep(0.05)
        self.cold_starts.append(time.perf_counter() - started)
        return self.cold_starts[-1]

    def stop(self) -> None:
        """End every process."""
        for process in self.processes:
            process.stop()

    def resident(self) -> dict[str, float]:
        """Resident megabytes of each process."""
        return {each.name: _status(each, "VmRSS") / 1024 for each in self.processes}

    def cpu_seconds(self) -> float:
        """Processor seconds of all processes so far."""
        return sum(_cpu_seconds(each) for each in self.processes)


def stock(folder: Path, port: int, action_port: int, epochs: int) -> Side:
    """The project that `rasa init` makes, with our data and domain in it."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "data", folder / "data", dirs_exist_ok=True)
    rules = {"version": "3.1", "rules": rules_beside(ROOT)}
    (folder / "data" / "rules" / "questions.yml").write_text(yaml.safe_dump(rules))
    shutil.copy(ROOT / "domain.yml", folder / "domain.yml")
    (folder / "config.yml").write_text(STOCK_CONFIG.format(epochs=epochs))
    (folder / "endpoints.yml").write_text(STOCK_ENDPOINTS.format(port=action_port))
    (folder / "credentials.yml").write_text("rest:\n")
    environment = _environment(folder / "home", port)
    rasa = [sys.executable, "-m", "rasa", "run"]
    server = Process("rasa", [*rasa, "--port", str(port)], folder, environment)
    actions = [*rasa, "actions", "--port", str(action_port)]
    address = f"http://127.0.0.1:{port}"
    return Side(
        "stock",
        RestClient,
        address,
        "/webhooks/rest/",
        [Process("actions", actions, folder, environment), server],
        folder,
    )


def claimdesk(folder: Path, port: int) -> Side:
    """What `claimdesk run` starts to take turns."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = _environment(folder / "home", port)
    argv = [sys.executable, "-m", "claimdesk.rasa_fast.server", "--model", "models"]
    server = Process("rasa", [*argv, "--port", str(port)], ROOT, environment)
    address = f"http://127.0.0.1:{port}"
    return Side("claimdesk", OverWebChannel, address, "/webhooks/chat/", [server], folder)


def train(argv: Sequence[str], folder: Path, log: Path) -> float:
    """Train a model on both cores; returns the seconds it took."""
    started = time.perf_counter()
    with log.open("wb") as output:
        environment = _environment(folder / "home", 0)
        subprocess.run(
            argv, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT, check=True
        )
    return time.perf_counter() - started


def _environment(home: Path, port: int) -> dict[str, str]:
    home.mkdir(parents=True, exist_ok=True)
    return {
        **rasa_environment(ROOT),
        "CLAIMDESK_HOME": str(home),
        "CLAIMDESK_PORT": str(port or 5005),
        "CLAIMDESK_LIMIT_MESSAGES": "0",
        "CLAIMDESK_LIMIT_ADDRESS_MESSAGES": "0",
        "CLAIMDESK_LIMIT_ADDRESS_SESSIONS": "0",
        "CLAIMDESK_LIMIT_ADDRESS_FILINGS": "0",
        "CLAIMDESK_LIMIT_FILINGS": "0",
        "CLAIMDESK_LIMIT_RECEIPTS": "0",
        "OMP_NUM_THREADS": "1" if port else str(os.cpu_count() or 1),
    }


def _answers(url: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def _status(process: Process, name: str) -> float:
    assert process.running is not None
    lines = Path(f"/proc/{process.running.pid}/status").read_text().splitlines()
    return float(next(line for line in lines if line.startswith(name)).split()[1])


def _cpu_seconds(process: Process) -> float:
    assert process.running is not None
    fields = Path(f"/proc/{process.running.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
