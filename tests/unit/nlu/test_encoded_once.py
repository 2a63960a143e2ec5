"""Vectors of training texts, kept by content."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from claimdesk.nlu import mini_lm
from claimdesk.nlu.encoded_once import encode_once

TEXTS = ["where is my parcel", "it broke", "where is my parcel", ""]


@pytest.fixture
def encoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that went through the encoder; the cache lies in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)
    seen: list[str] = []
    encode = mini_lm.encode

    def watched(texts: Sequence[str], **options: Any) -> np.ndarray:
        seen.extend(texts)
        return encode(texts, **options)

    monkeypatch.setattr(mini_lm, "encode", watched)
    return seen


def test_kept_vectors_are_the_encoders_bit_for_bit(encoded: list[str]) -> None:
    """Made the first time, read the second, they are what it says without a cache."""
    expected = mini_lm.encode(TEXTS)

    for _ in range(2):
        assert np.array_equal(encode_once(TEXTS), expected)


def test_only_new_texts_go_through_the_encoder(encoded: list[str]) -> None:
    """Each once, however often it stands in the data."""
    encode_once(TEXTS)
    assert sorted(encoded) == ["", "it broke", "where is my parcel"]
    encoded.clear()

    encode_once([*TEXTS, "it smokes"])

    assert encoded == ["it smokes"]


def test_a_text_cut_elsewhere_is_another(encoded: list[str]) -> None:
    """Another limit of word pieces gives other vectors."""
    encode_once(["where is my parcel"])
    encoded.clear()

    assert np.array_equal(
        encode_once(["where is my parcel"], longest=4),
        mini_lm.encode(["where is my parcel"], longest=4),
    )
    assert encoded[0] == "where is my parcel"


def test_no_text_has_no_vectors(encoded: list[str]) -> None:
    """As in data without sentences."""
    assert encode_once([]).shape == (0, 2, 384)
