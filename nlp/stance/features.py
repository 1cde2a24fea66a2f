"""What speaks for a label beside its words: named numbers for units and for what stands around them.

First `local_columns`: the cues of the unit, of its sentence and of the text's headline, and how much of the text is
about the issue. Then, once every unit has a first guess, `second_columns`: the guesses for the same speaker's other
words, for the words before and after and for the rest of the text, since "그럴 일은 없다" means what its speaker means elsewhere.
A feature is worked out for all units of many texts at once: it is a column with a value a unit.
"""

import numpy as np

from nlp.cue_places import Ints
from nlp.stance.reading import Readings
from nlp.stance.units import LABELS, QUOTE, Units
from nlp.weighing import Array

Columns = dict[str, Array]
_EVALUATIVE = ("good", "bad", "must", "refuse", "supportive", "oppositional", "mixed")
_AROUND = (*_EVALUATIVE, "neutral")
_NOBODY = -1


def local_columns(units: Units) -> Columns:
    """Give the features of units that need no guess about others."""
    texts, around, readings, of = units.texts, units.around, units.readings, units.readings.of
    lean, topic = readings.lean, readings.topic.clip(0, 1)
    density = around.density[texts]
    is_indirect, is_headline = units.is_indirect.astype(float), units.is_headline.astype(float)
    has_no_topic = (topic == 0).astype(float)
    is_bare = (of(*_EVALUATIVE) == 0).astype(float)
    found = {
        "bias": np.ones(len(units)),
        "topic": topic,
        "no_topic": has_no_topic,
        "leans pro": lean.clip(0, 2),
        "leans contra": (-lean).clip(0, 2),
        "turn": (readings.first * readings.last < 0).astype(float),
        "reversed": of("good_contra", "bad_contra").clip(0, 1.5),
        "both_sides": ((of("pro", "pro_hint") > 0) & (of("contra", "contra_hint") > 0)).astype(float),
        "bare": is_bare * topic,
        "indirect": is_indirect,
        "bare_report": is_bare * of("neutral", "plan").clip(0, 1),
        "bare_indirect": is_bare * is_indirect * topic,
        "blank": is_bare * has_no_topic,
        "headline": is_headline,
        "headline_no_topic": is_headline * has_no_topic,
        "short_text": around.is_short[texts].astype(float),
        "density": density.clip(0, 4) / 4,
        "no_density": (density == 0).astype(float),
        "headline_topic": around.headlines.topic.clip(0, 1)[texts],
        "headline_lean": around.headlines.lean.clip(-1, 1)[texts],
    }
    sums = readings.sums.clip(0, 2).T.copy()
    for category, column in readings.columns.items():
        found[f"cue {category}"] = sums[column]
    found["sentence topic"] = units.sentences.topic.clip(0, 1)
    found["only sentence topic"] = has_no_topic * found["sentence topic"]
    for category in _AROUND:
        found[f"sentence {category}"] = (units.sentences.of(category) - of(category)).clip(0, 1.5)
    found["before topic"] = units.before.topic.clip(0, 1)
    found["before lean"] = units.before.lean.clip(-1, 1)
    return found | _means_of_others(units)


def _means_of_others(units: Units) -> Columns:
    """Give what the text's quotes and the speaker's quotes say, the unit itself left out."""
    is_quote = (units.kinds == QUOTE).astype(float)
    quotes = is_quote.nonzero()[0]
    said = _said(units.readings)
    speakers = _speakers(units)
    found: Columns = {}
    for who, what, groups in (
        ("others", ("topic", "lean"), units.texts),
        ("speaker", ("topic", "pro", "contra", "mixed"), speakers),
    ):
        count = _sums(np.ones(len(quotes)), groups[quotes], groups) - is_quote
        for name in what:
            rest = _sums(said[name][quotes], groups[quotes], groups) - said[name] * is_quote
            found[f"{who} {name}"] = np.where(count > 0, rest / count.clip(1), 0)
    return found


def _said(readings: Readings) -> Columns:
    lean = readings.lean
    return {
        "topic": readings.topic.clip(0, 1),
        "lean": lean.clip(-1, 1),
        "pro": lean.clip(0, 1),
        "contra": (-lean).clip(0, 1),
        "mixed": readings.of("mixed").clip(max=1.0),
    }


def second_columns(units: Units, some: Ints, guesses: Array) -> Columns:
    """Give the features of quotes, all those of texts with at least two, that follow from the first guesses for them.

    Args:
        units: the units of the texts.
        some: the lines of these quotes, text by text in order.
        guesses: a line each of them, a column a label.
    """
    texts, speakers = units.texts[some], _speakers(units)[some]
    ones = np.ones((len(some), 1))
    in_text, by_speaker = (_sums_of(ones, groups) for groups in (texts, speakers))
    of_text, of_speaker = (_sums_of(guesses, groups) for groups in (texts, speakers))
    is_named = (speakers != _NOBODY)[:, None]
    own, own_count = np.where(is_named, of_speaker, guesses), np.where(is_named, by_speaker, 1)
    places = np.arange(len(some))
    last, following = _own_neighbours(speakers)
    tables = {
        "guess": guesses,
        "others": (of_text - guesses) / (in_text - 1),
        "other speakers": (of_text - own) / (in_text - own_count).clip(1),
        "speaker": np.where(is_named, of_speaker - guesses, 0) / (by_speaker - 1).clip(1),
        **_along(guesses, texts),
        "own previous": _at(guesses, last),
        "own next": _at(guesses, following),
    }
    for where, step in (("two before", -2), ("previous", -1), ("next", 1), ("two after", 2)):
        near = (places + step).clip(0, len(some) - 1)
        tables[where] = _at(
            guesses, np.where((texts[near] == texts) & (near == places + step), near, _NOBODY)
        )
    return {
        f"{what} {label}": column
        for what, table in tables.items()
        for label, column in zip(LABELS, table.T, strict=True)
    }


def _sums_of(table: Array, groups: Ints) -> Array:
    """Give for each line the column sums of its group's lines."""
    return np.stack([_sums(column, groups, groups) for column in table.T], axis=1)


def _along(guesses: Array, texts: Ints) -> dict[str, Array]:
    """Give what each quote's whole text is guessed to say, and what stands before and after the quote, by their means."""
    tables = {name: np.zeros_like(guesses) for name in ("before", "after", "mean", "most", "first", "last")}
    for own in np.split(np.arange(len(texts)), np.flatnonzero(np.diff(texts)) + 1):
        some, count = guesses[own], np.arange(1, len(own))[:, None]
        tables["before"][own[1:]] = some.cumsum(axis=0)[:-1] / count
        tables["after"][own[:-1]] = (some[::-1].cumsum(axis=0)[:-1] / count)[::-1]
        tables["mean"][own] = some.mean(axis=0)
        tables["most"][own] = some.max(axis=0)
        tables["first"][own], tables["last"][own] = some[0], some[-1]
    return tables


def _own_neighbours(speakers: Ints) -> tuple[Ints, Ints]:
    """Give the lines of each speaker's words before and after a quote, _NOBODY for none."""
    order = np.argsort(speakers, kind="stable")
    is_same = (np.diff(speakers[order]) == 0) & (speakers[order[1:]] != _NOBODY)
    last, following = np.full((2, len(speakers)), _NOBODY)
    last[order[1:][is_same]] = order[:-1][is_same]
    following[order[:-1][is_same]] = order[1:][is_same]
    return last, following


def _at(guesses: Array, lines: Ints) -> Array:
    """Give the guesses of other lines, 0 where there is none."""
    return np.where((lines == _NOBODY)[:, None], 0, guesses[lines])


def _speakers(units: Units) -> Ints:
    """Give a number for each unit's speaker in its text."""
    numbers: dict[tuple[int, str], int] = {}
    return np.array(
        [
            numbers.setdefault((text, speaker), len(numbers)) if speaker else _NOBODY
            for text, speaker in zip(units.texts.tolist(), units.speakers, strict=True)
        ],
        dtype=np.int64,
    )


def _sums(values: Array, groups: Ints, asked: Ints) -> Array:
    """Give the sums of the groups that are asked for, added in order; nobody's is 0."""
    sums = np.bincount(groups + 1, values, max(groups.max(initial=0), asked.max(initial=0)) + 2)
    return np.where(asked == _NOBODY, 0, sums[asked + 1])
