"""하늘마루일보: a daily without a feed; its news sitemap names the articles, and JSON-LD gives all but the text."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Haneulmaru(NewsSpider):
    """The daily of the demo."""

    name = "haneulmaru"
    outlet = Outlet(
        outlet_id=name,
        name="하늘마루일보",
        kind="daily",
        homepage="http://www.haneulmaru.example/",
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
    sitemap_urls = ("http://www.haneulmaru.example/sitemap/latest-articles",)
    article_url = r"http://www\.haneulmaru\.example/article/(?P<number>\d+)"
    body = "div.article-body"
    # The credit of a reprint stands below the text; the text itself names the wire.
    drop = (".related-inline", ".wire-credit", ".copyright")
    visible_date = ".article-meta"
