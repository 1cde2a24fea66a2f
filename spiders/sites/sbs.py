"""SBS 뉴스: a broadcaster. An RSS of the newest 100; video reports put their transcript in div.text_area."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Sbs(NewsSpider):
    """SBS."""

    name = "sbs"
    outlet = Outlet(
        outlet_id=name,
        name="SBS",
        kind="broadcaster",
        homepage="https://news.sbs.co.kr/",
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
    feed_urls = ("https://news.sbs.co.kr/news/newsflashRssFeed.do?plink=RSSREADER",)
    article_url = r"https?://news\.sbs\.co\.kr/news/endPage\.do\?(?:.*&)?news_id=(?P<number>N\d+)"
    canonical = "https://news.sbs.co.kr/news/endPage.do?news_id={number}"
    body = "div.main_text div.text_area"
    visible_date = "div.info_area .date"
