"""GeekNews: links of developers with summaries in Korean, by its members. The page shows how long ago, a tooltip when."""

from collections.abc import Iterator
from datetime import date

from spiders.date_clues import DateClue
from spiders.news_spider import NewsSpider
from spiders.page import Page
from warehouse.records import Outlet


class Geeknews(NewsSpider):
    """GeekNews."""

    name = "geeknews"
    outlet = Outlet(
        outlet_id=name,
        name="GeekNews",
        kind="other",
        homepage="https://news.hada.io/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="robots.txt allows /topic and /rss, with ai-train=no and AI crawlers shut out (2026-08-27); terms not read",
        has_ai_opt_out=True,
        is_text_redistributable=False,
        min_articles_per_week=10,
        verified_by="live feed seen by others",
        verified_date=date(2026, 8, 27),
    )
    feed_urls = ("https://news.hada.io/rss/news",)
    article_url = r"https?://news\.hada\.io/topic\?(?:.*&)?id=(?P<number>\d+)"
    canonical = "https://news.hada.io/topic?id={number}"
    title = (".topictitle h1", ".topictitle a")
    body = ("#topic_contents", ".topic_contents")
    byline = ".topicinfo a[href*=user]"

    @classmethod
    def read_dates(cls, page: Page) -> Iterator[DateClue]:
        """Yield the page's dates and that of the tooltip."""
        yield from super().read_dates(page)
        tooltip = page.first(".topicinfo span[title]")
        if tooltip is not None:
            yield DateClue("visible", "title", tooltip.attributes.get("title") or "", "published")
