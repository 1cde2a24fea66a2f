"""바이라인네트워크: the IT press, on WordPress. The feed holds the newest 20."""

from datetime import date

from spiders.wordpress_spider import WordpressSpider
from warehouse.records import Outlet


class Byline(WordpressSpider):
    """바이라인네트워크."""

    name = "byline"
    outlet = Outlet(
        outlet_id=name,
        name="바이라인네트워크",
        kind="it_press",
        homepage="https://byline.network/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS (2026-08-20); terms and robots.txt not read; AI opt-out not looked for",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=4,
        verified_by="live feed seen by others",
        verified_date=date(2026, 8, 20),
    )
    hosts = ("www.byline.network",)
    feed_urls = ("https://byline.network/feed/",)
    article_url = r"https?://(?:www\.)?byline\.network/(?P<month>\d{4}/\d\d)/(?!page/)(?P<number>[^/?#]+)"
    canonical = "https://byline.network/{month}/{number}/"
    tail = (r"글\s?[.:]\s?바이라인네트워크.*", r"<[^<>]{2,20}기자>.*")
