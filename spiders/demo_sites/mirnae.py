"""미르내신문: a daily on Arc; its pages have no text but in the script."""

from datetime import date

from spiders.arc_spider import ArcSpider
from warehouse.records import Outlet


class Mirnae(ArcSpider):
    """The daily on Arc of the demo."""

    name = "mirnae"
    outlet = Outlet(
        outlet_id=name,
        name="미르내신문",
        kind="daily",
        homepage="http://www.mirnae.example/",
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
    feed_urls = ("http://www.mirnae.example/arc/outboundfeeds/rss/?outputType=xml",)
    article_url = r"http://www\.mirnae\.example/tech/\d{4}/\d{2}/\d{2}/(?P<number>[A-Z2-7]{26})/"
