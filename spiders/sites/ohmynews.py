"""오마이뉴스: an internet daily of citizen reporters. The number of an article is in the query only (`CNTN_CD`)."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Ohmynews(NewsSpider):
    """오마이뉴스."""

    name = "ohmynews"
    outlet = Outlet(
        outlet_id=name,
        name="오마이뉴스",
        kind="daily",
        homepage="https://www.ohmynews.com/",
        terms="https://www.ohmynews.com/NWS_Web/Help/srv/h_help_rss.aspx",
        licence="all rights reserved",
        permission="ask",
        permission_source="RSS terms: personal use, no redistribution; read by others 2026-09-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=3,
        verified_by="live feed seen by others",
        verified_date=date(2026, 9, 27),
    )
    hosts = ("ohmynews.com", "m.ohmynews.com", "star.ohmynews.com")
    feed_urls = ("https://rss.ohmynews.com/rss/ohmynews.xml",)
    article_url = r"https?://(?:(?:www|m|star)\.)?ohmynews\.com/NWS_Web/\w+/\w+\.aspx\?(?:.*&)?(?i:CNTN_CD)=(?P<number>A\d{10})"
    canonical = "https://www.ohmynews.com/NWS_Web/View/at_pg.aspx?CNTN_CD={number}"
    body = ".at_contents"
    drop = ("table", ".atc_btn", ".add_scroll", ".sns_scroll", ".livere")
    byline = ".newstitle .info_data .name"
    visible_date = ".newstitle .info_data .date"
