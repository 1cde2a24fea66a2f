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
    nothing = xp.zeros_like(state[:1])
    width = state.shape[1]
    for layer in range(LAYERS):
        normal = _normalised(state, weights[f"norm_scale.{layer}"], weights[f"norm_shift.{layer}"])
        normal = drop(normal) * mask
        window = xp.concatenate(
            (xp.concatenate((nothing, normal[:-1])), normal, xp.concatenate((normal[1:], nothing))), axis=1
        )
        pieces = window @ weights[f"window.{layer}"] + weights[f"window_bias.{layer}"]
        state = (state + xp.maximum(pieces[:, :width], pieces[:, width:])) * mask
    return drop(state) @ weights["labels"] + weights["labels_bias"]


def _normalised(state: Array, scale: Array, shift: Array) -> Array:
    centred = state - state.mean(axis=1, keepdims=True)
    variance = (centred * centred).mean(axis=1, keepdims=True)
    return centred / (variance + 1e-5) ** 0.5 * scale + shift
