"""Names in a text by the shipped model: a small network over Kiwi's tokens that knows KLUE's six types.

"배도윤 한울지능 대표가 3일 …" gives 배도윤 PS, 한울지능 OG, 3일 DT. What it learned from and how well it reads stands in
`MODEL_CARD.md`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import repeat

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from nlp.ner.attributes import PLACES, Morphs
from nlp.ner.ends import tail_of
from nlp.ner.labels import best_labels, names_of
from nlp.ner.network import later_scores, shares
from nlp.ner.weights import Model, read_model

Floats = npt.NDArray[np.float32]

_BLOCK = 4096
"""Tokens read at once: bounds the memory for one text of any length."""
_UNMET = -1
_KNOWN_TOKENS = 100_000
"""Distinct tokens whose vectors are kept."""
_KNOWN_STATES = 20_000
"""Distinct tokens in their places for which the first layer's products are kept, 4 KB each."""
_ROWS_TOGETHER = 64
"""Products are made for so many rows at once or a multiple, so that no row's last bit depends on how many there are."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name: where it stands, its type, and its tokens, the last of which may end in a particle."""

    start: int
    end: int
    kind: str
    first_token: int
    last_token: int


@dataclass(frozen=True, slots=True)
class _Block:
    """Whole sentences of a text whose labels have their scores."""

    doc: Doc
    first: int
    places: npt.NDArray[np.int64]
    begins: npt.NDArray[np.bool_]
    """Of each token: whether a sentence begins with it."""
    scores: Floats
    names: list[Name]
    """Those of the text, which the block's go to."""


@cache
def load_recognizer() -> "Recognizer":
    """Give the shipped recognizer, loaded once a process."""
    with resources.as_file(resources.files("nlp.ner").joinpath("model.npz")) as path:
        return Recognizer(read_model(path))


class Recognizer:
    """Finds names in Docs of the Kiwi tokenizer; the same Doc gives the same names in any company."""

    def __init__(self, model: Model) -> None:
        self.model = model
        # Each table times its part of the first layer: a token's vector is then a sum of rows, which unlike a
        # matrix product comes out the same to the last bit whatever other tokens are asked for with it.
        edges = np.cumsum([table.shape[1] for table in model.tables])[:-1]
        parts = np.split(model.layers["token"], edges)
        self._tables = [table @ part for table, part in zip(model.tables, parts, strict=True)]
        self._rows: dict[tuple[str, Morphs], int] = {}
        width = len(model.layers["token_bias"])
        self._vectors = np.zeros((0, width), np.float32)
        self._slots = np.zeros(0, np.int32)
        """By a token's row and place: where its state stands; 0 where it is unknown."""
        self._known_states = 1
        self._states = np.zeros((_KNOWN_STATES, width), np.float32)
        self._shares = [np.zeros((_KNOWN_STATES, 2 * width), np.float32) for _ in range(3)]
        """The first of these is the state of no token, and adds nothing; a token's own share holds the layer's bias."""

    def find(self, docs: Iterable[Doc]) -> Iterator[list[Name]]:
        """Give the names of each text in order, without overlap, none over a line break.

        Labels are searched in many texts at once: a step in one sentence costs nearly what it does in a hundred.
        """
        found: list[list[Name]] = []
        waiting: list[_Block] = []
        for doc in docs:
            found.append([])
            for block in self._read(doc, found[-1]):
                waiting.append(block)
                if sum(len(block.scores) for block in waiting) >= _BLOCK:
                    self._name(waiting)
                    waiting.clear()
            if not waiting:
                yield from found
                found.clear()
        if waiting:
            self._name(waiting)
        yield from found

    def _read(self, doc: Doc, names: list[Name]) -> Iterator[_Block]:
        known = doc._
        forms, morphs = known.forms, known.morphs
        if not forms:
            return
        line_breaks = np.bincount(known.line_breaks, minlength=len(forms))
        sentences = np.array(known.kiwi_sentences) + np.cumsum(line_breaks)
        places = places_of(known.eojeols, known.unknown_words)
        for first, stop in _blocks(sentences):
            block = slice(first, stop)
            rows = self._rows_of(forms[block], morphs[block])
            scores = self._scores(self._slots_of(rows, places[block]), sentences[block])
            begins = np.diff(sentences[block], prepend=-1) != 0
            yield _Block(doc, first, places[block], begins, scores, names)

    def _name(self, blocks: Sequence[_Block]) -> None:
        """Add the names of each block to its text's."""
        sentences = np.cumsum(np.concatenate([block.begins for block in blocks]))
        scores = np.concatenate([block.scores for block in blocks])
        labels = best_labels(scores, self.model.layers["transitions"], sentences)
        ends = np.cumsum([len(block.scores) for block in blocks])
        for block, own in zip(blocks, np.split(labels, ends[:-1]), strict=True):
            known, first = block.doc._, block.first
            forms, starts, tags = known.forms, known.starts, known.tags
            for begin, last, kind in names_of(own):
                place = int(block.places[last])
                begin, last = first + begin, first + last
                tail = tail_of(kind, forms[last], tags[last], place, self.model.tails)
                end = starts[last] + len(forms[last]) - tail
                block.names.append(Name(starts[begin], end, kind, begin, last))

    def _rows_of(self, forms: Sequence[str], morphs: Sequence[Morphs]) -> list[int]:
        """Give each token's row in `_vectors`, made where the token was not met before."""
        known = self._rows
        if len(known) > _KNOWN_TOKENS:
            known.clear()
            self._forget_states()
        tokens = list(zip(forms, morphs, strict=True))
        rows = list(map(known.get, tokens, repeat(_UNMET)))
        if _UNMET in rows:
            new = [token for token in dict.fromkeys(tokens) if token not in known]
            first = len(known)
            known |= {token: first + at for at, token in enumerate(new)}
            if len(known) > len(self._vectors):
                self._vectors = np.resize(self._vectors, (2 * len(known), self._vectors.shape[1]))
            vectors = np.tile(self.model.layers["token_bias"], (len(new), 1))
            columns = np.array([self.model.rows_of(form, own) for form, own in new]).T
            for table, column in zip(self._tables[1:], columns, strict=True):
                vectors += table[column]
            self._vectors[first : len(known)] = vectors
            rows = [known[token] for token in tokens]
        return rows

    def _slots_of(self, rows: Sequence[int], places: npt.NDArray[np.int64]) -> npt.NDArray[np.int32]:
        """Give where the state of each token in its place stands, with the products, made where it was not met before.

        A token's part in the first layer's products is the same wherever it stands: half of all work, done once.
        """
        if len(self._slots) < len(self._vectors) * PLACES:
            self._slots = np.append(
                self._slots, np.zeros(len(self._vectors) * PLACES - len(self._slots), np.int32)
            )
        pairs = np.array(rows) * PLACES + places
        new = np.unique(pairs[self._slots[pairs] == 0])
        if len(new) and self._known_states + len(new) > _KNOWN_STATES:
            self._forget_states()
            new = np.unique(pairs)
        if len(new):
            first, end = self._known_states, self._known_states + len(new)
            token, place = np.divmod(new, PLACES)
            states = np.zeros(
                (-(-len(new) // _ROWS_TOGETHER) * _ROWS_TOGETHER, self._states.shape[1]), np.float32
            )
            states[: len(new)] = np.maximum(self._vectors[token] + self._tables[0][place], 0)
            self._states[first:end] = states[: len(new)]
            after, own, before = shares(np, self.model.layers, states)
            own += self.model.layers["window_bias.0"]
            for kept, made in zip(self._shares, (after, own, before), strict=True):
                kept[first:end] = made[: len(new)]
            self._slots[new] = np.arange(first, end)
            self._known_states = end
        slots: npt.NDArray[np.int32] = self._slots[pairs]
        return slots

    def _forget_states(self) -> None:
        self._slots[:] = 0
        self._known_states = 1

    def _scores(self, slots: npt.NDArray[np.int32], sentences: npt.NDArray[np.int64]) -> Floats:
        """Give [tokens, labels] scores, the sentences kept apart by a blank row."""
        rows = np.arange(len(slots)) + np.cumsum(np.diff(sentences, prepend=sentences[0]) != 0)
        spread = np.zeros(rows[-1] + 1, np.int32)
        spread[rows] = slots
        mask = np.zeros((len(spread), 1), np.float32)
        mask[rows] = 1
        after, own, before = self._shares
        pieces = own.take(spread, axis=0)
        pieces[1:] += after.take(spread[:-1], axis=0)
        pieces[:-1] += before.take(spread[1:], axis=0)
        scores: Floats = later_scores(np, self.model.layers, self._states.take(spread, axis=0), pieces, mask)[
            rows
        ]
        return scores


def places_of(eojeols: Sequence[int], unknown_words: Sequence[bool]) -> npt.NDArray[np.int64]:
    """Give each token's kind of place, below `PLACES`."""
    words = np.array(eojeols)
    begins = np.diff(words, prepend=-1) != 0
    ends = np.append(begins[1:], True)
    places: npt.NDArray[np.int64] = 4 * begins + 2 * ends + np.array(unknown_words, np.int64)
    return places


def _blocks(sentences: npt.NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Give the bounds of blocks of whole sentences; only a sentence longer than a block is cut."""
    first = 0
    while first < len(sentences):
        stop = min(len(sentences), first + _BLOCK)
        if stop < len(sentences):
            whole = int(np.searchsorted(sentences, sentences[stop]))
            stop = whole if whole > first else stop
        yield first, stop
        first = stop
