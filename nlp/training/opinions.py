"""The made-up pieces of `opinions` as documents in the codebook's form (quotes, stance, frames; no entities)."""

import re
from dataclasses import dataclass
from importlib import resources
from typing import Any

_KINDS = {"d": "direct", "i": "indirect"}
_PARTICLE = re.compile(r"(\w)\((\w)\)")
"""A particle after a consonant, and in brackets the same after a vowel."""
_FIRST_SYLLABLE, _CODAS = 0xAC00, 28


@dataclass(frozen=True, slots=True)
class _Report:
    """How quotes of one kind are reported."""

    verb: str
    before: str
    after: str


def opinions(issue_id: str) -> list[dict[str, Any]]:
    """Give the pieces on an issue with offsets into their text; a malformed line raises ValueError."""
    return pieces(resources.files("nlp.training").joinpath("opinions", f"{issue_id}.txt").read_text("utf-8"))


def more_pieces() -> list[dict[str, Any]]:
    """Give the pieces of `opinions/pieces`, all on AI and its openness; a malformed line raises ValueError."""
    folder = resources.files("nlp.training").joinpath("opinions", "pieces")
    return [
        document | {"id": f"{path.name.removesuffix('.txt')}-{document['id']}"}
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        for document in pieces(path.read_text("utf-8"))
    ]


def pieces(lines: str) -> list[dict[str, Any]]:
    """Give the pieces of one file's text; a malformed line raises ValueError."""
    documents: list[dict[str, Any]] = []
    reports: dict[str, _Report] = {}
    for number, line in enumerate(lines.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        if line.startswith("@ "):
            kind, verb, before, after = line[2:].split("\t")
            reports[kind] = _Report(verb, before, after)
        elif line.startswith("= "):
            head, title = line[2:].split(" ", 1)
            salience, _, stance = head.partition("/")
            documents.append(
                {
                    "id": f"opinions-{len(documents):02d}",
                    "title": title,
                    "text": title,
                    "document": {"salience": salience} | ({"stance": stance} if stance else {}),
                    "quotes": [],
                }
            )
        elif line.startswith("- "):
            documents[-1]["text"] += "\n" + line[2:]
        else:
            _append(documents[-1], line.split("\t"), reports, number)
    return documents


def _append(document: dict[str, Any], fields: list[str], reports: dict[str, _Report], number: int) -> None:
    if len(fields) != 5 or fields[1] not in reports:
        raise ValueError(
            f"opinions line {number}: expected speaker, kind of a line @, stance, frames, words, found {fields!r}"
        )
    speaker, kind, stance, frames, words = fields
    report = reports[kind]
    lead = f"\n{speaker}{_fitted(report.before, speaker)}"
    start = len(document["text"]) + len(lead)
    document["text"] += lead + words + report.after
    document["quotes"].append(
        {
            "start": start,
            "end": start + len(words),
            "text": words,
            "kind": _KINDS[kind[0]],
            "speaker": speaker,
            "speaker_entity": "",
            "speaker_role": None,
            "verb": report.verb,
            "stance": stance,
            "frames": [frame for frame in frames.split(",") if frame],
        }
    )


def _fitted(before: str, speaker: str) -> str:
    has_coda = (ord(speaker[-1]) - _FIRST_SYLLABLE) % _CODAS > 0
    return _PARTICLE.sub(r"\1" if has_coda else r"\2", before)
