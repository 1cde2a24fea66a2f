"""Train the weights of stance: `python -m nlp.training.stance GOLD.jsonl`.

Learns from the `made-*` documents of GOLD and from `opinions`, all our own texts; other documents of GOLD are measured
on and never learned from. Prints the figures of k folds by hash of the document's id, for GOLD and for the articles of
`opinions`, quotes and texts as they ship. Then writes from all that may be learned from: `first.tsv` of the marked issue,
with all features, and one for every other issue, without words and without `opinions/pieces`, which speak in images of
this one; `second.tsv` and `document.tsv`, for all issues. How they do on an issue that nobody marked is printed from the
issue's own pieces in `opinions`. Same input, same weights.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np

import nlp
from nlp.annotate import MARKED_ISSUE
from nlp.evaluate import fold
from nlp.stance.document import position_of
from nlp.stance.issue import issue_ids
from nlp.stance.survey import ON_ISSUE
from nlp.stance.units import BESIDE, LABELS, MORPH, PAIR, QUOTE, WHOLE
from nlp.stance.words import is_weighed
from nlp.training import trees
from nlp.training.articles import articles
from nlp.training.fit import Likeness, write
from nlp.training.kiwi_vectors import kiwi_vectors
from nlp.training.opinions import more_pieces, opinions
from nlp.training.readings import (
    Case,
    Corpus,
    Guessed,
    Readings,
    cases,
    document_features,
    train_document,
)
from warehouse.records import Salience

_PIECES_COUNT = 0.25
"""What a quote of `opinions/pieces` counts: they are many, and name the issue less than the press does."""
_OPINIONS_COUNT = 9.0
"""What a quote of `opinions` counts: they are plain sentences, of which whole articles have few."""
_GENERAL_OPINIONS_COUNT = 2.0
"""The same in what other issues' weights learn from, which has few articles."""
_ALIKE = ("inquiry: ", "street: ", "guest: ", "launch: ", "panel: ", "breach: ", "foreign: ")
"""Begin the ids of articles that are alike in their build, which the second reading would learn."""
_ALIKE_COUNT = 0.3
"""What a quote of theirs counts."""
_ON_ANY_ISSUE = ("made-", "opinions-", "first: ")
"""Begin the ids of what other issues' weights learn from: more articles on this one issue made them worse (.48 to .45)."""
_FOLDS = 5
_AXES, _LENGTH, _SEED = 256, 0.04, 0
"""Of the vectors of morphemes: all that Kiwi's have, and what they are multiplied by, since long ones weigh more."""
_COMMON_MORPHS = 10_000
"""Kiwi numbers its morphemes by how common they are; rarer ones would only make the table long."""
_ISSUE_S_OWN = (MORPH, PAIR, BESIDE, WHOLE)
"""Begin the names of features that mean something on one issue alone."""
_OF_FIRST, _FEATURES = "weights of the first reading of a quote", "nlp/stance/features.py"
"""Head the tables of weights: what they are of, and where their features are made."""
_OWN = "made-"
"""Begins the ids of marked documents that are our own texts."""

Pairs = list[tuple[str, str]]
"""Labels, marked and found."""


def means_the_same_on_every_issue(name: str) -> bool:
    """Tell whether a feature is not of words."""
    return not name.startswith(_ISSUE_S_OWN)


def likenesses_of_morphs() -> list[Likeness]:
    """Give the vectors of Kiwi's commonest morphemes, under the names of their features of each kind; takes some 30 s."""
    names, vectors = kiwi_vectors(_AXES, _SEED)
    kept = [at for at, name in enumerate(names) if name[0] != "/" and is_weighed(name.rpartition("/")[2])]
    kept = kept[:_COMMON_MORPHS]
    own = _LENGTH * vectors[kept].astype(np.float64)
    return [
        Likeness({kind + names[at]: place for place, at in enumerate(kept)}, own)
        for kind in (MORPH, BESIDE, WHOLE)
    ]


def figures(pairs: Pairs) -> str:
    """Render accuracy, macro-F1 and each label's count and F1."""
    cells = []
    scores = []
    for label in LABELS:
        marked, found = sum(a == label for a, _ in pairs), sum(b == label for _, b in pairs)
        score = 2 * sum(a == b == label for a, b in pairs) / max(1, marked + found)
        scores.append(score)
        cells.append(f"{label} {score:.2f} (n {marked})")
    accuracy = sum(a == b for a, b in pairs) / len(pairs)
    return f"accuracy {accuracy:.3f}, macro-F1 {sum(scores) / len(scores):.3f}: " + ", ".join(cells)


def main() -> None:
    """Measure by folds, then write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help=f"documents marked for {MARKED_ISSUE}")
    lines = parser.parse_args().gold.read_text("utf-8").splitlines()
    gold = cases([json.loads(line) for line in lines], MARKED_ISSUE)
    whole = [
        replace(case, counts_as=_ALIKE_COUNT) if case.document_id.startswith(_ALIKE) else case
        for case in cases(articles(MARKED_ISSUE), MARKED_ISSUE)
    ]
    plain = cases(opinions(MARKED_ISSUE), MARKED_ISSUE, _OPINIONS_COUNT)
    pieces = cases(more_pieces(), MARKED_ISSUE, _PIECES_COUNT)
    everything = [*gold, *whole, *plain, *pieces]
    learned = [
        at for at, case in enumerate(everything) if at >= len(gold) or case.document_id.startswith(_OWN)
    ]
    print("rules alone:", figures(_by_rule(gold)))
    corpus, likenesses = Corpus(everything), likenesses_of_morphs()
    guesses = by_folds(corpus, range(len(gold) + len(whole)), learned, likenesses)
    print("marked documents:", figures(quote_pairs(gold, guesses[: len(gold)])))
    print("articles:", figures(quote_pairs(whole, guesses[len(gold) :])))
    positions = document_pairs(everything, guesses, learned)
    print("marked documents, as a whole:", figures(positions[: len(gold)]))
    print("articles, as a whole:", figures(positions[len(gold) :]))
    folder = Path(nlp.__path__[0]) / "lexicons" / "stance"
    readings = corpus.train(learned, likenesses)
    of_words = f"{_FEATURES} and words.py"
    write(readings.first, folder / MARKED_ISSUE / "first.tsv", _OF_FIRST, of_words)
    trees.write(readings.second, folder / "second.tsv")
    seen = [at for at in learned if at < len(guesses)]
    position = train_document([everything[at] for at in seen], [guesses[at] for at in seen])
    write(position, folder / "document.tsv", "weights of a text's position", "nlp/stance/document.py")
    general = [case for case in everything if case.document_id.startswith(_ON_ANY_ISSUE)]
    _train_general(general, readings.second, folder)


def _train_general(marked: Sequence[Case], second: trees.Lines, folder: Path) -> None:
    """Write the first weights of issues without their own, learned from some cases of the marked issue and all of the others.

    What is printed of another issue is found by weights that learned from the marked one alone.
    """
    others = {
        issue_id: cases(opinions(issue_id), issue_id) for issue_id in issue_ids() if issue_id != MARKED_ISSUE
    }
    marked = [replace(case, counts_as=min(case.counts_as, _GENERAL_OPINIONS_COUNT)) for case in marked]
    corpus = Corpus([*marked, *chain.from_iterable(others.values())], means_the_same_on_every_issue)
    readings = Readings(corpus.first(range(len(marked))), second)
    for issue_id, own in others.items():
        found = Corpus(own, means_the_same_on_every_issue).guess(readings, range(len(own)))
        print(f"{issue_id}, rules alone:", figures(_by_rule(own)))
        print(f"{issue_id}, general features, marked issue:", figures(quote_pairs(own, found)))
    model = corpus.first(range(len(corpus.cases)))
    write(model, folder / "first.tsv", _OF_FIRST, _FEATURES)


def by_folds(
    corpus: Corpus, measured: Sequence[int], learned: Sequence[int], likenesses: Sequence[Likeness] = ()
) -> list[Guessed]:
    """Give what is found in the measured cases by readings that learned from all of `learned` but the case's fold."""
    found: dict[int, Guessed] = {}
    for part in range(_FOLDS):
        unseen = [at for at in measured if fold(corpus.cases[at].document_id, _FOLDS) == part]
        readings = corpus.train(sorted(set(learned) - set(unseen)), likenesses)
        found |= zip(unseen, corpus.guess(readings, unseen), strict=True)
    return [found[at] for at in measured]


def quote_pairs(some: Sequence[Case], guesses: Sequence[Guessed]) -> Pairs:
    """Give the labels of the cases' quotes."""
    return [
        (label, _likeliest(guess) if case.is_on_issue else "none")
        for case, guessed in zip(some, guesses, strict=True)
        for label, guess in zip(case.labels, guessed.quotes, strict=True)
    ]


def document_pairs(some: Sequence[Case], guesses: Sequence[Guessed], learned: Sequence[int]) -> Pairs:
    """Give the labels of the cases that there are guesses for, each by a model that did not learn from its fold."""
    pairs: dict[int, tuple[str, str]] = {}
    parts = [fold(some[at].document_id, _FOLDS) for at in range(len(guesses))]
    for part in range(_FOLDS):
        inside = [at for at in learned if at < len(guesses) and parts[at] != part]
        model = train_document([some[at] for at in inside], [guesses[at] for at in inside])
        weights = {name: model.weights[row].tolist() for name, row in model.columns.items()}
        for at in (at for at, own in enumerate(parts) if own == part):
            case = some[at]
            salience: Salience = "mentioned" if case.is_on_issue else "none"
            found, _ = position_of(salience, document_features(case, guesses[at]), weights)
            pairs[at] = (str(case.stance), found)
    return [pairs[at] for at in range(len(guesses))]


def _by_rule(some: Sequence[Case]) -> Pairs:
    """Give the labels of quotes with those of the cues alone: what the weights are measured against."""
    pairs: Pairs = []
    for case in some:
        read = case.units.readings.some((case.units.kinds == QUOTE).nonzero()[0])
        columns = (read.topic, read.of("mixed"), read.first * read.last, read.lean)
        lines = zip(*(column.tolist() for column in columns), strict=True)
        pairs += zip(case.labels, (_by_cues(*line) for line in lines), strict=True)
    return pairs


def _by_cues(topic: float, mixed: float, turn: float, lean: float) -> str:
    if topic < ON_ISSUE:
        return "none"
    if mixed >= 1 or turn < -0.1:
        return "mixed"
    if abs(lean) <= 0.4:
        return "neutral"
    return "supportive" if lean > 0 else "oppositional"


def _likeliest(guess: Sequence[float]) -> str:
    return LABELS[int(np.argmax(guess))]


if __name__ == "__main__":
    main()
