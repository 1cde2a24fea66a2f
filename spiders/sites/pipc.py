"""개인정보보호위원회: the privacy commission, its press releases and its guides. No RSS."""

from spiders.office_spider import OfficeSpider
from warehouse.records import Outlet


class Pipc(OfficeSpider):
    """개인정보위."""

    name = "pipc"
    outlet = Outlet(
        outlet_id=name,
        name="개인정보보호위원회",
        kind="government",
        homepage="https://www.pipc.go.kr/",
        terms="",
        licence="공공누리, type given on each page",
        permission="ask",
        permission_source="public boards, terms and robots.txt not read; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=1,
        verified_by="lists read by working code of 2025-26; one project says that article pages need a browser",
        verified_date=None,
    )
    hosts = ("pipc.go.kr", "m.pipc.go.kr")
    listing_urls = (
        "https://pipc.go.kr/np/cop/bbs/selectBoardList.do?bbsId=BS074&mCode=C020010000&pageIndex={page}",
        "https://pipc.go.kr/np/cop/bbs/selectBoardList.do?bbsId=BS217&mCode=G010030000&pageIndex={page}",
    )
    listing_pages = 2
    link = "a[href*=nttId]"
    # One counter for all boards: the number is the page's own whatever the board.
    article_url = (
        r"https?://(?:www\.|m\.)?pipc\.go\.kr/np/cop/bbs/selectBoardArticle\.do"
        r"\?(?=.*bbsId=(?P<board>BS074|BS217)\b)(?:.*&)?nttId=(?P<number>\d+)"
    )
    canonical = "https://pipc.go.kr/np/cop/bbs/selectBoardArticle.do?bbsId={board}&nttId={number}"
    title = (".board_view .view_tit", ".view-title", ".view_title")
    body = (".view-cont", ".board_view .view_cont", ".view_cont")
    visible_date = (".view-info",)
    drop = (".view-info", ".file-list", ".prev-next", ".satisfaction")
    attachment = "a[onclick*=fn_egov_downFile], a[href*=fn_egov_downFile]"
    attachment_in_link = r"fn_egov_downFile\('(?P<file>\w+)',\s*'(?P<order>\d+)',\s*'(?P<ending>\w+)'"
    attachment_url = "/np/cmm/fms/FileDown.do?atchFileId={file}&fileSn={order}&fileExtsn={ending}"
