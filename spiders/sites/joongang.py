"""중앙일보: a national daily. Its RSS is dead; the news sitemap and sitemaps by day stand in. /search and /aisearch are forbidden."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Joongang(NewsSpider):
    """중앙일보."""

    name = "joongang"
    outlet = Outlet(
        outlet_id=name,
        name="중앙일보",
        kind="daily",
        homepage="https://www.joongang.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="robots.txt names sitemaps and shuts out many AI bots by name; terms not read; facts of 2026-09",
        has_ai_opt_out=True,
        is_text_redistributable=False,
        min_articles_per_week=30,
        verified_by="live feed seen by others",
        verified_date=date(2026, 9, 10),
    )
    hosts = ("joongang.co.kr", "m.joongang.co.kr", "news.joins.com", "mnews.joins.com")
    sitemap_urls = ("https://www.joongang.co.kr/sitemap/latest-articles",)
    backfill_urls = ("https://www.joongang.co.kr/sitemap/articles/{day:%Y}/{day:%Y%m%d}",)
    article_url = (
        r"https?://(?:(?:www\.|m\.)?joongang\.co\.kr|m?news\.joins\.com)/(?:amp)?article/(?P<number>\d{6,9})"
    )
    canonical = "https://www.joongang.co.kr/article/{number}"
    body = ("#article_body :is(p[data-divno], .ab_sub_heading)", "#article_body")
    drop = (".ab_photo", ".ab_byline", ".ab_related_article", ".ab_subtitle", ".tag_wrap")
    byline = ".byline"
    section = ".subhead a"
    visible_date = ".datetime"
