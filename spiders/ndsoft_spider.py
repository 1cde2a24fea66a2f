"""Fetches a site of the ND Soft CMS, which hundreds of Korean papers share: feeds, addresses and markup are the same."""

from typing import ClassVar

from spiders.news_spider import NewsSpider
from spiders.page import Page


class NdsoftSpider(NewsSpider):
    """A paper on ND Soft. A site sets `name`, `outlet`, `feed_urls` and `article_url`; the rest is the family's.

    `article_url` is `https?://(?:www[.])?HOST/news/articleView[.]html[?](?:.*&)?idxno=(?P<number>[0-9]+)` and
    `canonical` `https://www.HOST/news/articleView.html?idxno={number}`: list state follows the number.
    """

    body: ClassVar[str | tuple[str, ...]] = ("#article-view-content-div", "[itemprop=articleBody]")
    drop: ClassVar[tuple[str, ...]] = (
        ".view-editors",
        ".article-copy",
        ".view-copyright",
        ".relation",
        ".tag-group",
    )
    byline: ClassVar[str | tuple[str, ...]] = (".info-group .info-name", ".article-head-info .name")
    visible_date: ClassVar[str | tuple[str, ...]] = (".info-group", ".article-head-info")

    @classmethod
    def read_byline(cls, page: Page) -> str:
        """Give the byline without the label that the skins put before it."""
        return super().read_byline(page).removeprefix("기자명").strip()
