"""Where one word stands with another near after it: thousands of such wants looked for in many lines at once.

Worked out by column for all lines of a chunk, since most places where a cue's first word stands have none of its next.
Of next words a little more is found than what is wanted: they are told by numbers of their first three letters, of
which others may have the same.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
_CODES = 1 << 16
"""Numbers that beginnings of words are told by: few enough for a table of all of them."""
_FACTOR = 40503
"""Codes over the golden ratio, as in Knuth's multiplicative hashing (TAOCP 3, 6.4)."""
_NONE = np.empty(0, np.int64)
_BLANK = ord(" ")
_END = "\n"
"""After each line, so that no word reaches into the next."""
_LETTERS = 3
"""Letters of a word that its number tells: nearly all words of a cue differ in them."""
_APART = 1 << 10
"""Words counted between two lines, more than any want reaches over."""
_AT_ONCE = 1 << 11
"""Places looked at in one step, as a line without a blank may have hundreds of words near each."""


class Lines:
    """Several texts' lines of lemmas, put together for one search."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.joined = "".join(line + _END for line in lines)
        self.starts = np.array([0, *accumulate(len(line) + 1 for line in lines)], dtype=np.int64)
        """Where each line begins in them joined, and where all end."""
        self.letters = letters = np.frombuffer(self.joined.encode("utf-32-le"), dtype="<u4")
        self.codes = {1: letters.astype(np.uint16)}
        """`_code_of` the characters that begin at each place, by how many they are."""
        for count in range(2, _LETTERS + 1):
            before = self.codes[count - 1][:-1]
            self.codes[count] = before * np.uint16(_FACTOR) + self.codes[1][count - 1 :]
        steps = (letters == _BLANK).astype(np.int32)
        steps[self.starts[1:] - 1] += _APART
        self.words = steps.cumsum(dtype=np.int32)
        """The number of the word at each place."""

    def some(self, numbers: Ints) -> "Lines":
        """Give some of the lines."""
        return self if len(numbers) == len(self.lines) else Lines([self.lines[number] for number in numbers])

    def ends(self, places: Ints) -> Ints:
        """Give where the lines end that hold the places."""
        return self.starts[np.searchsorted(self.starts, places, "right")] - 1

    def is_word_end(self, places: Ints) -> npt.NDArray[np.bool_]:
        """Tell of each place whether a blank follows or its line ends."""
        is_end: npt.NDArray[np.bool_] = (self.letters[places] == _BLANK) | (places == self.ends(places))
        return is_end


class Wants:
    """Finds where the first word of a want stands and, where it asks for more, one of its next words near after it."""

    def __init__(self, wants: Sequence[tuple[str, Sequence[str]]], near: int, farthest: int) -> None:
        """Take a first word for each want, and next words or none, fewer than `near` words and `farthest` letters away."""
        self._near, self._farthest = near, farthest
        self._first, self._next = _Words(), _Words()
        numbers: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for number, (first, following) in enumerate(wants):
            own = self._first.number(first)
            for one in {self._next.number(word) for word in following} or {0}:
                numbers[own, one].append(number)
        self._count = len(wants)
        self._width = len(self._next)
        cells = sorted(numbers)
        self._cells = np.array([first * self._width + one for first, one in cells], dtype=np.int64)
        """Pairs of a first word and a next one, 0 where none is asked for."""
        self._is_cell = np.zeros(len(self._first) * self._width, dtype=bool)
        self._is_cell[self._cells] = True
        self._wants = np.array([number for cell in cells for number in numbers[cell]], dtype=np.int64)
        self._ends = np.array(list(accumulate(len(numbers[cell]) for cell in cells)), dtype=np.int64)
        self._sizes = np.array([len(numbers[cell]) for cell in cells], dtype=np.int64)
        firsts = [first.encode("utf-32-le") for first, _ in wants]
        longest = max(map(len, firsts))
        letters = b"".join(first.ljust(longest, b"\0") for first in firsts)
        self._letters = np.frombuffer(letters, dtype="<u4").reshape(len(firsts), -1)
        """Of the first words, a row each, filled up with 0."""

    def find(self, lines: Lines) -> tuple[Ints, Ints]:
        """Give the places where wants stand, or may stand where they ask for a next word, in order, and their numbers."""
        places, firsts = self._first.places(lines)
        next_places, nexts = self._next.places(lines)
        rows = firsts * self._width
        begins = np.searchsorted(next_places, places, "right")
        ends = np.searchsorted(lines.words[next_places], lines.words[places] + self._near)
        counts = (ends - begins).clip(0, self._farthest * _LETTERS)
        found = [self._wanted(places, rows)]
        for start in range(0, len(places), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            near = ranges(begins[some], counts[some])
            cells = rows[some].repeat(counts[some]) + nexts[near]
            found.append(_distinct(self._wanted(places[some].repeat(counts[some]), cells)))
        at, wants = np.divmod(_sorted(found), self._count)
        wanted = self._letters[wants]
        found_there = lines.letters.take(at[:, None] + np.arange(wanted.shape[1]), mode="clip")
        stands = ((found_there == wanted) | (wanted == 0)).all(axis=1)
        return at[stands], wants[stands]

    def _wanted(self, places: Ints, cells: Ints) -> Ints:
        is_cell = self._is_cell[cells].nonzero()[0]
        at = np.searchsorted(self._cells, cells[is_cell])
        sizes = self._sizes[at]
        wants = self._wants[ranges(self._ends[at] - sizes, sizes)]
        return places[is_cell].repeat(sizes) * self._count + wants


class _Words:
    """Numbers of words by what they begin with, from 1."""

    def __init__(self) -> None:
        self._tables: dict[int, Ints] = {}
        self._is_known: dict[int, npt.NDArray[np.bool_]] = {}
        self._size = 1

    def __len__(self) -> int:
        return self._size

    def number(self, word: str) -> int:
        """Give a word's number, a new one where none begins alike."""
        begin = word[:_LETTERS]
        table = self._tables.setdefault(len(begin), np.zeros(_CODES, dtype=np.int64))
        code = _code_of(begin)
        if not table[code]:
            table[code] = self._size
            self._size += 1
            self._is_known.setdefault(len(begin), np.zeros(_CODES, dtype=bool))[code] = True
        return int(table[code])

    def places(self, lines: Lines) -> tuple[Ints, Ints]:
        """Give where words may begin, in order, and their numbers."""
        found: list[Ints] = [_NONE]
        for length, is_known in self._is_known.items():
            codes = lines.codes[length]
            places = is_known.take(codes).nonzero()[0]
            found.append(places * self._size + self._tables[length][codes[places]])
        places, numbers = np.divmod(_sorted(found), self._size)
        return places, numbers


def _code_of(letters: str) -> int:
    code = 0
    for letter in letters:
        code = code * _FACTOR + ord(letter)
    return code % _CODES


def ranges(begins: Ints, counts: Ints) -> Ints:
    """Give the numbers from each beginning on, as many as its count, one range after the other."""
    before = counts.cumsum() - counts
    ranges: Ints = np.arange(counts.sum()) + (begins - before).repeat(counts)
    return ranges


def _sorted(some: Sequence[Ints]) -> Ints:
    return np.sort(np.concatenate(some), kind="stable")


def _distinct(some: Ints) -> Ints:
    """Give each number once, in order: `np.unique` takes ten times as long for few."""
    in_order = _sorted([some])
    return in_order[np.diff(in_order, prepend=-1) > 0]
