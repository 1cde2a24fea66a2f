"""솔내음뉴스: a paper whose feed still answers 200 and has been empty for weeks."""

from datetime import date

from spiders.ndsoft_spider import NdsoftSpider
from warehouse.records import Outlet


class Solnaeum(NdsoftSpider):
    """The outlet of the demo that falls silent."""

    name = "solnaeum"
    outlet = Outlet(
        outlet_id=name,
        name="솔내음뉴스",
        kind="it_press",
        homepage="http://www.solnaeum.example/",
        terms="",
        licence="Apache-2.0",
        permission="open",
        permission_source="made up for the demo in flows/demo, 2026-11-22; no outlet stands behind the name",
        has_ai_opt_out=False,
        is_text_redistributable=True,
        min_articles_per_week=3,
        verified_by="made for this project",
        verified_date=date(2026, 11, 20),
    )
    delay_seconds = 0.0
    feed_urls = ("http://www.solnaeum.example/rss/allArticle.xml",)
    article_url = r"http://www\.solnaeum\.example/news/articleView\.html\?(?:.*&)?idxno=(?P<number>\d+)"
    canonical = "http://www.solnaeum.example/news/articleView.html?idxno={number}"
