"""세계일보: a national daily. The sitemap of the day is a news sitemap; the feed's dates lack a blank (`Sun,27 Sep`)."""

from datetime import date

from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Segye(NewsSpider):
    """세계일보."""

    name = "segye"
    outlet = Outlet(
        outlet_id=name,
        name="세계일보",
        kind="daily",
        homepage="https://www.segye.com/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="robots.txt names the sitemaps (read by others 2026-09-10); terms not read",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=15,
        verified_by="live feed seen by others",
        verified_date=date(2026, 9, 10),
    )
    hosts = ("segye.com", "m.segye.com")
    feed_urls = ("https://www.segye.com/Articles/RSSList/segye_recent.xml",)
    sitemap_urls = ("https://www.segye.com/sitemap_day0.xml",)
    article_url = r"https?://(?:www\.|m\.)?segye\.com/(?:newsView|ampNewsView|view|print)/(?P<number>\d{14})"
    canonical = "https://www.segye.com/newsView/{number}"
    body = ("em.precis, article.viewBox2", "#article_txt article")
    drop = ("figure", "p.copyright", "#SG_CreatorName", ".relation_news")
    byline = "#SG_CreatorName"
    visible_date = ".viewInfo"
