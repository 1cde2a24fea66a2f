"""재정경제부 (기획재정부 until 2025): the finance ministry. RSS dates name no zone and are Korean time."""

from datetime import date

from spiders.api_spider import html_text
from spiders.office_spider import OfficeSpider
from spiders.page import Page
from warehouse.records import Outlet


class Moef(OfficeSpider):
    """재경부."""

    name = "moef"
    outlet = Outlet(
        outlet_id=name,
        name="재정경제부",
        kind="government",
        homepage="https://www.mofe.go.kr/",
        terms="",
        licence="공공누리, type given on each page",
        permission="ask",
        permission_source="public RSS, terms and robots.txt not read; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=1,
        verified_by="RSS seen live by others; pages made after what working code reads",
        verified_date=date(2026, 8, 7),
    )
    hosts = ("mofe.go.kr", "www.moef.go.kr", "moef.go.kr")
    feed_urls = ("https://www.moef.go.kr/com/detailRssTagService.do?bbsId=MOSFBBS_000000000028",)
    article_url = (
        r"https?://(?:www\.)?mo(?:ef|fe)\.go\.kr/nw/nes/detailNesDtaView\.do"
        r"\?(?:.*&)?searchNttId1=MOSF_(?P<number>\d+)"
    )
    canonical = (
        "https://www.mofe.go.kr/nw/nes/detailNesDtaView.do"
        "?searchBbsId1=MOSFBBS_000000000028&searchNttId1=MOSF_{number}&menuNo=4010100"
    )
    title = ".detailBoard > h3"
    body = ".detailBoard .editorCont"
    visible_date = ".detailBoard .boardInfo .date"
    attachment = "a[href*='/com/cmm/fms/FileDown.do']"

    @classmethod
    def read_body(cls, page: Page) -> str:
        """Give the text, which a hidden field holds and a script shows; older pages show it themselves."""
        hidden = page.tree.css_first("input#nttCn")
        text = hidden.attributes.get("value") if hidden is not None else ""
        return html_text(text or "") or super().read_body(page)
