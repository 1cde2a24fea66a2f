"""Figures on the marked documents, on our own texts marked like them and on our own articles may rise, never fall: floors.json gives the least of each by its path.

Of the articles one in four is read, by hash of the id; `CORPUS_ARTICLES=1 pytest tests/nlp/test_floors.py` reads one in one.
"""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from nlp.annotate import MARKED_ISSUE, Text, annotate, as_marked
from nlp.evaluate import flat, fold, score
from nlp.training.articles import articles

ONE_IN = int(os.environ.get("CORPUS_ARTICLES", "4"))
GOLD = Path(__file__).resolve().parents[2] / "../shared/gold/dev.jsonl"
SETS = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))
FLOORS, ARTICLES, TEXTS = SETS["floors"], SETS["articles"]["floors"], SETS["marked_texts"]["floors"]
Figures = dict[str, float | None]


def read(gold: Sequence[dict[str, Any]]) -> Figures:
    texts = [Text(article_id=one["id"], version_no=1, text=one["text"], title=one["title"]) for one in gold]
    found = [as_marked(text, *annotate([text])) for text in texts]
    return {path: figure["value"] for path, figure in flat(score(gold, found))}


@pytest.fixture(scope="module")
def figures() -> Figures:
    return read([json.loads(line) for line in GOLD.read_text("utf-8").splitlines()])


@pytest.fixture(scope="module")
def article_figures() -> Figures:
    some = [one for one in articles(MARKED_ISSUE) if fold(one["id"], ONE_IN) == 0]
    return read([one | {"entities": [], "claims": []} for one in some])


@pytest.fixture(scope="module")
def text_figures() -> Figures:
    texts = Path(__file__).with_name("marked_texts.jsonl")
    return read([json.loads(line) for line in texts.read_text("utf-8").splitlines()])


@pytest.mark.skipif(not GOLD.is_file(), reason="the marked documents are not here")
@pytest.mark.parametrize("path", FLOORS)
def test_a_figure_holds_its_floor(path: str, figures: Figures) -> None:
    value = figures[path]
    assert value is not None
    assert value >= FLOORS[path]["floor"], f"{path} is {value:.3f}, floor {FLOORS[path]['floor']}"


@pytest.mark.parametrize("path", TEXTS)
def test_a_figure_of_our_own_marked_texts_holds_its_floor(path: str, text_figures: Figures) -> None:
    value = text_figures[path]
    assert value is not None
    assert value >= TEXTS[path], f"{path} is {value:.3f}, floor {TEXTS[path]}"


@pytest.mark.parametrize("path", ARTICLES)
def test_a_figure_of_our_own_articles_holds_its_floor(path: str, article_figures: Figures) -> None:
    value = article_figures[path]
    assert value is not None
    assert value >= ARTICLES[path], f"{path} is {value:.3f}, floor {ARTICLES[path]}"
