"""Words that are one typing slip apart."""

from __future__ import annotations


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
