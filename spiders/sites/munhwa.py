"""문화일보: an afternoon daily. No RSS; a news sitemap and one for each day."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Munhwa(NewsSpider):
    """문화일보."""

    name = "munhwa"
    outlet = Outlet(
        outlet_id=name,
        name="문화일보",
        kind="daily",
        homepage="https://www.munhwa.com/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="robots.txt names the sitemap of newest articles (read by others 2026-09-10); terms not read",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=15,
        verified_by="live feed seen by others",
        verified_date=date(2026, 9, 10),
    )
    hosts = ("munhwa.com", "m.munhwa.com")
    sitemap_urls = ("https://www.munhwa.com/sitemap/latest-articles",)
    backfill_urls = ("https://www.munhwa.com/sitemap/articles/{day:%Y}/{day:%Y%m%d}",)
    article_url = r"https?://(?:www\.|m\.)?munhwa\.com/(?:amp/)?article/(?P<number>\d{7,9})"
    canonical = "https://www.munhwa.com/article/{number}"
    body = (".article-subtitle p, #article-body p.text-l", "#article-body")
    drop = (".article-photo-wrap",)
    byline = ".byline .writer"
    section = ".section-title a.depth1"
    visible_date = ".byline .date-publish, .byline .date-modify"
