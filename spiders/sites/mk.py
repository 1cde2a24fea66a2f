"""매일경제: an economic daily. The subtitle stands in div.mid_title within the text."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Mk(NewsSpider):
    """매일경제."""

    name = "mk"
    outlet = Outlet(
        outlet_id=name,
        name="매일경제",
        kind="daily",
        homepage="https://www.mk.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="page footer: AI 학습 및 활용 금지; facts of 2026-10",
        has_ai_opt_out=True,
        is_text_redistributable=False,
        min_articles_per_week=50,
        verified_by="real pages",
        verified_date=date(2025, 6, 4),
    )
    feed_urls = ("https://www.mk.co.kr/rss/30000001/",)
    sitemap_urls = ("https://www.mk.co.kr/sitemap/latest-articles/",)
    article_url = r"https?://(?:www|m)\.mk\.co\.kr/(?:en/)?news/(?P<section_name>[\w-]+)/(?P<number>\d+)"
    canonical = "https://www.mk.co.kr/news/{section_name}/{number}"
    body = "div.news_cnt_detail_wrap[itemprop=articleBody]"
    visible_date = ".time_area .registration"
