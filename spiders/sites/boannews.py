"""보안뉴스: the press of security. Feed (the newest 10, dates in dc:date) and pages are EUC-KR; the byline is in the text."""

import re
from datetime import date

from spiders.news_spider import NewsSpider
from spiders.page import Page
from warehouse.records import Outlet

BYLINE = re.compile(r"\[(?:보안뉴스[\s=]*)?(?P<byline>[가-힣]{2,4} [가-힣]{0,4}기자)[\](]")


class Boannews(NewsSpider):
    """보안뉴스."""

    name = "boannews"
    outlet = Outlet(
        outlet_id=name,
        name="보안뉴스",
        kind="it_press",
        homepage="https://www.boannews.com/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS, robots.txt allows all (2026-08-10); terms not read; AI opt-out not looked for",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=3,
        verified_by="live feed seen by others",
        verified_date=date(2026, 8, 20),
    )
    hosts = ("boannews.com", "m.boannews.com")
    feed_urls = ("https://www.boannews.com/media/news_rss.xml",)
    listing_urls = ("https://www.boannews.com/media/t_list.asp",)
    article_url = r"(?i)https?://(?:www\.|m\.)?boannews\.com/media/view\.asp\?(?:.*&)?idx=(?P<number>\d+)"
    canonical = "https://www.boannews.com/media/view.asp?idx={number}"
    title = ("#news_title02", "h4.tit")
    body = ("#news_content", "[itemprop=articleBody]")
    drop = (".news_image", "table")
    tail = (r"\[[가-힣]{2,4} .{0,6}기자\s?\(.{3,60}\)\]",)
    visible_date = "#news_util01"

    @classmethod
    def read_byline(cls, page: Page) -> str:
        """Give the reporter that the text names at its start or its end."""
        match = BYLINE.search(page.line(cls.body))
        return match["byline"] if match else super().read_byline(page)
