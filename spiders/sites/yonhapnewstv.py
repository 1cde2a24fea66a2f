"""연합뉴스TV: a news channel. Meta dates are UTC and say so; the twin dd:published_time claims +09:00 and is wrong."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Yonhapnewstv(NewsSpider):
    """연합뉴스TV."""

    name = "yonhapnewstv"
    outlet = Outlet(
        outlet_id=name,
        name="연합뉴스TV",
        kind="broadcaster",
        homepage="https://www.yonhapnewstv.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS, terms not read; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=10,
        verified_by="real pages",
        verified_date=date(2023, 4, 21),
    )
    # Gone by October 2026, as others found; no list has been seen in its place. Look for one before allowing the outlet.
    feed_urls = ("https://www.yonhapnewstv.co.kr/browse/feed/",)
    article_url = (
        r"https?://(?:www|m)\.yonhapnewstv\.co\.kr/(?:news/)?(?P<number>[A-Z]{2,3}\d{14}[\dA-Za-z]{3,6})"
    )
    canonical = "https://www.yonhapnewstv.co.kr/news/{number}"
    body = ("#articleBody", ".article-body-text")
    byline = ".reporter-name"
    section = ".article-inheader h3"
    visible_date = ".reporter-info"
    drop = (".videoWrap", ".ynaobject")
