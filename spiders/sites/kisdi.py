"""정보통신정책연구원 (KISDI): the state's institute for ICT policy. The links of its list are scripts."""

from datetime import date

from spiders.office_spider import OfficeSpider
from warehouse.records import Outlet


class Kisdi(OfficeSpider):
    """KISDI."""

    name = "kisdi"
    outlet = Outlet(
        outlet_id=name,
        name="정보통신정책연구원",
        kind="institute",
        homepage="https://www.kisdi.re.kr/",
        terms="",
        licence="all rights reserved unless a page says otherwise",
        permission="ask",
        permission_source="public board, terms and robots.txt not read; its TLS is old; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=1,
        verified_by="list and article pages read by working code of others",
        verified_date=date(2026, 8, 2),
    )
    hosts = ("kisdi.re.kr",)
    listing_urls = ("https://www.kisdi.re.kr/bbs/list.do?key=m2101113055776&pageIndex={page}",)
    listing_pages = 2
    row = "a[onclick*=goView]"
    number_in_row = r"goView\('(\d+)'"
    detail_url = "https://www.kisdi.re.kr/bbs/view.do?key=m2101113055776&bbsSn={number}"
    article_url = (
        r"https?://(?:www\.)?kisdi\.re\.kr/bbs/view\.do"
        r"\?(?=.*key=m2101113055776\b)(?:.*&)?bbsSn=(?P<number>\d+)"
    )
    canonical = detail_url
    title = ("li.title strong", "h4")
    body = "div.content"
    attachment = "a[href*='/cmm/fileDown.do']"
