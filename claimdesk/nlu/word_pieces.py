"""The word pieces of uncased English BERT: how a text is cut for the sentence encoder."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from claimdesk.language.languages import language
from claimdesk.language.word_cache import cached_by_word

# The vocabulary that all-MiniLM-L6-v2, an encoder of English, was trained with.
VOCABULARY = language("en").WORD_PIECES
_READABLE = re.compile(r"(?:##)?[a-z0-9]+|[!?'$&%]")


BEFORE, AFTER = 101, 102  # the pieces that stand before and after each text: [CLS], [SEP]
_WORDS_IN_MIND = 16_384  # whose pieces need not be looked up again


def word_pieces(text: str) -> list[int]:
    """The places of a text's pieces in the vocabulary, in order.

    Neither cutting nor the signs around it ever reach from one word into the next, so that words
    are looked up one by one, and cached.
    """
    return [piece for word in text.split(" ") for piece in _pieces_of(word)]


def readable_pieces() -> dict[str, int]:
    """The pieces of Latin letters, digits and signs, whole words and parts, with their places."""
    vocabulary = word_piece_tokenizer().get_vocab()
    return {p: place for p, place in vocabulary.items() if _READABLE.fullmatch(p)}


@cache
def word_piece_tokenizer() -> Any:
    """The ``tokenizers`` tokenizer of the vocabulary."""
    from tokenizers import BertWordPieceTokenizer

    return BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)


def _cut(word: str) -> tuple[int, ...]:
    return tuple(word_piece_tokenizer().encode(word, add_special_tokens=False).ids)


_pieces_of = cached_by_word(_cut, _WORDS_IN_MIND)
