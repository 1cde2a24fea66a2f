"""The model as it lies on disk: tables of what is known about tokens (8-bit), the network's layers, and name endings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp.ner.attributes import attributes
from nlp.ner.network import MATRIX_GRID
from nlp.pieces import Morphs

Floats = npt.NDArray[np.float32]

_MULTIPLIED = ("window.", "gate", "labels")
"""Layers that rows are multiplied with, biases aside."""
_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """All that training decides."""

    words: Sequence[Mapping[str, int]]
    """The row of each attribute's values that are known, a mapping an attribute, and last of Kiwi's morphemes."""
    tables: Sequence[Floats]
    """[rows, width]: first of a token's place, then as `words`; row 0 is for the unknown."""
    layers: Mapping[str, Floats]
    tails: frozenset[str]
    """Signs of letters at the end of a token that are not a name's."""

    def rows_of(self, forms: Iterable[str], morphs: Sequence[Morphs]) -> list[list[int]]:
        """Give the rows of one token or more in each table but the first, a list a table."""
        values = [*zip(*map(attributes, forms, morphs), strict=True)]
        values.append(tuple(["/".join(own[0]) if own else "" for own in morphs]))
        return [list(map(words.get, own, repeat(0))) for words, own in zip(self.words, values, strict=True)]


def write_model(model: Model, path: Path) -> None:
    """Write one .npz; the same model gives the same bytes."""
    arrays: dict[str, Any] = {}
    for at, words in enumerate(model.words):
        arrays[f"words.{at}"] = _packed(words)
    for at, table in enumerate(model.tables):
        scale = np.maximum(np.abs(table).max(axis=0), 1e-8) / 127
        arrays[f"table.{at}"] = np.round(table / scale).astype(np.int8)
        arrays[f"table_scale.{at}"] = scale.astype(np.float32)
    for name, layer in model.layers.items():
        is_matrix = layer.ndim > 1 and name.startswith(_MULTIPLIED)
        kept = np.round(layer * MATRIX_GRID) / MATRIX_GRID if is_matrix else layer
        arrays[f"layer.{name}"] = kept.astype(np.float32)
    arrays["tails"] = _packed(sorted(model.tails))
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def read_model(path: Path) -> Model:
    """Give the model of a file."""
    with np.load(path) as arrays:
        names = sorted(arrays.files)
        count = sum(name.startswith("table.") for name in names)
        return Model(
            words=[
                {word: row for row, word in enumerate(_unpacked(arrays[f"words.{at}"]), start=1)}
                for at in range(count - 1)
            ],
            tables=[
                arrays[f"table.{at}"].astype(np.float32) * arrays[f"table_scale.{at}"] for at in range(count)
            ],
            layers={name.removeprefix("layer."): arrays[name] for name in names if name.startswith("layer.")},
            tails=frozenset(_unpacked(arrays["tails"])),
        )


def _packed(words: Mapping[str, int] | Sequence[str]) -> npt.NDArray[np.uint8]:
    """Give words in the order of their rows as the bytes of one string."""
    return np.frombuffer(_SEPARATOR.join(words).encode(), np.uint8)


def _unpacked(letters: npt.NDArray[np.uint8]) -> list[str]:
    return letters.tobytes().decode().split(_SEPARATOR) if len(letters) else []
