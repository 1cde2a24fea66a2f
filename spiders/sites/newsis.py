"""뉴시스: a private news agency that wants to be asked in writing, non-profit use included. One `<br>` parts its paragraphs."""

import re
from datetime import date

from spiders.news_spider import NewsSpider
from spiders.page import Page
from warehouse.records import Outlet

DATELINE = re.compile(r"\[[^\]\n]{1,20}=뉴시스\]\s*(?P<names>[^=\n]{2,40}(?:기자|특파원|위원))\s*=")


class Newsis(NewsSpider):
    """뉴시스."""

    name = "newsis"
    outlet = Outlet(
        outlet_id=name,
        name="뉴시스",
        kind="wire",
        homepage="https://www.newsis.com/",
        terms="https://nwww.newsis.com/contents/copyright",
        licence="all rights reserved",
        permission="forbidden",
        permission_source="copyright rules: written permission, non-profit services included; read by others 2026-09-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=60,
        verified_by="live feed seen by others",
        verified_date=date(2026, 9, 27),
    )
    hosts = ("newsis.com", "nwww.newsis.com", "mobile.newsis.com", "m.newsis.com")
    feed_urls = (
        "https://www.newsis.com/RSS/sokbo.xml",
        "https://www.newsis.com/RSS/health.xml",
        "https://www.newsis.com/RSS/industry.xml",
        "https://www.newsis.com/RSS/politics.xml",
    )
    article_url = r"https?://(?:(?:www|nwww|mobile|m)\.)?newsis\.com/view(?:_amp)?(?:\.html)?[/?](?:.*=)?(?P<number>NISX\d{8}_\d{10})"
    canonical = "https://www.newsis.com/view/{number}"
    title_suffix = r"\s*::\s*공감언론 뉴시스(?:통신사)?\s*::"
    body = (".viewer > article", ".viewer article", ".viewer")
    drop = (".summury", ".summary_view", "#view_ad", ".view_ad", ".article_photo", "table.thumCont")
    tail = (r"◎공감언론 뉴시스.*",)
    visible_date = ".infoLine .left p"

    @classmethod
    def read_byline(cls, page: Page) -> str:
        """Give the name in the dateline, `[서울=뉴시스]홍길동 기자 =`: the page names the writer nowhere else."""
        match = DATELINE.match(cls.read_body(page))
        return match["names"] if match else super().read_byline(page)
