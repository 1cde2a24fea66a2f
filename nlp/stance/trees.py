"""Decision trees kept as a table: a few questions a tree, numbers a class for each way to answer them.

Every tree asks all lines the same questions, "is this feature above that?", one a level (oblivious trees, as CatBoost
grows them): the answers, read as a binary number, are the leaf. The table is tab-separated: a header line of class
names, then a line a tree with its questions and, for each class, the numbers of its leaves. Grown by
`nlp/training/trees.py`, read here.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from nlp.lexicon_lines import unreadable
from nlp.weighing import Array

QUESTIONS = "questions"
"""Heads the column of questions."""
ABOVE, AND = " > ", "; "
"""Stand between a feature and its border, and between questions."""
_LINES_AT_ONCE = 256
"""Few enough to stay in the processor's cache."""


class Trees:
    """Trees with the same classes.

    Args:
        lines: of the table, comments left out, each with its number.
        path: the file below `nlp/lexicons` they come from, for errors.
        classes: in the table's order.

    Raises:
        LexiconError: other classes, no trees, or a line that is none.
    """

    def __init__(self, lines: Iterable[tuple[int, str]], path: str, classes: Sequence[str]) -> None:
        (number, header), *rows = lines
        expected = "\t".join((QUESTIONS, *classes))
        if header != expected or not rows:
            raise unreadable(path, number, f"{expected!r} and trees below", header)
        trees = [_tree(path, number, line, len(classes)) for number, line in rows]
        self._depth = max(len(questions) for questions, _ in trees)
        self.features = sorted({name for questions, _ in trees for name, _ in questions})
        column_of = {name: at for at, name in enumerate(self.features)}
        self._asked = np.zeros((self._depth, len(trees)), np.int64)
        self._borders = np.full((self._depth, len(trees)), np.inf, np.float32)
        self._leaves = np.zeros((len(trees), 2**self._depth, len(classes)))
        for at, (questions, leaves) in enumerate(trees):
            for level, (name, border) in enumerate(questions):
                self._asked[level, at], self._borders[level, at] = column_of[name], border
            self._leaves[at, : len(leaves)] = leaves
        self._trees = np.arange(len(trees))

    def sums(self, columns: Mapping[str, Array]) -> Array:
        """Give one sum of leaves a class for each line of the columns, which are compared as 32-bit numbers."""
        inputs = np.column_stack([columns[name] for name in self.features]).astype(np.float32)
        sums = np.zeros((len(inputs), self._leaves.shape[2]))
        for first in range(0, len(inputs), _LINES_AT_ONCE):
            some = inputs[first : first + _LINES_AT_ONCE]
            leaves = np.zeros((len(some), len(self._trees)), np.int64)
            for level in range(self._depth):
                leaves += (some[:, self._asked[level]] > self._borders[level]) * 2**level
            sums[first : first + _LINES_AT_ONCE] = self._leaves[self._trees, leaves].sum(axis=1)
        return sums


def _tree(path: str, number: int, line: str, width: int) -> tuple[list[tuple[str, float]], Array]:
    """Give the questions of a line, feature and border, and its leaves: a line each, a column a class."""
    asked, *columns = line.split("\t")
    try:
        parted = [question.rsplit(ABOVE, 1) for question in asked.split(AND)]
        questions = [(name, float(border)) for name, border in parted]
        leaves = np.array([column.split(" ") for column in columns], np.float64).T
        if leaves.shape != (2 ** len(questions), width):
            raise ValueError(f"{leaves.shape} leaves")
    except ValueError:
        expected = f"questions, then {width} columns of 2 numbers, twice as many for each further question"
        raise unreadable(path, number, expected, line) from None
    return questions, leaves
