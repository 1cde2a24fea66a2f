"""Multinomial logistic regression over named features, fitted by full-batch Adam; written as the tables `nlp.stance.weighing` reads."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

_STEPS = 400
_RATE = 0.05
_SMALLEST = 0.01
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
    """Features that stand near one another: what one weighs, its likes weigh."""

    prefix: str
    """Begins their names; features that begin so and have no vector weigh nothing."""
    places: dict[str, int]
    vectors: npt.NDArray[np.float64]


def fit(
    rows: Sequence[Mapping[str, float]],
    labels: Sequence[str],
    classes: tuple[str, ...],
    penalty: float,
    likeness: Likeness | None = None,
) -> Model:
    """Give the model that fits the rows best under an L2 penalty (the bias nearly free of it).

    Features of the likeness are not weighed one by one: the axes of their vectors are, and from those follow the
    weights of them all, of those too that occur in no row.
    """
    every = {name for row in rows for name in row}
    names = sorted(name for name in every if not (likeness and name.startswith(likeness.prefix)))
    columns = {name: at for at, name in enumerate(names)}
    width = likeness.vectors.shape[1] if likeness else 0
    inputs = np.zeros((len(rows), len(names) + width))
    for at, row in enumerate(rows):
        for name, value in row.items():
            if name in columns:
                inputs[at, columns[name]] = value
            elif likeness and name in likeness.places:
                inputs[at, len(names) :] += value * likeness.vectors[likeness.places[name]]
    wanted = np.array([[float(label == own) for own in classes] for label in labels])
    penalties = np.array([0.01 if name == "bias" else penalty for name in names] + [penalty] * width)[:, None]
    weights = np.zeros((inputs.shape[1], len(classes)))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        gradient = inputs.T @ (_softmax(inputs @ weights) - wanted) + penalties * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient * gradient
        weights -= _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    if likeness is None:
        return Model(columns, classes, weights)
    columns |= {name: len(names) + at for name, at in likeness.places.items()}
    return Model(
        columns, classes, np.vstack((weights[: len(names)], likeness.vectors @ weights[len(names) :]))
    )


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
