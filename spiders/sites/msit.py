"""과학기술정보통신부: the ministry for AI policy. Scripts fill the cells of its list; comments hold wrong dates."""

import re
from datetime import date

from spiders.date_clues import DateClue
from spiders.discover import Listed
from spiders.office_spider import OfficeSpider
from spiders.page import Page
from spiders.paragraphs import one_line
from warehouse.records import Outlet

BLOCK_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/", re.MULTILINE | re.DOTALL)
LITERAL = re.compile(r"unescape\('((?:[^'\\]|\\.)*)'\)")
CELL = re.compile(r"\$\('#td_'\+'(\w+)'\+'_(\d+)'\)\.html\((?:sHtml|'((?:[^'\\]|\\.)*)')\)")


class Msit(OfficeSpider):
    """과기정통부."""

    name = "msit"
    outlet = Outlet(
        outlet_id=name,
        name="과학기술정보통신부",
        kind="government",
        homepage="https://www.msit.go.kr/",
        terms="",
        licence="공공누리, type given on each page",
        permission="ask",
        permission_source="public RSS and board, terms and robots.txt not read; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=5,
        verified_by="RSS and list seen live by others; pages made after what they read",
        verified_date=date(2026, 8, 13),
    )
    hosts = ("msit.go.kr",)
    feed_urls = ("https://www.msit.go.kr/user/rss/rss.do?bbsSeqNo=94",)
    listing_urls = (
        "https://www.msit.go.kr/bbs/list.do?sCode=user&mPid=208&mId=307&bbsSeqNo=94&pageIndex={page}",
    )
    listing_pages = 2
    row = ".board_list .toggle:has(a[onclick*=fn_detail])"
    number_in_row = r"fn_detail\((\d+)\)"
    # Without bbsSeqNo the server answers 200 with a notice of maintenance.
    detail_url = (
        "https://www.msit.go.kr/bbs/view.do?sCode=user&mId=307&mPid=208&bbsSeqNo=94&nttSeqNo={number}"
    )
    article_url = (
        r"https?://(?:www\.)?msit\.go\.kr/bbs/view\.do\?(?=.*bbsSeqNo=94\b)(?:.*&)?nttSeqNo=(?P<number>\d+)"
    )
    canonical = detail_url
    title = ".view_head h2"
    body = (".texteditor-area-inner", "#cont-wrap.view_cont, .view_cont")
    visible_date = (".view_head dl.tit_con",)
    attachment = "a[onclick*=fn_download]"
    attachment_in_link = r"fn_download\('(?P<file>\d+)',\s*'(?P<order>\d+)',\s*'(?P<ending>\w+)'"
    attachment_url = "/ssm/file/fileDown.do?atchFileNo={file}&fileOrd={order}&fileBtn=A"

    @classmethod
    def listing_entries(cls, page: Page) -> list[Listed]:
        """Give the rows of the list with what the script puts into their cells."""
        filled = cells(page.text)
        found = []
        for index, row in enumerate(page.tree.css(cls.row)):
            title, day = filled.get(("NTT_SJ", index), ""), filled.get(("REG_DT", index), "")
            clues = (DateClue("visible", "row", day, "published"),) if day else ()
            found.append(Listed(cls.row_address(page, row), clues, title))
        return found


def cells(text: str) -> dict[tuple[str, int], str]:
    """Give what the list's script writes into each cell, by field and row; what is commented out does not count."""
    filled: dict[tuple[str, int], str] = {}
    literal = ""
    for line in BLOCK_COMMENT.sub("", text).splitlines():
        if line.lstrip().startswith("//"):
            continue
        said = LITERAL.search(line)
        literal = said[1] if said else literal
        cell = CELL.search(line)
        if cell:
            written = literal if cell[3] is None else cell[3]
            filled[cell[1], int(cell[2])] = one_line(written.replace("\\'", "'"))
    return filled
