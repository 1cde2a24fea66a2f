"""The made-up pieces of `opinions/<issue_id>.txt` as documents in the codebook's form (quotes, stance, frames; no entities)."""

from dataclasses import dataclass
from importlib import resources
from typing import Any

_KINDS = {"d": "direct", "i": "indirect"}


@dataclass(frozen=True, slots=True)
class _Report:
    """How quotes of one kind are reported."""

    verb: str
    before: str
    after: str


def opinions(issue_id: str) -> list[dict[str, Any]]:
    """Give the pieces on an issue with offsets into their text; a malformed line raises ValueError."""
    return pieces(resources.files("nlp.training").joinpath("opinions", f"{issue_id}.txt").read_text("utf-8"))


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
            salience, title = line[2:].split(" ", 1)
            documents.append(
                {
                    "id": f"opinions-{len(documents):02d}",
                    "title": title,
                    "text": title,
                    "document": {"salience": salience},
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
            f"opinions line {number}: expected speaker, d or i, stance, frames, words, found {fields!r}"
        )
    speaker, kind, stance, frames, words = fields
    report = reports[kind]
    lead = f"\n{speaker}{report.before}"
    start = len(document["text"]) + len(lead)
    document["text"] += lead + words + report.after
    document["quotes"].append(
        {
            "start": start,
            "end": start + len(words),
            "text": words,
            "kind": _KINDS[kind],
            "speaker": speaker,
            "speaker_entity": "",
            "speaker_role": None,
            "verb": report.verb,
            "stance": stance,
            "frames": [frame for frame in frames.split(",") if frame],
        }
    )
