"""What speaks for a label: named numbers for one stretch of words (`Unit`) and for what stands around it.

First `local_features`: the words themselves, their sentence, the text's headline and how much of the text is about
the issue. Then, once every unit has a first guess, `second_features`: the guesses for the same speaker's other words,
the words before and after and the rest of the text, since "그럴 일은 없다" means what its speaker means elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log
from typing import NamedTuple

from nlp.stance.reading import Reading

LABELS = ("supportive", "oppositional", "mixed", "neutral", "none")
Features = dict[str, float]
_EVALUATIVE = frozenset({"good", "bad", "must", "refuse", "supportive", "oppositional", "mixed"})
MORPH = "morph "
"""Begins the names of features that stand for a morpheme, weighed by itself and by what its likes weigh."""
PAIR, BESIDE = "pair ", "beside "
"""Begin the names of two morphemes in a row, and of one that stands in the sentence outside the unit."""
_AROUND = _EVALUATIVE | {"neutral"}


@dataclass(slots=True, kw_only=True)
class Unit:
    """One stretch of words that may take a position: a quote, a sentence, the headline."""

    char_start: int
    char_end: int
    reading: Reading
    morphs: tuple[str, ...]
    """Its morphemes in order as "form/tag", names and signs left out; none where they weigh nothing."""
    beside: tuple[str, ...] = ()
    """The other morphemes of its sentence."""
    sentence_no: int
    frames: dict[str, float] = field(default_factory=dict)
    """Score of each frame its own words argue from."""
    speaker: str = ""
    is_indirect: bool = False
    is_headline: bool = False
    is_quote: bool = False


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
    """The quotes."""
    all_said: "Said" = field(init=False)
    said_by: "dict[str, Said]" = field(init=False)
    """What each speaker says, under the speaker's name."""

    def __post_init__(self) -> None:
        own = [_said(unit.reading) for unit in self.units]
        self.all_said = _summed(own)
        by_speaker: defaultdict[str, list[Said]] = defaultdict(list)
        for unit, said in zip(self.units, own, strict=True):
            by_speaker[unit.speaker].append(said)
        self.said_by = {speaker: _summed(several) for speaker, several in by_speaker.items() if speaker}


class Said(NamedTuple):
    """Sums over several quotes."""

    quotes: int
    topic: float
    lean: float
    pro: float
    contra: float
    mixed: float


_NOTHING_SAID = Said(0, 0.0, 0.0, 0.0, 0.0, 0.0)


def _said(reading: Reading) -> Said:
    lean = reading.lean
    return Said(
        1,
        min(1.0, reading.topic),
        _within(lean, 1.0, -1.0),
        _within(lean, 1.0),
        _within(-lean, 1.0),
        min(1.0, reading.of("mixed")),
    )


def _summed(several: Sequence[Said]) -> Said:
    return Said(*map(sum, zip(*several, strict=True))) if several else _NOTHING_SAID


def local_features(unit: Unit, around: Around) -> Features:
    """Give the features of a unit that need no guess about others."""
    reading = unit.reading
    sums = reading.sums
    topic = min(1.0, reading.topic)
    is_bare = _EVALUATIVE.isdisjoint(sums)
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
        "no_frame": float(not unit.frames),
        "short_text": float(around.is_short),
        "density": min(4.0, around.density) / 4,
        "no_density": float(around.density == 0),
        "headline_topic": min(1.0, around.headline.topic),
        "headline_lean": _within(around.headline.lean, 1.0, -1.0),
    }
    for category, weight in sums.items():
        found[f"cue {category}"] = min(2.0, weight)
    for frame, score in unit.frames.items():
        found[f"frame {frame}"] = score
        if topic >= 0.5:
            found[f"topic frame {frame}"] = score
    _add_neighbours(found, unit, around)
    found = {name: value for name, value in found.items() if value}
    if unit.morphs:
        found |= _words(MORPH, unit.morphs)
        found |= _words(PAIR, map(" ".join, pairwise(unit.morphs)))
        found |= _words(BESIDE, unit.beside)
    return found


def _words(kind: str, words: Iterable[str]) -> Features:
    names = dict.fromkeys(map(kind.__add__, words))
    return dict.fromkeys(names, len(names) ** -0.5) if names else {}


def _add_neighbours(found: Features, unit: Unit, around: Around) -> None:
    own = unit.reading
    sentence = around.sentences[unit.sentence_no]
    found["sentence topic"] = min(1.0, sentence.topic)
    if own.topic == 0:
        found["only sentence topic"] = min(1.0, sentence.topic)
    for category, weight in sentence.sums.items() if sentence is not own else ():
        rest = weight - own.sums.get(category, 0.0)
        if rest > 0 and category in _AROUND:
            found[f"sentence {category}"] = min(1.5, rest)
    if unit.sentence_no:
        before = around.sentences[unit.sentence_no - 1]
        found["before topic"] = min(1.0, before.topic)
        found["before lean"] = _within(before.lean, 1.0, -1.0)
    less = _said(own) if unit.is_quote else _NOTHING_SAID
    if others := around.all_said.quotes - less.quotes:
        found["others topic"] = (around.all_said.topic - less.topic) / others
        found["others lean"] = (around.all_said.lean - less.lean) / others
    same = around.said_by.get(unit.speaker)
    if same is not None and (count := same.quotes - less.quotes):
        found["speaker topic"] = (same.topic - less.topic) / count
        found["speaker pro"] = (same.pro - less.pro) / count
        found["speaker contra"] = (same.contra - less.contra) / count
        found["speaker mixed"] = (same.mixed - less.mixed) / count


def second_features(
    around: Around, first: Sequence[Features], guesses: Sequence[Sequence[float]]
) -> list[Features]:
    """Give the features of a text's quotes, of which there are at least two, with the first guesses for all of them."""
    by_speaker: defaultdict[str, list[Sequence[float]]] = defaultdict(list)
    for unit, guess in zip(around.units, guesses, strict=True):
        by_speaker[unit.speaker].append(guess)
    sums = [sum(column) for column in zip(*guesses, strict=True)]
    speakers = {
        speaker: [sum(column) for column in zip(*own, strict=True)]
        for speaker, own in by_speaker.items()
        if speaker and len(own) > 1
    }
    last = len(guesses) - 1
    rows: list[Features] = []
    for number, (unit, local, guess) in enumerate(zip(around.units, first, guesses, strict=True)):
        found = dict(local)
        for at, label in enumerate(LABELS):
            found[f"guess {label}"] = 0.3 * log(guess[at] + 0.02)
            found[f"others {label}"] = (sums[at] - guess[at]) / last
        if unit.speaker in speakers:
            count = len(by_speaker[unit.speaker]) - 1
            for label, total, mine in zip(LABELS, speakers[unit.speaker], guess, strict=True):
                found[f"speaker {label}"] = (total - mine) / count
        for where, at in (("previous", number - 1), ("next", number + 1)):
            if 0 <= at <= last:
                is_same = bool(unit.speaker) and around.units[at].speaker == unit.speaker
                for label, value in zip(LABELS, guesses[at], strict=True):
                    found[f"{where} {label}"] = value
                    if is_same:
                        found[f"own {where} {label}"] = value
        rows.append(found)
    return rows


def _within(value: float, high: float, low: float = 0.0) -> float:
    return max(low, min(high, value))
