"""Multinomial logistic regression over named features, fitted by L-BFGS; written as the tables `nlp.stance.weighing` reads."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

_STEPS = 100
_SMALLEST = 0.03
"""Weights nearer to 0 than this in every class are left out of the table."""


@dataclass(frozen=True, slots=True)
class Model:
    """One weight a feature (row) and class (column)."""

    columns: dict[str, int]
    """The features, with the row of each."""
    classes: tuple[str, ...]
    weights: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Features that stand near one another: what one weighs, its likes weigh, beside what it weighs by itself."""

    prefix: str
    """Begins their names."""
    places: dict[str, int]
    vectors: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Penalties:
    """How strongly weights are held near 0: those of words, of which there are many, and all others."""

    words: tuple[str, ...]
    """Begin the names of features that stand for words."""
    of_words: float
    of_others: float

    def of(self, name: str) -> float:
        """Give a feature's penalty; the bias is nearly free."""
        if name == "bias":
            return 0.01
        return self.of_words if name.startswith(self.words) else self.of_others


def fit(
    rows: Sequence[Mapping[str, float]],
    labels: Sequence[str],
    classes: tuple[str, ...],
    penalties: Penalties,
    likeness: Likeness | None = None,
    counts_as: Sequence[float] | None = None,
) -> Model:
    """Give the model that fits the rows best under L2 penalties; features that occur in one row alone are left out.

    Of the likeness, axes are weighed beside the features themselves, measured from the middle of what occurs: from
    them follow weights for features that occur in no row. `counts_as` gives what a row counts, 1 where left out.
    """
    occurring = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in occurring.items() if count > 1)
    columns = {name: at for at, name in enumerate(names)}
    inputs = matrix(rows, columns)
    held = [penalties.of(name) for name in names]
    if likeness is not None:
        vectors = likeness.vectors - _middle(rows, likeness)
        inputs = hstack((inputs, csr_matrix(matrix(rows, likeness.places) @ vectors)), format="csr")
        held += [penalties.of_others] * vectors.shape[1]
    wanted = np.array([[float(label == own) for own in classes] for label in labels])
    weights = _least(
        inputs, wanted, np.array(held)[:, None], np.array(counts_as or [1.0] * len(rows))[:, None]
    )
    if likeness is None:
        return Model(columns, classes, weights)
    alike = vectors @ weights[len(names) :]
    weights = weights[: len(names)]
    for name, place in likeness.places.items():
        if name in columns:
            weights[columns[name]] += alike[place]
    rest = [name for name in likeness.places if name not in columns]
    columns |= {name: len(names) + at for at, name in enumerate(rest)}
    return Model(columns, classes, np.vstack((weights, alike[[likeness.places[name] for name in rest]])))


def matrix(rows: Sequence[Mapping[str, float]], columns: Mapping[str, int]) -> csr_matrix:
    """Give a line a row with the values of its features, those that have a column."""
    cells = [(at, columns[name], row[name]) for at, row in enumerate(rows) for name in row if name in columns]
    places, across, values = zip(*cells, strict=True) if cells else ((), (), ())
    return csr_matrix((values, (places, across)), shape=(len(rows), len(columns)))


def _middle(rows: Sequence[Mapping[str, float]], likeness: Likeness) -> npt.NDArray[np.float64]:
    """Give the mean vector of what occurs: without it a long row would stand far out by its length alone."""
    counts = Counter(name for row in rows for name in row if name in likeness.places)
    if not counts:
        return np.zeros(likeness.vectors.shape[1])
    places = [likeness.places[name] for name in counts]
    middle: npt.NDArray[np.float64] = np.average(
        likeness.vectors[places], axis=0, weights=list(counts.values())
    )
    return middle


def _least(
    inputs: csr_matrix,
    wanted: npt.NDArray[np.float64],
    held: npt.NDArray[np.float64],
    counts_as: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Give the weights with the least penalised loss."""
    shape = (inputs.shape[1], wanted.shape[1])
    across = inputs.T.tocsr()

    def loss(flat: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        weights = flat.reshape(shape)
        guesses = _softmax(inputs @ weights)
        value = -(counts_as * wanted * np.log(guesses + 1e-300)).sum() + 0.5 * (held * weights**2).sum()
        return float(value), (across @ (counts_as * (guesses - wanted)) + held * weights).ravel()

    found = minimize(
        loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}
    )
    weights: npt.NDArray[np.float64] = found.x.reshape(shape)
    return weights


def probabilities(model: Model, features: Mapping[str, float]) -> list[float]:
    """Give one probability a class."""
    known = [name for name in features if name in model.columns]
    values = np.array([features[name] for name in known])
    scores = values @ model.weights[[model.columns[name] for name in known]]
    guess: list[float] = _softmax(scores[None, :])[0].tolist()
    return guess


def _softmax(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: npt.NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return result


def fold(document_id: str, k: int) -> int:
    """Give the fold of a document by the hash of its id, wherever it stands in a file."""
    return int(hashlib.sha256(document_id.encode()).hexdigest(), 16) % k


def write(model: Model, path: Path, what: str, script: str) -> None:
    """Write the table: a header of classes, a line a feature, three decimals."""
    lines = [
        f"# What: {what}; features as in nlp/stance/features.py.",
        f"# Origin: trained by `python -m {script}` on this project's own texts. Licence: Apache-2.0.",
        "# How to add: never by hand; change the texts or features and train again.",
        "\t".join(("feature", *model.classes)),
    ]
    for name, weights in zip(model.columns, model.weights, strict=True):
        if np.abs(weights).max() >= _SMALLEST:
            lines.append("\t".join((name, *(f"{weight:.3f}" for weight in weights))))
    path.write_text("\n".join(lines) + "\n", "utf-8")
