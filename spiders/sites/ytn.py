"""YTN: a news channel. The text ends with its address for tips and a notice of rights."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Ytn(NewsSpider):
    """YTN."""

    name = "ytn"
    outlet = Outlet(
        outlet_id=name,
        name="YTN",
        kind="broadcaster",
        homepage="https://www.ytn.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="page footer: AI 데이터 활용 금지, read by others 2026-01; terms not read",
        has_ai_opt_out=True,
        is_text_redistributable=False,
        min_articles_per_week=12,
        verified_by="real pages",
        verified_date=date(2023, 4, 21),
    )
    # No feed is known; the list page has not been seen live. Ask it once by hand before the outlet is allowed.
    listing_urls = ("https://www.ytn.co.kr/news/list.php?mcd=0102",)
    article_url = r"https?://(?:www|m)\.ytn\.co\.kr/_ln/(?P<section_no>\d{4})_(?P<number>\d{18})"
    canonical = "https://www.ytn.co.kr/_ln/{section_no}_{number}"
    hosts = ("m.ytn.co.kr",)
    visible_date = ".news_info .date"
    body = ("span.subhead, #CmAdContent", ".paragraph")
