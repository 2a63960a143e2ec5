"""Logistic regressions of each label against all others, fitted together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix

_MOST_SWEEPS = 200
_START = 1e-8  # of a dual, whose logarithm is taken; at most a thousandth of C


class OneAgainstRest:
    """What scikit-learn's LogisticRegression with liblinear fits (intercepts among what is
    regularised), in a twentieth of the time: one sweep over the sentences serves every label.

    Rows may be left out at first and come in later: ``fit`` goes on from where it stands. The same
    calls in the same order give the same bits.
    """

    def __init__(
        self,
        sparse: csr_matrix,
        dense: np.ndarray,
        labels: np.ndarray,
        *,
        regularisation_c: float,
        least_move: float = 0.03,
    ) -> None:
        """``sparse`` and ``dense``: a row of features each per label, in order of the classes.

        ``least_move``: of all duals' sum; a sweep that moves less is the last.
        """
        self._least_move = least_move
        self.classes, places = np.unique(labels, return_inverse=True)
        self._cost = float(regularisation_c)
        self._sparse = sparse.tocsr().astype(np.float32)
        self._dense = np.ascontiguousarray(dense, dtype=np.float32)
        # Of two labels one regression says all.
        count = len(self.classes) if len(self.classes) != 2 else 1
        self._labels = places if count > 1 else places - 1
        lengths = self._sparse.multiply(self._sparse).sum(axis=1)
        self._squares = np.asarray(lengths, dtype=np.float64).ravel() + 1
        self._squares += (self._dense.astype(np.float64) ** 2).sum(axis=1)
        self._of_sparse = np.zeros((sparse.shape[1], count), dtype=np.float32)
        self._of_dense = np.zeros((self._dense.shape[1], count), dtype=np.float32)
        self._intercepts = np.zeros(count, dtype=np.float32)
        self._duals = np.full((len(places), count), min(_START, self._cost / 1000))
        self._random = np.random.RandomState(0)

    def fit(self, rows: Sequence[int] | np.ndarray | None = None) -> OneAgainstRest:
        """Sweep over these rows (all, if None) until little moves."""
        from claimdesk.nlu.coordinate_descent import sweep  # compiled: only for who trains

        chosen = np.arange(len(self._duals)) if rows is None else np.asarray(rows)
        for _ in range(_MOST_SWEEPS):
            moved = sweep(
                chosen[self._random.permutation(len(chosen))],
                self._sparse.indptr.astype(np.int64),
                self._sparse.indices.astype(np.int64),
                self._sparse.data,
                self._dense,
                self._squares,
                self._labels,
                self._cost,
                self._of_sparse,
                self._of_dense,
                self._intercepts,
                self._duals,
            )
            if moved < self._least_move * self._duals[chosen].sum():
                break
        return self

    def scores(self, rows: Sequence[int] | np.ndarray) -> np.ndarray:
        """Rows x classes, of these rows of features."""
        of_sparse, of_dense, intercepts = self.coefficients()
        return np.asarray(
            self._sparse[rows] @ of_sparse + self._dense[rows] @ of_dense + intercepts
        )

    def coefficients(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Of the sparse features and of the dense ones (features x classes), and intercepts."""
        fitted = self._of_sparse, self._of_dense, self._intercepts
        if len(self.classes) != 2:
            return fitted
        # Half for the one and half against the other: their scores differ by the regression's.
        both = [np.stack([-its[..., 0], its[..., 0]], axis=-1) / 2 for its in fitted]
        return both[0], both[1], both[2]
