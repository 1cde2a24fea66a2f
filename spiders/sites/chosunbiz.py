"""조선비즈: an economic daily, on Arc like 조선일보. The text is in the page's JSON only; /en, /jp and /cn are translations."""

from datetime import date

from spiders.arc_spider import ArcSpider
from warehouse.records import Outlet


class Chosunbiz(ArcSpider):
    """조선비즈."""

    name = "chosunbiz"
    outlet = Outlet(
        outlet_id=name,
        name="조선비즈",
        kind="daily",
        homepage="https://biz.chosun.com/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="RSS terms: personal, non-commercial use; robots.txt forbids /search, /nsearch; facts of 2026-09",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=40,
        verified_by="live feed seen by others",
        verified_date=date(2026, 9, 27),
    )
    feed_urls = ("https://biz.chosun.com/arc/outboundfeeds/rss/?outputType=xml",)
    sitemap_urls = ("https://biz.chosun.com/arc/outboundfeeds/news-sitemap/?outputType=xml",)
    article_url = r"https?://biz\.chosun\.com/(?P<path>(?!(?:en|jp|cn)/)(?:[\w-]+/)+\d{4}/\d\d/\d\d)/(?P<number>[A-Z0-9]{26})"
    canonical = "https://biz.chosun.com/{path}/{number}/"
