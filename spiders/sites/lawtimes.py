"""법률신문: the press of the legal profession, on ND Soft; its feed is on the host of its files."""

from datetime import date

from spiders.ndsoft_spider import NdsoftSpider
from warehouse.records import Outlet


class Lawtimes(NdsoftSpider):
    """법률신문."""

    name = "lawtimes"
    outlet = Outlet(
        outlet_id=name,
        name="법률신문",
        kind="other",
        homepage="https://www.lawtimes.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS (2026-08-20); terms and robots.txt not read; AI opt-out not looked for",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=3,
        verified_by="live feed seen by others",
        verified_date=date(2026, 8, 20),
    )
    feed_urls = ("https://cdn.lawtimes.co.kr/rss/gn_rss_allArticle.xml",)
