"""Names in a text by the shipped model: a small network over Kiwi's tokens that knows KLUE's six types.

"배도윤 한울지능 대표가 3일 …" gives 배도윤 PS, 한울지능 OG, 3일 DT. What it learned from and how well it reads stands in
`MODEL_CARD.md`.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from nlp.lexicon_error import LexiconError
from nlp.ner.blocks import Block, Numbers, Token, blocks_of, in_one_row
from nlp.ner.ends import tail_of
from nlp.ner.labels import best_labels, names_of
from nlp.ner.network import GATE_REACH, gate_scores, label_scores, normalised, on_grid, widened
from nlp.ner.tokens import Tokens
from nlp.ner.weights import Model, read_model
from nlp.token_lists import token_lists

Floats = npt.NDArray[np.float32]

_BLOCK = 16_384
"""Tokens read at once, of one text or of many: bounds the memory. Fewer cost more each."""


class Name(NamedTuple):
    """One name: where it stands, its type, and its tokens, the last of which may end in a particle."""

    start: int
    end: int
    kind: str
    first_token: int
    last_token: int


@cache
def load_recognizer() -> "Recognizer":
    """Give the shipped recognizer, loaded once a process; LexiconError where its file is damaged or gone."""
    with resources.as_file(resources.files("nlp.ner").joinpath("model.npz")) as path:
        try:
            return Recognizer(read_model(path))
        except (OSError, EOFError, ValueError, LookupError, BadZipFile, zlib.error) as error:
            raise LexiconError(
                f"nlp/ner/model.npz: expected the model of names, found none that is whole ({error}); install the package again"
            ) from error


class Recognizer:
    """Finds names in Docs of the Kiwi tokenizer; the same Doc gives the same names in any company."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._tokens = Tokens(model)

    def find(self, docs: Iterable[Doc]) -> Iterator[list[Name]]:
        """Give the names of each text in order, without overlap, none over a line break.

        Many texts are read at once: a step for one costs nearly what it does for a hundred.
        """
        found: list[list[Name]] = []
        waiting: list[tuple[Block, list[Name]]] = []
        tokens = 0
        for doc in docs:
            names: list[Name] = []
            found.append(names)
            for block in blocks_of(doc, _BLOCK):
                waiting.append((block, names))
                tokens += block.stop - block.first
                if tokens >= _BLOCK:
                    self._name(waiting)
                    waiting.clear()
                    tokens = 0
            if not waiting:
                yield from found
                found.clear()
        if waiting:
            self._name(waiting)
        yield from found

    def _name(self, waiting: Sequence[tuple[Block, list[Name]]]) -> None:
        """Add the names of each block to those of its text."""
        tokens, begins = in_one_row([block for block, _ in waiting])
        found = names_of(self._labels(tokens, begins))
        ends = np.cumsum([stop - first for (_, first, stop), _ in waiting])
        numbers = np.searchsorted(ends, [first for first, _, _ in found], "right").tolist()
        shifts = [block.stop - end for (block, _), end in zip(waiting, ends.tolist(), strict=True)]
        known = [token_lists(block.doc) for block, _ in waiting]
        for number, (first, last, kind) in zip(numbers, found, strict=True):
            forms, starts, tags = known[number]["forms"], known[number]["starts"], known[number]["tags"]
            place = tokens[last][2]
            first, last = first + shifts[number], last + shifts[number]
            form = forms[last]
            tail = tail_of(kind, form, tags[last], place, self.model.tails)
            waiting[number][1].append(Name(starts[first], starts[last] + len(form) - tail, kind, first, last))

    def _labels(self, tokens: list[Token], begins: npt.NDArray[np.bool_]) -> Numbers:
        """Give each token's label: O where the gate is shut, and in between the best from one such O to the next."""
        rows = np.arange(len(tokens)) + GATE_REACH * np.cumsum(begins)
        spread = np.zeros(rows[-1] + 1 + GATE_REACH, np.int64)
        spread[rows] = self._tokens.rows(tokens)
        shares = [share.take(spread, axis=0) for share in self._tokens.gate_shares]
        gate = gate_scores(np, self.model.layers, shares)
        asked = np.flatnonzero(gate[rows - GATE_REACH] > 0)
        labels = np.zeros(len(tokens), np.int64)
        if len(asked):
            runs = np.cumsum(np.diff(rows[asked], prepend=0) > 1, dtype=np.int64)
            scores = self._scores(spread, rows[asked])
            labels[asked] = best_labels(scores, self.model.layers["transitions"], runs)
        return labels

    def _scores(self, spread: Numbers, asked: Numbers) -> Floats:
        """Give [asked, labels] scores.

        Args:
            spread: each token's row in `Tokens`, with rows of 0 between sentences.
            asked: the places in `spread` to score.
        """
        layers, known = self.model.layers, self._tokens
        is_near = np.zeros(len(spread), np.bool_)
        for step in (-1, 0, 1):
            is_near[asked + step] = True
        near = np.flatnonzero(is_near & (spread > 0))
        after, alone, before = known.shares
        pieces = alone.take(spread[near], axis=0)
        pieces += after.take(spread[near - 1], axis=0)
        pieces += before.take(spread[near + 1], axis=0)
        state = widened(np, known.states.take(spread[near], axis=0), pieces)
        normal = np.append(on_grid(np, normalised(layers, 1, state)), np.zeros_like(state[:1]), axis=0)
        at = np.full(len(spread), len(near))
        at[near] = np.arange(len(near))
        window = normal.take(at[asked[:, None] + (-1, 0, 1)], axis=0).reshape(len(asked), -1)
        pieces = window @ layers["window.1"] + layers["window_bias.1"]
        state = widened(np, state.take(at[asked], axis=0), pieces)
        # In 64 bits, where sums without bound are exact too.
        scores: Floats = label_scores(layers, on_grid(np, state).astype(np.float64)).astype(np.float32)
        return scores
