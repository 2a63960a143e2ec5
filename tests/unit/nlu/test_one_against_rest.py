"""The regressions of all labels at once, beside scikit-learn's of one after the other."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from claimdesk.nlu.one_against_rest import OneAgainstRest

Data = tuple[csr_matrix, np.ndarray, np.ndarray]


def made(labels: int, rows: int = 300) -> Data:
    """Sparse and dense features that tell the labels apart, though not always."""
    random = np.random.RandomState(labels)
    targets = random.randint(labels, size=rows)
    sparse = (random.rand(rows, 20) < 0.2) + (np.eye(20)[targets] * (random.rand(rows, 1) < 0.7))
    dense = np.eye(5)[targets % 5] + random.normal(size=(rows, 5))
    return csr_matrix(sparse), dense, np.array(list("abcdefgh"))[targets]


@pytest.mark.parametrize("labels", [2, 3, 8])
def test_they_say_what_scikit_learn_says(labels: int) -> None:
    """Of two labels, three or many, to three hundredths of a score."""
    sparse, dense, targets = made(labels)
    theirs = LogisticRegression(C=1.0, solver="liblinear", dual=True, tol=1e-4, max_iter=5000)
    expected = theirs.fit(hstack([sparse, dense]), targets).decision_function(
        hstack([sparse, dense])
    )

    fitted = OneAgainstRest(sparse, dense, targets, regularisation_c=1.0).fit()
    scores = fitted.scores(np.arange(len(targets)))

    assert list(fitted.classes) == list(theirs.classes_)
    scores = scores if labels > 2 else scores[:, 1] - scores[:, 0]
    assert np.abs(scores - expected).mean() < 0.03 * np.abs(expected).mean()


def test_the_same_calls_give_the_same_bits() -> None:
    """There is no chance in them, nor anything left of an earlier fit."""
    sparse, dense, targets = made(8)

    first, second = (
        OneAgainstRest(sparse, dense, targets, regularisation_c=10.0).fit(range(250)).fit()
        for _ in range(2)
    )

    for one, other in zip(first.coefficients(), second.coefficients(), strict=True):
        assert np.array_equal(one, other)


def test_rows_that_come_in_later_count_as_much() -> None:
    """Fitted without some and then with them, it says what it would have said at once."""
    sparse, dense, targets = made(8)
    every = np.arange(len(targets))

    later = OneAgainstRest(sparse, dense, targets, regularisation_c=1.0).fit(every[:250])
    without = later.scores(every)
    later.fit()
    at_once = OneAgainstRest(sparse, dense, targets, regularisation_c=1.0).fit().scores(every)

    close = 0.03 * np.abs(at_once).mean()
    assert np.abs(later.scores(every) - at_once).mean() < close
    assert np.abs(without - at_once).mean() > close


def test_no_dense_features_are_needed() -> None:
    """As for clauses, which have no vectors."""
    sparse, dense, targets = made(3)

    fitted = OneAgainstRest(sparse, dense[:, :0], targets, regularisation_c=10.0).fit()

    told = fitted.classes[fitted.scores(np.arange(len(targets))).argmax(axis=1)]
    assert (told == targets).mean() > 0.7
