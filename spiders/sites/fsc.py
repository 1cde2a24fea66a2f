"""금융위원회: the financial services commission. Its RSS gives dates without a zone, which are Korean time."""

from datetime import date

from spiders.office_spider import OfficeSpider
from warehouse.records import Outlet


class Fsc(OfficeSpider):
    """금융위."""

    name = "fsc"
    outlet = Outlet(
        outlet_id=name,
        name="금융위원회",
        kind="government",
        homepage="https://www.fsc.go.kr/",
        terms="",
        licence="공공누리, type given on each page",
        permission="ask",
        permission_source="public RSS, terms and robots.txt not read; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=1,
        verified_by="RSS seen live by others; the markup of article pages is not known for certain",
        verified_date=date(2026, 8, 7),
    )
    hosts = ("fsc.go.kr",)
    feed_urls = ("https://www.fsc.go.kr/about/fsc_bbs_rss/?fid=0111",)
    listing_urls = ("https://www.fsc.go.kr/no010101?curPage={page}",)
    listing_pages = 2
    row = ".board-list-wrap .inner"
    link = "a[href*='/no010101/']"
    article_url = r"https?://(?:www\.)?fsc\.go\.kr/no010101/(?P<number>\d+)"
    canonical = "https://www.fsc.go.kr/no010101/{number}"
    title = (".board-view-wrap .subject", ".content-body .subject")
    body = (".board-view-wrap .body .cont", ".content-body .cont", "div.body", "div.cont")
    visible_date = (".board-view-wrap .day", ".content-body .day")
    attachment = "a[href*='/comm/getFile']"
