"""Fetches a site of the ND Soft CMS, which hundreds of Korean papers share: feeds, addresses and markup are the same."""

import re
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

from spiders.news_spider import NewsSpider
from spiders.page import Page


class NdsoftSpider(NewsSpider):
    """A paper on ND Soft. A site sets `name` and `outlet`; the rest is the family's.

    Feed, hosts, addresses of articles and their twins (mobile, AMP, with list state) follow from the homepage; a site
    with other ones sets `feed_urls`, `hosts`, `article_url` or `canonical` itself.
    """

    body: ClassVar[str | tuple[str, ...]] = ("#article-view-content-div", "[itemprop=articleBody]")
    drop: ClassVar[tuple[str, ...]] = (
        ".view-editors",
        ".article-copy",
        ".view-copyright",
        ".relation",
        ".tag-group",
    )
    byline: ClassVar[str | tuple[str, ...]] = (
        ".info-group .info-name",
        ".article-head-info .name",
        ".infomation li:has(.icon-user-o)",
    )
    visible_date: ClassVar[str | tuple[str, ...]] = (".info-group", ".article-head-info", ".infomation")

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Set what follows from the homepage, unless the site says otherwise."""
        super().__init_subclass__(**kwargs)
        home = cls.outlet.homepage
        domain = (urlsplit(home).hostname or "").removeprefix("www.")
        article = r"/news/articleView(?:Amp)?\.html\?(?:.*&)?idxno=(?P<number>\d+)"
        derived = {
            "hosts": (domain, f"m.{domain}", f"cdn.{domain}"),
            "feed_urls": (urljoin(home, "/rss/allArticle.xml"),),
            "article_url": rf"https?://(?:www\.|m\.|cdn\.)?{re.escape(domain)}{article}",
            "canonical": urljoin(home, "/news/articleView.html?idxno={number}"),
        }
        said = {name for owner in cls.__mro__[: cls.__mro__.index(NdsoftSpider)] for name in vars(owner)}
        for name in derived.keys() - said:
            setattr(cls, name, derived[name])

    @classmethod
    def read_byline(cls, page: Page) -> str:
        """Give the byline without the label that the skins put before it."""
        return super().read_byline(page).removeprefix("기자명").strip()
