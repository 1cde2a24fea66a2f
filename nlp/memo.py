"""What a function gives, kept in a dictionary, which is asked without a Python call where `lru_cache` costs four times as much."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
MOST = 100_000
"""Answers kept; a worker reads for days, so no cache may grow without end."""


class Memo(dict[K, V]):
    """Answers by what was asked: `memo[key]` works out what is not known yet, and forgets all once there are too many."""

    def __init__(self, function: Callable[[K], V]) -> None:
        super().__init__()
        self.function = function

    def __missing__(self, key: K) -> V:
        """Work it out."""
        if len(self) >= MOST:
            self.clear()
        value = self[key] = self.function(key)
        return value
