"""What the encoder says of training texts, worked out once for each and kept from then on."""

from __future__ import annotations

import inspect
import platform
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

import numpy as np

from claimdesk.nlu import int8_graph, mini_lm, word_pieces
from claimdesk.nlu.content_cache import ContentCache, key_of


def encode_once(texts: Sequence[str], *, longest: int = 48) -> np.ndarray:
    """The same as ``mini_lm.encode``, bit for bit; only texts that are new go through it."""
    store = ContentCache()
    keys = [key_of(encoder_key(), str(longest), text) for text in texts]
    vectors = {key: np.frombuffer(stored, np.float32) for key, stored in store.get(keys).items()}
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in vectors}
    if missing:
        made = mini_lm.encode(list(missing.values()), longest=longest)
        vectors.update(zip(missing, made.reshape(len(missing), -1), strict=True))
        store.put({key: vectors[key].tobytes() for key in missing})
    shape = (len(texts), len(mini_lm.TOLD_AFTER), mini_lm.WIDTH)
    return np.array([vectors[key] for key in keys], dtype=np.float32).reshape(shape)


@cache
def encoder_key() -> bytes:
    """A hash of all that its vectors depend on: weights, vocabulary, code, runtime, processor."""
    code = [inspect.getsource(module) for module in (mini_lm, int8_graph, word_pieces)]
    vocabulary = Path(word_pieces.VOCABULARY).read_bytes()
    runtime = version("onnxruntime"), version("tokenizers"), _processor()
    return key_of(mini_lm.SHA256, vocabulary, *code, *runtime)


def _processor() -> str:
    """What it can compute with: on another one the last bits of a vector may differ."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line for line in lines if line.startswith("flags")), platform.processor())
