"""한국일보: a national daily whose pages had three looks in 14 months."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from spiders.boilerplate import without_boilerplate
from spiders.date_clues import DateClue
from spiders.html_tree import parse_html
from spiders.news_spider import NewsSpider
from spiders.page import Page
from spiders.paragraphs import one_line, paragraphs
from spiders.site import Layout
from warehouse.records import Outlet

DETAIL = re.compile(r'"detail":(?=\{"articleId")')


class Look202505(Layout):
    """The look of 2025: the container holds offers of subscription too, so single paragraphs are named."""

    until = date(2025, 5, 15)
    body = "[itemprop=articleBody] :is(h2.sub-tit-ll, h3.editor-tit, p.editor-p)"
    visible_date = "dl.wrt-text"


class Look202601(Layout):
    """The look of early 2026: the page is empty and the article stands as JSON in a script."""

    until = date(2026, 1, 29)

    @classmethod
    def detail(cls, page: Page) -> dict[str, Any]:
        """Give the article's JSON, or nothing where the page has another look."""
        match = DETAIL.search(page.text)
        found: dict[str, Any] = (
            json.JSONDecoder(strict=False).raw_decode(page.text, match.end())[0] if match else {}
        )
        return found

    @classmethod
    def read_title(cls, page: Page) -> str:
        """Give the script's title, else the page's."""
        return one_line(cls.detail(page).get("title") or "") or super().read_title(page)

    @classmethod
    def read_body(cls, page: Page) -> str:
        """Give the script's subtitle and text."""
        detail = cls.detail(page)
        parts = (detail.get("subTitle") or "", detail.get("contentHtml") or "")
        tree = parse_html("<body>" + "".join(f"<div>{part}</div>" for part in parts) + "</body>")
        body = paragraphs(tree.body, cls.drop) if tree.body is not None else ""
        return without_boilerplate(body, cls.tail)

    @classmethod
    def read_dates(cls, page: Page) -> Iterator[DateClue]:
        """Yield the page's dates and those of the script."""
        yield from super().read_dates(page)
        detail = cls.detail(page)
        if detail.get("deployDt"):
            yield DateClue("page_json", "deployDt", detail["deployDt"], "published")
        if detail.get("reDeployDt"):
            yield DateClue("page_json", "reDeployDt", detail["reDeployDt"], "modified")

    @classmethod
    def read_byline(cls, page: Page) -> str:
        """Give the script's byline, else the page's."""
        return one_line(cls.detail(page).get("writerDisplay") or "") or super().read_byline(page)


class Hankookilbo(NewsSpider):
    """한국일보."""

    name = "hankookilbo"
    outlet = Outlet(
        outlet_id=name,
        name="한국일보",
        kind="daily",
        homepage="https://www.hankookilbo.com/",
        terms="",
        licence="all rights reserved",
        permission="forbidden",
        permission_source="terms of use, article 12: no automated tools; facts of 2026-10",
        has_ai_opt_out=True,
        is_text_redistributable=False,
        min_articles_per_week=15,
        verified_by="real pages",
        verified_date=date(2026, 7, 15),
    )
    sitemap_urls = ("https://www.hankookilbo.com/sitemap/latest-articles",)
    article_url = r"https?://www\.hankookilbo\.com/(?:News/Read|news/article)/(?P<number>A\d{16})"
    canonical = "https://www.hankookilbo.com/news/article/{number}"
    title_suffix = r"\s*\|\s*한국일보|-[^-]{1,12}ㅣ한국일보"
    body = "#article-view-content.article-view"
    drop = (".editor-img-box", ".no-print", ".end-ad-container", ".related-news")
    layouts = (Look202601, Look202505)
