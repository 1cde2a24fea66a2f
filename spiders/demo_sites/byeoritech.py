"""벼리테크: an IT paper on ND Soft's new skin. robots.txt closes /premium/, which the feed names all the same."""

from datetime import date

from spiders.ndsoft_spider import NdsoftSpider
from warehouse.records import Outlet


class Byeoritech(NdsoftSpider):
    """The IT paper of the demo."""

    name = "byeoritech"
    outlet = Outlet(
        outlet_id=name,
        name="벼리테크",
        kind="it_press",
        homepage="http://www.byeoritech.example/",
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
    feed_urls = ("http://www.byeoritech.example/rss/allArticle.xml",)
    article_url = r"http://www\.byeoritech\.example/(?P<part>news|premium)/articleView\.html\?(?:.*&)?idxno=(?P<number>\d+)"
    canonical = "http://www.byeoritech.example/{part}/articleView.html?idxno={number}"
