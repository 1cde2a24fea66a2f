"""플래텀: the press of start-ups, on WordPress."""

from spiders.wordpress_spider import WordpressSpider
from warehouse.records import Outlet


class Platum(WordpressSpider):
    """플래텀."""

    name = "platum"
    outlet = Outlet(
        outlet_id=name,
        name="플래텀",
        kind="it_press",
        homepage="https://platum.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS in code of 2026; terms and robots.txt not read; AI opt-out not looked for",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=3,
        verified_by="working code of others",
        verified_date=None,
    )
    hosts = ("www.platum.kr",)
    feed_urls = ("https://platum.kr/feed",)
    article_url = r"https?://(?:www\.)?platum\.kr/archives/(?P<number>\d+)"
    canonical = "https://platum.kr/archives/{number}"
