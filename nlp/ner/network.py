"""The network, once for NumPy and for JAX: windows of three tokens, twice over, with maxout.

Training and reading run the same lines, so that they cannot part.
"""

from collections.abc import Callable, Mapping
from typing import Any

LAYERS = 2
"""Each widens what a token sees by one on either side."""

Array = Any
"""NumPy's or JAX's."""
Weights = Mapping[str, Array]


def _unchanged(values: Array) -> Array:
    return values


def label_scores(
    xp: Any, weights: Weights, vectors: Array, mask: Array, drop: Callable[[Array], Array] = _unchanged
) -> Array:
    """Give [rows, labels] scores.

    Args:
        xp: the array module.
        weights: `norm_scale.N`, `norm_shift.N`, `window.N`, `window_bias.N`, `labels`, `labels_bias`.
        vectors: [rows, width], a row a token, with at least one masked row between sentences.
        mask: [rows, 1], 0 for rows that are no token.
        drop: what a layer's input goes through in training.
    """
    state = xp.maximum(vectors, 0) * mask
    return later_scores(xp, weights, state, _pieces(xp, weights, 0, state, mask, drop), mask, drop)


def later_scores(
    xp: Any,
    weights: Weights,
    state: Array,
    pieces: Array,
    mask: Array,
    drop: Callable[[Array], Array] = _unchanged,
) -> Array:
    """Give [rows, labels] scores from what goes into the first layer and what its windows make of that."""
    state = _next(xp, state, pieces, mask)
    for layer in range(1, LAYERS):
        state = _next(xp, state, _pieces(xp, weights, layer, state, mask, drop), mask)
    return drop(state) @ weights["labels"] + weights["labels_bias"]


def shares(xp: Any, weights: Weights, states: Array) -> list[Array]:
    """Give what each state by itself adds to the first layer's pieces for the token after it, its own, and before it."""
    normal = _normalised(states, weights["norm_scale.0"], weights["norm_shift.0"])
    return [normal @ part for part in xp.split(weights["window.0"], 3)]


def _pieces(
    xp: Any, weights: Weights, layer: int, state: Array, mask: Array, drop: Callable[[Array], Array]
) -> Array:
    normal = _normalised(state, weights[f"norm_scale.{layer}"], weights[f"norm_shift.{layer}"])
    normal = drop(normal) * mask
    nothing = xp.zeros_like(state[:1])
    padded = xp.concatenate((nothing, normal, nothing))
    window = xp.concatenate((padded[:-2], normal, padded[2:]), axis=1)
    return window @ weights[f"window.{layer}"] + weights[f"window_bias.{layer}"]


def _next(xp: Any, state: Array, pieces: Array, mask: Array) -> Array:
    width = state.shape[1]
    return (state + xp.maximum(pieces[:, :width], pieces[:, width:])) * mask


def _normalised(state: Array, scale: Array, shift: Array) -> Array:
    centred = state - state.mean(axis=1, keepdims=True)
    variance = (centred * centred).mean(axis=1, keepdims=True)
    return centred / (variance + 1e-5) ** 0.5 * scale + shift
