"""What speaks for a label: named numbers for one stretch of words (`Unit`) and for what stands around it.

First `local_features`: the words themselves, their sentence, the text's headline and how much of the text is about
the issue. Then, once every unit has a first guess, `second_features`: the guesses for the same speaker's other words,
the words before and the text as a whole, since "그럴 일은 없다" means what its speaker means elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log

from nlp.stance.reading import Reading

LABELS = ("supportive", "oppositional", "mixed", "neutral", "none")
Features = dict[str, float]
_EVALUATIVE = ("good", "bad", "must", "refuse", "supportive", "oppositional", "mixed")
_WORD = 0.6
_AROUND = (*_EVALUATIVE, "neutral")


@dataclass(slots=True, kw_only=True)
class Unit:
    """One stretch of words that may take a position: a quote, a sentence, the headline."""

    char_start: int
    char_end: int
    reading: Reading
    words: frozenset[str]
    """Its content words in their dictionary form."""
    sentence_no: int
    frames: dict[str, float] = field(default_factory=dict)
    """Score of each frame its own words argue from."""
    speaker: str = ""
    is_indirect: bool = False
    is_headline: bool = False


@dataclass(slots=True, kw_only=True)
class Around:
    """The text a unit stands in."""

    sentences: list[Reading]
    headline: Reading
    """Of the headline, or of the first sentence where none is known."""
    density: float
    """Plain names of the issue's sides in a thousand characters."""
    is_short: bool
    units: list[Unit]


def local_features(unit: Unit, around: Around) -> Features:
    """Give the features of a unit that need no guess about others."""
    reading = unit.reading
    topic = min(1.0, reading.topic)
    is_bare = not any(category in reading.sums for category in _EVALUATIVE)
    found: Features = {
        "bias": 1.0,
        "topic": topic,
        "no_topic": float(topic == 0),
        "leans pro": _within(reading.lean, 2.0),
        "leans contra": _within(-reading.lean, 2.0),
        "turn": float(reading.first * reading.last < 0),
        "reversed": min(1.5, reading.of("good_contra", "bad_contra")),
        "both_sides": float(reading.of("pro", "pro_hint") > 0 and reading.of("contra", "contra_hint") > 0),
        "bare": float(is_bare) * topic,
        "indirect": float(unit.is_indirect),
        "bare_report": float(is_bare) * min(1.0, reading.of("neutral", "plan")),
        "bare_indirect": float(is_bare and unit.is_indirect) * topic,
        "blank": float(is_bare and topic == 0 and not unit.frames),
        "headline": float(unit.is_headline),
        "headline_no_topic": float(unit.is_headline and topic == 0),
        "length": min(1.0, (unit.char_end - unit.char_start) / 100),
        "no_frame": float(not unit.frames),
        "short_text": float(around.is_short),
        "density": min(4.0, around.density) / 4,
        "no_density": float(around.density == 0),
        "headline_topic": min(1.0, around.headline.topic),
        "headline_lean": _within(around.headline.lean, 1.0, -1.0),
    }
    for category, weight in reading.sums.items():
        found[f"cue {category}"] = min(2.0, weight)
    for word in sorted(unit.words):
        found[f"word {word}"] = _WORD
    for frame, score in unit.frames.items():
        found[f"frame {frame}"] = score
        if topic >= 0.5:
            found[f"topic frame {frame}"] = score
    _add_neighbours(found, unit, around)
    return {name: value for name, value in found.items() if value}


def _add_neighbours(found: Features, unit: Unit, around: Around) -> None:
    own = unit.reading
    sentence = around.sentences[unit.sentence_no]
    found["sentence topic"] = min(1.0, sentence.topic)
    if own.topic == 0:
        found["only sentence topic"] = min(1.0, sentence.topic)
    for category in _AROUND:
        rest = sentence.of(category) - own.of(category)
        if rest > 0:
            found[f"sentence {category}"] = min(1.5, rest)
    if unit.sentence_no:
        before = around.sentences[unit.sentence_no - 1]
        found["before topic"] = min(1.0, before.topic)
        found["before lean"] = _within(before.lean, 1.0, -1.0)
    others = [other for other in around.units if other is not unit]
    if others:
        found["others topic"] = _mean([min(1.0, other.reading.topic) for other in others])
        found["others lean"] = _mean([_within(other.reading.lean, 1.0, -1.0) for other in others])
    same = [other.reading for other in others if unit.speaker and other.speaker == unit.speaker]
    if same:
        found["speaker topic"] = _mean([min(1.0, reading.topic) for reading in same])
        found["speaker pro"] = _mean([_within(reading.lean, 1.0) for reading in same])
        found["speaker contra"] = _mean([_within(-reading.lean, 1.0) for reading in same])
        found["speaker mixed"] = _mean([min(1.0, reading.of("mixed")) for reading in same])


def second_features(
    number: int, around: Around, first: Features, guesses: Sequence[Sequence[float]]
) -> Features:
    """Give a unit's features with the first guesses for it and for the units around it."""
    unit = around.units[number]
    same = [
        guesses[at]
        for at, other in enumerate(around.units)
        if at != number and unit.speaker and other.speaker == unit.speaker
    ]
    found = dict(first)
    for at, label in enumerate(LABELS):
        found[f"guess {label}"] = 0.3 * log(guesses[number][at] + 0.02)
        found[f"text {label}"] = _mean([guess[at] for guess in guesses])
        if same:
            found[f"speaker {label}"] = _mean([guess[at] for guess in same])
        if number:
            found[f"previous {label}"] = guesses[number - 1][at]
    return found


def _within(value: float, high: float, low: float = 0.0) -> float:
    return max(low, min(high, value))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
