"""Marked lines as what the names' model learns from: tokens with labels, in sentences, in batches of like length."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, Final, cast

import numpy as np
import numpy.typing as npt

from nlp.ner.attributes import ATTRIBUTES, attributes
from nlp.ner.blocks import places_of
from nlp.ner.labels import MAY_FOLLOW, OUTSIDE, label_tokens
from nlp.ner.network import GATE_REACH
from nlp.ner.read import coarse
from nlp.ner.weights import Model
from nlp.pipeline import load
from nlp.tokenizer import KiwiTokenizer

LEAST_COUNTS: Final = (3, 1, 2, 2, 3, 3, 3, 2)
"""How often an attribute's value must occur to have a row."""
TOKENS_A_STEP: Final = 1152
LENGTHS: Final = (12, 20, 32, 48, 80, 400)
"""Sentences are filled up to the next of these; longer ones are cut."""

Ints = npt.NDArray[np.int32]
Batch = tuple[Ints, Ints, Ints, Ints]
"""Rows, labels, fine types, and numbers of tokens."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: [tokens, tables] rows, [tokens] labels, and [tokens] numbers of KoNEC's fine types, 0 for none."""

    rows: Ints
    labels: Ints
    fine: Ints


@dataclass(frozen=True, slots=True)
class Read:
    """One marked line as tokens."""

    forms: Sequence[str]
    morphs: Sequence[Any]
    tags: Sequence[str]
    places: Sequence[int]
    labels: Sequence[int]
    fine: Sequence[str]
    """KoNEC's type of the name that each token is of, or nothing."""
    sentences: Sequence[int]
    ends: list[tuple[str, str, str, int, int]]
    """Each name's last token for `nlp.ner.ends.learn`."""


def read(rows: Sequence[Mapping[str, Any]]) -> Iterator[Read]:
    """Give marked lines as tokens with labels."""
    docs = cast(KiwiTokenizer, load().tokenizer).pipe(row["text"] for row in rows)
    for row, doc in zip(rows, docs, strict=True):
        forms, starts, tags = doc._.forms, doc._.starts, doc._.tags
        stops = [start + len(form) for start, form in zip(starts, forms, strict=True)]
        places = places_of(doc._.eojeols, doc._.unknown_words).tolist()
        ends = []
        for start, end, kind in coarse(row):
            at = max(at for at, first in enumerate(starts) if first < end)
            form = row["text"][max(start, starts[at]) : stops[at]]
            ends.append((kind, form, tags[at], places[at], stops[at] - end))
        labels = label_tokens(starts, stops, coarse(row))
        fine = [""] * len(forms)
        for start, end, kind in row["label"]:
            for at in range(bisect_right(stops, start), bisect_left(starts, end)):
                fine[at] = kind
        yield Read(forms, doc._.morphs, tags, places, labels, fine, doc._.kiwi_sentences, ends)


def vocabulary(lines: Sequence[Read]) -> list[dict[str, int]]:
    """Give the row of each attribute's values that occur often enough, from 1."""
    counts: list[Counter[str]] = [Counter() for _ in ATTRIBUTES]
    for line in lines:
        for form, morphs in zip(line.forms, line.morphs, strict=True):
            for count, value in zip(counts, attributes(form, morphs), strict=True):
                count[value] += 1
    return [
        {value: at for at, value in enumerate(sorted(v for v, n in count.items() if n >= least), start=1)}
        for count, least in zip(counts, LEAST_COUNTS, strict=True)
    ]


def sentences_of(lines: Sequence[Read], model: Model) -> Iterator[Sentence]:
    """Give the lines' sentences as Kiwi parts them, as the recognizer will see them; not those that part a name."""
    kinds = {kind: at for at, kind in enumerate(sorted({kind for line in lines for kind in line.fine}))}
    for line in lines:
        rows = [*zip(line.places, *model.rows_of(line.forms, line.morphs), strict=True)]
        for _, tokens in groupby(range(len(rows)), key=line.sentences.__getitem__):
            own = list(tokens)
            labels = [line.labels[at] for at in own]
            if all(MAY_FOLLOW[pair] for pair in pairwise([OUTSIDE, *labels, OUTSIDE])):
                fine = [kinds[line.fine[at]] for at in own]
                yield Sentence(
                    *(np.array(column, np.int32) for column in ([rows[at] for at in own], labels, fine))
                )


def batches_of(sentences: Sequence[Sentence], chance: np.random.Generator) -> list[Batch]:
    """Give an epoch's batches of like length in random order: rows, labels, fine types, and numbers of tokens.

    A sentence takes `GATE_REACH` places more than its batch's length, so that blank ones part it from the next.
    """
    batches: list[Batch] = []
    shortest = 0
    for length in LENGTHS:
        fitting = [one for one in sentences if shortest < len(one.labels) <= length]
        shortest = length
        order = chance.permutation(len(fitting))
        size = TOKENS_A_STEP // length
        for first in range(0, len(order), size):
            rows = np.zeros((size, length + GATE_REACH, len(ATTRIBUTES) + 2), np.int32)
            labels, fine = np.zeros((2, size, length + GATE_REACH), np.int32)
            counts = np.zeros(size, np.int32)
            for at, number in enumerate(order[first : first + size]):
                one = fitting[number]
                counts[at] = len(one.labels)
                rows[at, : counts[at]], labels[at, : counts[at]] = one.rows, one.labels
                fine[at, : counts[at]] = one.fine
            batches.append((rows, labels, fine, counts))
    return [batches[at] for at in chance.permutation(len(batches))]
