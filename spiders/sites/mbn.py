"""MBN: a news channel. The text begins with a notice of its Flash player, which drops out by its selector."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Mbn(NewsSpider):
    """MBN."""

    name = "mbn"
    outlet = Outlet(
        outlet_id=name,
        name="MBN",
        kind="broadcaster",
        homepage="https://www.mbn.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS, terms not read; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=8,
        verified_by="real pages",
        verified_date=date(2023, 4, 21),
    )
    hosts = ("mbn.co.kr", "m.mbn.co.kr")
    feed_urls = ("https://www.mbn.co.kr/rss/politics/", "https://www.mbn.co.kr/rss/economy/")
    article_url = r"https?://(?:www\.|m\.)?mbn\.co\.kr/news/(?P<section_name>[a-z]+)/(?P<number>\d+)"
    canonical = "https://www.mbn.co.kr/news/{section_name}/{number}"
    body = "#newsViewArea"
    drop = ("#player", ".ie10browser_wrapper")
    visible_date = ".txt_box span.time"
