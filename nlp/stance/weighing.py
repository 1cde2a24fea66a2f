"""A linear model kept as a table: features in, one probability a class out (multinomial logistic regression).

The table is tab-separated: a header line of class names, then a line a feature with a weight a class. Trained by
`nlp/training`, read here.
"""

from collections.abc import Mapping
from importlib import resources
from math import exp

import numpy as np


class Weights:
    """Weights of one model, read from `nlp/lexicons/<folder>/<name>.tsv`."""

    def __init__(self, folder: str, name: str) -> None:
        path = resources.files("nlp").joinpath("lexicons", *folder.split("/"), f"{name}.tsv")
        lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
        self.classes = tuple(lines[0].split("\t")[1:])
        self._rows: dict[str, int] = {}
        table: list[list[float]] = []
        for number, line in enumerate(lines[1:]):
            feature, *weights = line.split("\t")
            if len(weights) != len(self.classes):
                raise ValueError(f"{folder}/{name}.tsv: expected {len(self.classes)} weights, found {line!r}")
            self._rows[feature] = number
            table.append([float(weight) for weight in weights])
        self._table = np.array(table)

    def scores(self, features: Mapping[str, float]) -> list[float]:
        """Give one sum of weights a class."""
        rows = self._rows
        known = [(rows[feature], value) for feature, value in features.items() if feature in rows]
        if not known:
            return [0.0] * len(self.classes)
        places, values = zip(*known, strict=True)
        totals: list[float] = (np.array(values) @ self._table[list(places)]).tolist()
        return totals

    def probabilities(self, features: Mapping[str, float]) -> list[float]:
        """Give one probability a class; they sum to 1."""
        scores = self.scores(features)
        highest = max(scores)
        powers = [exp(score - highest) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]
