"""디지털데일리: the IT press. No feed lives (its old addresses lead home), so the front page names the articles."""

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Ddaily(NewsSpider):
    """디지털데일리."""

    name = "ddaily"
    outlet = Outlet(
        outlet_id=name,
        name="디지털데일리",
        kind="it_press",
        homepage="https://www.ddaily.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="terms and robots.txt not read; AI opt-out not looked for",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=10,
        verified_by="working code of others",
        verified_date=None,
    )
    hosts = ("ddaily.co.kr", "www1.ddaily.co.kr", "m.ddaily.co.kr")
    listing_urls = ("https://www.ddaily.co.kr/",)
    article_url = r"https?://(?:www1?\.|m\.)?ddaily\.co\.kr/page/view/(?P<number>\d{14,22})(?!\d)"
    canonical = "https://www.ddaily.co.kr/page/view/{number}"
    body = ("#news_body_area", "[itemprop=articleBody]", ".article_content")
    visible_date = (".arvdate", "[itemprop=datePublished]")
