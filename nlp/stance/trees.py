"""Decision trees kept as a table: a few questions a tree, numbers a class for each way to answer them.

Every tree asks all lines the same questions, "is this feature above that?", one a level (oblivious trees, as CatBoost
grows them): the answers, read as a binary number, are the leaf. The table is tab-separated: a header line of class
names, then a line a tree with its questions and, for each class, the numbers of its leaves. Grown by
`nlp/training/trees.py`, read here.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

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
        depth = max(len(questions) for questions, _ in trees)
        asked = sorted({question for questions, _ in trees for question in questions})
        self.features = sorted({name for name, _ in asked})
        column_of = {name: at for at, name in enumerate(self.features)}
        self._columns = np.array([column_of[name] for name, _ in asked])
        self._borders = np.array([[border] for _, border in asked], np.float32)
        never = len(asked)
        row_of = {question: at for at, question in enumerate(asked)}
        self._questions = np.full((depth, len(trees)), never)
        self._first = np.arange(len(trees), dtype=np.int32)[:, None] * 2**depth
        self._leaves = np.zeros((len(trees) * 2**depth, len(classes)))
        for at, (questions, leaves) in enumerate(trees):
            self._questions[: len(questions), at] = [row_of[question] for question in questions]
            self._leaves[at * 2**depth :][: len(leaves)] = leaves

    def sums(self, columns: Mapping[str, Array]) -> Array:
        """Give one sum of leaves a class for each line of the columns, which are compared as 32-bit numbers."""
        inputs = np.stack([columns[name] for name in self.features]).astype(np.float32)
        parts = [
            self._sums(inputs[:, first : first + _LINES_AT_ONCE])
            for first in range(0, inputs.shape[1], _LINES_AT_ONCE)
        ]
        return np.concatenate(parts) if parts else np.zeros((0, self._leaves.shape[1]))

    def _sums(self, inputs: npt.NDArray[np.float32]) -> Array:
        """Give the sums of a few lines, each of them a column here, so that what is looked up lies side by side."""
        answers = np.zeros((len(self._borders) + 1, inputs.shape[1]), np.uint8)
        np.greater(inputs[self._columns], self._borders, out=answers[:-1].view(np.bool_))
        leaves = np.zeros((len(self._first), inputs.shape[1]), np.int32)
        for questions in self._questions[::-1]:
            leaves <<= 1
            leaves |= answers[questions]
        sums: Array = self._leaves.take(self._first + leaves, axis=0).sum(axis=0)
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
