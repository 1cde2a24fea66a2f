"""공정거래위원회: the fair-trade commission. The text's cell stands outside its table as HTML rules go, and is lost."""

import re
from datetime import date

from spiders.api_spider import html_text
from spiders.office_spider import OfficeSpider
from spiders.page import Page
from warehouse.records import Outlet

TEXT_CELL = re.compile(
    r'<td[^>]{0,200}class="[^">]*p-table__content[^>]*>(.*?)</td>', re.IGNORECASE | re.DOTALL
)


class Ftc(OfficeSpider):
    """공정위."""

    name = "ftc"
    outlet = Outlet(
        outlet_id=name,
        name="공정거래위원회",
        kind="government",
        homepage="https://www.ftc.go.kr/",
        terms="",
        licence="공공누리, type given on each page",
        permission="ask",
        permission_source="public board, terms and robots.txt not read; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=1,
        verified_by="list seen live by others; pages made after what they read",
        verified_date=date(2026, 10, 1),
    )
    hosts = ("ftc.go.kr",)
    listing_urls = (
        "https://www.ftc.go.kr/www/selectBbsNttList.do?bordCd=3&key=12&searchCtgry=01,02&pageIndex={page}",
    )
    listing_pages = 3
    row = "table.p-table tbody tr"
    link = "td.p-subject a[href*=nttSn], a[href*=nttSn]"
    article_url = (
        r"https?://(?:www\.)?ftc\.go\.kr/www/selectBbsNttView\.do"
        r"\?(?=.*bordCd=3\b)(?:.*&)?nttSn=(?P<number>\d+)"
    )
    canonical = "https://www.ftc.go.kr/www/selectBbsNttView.do?bordCd=3&key=12&nttSn={number}"
    title = (".p-table__subject_text", ".p-table__subject")
    body = "td.p-table__content"
    attachment = "a[href*='downloadBbsFile.do']"

    @classmethod
    def read_body(cls, page: Page) -> str:
        """Give the text cell; where the parser has thrown it out, from the source."""
        cell = TEXT_CELL.search(page.text)
        return super().read_body(page) or (html_text(cell[1]) if cell else "")
