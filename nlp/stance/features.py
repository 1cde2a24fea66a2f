"""What speaks for a label beside its words: named numbers for units and for what stands around them.

First `local_columns`: the cues of the unit, of its sentence and of the text's headline, and how much of the text is
about the issue. Then, once every unit has a first guess, `second_columns`: the guesses for the same speaker's other
words, the words before and after and the rest of the text, since "그럴 일은 없다" means what its speaker means elsewhere.
A feature is worked out for all units of many texts at once: it is a column with a value a unit.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from math import log

import numpy as np
import numpy.typing as npt

from nlp.stance.reading import Reading
from nlp.stance.units import LABELS, Around, Unit

Array = npt.NDArray[np.float64]
Columns = dict[str, Array]
_EVALUATIVE = ("good", "bad", "must", "refuse", "supportive", "oppositional", "mixed")
_AROUND = frozenset({*_EVALUATIVE, "neutral"})
_NOTHING = Reading()
_NOBODY = -1


def local_columns(texts: Sequence[tuple[Around, Sequence[Unit]]]) -> Columns:
    """Give the features of some units of each text that need no guess about others."""
    units = list(chain.from_iterable(some for _, some in texts))
    arounds = [around for around, some in texts for _ in some]
    readings = [unit.reading for unit in units]
    sums = _by_name([reading.sums for reading in readings])
    nothing = np.zeros(len(units))

    def of(*categories: str) -> Array:
        return sum((sums[category] for category in categories if category in sums), start=nothing)

    lean = _lean(readings)
    topic = _topic(readings)
    density = np.array([around.density for around in arounds])
    is_indirect = np.array([unit.is_indirect for unit in units], dtype=float)
    is_headline = np.array([unit.is_headline for unit in units], dtype=float)
    has_no_topic = (topic == 0).astype(float)
    has_no_frame = np.array([not unit.frames for unit in units], dtype=float)
    is_bare = (of(*_EVALUATIVE) == 0).astype(float)
    found = {
        "bias": nothing + 1,
        "topic": topic,
        "no_topic": has_no_topic,
        "leans pro": lean.clip(0, 2),
        "leans contra": (-lean).clip(0, 2),
        "turn": np.array([float(reading.first * reading.last < 0) for reading in readings]),
        "reversed": of("good_contra", "bad_contra").clip(0, 1.5),
        "both_sides": ((of("pro", "pro_hint") > 0) & (of("contra", "contra_hint") > 0)).astype(float),
        "bare": is_bare * topic,
        "indirect": is_indirect,
        "bare_report": is_bare * of("neutral", "plan").clip(0, 1),
        "bare_indirect": is_bare * is_indirect * topic,
        "blank": is_bare * has_no_topic * has_no_frame,
        "headline": is_headline,
        "headline_no_topic": is_headline * has_no_topic,
        "no_frame": has_no_frame,
        "short_text": np.array([around.is_short for around in arounds], dtype=float),
        "density": density.clip(0, 4) / 4,
        "no_density": (density == 0).astype(float),
        "headline_topic": _topic([around.headline for around in arounds]),
        "headline_lean": _lean([around.headline for around in arounds]).clip(-1, 1),
    }
    for category, weights in sums.items():
        found[f"cue {category}"] = weights.clip(0, 2)
    for frame, scores in _by_name([unit.frames for unit in units]).items():
        found[f"frame {frame}"] = scores
        found[f"topic frame {frame}"] = scores * (topic >= 0.5)
    sentences = [around.sentences[unit.sentence_no] for around, unit in zip(arounds, units, strict=True)]
    found["sentence topic"] = _topic(sentences)
    found["only sentence topic"] = has_no_topic * found["sentence topic"]
    for category, weights in _by_name([sentence.sums for sentence in sentences]).items():
        if category in _AROUND:
            found[f"sentence {category}"] = (weights - of(category)).clip(0, 1.5)
    before = [
        around.sentences[unit.sentence_no - 1] if unit.sentence_no else _NOTHING
        for around, unit in zip(arounds, units, strict=True)
    ]
    found["before topic"] = _topic(before)
    found["before lean"] = _lean(before).clip(-1, 1)
    return found | _means_of_others(texts, units)


def _means_of_others(texts: Sequence[tuple[Around, Sequence[Unit]]], units: Sequence[Unit]) -> Columns:
    """Give what the text's quotes and the speaker's quotes say, the unit itself left out."""
    quotes = [quote for around, _ in texts for quote in around.units]
    said, own = _said(quotes), _said(units)
    is_quote = np.array([unit.is_quote for unit in units], dtype=float)
    texts_of_quotes = np.repeat(np.arange(len(texts)), [len(around.units) for around, _ in texts])
    texts_of_units = np.repeat(np.arange(len(texts)), [len(some) for _, some in texts])
    speakers = _speakers([*quotes, *units], np.concatenate((texts_of_quotes, texts_of_units)))
    speakers_of_quotes, speakers_of_units = np.split(speakers, [len(quotes)])
    found: Columns = {}
    for who, what, of_quotes, of_units in (
        ("others", ("topic", "lean"), texts_of_quotes, texts_of_units),
        ("speaker", ("topic", "pro", "contra", "mixed"), speakers_of_quotes, speakers_of_units),
    ):
        count = _sums(np.ones(len(quotes)), of_quotes, of_units) - is_quote
        for name in what:
            rest = _sums(said[name], of_quotes, of_units) - own[name] * is_quote
            found[f"{who} {name}"] = np.where(count > 0, rest / count.clip(1), 0)
    return found


def _said(units: Sequence[Unit]) -> Columns:
    readings = [unit.reading for unit in units]
    lean = _lean(readings)
    return {
        "topic": _topic(readings),
        "lean": lean.clip(-1, 1),
        "pro": lean.clip(0, 1),
        "contra": (-lean).clip(0, 1),
        "mixed": np.array([min(1.0, reading.of("mixed")) for reading in readings]),
    }


def second_columns(arounds: Sequence[Around], guesses: Array) -> Columns:
    """Give the features of the texts' quotes, at least two a text, that follow from the first guesses for all of them.

    Some have a name of `local_columns`, and stand in its place.

    Args:
        arounds: the texts.
        guesses: a line a quote, a column a label.
    """
    units = [unit for around in arounds for unit in around.units]
    texts = np.repeat(np.arange(len(arounds)), [len(around.units) for around in arounds])
    speakers = _speakers(units, texts)
    ones = np.ones(len(units))
    in_text, by_speaker = _sums(ones, texts, texts), _sums(ones, speakers, speakers)
    found: Columns = {}
    for label, guess in zip(LABELS, guesses.T, strict=True):
        found[f"guess {label}"] = np.array([0.3 * log(value + 0.02) for value in guess.tolist()])
        found[f"others {label}"] = (_sums(guess, texts, texts) - guess) / (in_text - 1)
    for label, guess in zip(LABELS, guesses.T, strict=True):
        rest = _sums(guess, speakers, speakers) - guess
        found[f"speaker {label}"] = np.where(by_speaker > 1, rest / (by_speaker - 1).clip(1), 0)
    places = np.arange(len(units))
    for where, step in (("previous", -1), ("next", 1)):
        near = (places + step).clip(0, len(units) - 1)
        is_near = (texts[near] == texts) & (near != places)
        is_same = is_near & (speakers[near] == speakers) & (speakers != _NOBODY)
        for label, guess in zip(LABELS, guesses.T, strict=True):
            found[f"{where} {label}"] = guess[near] * is_near
            found[f"own {where} {label}"] = guess[near] * is_same
    return found


def _speakers(units: Sequence[Unit], texts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Give a number for each unit's speaker in its text."""
    numbers: dict[tuple[int, str], int] = {}
    return np.array(
        [
            numbers.setdefault((text, unit.speaker), len(numbers)) if unit.speaker else _NOBODY
            for text, unit in zip(texts.tolist(), units, strict=True)
        ],
        dtype=np.int64,
    )


def _sums(values: Array, groups: npt.NDArray[np.int64], asked: npt.NDArray[np.int64]) -> Array:
    """Give the sums of the groups that are asked for, added in order; nobody's is 0."""
    sums = np.bincount(groups + 1, values, max(groups.max(initial=0), asked.max(initial=0)) + 2)
    return np.where(asked == _NOBODY, 0, sums[asked + 1])


def _by_name(rows: Sequence[Mapping[str, float]]) -> Columns:
    columns: defaultdict[str, list[float]] = defaultdict(lambda: [0.0] * len(rows))
    for at, row in enumerate(rows):
        for name, value in row.items():
            columns[name][at] = value
    return {name: np.array(column) for name, column in columns.items()}


def _topic(readings: Sequence[Reading]) -> Array:
    return np.array([reading.topic for reading in readings]).clip(0, 1)


def _lean(readings: Sequence[Reading]) -> Array:
    return np.array([reading.lean for reading in readings])
