"""Messages that say nearly the same, put together by what a sentence encoder makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

#: Cosine from which two messages count as alike.
ALIKE = 0.6


def grouped(
    vectors: np.ndarray[Any, Any], weights: Sequence[int], alike: float = ALIKE
) -> list[list[int]]:
    """Groups of places, the heaviest group first and in each the heaviest place first.

    `vectors` is texts x width, each row of length 1; a weight is how often its text was written. A
    text joins the group whose first text it is most like, if it is enough like it: one pass over
    texts and groups, so that thousands take a second.
    """
    order = sorted(range(len(weights)), key=lambda place: (-weights[place], place))
    leaders = np.empty_like(vectors)
    groups: list[list[int]] = []
    for place in order:
        likeness = leaders[: len(groups)] @ vectors[place]
        nearest = int(likeness.argmax()) if groups else -1
        if groups and likeness[nearest] >= alike:
            groups[nearest].append(place)
        else:
            leaders[len(groups)] = vectors[place]
            groups.append([place])
    return sorted(groups, key=lambda group: (-sum(weights[place] for place in group), group[0]))
