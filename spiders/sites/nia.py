"""한국지능정보사회진흥원 (NIA): the agency that carries out digital policy; its press releases."""

from spiders.bbs_spider import BbsSpider
from warehouse.records import Outlet


class Nia(BbsSpider):
    """NIA."""

    name = "nia"
    outlet = Outlet(
        outlet_id=name,
        name="한국지능정보사회진흥원",
        kind="institute",
        homepage="https://www.nia.or.kr/",
        terms="",
        licence="공공누리, type given on each page",
        permission="ask",
        permission_source="public board, terms and robots.txt not read; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=1,
        verified_by="read by working code of others; the CMS's list tried on two real pages of 선관위",
        verified_date=None,
    )
    hosts = ("nia.or.kr",)
    listing_urls = ("https://www.nia.or.kr/site/nia_kor/ex/bbs/List.do?cbIdx=90549&pageIndex={page}",)
    listing_pages = 2
    detail_url = (
        "https://www.nia.or.kr/site/nia_kor/ex/bbs/View.do?cbIdx=90549&bcIdx={number}&parentSeq={number}"
    )
    article_url = (
        r"https?://(?:www\.)?nia\.or\.kr/site/nia_kor/ex/bbs/View\.do"
        r"\?(?=.*cbIdx=90549\b)(?:.*&)?bcIdx=(?P<number>\d+)"
    )
    canonical = detail_url
    title = (".board_view .subject", ".view_title", ".board_type01 .subject")
