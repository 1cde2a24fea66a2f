"""The labels of tokens: O, and for each type B, I, L, U for the first, a middle, the last and the only token of a name."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

TYPES = ("PS", "OG", "LC", "DT", "QT", "TI")
"""KLUE's six: person, organisation, location, date, quantity, time."""
OUTSIDE = 0
COUNT = 1 + 4 * len(TYPES)
_BEGIN, _INSIDE, _LAST, _UNIT = range(1, 5)
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
    """Give the (first token, last token, type) of the names in labels that may follow each other and leave none open."""
    tokens = np.flatnonzero(labels)
    kinds, parts = np.divmod(labels[tokens] - 1, 4)
    begins, ends = np.isin(parts + 1, (_BEGIN, _UNIT)), np.isin(parts + 1, (_LAST, _UNIT))
    columns = (tokens[begins].tolist(), tokens[ends].tolist(), kinds[ends].tolist())
    return [(first, last, TYPES[kind]) for first, last, kind in zip(*columns, strict=True)]


def best_labels(
    scores: npt.NDArray[np.float32],
    transitions: npt.NDArray[np.float32],
    runs: npt.NDArray[np.int64],
) -> npt.NDArray[np.int64]:
    """Give the labels that may follow each other and whose scores sum up highest, each run of tokens between two O.

    Viterbi's search, a step in every run at once.

    Args:
        scores: [tokens, COUNT], of one token at least.
        transitions: [COUNT before, COUNT after] scores of one label after another.
        runs: the number of each token's run.
    """
    allowed = np.where(MAY_FOLLOW, transitions, _NEVER)
    firsts = np.flatnonzero(np.diff(runs, prepend=runs[0] - 1))
    lengths = np.diff(firsts, append=len(runs))
    longest_first = np.argsort(-lengths, kind="stable")
    firsts, lengths = firsts[longest_first], lengths[longest_first]
    longer = np.searchsorted(-lengths, -np.arange(1, lengths[0])).tolist()
    best = [scores[firsts] + allowed[OUTSIDE]]
    for step, count in enumerate(longer, start=1):
        reached = (best[-1][:count, :, None] + allowed).max(axis=1)
        best.append(reached + scores[firsts[:count] + step])
    into = np.ascontiguousarray(allowed.T)
    labels = np.zeros(len(scores), np.int64)
    after = np.full(len(firsts), OUTSIDE)
    for step in reversed(range(len(best))):  # where a label came from is asked for on the best way alone
        count = len(best[step])
        after[:count] = (best[step] + into[after[:count]]).argmax(axis=1)
        labels[firsts[:count] + step] = after[:count]
    return labels
