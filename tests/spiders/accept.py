"""Writes what the sites read from their made pages as the expected JSON: `python tests/spiders/accept.py [SITE]`.

A person reads the result before it is committed. `N.url` holds the address a page was asked at.
"""

import dataclasses
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from spiders.page import Page
from spiders.registry import load_sites
from warehouse.records import Article, Problem

PAGES = Path(__file__).parent / "pages"
SHOWN = ("article_id", "url", "title", "body", "published_at", "modified_at", "byline", "section")
FETCHED_AT = datetime(2026, 11, 1, tzinfo=UTC)


def made_pages(site: str) -> list[Path]:
    """Give the made pages of a site, HTML or API answers."""
    patterns = ("*.html", "*.api.json", "*.api.xml")
    return sorted(path for pattern in patterns for path in (PAGES / site).glob(pattern))


def expected_path(path: Path) -> Path:
    """Give the expected JSON that belongs to a page."""
    return path.with_name(path.name.split(".")[0] + ".json")


def read_made_page(site: str, path: Path) -> list[dict[str, Any]]:
    """Give what a site reads from a made page, problems included, as JSON would hold it."""
    page = Page(
        url=path.with_name(path.name.split(".")[0] + ".url").read_text("utf-8").strip(),
        status=200,
        body=path.read_bytes(),
        fetched_at=FETCHED_AT,
        kind="api" if ".api." in path.name else "article",
    )
    rows = list(load_sites()[site].read(page))
    problems = [row for row in rows if isinstance(row, Problem)]
    assert not problems, problems
    articles = [dataclasses.asdict(row) for row in rows if isinstance(row, Article)]
    return [{name: _plain(article[name]) for name in SHOWN} for article in articles]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


if __name__ == "__main__":
    for site in sys.argv[1:] or load_sites():
        for path in made_pages(site):
            text = json.dumps(read_made_page(site, path), ensure_ascii=False, indent=1)
            expected_path(path).write_text(text + "\n", "utf-8")
