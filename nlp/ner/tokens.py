"""What the model makes of a token by itself, made once for each token in its place and kept."""

from collections.abc import Collection
from itertools import repeat

import numpy as np
import numpy.typing as npt

from nlp.ner.blocks import Numbers, Token
from nlp.ner.network import gate_shares, normalised, on_grid
from nlp.ner.weights import Model

Floats = npt.NDArray[np.float32]

KNOWN_TOKENS = 32_768
"""Distinct tokens in their places that are kept, some 3 KB each; more than are asked for at once."""
_TABLE_GRID, _TOKEN_GRID = 2**12, 2**20
"""Parts of one that the tables and their part of the first layer are rounded to: products of such are exact in 64 bits."""
_SLICE = 4096
_UNMET = -1


class Tokens:
    """The state of each token before the first layer, and what it adds there and at the gate wherever it stands.

    Row 0 stands for no token and adds nothing.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        # Each table times its part of the first layer: a token's vector is then a sum of rows.
        edges = np.cumsum([table.shape[1] for table in model.tables])[:-1]
        parts = np.split(model.layers["token"], edges)
        self._tables = [_product(table, part) for table, part in zip(model.tables, parts, strict=True)]
        self._rows: dict[Token, int] = {}
        width = len(model.layers["token_bias"])
        self.states = np.zeros((1 + KNOWN_TOKENS, width), np.float32)
        self.shares = [np.zeros((1 + KNOWN_TOKENS, 2 * width), np.float32) for _ in range(3)]
        """For the token after it, its own, and the one before it; its own holds the layer's bias."""
        reach, _, hidden = model.layers["gate"].shape
        self.gate_shares = [np.zeros((1 + KNOWN_TOKENS, hidden), np.float32) for _ in range(reach)]
        """Likewise for the tokens around it."""

    def rows(self, tokens: list[Token]) -> Numbers:
        """Give the row of each token."""
        rows = np.fromiter(map(self._rows.get, tokens, repeat(_UNMET)), np.int64, len(tokens))
        unmet = np.flatnonzero(rows == _UNMET).tolist()
        if unmet:
            new = dict.fromkeys(map(tokens.__getitem__, unmet))
            if len(self._rows) + len(new) > KNOWN_TOKENS:
                self._rows.clear()
                new, unmet = dict.fromkeys(tokens), list(range(len(tokens)))
            self._add(new)
            rows[unmet] = [self._rows[tokens[at]] for at in unmet]
        return rows

    def _add(self, tokens: Collection[Token]) -> None:
        first, count = 1 + len(self._rows), len(tokens)
        self._rows |= {token: row for row, token in enumerate(tokens, start=first)}
        forms, morphs, places = zip(*tokens, strict=True)
        columns = [places, *self._model.rows_of(forms, morphs)]
        layers = self._model.layers
        vectors = np.tile(layers["token_bias"], (count, 1))
        for table, column in zip(self._tables, columns, strict=True):
            vectors += table.take(column, axis=0)
        states = np.maximum(vectors, 0)
        normal = on_grid(np, normalised(layers, 0, states))
        after, alone, before = (normal @ part for part in np.split(layers["window.0"], 3))
        alone += layers["window_bias.0"]
        own = [self.states, *self.shares, *self.gate_shares]
        made = [states, after, alone, before, *gate_shares(layers, normal)]
        for kept, new in zip(own, made, strict=True):
            kept[first : first + count] = new


def _product(table: Floats, part: Floats) -> Floats:
    """Give the product of a table and its part of the first layer, the same with any number of threads."""
    exact = (np.rint(part * _TOKEN_GRID) / _TOKEN_GRID).astype(np.float64)
    slices = np.array_split(table, 1 + len(table) // _SLICE)
    rounded = ((np.rint(rows * _TABLE_GRID) / _TABLE_GRID).astype(np.float64) for rows in slices)
    return np.concatenate([(rows @ exact).astype(np.float32) for rows in rounded])
