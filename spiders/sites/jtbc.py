"""JTBC 뉴스: a broadcaster. Since July 2026 a script writes the text: unless a fetch proves otherwise, expect `page_changed`."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Jtbc(NewsSpider):
    """JTBC."""

    name = "jtbc"
    outlet = Outlet(
        outlet_id=name,
        name="JTBC",
        kind="broadcaster",
        homepage="https://news.jtbc.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public sitemap; terms and robots.txt not read; facts of 2026-09",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=5,
        verified_by="working code of others",
        verified_date=date(2026, 9, 27),
    )
    hosts = ("mnews.jtbc.co.kr", "news-ex.jtbc.co.kr")
    feed_urls = ("https://news-ex.jtbc.co.kr/v1/get/rss/newsflesh",)
    sitemap_urls = ("https://news.jtbc.co.kr/sitemaps/latest-articles",)
    article_url = (
        r"https?://m?news\.jtbc\.co\.kr/article/(?:article\.aspx\?(?:.*&)?news_id=)?(?P<number>NB\d{8})"
    )
    canonical = "https://news.jtbc.co.kr/article/{number}"
    title_suffix = r"\s*\|\s*JTBC(?:\s*뉴스)?"
    body = ("[data-testid=article-body] span.MuiTypography-body-md", "#ijam_content", ".article_content")
    drop = ("figure", ".ad_area", ".set_contents_video_ad", ".set_contents_image_ad")
    byline = "a.author-item"
    section = 'a[href*="/sections/"]'
