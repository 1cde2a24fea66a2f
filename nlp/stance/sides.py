"""Sides and negations in many stretches of words at once, looked up by their places.

Praise and blame go to the side named last before them in the stretch, else to the one named next; a negation right
after a word turns it; "-보다" and "대신" turn the side they stand on into the lesser one.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nlp.cue_places import Ints

Bools = npt.NDArray[np.bool_]
_REACH = 14
"""Characters of the line within which a negation or contrast after a word is its own."""
_APART = 1 << 32
"""Places between two stretches, more than any text has."""


@dataclass(frozen=True, slots=True)
class Places:
    """Hits in stretches, in order: their beginnings and ends, each stretch's far from the next one's."""

    starts: Ints
    ends: Ints

    @classmethod
    def of(cls, stretches: Ints, starts: Ints, ends: Ints) -> "Places":
        """Give the places of hits in numbered stretches."""
        return cls(stretches * _APART + starts, stretches * _APART + ends)

    def some(self, chosen: Bools | Ints) -> "Places":
        """Give some of them."""
        return Places(self.starts[chosen], self.ends[chosen])


def stand_before(words: Places, others: Places) -> Bools:
    """Tell which words one of the others begins right after."""
    at = np.searchsorted(others.starts, words.ends)
    known = np.append(others.starts, np.iinfo(np.int64).max)
    is_near: Bools = known[at] <= words.ends + _REACH
    return is_near


def denying(negations: Places, affirmations: Places) -> Places:
    """Give the negations that deny: not those of "할 수밖에 없다"."""
    farthest = np.maximum.accumulate(np.append(-1, affirmations.ends))
    return negations.some(farthest[np.searchsorted(affirmations.starts, negations.ends)] < negations.ends)


def sides_of(words: Places, sides: Places, signs: Ints, contrasts: Places) -> Ints:
    """Give the sign of the side that praise or blame is laid on, 0 where none is named.

    Args:
        words: of praise or blame.
        sides: where sides are named.
        signs: of the sides.
        contrasts: words that make the side they stand on the lesser one.
    """
    is_standing = ~stand_before(sides, contrasts)
    standing, standing_signs = sides.starts[is_standing], signs[is_standing]
    before = np.searchsorted(standing, words.starts, "right") - 1
    after = np.searchsorted(sides.starts, words.starts, "right")
    stretches = words.starts // _APART
    has_before = np.append(standing, -1)[before] // _APART == stretches
    has_after = np.append(sides.starts, -1)[after] // _APART == stretches
    return np.where(
        has_before, np.append(standing_signs, 0)[before], np.where(has_after, np.append(signs, 0)[after], 0)
    )
