"""Train the weights of words for frames: `python -m nlp.training.frames GOLD.jsonl`.

Learns from our own texts alone: `framed_quotes.tsv`, pieces and articles of `opinions`, and the `made-*` documents of GOLD; with
`--first-half` only from those of its first half, so that `corpus evaluate --fold 1/2` measures on unseen texts. A logistic
regression a frame of quotes, and one of documents, over their words beside what the cues say, which counts as it
is. Prints what is found in our own marked quotes and documents, words learned on the other folds. Same input, same weights.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import chain
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple, get_args

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

import nlp
from nlp.annotate import MARKED_ISSUE
from nlp.components.frames import OF_DOCUMENTS, OF_QUOTES, Marks, chosen, cue_sums, reporting_sentences
from nlp.evaluate import fold, folds
from nlp.frame_cues import FrameCues
from nlp.frame_words import BIAS, DOCUMENT, QUOTE, SENTENCE, TEXT, content_words
from nlp.layouts import Stretches, layouts
from nlp.pieces import Morphs
from nlp.stance.issue import issue_ids
from nlp.training.articles import articles
from nlp.training.marked import marked_doc
from nlp.training.opinions import more_pieces, opinions
from warehouse.records import FrameId

FRAMES: tuple[str, ...] = get_args(FrameId)
_PENALTIES = {QUOTE: 6.0, SENTENCE: 24.0, TEXT: 67.0, DOCUMENT: 60.0}
"""How strongly the weights of words are held near 0: a text has many of them."""
_SMALLEST = 0.02
"""Words that weigh less than this for every frame are left out."""
_WORDS_COUNT = 0.7
"""What the words' sum counts in the end: the marked documents' coder is another than that of most of what is learned from."""
_STEPS = 120
_FOLDS = 3
_AT_ONCE = 50

Array = npt.NDArray[np.float64]
Document = dict[str, Any]


class Line(NamedTuple):
    """A quote or a document."""

    document_id: str
    words: list[str]
    """What they speak for, and the word: "quote 자립/NNG"."""
    cues: Array
    """What they say for each frame."""
    frames: Sequence[str]
    """It is marked with."""


@dataclass(frozen=True, slots=True)
class Model:
    """One weight a word (row) and frame (column)."""

    rows: dict[str, int]
    weights: Array
    bias: Array

    def sums(self, lines: Sequence[Line]) -> Array:
        """Give what cues and words say for each line and frame."""
        sums: Array = _matrix(lines, self.rows) @ self.weights + self.bias + _cues(lines)
        return sums


def own_documents() -> Iterator[Document]:
    """Give all that is learned from but marked documents."""
    text = resources.files("nlp.training").joinpath("framed_quotes.tsv").read_text("utf-8")
    yield from framed_pieces(text)
    yield from more_pieces()
    yield from articles(MARKED_ISSUE)
    for issue_id in issue_ids():
        yield from (one | {"id": f"{issue_id} {one['id']}"} for one in opinions(issue_id))


def framed_pieces(text: str) -> Iterator[Document]:
    """Give the pieces of `framed_quotes.tsv` as documents, a quote a line; a malformed line raises ValueError."""
    unknown = {"kind": "direct", "speaker": "", "speaker_entity": "", "speaker_role": None, "verb": ""}
    nothing = {"title": "", "text": "", "document": {}}
    piece: Document = nothing | {"id": "framed-1", "quotes": []}
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if line.startswith("#"):
            continue
        if not line:
            if piece["quotes"]:
                yield piece
            piece = nothing | {"id": f"framed-{number}", "quotes": []}
            continue
        joined, *words = line.split("\t")
        frames = tuple(frame for frame in joined.split(",") if frame)
        if len(words) != 1 or not set(frames) <= set(FRAMES):
            raise ValueError(f"framed_quotes.tsv line {number}: expected frames, words, found {line!r}")
        start = len(piece["text"])
        piece["text"] += words[0] + "\n"
        span = {"start": start, "end": start + len(words[0])}
        piece["quotes"].append(unknown | span | {"frames": frames})


def read(documents: Sequence[Document]) -> tuple[list[Line], list[Line]]:
    """Give the quotes of documents in the codebook's form, and those documents whose frames are marked."""
    cues = FrameCues()
    columns = [cues.frames.index(frame) for frame in FRAMES]
    quotes: list[Line] = []
    wholes: list[Line] = []
    for start in range(0, len(documents), _AT_ONCE):
        some = documents[start : start + _AT_ONCE]
        page = layouts([marked_doc(document) for document in some])
        sums = cue_sums(cues, cues.find(page.lines), page)
        texts = list(_words_of(page.morphs, page.stretches(page.texts, page.texts * 0, page.lengths)))
        for document, words, own in zip(some, texts, sums.documents[:, columns], strict=True):
            if "frames" in document["document"]:
                named = _named(DOCUMENT, words)
                wholes.append(Line(document["id"], named, own, document["document"]["frames"]))
        around = [_named(TEXT, words) for words in texts]
        reporting, sentence_of = reporting_sentences(page)
        sentences = [_named(SENTENCE, words) for words in _words_of(page.morphs, reporting)]
        marked = (quote["frames"] for document in some for quote in document["quotes"])
        for text, sentence, words, own, frames in zip(
            page.quotes.texts.tolist(),
            sentence_of.tolist(),
            _words_of(page.morphs, page.quotes),
            sums.quotes[:, columns],
            marked,
            strict=True,
        ):
            reported = sentences[sentence] if sentence >= 0 else []
            named = _named(QUOTE, words) + reported + around[text]
            quotes.append(Line(some[text]["id"], named, own, frames))
    return quotes, wholes


def _words_of(morphs: Sequence[Morphs], stretches: Stretches) -> Iterator[list[str]]:
    """Give the content morphemes of each stretch, each once; `morphs` are of all tokens of the texts."""
    for first, stop in stretches.tokens():
        yield list(dict.fromkeys(chain.from_iterable(map(content_words, morphs[first:stop]))))


def _named(kind: str, words: Sequence[str]) -> list[str]:
    return [intern(f"{kind} {word}") for word in words]


def _matrix(lines: Sequence[Line], rows: Mapping[str, int]) -> csr_matrix:
    known = [[rows[word] for word in line.words if word in rows] for line in lines]
    places = np.fromiter(chain.from_iterable(known), np.int64)
    ends = np.cumsum([0, *map(len, known)])
    return csr_matrix((np.ones(len(places)), places, ends), shape=(len(lines), len(rows)))


def _cues(lines: Sequence[Line]) -> Array:
    return np.array([line.cues for line in lines])


def fit(lines: Sequence[Line]) -> Model:
    """Give the weights that tell the frames best beside the cues under an L2 penalty; a word must occur twice."""
    counts = Counter(chain.from_iterable(line.words for line in lines))
    rows = {word: at for at, word in enumerate(sorted(word for word, count in counts.items() if count > 1))}
    inputs, cues = _matrix(lines, rows), _cues(lines)
    across = inputs.T.tocsr()
    wanted = np.array([[float(frame in line.frames) for frame in FRAMES] for line in lines])
    held = np.array([_PENALTIES[word.split(" ", 1)[0]] for word in rows])[:, None]
    shape = (len(rows) + 1, len(FRAMES))

    def loss(flat: Array) -> tuple[float, Array]:
        weights, bias = flat.reshape(shape)[:-1], flat.reshape(shape)[-1]
        sums = inputs @ weights + bias + cues
        errors = 1 / (1 + np.exp(-sums)) - wanted
        value = (np.logaddexp(0, sums) - wanted * sums).sum() + 0.5 * (held * weights**2).sum()
        return float(value), np.vstack((across @ errors + held * weights, errors.sum(axis=0))).ravel()

    start = np.zeros(shape[0] * shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x.reshape(shape)
    return Model(rows, found[:-1], found[-1])


def held_back(model: Model, lines: Sequence[Line]) -> Model:
    """Give the model with words that count less, and as much as they lose on average with the bias."""
    mean = (_matrix(lines, model.rows) @ model.weights).mean(axis=0)
    return Model(model.rows, _WORDS_COUNT * model.weights, model.bias + (1 - _WORDS_COUNT) * mean)


def by_folds(lines: Sequence[Line], marks: Marks) -> float:
    """Give the micro-F1 of frames found by words learned from the other folds of documents."""
    right = given = 0
    parts = [fold(line.document_id, _FOLDS) for line in lines]
    for part in range(_FOLDS):
        known = [line for line, own in zip(lines, parts, strict=True) if own != part]
        model = held_back(fit(known), known)
        unseen = [line for line, own in zip(lines, parts, strict=True) if own == part]
        places, _, frames = chosen(model.sums(unseen), marks)
        given += len(places)
        right += sum(
            FRAMES[frame] in unseen[at].frames
            for at, frame in zip(places.tolist(), frames.tolist(), strict=True)
        )
    return 2 * right / (given + sum(len(line.frames) for line in lines))


def main() -> None:
    """Measure by folds of documents, then write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="marked documents, one JSON object a line")
    parser.add_argument("--first-half", action="store_true", help="leave the other half of GOLD unseen")
    arguments = parser.parse_args()
    gold = [json.loads(line) for line in arguments.gold.read_text("utf-8").splitlines()]
    seen = set(folds((document["id"] for document in gold), 2 if arguments.first_half else 1)[0])
    made = [one for one in gold if one["id"] in seen and one["id"].startswith("made-")]
    models: list[tuple[str, Model]] = []
    for kind, lines, marks in zip(
        (QUOTE, DOCUMENT), read([*own_documents(), *made]), (OF_QUOTES, OF_DOCUMENTS), strict=True
    ):
        print(f"{len(lines)} of {kind}s; micro-F1 {by_folds(lines, marks):.3f}", flush=True)
        models.append((kind, held_back(fit(lines), lines)))
    write(models, Path(nlp.__path__[0]) / "lexicons" / "frames" / "words.tsv")


def write(models: Sequence[tuple[str, Model]], path: Path) -> None:
    """Write the weights of words as `nlp.weighing` reads them, three decimals."""
    lines = [
        "# What: what a word says for each frame beyond the cues, by what it speaks for (nlp/frame_words.py).",
        "# Origin: trained by `python -m nlp.training.frames` on this project's own texts. Licence: Apache-2.0.",
        "# How to add: never by hand; change the texts and train again.",
        "\t".join(("word", *FRAMES)),
    ]
    for kind, model in models:
        lines.append(_line(f"{kind} {BIAS}", model.bias))
        for word, weights in zip(model.rows, model.weights, strict=True):
            if np.abs(weights).max() >= _SMALLEST:
                lines.append(_line(word, weights))
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _line(name: str, weights: Array) -> str:
    return "\t".join((name, *(f"{weight:.3f}" for weight in weights)))


if __name__ == "__main__":
    main()
