"""동아일보: a national daily; text is parted by double line breaks."""

from datetime import date

from spiders.news_spider import NewsSpider
from spiders.site import Layout
from warehouse.records import Outlet


class Look2016(Layout):
    """The looks of 2013 and 2016."""

    until = date(2016, 9, 18)
    body = ".article_txt"
    title = (".article_title h1", ".article_title02 h1")
    visible_date = ("ul.news_info li", "p.title_foot")


class Donga(NewsSpider):
    """동아일보."""

    name = "donga"
    outlet = Outlet(
        outlet_id=name,
        name="동아일보",
        kind="daily",
        homepage="https://www.donga.com/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="RSS terms: personal, non-commercial use; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=20,
        verified_by="real pages",
        verified_date=date(2023, 4, 21),
    )
    hosts = ("news.donga.com", "m.donga.com", "donga.com")
    feed_urls = ("https://rss.donga.com/total.xml",)
    sitemap_urls = ("https://www.donga.com/sitemap/donga-newsmap.xml",)
    article_url = r"https?://(?:www|news|m)\.donga\.com/(?:[\w-]+/)*?(?P<day>20\d{6})/(?P<number>\d{6,})"
    canonical = "https://www.donga.com/news/article/all/{day}/{number}/1"
    body = "section.news_view"
    drop = (
        ".articlePhotoC",
        ".article_relation",
        ".view_ad",
        ".ad",
        ".t_option",
        ".sub_cont",
        ".article_keyword",
    )
    visible_date = ".news_info"
    layouts = (Look2016,)
