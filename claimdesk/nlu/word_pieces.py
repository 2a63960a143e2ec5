"""The word pieces of uncased English BERT: how a text is cut for the sentence encoder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

# The vocabulary of bert-base-uncased (Apache-2.0), as all-MiniLM-L6-v2 was trained with it.
VOCABULARY = Path(__file__).with_name("wordpieces.txt")
_READABLE = re.compile(r"(?:##)?[a-z0-9]+|[!?'$&%]")


@cache
def word_piece_tokenizer(longest: int) -> Any:
    """A ``tokenizers`` tokenizer that cuts off after so many pieces."""
    from tokenizers import BertWordPieceTokenizer

    tokenizer = BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)
    tokenizer.enable_truncation(longest)
    return tokenizer


def readable_pieces(tokenizer: Any) -> dict[str, int]:
    """The pieces of Latin letters, digits and signs, whole words and parts, with their places."""
    return {p: place for p, place in tokenizer.get_vocab().items() if _READABLE.fullmatch(p)}


@cache
def whole_words() -> Mapping[str, int]:
    """The pieces that are whole words, about 21,000, with their rank: the commonest first."""
    pieces = VOCABULARY.read_text(encoding="utf-8").split("\n")
    words = (piece for piece in pieces if piece.isascii() and piece.isalpha())
    return {word: rank for rank, word in enumerate(words)}
