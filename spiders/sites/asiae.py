"""아시아경제: an economic daily. The same article stands at view. and at www.; /en/ holds translations."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Asiae(NewsSpider):
    """아시아경제."""

    name = "asiae"
    outlet = Outlet(
        outlet_id=name,
        name="아시아경제",
        kind="daily",
        homepage="https://www.asiae.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS, terms not read; facts of 2026-08",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=40,
        verified_by="working code of others",
        verified_date=date(2026, 8, 18),
    )
    hosts = ("asiae.co.kr", "view.asiae.co.kr", "cm.asiae.co.kr", "m.asiae.co.kr")
    feed_urls = ("https://view.asiae.co.kr/rss/all.htm",)
    article_url = r"https?://(?:(?:www|view|cm|m)\.)?asiae\.co\.kr/(?:article/|news/view\.htm\?(?:.*&)?idxno=)(?P<number>\d{19})"
    canonical = "https://view.asiae.co.kr/article/{number}"
    body = (".article_head h4, .article p[data-alda-marking]", ".cont_article .article", "#txt_area")
    drop = (".article_photo", ".txt_prohibition", ".e_article", ".article_ad")
    byline = ".reporter p strong"
    section = ".lc .btn_title"
    visible_date = ".date_box"
