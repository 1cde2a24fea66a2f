"""과학기술정책연구원 (STEPI): the institute for science and technology policy; its policy research reports."""

import re
from typing import ClassVar
from urllib.parse import urlencode, urljoin

from selectolax.lexbor import LexborNode

from spiders.attachments.links import AttachedFile, chosen
from spiders.office_spider import OfficeSpider
from spiders.page import Page
from warehouse.records import Outlet

VIEW_CALL = re.compile(r"reportView2?\(\s*'?(\d+)'?\s*,\s*'(\w+)'")


class Stepi(OfficeSpider):
    """STEPI."""

    name = "stepi"
    outlet = Outlet(
        outlet_id=name,
        name="과학기술정책연구원",
        kind="institute",
        homepage="https://www.stepi.re.kr/",
        terms="",
        licence="all rights reserved unless a page says otherwise",
        permission="ask",
        permission_source="public list, terms and robots.txt not read; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=0,
        verified_by="list read by working code of 2025-26; the headline's place on article pages is not known",
        verified_date=None,
    )
    hosts = ("stepi.re.kr",)
    listing_urls = (
        "https://www.stepi.re.kr/site/stepiko/report/List.do?cbIdx=1292&cateCont=A0201&pageIndex={page}",
    )
    row = "li:has(> .title a.tit)"
    # Numbers count anew in each series of reports.
    article_url = (
        r"https?://(?:www\.)?stepi\.re\.kr/site/stepiko/report/View\.do"
        r"\?(?=.*cateCont=(?P<series>\w+))(?:.*&)?reIdx=(?P<number>\d+)"
    )
    canonical = "https://www.stepi.re.kr/site/stepiko/report/View.do?cateCont={series}&reIdx={number}"
    title = ("#subContents .report_tit", "#subContents .view_tit", "#subContents .title")
    body = ("#subContents .tabPage", ".tabPage")
    attachment: ClassVar[str] = "a[data-idx][data-file]"
    office_labels = ("저자", "연구책임자", "연구진")

    @classmethod
    def article_id(cls, url: str) -> str | None:
        """Give series and number."""
        match = cls.article_match(url)
        return f"{cls.name}:{match['series']}-{match['number']}" if match else None

    @classmethod
    def row_address(cls, page: Page, row: LexborNode) -> str:
        """Give the address that the row's script would open, else the row's own link."""
        call = VIEW_CALL.search(row.html or "")
        return (
            cls.canonical.format(number=call[1], series=call[2]) if call else super().row_address(page, row)
        )

    @classmethod
    def attachment_links(cls, page: Page) -> list[AttachedFile]:
        """Give the reports that the page's script would fetch; their names are numbers and no titles."""
        match = cls.article_match(page.url)
        files = []
        for node in page.tree.css(cls.attachment):
            name = node.attributes.get("data-file") or ""
            form = {
                "reIdx": node.attributes.get("data-idx") or "",
                "streFileNm": name,
                "cateCont": match["series"] if match else "",
                "purpose": 1,
                "jobGroup": 1,
            }
            address = urljoin(page.url, f"/common/report/Download.do?{urlencode(form)}")
            files.append(AttachedFile(address, "", name.rpartition(".")[2].lower()))
        return chosen(files)
