"""Words that are one typing slip apart, or written much alike."""

from __future__ import annotations

from difflib import SequenceMatcher

_ALIKE = 0.66  # of the letters of both


def within_one_edit(left: str, right: str) -> bool:
    """Whether one letter dropped, added, replaced or swapped with its neighbour separates them.

    Equal words count as within one edit.
    """
    if left == right:
        return True
    if abs(len(left) - len(right)) > 1:
        return False
    if len(left) > len(right):
        left, right = right, left
    first = next(
        (i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), len(left)
    )
    if len(left) < len(right):
        return left[first:] == right[first + 1 :]
    if left[first + 1 :] == right[first + 1 :]:
        return True
    return (
        left[first : first + 2] == right[first : first + 2][::-1]
        and left[first + 2 :] == right[first + 2 :]
    )


def written_alike(left: str, right: str) -> bool:
    """Whether two words share most of their letters, in the same order."""
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= _ALIKE
