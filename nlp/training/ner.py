"""Train the names' model: `python -m nlp.training.ner TRAIN.jsonl`; needs the extra `train`.

Lines {"id", "text", "label": [[start, end, type]]}, types as KoNEC's, of which the first two letters count. Writes
`nlp/ner/model.npz`, which `python -m nlp.ner.evaluate` then measures. All chance comes from `SEED`.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, Final, cast

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt

import nlp.ner
from nlp.ner.attributes import ATTRIBUTES, PLACES, attributes
from nlp.ner.ends import learn
from nlp.ner.labels import COUNT, MAY_FOLLOW, OUTSIDE, label_tokens
from nlp.ner.network import LAYERS, label_scores
from nlp.ner.read import coarse
from nlp.ner.recognizer import places_of
from nlp.ner.weights import Model, write_model
from nlp.pipeline import load
from nlp.tokenizer import KiwiTokenizer
from nlp.training.kiwi_vectors import kiwi_vectors

SEED: Final = 1
EPOCHS: Final = 10
RATE: Final = 2e-3
DECAY: Final = 1e-3
DROP: Final = 0.35
DROP_WORD: Final = 0.15
"""Share of words seen only by their letters and tag, as names not met in training will be."""
WIDTH: Final = 128
PLACE_WIDTH: Final = 8
KIWI_WIDTH: Final = 128
ATTRIBUTE_WIDTHS: Final = (64, 32, 16, 16, 32, 32, 32, 16)
LEAST_COUNTS: Final = (3, 1, 2, 2, 3, 3, 3, 2)
"""How often an attribute's value must occur to have a row."""
TAIL_LEAST: Final = 3
TOKENS_A_STEP: Final = 1152
LENGTHS: Final = (12, 20, 32, 48, 80, 400)
"""Sentences are filled up to the next of these; longer ones are cut."""
_WARM_STEPS: Final = 200
_KEEP: Final = (0.9, 0.99)
"""Share of Adam's two means that stays at each step."""
_NEVER: Final = -1e4

Ints = npt.NDArray[np.int32]
Parameters = dict[str, jax.Array]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: [tokens, tables] rows and [tokens] labels."""

    rows: Ints
    labels: Ints


@dataclass(frozen=True, slots=True)
class Read:
    """One marked line as tokens."""

    forms: Sequence[str]
    morphs: Sequence[Any]
    tags: Sequence[str]
    places: Sequence[int]
    labels: Sequence[int]
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
        yield Read(forms, doc._.morphs, tags, places, labels, doc._.kiwi_sentences, ends)


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
    for line in lines:
        rows = [
            [place, *model.rows_of(form, morphs)]
            for place, form, morphs in zip(line.places, line.forms, line.morphs, strict=True)
        ]
        for _, tokens in groupby(range(len(rows)), key=line.sentences.__getitem__):
            own = list(tokens)
            labels = [line.labels[at] for at in own]
            if all(MAY_FOLLOW[pair] for pair in pairwise([OUTSIDE, *labels, OUTSIDE])):
                yield Sentence(np.array([rows[at] for at in own], np.int32), np.array(labels, np.int32))


def steps(sentences: Sequence[Sentence], chance: np.random.Generator) -> list[tuple[Ints, Ints, Ints]]:
    """Give an epoch's batches of like length in random order: rows, labels, and numbers of tokens.

    A sentence takes one place more than its batch's length, so that a blank one parts it from the next.
    """
    batches: list[tuple[Ints, Ints, Ints]] = []
    shortest = 0
    for length in LENGTHS:
        fitting = [one for one in sentences if shortest < len(one.labels) <= length]
        shortest = length
        order = chance.permutation(len(fitting))
        size = TOKENS_A_STEP // length
        for first in range(0, len(order), size):
            rows = np.zeros((size, length + 1, len(ATTRIBUTES) + 2), np.int32)
            labels, counts = np.zeros((size, length + 1), np.int32), np.zeros(size, np.int32)
            for at, number in enumerate(order[first : first + size]):
                one = fitting[number]
                counts[at] = len(one.labels)
                rows[at, : counts[at]], labels[at, : counts[at]] = one.rows, one.labels
            batches.append((rows, labels, counts))
    return [batches[at] for at in chance.permutation(len(batches))]


def start(words: Sequence[Mapping[str, int]], chance: np.random.Generator) -> Parameters:
    """Give the parameters before the first step."""

    def drawn(rows: int, columns: int, spread: float) -> npt.NDArray[np.float32]:
        return (chance.standard_normal((rows, columns)) * spread).astype(np.float32)

    width = PLACE_WIDTH + sum(ATTRIBUTE_WIDTHS) + KIWI_WIDTH
    found = {
        "table.0": drawn(PLACES, PLACE_WIDTH, 0.1),
        "token": drawn(width, WIDTH, width**-0.5),
        "token_bias": np.zeros(WIDTH, np.float32),
        "labels": drawn(WIDTH, COUNT, 0.3 * WIDTH**-0.5),
        "labels_bias": np.zeros(COUNT, np.float32),
        "transitions": np.zeros((COUNT, COUNT), np.float32),
    }
    for at, (known, columns) in enumerate(zip(words, ATTRIBUTE_WIDTHS, strict=True), start=1):
        found[f"table.{at}"] = drawn(len(known) + 1, columns, 0.1)
    for layer in range(LAYERS):
        found |= {
            f"norm_scale.{layer}": np.ones(WIDTH, np.float32),
            f"norm_shift.{layer}": np.zeros(WIDTH, np.float32),
            f"window.{layer}": drawn(3 * WIDTH, 2 * WIDTH, (3 * WIDTH) ** -0.5),
            f"window_bias.{layer}": np.zeros(2 * WIDTH, np.float32),
        }
    return {name: jnp.asarray(value) for name, value in found.items()}


_FORBIDDEN = jnp.where(MAY_FOLLOW, 0.0, _NEVER)


def loss(
    own: Parameters, kiwi: jax.Array, rows: jax.Array, labels: jax.Array, counts: jax.Array, key: jax.Array
) -> jax.Array:
    """Give the negative log-likelihood a token of a conditional random field, each sentence between two O."""
    size, length = labels.shape
    mask = jnp.arange(length)[None] < counts[:, None]
    keys = iter(jax.random.split(key, LAYERS + 3))

    def drop(values: jax.Array, rate: float = DROP) -> jax.Array:
        return values * jax.random.bernoulli(next(keys), 1 - rate, values.shape) / (1 - rate)

    flat = rows.reshape(size * length, -1)
    flat = flat.at[:, 1].multiply(jax.random.bernoulli(next(keys), 1 - DROP_WORD, (size * length,)))
    parts = [own[f"table.{at}"][flat[:, at]] for at in range(len(ATTRIBUTES) + 1)]
    token = drop(jnp.concatenate([*parts, kiwi[flat[:, -1]]], axis=1), 0.6 * DROP)
    vectors = token @ own["token"] + own["token_bias"]
    scores = label_scores(jnp, own, vectors, mask.reshape(-1, 1), drop).reshape(size, length, COUNT)

    between = own["transitions"] + _FORBIDDEN

    def forward(ahead: jax.Array, step: tuple[jax.Array, jax.Array]) -> tuple[jax.Array, None]:
        here, is_token = step
        reached = jax.nn.logsumexp(ahead[:, :, None] + between, axis=1) + here
        return jnp.where(is_token[:, None], reached, ahead), None

    after = (scores[:, 1:].transpose(1, 0, 2), mask[:, 1:].T)
    ahead, _ = jax.lax.scan(forward, between[OUTSIDE] + scores[:, 0], after)
    every = jax.nn.logsumexp(ahead + between[:, OUTSIDE], axis=1)
    before = jnp.pad(labels, ((0, 0), (1, 0)))[:, :-1]
    right = jnp.take_along_axis(scores, labels[..., None], axis=2)[..., 0] + between[before, labels]
    ends = between[jnp.take_along_axis(labels, counts[:, None] - 1, axis=1)[:, 0], OUTSIDE]
    own_way = jnp.where(mask, right, 0.0).sum(axis=1) + ends
    return jnp.where(counts > 0, every - own_way, 0.0).sum() / counts.sum()


def moved(
    own: Parameters, slope: Parameters, first: Parameters, second: Parameters, at: jax.Array, total: int
) -> tuple[Parameters, Parameters, Parameters]:
    """Give the parameters and Adam's two means after step `at`: slope cut to length 1, the rate falling as a cosine."""
    length = jnp.sqrt(sum(jnp.sum(part * part) for part in slope.values()))
    falling = 0.5 + 0.5 * jnp.cos(jnp.pi * at / total)
    rate = RATE * jnp.minimum(at / _WARM_STEPS, falling)
    cut = 1 / jnp.maximum(1.0, length)
    first = {name: _KEEP[0] * first[name] + (1 - _KEEP[0]) * cut * part for name, part in slope.items()}
    second = {
        name: _KEEP[1] * second[name] + (1 - _KEEP[1]) * (cut * part) ** 2 for name, part in slope.items()
    }
    new = {
        name: value
        - rate
        * (
            first[name] / (1 - _KEEP[0] ** at) / (jnp.sqrt(second[name] / (1 - _KEEP[1] ** at)) + 1e-8)
            + DECAY * value
        )
        for name, value in own.items()
    }
    return new, first, second


def train(sentences: Sequence[Sentence], words: Sequence[Mapping[str, int]], kiwi: jax.Array) -> Parameters:
    """Give the parameters after `EPOCHS`."""
    chance = np.random.default_rng(SEED)
    own = start(words, chance)
    first = second = {name: jnp.zeros_like(value) for name, value in own.items()}
    total = EPOCHS * len(steps(sentences, np.random.default_rng(0)))

    @jax.jit
    def step(
        state: tuple[Parameters, Parameters, Parameters], batch: Any, key: jax.Array, at: jax.Array
    ) -> tuple[tuple[Parameters, Parameters, Parameters], jax.Array]:
        value, slope = jax.value_and_grad(loss)(state[0], kiwi, *batch, key)
        return moved(state[0], slope, state[1], state[2], at, total), value

    state = (own, first, second)
    done = 0
    begun = time.monotonic()
    for epoch in range(1, EPOCHS + 1):
        losses = []
        for batch in steps(sentences, chance):
            done += 1
            state, value = step(state, batch, jax.random.PRNGKey(SEED * total + done), jnp.float32(done))
            losses.append(value)
        print(f"epoch {epoch}: loss {np.mean(losses):.4f} after {time.monotonic() - begun:.0f} s", flush=True)
    return state[0]


def main() -> None:
    """Train and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("--model", type=Path, default=Path(nlp.ner.__path__[0]) / "model.npz")
    arguments = parser.parse_args()
    lines = list(read([json.loads(line) for line in arguments.train.read_text("utf-8").splitlines()]))
    morphemes, vectors = kiwi_vectors(KIWI_WIDTH, SEED)
    kiwi = np.concatenate((np.zeros((1, KIWI_WIDTH), np.float32), vectors))
    tails = learn([end for line in lines for end in line.ends], TAIL_LEAST)
    known = vocabulary(lines)
    words = [*known, {morpheme: at for at, morpheme in enumerate(morphemes, start=1)}]
    bare = Model(words=words, tables=[], layers={}, tails=tails)
    own = train(list(sentences_of(lines, bare)), known, jnp.asarray(kiwi))
    arrays = {name: np.asarray(value) for name, value in own.items()}
    tables = [arrays.pop(f"table.{at}") for at in range(len(ATTRIBUTES) + 1)]
    write_model(
        Model(words=words, tables=[*tables, kiwi], layers=arrays, tails=tails),
        arguments.model,
    )


if __name__ == "__main__":
    main()
