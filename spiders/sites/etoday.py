"""이투데이: an economic daily whose feed may be used for what is not commercial; of the articles themselves it says nothing."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Etoday(NewsSpider):
    """이투데이."""

    name = "etoday"
    outlet = Outlet(
        outlet_id=name,
        name="이투데이",
        kind="daily",
        homepage="https://www.etoday.co.kr/",
        terms="https://www.etoday.co.kr/rss/",
        licence="all rights reserved; the feed for non-commercial use",
        permission="ask",
        permission_source="RSS terms: non-commercial use allowed, read by others 2026-09-10; nothing on articles",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=30,
        verified_by="live feed seen by others",
        verified_date=date(2026, 9, 10),
    )
    hosts = ("etoday.co.kr", "m.etoday.co.kr")
    feed_urls = (
        "https://rss.etoday.co.kr/eto/etoday_news_all.xml",
        "https://rss.etoday.co.kr/eto/industry_news.xml",
    )
    article_url = r"https?://(?:www\.|m\.)?etoday\.co\.kr/(?:news/view/|news/section/newsview\.php\?(?:.*&)?idxno=)(?P<number>\d{6,8})"
    canonical = "https://www.etoday.co.kr/news/view/{number}"
    body = (".view_contents .articleView", ".articleView")
    drop = (".relation_newslist", ".view_ad", ".img_box_desc")
    tail = (r"\[?ⓒ\s?(?:이투데이|EToday).*",)
    visible_date = ".newsinfo"
