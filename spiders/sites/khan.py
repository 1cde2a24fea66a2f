"""경향신문: a national daily. Pages of 2016 are cp949 on four hosts; h2.khan.co.kr (향이네) had a layout of its own."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Khan(NewsSpider):
    """경향신문."""

    name = "khan"
    outlet = Outlet(
        outlet_id=name,
        name="경향신문",
        kind="daily",
        homepage="https://www.khan.co.kr/",
        terms="https://www.khan.co.kr/help/help_rss.html",
        licence="all rights reserved",
        permission="ask",
        permission_source="RSS terms: personal subscription, else ask; read by others 2026-09-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=20,
        verified_by="live feed seen by others",
        verified_date=date(2026, 9, 27),
    )
    hosts = (
        "khan.co.kr",
        "m.khan.co.kr",
        "news.khan.co.kr",
        "biz.khan.co.kr",
        "bizn.khan.co.kr",
        "h2.khan.co.kr",
    )
    feed_urls = (
        "https://www.khan.co.kr/rss/rssdata/total_news.xml",
        "https://www.khan.co.kr/rss/rssdata/it_news.xml",
        "https://www.khan.co.kr/rss/rssdata/economy_news.xml",
        "https://www.khan.co.kr/rss/rssdata/politic_news.xml",
        "https://www.khan.co.kr/rss/rssdata/opinion_news.xml",
    )
    article_url = (
        r"https?://(?:(?:www|m|news|bizn?|h2)\.)?khan\.co\.kr/(?:[\w/-]+/)?(?P<number>\d{15})(?!\d)",
        r"https?://(?:(?:www|m|news|bizn?|h2)\.)?khan\.co\.kr/[\w/.]*\?(?:.*&)?artid=(?P<number>\d{15})",
    )
    canonical = "https://www.khan.co.kr/article/{number}"
    title_suffix = r"\s+-\s+(?:향이네 h2\.khan\.co\.kr|경향신문)"
    body = ("article #articleBody p.content_text", ".art_body", "#articleBody p.content_text", ".art_text")
    drop = (".art_photo", ".art_thumb", ".art_copyright", ".art_ad", "[class*=tts]")
    tail = (r"<[^<>]{1,30} 기자 [\w.@+-]+>",)
    byline = ("header .bottom .editor a", ".subject .name", ".art_author")
    section = ("header .category a", ".sec_title")
    visible_date = ("header .date", ".byline", ".art_date")
