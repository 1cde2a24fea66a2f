"""A linear model kept as a table: features in, one sum of weights a class out, as logistic regression has it.

The table is tab-separated: a header line of class names, then a line a feature with a weight a class. Trained by
`nlp/training`, read here for quotes, texts and frames.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from nlp.lexicon_lines import lexicon_lines, unreadable

Array = npt.NDArray[np.float64]


class Weights:
    """Weights of one model, read from `nlp/lexicons/<folder>/<name>.tsv`."""

    def __init__(self, folder: str, name: str) -> None:
        path = f"{folder}/{name}.tsv"
        lines = lexicon_lines(path)
        self.classes = tuple(next(lines)[1].split("\t")[1:])
        self.features: dict[str, int] = {}
        table: list[list[float]] = []
        for number, line in lines:
            feature, *weights = line.split("\t")
            if len(weights) != len(self.classes):
                raise unreadable(path, number, f"{len(self.classes)} weights", line)
            self.features[feature] = len(table)
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
