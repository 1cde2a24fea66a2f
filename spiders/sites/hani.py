"""한겨레: a national daily. The class names of its present look are hashed."""

from datetime import date

from spiders.news_spider import NewsSpider
from spiders.site import Layout
from warehouse.records import Outlet


class Look2016(Layout):
    """The look of 2016."""

    until = date(2016, 9, 18)
    body = "div.article-text div.subtitle, div.article-text div.text"
    visible_date = "p.date-time"


class Hani(NewsSpider):
    """한겨레."""

    name = "hani"
    outlet = Outlet(
        outlet_id=name,
        name="한겨레",
        kind="daily",
        homepage="https://www.hani.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="page footer: 무단 전재, 재배포, AI 학습 및 활용 금지; robots.txt; facts of 2026-10",
        has_ai_opt_out=True,
        is_text_redistributable=False,
        min_articles_per_week=12,
        verified_by="real pages",
        verified_date=date(2023, 4, 21),
    )
    feed_urls = ("https://www.hani.co.kr/rss/",)
    listing_urls = ("https://www.hani.co.kr/arti?page={page}",)
    hosts = ("hani.co.kr", "m.hani.co.kr")
    article_url = r"https?://(?:www\.|m\.)?hani\.co\.kr/arti/(?:(?!PRINT|PREVIEW)\w+/)+(?P<number>\d+)\.html"
    body = "article#renewal2023 div.article-text p.text"
    byline = "[class*=ArticleDetailView_reporterList]"
    visible_date = "[class*=ArticleDetailView_dateList]"
    drop = ("[class*=BaseAd_]", ".embeded-area")
    layouts = (Look2016,)
