"""TV조선 뉴스: a broadcaster. One block of text, parted by `<br>`; pages of 2023 begin with the credit of the photo."""

import re
from datetime import date

from spiders.news_spider import NewsSpider
from spiders.page import Page
from warehouse.records import Outlet

PHOTO_CREDIT = re.compile(r"\A/[^\n]{2,20}\n")


class Tvchosun(NewsSpider):
    """TV조선."""

    name = "tvchosun"
    outlet = Outlet(
        outlet_id=name,
        name="TV조선",
        kind="broadcaster",
        homepage="https://news.tvchosun.com/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS, terms not read; facts of 2026-09",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=5,
        verified_by="live feed seen by others",
        verified_date=date(2026, 9, 27),
    )
    hosts = ("tvchosun.com", "www.tvchosun.com")
    feed_urls = (
        "https://news.tvchosun.com/site/data/rss/rss.xml",
        "https://news.tvchosun.com/site/data/rss/economy.xml",
        "https://news.tvchosun.com/site/data/rss/politics.xml",
    )
    article_url = (
        r"https?://news\.tvchosun\.com/site/data/html_dir/(?P<day>\d{4}/\d\d/\d\d)/(?P<number>\d{13})\.html"
    )
    canonical = "https://news.tvchosun.com/site/data/html_dir/{day}/{number}.html"
    title_suffix = r"\s*[-|:]*\s*TV\s?(?:조선|CHOSUN)(?:\s*뉴스)?"
    body = (".item-main .contents .text-box", ".news_body .article", ".article")
    drop = (".img-box", ".article_photo", ".description")
    byline = (".view-title .editor a.reporter", ".editor-detail .name")
    section = ".view-title .category a"
    visible_date = (".view-title .editor .date", ".news_date")

    @classmethod
    def read_body(cls, page: Page) -> str:
        """Give the text without the photo's credit (`/연합뉴스`) that stands before it."""
        return PHOTO_CREDIT.sub("", super().read_body(page))
