"""Article text from a page: ours beside trafilatura, resiliparse and readability-lxml, on the same pages in one run."""

import csv
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from flows.errors import UserError
from spiders.extract import extract
from spiders.registry import Sites

Extractor = Callable[[bytes, str], str]
REPETITIONS = 3
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One page as its site gave it, and the text it should give."""

    html: bytes
    url: str
    expected: str


@dataclass(frozen=True, slots=True)
class Row:
    """What one extractor reached; `ratio` is its time against ours."""

    name: str
    page_count: int
    f1: float
    milliseconds: float
    ratio: float


def extraction(pages: Sequence[SavedPage], sites: Sites) -> list[Row]:
    """Give a row an extractor, ours first; the best of three rounds counts."""
    extractors = {"ours": _ours(sites), **_rivals()}
    rows: list[Row] = []
    for name, extractor in extractors.items():
        texts = [extractor(page.html, page.url) for page in pages]  # also the warm-up
        seconds = min(_round(extractor, pages) for _ in range(REPETITIONS))
        f1 = sum(token_f1(text, page.expected) for text, page in zip(texts, pages, strict=True)) / len(pages)
        milliseconds = seconds * 1000 / len(pages)
        rows.append(
            Row(
                name,
                len(pages),
                f1,
                milliseconds,
                milliseconds / (rows[0].milliseconds if rows else milliseconds),
            )
        )
    return rows


def token_f1(found: str, expected: str) -> float:
    r"""Give F1 over words (`\w+`), each counted as often as it stands: where paragraphs are parted does not count."""
    ours, theirs = Counter(WORD.findall(found)), Counter(WORD.findall(expected))
    shared = (ours & theirs).total()
    return 2 * shared / (ours.total() + theirs.total()) if shared else float(ours == theirs)


def demo_pages() -> list[SavedPage]:
    """Give the pages of the bundled made-up outlets with their texts."""
    from flows.demo.families import address
    from flows.demo.site import answer
    from flows.demo.texts import papers, texts

    pages = []
    for outlet_id, paper in papers().items():
        if paper.family == "open_api":  # its texts come as JSON
            continue
        for text in texts(outlet_id, 1).values():
            url = address(paper, text)
            host, _, path = url.removeprefix("http://").partition("/")
            found = answer(host, f"/{path}", 1)
            if found.status == 200 and b"<html" in found.body[:2000].lower():
                pages.append(SavedPage(found.body, url, text.body))
    return pages


def saved_pages(folder: Path) -> list[SavedPage]:
    """Give the pages of a folder that has a MANIFEST.tsv (path, url …) and an `.expected.json` beside a page."""
    manifest = folder / "MANIFEST.tsv"
    if not manifest.is_file():
        raise UserError(f"{folder}: expected a MANIFEST.tsv with columns path and url, found none")
    pages = list(_saved(folder, manifest))
    if not pages:
        raise UserError(f"{folder}: expected pages with an .expected.json beside them, found none")
    return pages


def _saved(folder: Path, manifest: Path) -> Iterator[SavedPage]:
    with manifest.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            page = folder / row["path"]
            expected = page.with_suffix(".expected.json")
            if expected.is_file():
                yield SavedPage(
                    page.read_bytes(), row["url"], json.loads(expected.read_text("utf-8"))["text"]
                )


def _round(extractor: Extractor, pages: Sequence[SavedPage]) -> float:
    started = time.perf_counter()
    for page in pages:
        extractor(page.html, page.url)
    return time.perf_counter() - started


def _ours(sites: Sites) -> Extractor:
    def ours(html: bytes, url: str) -> str:
        return str(extract(html, url, sites=sites)["body"])

    return ours


def _rivals() -> dict[str, Extractor]:
    """Give the rivals that are installed; the `dev` extra brings resiliparse."""
    rivals: dict[str, Extractor] = {"trafilatura": _trafilatura}
    if find_spec("resiliparse"):
        rivals["resiliparse"] = _resiliparse
    if find_spec("readability"):
        rivals["readability-lxml"] = _readability
    return rivals


def _trafilatura(html: bytes, url: str) -> str:
    import trafilatura

    return trafilatura.extract(html, url=url) or ""


def _resiliparse(html: bytes, url: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse_from_bytes(html, detect_encoding(html, from_html_meta=True) or "utf-8")
    return str(extract_plain_text(tree, main_content=True))


def _readability(html: bytes, url: str) -> str:
    from readability import Document

    return re.sub(r"<[^>]+>", " ", Document(html).summary())
