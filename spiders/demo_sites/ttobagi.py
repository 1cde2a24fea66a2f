"""또바기뉴스: a paper behind a wall that answers 403 with a challenge page to every robot."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Ttobagi(NewsSpider):
    """The outlet of the demo that blocks us."""

    name = "ttobagi"
    outlet = Outlet(
        outlet_id=name,
        name="또바기뉴스",
        kind="daily",
        homepage="http://www.ttobagi.example/",
        terms="",
        licence="Apache-2.0",
        permission="open",
        permission_source="made up for the demo in flows/demo, 2026-11-22; no outlet stands behind the name",
        has_ai_opt_out=False,
        is_text_redistributable=True,
        min_articles_per_week=5,
        verified_by="made for this project",
        verified_date=date(2026, 11, 20),
    )
    delay_seconds = 0.0
    feed_urls = ("http://www.ttobagi.example/rss/allArticle.xml",)
    article_url = r"http://www\.ttobagi\.example/news/articleView\.html\?(?:.*&)?idxno=(?P<number>\d+)"
