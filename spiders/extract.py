"""Reads one saved page without a crawl: what `corpus extract` prints."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from spiders.generic import generic_site
from spiders.page import Page
from spiders.registry import Sites, load_sites, site_of
from warehouse.records import Article, Problem


class ExtractionError(ValueError):
    """The page gave no article; the message says what was expected and what was found."""


def extract(
    html: bytes, url: str, outlet_id: str | None = None, sites: Sites | None = None
) -> dict[str, Any]:
    """Give what a page holds: outlet_id, title, body, published_at, modified_at, byline, section, extractor.

    Dates are ISO with zone or None. The site is `outlet_id`'s, else the address's host's, else the generic reader.
    Raises `ExtractionError` where no article can be read.
    """
    sites = load_sites() if sites is None else sites
    if outlet_id is not None and outlet_id not in sites:
        raise ExtractionError(f"outlet {outlet_id!r}: expected one of {', '.join(sites)}")
    site = (
        sites[outlet_id]
        if outlet_id
        else site_of(url, sites) or generic_site(urlsplit(url).hostname or "unknown", may_be_undated=True)
    )
    page = Page(url=url, status=200, body=html, fetched_at=datetime.now(UTC))
    problem: Problem | None = None
    for row in site.read(page):
        if isinstance(row, Article):
            return {
                "outlet_id": row.outlet_id,
                "title": row.title,
                "body": row.body,
                "published_at": row.published_at.isoformat() if row.published_at != page.fetched_at else None,
                "modified_at": row.modified_at.isoformat() if row.modified_at else None,
                "byline": row.byline,
                "section": row.section,
                "extractor": row.extractor,
            }
        problem = row if isinstance(row, Problem) else problem
    found = (
        f"expected {problem.expected}, found {problem.found} ({problem.kind})" if problem else "found nothing"
    )
    raise ExtractionError(f"{site.outlet.outlet_id} {url}: {found}")
