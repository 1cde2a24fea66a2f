"""What a stretch of words says on an issue, as named numbers: sides named, praise and blame laid on them, whole arguments.

"닫힌 모델은 속을 모르지만 열린 모델은 고칠 수 있다": blame on the closed side before the concession, praise on
the open side after it. Praise and blame go to the side named last before them in the stretch, else to the one named
next; a negation right after a word turns it; "-보다" and "대신" turn the side they stand on into the lesser one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from nlp.cues import CueFinder, Hit, read_cues
from nlp.lemma_text import LemmaText

TOPIC = "topic"
LEXICONS = (TOPIC, "evaluation", "verdicts", "modifiers")
_SIDE = {"pro": 1, "pro_hint": 1, "contra": -1, "contra_hint": -1}
_VERDICT = {"supportive": 1, "oppositional": -1}
_VALUE = {"good": 1, "must": 1, "bad": -1, "refuse": -1}
_OPPOSITE = {"supportive": "oppositional", "oppositional": "supportive"}
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
        self._topic, self._others = (
            CueFinder(cue for name in names for cue in read_cues(f"stance/{issue_id}", name))
            for names in ((TOPIC,), LEXICONS[1:])
        )

    def naming(self, text: LemmaText) -> list[Hit]:
        """Give the hits that name the issue, its field or something else, in order."""
        return self._topic.find(text)

    def all(self, text: LemmaText, naming: list[Hit]) -> list[Hit]:
        """Give these and all other hits, in order."""
        return sorted(naming + self._others.find(text), key=lambda hit: hit.start)


def read(hits: Sequence[Hit]) -> Reading:
    """Give the reading of the stretch whose hits these are, in order."""
    reading = Reading()
    sums = reading.sums
    sides = [hit for hit in hits if hit.cue.category in _SIDE]
    negations, contrasts = _negations(hits), [hit for hit in hits if hit.cue.category == "contrast"]
    for hit in hits:
        category, weight = hit.cue.category, hit.cue.weight
        lean = 0.0
        if category in _VERDICT:
            if _has_after(hit, negations):
                category = _OPPOSITE[category]
            lean = _VERDICT[category] * weight
        elif category in _VALUE:
            value = _VALUE[category] * (-1 if _has_after(hit, negations) else 1)
            side = _side_of(hit, sides, contrasts)
            _add(sums, ("bad_", "good_")[value > 0] + ("contra", "none", "pro")[side + 1], weight)
            lean = 0.5 * value * side * weight
        elif category == "concession" and hit.start > hits[0].start:
            reading.first, reading.last = reading.first + reading.last, 0.0
        _add(sums, category, weight)
        reading.last += lean
    return reading.concluded()


def _add(sums: dict[str, float], category: str, weight: float) -> None:
    sums[category] = min(_CAP, sums.get(category, 0.0) + weight)


def _negations(hits: Sequence[Hit]) -> list[Hit]:
    """Give the negations that deny: not those of "할 수밖에 없다"."""
    affirmed = [hit for hit in hits if hit.cue.category == "affirmation"]
    return [
        hit
        for hit in hits
        if hit.cue.category == "negation"
        and not any(other.start < hit.end <= other.end for other in affirmed)
    ]


def _has_after(hit: Hit, others: Sequence[Hit]) -> bool:
    return any(hit.end <= other.start <= hit.end + _REACH for other in others)


def _side_of(hit: Hit, sides: Sequence[Hit], contrasts: Sequence[Hit]) -> int:
    before = [side for side in sides if side.start <= hit.start and not _has_after(side, contrasts)]
    if before:
        return _SIDE[before[-1].cue.category]
    after = [side for side in sides if side.start > hit.start]
    return _SIDE[after[0].cue.category] if after else 0
