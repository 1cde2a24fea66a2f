"""미래지능부: a ministry's board of press releases, three to a page."""

from datetime import date

from spiders.board_spider import BoardSpider
from warehouse.records import Outlet


class Mijibu(BoardSpider):
    """The ministry of the demo."""

    name = "mijibu"
    outlet = Outlet(
        outlet_id=name,
        name="미래지능부",
        kind="government",
        homepage="http://www.mijibu.example/",
        terms="",
        licence="KOGL-1",
        permission="open",
        permission_source="made up for the demo in flows/demo, 2026-11-22; no outlet stands behind the name",
        has_ai_opt_out=False,
        is_text_redistributable=True,
        min_articles_per_week=1,
        verified_by="made for this project",
        verified_date=date(2026, 11, 20),
    )
    delay_seconds = 0.0
    listing_urls = ("http://www.mijibu.example/bbs/list.do?sCode=user&bbsSeqNo=94&pageIndex={page}",)
    listing_pages = 2
    row = "div.list_type li"
    row_date = ".source span"
    article_url = r"http://www\.mijibu\.example/bbs/view\.do\?(?:.*&)?nttSeqNo=(?P<number>\d+)"
    canonical = "http://www.mijibu.example/bbs/view.do?sCode=user&bbsSeqNo=94&nttSeqNo={number}"
    title = ".view_head h2"
    body = ".view_cont"
    byline = ".view_info .dept"
    visible_date = ".view_info .date"
    attachment = ".view_file a[href*='/common/download.do']"
