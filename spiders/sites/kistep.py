"""한국과학기술기획평가원 (KISTEP): the institute for planning research; its briefs, on the state's .es boards."""

from spiders.office_spider import OfficeSpider
from warehouse.records import Outlet


class Kistep(OfficeSpider):
    """KISTEP."""

    name = "kistep"
    outlet = Outlet(
        outlet_id=name,
        name="한국과학기술기획평가원",
        kind="institute",
        homepage="https://www.kistep.re.kr/",
        terms="",
        licence="공공누리, type given on each page",
        permission="ask",
        permission_source="public board, terms and robots.txt not read; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=0,
        verified_by="list read by working code of 2025-26; the headline's place on article pages is not known",
        verified_date=None,
    )
    hosts = ("kistep.re.kr",)
    listing_urls = ("https://www.kistep.re.kr/board.es?mid=a10306010000&bid=0031&nPage={page}",)
    row = "ul.publication_list > li"
    link = "strong.title a[href]"
    article_url = (
        r"https?://(?:www\.)?kistep\.re\.kr/board\.es"
        r"\?(?=.*bid=0031\b)(?=.*act=view\b)(?:.*&)?list_no=(?P<number>\d+)"
    )
    canonical = "https://www.kistep.re.kr/board.es?mid=a10306010000&bid=0031&act=view&list_no={number}"
    title = (".board_view .tit", ".board_view .title")
    body = (".board_view .view_con", ".board_view .board_txt")
    office_labels = ("저자", "작성자", "담당부서")
    attachment = "a[href*='/boardDownload.es']"
