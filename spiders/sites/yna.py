"""연합뉴스: the national news agency. Feeds hold 120 with a short lead; `/{category}/all/{page}` lists, /search/ is forbidden."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Yna(NewsSpider):
    """연합뉴스."""

    name = "yna"
    outlet = Outlet(
        outlet_id=name,
        name="연합뉴스",
        kind="wire",
        homepage="https://www.yna.co.kr/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="public RSS; page footer: AI 학습 및 활용 금지; robots.txt forbids /search/; facts of 2026-08",
        has_ai_opt_out=True,
        is_text_redistributable=False,
        min_articles_per_week=100,
        verified_by="live feed seen by others",
        verified_date=date(2026, 8, 16),
    )
    hosts = ("yna.co.kr", "m.yna.co.kr")
    feed_urls = (
        "https://www.yna.co.kr/rss/news.xml",
        "https://www.yna.co.kr/rss/economy.xml",
        "https://www.yna.co.kr/rss/industry.xml",
        "https://www.yna.co.kr/rss/politics.xml",
    )
    listing_urls = ("https://www.yna.co.kr/industry/all/{page}",)
    listing_pages = 3
    article_url = r"https?://(?:www\.|m\.)?yna\.co\.kr/(?:amp/)?view/(?P<number>[AX]KR\d{17})"
    canonical = "https://www.yna.co.kr/view/{number}"
    body = (".story-news.article > p", ".story-news > p", "article.story-news")
    drop = (".txt-copyright", ".adrs", "aside")
    tail = (r"제보는 카카오톡.*", r"\d{4}/\d\d/\d\d \d\d:\d\d 송고")
    byline = (".txt-con .tit-name", "#newsWriterCarousel01 strong")
    section = (".nav-path01 li:last-child a", ".nav-path01 li a")
    visible_date = (".update-time .txt-time01", ".update-time .txt-time02")
