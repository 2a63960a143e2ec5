"""The compiled inner loop of `one_against_rest`; nothing that a server needs imports numba."""

from __future__ import annotations

import math

import numba
import numpy as np

_NEAR = 1e-2  # a coordinate's gradient from which on its step is exact enough
_MOST_STEPS = 20


@numba.njit(fastmath=True, nogil=True, cache=True)
def sweep(
    order: np.ndarray,
    ends: np.ndarray,
    places: np.ndarray,
    values: np.ndarray,
    dense: np.ndarray,
    squares: np.ndarray,
    labels: np.ndarray,
    cost: float,
    of_sparse: np.ndarray,
    of_dense: np.ndarray,
    intercepts: np.ndarray,
    duals: np.ndarray,
) -> float:
    """One pass over the rows in ``order``; changes the last four, gives how far the duals moved.

    The update of liblinear's dual solver (Yu, Huang and Lin, 2011, algorithm 5), for the problems
    of all labels at once: a row's features are read once for all of them. ``ends``, ``places`` and
    ``values`` are a CSR matrix; ``squares`` are the rows' squared lengths, the intercept's 1 among
    them. Shapes: rows x features, features x labels, labels, rows x labels.
    """
    count = of_sparse.shape[1]
    scores, steps = np.empty(count, np.float32), np.empty(count, np.float32)
    moved = 0.0
    for row in order:
        scores[:] = intercepts
        for place in range(ends[row], ends[row + 1]):
            value, weights = values[place], of_sparse[places[place]]
            for label in range(count):
                scores[label] += value * weights[label]
        for column in range(dense.shape[1]):
            value, weights = dense[row, column], of_dense[column]
            for label in range(count):
                scores[label] += value * weights[label]
        square = squares[row]
        for label in range(count):
            side = 1.0 if labels[row] == label else -1.0
            slope = side * scores[label]
            before, sign = duals[row, label], 1.0
            if 0.5 * square * (cost - 2 * before) + slope < 0:
                before, sign = cost - before, -1.0
            dual = before if cost - before >= 0.5 * cost else 0.1 * before
            gradient = square * (dual - before) + sign * slope + math.log(dual / (cost - dual))
            for _ in range(_MOST_STEPS):
                if abs(gradient) < _NEAR:
                    break
                step = gradient / (square + cost / (cost - dual) / dual)
                dual = dual - step if dual > step else 0.1 * dual
                gradient = square * (dual - before) + sign * slope + math.log(dual / (cost - dual))
            duals[row, label] = dual if sign > 0 else cost - dual
            steps[label] = sign * (dual - before) * side
            moved += abs(dual - before)
        for label in range(count):
            intercepts[label] += steps[label]
        for place in range(ends[row], ends[row + 1]):
            value, weights = values[place], of_sparse[places[place]]
            for label in range(count):
                weights[label] += value * steps[label]
        for column in range(dense.shape[1]):
            value, weights = dense[row, column], of_dense[column]
            for label in range(count):
                weights[label] += value * steps[label]
    return moved
