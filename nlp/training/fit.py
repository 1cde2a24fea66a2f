"""Multinomial logistic regression over named features, fitted by full-batch Adam; written as the tables `nlp.stance.weighing` reads."""

import hashlib
from collections import Counter
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

    names: list[str]
    classes: tuple[str, ...]
    weights: npt.NDArray[np.float64]


def fit(
    rows: Sequence[Mapping[str, float]], labels: Sequence[str], classes: tuple[str, ...], penalty: float
) -> Model:
    """Give the model that fits the rows best under an L2 penalty (the bias nearly free of it).

    Words must occur in two rows to be a feature.
    """
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count > 1 or not name.startswith("word "))
    columns = {name: at for at, name in enumerate(names)}
    inputs = np.zeros((len(rows), len(names)))
    for at, row in enumerate(rows):
        for name, value in row.items():
            if name in columns:
                inputs[at, columns[name]] = value
    wanted = np.array([[float(label == own) for own in classes] for label in labels])
    penalties = np.array([0.01 if name == "bias" else penalty for name in names])[:, None]
    weights = np.zeros((len(names), len(classes)))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        gradient = inputs.T @ (_softmax(inputs @ weights) - wanted) + penalties * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient * gradient
        weights -= _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return Model(names, classes, weights)


def probabilities(model: Model, features: Mapping[str, float]) -> list[float]:
    """Give one probability a class."""
    row = np.array([features.get(name, 0.0) for name in model.names])
    guess: list[float] = _softmax((row @ model.weights)[None, :])[0].tolist()
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
    for name, weights in zip(model.names, model.weights, strict=True):
        if np.abs(weights).max() >= _SMALLEST:
            lines.append("\t".join((name, *(f"{weight:.3f}" for weight in weights))))
    path.write_text("\n".join(lines) + "\n", "utf-8")
