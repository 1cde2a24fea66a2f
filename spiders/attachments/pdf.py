"""Reads PDF: PDFium gives each page's lines, in a process of its own; here they become paragraphs again."""

import re
import subprocess
import sys
import unicodedata
from collections import Counter
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

from spiders.attachments import pdf_child
from spiders.attachments.layout import paragraph_lines
from spiders.attachments.limits import MAX_CHARACTERS, AttachmentError, AttachmentProblem

REFUSALS: Final[dict[int, AttachmentProblem]] = {
    pdf_child.ENCRYPTED: "encrypted",
    pdf_child.BROKEN: "broken",
    pdf_child.TOO_LARGE: "too_large",
}
PATIENCE: Final = 60
"""Seconds of the clock, should the child wait for something: the processor's time ends it long before."""
EDGE_LINES: Final = 2
"""How many lines at the top and at the foot of a page may be its header and footer."""
FULL_SHARE: Final = 0.8
"""A line this long, held against the document's long lines, was broken because it was full."""


def read(data: bytes) -> str:
    """Give a document's text, a paragraph a line; raises `AttachmentError`.

    A document whose end is missing is refused: PDFium would mend it and give half a text as if it were whole.
    """
    if b"startxref" not in data[-2048:]:
        raise AttachmentError("broken", "PDF is cut off")
    pages = [page_lines(page) for page in page_texts(data)]
    return "\n".join(joined([line for page in without_running_lines(pages) for line in page]))


def page_texts(data: bytes) -> list[str]:
    """Give the text of each page; raises `AttachmentError`."""
    command = [sys.executable, "-I", str(Path(pdf_child.__file__)), str(MAX_CHARACTERS)]
    try:
        child = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as error:
        raise AttachmentError("too_large", f"PDF: no text after {PATIENCE} s") from error
    found = child.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    if child.returncode in REFUSALS:
        raise AttachmentError(REFUSALS[child.returncode], f"PDF: {found}")
    if child.returncode < 0:
        raise AttachmentError("broken", f"PDF: its reader was ended by signal {-child.returncode}")
    if child.returncode:
        raise AttachmentError("broken", f"PDF: {found or f'exit {child.returncode}'}")
    return child.stdout.decode("utf-8").split("\f")[:-1]


def page_lines(text: str) -> list[str]:
    """Give a page's lines with the spaces at their ends, which say how lines go together."""
    return [line for line in text.replace("\r", "").split("\n") if line.strip()]


def without_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """Give the pages without page numbers and without the headers and footers that half of them repeat.

    Lines that differ in their digits alone count as the same.
    """
    edges = Counter(key for page in pages for key in {_shape(line) for line in _edges(page)})
    often = max(3, len(pages) / 2)
    running = {key for key, count in edges.items() if count >= often}
    kept = []
    for page in pages:
        dropped = {
            number
            for number in {*range(EDGE_LINES), *range(len(page) - EDGE_LINES, len(page))}
            if 0 <= number < len(page)
            and (_shape(page[number]) in running or _matches("page_number", page[number].strip()))
        }
        kept.append([line for number, line in enumerate(page) if number not in dropped])
    return kept


def joined(lines: list[str]) -> list[str]:
    """Give paragraphs: a full line goes on in the next unless a sentence ends there or the next begins an item.

    Some programs write the space at which they break a line and some drop it. Where a tenth of the breaks have one,
    all are taken to be written, and lines broken within a word are joined without one.
    """
    if not lines:
        return []
    widths = sorted(_width(line) for line in lines)
    full = FULL_SHARE * widths[int(0.95 * (len(widths) - 1))]
    breaks = [_goes_on(line, after, full) for line, after in zip(lines, [*lines[1:], ""], strict=True)]
    spaces = [
        line.endswith(" ") or after.startswith(" ")
        for line, after, goes_on in zip(lines, [*lines[1:], ""], breaks, strict=True)
        if goes_on
    ]
    keeps_spaces = sum(spaces) > len(spaces) / 10
    pieces = []
    for line, goes_on in zip(lines, breaks, strict=True):
        pieces.append(line + (("" if keeps_spaces else " ") if goes_on else "\n"))
    return [line for paragraph in "".join(pieces).split("\n") for line in paragraph_lines(paragraph)]


def _goes_on(line: str, after: str, full: float) -> bool:
    return bool(
        after
        and _width(line) >= full
        and not _matches("sentence_end", line.strip())
        and not _matches("item_start", after.strip())
    )


def _edges(page: list[str]) -> list[str]:
    return page[:EDGE_LINES] + page[-EDGE_LINES:]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", "".join(line.split()))


def _width(line: str) -> int:
    """Give how wide a line is, in Latin letters; Hangul takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line.strip())


def _matches(kind: str, line: str) -> bool:
    return any(pattern.search(line) for pattern in _patterns()[kind])


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Give the patterns of `pdf_lines.txt` by kind."""
    found: dict[str, list[re.Pattern[str]]] = {"page_number": [], "sentence_end": [], "item_start": []}
    for line in (
        resources.files("spiders.attachments").joinpath("pdf_lines.txt").read_text("utf-8").splitlines()
    ):
        if line and not line.startswith("#"):
            kind, _, pattern = line.partition("\t")
            found[kind].append(re.compile(pattern))
    return {kind: tuple(patterns) for kind, patterns in found.items()}
