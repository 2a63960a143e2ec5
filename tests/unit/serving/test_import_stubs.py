"""Import stubs satisfy an import, and nothing else once they are strict."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from claimdesk.serving.import_stubs import needs_no_tensorflow
from claimdesk.settings import ROOT


def result_of(code: str) -> str:
    """What the code prints, in a process of its own."""
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_an_import_binds_names_bases_decorators_and_exceptions():
    """What a module does with a package while it is imported."""
    code = """
from claimdesk.serving.import_stubs import stub_imports
stub_imports(["heavy"])
import heavy.layers as layers
from heavy.errors import HeavyError
class Layer(layers.Dense):
    @layers.function
    def call(self, x: "layers.Tensor" = None): return 7
Some = layers.Tensor | None
try: raise HeavyError("x")
except HeavyError: print(Layer.call(None), heavy_version := layers.__version__)
"""
    assert result_of(code) == "7 0.0.0"


def test_once_strict_a_use_is_refused():
    """Instead of going on with what computes nothing; so is making a class derived from one."""
    code = """
from claimdesk.serving.import_stubs import NotLoaded, stub_imports
make_strict = stub_imports(["heavy"])
import heavy
class Model(heavy.Model): pass
make_strict()
refused = 0
for use in (heavy.run, Model):
    try: use(1)
    except NotLoaded: refused += 1
print(refused)
"""
    assert result_of(code) == "2"


def test_rasa_starts_without_tensorflow():
    """The app and our agent are imported, and none of the packages that no turn uses."""
    code = """
import sys
from claimdesk.rasa_fast import server as rasa_server
from claimdesk.serving.import_stubs import stub_imports
stub_imports(rasa_server.STUBBED_PACKAGES)
import rasa.core.run, claimdesk.rasa_fast.agent, claimdesk.channel.web_channel
import tensorflow, sklearn, prompt_toolkit
print([name for name in rasa_server.STUBBED_PACKAGES if hasattr(sys.modules.get(name), "__file__")])
"""
    assert result_of(code) == "[]"


@pytest.mark.parametrize(
    ("component", "without"),
    [
        ("claimdesk.nlu.value_extractor.ValueExtractor", True),
        ("rasa.core.policies.rule_policy.RulePolicy", True),
        ("rasa.nlu.classifiers.diet_classifier.DIETClassifier", False),
        ("rasa.core.policies.ted_policy.TEDPolicy", False),
    ],
)
def test_a_model_that_needs_tensorflow_is_served_with_it(
    tmp_path: Path, component: str, without: bool
):
    """Only a model without such components is served with import stubs."""
    content = tmp_path / "metadata.json"
    content.write_text(json.dumps({"predict_schema": {"nodes": {"a": {"uses": component}}}}))
    with tarfile.open(tmp_path / "model.tar.gz", "w:gz") as archive:
        archive.add(content, "metadata.json")

    assert needs_no_tensorflow(tmp_path) is without
    assert needs_no_tensorflow(tmp_path / "model.tar.gz") is without
