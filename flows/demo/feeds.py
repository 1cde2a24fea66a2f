"""Feeds and sitemaps of the made-up outlets, with dates in the forms that real ones use."""

from collections.abc import Callable, Iterable
from datetime import datetime
from email.utils import format_datetime
from typing import Final

from flows.demo.skeleton import attribute, fill
from flows.demo.texts import Paper, Text

PUB_DATES: Final[dict[str, Callable[[datetime], str]]] = {
    "plain": lambda at: at.strftime("%Y-%m-%d %H:%M:%S"),
    "rfc822": format_datetime,
    "capitals_kst": lambda at: at.strftime("%a, %d %b %Y %H:%M:%S KST").upper(),
}
"""Form of a feed's pubDate, by the name in `outlets.toml`; `plain` names no zone and means Korean time."""


def rss(paper: Paper, texts: Iterable[Text], url: Callable[[Text], str]) -> str:
    """Give an outlet's RSS 2.0 feed; without texts it is a channel without an item, as dead feeds are."""
    items = (
        f"<item>\n<title><![CDATA[{text.title}]]></title>\n<link>{attribute(url(text))}</link>\n"
        f"<description><![CDATA[{text.paragraphs[0][:120]}]]></description>\n"
        f"<author>{attribute(text.byline)}</author>\n"
        f"<pubDate>{PUB_DATES[paper.pub_date](text.published)}</pubDate>\n</item>"
        for text in texts
    )
    return fill("rss.xml", paper, items="\n".join(items))


def news_sitemap(paper: Paper, texts: Iterable[Text], url: Callable[[Text], str]) -> str:
    """Give an outlet's news sitemap."""
    entries = (
        f"<url><loc>{attribute(url(text))}</loc><lastmod>{text.changed.isoformat()}</lastmod><news:news>"
        f"<news:publication><news:name>{paper.name}</news:name><news:language>ko</news:language></news:publication>"
        f"<news:publication_date>{text.published.isoformat()}</news:publication_date>"
        f"<news:title>{attribute(text.title)}</news:title></news:news></url>"
        for text in texts
    )
    return fill("sitemap.xml", paper, items="\n".join(entries))
