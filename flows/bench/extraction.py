"""Article text from a page: ours beside trafilatura, resiliparse and readability-lxml, on the same pages in one run."""

import csv
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from statistics import mean
from urllib.parse import urlsplit

from flows.errors import UserError
from spiders.extract import ExtractionError, extract
from spiders.registry import Sites, site_of

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
    """What one extractor reached on some pages; `ratio` is its time against ours."""

    name: str
    page_count: int
    f1: float
    site_f1: float
    """Mean over the sites' means: a site with many pages counts once."""
    lowest: str
    """The site with the lowest mean, and that."""
    milliseconds: float
    ratio: float


def extraction(pages: Sequence[SavedPage], sites: Sites) -> dict[str, list[Row]]:
    """Give, by what was compared, a row an extractor, ours first; the best of three rounds counts.

    The first comparison is over the pages of the sites declared, the second over the same without the notices that
    their witnesses keep, the third over all pages as if no site were.
    """
    declared = [page for page in pages if site_of(page.url, sites)]
    return {
        "sites with a spider": compare(declared, {"ours": _ours(sites), **_rivals()}),
        "the same, witness without notices": compare(
            [without_notices(page) for page in declared], {"ours": _ours(sites), **_rivals()}
        ),
        "as if no site had a spider": compare(pages, {"ours, generic": _ours({}), **_rivals()}),
    }


def compare(pages: Sequence[SavedPage], extractors: dict[str, Extractor]) -> list[Row]:
    """Give a row an extractor, all of them on the same pages."""
    rows: list[Row] = []
    for name, extractor in extractors.items():
        by_host: dict[str, list[float]] = defaultdict(list)
        for page in pages:  # also the warm-up
            by_host[urlsplit(page.url).hostname or ""].append(
                token_f1(extractor(page.html, page.url), page.expected)
            )
        means = {host: mean(scores) for host, scores in by_host.items()}
        worst = min(means, key=means.__getitem__)
        milliseconds = min(_round(extractor, pages) for _ in range(REPETITIONS)) * 1000 / len(pages)
        ratio = milliseconds / (rows[0].milliseconds if rows else milliseconds)
        f1 = mean(score for scores in by_host.values() for score in scores)
        site_f1, lowest = mean(means.values()), f"{worst} {means[worst]:.3f}"
        rows.append(Row(name, len(pages), f1, site_f1, lowest, milliseconds, ratio))
    return rows


def token_f1(found: str, expected: str) -> float:
    r"""Give F1 over words (`\w+`), each counted as often as it stands: where paragraphs are parted does not count."""
    ours, theirs = Counter(WORD.findall(found)), Counter(WORD.findall(expected))
    shared = (ours & theirs).total()
    return 2 * shared / (ours.total() + theirs.total()) if shared else float(ours == theirs)


def without_notices(page: SavedPage) -> SavedPage:
    """Give a page without what its witness keeps and no reader would: `witness_notices.txt`."""
    lines = resources.files("flows.bench").joinpath("witness_notices.txt").read_text("utf-8").splitlines()
    notices = "|".join(line for line in lines if line and not line.startswith("#"))
    return replace(page, expected=re.sub(notices, " ", page.expected))


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
        try:
            return str(extract(html, url, sites=sites)["body"])
        except ExtractionError:  # a page that gives nothing counts as such, for us as for the rivals
            return ""

    return ours


def missing_rivals() -> list[str]:
    """Give the rivals that are not installed; the `dev` extra brings resiliparse."""
    return [name for name, (module, _) in RIVALS.items() if not find_spec(module)]


def _rivals() -> dict[str, Extractor]:
    return {name: rival for name, (module, rival) in RIVALS.items() if find_spec(module)}


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

    return re.sub(r"<[^>]+>", " ", str(Document(html).summary()))


RIVALS: dict[str, tuple[str, Extractor]] = {
    "trafilatura": ("trafilatura", _trafilatura),
    "resiliparse": ("resiliparse", _resiliparse),
    "readability-lxml": ("readability", _readability),
}
"""By name: the module that must be installed, and what reads a page with it."""
