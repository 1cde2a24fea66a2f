"""The made-up pieces of `opinions/` as documents in the codebook's form (quotes, stance, frames; no entities).

`python -m nlp.training.opinions FILE` checks a file and counts its labels.
"""

import re
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, get_args

from warehouse.records import FrameId, Salience, StanceLabel

_KINDS = {"d": "direct", "i": "indirect"}
_PARTICLES = re.compile(r"(\w)\((\w)\)")
"""A particle after a consonant, and in brackets the same after a vowel."""
_FIRST_SYLLABLE, _CODAS = 0xAC00, 28


@dataclass(frozen=True, slots=True)
class _Report:
    """How quotes of one kind are reported."""

    verb: str
    before: str
    after: str


def opinions() -> list[dict[str, Any]]:
    """Give the pieces of all files with offsets into their text; a malformed line raises ValueError."""
    folder = resources.files("nlp.training").joinpath("opinions")
    files = sorted(file.name for file in folder.iterdir() if file.name.endswith(".txt"))
    return [
        piece
        for name in files
        for piece in pieces(name.removesuffix(".txt"), folder.joinpath(name).read_text("utf-8"))
    ]


def pieces(name: str, lines: str) -> list[dict[str, Any]]:
    """Give the pieces of one file; a malformed line raises ValueError."""
    documents: list[dict[str, Any]] = []
    reports = _reports()
    for number, line in enumerate(lines.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        try:
            if line.startswith("= "):
                documents.append(_piece(f"opinions-{name}-{len(documents):03d}", line))
            elif line.startswith("- "):
                documents[-1]["text"] += "\n" + line[2:]
            else:
                _append(documents[-1], line.split("\t"), reports)
        except (ValueError, IndexError, KeyError) as error:
            raise ValueError(f"{name}.txt line {number}: {error}: {line!r}") from error
    return documents


def _reports() -> dict[str, _Report]:
    table = resources.files("nlp.training").joinpath("opinions", "reports.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {key: _Report(*rest) for key, *rest in rows}


def _piece(document_id: str, line: str) -> dict[str, Any]:
    codes, title = line[2:].split(" ", 1)
    salience, stance, frames = [*codes.split("/"), "", ""][:3]
    document: dict[str, Any] = {"salience": _one_of(salience, Salience)}
    if stance:
        document |= {"stance": _one_of(stance, StanceLabel), "frames": _frames(frames)}
    return {"id": document_id, "title": title, "text": title, "document": document, "quotes": []}


def _append(document: dict[str, Any], fields: list[str], reports: Mapping[str, _Report]) -> None:
    if len(fields) != 5 or not fields[4].strip():
        raise ValueError(f"expected speaker, key, stance, frames, words, found {len(fields)} fields")
    speaker, key, stance, frames, words = fields
    report = reports[key]
    lead = f"\n{speaker}{_fitted(report.before, speaker)}"
    start = len(document["text"]) + len(lead)
    document["text"] += lead + words + report.after
    document["quotes"].append(
        {
            "start": start,
            "end": start + len(words),
            "text": words,
            "kind": _KINDS[key[0]],
            "speaker": speaker,
            "speaker_entity": "",
            "speaker_role": None,
            "verb": report.verb,
            "stance": _one_of(stance, StanceLabel),
            "frames": _frames(frames),
        }
    )


def _fitted(before: str, speaker: str) -> str:
    has_coda = (ord(speaker[-1]) - _FIRST_SYLLABLE) % _CODAS > 0
    return _PARTICLES.sub(r"\1" if has_coda else r"\2", before)


def _frames(joined: str) -> list[str]:
    return [_one_of(frame.strip(), FrameId) for frame in joined.split(",") if frame.strip()]


def _one_of(code: str, codes: Any) -> str:
    if code not in get_args(codes):
        raise ValueError(f"expected one of {get_args(codes)}, found {code!r}")
    return code


def main() -> int:
    """Print what a file holds, or the line that is wrong."""
    path = Path(sys.argv[1])
    try:
        documents = pieces(path.stem, path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    quotes = [quote for document in documents for quote in document["quotes"]]
    print(f"{len(documents)} pieces, {len(quotes)} quotes")
    print(Counter(quote["stance"] for quote in quotes).most_common())
    print(Counter(frame for quote in quotes for frame in quote["frames"]).most_common())
    return 0


if __name__ == "__main__":
    sys.exit(main())
