"""새벌통신: a wire agency, whose texts others reprint; they start "(서울=새벌통신)" and end "(끝)"."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Saebeol(NewsSpider):
    """The wire agency of the demo."""

    name = "saebeol"
    outlet = Outlet(
        outlet_id=name,
        name="새벌통신",
        kind="wire",
        homepage="http://www.saebeol.example/",
        terms="",
        licence="Apache-2.0",
        permission="open",
        permission_source="made up for the demo in flows/demo, 2026-11-22; no outlet stands behind the name",
        has_ai_opt_out=True,
        is_text_redistributable=True,
        min_articles_per_week=1,
        verified_by="made for this project",
        verified_date=date(2026, 11, 20),
    )
    delay_seconds = 0.0
    feed_urls = ("http://www.saebeol.example/rss/news.xml",)
    article_url = r"http://www\.saebeol\.example/view/(?P<number>AKX\d+)"
    title_suffix = r" \| 새벌통신"
    body = "article.story-news"
    byline = ".writer .tit-name"
    visible_date = ".update-time"
