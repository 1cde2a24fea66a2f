"""Names in plain texts, in the form of KLUE's files: `names_in(texts)`, and `label` of a line as read from one."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from nlp.ner.labels import TYPES, Span
from nlp.ner.recognizer import load_recognizer
from nlp.pipeline import load
from nlp.tokenizer import KiwiTokenizer


def names_in(texts: Iterable[str]) -> Iterator[list[Span]]:
    """Give the (start, end, type) of the names in each text, in order and without overlap."""
    for names in load_recognizer().find(cast(KiwiTokenizer, load().tokenizer).pipe(texts)):
        yield [(name.start, name.end, name.kind) for name in names]


def coarse(row: Mapping[str, Any]) -> list[Span]:
    """Give a marked line's names of the six types, which begin the names of KoNEC's fine ones."""
    return [(start, end, label[:2]) for start, end, label in row["label"] if label[:2] in TYPES]
