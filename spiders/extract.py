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

    Dates are ISO with zone or None. The site is `outlet_id`'s, else the address's host's; where there is none, or it
    finds no article because the layout is not one of its own, the generic reader's, which `extractor` then names.
    Raises `ExtractionError` where no article can be read.
    """
    sites = load_sites() if sites is None else sites
    if outlet_id is not None and outlet_id not in sites:
        raise ExtractionError(f"outlet {outlet_id!r}: expected one of {', '.join(sites)}")
    page = Page(url=url, status=200, body=html, fetched_at=datetime.now(UTC))
    declared = sites[outlet_id] if outlet_id else site_of(url, sites)
    generic = generic_site(urlsplit(url).hostname or "unknown", may_be_undated=True)
    problem: Problem | None = None
    for site in filter(None, (declared, generic)):
        for row in site.read(page):
            if isinstance(row, Article):
                return _shown(row, (declared or generic).outlet.outlet_id)
            problem = problem or (row if isinstance(row, Problem) else None)
    found = (
        f"expected {problem.expected}, found {problem.found} ({problem.kind})" if problem else "found nothing"
    )
    raise ExtractionError(f"{(declared or generic).outlet.outlet_id} {url}: {found}")


def _shown(article: Article, outlet_id: str) -> dict[str, Any]:
    is_dated = article.published_at != article.fetched_at
    return {
        "outlet_id": outlet_id,
        "title": article.title,
        "body": article.body,
        "published_at": article.published_at.isoformat() if is_dated else None,
        "modified_at": article.modified_at.isoformat() if article.modified_at else None,
        "byline": article.byline,
        "section": article.section,
        "extractor": article.extractor,
    }
