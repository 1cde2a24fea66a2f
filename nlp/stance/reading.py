"""What stretches of words say on an issue, as named numbers: a line a stretch, worked out by `nlp/stance/issue_cues.py`."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nlp.cue_places import Ints
from nlp.weighing import Array

_CONCEDED = 0.2
"""What counts of a lean that is conceded: "좋지만 위험하다" speaks against."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Sums of cue weights by category, and what follows from their order."""

    columns: Mapping[str, int]
    """The column of each category in `sums`."""
    sums: Array
    first: Array
    """Lean of what stands before a concession: positive for the wanted side."""
    last: Array
    """Lean of what stands after it, or of everything where nothing is conceded."""

    def __len__(self) -> int:
        return len(self.sums)

    def of(self, *categories: str) -> Array:
        """Give the summed weight of some categories."""
        total = np.zeros(len(self))
        for category in categories:
            if category in self.columns:
                total += self.sums[:, self.columns[category]]
        return total

    @property
    def topic(self) -> Array:
        """How plainly the issue is named: 1 where a word names it by itself."""
        hint = self.of("pro_hint", "contra_hint") * np.where(self.of("field") > 0, 0.5, 0.25)
        topic: Array = (self.of("pro", "contra") + hint).clip(max=2.0)
        return topic

    @property
    def lean(self) -> Array:
        """Positive where the words speak for the wanted side, negative where they speak against it."""
        lean: Array = _CONCEDED * self.first + self.last
        return lean

    def some(self, lines: Ints | slice) -> "Readings":
        """Give some of the lines."""
        return Readings(self.columns, self.sums[lines], self.first[lines], self.last[lines])

    def and_nothing(self) -> "Readings":
        """Give all lines, and last one of a stretch that says nothing."""
        nothing = np.zeros((1, self.sums.shape[1]))
        sums = np.concatenate((self.sums, nothing))
        return Readings(self.columns, sums, np.append(self.first, 0), np.append(self.last, 0))
