"""The labels of tokens: O, and for each type B, I, L, U for the first, a middle, the last and the only token of a name."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

TYPES = ("PS", "OG", "LC", "DT", "QT", "TI")
"""KLUE's six: person, organisation, location, date, quantity, time."""
OUTSIDE = 0
COUNT = 1 + 4 * len(TYPES)
_BEGIN, _INSIDE, _LAST, _UNIT = range(1, 5)
_CLEAR = 4.0
"""How far a way must lie behind the best to be given up."""
_NEVER = -1e9

Span = tuple[int, int, str]


def label_tokens(starts: Sequence[int], ends: Sequence[int], names: Iterable[Span]) -> list[int]:
    """Give one label a token for the (start, end, type) of names; a name takes every token it shares a letter with.

    Where two names share a token it goes to the first.
    """
    labels = [OUTSIDE] * len(starts)
    for start, end, kind in names:
        tokens = [
            at
            for at, (first, last) in enumerate(zip(starts, ends, strict=True))
            if first < end and last > start and labels[at] == OUTSIDE
        ]
        base = 4 * TYPES.index(kind)
        if len(tokens) == 1:
            labels[tokens[0]] = base + _UNIT
        elif tokens:
            for at in tokens:
                labels[at] = base + _INSIDE
            labels[tokens[0]], labels[tokens[-1]] = base + _BEGIN, base + _LAST
    return labels


def _may_follow() -> npt.NDArray[np.bool_]:
    """Give [before, after]: within a name come its type's I or L and nothing else, elsewhere O, B and U."""
    kinds, parts = np.divmod(np.arange(COUNT) - 1, 4)  # O counts as the last part of no type
    is_open = (parts == _BEGIN - 1) | (parts == _INSIDE - 1)
    goes_on = (parts == _INSIDE - 1) | (parts == _LAST - 1)
    may: npt.NDArray[np.bool_] = np.where(is_open[:, None], goes_on & (kinds[:, None] == kinds), ~goes_on)
    return may


MAY_FOLLOW = _may_follow()


def names_of(labels: npt.NDArray[np.int64]) -> list[tuple[int, int, str]]:
    """Give the (first token, last token, type) of the names in labels that may follow each other."""
    found: list[tuple[int, int, str]] = []
    first = 0
    for at in np.flatnonzero(labels).tolist():
        kind, part = divmod(int(labels[at]) - 1, 4)
        if part + 1 in (_BEGIN, _UNIT):
            first = at
        if part + 1 in (_LAST, _UNIT):
            found.append((first, at, TYPES[kind]))
    return found


def best_labels(
    scores: npt.NDArray[np.float32],
    transitions: npt.NDArray[np.float32],
    sentences: npt.NDArray[np.int64],
) -> npt.NDArray[np.int64]:
    """Give the labels that may follow each other and whose scores sum up highest, each sentence between two O.

    Viterbi's search, from each token where a name may begin to where it surely has ended; all others are O. It takes
    a step in every sentence at once.

    Args:
        scores: [tokens, COUNT].
        transitions: [COUNT before, COUNT after] scores of one label after another.
        sentences: the number of each token's sentence.
    """
    allowed = np.where(MAY_FOLLOW, transitions, _NEVER)
    into = np.ascontiguousarray(allowed.T)
    openings = (scores + allowed[OUTSIDE])[:, 1:].max(axis=1)
    may_begin = np.flatnonzero(openings + _CLEAR > scores[:, OUTSIDE] + allowed[OUTSIDE, OUTSIDE])
    next_begin = np.append(may_begin, len(scores))[np.searchsorted(may_begin, np.arange(len(scores) + 1))]
    stops = np.flatnonzero(np.diff(sentences, append=sentences[-1] + 1)) + 1
    tokens = next_begin[np.append(0, stops[:-1])]
    tokens, stops = tokens[tokens < stops], stops[tokens < stops]
    best = scores[tokens] + allowed[OUTSIDE]
    steps: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_], npt.NDArray[np.float32]]] = []
    while len(tokens):
        outside, others = best[:, OUTSIDE], best[:, 1:].max(axis=1)
        is_over = (np.subtract(outside, others, dtype=np.float64) > _CLEAR) | (tokens + 1 == stops)
        steps.append((tokens, is_over, best))
        sums = (best[:, :, None] + allowed).max(axis=1)
        sums[is_over] = allowed[OUTSIDE]
        tokens = np.where(is_over, next_begin[tokens + 1], tokens + 1)
        goes_on = tokens < stops
        tokens, stops = tokens[goes_on], stops[goes_on]
        best = sums[goes_on] + scores[tokens]
    labels = np.zeros(len(scores) + 1, np.int64)
    for tokens, is_over, best in reversed(
        steps
    ):  # where each label came from is asked for on the best way alone
        after = np.where(is_over, OUTSIDE, labels[tokens + 1])
        labels[tokens] = (best + into[after]).argmax(axis=1)
    return labels[:-1]
