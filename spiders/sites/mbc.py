"""MBC 뉴스데스크: a broadcaster. Its JSON-LD blocks are invalid (bare quotes), so the meta tags speak."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Mbc(NewsSpider):
    """MBC."""

    name = "mbc"
    outlet = Outlet(
        outlet_id=name,
        name="MBC",
        kind="broadcaster",
        homepage="https://imnews.imbc.com/",
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
    feed_urls = (
        "https://imnews.imbc.com/rss/google_news/narrativeNews.rss",
        "https://imnews.imbc.com/rss/news/news_04.xml",
    )
    article_url = r"https?://imnews\.imbc\.com/(?:news|replay)/\d{4}/[\w/]+/article/(?P<number>\d+)_\d+\.html"
    body = ".news_txt[itemprop=articleBody]"
    visible_date = ".ui_article .date"
