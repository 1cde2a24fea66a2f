"""이데일리: an economic daily. A news sitemap and a feed of 50, which is http only: its host's certificate is bad."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Edaily(NewsSpider):
    """이데일리."""

    name = "edaily"
    outlet = Outlet(
        outlet_id=name,
        name="이데일리",
        kind="daily",
        homepage="https://www.edaily.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="robots.txt shuts out Scrapy, Bytespider, Diffbot by name and allows the rest (2026-07-15); terms not read",
        has_ai_opt_out=True,
        is_text_redistributable=False,
        min_articles_per_week=20,
        verified_by="live feed seen by others",
        verified_date=date(2026, 8, 20),
    )
    hosts = ("edaily.co.kr", "m.edaily.co.kr", "m2.edaily.co.kr", "m3.edaily.co.kr", "rss.edaily.co.kr")
    feed_urls = ("http://rss.edaily.co.kr/edaily_news.xml",)
    sitemap_urls = ("https://www.edaily.co.kr/sitemap/latest-article.xml",)
    article_url = r"(?i)https?://(?:www\.|m[23]?\.)?edaily\.co\.kr/(?:(?:news|amp)/read|news/newspath\.asp)\?(?:.*&)?newsid=(?P<number>\d+)"
    canonical = "https://www.edaily.co.kr/News/Read?newsId={number}&mediaCodeNo=257"
    body = ".news_body"
    drop = ("table", ".gg_textshow")  # pictures and their captions stand in tables
    byline = "p.reporter_name"
    visible_date = ".dates"
