"""방송미디어통신위원회: the media and communications commission, kcc.go.kr until 2025. Links carry a jsessionid."""

from datetime import date

from spiders.office_spider import OfficeSpider
from warehouse.records import Outlet


class Kmcc(OfficeSpider):
    """방미통위."""

    name = "kmcc"
    outlet = Outlet(
        outlet_id=name,
        name="방송미디어통신위원회",
        kind="government",
        homepage="https://www.kmcc.go.kr/",
        terms="",
        licence="공공누리, type given in each row of the list",
        permission="ask",
        permission_source="public board, terms and robots.txt not read; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=1,
        verified_by="list and text cell seen live by others; pages made after what they read",
        verified_date=date(2026, 9, 11),
    )
    hosts = ("kmcc.go.kr", "www.kcc.go.kr", "kcc.go.kr")
    listing_urls = ("https://www.kmcc.go.kr/user.do?boardId=1113&page=A05030000&dc=K05030000&cp={page}",)
    listing_pages = 3
    link = "a[href*=boardSeq]"
    article_url = (
        r"https?://(?:www\.)?km?cc\.go\.kr/user\.do(?:;jsessionid=[^?]*)?"
        r"\?(?=.*boardId=1113\b)(?=.*mode=view\b)(?:.*&)?boardSeq=(?P<number>\d+)"
    )
    canonical = (
        "https://www.kmcc.go.kr/user.do?mode=view&boardId=1113&page=A05030000&dc=K05030000&boardSeq={number}"
    )
    title = ("table.table_style01 .table_tit", ".view_title")
    body = ("td.table_con", ".view_content", ".view_cont")
    attachment = "a[href*='/download.do']"
