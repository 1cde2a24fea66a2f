"""뉴스1: a private news agency, on Next.js: the article lies in the page as JSON. /search, /ads and /jebo are forbidden."""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from spiders.boilerplate import without_boilerplate
from spiders.date_clues import DateClue
from spiders.draft import PageChangedError
from spiders.html_tree import parse_html
from spiders.news_spider import NewsSpider
from spiders.page import Page
from spiders.paragraphs import one_line, paragraphs
from warehouse.records import Outlet

NEXT_DATA = re.compile(r'<script id="__NEXT_DATA__"[^>]*>')


@lru_cache(maxsize=1)  # asked once for each field of a page
def article_view(text: str) -> dict[str, Any]:
    """Give `props.pageProps.articleView` of a page's text; raises `PageChangedError`."""
    match = NEXT_DATA.search(text)
    data = json.JSONDecoder(strict=False).raw_decode(text, match.end())[0] if match else {}
    found = data.get("props", {}).get("pageProps", {}).get("articleView")
    if not isinstance(found, dict):
        raise PageChangedError("no props.pageProps.articleView in __NEXT_DATA__")
    return found


class News1(NewsSpider):
    """뉴스1."""

    name = "news1"
    outlet = Outlet(
        outlet_id=name,
        name="뉴스1",
        kind="wire",
        homepage="https://www.news1.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="robots.txt forbids AI bots by name (read by others 2026-07-15); page footer: AI학습 이용 금지",
        has_ai_opt_out=True,
        is_text_redistributable=False,
        min_articles_per_week=60,
        verified_by="working code of others",
        verified_date=date(2026, 7, 15),
    )
    hosts = ("news1.kr",)
    sitemap_urls = ("https://www.news1.kr/api/feeds/google-news/",)
    listing_urls = ("https://www.news1.kr/latest?page={page}",)
    listing_pages = 3
    article_url = r"https?://(?:www\.)?news1\.kr/(?P<path>(?!photos/|videos/|people/)(?:[a-z-]+/){1,2}(?P<number>\d{6,8}))(?!\d)"
    canonical = "https://www.news1.kr/{path}"

    @classmethod
    def content(cls, page: Page) -> dict[str, Any]:
        """Give the article's JSON; raises `PageChangedError` if the page has none."""
        return article_view(page.text)

    @classmethod
    def read_title(cls, page: Page) -> str:
        """Give `title`."""
        return one_line(cls.content(page).get("title") or "")

    @classmethod
    def read_body(cls, page: Page) -> str:
        """Give the texts among `contentArrange`; pictures and adverts between them are none."""
        parts = (part for part in cls.content(page).get("contentArrange") or [] if part.get("type") == "text")
        tree = parse_html("".join(f"<div>{part.get('content') or ''}</div>" for part in parts))
        body = paragraphs(tree.body, cls.drop) if tree.body is not None else ""
        return without_boilerplate(body, cls.tail)

    @classmethod
    def read_byline(cls, page: Page) -> str:
        """Give `author`."""
        return one_line(cls.content(page).get("author") or "")

    @classmethod
    def read_dates(cls, page: Page) -> Iterator[DateClue]:
        """Yield the page's dates and those of the JSON."""
        yield from super().read_dates(page)
        content = cls.content(page)
        if content.get("published_time"):
            yield DateClue("page_json", "published_time", content["published_time"], "published")
        if content.get("modified_time"):
            yield DateClue("page_json", "modified_time", content["modified_time"], "modified")
