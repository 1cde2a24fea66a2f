"""Whether a marked document has the codebook's form: a label that is none would count as one that is never right.

So would what contradicts itself: a quote coded twice, a frame too many, a position on what is not spoken of.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from nlp.components.frames import MOST_OF_DOCUMENT, MOST_OF_QUOTE
from warehouse.records import EntityKind, FrameId, Openness, QuoteKind, Salience, SpeakerRole, StanceLabel

_LABELS: Mapping[str, tuple[str, ...]] = {
    "salience": get_args(Salience),
    "stance": get_args(StanceLabel),
    "kind": get_args(QuoteKind),
    "speaker_role": ("", *get_args(SpeakerRole)),
    "label": get_args(EntityKind),
    "claimed": get_args(Openness),
}
_MOST_FRAMES = {"document": MOST_OF_DOCUMENT, "quotes": MOST_OF_QUOTE}
_LISTS = ("quotes", "entities", "claims")


def fault(document: Mapping[str, Any]) -> str | None:
    """Say in one line what of a document is not as the codebook has it, None where all is."""
    return next(_faults(document), None)


def _faults(document: Mapping[str, Any]) -> Iterator[str]:
    for name, kind in {"id": str, "text": str, "document": dict, **dict.fromkeys(_LISTS, list)}.items():
        if name not in document:
            yield f"found no {name}"
        elif not isinstance(document[name], kind):
            yield f"expected {name} as {kind.__name__}, found {str(document[name])[:40]!r}"
    if not isinstance(document.get("title"), str | None):
        yield f"expected title as str, found {str(document['title'])[:40]!r}"
    whole = document["document"]
    yield from _row_faults(whole, "document", ("salience", "stance", "frames"))
    if (whole["salience"] == "none") != (whole["stance"] == "none"):
        yield f"expected stance none of document where its salience is none, and there alone, found salience {whole['salience']} with stance {whole['stance']}"
    needed = {
        "quotes": ("start", "end", "kind", "speaker", "speaker_entity", "speaker_role", "verb", "stance", "frames"),
        "entities": ("start", "end", "label", "entity"),
        "claims": ("start", "end", "subject", "claimed"),
    }  # fmt: skip
    for part, names in needed.items():
        for number, row in enumerate(document[part]):
            place = f"{part}[{number}]"
            if not isinstance(row, dict):
                yield f"expected {place} as dict, found {str(row)[:40]!r}"
            yield from _row_faults(row, place, names)
            yield from _span_faults(row, place, document["text"])
    yield from _repeated(document["quotes"])


def _row_faults(row: Mapping[str, Any], place: str, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if name not in row:
            yield f"found no {name!r} in {place}"
        elif name == "frames":
            frames = row[name]
            if not isinstance(frames, list) or not all(frame in get_args(FrameId) for frame in frames):
                yield f"expected frames of the codebook in {place}, found {str(frames)[:60]}"
            elif len(frames) > (most := _MOST_FRAMES[place.split("[")[0]]) or len(set(frames)) < len(frames):
                yield f"expected at most {most} different frames in {place}, found {', '.join(frames)}"
        elif name in ("start", "end"):
            if type(row[name]) is not int:
                yield f"expected {name} as int in {place}, found {row[name]!r}"
        elif not isinstance(row[name], str) or row[name] not in _LABELS.get(name, (row[name],)):
            known = ", ".join(filter(None, _LABELS.get(name, ("a text",))))
            yield f"expected {name} of {place} among {known}, found {str(row[name])[:40]!r}"


def _span_faults(row: Mapping[str, Any], place: str, text: str) -> Iterator[str]:
    start, end = row["start"], row["end"]
    if not 0 <= start < end <= len(text):
        yield f"expected {place} within the text of {len(text)} characters, found {start} to {end}"
    marked = row.get("text", text[start:end])
    if marked != text[start:end]:
        yield f"expected text[{start}:{end}] as text of {place}, found {str(marked)[:40]!r}"


def _repeated(quotes: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Tell quotes of one span and kind: the pipeline's one can answer one of them alone."""
    places: dict[tuple[int, int, str], int] = {}
    for number, quote in enumerate(quotes):
        first = places.setdefault((quote["start"], quote["end"], quote["kind"]), number)
        if first != number:
            yield f"expected quotes[{number}] at a place of its own, found start, end and kind of quotes[{first}]"
