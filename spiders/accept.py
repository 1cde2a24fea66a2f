"""The expected reading of saved pages: what a site reads from them now, beside what a person has accepted.

A folder of pages holds, for each outlet, `<outlet_id>/N.html`, `N.list.html`, `N.api.json` or `N.api.xml` (the answer),
`N.url` (the address it was asked at and, in a second line if need be, when it was saved) and `N.json` (the articles it
should give, with their files where the site names any; of a list its entries). The repository's is `tests/spiders/pages`.
"""

import dataclasses
import difflib
import json
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from spiders.dates import KST, read_date
from spiders.discover import Listed
from spiders.page import Page
from spiders.site import Record, Site
from warehouse.records import Article, DateEvidence, Problem

SHOWN = ("article_id", "url", "title", "body", "published_at", "modified_at", "byline", "section")
FETCHED_AT = datetime(2026, 11, 1, 0, 0, 7, tzinfo=UTC)
"""When a saved page counts as fetched unless it says when: what names no year or day is read against it."""
SAVED_AS = "such as 2026-11-20 09:30:00"
ENDINGS = ("*.html", "*.api.json", "*.api.xml")


class UnacceptableError(ValueError):
    """A saved page is incomplete or gives a problem in place of an article."""


def saved_pages(folder: Path, outlet_id: str) -> list[Path]:
    """Give the saved pages of an outlet: articles, lists and API answers; raises `UnacceptableError` for one number twice."""
    pages = sorted(path for ending in ENDINGS for path in (folder / outlet_id).glob(ending))
    for one, other in pairwise(pages):
        if expected_path(one) == expected_path(other):
            expected = f"expected another number than that of {one.name}, whose is {expected_path(one).name}"
            raise UnacceptableError(f"{other}: {expected}")
    return pages


def is_list(path: Path) -> bool:
    """Say whether a saved page is a list of articles."""
    return path.name.endswith(".list.html")


def expected_path(path: Path) -> Path:
    """Give where the expected JSON of a page lies."""
    return _beside(path, ".json")


def address_of(path: Path) -> tuple[str, datetime]:
    """Give the address a saved page was asked at and when it counts as fetched; raises `UnacceptableError`."""
    address = _beside(path, ".url")
    if not address.is_file():
        raise UnacceptableError(f"{path}: expected its address in {address.name}, found no such file")
    url, _, saved = address.read_text("utf-8").strip().partition("\n")
    read = read_date(saved, FETCHED_AT)
    if saved and not (read and read.has_time):
        raise UnacceptableError(
            f"{address}, line 2: expected when the page was saved, {SAVED_AS}, found {saved!r}"
        )
    return url.strip(), read.at if read else FETCHED_AT


def read_saved(site: type[Site], path: Path) -> list[dict[str, Any]]:
    """Give the articles or, of a list, the entries a site reads from a saved page, as JSON holds them.

    Raises:
        UnacceptableError: it has no address, gives a problem, or counts as saved before what it shows.
    """
    url, fetched_at = address_of(path)
    page = Page(
        url=url,
        status=200,
        body=path.read_bytes(),
        fetched_at=fetched_at,
        kind="listing" if is_list(path) else "api" if ".api." in path.name else "article",
    )
    rows = list(site.read(page))
    for row in rows:
        if isinstance(row, Problem):
            raise UnacceptableError(f"{path}: expected {row.expected}, found {row.found} ({row.kind})")
    if is_list(path):
        return [_entry(site, page, listed) for listed in site.listed(page)]
    _refuse_shown_later(rows, path, fetched_at)
    articles = [dataclasses.asdict(row) for row in rows if isinstance(row, Article)]
    files = site.attached_files(page) if site.attachment else {}
    return [
        {name: _plain(article[name]) for name in SHOWN}
        | ({"files": [file.url for file in files.get(article["article_id"], ())]} if site.attachment else {})
        for article in articles
    ]


def _refuse_shown_later(rows: list[Record], path: Path, fetched_at: datetime) -> None:
    """Raise UnacceptableError if an article is dated by the day its page counts as saved on, and shows a later one."""
    by_sight = any(isinstance(row, Article) and row.published_at == fetched_at for row in rows)
    shown = (row for row in rows if isinstance(row, DateEvidence) and row.source != "api")
    ahead = [row.read_at for row in shown if row.read_at and row.read_at > fetched_at]
    if by_sight and ahead:
        raise UnacceptableError(
            f"{path}: shows {min(ahead).astimezone(KST).date()}, later than"
            f" {fetched_at.astimezone(KST).date()}, the day it counts as saved on; write when it was saved,"
            f" {SAVED_AS}, in a second line of {_beside(path, '.url').name}"
        )


def accept_page(site: type[Site], path: Path) -> list[str]:
    """Leave what the site reads now as the page's expected JSON and give the difference as lines of a diff."""
    expected = expected_path(path)
    before = expected.read_text("utf-8") if expected.is_file() else ""
    after = json.dumps(read_saved(site, path), ensure_ascii=False, indent=1) + "\n"
    expected.write_text(after, "utf-8")
    old, new = (text.replace("\\n", "\n   ").splitlines() for text in (before, after))
    return list(difflib.unified_diff(old, new, f"accepted {expected}", f"read now {path}", lineterm="", n=1))


def _entry(site: type[Site], page: Page, listed: Listed) -> dict[str, Any]:
    dates = (page.when(clue) for clue in listed.clues)
    return {
        "article_id": site.article_id(listed.url),
        "url": site.canonical_url(listed.url),
        "dates": [date and date.at.isoformat() for date in dates],
        "text": listed.text,
    }


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name.split(".")[0] + ending)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
