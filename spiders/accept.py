"""The expected reading of saved pages: what a site reads from them now, beside what a person has accepted.

A folder of pages holds, for each outlet, `<outlet_id>/N.html`, `N.api.json` or `N.api.xml` (the answer), `N.url`
(the address it was asked at) and `N.json` (the articles it should give). The repository's is `tests/spiders/pages`.
"""

import dataclasses
import difflib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from spiders.page import Page
from spiders.site import Site
from warehouse.records import Article, Problem

SHOWN = ("article_id", "url", "title", "body", "published_at", "modified_at", "byline", "section")
FETCHED_AT = datetime(2026, 11, 1, 0, 0, 7, tzinfo=UTC)
"""When every saved page counts as fetched: what names no year or day is read against it."""
ENDINGS = ("*.html", "*.api.json", "*.api.xml")


class UnacceptableError(ValueError):
    """A saved page is incomplete or gives a problem in place of an article."""


def saved_pages(folder: Path, outlet_id: str) -> list[Path]:
    """Give the saved pages of an outlet, HTML or API answers."""
    return sorted(path for ending in ENDINGS for path in (folder / outlet_id).glob(ending))


def expected_path(path: Path) -> Path:
    """Give where the expected JSON of a page lies."""
    return _beside(path, ".json")


def read_saved(site: type[Site], path: Path) -> list[dict[str, Any]]:
    """Give the articles a site reads from a saved page, as JSON holds them; raises `UnacceptableError`."""
    address = _beside(path, ".url")
    if not address.is_file():
        raise UnacceptableError(f"{path}: expected its address in {address.name}, found no such file")
    page = Page(
        url=address.read_text("utf-8").strip(),
        status=200,
        body=path.read_bytes(),
        fetched_at=FETCHED_AT,
        kind="api" if ".api." in path.name else "article",
    )
    rows = list(site.read(page))
    for row in rows:
        if isinstance(row, Problem):
            raise UnacceptableError(f"{path}: expected {row.expected}, found {row.found} ({row.kind})")
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
