"""정책브리핑's HTML list of press releases, for operators without an API key. Its pages are asked by a form."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

import scrapy

from spiders.office_spider import OfficeSpider
from spiders.page import Page
from spiders.paragraphs import one_line
from warehouse.records import Outlet


class KoreaKr(OfficeSpider):
    """정책브리핑."""

    name = "korea_kr"
    outlet = Outlet(
        outlet_id=name,
        name="대한민국 정책브리핑",
        kind="government",
        homepage="https://www.korea.kr/",
        terms="",
        licence="공공누리, type given on each page",
        permission="ask",
        permission_source="robots.txt allows / (read 2026-07-13), terms not read; connections from data centres are cut",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=20,
        verified_by="real list page; article pages made after what others read in 2026",
        verified_date=date(2026, 1, 7),
    )
    hosts = ("korea.kr", "m.korea.kr")
    listing_urls = ("https://www.korea.kr/briefing/pressReleaseList.do",)
    listing_pages = 5
    row = "div.list_type li"
    row_date = ".source span"
    article_url = (
        r"https?://(?:www\.|m\.)?korea\.kr/briefing/pressReleaseView\.do\?(?:.*&)?newsId=(?P<number>\d+)"
    )
    canonical = "https://www.korea.kr/briefing/pressReleaseView.do?newsId={number}"
    title = (".article_head h1", ".view_title h1")
    body = ".article_body .view_cont"
    byline = (".article_head .info > span:nth-child(2)", ".variety .info > span:nth-child(2)")
    visible_date = (".article_head .info > span:first-child",)
    attachment = 'a[href*="/common/download.do?"]'

    def list_requests(self) -> Iterator[scrapy.Request]:
        """Yield the pages of the list as a browser's form asks them: a pageIndex in the address is ignored."""
        for number in range(1, self.listing_pages + 1):
            form = {"pageIndex": number, "repCodeType": "", "repCode": "", "period": ""}
            yield self.list_request(self.listing_urls[0], "listing").replace(
                method="POST",
                body=urlencode(form),
                headers={"Content-Type": "application/x-www-form-urlencoded"},
            )

    @classmethod
    def read_body(cls, page: Page) -> str:
        """Give the subtitles and the text; a page without a text has none, since its file stands in."""
        text = super().read_body(page)
        subtitles = (one_line(node.text()) for node in page.tree.css(".article_head h2"))
        return "\n".join((*filter(None, subtitles), text)) if text else ""
