"""아이뉴스24: the IT press. Feeds of 100; only p below #articleBody is text, beside it lie adverts and teasers."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Inews24(NewsSpider):
    """아이뉴스24."""

    name = "inews24"
    outlet = Outlet(
        outlet_id=name,
        name="아이뉴스24",
        kind="it_press",
        homepage="https://www.inews24.com/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="robots.txt allows /view/ (2026-08-10), RSS is public on a host of its own; terms not read; AI opt-out not looked for",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=20,
        verified_by="live feed seen by others",
        verified_date=date(2026, 8, 20),
    )
    hosts = ("inews24.com", "m.inews24.com", "opinion.inews24.com", "rss.inews24.com")
    feed_urls = ("https://rss.inews24.com/rss/news_it.xml",)
    article_url = r"https?://(?:www\.|m\.|opinion\.)?inews24\.com/view/(?:tp/)?(?P<number>\d+)"
    canonical = "https://www.inews24.com/view/{number}"
    body = ("#articleBody > p", "#news_content")
    visible_date = ("time", "#content .info")
