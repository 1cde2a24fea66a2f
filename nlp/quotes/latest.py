"""What was taken up last before a place: a look-up where a scan back would cost a text's length at each use."""

from bisect import bisect_left
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """Things in the order they were taken up, which is nearly but not wholly that of their places."""

    def __init__(self) -> None:
        self.read = 0
        """How much of a list this is filled from has been looked at."""
        self._ones: list[T] = []
        self._places: list[int] = []
        self._highest: list[int] = []
        """The highest place up to each."""
        self._open: list[int] = []
        """Numbers of those that no later one stands left of; their places rise."""

    def add(self, place: int, one: T) -> None:
        """Take one up."""
        while self._open and self._places[self._open[-1]] >= place:
            self._open.pop()
        self._open.append(len(self._ones))
        self._highest.append(max(place, self._highest[-1]) if self._highest else place)
        self._places.append(place)
        self._ones.append(one)

    def before(self, place: int, after: int = -1) -> T | None:
        """Give the one taken up last of those that stand before a place and after another."""
        rank = bisect_left(self._open, place, key=self._places.__getitem__)
        number = self._open[rank - 1] if rank else -1
        while number >= 0 and self._highest[number] > after:
            if after < self._places[number] < place:
                return self._ones[number]
            number -= 1
        return None
