"""Train the weights of words for frames: `python -m nlp.training.frames GOLD.jsonl`.

Learns from our own texts alone: `framed_quotes.tsv`, pieces and articles of `opinions`, and the `made-*` documents of GOLD; with
`--first-half` only from those of its first half, so that `nlp.evaluate --fold 1/2` measures on unseen texts. One logistic regression a frame over the
words of a quote beside the sums of its cues; only the weights of words are kept, in `lexicons/frames/words.tsv`. Prints
what cues alone and cues with words find in quotes without their surroundings, words learned on the other folds. Same
input, same weights.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, get_args

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

import nlp
from nlp.annotate import MARKED_ISSUE
from nlp.evaluate import folds
from nlp.frame_cues import FrameCues
from nlp.frame_words import content_words
from nlp.layouts import layouts
from nlp.pipeline import load
from nlp.stance.issue import issue_ids
from nlp.training.articles import articles
from nlp.training.fit import matrix
from nlp.training.opinions import more_pieces, opinions
from warehouse.records import FrameId

FRAMES: tuple[str, ...] = get_args(FrameId)
_WORD_PENALTY, _CUE_PENALTY, _BIAS_PENALTY = 3.0, 0.3, 0.01
_STEPS = 200
_FOLDS = 5
_MARKED_TWICE = 2
"""Quotes of marked documents count twice: they are nearest to what is read."""
_CUES = "cues "
_WORDS_TIMES, _AT_LEAST, _FALLBACK, _SHARE = 0.5, 1.0, 0.5, 0.4

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch of words, the frames it argues from, and the piece it is from."""

    words: str
    frames: tuple[str, ...]
    piece: str


@dataclass(frozen=True, slots=True)
class Model:
    """One weight a feature (row) and frame (column)."""

    names: list[str]
    weights: Array


def own_quotes() -> Iterator[Quote]:
    """Give the quotes of our own pieces; a malformed line raises ValueError."""
    lines = resources.files("nlp.training").joinpath("framed_quotes.tsv").read_text("utf-8").splitlines()
    piece = 0
    for number, line in enumerate(lines, start=1):
        piece += not line
        if not line or line.startswith("#"):
            continue
        joined, *words = line.split("\t")
        frames = tuple(frame for frame in joined.split(",") if frame)
        if len(words) != 1 or not set(frames) <= set(FRAMES):
            raise ValueError(f"framed_quotes.tsv line {number}: expected frames, words, found {line!r}")
        yield Quote(words[0], frames, f"framed-{piece}")
    yield from quotes_of(more_pieces(), "pieces")
    yield from quotes_of(articles(MARKED_ISSUE), "articles")
    for issue_id in issue_ids():
        yield from quotes_of(opinions(issue_id), issue_id)


def quotes_of(documents: Sequence[dict[str, Any]], name: str) -> Iterator[Quote]:
    """Give the quotes of documents in the codebook's form."""
    for document in documents:
        for quote in document["quotes"]:
            yield Quote(quote["text"], tuple(quote["frames"]), f"{name}-{document['id']}")


def features(quotes: Sequence[Quote]) -> list[dict[str, float]]:
    """Give for each quote its words and the sums of its cues, of which the first point counts apart."""
    cues, read = FrameCues(), load()
    page = layouts([read.make_doc(quote.words) for quote in quotes])
    wholes = page.stretches(page.texts, page.texts * 0, page.lengths)
    words = content_words(page.morphs, wholes)
    rows = [{"bias": 1.0} | dict.fromkeys(own, 1.0) for own in words]
    for row, sums in zip(rows, cues.sums(cues.find(page.lines).arguments, wholes).tolist(), strict=True):
        for frame, weight in zip(cues.frames, sums, strict=True):
            if weight:
                row[_CUES + frame] = min(3.0, weight)
                row[_CUES + "first " + frame] = min(1.0, weight)
    return rows


def fit(rows: Sequence[dict[str, float]], quotes: Sequence[Quote]) -> Model:
    """Give the weights that tell the frames best under an L2 penalty, by L-BFGS; a word must occur twice."""
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count > 1)
    inputs = matrix(rows, {name: at for at, name in enumerate(names)})
    across = inputs.T.tocsr()
    wanted = np.array([[float(frame in quote.frames) for frame in FRAMES] for quote in quotes])
    penalties = np.array([_penalty(name) for name in names])[:, None]
    shape = (len(names), len(FRAMES))

    def loss(flat: Array) -> tuple[float, Array]:
        weights = flat.reshape(shape)
        sums = inputs @ weights
        value = (np.logaddexp(0, sums) - wanted * sums).sum() + 0.5 * (penalties * weights**2).sum()
        gradient = across @ (1 / (1 + np.exp(-sums)) - wanted) + penalties * weights
        return float(value), gradient.ravel()

    found = minimize(
        loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}
    )
    return Model(names, found.x.reshape(shape))


def _penalty(name: str) -> float:
    if name == "bias":
        return _BIAS_PENALTY
    return _CUE_PENALTY if name.startswith(_CUES) else _WORD_PENALTY


def found(row: dict[str, float], model: Model | None) -> list[str]:
    """Give the frames of a quote by its own cues, and by its words where a model is given."""
    sums = {frame: row.get(_CUES + frame, 0.0) for frame in FRAMES}
    for name, weights in zip(model.names, model.weights, strict=True) if model is not None else ():
        if "/" in name and name in row:
            for frame, weight in zip(FRAMES, weights, strict=True):
                sums[frame] += _WORDS_TIMES * weight
    ranked = sorted(sums, key=lambda frame: -sums[frame])
    top = sums[ranked[0]]
    kept = [frame for frame in ranked if sums[frame] >= max(_AT_LEAST, _SHARE * top)][:3]
    return kept or ranked[: int(top >= _FALLBACK)]


def micro_f1(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> float:
    """Give the micro-averaged F1 of (marked, found) frames."""
    right = sum(len(set(marked) & set(given)) for marked, given in pairs)
    return 2 * right / max(1, sum(len(marked) + len(given) for marked, given in pairs))


def main() -> None:
    """Measure by folds of pieces, then write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="marked documents, one JSON object a line")
    parser.add_argument("--first-half", action="store_true", help="leave the other half of GOLD unseen")
    arguments = parser.parse_args()
    documents = [json.loads(line) for line in arguments.gold.read_text("utf-8").splitlines()]
    seen = set(folds((document["id"] for document in documents), 2 if arguments.first_half else 1)[0])
    made = [one for one in documents if one["id"] in seen and one["id"].startswith("made-")]
    quotes = [*own_quotes(), *_MARKED_TWICE * list(quotes_of(made, "gold"))]
    rows = features(quotes)
    parts = [set(part) for part in folds({quote.piece for quote in quotes}, _FOLDS)]
    alone, both = [], []
    for part in parts:
        inside = [at for at, quote in enumerate(quotes) if quote.piece not in part]
        model = fit([rows[at] for at in inside], [quotes[at] for at in inside])
        for at in sorted(set(range(len(quotes))) - set(inside)):
            alone.append((quotes[at].frames, found(rows[at], None)))
            both.append((quotes[at].frames, found(rows[at], model)))
    print(
        f"{len(quotes)} quotes; micro-F1 by cues {micro_f1(alone):.3f}, by cues and words {micro_f1(both):.3f}"
    )
    write(fit(rows, quotes), Path(nlp.__path__[0]) / "lexicons" / "frames" / "words.tsv")


def write(model: Model, path: Path) -> None:
    """Write the weights of words as `nlp.stance.weighing` reads them, two decimals."""
    lines = [
        "# What: what a word says for each frame beyond the cues (nlp/frame_words.py).",
        "# Origin: trained by `python -m nlp.training.frames` on this project's own texts. Licence: Apache-2.0.",
        "# How to add: never by hand; change the texts and train again.",
        "\t".join(("word", *FRAMES)),
    ]
    for name, weights in zip(model.names, model.weights, strict=True):
        if "/" in name and np.abs(weights).max() >= 0.1:
            lines.append("\t".join((name, *(f"{weight:.2f}" for weight in weights))))
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
