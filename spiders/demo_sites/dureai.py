"""두레AI신문: an AI paper on ND Soft's old skin, 승인 for its date and nothing for the machine."""

from datetime import date

from spiders.ndsoft_spider import NdsoftSpider
from warehouse.records import Outlet


class Dureai(NdsoftSpider):
    """The AI paper of the demo."""

    name = "dureai"
    outlet = Outlet(
        outlet_id=name,
        name="두레AI신문",
        kind="it_press",
        homepage="http://www.dureai.example/",
        terms="",
        licence="Apache-2.0",
        permission="open",
        permission_source="made up for the demo in flows/demo, 2026-11-22; no outlet stands behind the name",
        has_ai_opt_out=True,
        is_text_redistributable=True,
        min_articles_per_week=1,
        verified_by="made for this project",
        verified_date=date(2026, 11, 20),
    )
    delay_seconds = 0.0
    feed_urls = ("http://www.dureai.example/rss/allArticle.xml",)
    article_url = r"http://www\.dureai\.example/news/articleView\.html\?(?:.*&)?idxno=(?P<number>\d+)"
    canonical = "http://www.dureai.example/news/articleView.html?idxno={number}"
