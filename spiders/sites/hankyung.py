"""한국경제: an economic daily. Feeds give titles alone; Cloudflare challenges quick callers, /api/ and /tag/ are forbidden."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Hankyung(NewsSpider):
    """한국경제."""

    name = "hankyung"
    outlet = Outlet(
        outlet_id=name,
        name="한국경제",
        kind="daily",
        homepage="https://www.hankyung.com/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS; robots.txt (read by others 2026-07-15) leaves /article/ open; terms not read",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=40,
        verified_by="live feed seen by others",
        verified_date=date(2026, 9, 27),
    )
    hosts = ("hankyung.com", "m.hankyung.com")
    feed_urls = (
        "https://www.hankyung.com/feed/all-news",
        "https://www.hankyung.com/feed/it",
        "https://www.hankyung.com/feed/economy",
        "https://www.hankyung.com/feed/politics",
    )
    sitemap_urls = ("https://www.hankyung.com/sitemap/latest-article.xml",)
    backfill_urls = ("https://www.hankyung.com/sitemap/daily-article/{day:%Y%m%d}.xml",)
    article_url = (
        r"https?://(?:www\.|m\.)?hankyung\.com/(?:[\w-]+/)*(?:article|amp)/(?P<number>\d{12}[\da-z])"
    )
    canonical = "https://www.hankyung.com/article/{number}"
    title_suffix = r"\s+\|\s+한국경제(?:신문)?"
    body = "#articletxt"
    drop = (".article-figure", ".ad-area-wrap", ".related-news", ".article-copyright")
    byline = ".article-byline .author .name"
    section = ".breadcrumb a:last-child"
    visible_date = ".datetime"
