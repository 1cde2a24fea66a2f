"""디지털타임스: the IT press. Its feed of IT holds some 400; pages of its old CMS (contents.html) are EUC-KR."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Dt(NewsSpider):
    """디지털타임스."""

    name = "dt"
    outlet = Outlet(
        outlet_id=name,
        name="디지털타임스",
        kind="it_press",
        homepage="https://www.dt.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS, named on the outlet's own page of feeds (2026-08-10); terms and robots.txt not read; AI opt-out not looked for",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=15,
        verified_by="live feed seen by others",
        verified_date=date(2026, 8, 10),
    )
    hosts = ("dt.co.kr", "m.dt.co.kr")
    feed_urls = ("https://www.dt.co.kr/rss/google/ict", "https://www.dt.co.kr/rss/google/latest")
    article_url = (
        r"https?://(?:www\.|m\.)?dt\.co\.kr/(?P<path>article/|contents\.html\?article_no=)(?P<number>\d+)"
    )
    canonical = "https://www.dt.co.kr/{path}{number}"
    body = (".article_view", "[itemprop=articleBody]", "#NewsAdContent")
    visible_date = (".article_info", "#news_names p")
