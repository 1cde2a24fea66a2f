"""The cues of an issue, and what they say in stretches of words: sides named, praise and blame laid on them, whole arguments.

"닫힌 모델은 속을 모르지만 열린 모델은 고칠 수 있다": blame on the closed side before the concession, praise on
the open side after it. All stretches of all texts are read at once, by column.
"""

from itertools import chain

import numpy as np
import numpy.typing as npt

from nlp.cue_places import Ints, Lines
from nlp.cues import CueFinder, Hits, read_cues
from nlp.layouts import Stretches
from nlp.stance.reading import Readings
from nlp.stance.sides import Places, denying, sides_of, stand_before
from nlp.weighing import Array

TOPIC = "topic"
GENERAL = ("evaluation", "modifiers")
"""Lexicons that hold for every issue, in the folder above its own."""
OWN = (TOPIC, "evaluation", "verdicts")
"""Lexicons of one issue."""
CATEGORIES = {
    TOPIC: ("pro", "contra", "pro_hint", "contra_hint", "field", "elsewhere"),
    "evaluation": ("good", "bad", "must", "refuse", "plan"),
    "verdicts": ("supportive", "oppositional", "mixed", "neutral"),
    "modifiers": ("negation", "concession", "contrast", "hypothetical", "question", "affirmation", "others"),
}
"""What each lexicon may have."""
_SIDE = {"pro": 1, "pro_hint": 1, "contra": -1, "contra_hint": -1}
_VERDICT = {"supportive": 1, "oppositional": -1}
_VALUE = {"good": 1, "must": 1, "bad": -1, "refuse": -1}
_LAID = [f"{praise}_{on}" for praise in ("bad", "good") for on in ("contra", "none", "pro")]
"""Blame and praise, by the side it is laid on."""
_CAP = 3.0
"""What cues of one category count at most in a stretch."""


class IssueCues:
    """The cues of one issue: those that name it, and all others, which only a text about it is searched for."""

    def __init__(self, issue_id: str) -> None:
        own = {name: read_cues(f"stance/{issue_id}", name, CATEGORIES[name]) for name in OWN}
        general = (cue for name in GENERAL for cue in read_cues("stance", name, CATEGORIES[name]))
        self._topic = CueFinder(own.pop(TOPIC))
        self._others = CueFinder((*chain.from_iterable(own.values()), *general))
        cues = (*self._topic.cues, *self._others.cues)
        categories = dict.fromkeys(chain(_LAID, _VERDICT, (cue.category for cue in cues)))
        self._columns = {category: at for at, category in enumerate(categories)}
        self._categories = np.array([self._columns[cue.category] for cue in cues])
        self.weights = np.array([cue.weight for cue in cues])
        """Of all cues."""
        self._side, self._verdict, self._value = (
            np.array([signs.get(cue.category, 0) for cue in cues]) for signs in (_SIDE, _VERDICT, _VALUE)
        )

    def naming(self, lines: Lines) -> Hits:
        """Give the hits that name the issue, its field or something else."""
        return self._topic.hits(lines)

    def all(self, lines: Lines, naming: Hits, about: Ints) -> Hits:
        """Give these and, in the numbered lines, all other hits."""
        some = lines.some(about)
        others = self._others.hits(some)
        numbers = np.searchsorted(some.starts, others.starts, "right") - 1
        shifts = lines.starts[about[numbers]] - some.starts[numbers]
        both = Hits(
            np.concatenate((naming.starts, others.starts + shifts)),
            np.concatenate((naming.ends, others.ends + shifts)),
            np.concatenate((naming.cues, others.cues + len(self._topic.cues))),
        )
        return both.some(np.argsort(both.starts, kind="stable"))

    def are(self, hits: Hits, *categories: str) -> npt.NDArray[np.bool_]:
        """Tell which hits are of some categories."""
        is_wanted = np.array([category in categories for category in self._columns])
        are: npt.NDArray[np.bool_] = is_wanted[self._categories[hits.cues]]
        return are

    def read(self, hits: Hits, stretches: Stretches) -> Readings:
        """Give what each stretch says."""
        own, inside = stretches.hits(hits)
        some = hits.some(inside)
        places = Places.of(own, some.starts, some.ends)
        categories, weights = self._categories[some.cues], self.weights[some.cues]
        negations, affirmations, contrasts = (
            places.some(self.are(some, kind)) for kind in ("negation", "affirmation", "contrast")
        )
        turns = np.where(stand_before(places, denying(negations, affirmations)), -1, 1)
        is_side = self._side[some.cues] != 0
        verdicts, values = turns * self._verdict[some.cues], turns * self._value[some.cues]
        is_verdict, is_value = verdicts != 0, values != 0
        signs = np.where(verdicts > 0, self._columns["supportive"], self._columns["oppositional"])
        categories = np.where(is_verdict, signs, categories)
        sides = sides_of(
            places.some(is_value), places.some(is_side), self._side[some.cues][is_side], contrasts
        )
        laid = self._columns[_LAID[0]] + 3 * (values[is_value] > 0) + sides + 1
        width = len(self._columns)
        sums = np.bincount(
            np.concatenate((own * width + categories, own[is_value] * width + laid)),
            np.concatenate((weights, weights[is_value])),
            len(stretches) * width,
        ).reshape(len(stretches), width)
        leans = verdicts * weights
        leans[is_value] = 0.5 * values[is_value] * sides * weights[is_value]
        concedes = self.are(some, "concession") & (some.starts > some.starts[np.searchsorted(own, own)])
        first, last = _before_and_after(own, concedes, leans, len(stretches))
        return Readings(self._columns, sums.clip(max=_CAP), first, last)


def _before_and_after(
    stretches: Ints, concedes: npt.NDArray[np.bool_], leans: Array, count: int
) -> tuple[Array, Array]:
    """Give for each stretch the sum of leans before its last concession and after it, part by part in order."""
    begins = concedes | (np.diff(stretches, prepend=-1) > 0)
    parts = np.cumsum(begins) - 1
    sums = np.bincount(parts, leans)
    own = stretches[begins]
    is_last = np.diff(own, append=count) > 0
    return (
        np.bincount(own[~is_last], sums[~is_last], count).astype(np.float64),
        np.bincount(own[is_last], sums[is_last], count).astype(np.float64),
    )
