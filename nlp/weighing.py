"""A linear model kept as a table: features in, one sum of weights a class out, as logistic regression has it.

The table is tab-separated: a header line of class names, then a line a feature with a weight a class. Trained by
`nlp/training`, read here for quotes, texts and frames.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from nlp.lexicon_lines import lexicon_lines, unreadable

Array = npt.NDArray[np.float64]


class Weights:
    """Weights of one model, read from `nlp/lexicons/<folder>/<name>.tsv`."""

    def __init__(self, folder: str, name: str, classes: Sequence[str]) -> None:
        """Read them in the order of the classes; LexiconError where the file has others, or a line that is none."""
        path = f"{folder}/{name}.tsv"
        lines = lexicon_lines(path)
        number, header = next(lines)
        own = header.split("\t")[1:]
        if not set(classes) <= set(own):
            raise unreadable(path, number, f"a line that names {', '.join(classes)}", header)
        self.classes = tuple(classes)
        self.features: dict[str, int] = {}
        table: list[list[float]] = []
        for number, line in lines:
            feature, *written = line.split("\t")
            try:
                weights = [float(weight) for weight in written]
            except ValueError:
                weights = []
            if len(weights) != len(own) or feature in self.features:
                raise unreadable(path, number, f"a feature of its own and {len(own)} numbers", line)
            self.features[feature] = len(table)
            table.append(weights)
        if not table:
            raise unreadable(path, number, "weights below the line of classes", header)
        self.table = np.array(table).take([own.index(name) for name in classes], axis=1)
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
