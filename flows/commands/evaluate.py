"""`corpus evaluate`: the pipeline held against hand-coded documents."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import typer

from flows.chat import Chat, Endpoint
from flows.chat_reading import ChatReaders
from flows.errors import UserError
from flows.evaluations import evaluation_of, evaluations, keep
from flows.home import Home
from flows.json_lines import own_id, read_json_lines, read_twice
from flows.progress import progress
from flows.report import NOT_EVERYTHING
from nlp import evaluate as scoring
from nlp.annotate import Text, annotate, as_marked
from nlp.chat.answer import relabelled
from nlp.evaluate_form import fault


def evaluate(home: Home, gold: Path, as_json: bool, fold: str | None, endpoint: Endpoint | None) -> None:
    """Print what the pipeline scores, with bootstrap intervals, and keep it in the data home, if there is one.

    Positions and frames are a chat model's where one is named. What a fold scores is for whoever writes rules by
    another one, and not kept: beside the figures of the whole file it would pass for them.
    """
    with read_twice(gold) as file:
        _evaluate(home, file, as_json, fold, endpoint)


def _evaluate(home: Home, gold: Path, as_json: bool, fold: str | None, endpoint: Endpoint | None) -> None:
    documents = read_gold(gold)
    if fold is not None:
        documents = _of_fold(documents, fold)
    evaluations(home)  # what is damaged there is told before anything is read
    readers = ChatReaders(Chat(endpoint)) if endpoint else None
    predicted = []
    with progress("reading", len(documents)) as advance:
        for document in documents:
            predicted.append(_predicted(document, readers))
            advance(1)
    scores = scoring.score(documents, predicted)
    print(json.dumps(scores, ensure_ascii=False, indent=2) if as_json else scoring.table(scores))
    if readers:
        print(readers.summary(), file=sys.stderr)
        if not readers.is_complete:
            print("documents without an answer are scored by the pipeline's labels", file=sys.stderr)
        if not readers.is_answered:
            print("nothing is kept: no figure is the model's", file=sys.stderr)
            raise typer.Exit(NOT_EVERYTHING)
    if home.root.is_dir() and fold is None:
        keep(home, evaluation_of(gold, scores, endpoint.model if endpoint else "pipeline"))
        print(f"kept in {home.evaluations}; the next run publishes it as table evaluation", file=sys.stderr)


def _of_fold(documents: list[dict[str, Any]], fold: str) -> list[dict[str, Any]]:
    """Give the documents of the fold that `i/k` names; raises UserError where it names none, or one without documents."""
    match = re.fullmatch(r"(\d{1,4})/(\d{1,4})", fold)
    part, k = (int(match[1]), int(match[2])) if match else (0, 0)
    if part >= k:
        raise UserError(f"--fold: expected I/K with I from 0 to K-1, such as 0/2 or 1/2, found {fold!r}")
    ids = set(scoring.folds((document["id"] for document in documents), k)[part])
    if not ids:
        raise UserError(
            f"--fold {fold}: expected marked documents in this fold, found none of {len(documents)}"
        )
    return [document for document in documents if document["id"] in ids]


def _predicted(document: dict[str, Any], readers: ChatReaders | None) -> dict[str, Any]:
    text = Text(
        article_id=document["id"], version_no=1, text=document["text"], title=document.get("title") or ""
    )
    (found,) = annotate([text])
    answer = readers.ask(text, found) if readers else None
    return as_marked(text, relabelled(found, answer) if answer else found)


def read_gold(path: Path) -> list[dict[str, Any]]:
    """Give the marked documents of a file in the codebook's form.

    Raises:
        UserError: the file cannot be read, a line lacks a part of the form, or two have one id: one text would count twice.
    """
    documents = []
    places: dict[str, str] = {}
    for place, document in read_json_lines(path):
        if complaint := fault(document):
            raise UserError(f"{place}: expected the codebook's form, {complaint}")
        own_id(document["id"], place, places)
        documents.append(document)
    if not documents:
        raise UserError(f"{path}: expected marked documents, found none")
    return documents
