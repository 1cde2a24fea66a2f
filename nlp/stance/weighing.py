"""A linear model kept as a table: features in, one probability a class out (multinomial logistic regression).

The table is tab-separated: a header line of class names, then a line a feature with a weight a class. Trained by
`nlp/training`, read here; the arithmetic needs nothing but the standard library.
"""

from collections.abc import Mapping
from importlib import resources
from math import exp


class Weights:
    """Weights of one model, read from `nlp/lexicons/<folder>/<name>.tsv`."""

    def __init__(self, folder: str, name: str) -> None:
        path = resources.files("nlp").joinpath("lexicons", *folder.split("/"), f"{name}.tsv")
        lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
        self.classes = tuple(lines[0].split("\t")[1:])
        self._rows: dict[str, tuple[float, ...]] = {}
        for line in lines[1:]:
            feature, *weights = line.split("\t")
            if len(weights) != len(self.classes):
                raise ValueError(f"{folder}/{name}.tsv: expected {len(self.classes)} weights, found {line!r}")
            self._rows[feature] = tuple(map(float, weights))

    def scores(self, features: Mapping[str, float]) -> list[float]:
        """Give one sum of weights a class."""
        totals = [0.0] * len(self.classes)
        for feature, value in features.items():
            row = self._rows.get(feature)
            if row is not None:
                for at, weight in enumerate(row):
                    totals[at] += value * weight
        return totals

    def probabilities(self, features: Mapping[str, float]) -> list[float]:
        """Give one probability a class; they sum to 1."""
        scores = self.scores(features)
        highest = max(scores)
        powers = [exp(score - highest) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]
