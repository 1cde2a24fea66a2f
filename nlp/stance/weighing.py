"""A linear model kept as a table: features in, one probability a class out (multinomial logistic regression).

The table is tab-separated: a header line of class names, then a line a feature with a weight a class. Trained by
`nlp/training`, read here.
"""

from collections.abc import Mapping, Sequence
from importlib import resources
from itertools import repeat

import numpy as np
import numpy.typing as npt


class Weights:
    """Weights of one model, read from `nlp/lexicons/<folder>/<name>.tsv`."""

    def __init__(self, folder: str, name: str) -> None:
        path = resources.files("nlp").joinpath("lexicons", *folder.split("/"), f"{name}.tsv")
        lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
        self.classes = tuple(lines[0].split("\t")[1:])
        self.features: dict[str, int] = {}
        table: list[list[float]] = []
        for number, line in enumerate(lines[1:]):
            feature, *weights = line.split("\t")
            if len(weights) != len(self.classes):
                raise ValueError(f"{folder}/{name}.tsv: expected {len(self.classes)} weights, found {line!r}")
            self.features[feature] = number
            table.append([float(weight) for weight in weights])
        self._table = np.array([*table, [0.0] * len(self.classes)])
        """The last line is nobody's: it stands for features that have none, and begins each sum."""

    def scores(self, batch: Sequence[Mapping[str, float]]) -> npt.NDArray[np.float64]:
        """Give one sum of weights a class (column) for each row of features."""
        nobody = len(self._table) - 1
        firsts: list[int] = []
        places: list[int] = []
        values: list[float] = []
        for features in batch:
            firsts.append(len(places))
            places.append(nobody)
            values.append(0.0)
            places.extend(map(self.features.get, features, repeat(nobody)))
            values.extend(features.values())
        weighed = self._table[places] * np.array(values)[:, None]
        totals: npt.NDArray[np.float64] = np.add.reduceat(weighed, firsts)
        return totals

    def probabilities(self, batch: Sequence[Mapping[str, float]]) -> list[list[float]]:
        """Give one probability a class for each row of features; they sum to 1."""
        if not batch:
            return []
        scores = self.scores(batch)
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        probabilities: list[list[float]] = (powers / powers.sum(axis=1, keepdims=True)).tolist()
        return probabilities
