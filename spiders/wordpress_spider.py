"""Fetches a site on WordPress: feed, text and the notices that its plugins put into the text are the same everywhere."""

from typing import ClassVar

from spiders.news_spider import NewsSpider


class WordpressSpider(NewsSpider):
    """A site on WordPress. A site sets `name`, `outlet`, `feed_urls`, `article_url` and `canonical`.

    Title, dates, author and section come from the JSON-LD graph and the meta tags of its plugins, dates in UTC.
    """

    body: ClassVar[str | tuple[str, ...]] = (".entry-content", ".post-content", "[itemprop=articleBody]")
    drop: ClassVar[tuple[str, ...]] = (
        ".sharedaddy",
        ".jp-relatedposts",
        ".yarpp-related",
        ".addtoany_share_save_container",
        ".wp-block-buttons",
        ".wp-block-embed",
        ".post-tags",
    )
    visible_date: ClassVar[str | tuple[str, ...]] = "time.entry-date"
