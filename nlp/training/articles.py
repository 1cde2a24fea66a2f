"""The made-up articles of `opinions/articles/<issue_id>/*.txt` as documents in the codebook's form (no entities, no claims, no verbs)."""

import re
from collections.abc import Iterator
from importlib import resources
from typing import Any, NoReturn, get_args

from warehouse.records import FrameId, SpeakerRole

_STANCES = {"+": "supportive", "-": "oppositional", "~": "mixed", "0": "neutral", "x": "none"}
_KINDS = {"d": "direct", "i": "indirect"}
_ROLES, _FRAMES = get_args(SpeakerRole), get_args(FrameId)
_HEAD = re.compile(
    r"= (?P<salience>central|mentioned|none)/(?P<stance>supportive|oppositional|mixed|neutral|none) (?P<frames>\S+)"
)
_QUOTE = re.compile(r"\{([-+~0x])([di]) (\S+) (\S+)\|([^|{}]*)\|([^|{}]+)\}")
_LEFT_OVER = re.compile(r"[{}|]")
_NOTHING = "-"
_HEAD_FORM, _MARK_FORM = "= salience/stance frames", "{+d role frames|speaker|words}"
_OF_A_DOCUMENT, _OF_A_QUOTE = 4, 3
"""Frames at most, by the codebook."""


def articles(issue_id: str) -> list[dict[str, Any]]:
    """Give the articles on an issue with offsets into their text, files by name.

    An article's id is the name of its file and its title, so that it stays what it is when others are added.

    Raises:
        ValueError: a malformed head or mark, a code the codebook does not know, two articles of one title.
    """
    folder = resources.files("nlp.training").joinpath("opinions", "articles", issue_id)
    files = sorted(
        (path for path in folder.iterdir() if path.name.endswith(".txt")), key=lambda path: path.name
    )
    return [document for path in files for document in _read(path.name, path.read_text("utf-8"))]


def _read(file: str, text: str) -> Iterator[dict[str, Any]]:
    """Give one file's articles."""
    lines = [
        (number, line)
        for number, line in enumerate(text.splitlines(), start=1)
        if line and not line.startswith("#")
    ]
    heads = [at for at, (_, line) in enumerate(lines) if line.startswith("=")]
    if heads[:1] != [0]:
        _refuse(file, lines[0][0] if lines else 1, _HEAD_FORM, lines[0][1] if lines else "")
    titles: set[str] = set()
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        document = _article(file, lines[start:end])
        if document["title"] in titles:
            _refuse(file, lines[start + 1][0], "a title no other article of the file has", document["title"])
        titles.add(document["title"])
        yield document


def _article(file: str, lines: list[tuple[int, str]]) -> dict[str, Any]:
    number, line = lines[0]
    head = _HEAD.fullmatch(line)
    if head is None or (head["salience"] == "none") != (head["stance"] == "none"):
        _refuse(file, number, f"{_HEAD_FORM}, none/none or neither none", line)
    if len(lines) < 3:
        _refuse(file, number, "a line of title and at least one paragraph below the head", line)
    frames = _codes(file, number, head["frames"], _FRAMES, _OF_A_DOCUMENT)
    paragraphs: list[str] = []
    quotes: list[dict[str, Any]] = []
    start = 0
    for number, line in lines[1:]:
        paragraph, own = _paragraph(file, number, line, start)
        paragraphs.append(paragraph)
        quotes += own
        start += len(paragraph) + 1
    return {
        "id": f"{file.removesuffix('.txt')}: {paragraphs[0]}",
        "title": paragraphs[0],
        "text": "\n".join(paragraphs),
        "document": {"salience": head["salience"], "stance": head["stance"], "frames": frames},
        "quotes": quotes,
    }


def _paragraph(file: str, number: int, marked: str, offset: int) -> tuple[str, list[dict[str, Any]]]:
    """Give a paragraph without its marks, and the quotes they mark; it starts at `offset` in its text."""
    text, done = "", 0
    quotes: list[dict[str, Any]] = []
    for mark in _QUOTE.finditer(marked):
        stance, kind, role, frames, speaker, words = mark.groups()
        text += marked[done : mark.start()]
        start, done = offset + len(text), mark.end()
        text += words
        quotes.append(
            {
                "start": start,
                "end": start + len(words),
                "text": words,
                "kind": _KINDS[kind],
                "speaker": speaker,
                "speaker_entity": "",
                "speaker_role": next(iter(_codes(file, number, role, _ROLES, 1)), ""),
                "verb": "",
                "stance": _STANCES[stance],
                "frames": _codes(file, number, frames, _FRAMES, _OF_A_QUOTE),
            }
        )
    text += marked[done:]
    if left := _LEFT_OVER.search(text):
        _refuse(file, number, _MARK_FORM, text[max(0, left.start() - 20) : left.end() + 40])
    return text, quotes


def _codes(file: str, number: int, joined: str, known: tuple[str, ...], most: int) -> list[str]:
    """Give the codes that commas join, none for `-`."""
    codes = [] if joined == _NOTHING else joined.split(",")
    if not set(codes) <= set(known) or len(set(codes)) < len(codes) or len(codes) > most:
        _refuse(file, number, f"`-` or at most {most} of {', '.join(known)}", joined)
    return codes


def _refuse(file: str, number: int, expected: str, found: str) -> NoReturn:
    raise ValueError(f"articles/{file}, line {number}: expected {expected}; found {found!r}")
