"""온별경제: an older business daily; its pages say euc-kr and hold 뷁 and 똠, which only cp949 has."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Onbyeol(NewsSpider):
    """The business daily of the demo."""

    name = "onbyeol"
    outlet = Outlet(
        outlet_id=name,
        name="온별경제",
        kind="daily",
        homepage="http://www.onbyeol.example/",
        terms="",
        licence="Apache-2.0",
        permission="open",
        permission_source="made up for the demo in flows/demo, 2026-11-22; no outlet stands behind the name",
        has_ai_opt_out=False,
        is_text_redistributable=True,
        min_articles_per_week=1,
        verified_by="made for this project",
        verified_date=date(2026, 11, 20),
    )
    delay_seconds = 0.0
    feed_urls = ("http://www.onbyeol.example/rss/rssdata/total_news.xml",)
    article_url = r"http://www\.onbyeol\.example/news/view\.html\?art_id=(?P<number>\d+)"
    body = ".art_body"
    byline = ".art_header .name"
    section = ".art_header .sec"
    visible_date = ".art_header .byline"
