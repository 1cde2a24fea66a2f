"""지디넷코리아: the IT press. The number of an article is the second it was written, in the query only."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Zdnet(NewsSpider):
    """지디넷코리아."""

    name = "zdnet"
    outlet = Outlet(
        outlet_id=name,
        name="지디넷코리아",
        kind="it_press",
        homepage="https://zdnet.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS at feedburner, terms not read; facts of 2026-08",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=60,
        verified_by="pages made after a description of the live site",
        verified_date=date(2026, 8, 17),
    )
    hosts = ("www.zdnet.co.kr", "m.zdnet.co.kr", "feeds.feedburner.com")
    feed_urls = ("https://feeds.feedburner.com/zdkorea",)
    article_url = r"https?://(?:www\.|m\.)?zdnet\.co\.kr/view/\?(?:.*&)?no=(?P<number>\d{14})"
    canonical = "https://zdnet.co.kr/view/?no={number}"
    title_suffix = r"\s+-\s+(?:지디넷코리아|ZDNet\s?[Kk]orea)"
    body = "#articleBody > div"
    drop = ("figure", ".news_box", ".related")
    visible_date = (".news_head .meta", ".meta")
