"""나루신문: the paper of `corpus bench crawl`; `flows/bench/crawl_server.py` writes its pages."""

from datetime import date

from spiders.ndsoft_spider import NdsoftSpider
from warehouse.records import Outlet

SETTINGS = {"CONCURRENT_REQUESTS": 8, "CONCURRENT_REQUESTS_PER_DOMAIN": 8}


class Naru(NdsoftSpider):
    """The paper of the bench, on the CMS that most papers of the corpus share."""

    name = "naru"
    outlet = Outlet(
        outlet_id=name,
        name="나루신문",
        kind="it_press",
        homepage="http://www.naru.example/",
        terms="",
        licence="Apache-2.0",
        permission="open",
        permission_source="made up for the bench in flows/bench, 2026-11-22; no outlet stands behind the name",
        has_ai_opt_out=False,
        is_text_redistributable=True,
        min_articles_per_week=1,
        verified_by="made for this project",
        verified_date=date(2026, 11, 22),
    )
    delay_seconds = 0.0
    custom_settings = SETTINGS
    feed_urls = ("http://www.naru.example/rss/allArticle.xml",)
    article_url = r"http://www\.naru\.example/news/articleView\.html\?idxno=(?P<number>\d+)"
    max_articles = 1_000_000
