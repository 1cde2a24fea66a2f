"""A linear model kept as a table: features in, one sum of weights a class out (multinomial logistic regression).

The table is tab-separated: a header line of class names, then a line a feature with a weight a class. Trained by
`nlp/training`, read here.
"""

from collections.abc import Mapping
from importlib import resources

import numpy as np
import numpy.typing as npt

from nlp.lexicon_error import LexiconError

Array = npt.NDArray[np.float64]


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
                raise LexiconError(
                    f"nlp/lexicons/{folder}/{name}.tsv: expected {len(self.classes)} weights, found {line!r}"
                )
            self.features[feature] = number
            table.append([float(weight) for weight in weights])
        self.table = np.array(table)
        """A line a feature, a column a class."""

    def sums(self, columns: Mapping[str, Array]) -> Array:
        """Give one sum of weights a class for each line of the columns, added in order of the features' names.

        Not by a matrix product, which may round otherwise where there are more lines.
        """
        sums = np.zeros((len(self.classes), len(next(iter(columns.values())))))
        for name in sorted(columns.keys() & self.features.keys()):
            sums += self.table[self.features[name]][:, None] * columns[name]
        return np.ascontiguousarray(sums.T)


def probabilities(sums: Array) -> Array:
    """Give one probability a class for each line of sums; they sum to 1."""
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    shares: Array = powers / powers.sum(axis=1, keepdims=True)
    return shares
