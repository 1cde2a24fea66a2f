"""An article as its page gives it, made whole: its dates weighed, its text hashed, refused if something is missing."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from spiders.date_clues import DateClue
from spiders.dates import KST
from spiders.evidence import Reading, resolve
from spiders.page import Page
from warehouse.records import Article, DateEvidence

MOST_SHOWN = 80
"""Characters of what stands in place of a date that a problem row quotes."""


class PageChangedError(ValueError):
    """An article page lacks what every article of its site has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a page says of an article, and whose it is."""

    outlet_id: str
    article_id: str
    url: str
    title: str
    body: str
    byline: str
    section: str
    extractor: str
    clues: tuple[DateClue, ...]
    date_shown: str
    """What the page shows where its date should stand, for whoever is told that none was read in it."""
    may_be_undated: bool
    """Our first sight of the page may date it; otherwise a page without a date lacks one."""


def article_rows(draft: Draft, page: Page) -> Iterator[Article | DateEvidence]:
    """Yield an article and its date evidence; raises `PageChangedError` if title, body or date is missing.

    A crawl knows when it saw a page, and may date it by that. When a saved page was fetched is only said or supposed,
    so one whose dates all lie ahead of it is refused; the row of an API may name a day yet to come, on which it ends.
    """
    read = {clue: page.when(clue) for clue in (*draft.clues, page.first_seen)}
    readings = [Reading(clue, found) for clue, found in read.items() if found]
    published = resolve((one for one in readings if one.clue.event == "published"), page.fetched_at)
    is_dated = published is not None and (
        published.source != "first_seen" or published.has_conflict or draft.may_be_undated
    )
    date = f"date read in {draft.date_shown[:MOST_SHOWN]!r}" if draft.date_shown else "date"
    parts = {"title": draft.title, "body": draft.body, date: is_dated}
    missing = [name for name, value in parts.items() if not value]
    if missing or published is None:
        raise PageChangedError(f"no {', no '.join(missing)}")
    shown = (one for one in readings if one.clue.event == "published" and one.clue.source != "api")
    ahead = [one.date.at for one in shown if one.date.at > page.fetched_at]
    if page.is_saved and published.source == "first_seen" and ahead:
        raise PageChangedError(
            f"shows {min(ahead).date()}, later than the {page.fetched_at.astimezone(KST).date()}"
            " it counts as saved on; say `saved …` in column shows"
        )
    # A sitemap's lastmod moves with every rebuilding of the page, not with the text.
    changes = (one for one in readings if one.clue.event == "modified" and one.clue.source != "sitemap")
    modified = resolve(changes, page.fetched_at)
    digest = content_hash(draft.title, draft.body)
    yield Article(
        article_id=draft.article_id,
        version_no=0,
        outlet_id=draft.outlet_id,
        parent_article_id=None,
        crawl_id=page.crawl_id,
        url=draft.url,
        title=draft.title,
        body=draft.body,
        published_at=published.at,
        published_date=published.at.astimezone(KST).date(),
        date_confidence=published.confidence,
        has_date_conflict=published.has_conflict,
        modified_at=modified.at if modified and modified.at >= published.at else None,
        byline=draft.byline,
        section=draft.section,
        extractor=draft.extractor,
        content_hash=digest,
        fetched_at=page.fetched_at,
        warc_file=page.warc_file,
        warc_offset=page.warc_offset,
    )
    for clue, found in read.items():
        yield DateEvidence(
            article_id=draft.article_id,
            content_hash=digest,
            source=clue.source,
            field=clue.field,
            raw=clue.raw,
            read_at=found.at if found else None,
        )


def content_hash(title: str, body: str) -> str:
    """Give the SHA-256 of title and body, in hex."""
    return hashlib.sha256(f"{title}\n{body}".encode()).hexdigest()
