"""Sentences and unknown names against marked texts of others; skipped where the language data is absent."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from nlp.pipeline import load

DATA = Path(__file__).resolve().parents[2] / "../shared/data"
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))["language_data"]
MARKED = re.compile(r'<n(?: e="(?P<name>\w+)")?>(?P<text>.*?)</n>')

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="../shared/data is absent")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def test_sentences_end_where_people_end_them(nlp: Language) -> None:
    right = found = marked = 0
    blocks = (DATA / "sentence_split/nested.txt").read_text("utf-8").strip().split("\n\n")
    for block in blocks:
        sentences = [line.strip() for line in block.splitlines() if line.strip()]
        text = " ".join(sentences)
        ends = {sum(map(len, sentences[:count])) + count - 1 for count in range(1, len(sentences))}
        doc = nlp.get_pipe("sentences")(nlp.tokenizer(text))
        ours = {span.end_char for span in doc.spans["sentences"]} - {len(text)}
        right, found, marked = right + len(ends & ours), found + len(ours), marked + len(ends)
    assert 2 * right / (found + marked) >= FLOORS["sentences.nested.f1"]["floor"]


def test_names_nobody_told_kiwi_are_kept_whole(nlp: Language) -> None:
    whole = {True: 0, False: 0}
    count = {True: 0, False: 0}
    for text, spans in names_and_nouns():
        doc = nlp.tokenizer(text)
        tokens = {(token.idx, token.idx + len(token)) for token in doc}
        for start, end, is_name in spans:
            count[is_name] += 1
            whole[is_name] += (start, end) in tokens
    assert whole[True] / count[True] >= FLOORS["unknown_names_kept_whole.ne_4"]["floor"]
    assert whole[False] / count[False] >= FLOORS["common_nouns_kept_whole.ne_4"]["floor"]


def names_and_nouns() -> Iterator[tuple[str, list[tuple[int, int, bool]]]]:
    """Give each text without its marks, with (start, end, is a name) of what was marked in it."""
    for line in (DATA / "oov/ne_4.txt").read_text("utf-8").splitlines():
        text, at = "", 0
        spans = []
        for mark in MARKED.finditer(line):
            text += line[at : mark.start()]
            spans.append((len(text), len(text) + len(mark["text"]), mark["name"] is not None))
            text += mark["text"]
            at = mark.end()
        yield text + line[at:], spans
