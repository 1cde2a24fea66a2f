"""The made-up pieces of `opinions.txt` as documents in the codebook's form (quotes, stance, frames; no entities)."""

from importlib import resources
from typing import Any

_KINDS = {"d": "direct", "i": "indirect"}


def opinions() -> list[dict[str, Any]]:
    """Give the pieces with offsets into their text; a malformed line raises ValueError."""
    documents: list[dict[str, Any]] = []
    path = resources.files("nlp.training").joinpath("opinions.txt")
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        if line.startswith("= "):
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
            _append(documents[-1], line.split("\t"), number)
    return documents


def _append(document: dict[str, Any], fields: list[str], number: int) -> None:
    if len(fields) != 5:
        raise ValueError(
            f"opinions.txt line {number}: expected speaker, kind, stance, frames, words, found {fields!r}"
        )
    speaker, kind, stance, frames, words = fields
    lead = f"\n{speaker}는 " + ("“" if kind == "d" else "")
    start = len(document["text"]) + len(lead)
    document["text"] += lead + words + ("”라고 말했다." if kind == "d" else "고 밝혔다.")
    document["quotes"].append(
        {
            "start": start,
            "end": start + len(words),
            "text": words,
            "kind": _KINDS[kind],
            "speaker": speaker,
            "speaker_entity": "",
            "speaker_role": None,
            "verb": "말하다" if kind == "d" else "밝히다",
            "stance": stance,
            "frames": [frame for frame in frames.split(",") if frame],
        }
    )
