"""소프트웨어정책연구소 (SPRi): the software policy institute; its AI briefs and its research."""

from spiders.office_spider import OfficeSpider
from warehouse.records import Outlet


class Spri(OfficeSpider):
    """SPRi."""

    name = "spri"
    outlet = Outlet(
        outlet_id=name,
        name="소프트웨어정책연구소",
        kind="institute",
        homepage="https://spri.kr/",
        terms="",
        licence="all rights reserved unless a page says otherwise",
        permission="ask",
        permission_source="public lists, terms and robots.txt not read; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=0,
        verified_by="lists read by working code of 2026; the markup of article pages is not known for certain",
        verified_date=None,
    )
    hosts = ("www.spri.kr",)
    listing_urls = (
        "https://spri.kr/posts?code=AI-Brief&data_page={page}",
        "https://spri.kr/posts?code=data_all&data_page={page}",
    )
    row = "div.box:has(a[href*='/posts/view/'])"
    link = "a[href*='/posts/view/']"
    article_url = r"https?://(?:www\.)?spri\.kr/posts/view/(?P<number>\d+)"
    canonical = "https://spri.kr/posts/view/{number}"
    title = (".view_title", ".post_title", ".title h3")
    body = (".view_contents", ".post_contents", ".view_cont")
    office_labels = ("저자", "작성자")
    attachment = "a[href*='/download/']"
