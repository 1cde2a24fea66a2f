"""The network, once for NumPy and for JAX: windows of three tokens, twice over, with maxout, behind a gate.

Training reads every token by `label_scores`. Reading (`nlp.ner.recognizer`) puts the same steps together otherwise: it
asks the gate first and takes from memory what a token adds by itself; a test holds the two together.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

LAYERS = 2
"""Each widens what a token sees by one on either side."""
GATE_REACH = 2
"""Tokens on either side that the gate sees."""

_GRID = 256
MATRIX_GRID = 1024
"""Matrices are kept, and what they are multiplied with rounded, to so many parts of one. A sum of such products that
stays below 2 ** 24 / (256 * 1024) = 64 is exact in 32 bits in whatever order it is made: no token's scores depend on
the tokens read with it."""

Array = Any
"""NumPy's or JAX's."""
Weights = Mapping[str, Array]


def _unchanged(values: Array) -> Array:
    return values


def last_state(
    xp: Any, weights: Weights, vectors: Array, mask: Array, drop: Callable[[Array], Array] = _unchanged
) -> Array:
    """Give what the layers make of each token, [rows, width].

    Args:
        xp: the array module.
        weights: `norm_scale.N`, `norm_shift.N`, `window.N`, `window_bias.N`.
        vectors: [rows, width], a row a token, with at least one masked row between sentences.
        mask: [rows, 1], 0 for rows that are no token.
        drop: what a layer's input goes through in training.
    """
    state = xp.maximum(vectors, 0) * mask
    for layer in range(LAYERS):
        normal = drop(normalised(weights, layer, state)) * mask
        nothing = xp.zeros_like(state[:1])
        padded = xp.concatenate((nothing, normal, nothing))
        window = xp.concatenate((padded[:-2], normal, padded[2:]), axis=1)
        pieces = window @ weights[f"window.{layer}"] + weights[f"window_bias.{layer}"]
        state = widened(xp, state, pieces) * mask
    return state


def label_scores(weights: Weights, state: Array) -> Array:
    """Give [rows, labels] scores by the weights `labels` and `labels_bias`."""
    return state @ weights["labels"] + weights["labels_bias"]


def normalised(weights: Weights, layer: int, state: Array) -> Array:
    """Give what goes into a layer: each row with mean 0 and spread 1, then scaled and shifted by axis."""
    centred = state - state.mean(axis=1, keepdims=True)
    variance = (centred * centred).mean(axis=1, keepdims=True)
    scale, shift = weights[f"norm_scale.{layer}"], weights[f"norm_shift.{layer}"]
    return centred / (variance + 1e-5) ** 0.5 * scale + shift


def on_grid(xp: Any, values: Array) -> Array:
    """Give what a matrix is multiplied with in reading, rounded so that the products are exact."""
    return xp.rint(values * _GRID) / _GRID


def widened(xp: Any, state: Array, pieces: Array) -> Array:
    """Give a layer's outcome: its input and the larger of its two pieces."""
    width = state.shape[1]
    return state + xp.maximum(pieces[:, :width], pieces[:, width:])


def gate_shares(weights: Weights, normal: Array) -> list[Array]:
    """Give what each row of the first layer's input tells the gate of the token two after it, one after it, and so on."""
    return [normal @ part for part in weights["gate"]]


def gate_scores(xp: Any, weights: Weights, shares: Sequence[Array]) -> Array:
    """Give, for each row but `GATE_REACH` at either end, a score below 0 where it can hold no name.

    Args:
        xp: the array module.
        weights: `gate_bias`, `gate_out`, `gate_end`.
        shares: as `gate_shares` gives them, with `GATE_REACH` rows of 0 between sentences.
    """
    rows = len(shares[0]) - 2 * GATE_REACH
    seen = weights["gate_bias"]
    for place, share in enumerate(shares):
        seen = seen + share[place : place + rows]
    return (xp.maximum(seen, 0) * weights["gate_out"]).sum(axis=1) + weights["gate_end"]
