"""이데일리: an economic daily. The host of its feeds has a bad certificate, so they are asked over http; 50 each."""

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
        permission_source="public RSS (2026-08-20); terms and robots.txt not read; AI opt-out not looked for",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=10,
        verified_by="live feed seen by others",
        verified_date=date(2026, 8, 20),
    )
    hosts = ("edaily.co.kr", "m.edaily.co.kr", "m2.edaily.co.kr", "m3.edaily.co.kr", "rss.edaily.co.kr")
    feed_urls = ("http://rss.edaily.co.kr/edaily_news.xml", "http://rss.edaily.co.kr/economic_news.xml")
    article_url = r"(?i)https?://(?:www\.|m[23]?\.)?edaily\.co\.kr/(?:(?:news|amp)/read|news/newspath\.asp)\?(?:.*&)?newsid=(?P<number>\d+)"
    canonical = "https://www.edaily.co.kr/News/Read?newsId={number}&mediaCodeNo=257"
    body = ".news_body"
    drop = ("table", ".gg_textshow")  # pictures and their captions stand in tables
    byline = "p.reporter_name"
    visible_date = ".dates"
