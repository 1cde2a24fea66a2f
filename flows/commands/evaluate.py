"""`corpus evaluate`: the pipeline held against hand-coded documents."""

import json
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


def evaluate(home: Home, gold: Path, as_json: bool, endpoint: Endpoint | None) -> None:
    """Print what the pipeline scores, with bootstrap intervals, and keep it in the data home, if there is one.

    Positions and frames are a chat model's where one is named.
    """
    with read_twice(gold) as file:
        _evaluate(home, file, as_json, endpoint)


def _evaluate(home: Home, gold: Path, as_json: bool, endpoint: Endpoint | None) -> None:
    documents = read_gold(gold)
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
    if home.root.is_dir():
        keep(home, evaluation_of(gold, scores, endpoint.model if endpoint else "pipeline"))
        print(f"kept in {home.evaluations}; the next run publishes it as table evaluation", file=sys.stderr)


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
