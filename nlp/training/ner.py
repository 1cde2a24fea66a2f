"""Train the names' model: `python -m nlp.training.ner TRAIN.jsonl`; needs the extra `train`.

Lines {"id", "text", "label": [[start, end, type]]}, types as KoNEC's, of which the first two letters count. Writes
`nlp/ner/model.npz`, which `python -m nlp.ner.evaluate` then measures. All chance comes from `SEED`.
"""

import argparse
import json
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt

import nlp.ner
from nlp.ner.attributes import ATTRIBUTES, PLACES
from nlp.ner.ends import learn
from nlp.ner.labels import COUNT, MAY_FOLLOW, OUTSIDE
from nlp.ner.network import GATE_REACH, LAYERS, gate_scores, gate_shares, label_scores, last_state, normalised
from nlp.ner.weights import Model, write_model
from nlp.training.kiwi_vectors import kiwi_vectors
from nlp.training.name_sentences import Sentence, batches_of, read, sentences_of, vocabulary

SEED: Final = 1
EPOCHS: Final = 10
RATE: Final = 2e-3
DECAY: Final = 1e-3
DROP: Final = 0.35
DROP_WORD: Final = 0.15
"""Share of words seen only by their letters and tag, as names not met in training will be."""
WIDTH: Final = 96
FINE_WEIGHT: Final = 0.3
"""How much telling KoNEC's fine types counts, beside labels and gate, whose sentences it shares."""
GATE_WIDTH: Final = 8
GATE_LOSES: Final = 0.003
"""Share of the training part's tokens in names that the gate may shut out."""
PLACE_WIDTH: Final = 8
KIWI_WIDTH: Final = 128
ATTRIBUTE_WIDTHS: Final = (64, 32, 16, 16, 32, 32, 32, 16)
TAIL_LEAST: Final = 3
_WARM_STEPS: Final = 200
_KEEP: Final = (0.9, 0.99)
"""Share of Adam's two means that stays at each step."""
_NEVER: Final = -1e4

Parameters = dict[str, jax.Array]


def start(words: Sequence[Mapping[str, int]], kinds: int, chance: np.random.Generator) -> Parameters:
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
    found |= {
        "gate": drawn((2 * GATE_REACH + 1) * WIDTH, GATE_WIDTH, WIDTH**-0.5).reshape(-1, WIDTH, GATE_WIDTH),
        "gate_bias": np.zeros(GATE_WIDTH, np.float32),
        "gate_out": drawn(1, GATE_WIDTH, GATE_WIDTH**-0.5)[0],
        "gate_end": np.zeros((), np.float32),
        "fine": drawn(WIDTH, kinds, 0.3 * WIDTH**-0.5),
        "fine_bias": np.zeros(kinds, np.float32),
    }
    return {name: jnp.asarray(value) for name, value in found.items()}


_FORBIDDEN = jnp.where(MAY_FOLLOW, 0.0, _NEVER)


def loss(
    own: Parameters,
    kiwi: jax.Array,
    rows: jax.Array,
    labels: jax.Array,
    fine: jax.Array,
    counts: jax.Array,
    key: jax.Array,
) -> jax.Array:
    """Give the negative log-likelihood a token of a conditional random field, each sentence between two O, and the gate's.

    The gate looks on: nothing of the network changes for its sake.
    """
    size, length = labels.shape
    mask = jnp.arange(length)[None] < counts[:, None]
    keys = iter(jax.random.split(key, LAYERS + 3))

    def drop(values: jax.Array, rate: float = DROP) -> jax.Array:
        return values * jax.random.bernoulli(next(keys), 1 - rate, values.shape) / (1 - rate)

    flat = rows.reshape(size * length, -1)
    flat = flat.at[:, 1].multiply(jax.random.bernoulli(next(keys), 1 - DROP_WORD, (size * length,)))
    vectors = vectors_of(own, kiwi, flat, lambda token: drop(token, 0.6 * DROP))
    gate = gated(own, jax.lax.stop_gradient(vectors), mask.reshape(-1, 1)).reshape(size, length)
    misled = jnp.where(mask, jnp.logaddexp(0.0, gate) - jnp.where(labels > 0, gate, 0.0), 0.0)
    state = drop(last_state(jnp, own, vectors, mask.reshape(-1, 1), drop))
    scores = label_scores(own, state).reshape(size, length, COUNT)
    kinds = jax.nn.log_softmax(state @ own["fine"] + own["fine_bias"])
    unseen = -jnp.take_along_axis(kinds, fine.reshape(-1, 1), axis=1)[:, 0] * mask.reshape(-1)

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
    return (
        jnp.where(counts > 0, every - own_way, 0.0).sum() + misled.sum() + FINE_WEIGHT * unseen.sum()
    ) / counts.sum()


def vectors_of(
    own: Parameters,
    kiwi: jax.Array,
    rows: jax.Array,
    drop: Callable[[jax.Array], jax.Array] = lambda token: token,
) -> jax.Array:
    """Give the tokens' vectors from their rows in the tables."""
    parts = [own[f"table.{at}"][rows[:, at]] for at in range(len(ATTRIBUTES) + 1)]
    return drop(jnp.concatenate([*parts, kiwi[rows[:, -1]]], axis=1)) @ own["token"] + own["token_bias"]


def gated(own: Parameters, vectors: jax.Array, mask: jax.Array) -> jax.Array:
    """Give each row's score at the gate, where only the gate itself can learn."""
    frozen = jax.lax.stop_gradient({name: own[name] for name in ("norm_scale.0", "norm_shift.0")})
    normal = normalised(frozen, 0, jnp.maximum(vectors, 0) * mask) * mask
    around = ((GATE_REACH, GATE_REACH), (0, 0))
    return gate_scores(jnp, own, [jnp.pad(share, around) for share in gate_shares(own, normal)])


def opened(own: Parameters, kiwi: jax.Array, sentences: Sequence[Sentence]) -> Parameters:
    """Give the parameters with the gate's end at 0 where it shuts out `GATE_LOSES` of the tokens in names."""

    @jax.jit
    def asked(rows: jax.Array, counts: jax.Array) -> jax.Array:
        size, length, _ = rows.shape
        mask = (jnp.arange(length)[None] < counts[:, None]).reshape(-1, 1)
        vectors = vectors_of(own, kiwi, rows.reshape(size * length, -1))
        return gated(own, vectors, mask).reshape(size, length)

    batches = batches_of(sentences, np.random.default_rng(0))
    of_names = [np.asarray(asked(rows, counts))[labels > 0] for rows, labels, _, counts in batches]
    return own | {"gate_end": own["gate_end"] - np.quantile(np.concatenate(of_names), GATE_LOSES)}


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
    kinds = 1 + max(int(sentence.fine.max()) for sentence in sentences)
    own = start(words, kinds, chance)
    first = second = {name: jnp.zeros_like(value) for name, value in own.items()}
    total = EPOCHS * len(batches_of(sentences, np.random.default_rng(0)))

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
        for batch in batches_of(sentences, chance):
            done += 1
            state, value = step(state, batch, jax.random.PRNGKey(SEED * total + done), jnp.float32(done))
            losses.append(value)
        print(f"epoch {epoch}: loss {np.mean(losses):.4f} after {time.monotonic() - begun:.0f} s", flush=True)
    return opened(state[0], kiwi, sentences)


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
    arrays = {name: np.asarray(value) for name, value in own.items() if not name.startswith("fine")}
    tables = [arrays.pop(f"table.{at}") for at in range(len(ATTRIBUTES) + 1)]
    write_model(
        Model(words=words, tables=[*tables, kiwi], layers=arrays, tails=tails),
        arguments.model,
    )


if __name__ == "__main__":
    main()
