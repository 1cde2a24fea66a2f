"""조선일보: a national daily, on Arc; pages of 2016 (cp949) and 2020 are of its old CMS at news.chosun.com."""

from datetime import date

from spiders.arc_spider import ArcSpider
from spiders.site import Layout
from warehouse.records import Outlet


class Look2020(Layout):
    """The look of the old CMS, 2016 to 2020."""

    until = date(2020, 8, 27)
    body = "#news_body_id .news_subtitle, #news_body_id .par"
    drop = (
        ".news_date",
        ".news_imgbox",
        ".news_imgslider",
        ".news_like",
        ".news_copyright",
        ".rel_art_list",
    )
    visible_date = "#news_body_id .news_date"


class LookOfCards(Layout):
    """The look of 2016's card stories: some have a text below the pictures."""

    until = date(2016, 9, 15)
    body = "#article_2011 .par"
    drop = (".copy_2011",)
    tail = (r"\[조선일보 .{1,30}(?:\?|더 보기)\]", r"기사보기 : http\S+")
    visible_date = ".date_ctrl_2011"


class Chosun(ArcSpider):
    """조선일보."""

    name = "chosun"
    outlet = Outlet(
        outlet_id=name,
        name="조선일보",
        kind="daily",
        homepage="https://www.chosun.com/",
        terms="",
        licence="all rights reserved",
        permission="ask",
        permission_source="RSS terms: personal, non-commercial use; robots.txt forbids /search; facts of 2026-10",
        has_ai_opt_out=False,
        is_text_redistributable=False,
        min_articles_per_week=25,
        verified_by="real pages",
        verified_date=date(2023, 11, 1),
    )
    hosts = ("news.chosun.com", "chosun.com")
    feed_urls = ("https://www.chosun.com/arc/outboundfeeds/rss/?outputType=xml",)
    sitemap_urls = ("https://www.chosun.com/arc/outboundfeeds/news-sitemap/?outputType=xml",)
    article_url = (
        r"https?://www\.chosun\.com/(?:[\w-]+/)+\d{4}/\d\d/\d\d/(?P<number>[A-Z0-9]{26})/",
        r"https?://news\.chosun\.com/site/data/html_dir/\d{4}/\d\d/\d\d/(?P<number>\d{13})\.html",
    )
    drop = ("b:has(> a[target=_blank])",)
    layouts = (Look2020, LookOfCards)
