"""머니투데이: an economic daily. Since 2025 at www. by section and day; the old address (`mtview.php?no=`) has the same number."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Mt(NewsSpider):
    """머니투데이."""

    name = "mt"
    outlet = Outlet(
        outlet_id=name,
        name="머니투데이",
        kind="daily",
        homepage="https://www.mt.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="page footer: AI학습 이용 금지; public RSS, terms not read; facts of 2026-08",
        has_ai_opt_out=True,
        is_text_redistributable=False,
        min_articles_per_week=40,
        verified_by="working code of others",
        verified_date=date(2026, 8, 18),
    )
    hosts = ("mt.co.kr", "news.mt.co.kr")
    feed_urls = ("http://rss.mt.co.kr/mt_news.xml",)
    article_url = (
        r"https?://(?P<host>www\.mt\.co\.kr)/(?:amp/)?(?P<path>[a-z-]+/\d{4}/\d\d/\d\d/(?P<number>\d{19}))",
        r"https?://(?P<host>news\.mt\.co\.kr)/(?P<path>mtview\.php\?no=(?P<number>\d{19}))",
    )
    canonical = "https://{host}/{path}"
    body = ("#articleView p:not(.ept)", "#textBody")
    drop = ("figure", "table.article_photo", ".article_relation")
    byline = (".name.col1 strong", ".info2 .name")
    section = '.breadcrumb a[data-testid="category"]'
    visible_date = (".col2 .date", ".info2 .date")
