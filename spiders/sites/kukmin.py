"""국민일보: a national daily. The AMP twin is view_amp.asp; the feed's dates hold two blanks (`27 Sep  2026`)."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Kukmin(NewsSpider):
    """국민일보."""

    name = "kukmin"
    outlet = Outlet(
        outlet_id=name,
        name="국민일보",
        kind="daily",
        homepage="https://www.kmib.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="page footer: 무단전재, 수집, 재배포 및 AI학습 이용 금지; terms not read; facts of 2026-09",
        has_ai_opt_out=True,
        is_text_redistributable=False,
        min_articles_per_week=15,
        verified_by="live feed seen by others",
        verified_date=date(2026, 9, 27),
    )
    hosts = ("kmib.co.kr", "news.kmib.co.kr", "m.kmib.co.kr")
    feed_urls = ("https://www.kmib.co.kr/rss/data/kmibRssAll.xml",)
    backfill_urls = (
        "https://www.kmib.co.kr/rss/data/sitemap/daily/{day:%Y}/{day:%m}/dailyArticleList_{day:%Y%m%d}.xml",
    )
    article_url = r"https?://(?:(?:www|news|m)\.)?kmib\.co\.kr/article/view(?:_amp)?\.asp\?(?:.*&)?arcid=(?P<number>\d{10})"
    canonical = "https://www.kmib.co.kr/article/view.asp?arcid={number}"
    title = "h1.article_headline"
    body = "#articleBody"
    drop = (".article_body_img", "figure", ".article_ad")
    tail = (r"GoodNews paper.*",)
    section = ".breadcrumb a:last-child"
    visible_date = ".datetime"
