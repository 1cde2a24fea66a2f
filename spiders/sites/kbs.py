"""KBS 뉴스: the public broadcaster. No RSS; a daily sitemap. Dates name no zone and are Korean time."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Kbs(NewsSpider):
    """KBS."""

    name = "kbs"
    outlet = Outlet(
        outlet_id=name,
        name="KBS",
        kind="broadcaster",
        homepage="https://news.kbs.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public sitemap, terms not read; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=10,
        verified_by="real pages",
        verified_date=date(2023, 4, 21),
    )
    sitemap_urls = ("https://news.kbs.co.kr/sitemap/dailyNewsList.xml",)
    article_url = (
        r"https?://news\.kbs\.co\.kr/news/(?:pc/view/|mobile/)?view\.do\?(?:.*&)?ncd=(?P<number>\d+)"
    )
    canonical = "https://news.kbs.co.kr/news/view.do?ncd={number}"
    body = "#cont_newstext"
    visible_date = (".landing-caption .txt-info", ".view-article .dates")
