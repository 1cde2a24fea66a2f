"""전자신문: the daily of electronics and IT. Feeds of 30: the day's news, AI, software. Some networks are reset."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Etnews(NewsSpider):
    """전자신문."""

    name = "etnews"
    outlet = Outlet(
        outlet_id=name,
        name="전자신문",
        kind="it_press",
        homepage="https://www.etnews.com/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS, robots.txt allows all, its ban of GPTBot is commented out (2026-08-27); terms not read",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=30,
        verified_by="live feed seen by others",
        verified_date=date(2026, 8, 27),
    )
    hosts = ("etnews.com", "m.etnews.com", "rss.etnews.com")
    feed_urls = (
        "https://rss.etnews.com/04046.xml",
        "https://rss.etnews.com/Section901.xml",
        "https://rss.etnews.com/04.xml",
    )
    article_url = r"https?://(?:www\.|m\.)?etnews\.com/(?P<number>\d{12,14})(?!\d)"
    canonical = "https://www.etnews.com/{number}"
    body = ("#articleBody", ".article_body", ".article_txt")
    drop = (".article_ban", ".reporter_info", ".related_news")
    visible_date = (".article_header", ".article_title_wrap", "time.date")
