"""The expected reading of saved pages: what a site reads from them now, beside what a person has accepted.

A folder of pages holds, for each outlet, `<outlet_id>/N.html`, `N.api.json` or `N.api.xml` (the answer), `N.url`
(the address it was asked at and, in a second line if need be, when it was saved) and `N.json` (the articles it should
give). The repository's is `tests/spiders/pages`.
"""

import dataclasses
import difflib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from spiders.dates import KST, read_date
from spiders.page import Page
from spiders.site import Site
from warehouse.records import Article, DateEvidence, Problem

SHOWN = ("article_id", "url", "title", "body", "published_at", "modified_at", "byline", "section")
FETCHED_AT = datetime(2026, 11, 1, 0, 0, 7, tzinfo=UTC)
"""When a saved page counts as fetched unless it says when: what names no year or day is read against it."""
SAVED_AS = "such as 2026-11-20 09:30:00"
ENDINGS = ("*.html", "*.api.json", "*.api.xml")


class UnacceptableError(ValueError):
    """A saved page is incomplete or gives a problem in place of an article."""


def saved_pages(folder: Path, outlet_id: str) -> list[Path]:
    """Give the saved pages of an outlet, HTML or API answers."""
    return sorted(path for ending in ENDINGS for path in (folder / outlet_id).glob(ending))


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
    """Give the articles a site reads from a saved page, as JSON holds them; raises `UnacceptableError`."""
    url, fetched_at = address_of(path)
    page = Page(
        url=url,
        status=200,
        body=path.read_bytes(),
        fetched_at=fetched_at,
        kind="api" if ".api." in path.name else "article",
    )
    rows = list(site.read(page))
    for row in rows:
        if isinstance(row, Problem):
            raise UnacceptableError(f"{path}: expected {row.expected}, found {row.found} ({row.kind})")
    by_sight = any(isinstance(row, Article) and row.published_at == fetched_at for row in rows)
    shown = (row for row in rows if isinstance(row, DateEvidence) and row.source != "api")
    ahead = [row.read_at for row in shown if row.read_at and row.read_at > fetched_at]
    if by_sight and ahead:
        raise UnacceptableError(
            f"{path}: shows {min(ahead).astimezone(KST).date()}, later than"
            f" {fetched_at.astimezone(KST).date()}, the day it counts as saved on; write when it was saved,"
            f" {SAVED_AS}, in a second line of {_beside(path, '.url').name}"
        )
    articles = [dataclasses.asdict(row) for row in rows if isinstance(row, Article)]
    return [{name: _plain(article[name]) for name in SHOWN} for article in articles]


def accept_page(site: type[Site], path: Path) -> list[str]:
    """Leave what the site reads now as the page's expected JSON and give the difference as lines of a diff."""
    expected = expected_path(path)
    before = expected.read_text("utf-8") if expected.is_file() else ""
    after = json.dumps(read_saved(site, path), ensure_ascii=False, indent=1) + "\n"
    expected.write_text(after, "utf-8")
    old, new = (text.replace("\\n", "\n   ").splitlines() for text in (before, after))
    return list(difflib.unified_diff(old, new, f"accepted {expected}", f"read now {path}", lineterm="", n=1))


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name.split(".")[0] + ending)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
