"""What cues (nlp/lexicons/frames) say for each frame in stretches of words: their weights, a repeated cue's by half and once."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nlp.cue_places import Ints, Lines
from nlp.cues import CueFinder, Hits, read_cues
from nlp.layouts import Stretches

Numbers = npt.NDArray[np.float64]
Sums = Numbers
"""A line a stretch of words, a column a frame."""
_SUBJECT = "subject"
_TIMES = 2
"""A cue counts so often in a stretch."""


class FrameHits(NamedTuple):
    """The cues found in several texts, told apart by what they are cues of."""

    arguments: Hits
    subjects: Hits

    def are_in(self, lines: Lines) -> list[bool]:
        """Tell for each line whether any stands in it."""
        starts = np.sort(np.concatenate((self.arguments.starts, self.subjects.starts)))
        is_there: list[bool] = (np.diff(np.searchsorted(starts, lines.starts)) > 0).tolist()
        return is_there


class FrameCues:
    """The cues of all frames, and those of the subject that a sentence must name."""

    def __init__(self) -> None:
        arguments = read_cues("frames", "frames")
        self.frames = tuple(sorted({cue.category for cue in arguments}))
        """In the order of the columns of sums."""
        self._finder = CueFinder(arguments + read_cues("frames", _SUBJECT))
        self._is_argument = np.array([cue.category != _SUBJECT for cue in self._finder.cues])
        patterns = {pattern: at for at, pattern in enumerate(dict.fromkeys(cue.pattern for cue in arguments))}
        self._pattern_count = len(patterns)
        self._patterns = np.array([patterns[cue.pattern] for cue in arguments])
        self._frames = np.array([self.frames.index(cue.category) for cue in arguments])
        self._weights = np.array([cue.weight for cue in arguments])

    def find(self, lines: Lines) -> FrameHits:
        """Give the cues in several lines."""
        hits = self._finder.hits(lines)
        is_argument = self._is_argument[hits.cues]
        return FrameHits(hits.some(is_argument), hits.some(~is_argument))

    def sums(self, hits: Hits, stretches: Stretches) -> Sums:
        """Give the weight of each frame in each stretch."""
        own, inside = stretches.hits(hits)
        cues = hits.cues[inside]
        times = 1 + _earlier(own * self._pattern_count + self._patterns[cues])
        counts = times <= _TIMES
        cells = own * len(self.frames) + self._frames[cues]
        weights = self._weights[cues] / times
        sums = np.bincount(cells[counts], weights[counts], len(stretches) * len(self.frames))
        return sums.reshape(len(stretches), len(self.frames)).astype(np.float64)


def _earlier(values: Ints) -> Ints:
    """Give how many of the values before each are equal to it."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    places = np.arange(len(values))
    firsts = np.where(np.diff(ordered, prepend=-1) != 0, places, 0)
    earlier = np.empty_like(places)
    earlier[order] = places - np.maximum.accumulate(firsts)
    return earlier
