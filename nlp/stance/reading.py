"""What a stretch of words says on an issue, as named numbers: sides named, praise and blame laid on them, whole arguments.

"닫힌 모델은 속을 모르지만 열린 모델은 고칠 수 있다": blame on the closed side before the concession, praise on
the open side after it. Praise and blame go to the side named last before them in the stretch, else to the one named
next; a negation right after a word turns it; "-보다" and "대신" turn the side they stand on into the lesser one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain
from operator import attrgetter

from nlp.cues import CueFinder, Hit, read_cues
from nlp.lemma_text import LemmaText

TOPIC = "topic"
GENERAL = ("evaluation", "modifiers")
"""Lexicons that hold for every issue, in the folder above its own."""
OWN = (TOPIC, "evaluation", "verdicts")
"""Lexicons of one issue."""
_SIDE = {"pro": 1, "pro_hint": 1, "contra": -1, "contra_hint": -1}
_VERDICT = {"supportive": 1, "oppositional": -1}
_VALUE = {"good": 1, "must": 1, "bad": -1, "refuse": -1}
_OPPOSITE = {"supportive": "oppositional", "oppositional": "supportive"}
_LAID = {
    (value, side): f"{praise}_{on}"
    for value, praise in ((1, "good"), (-1, "bad"))
    for side, on in ((1, "pro"), (0, "none"), (-1, "contra"))
}
"""Praise or blame by the sign of the side it is laid on."""
_start = attrgetter("start")
_REACH = 14
_CAP = 3.0
_CONCEDED = 0.2


@dataclass(slots=True)
class Reading:
    """Sums of cue weights by category, and what follows from their order."""

    sums: dict[str, float] = field(default_factory=dict)
    first: float = 0.0
    """Lean of what stands before a concession: positive for the wanted side."""
    last: float = 0.0
    """Lean of what stands after it, or of everything where nothing is conceded."""
    topic: float = 0.0
    """How plainly the issue is named: 1 where a word names it by itself."""
    lean: float = 0.0
    """Positive where the words speak for the wanted side, negative where they speak against it."""

    def of(self, *categories: str) -> float:
        """Give the summed weight of some categories."""
        total = 0.0
        for category in categories:
            if category in self.sums:
                total += self.sums[category]
        return total

    def concluded(self) -> "Reading":
        """Give the reading with topic and lean worked out from what was summed."""
        hint = self.of("pro_hint", "contra_hint") * (0.5 if "field" in self.sums else 0.25)
        self.topic = min(2.0, self.of("pro", "contra") + hint)
        self.lean = _CONCEDED * self.first + self.last
        return self


class IssueCues:
    """The cues of one issue: those that name it, and all others, which only a text about it is searched for."""

    def __init__(self, issue_id: str) -> None:
        own = {name: read_cues(f"stance/{issue_id}", name) for name in OWN}
        general = (cue for name in GENERAL for cue in read_cues("stance", name))
        self._topic = CueFinder(own.pop(TOPIC))
        self._others = CueFinder((*chain.from_iterable(own.values()), *general))

    def search_naming(self, texts: Sequence[LemmaText]) -> None:
        """Find at once in several texts what `naming` then gives."""
        self._topic.search(texts)

    def search_others(self, texts: Sequence[LemmaText]) -> None:
        """Find at once in several texts what `all` then gives beside."""
        self._others.search(texts)

    def naming(self, text: LemmaText) -> list[Hit]:
        """Give the hits that name the issue, its field or something else, in order."""
        return self._topic.find(text)

    def all(self, text: LemmaText, naming: list[Hit]) -> list[Hit]:
        """Give these and all other hits, in order."""
        return sorted(naming + self._others.find(text), key=_start)


def read(hits: Sequence[Hit]) -> Reading:
    """Give the reading of the stretch whose hits these are, in order."""
    reading = Reading()
    sums = reading.sums
    order: _Order | None = None
    for hit in hits:
        cue = hit.cue
        category, weight = cue.category, cue.weight
        if category in _VERDICT:
            order = order or _Order(hits)
            if order.is_negated(hit):
                category = _OPPOSITE[category]
            reading.last += _VERDICT[category] * weight
        elif category in _VALUE:
            order = order or _Order(hits)
            value = -_VALUE[category] if order.is_negated(hit) else _VALUE[category]
            side = order.side_of(hit)
            _add(sums, _LAID[value, side], weight)
            reading.last += 0.5 * value * side * weight
        elif category == "concession" and hit.start > hits[0].start:
            reading.first, reading.last = reading.first + reading.last, 0.0
        _add(sums, category, weight)
    return reading.concluded()


def _add(sums: dict[str, float], category: str, weight: float) -> None:
    total = sums.get(category, 0.0) + weight
    sums[category] = total if total < _CAP else _CAP


class _Order:
    """Sides and negations of a stretch, looked up by their places."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        categories = [hit.cue.category for hit in hits]
        self._hits = hits
        self._negations = self._negation_starts() if "negation" in categories else []
        self._sides = [hit for hit in hits if hit.cue.category in _SIDE]
        self._standing = self._sides
        """Sides that no "-보다" makes the lesser one."""
        if "contrast" in categories:
            contrasts = self._starts("contrast")
            self._standing = [side for side in self._sides if not _is_near(side, contrasts)]

    def _starts(self, category: str) -> list[int]:
        return [hit.start for hit in self._hits if hit.cue.category == category]

    def _negation_starts(self) -> list[int]:
        """Give where the negations begin that deny: not those of "할 수밖에 없다"."""
        affirmed = self._starts("affirmation")
        ends = [hit.end for hit in self._hits if hit.cue.category == "affirmation"]
        farthest = [-1, *accumulate(ends, max)]
        return [
            hit.start
            for hit in self._hits
            if hit.cue.category == "negation" and farthest[bisect_left(affirmed, hit.end)] < hit.end
        ]

    def is_negated(self, hit: Hit) -> bool:
        """Tell whether a negation stands right after a hit."""
        return _is_near(hit, self._negations)

    def side_of(self, hit: Hit) -> int:
        """Give the sign of the side that praise or blame is laid on, 0 where none is named."""
        before = bisect_right(self._standing, hit.start, key=_start)
        if before:
            return _SIDE[self._standing[before - 1].cue.category]
        after = bisect_right(self._sides, hit.start, key=_start)
        return _SIDE[self._sides[after].cue.category] if after < len(self._sides) else 0


def _is_near(hit: Hit, starts: Sequence[int]) -> bool:
    at = bisect_left(starts, hit.end)
    return at < len(starts) and starts[at] <= hit.end + _REACH
