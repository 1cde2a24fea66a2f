"""The made-up articles of `opinions/articles/<issue_id>.txt` as documents in the codebook's form (salience, stance, quotes with stance; no frames)."""

import re
from importlib import resources
from typing import Any

_STANCES = {"+": "supportive", "-": "oppositional", "~": "mixed", "0": "neutral", "x": "none"}
_KINDS = {"d": "direct", "i": "indirect"}
_QUOTE = re.compile(r"\{(?P<stance>[-+~0x])(?P<kind>[di]) (?P<speaker>[^|{}]*)\|(?P<words>[^|{}]+)\}")
_LEFT_OVER = re.compile(r"[{}|]")


def articles(issue_id: str) -> list[dict[str, Any]]:
    """Give the articles on an issue with offsets into their text; a malformed mark raises ValueError."""
    path = resources.files("nlp.training").joinpath("opinions", "articles", f"{issue_id}.txt")
    lines = (line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    pieces = re.split(r"^= ", "\n".join(lines), flags=re.MULTILINE)[1:]
    return [_read(number, *piece.strip().split("\n", 1)) for number, piece in enumerate(pieces)]


def _read(number: int, head: str, marked: str) -> dict[str, Any]:
    salience, _, stance = head.partition("/")
    text, done = "", 0
    quotes: list[dict[str, Any]] = []
    for mark in _QUOTE.finditer(marked):
        text += marked[done : mark.start()]
        start, done = len(text), mark.end()
        text += mark["words"]
        quotes.append(
            {
                "start": start,
                "end": len(text),
                "text": mark["words"],
                "kind": _KINDS[mark["kind"]],
                "speaker": mark["speaker"],
                "speaker_entity": "",
                "speaker_role": None,
                "verb": "",
                "stance": _STANCES[mark["stance"]],
            }
        )
    text += marked[done:]
    if left := _LEFT_OVER.search(text):
        context = text[max(0, left.start() - 20) : left.end() + 20]
        raise ValueError(
            f"articles, piece {number + 1}: expected marks {{+d speaker|words}}, found {context!r}"
        )
    title = text.partition("\n")[0]
    return {
        "id": f"articles-{number:02d}",
        "title": title,
        "text": text,
        "document": {"salience": salience} | ({"stance": stance} if stance else {}),
        "quotes": quotes,
    }
