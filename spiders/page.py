"""One archived answer and what can be read from any page: text, JSON-LD, meta tags, dates."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spiders.date_clues import DateClue, DateEvent, visible_dates
from spiders.dates import ReadDate, read_date
from spiders.encoding import decode
from spiders.html_tree import LARGEST_TEXT, OutsizeError, parse_html
from spiders.paragraphs import one_line
from warehouse.records import Problem, Visit, VisitKind

SAVED_RUNS = "-pages"
"""How the name of a run ends whose answers are pages that a person saved."""
MOST_TOLD = 500
"""Characters of what a problem row says was expected and found."""
JSON_LD_DATES: tuple[tuple[str, DateEvent], ...] = (
    ("datePublished", "published"),
    ("dateModified", "modified"),
)
META_DATES: tuple[tuple[str, DateEvent], ...] = (
    ("article:published_time", "published"),
    ("article:modified_time", "modified"),
    ("og:article:published_time", "published"),
    ("og:article:modified_time", "modified"),
    ("datePublished", "published"),
    ("dateModified", "modified"),
    ("dc.date.issued", "published"),
    ("nextweb:createDate", "published"),
    ("nextweb:modDate", "modified"),
)
JSON_LD_ARTICLES = frozenset(
    ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "Report", "OpinionNewsArticle")
)
MOST_DATES = 50
LONGEST_DATES = 5_000
"""Nodes of one selector, and characters of each, that are looked through for dates: real ones are a line or two."""


@dataclass(frozen=True)
class Page:
    """One archived answer of an outlet, with where it lies; everything else is read from its bytes."""

    url: str
    status: int
    body: bytes
    fetched_at: datetime
    kind: VisitKind = "article"
    content_type: str = ""
    asked_article_id: str | None = None
    crawl_id: str = ""
    warc_file: str = ""
    warc_offset: int = 0
    etag: str = ""
    last_modified: str = ""
    listed: tuple[DateClue, ...] = field(default=())
    """What feeds, sitemaps and lists of the same crawl said about this article's date."""
    entries: dict[type, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What each site that was asked found listed here: a list is looked at several times."""
    file_texts: Mapping[str, str] = field(default_factory=dict, hash=False)
    """The text of an article's first attached file, by the article's id, where the page has none of its own."""
    is_removed: bool = False
    """A take-down took its payload out of the archive."""
    is_torn: bool = False
    """It was packed, and what came unpacks to a part of what was sent."""

    @property
    def is_saved(self) -> bool:
        """Say whether a person saved it; then `fetched_at` is what the manifest says or stands for, not our own sight."""
        return self.crawl_id.partition("/")[0].endswith(SAVED_RUNS)

    @cached_property
    def text(self) -> str:
        """The page decoded; raises `UndecodableError`, and `OutsizeError` beyond `LARGEST_TEXT`."""
        if len(self.body) > LARGEST_TEXT:
            raise OutsizeError(f"more than {LARGEST_TEXT} bytes")
        return decode(self.body, self.content_type)

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The page as a tree of nodes; raises `OutsizeError`."""
        return parse_html(self.text)

    @cached_property
    def json_ld(self) -> tuple[dict[str, Any], ...]:
        """Every JSON-LD object that is valid JSON; some sites' blocks are not, and meta tags stand in for them."""
        objects: list[dict[str, Any]] = []
        for script in self.tree.css('script[type="application/ld+json"]'):
            try:
                objects += _flatten(json.loads(script.text(), strict=False))
            except ValueError:
                continue
        return tuple(objects)

    @cached_property
    def news_article(self) -> dict[str, Any]:
        """The JSON-LD object that describes the article, or an empty one."""
        for thing in self.json_ld:
            kinds = thing.get("@type")
            if JSON_LD_ARTICLES & set(many(kinds)):
                return thing
        return {}

    @cached_property
    def meta(self) -> dict[str, str]:
        """The first content that is not empty of each meta tag, by its property, name or itemprop."""
        found: dict[str, str] = {}
        for tag in self.tree.css("meta[content]"):
            attributes = tag.attributes
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            content = one_line(attributes.get("content") or "")
            if name and content:
                found.setdefault(name, content)
        return found

    @property
    def canonical_link(self) -> str:
        """The absolute address the page gives for itself, or nothing."""
        link = self.tree.css_first("link[rel=canonical]")
        for address in (link.attributes.get("href") if link else None, self.meta.get("og:url")):
            if address and address.startswith("http"):
                return address
        return ""

    def first(self, selectors: str | tuple[str, ...]) -> LexborNode | None:
        """Give the first node of the first selector that finds one; selectors name layouts, newest first."""
        for selector in (selectors,) if isinstance(selectors, str) else selectors:
            node = self.tree.css_first(selector) if selector else None
            if node is not None:
                return node
        return None

    def line(self, selectors: str | tuple[str, ...]) -> str:
        """Give the text of the first node found, on one line, or nothing."""
        node = self.first(selectors)
        return one_line(node.text(separator=" ")) if node is not None else ""

    @property
    def first_seen(self) -> DateClue:
        """The weakest clue to the publication: it was not later than this."""
        return DateClue("first_seen", "fetched_at", self.fetched_at.isoformat(), "published")

    def when(self, clue: DateClue) -> ReadDate | None:
        """Give the instant a clue means, or None if it cannot be read."""
        return read_date(clue.raw, self.fetched_at)

    def date_clues(self, visible: str | tuple[str, ...]) -> Iterator[DateClue]:
        """Yield every date the page gives: JSON-LD, meta tags, then the text of the nodes named by `visible`."""
        for name, event in JSON_LD_DATES:
            value = self.news_article.get(name)
            if isinstance(value, str) and value.strip():
                yield DateClue("json_ld", name, value.strip(), event)
        for name, event in META_DATES:
            if name in self.meta:
                yield DateClue("meta", name, self.meta[name], event)
        for selector in (visible,) if isinstance(visible, str) else visible:
            for node in self.tree.css(selector)[:MOST_DATES] if selector else []:
                yield from visible_dates(one_line(node.text(separator=" ")[:LONGEST_DATES]))

    def visit(self, outlet_id: str, article_id: str | None) -> Visit:
        """Give the row that says that this answer arrived, and to which question."""
        return Visit(
            crawl_id=self.crawl_id,
            outlet_id=outlet_id,
            url=self.url,
            kind=self.kind,
            status=self.status,
            fetched_at=self.fetched_at,
            article_id=article_id,
            digest=hashlib.sha256(self.body).hexdigest(),
            etag=self.etag,
            last_modified=self.last_modified,
            warc_file=self.warc_file,
            warc_offset=self.warc_offset,
        )

    def problem(self, outlet_id: str, kind: str, expected: str, found: str) -> Problem:
        """Give a row that says what was expected of this page and what was found."""
        return Problem(
            run_id=self.crawl_id.split("/")[0],
            stage="crawl" if kind in ("blocked", "http_error") else "read",
            outlet_id=outlet_id,
            url=self.url,
            kind=kind,
            expected=expected[:MOST_TOLD],
            found=found[:MOST_TOLD],
            happened_at=self.fetched_at,
        )


def many(found: Any) -> list[Any]:
    """Give a list of what an answer gives bare where there is one alone."""
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def _flatten(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [thing for item in value for thing in _flatten(item)]
    if not isinstance(value, dict):
        return []
    return [value, *_flatten(value.get("@graph"))]
