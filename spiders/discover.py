"""Addresses of articles, and the dates given beside them, from feeds, sitemaps and lists."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml import etree

from spiders.date_clues import DateClue
from spiders.html_tree import OutsizeError, parse_html
from spiders.page import Page
from spiders.paragraphs import one_line

LISTS = ("feed", "sitemap", "listing")
"""Kinds of answers that name articles."""
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
ENTRY_DATES = ("pubDate", "published", "date", "updated")
"""RSS, Atom, Dublin Core, Atom again: in the order in which they mean the publication."""
ENTRY_TEXTS = ("title", "description", "summary")
LONGEST_ADDRESS = 2_000
LONGEST_TEXT = 5_000
MOST_CLUES = 20
MOST_ENTRIES = 50_000
"""What the protocol allows one sitemap."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One address found in a feed, sitemap or list, with what stood beside it."""

    url: str
    clues: tuple[DateClue, ...] = ()
    text: str = ""
    """Title and lead as the list gives them, a line each; empty if it gives an address alone."""


def feed_entries(page: Page) -> list[Listed]:
    """Give the entries of an RSS or Atom feed; an answer that is no feed gives none."""
    root = _xml(page.text)
    entries = [] if root is None else list(root.iter("{*}item", "{*}entry"))
    found = []
    for entry in _few(entries):
        address = absolute(page.url, _link(entry))
        if address:
            found.append(Listed(address, tuple(_entry_clues(entry)), _entry_text(entry)))
    return found


def sitemap_entries(page: Page) -> tuple[list[Listed], list[str]]:
    """Give the pages of a sitemap, and the sitemaps of a sitemap index."""
    root = _xml(page.text)
    pages: list[Listed] = []
    sitemaps: list[str] = []
    for node in _few([] if root is None else root):
        location = next((one_line(child.text or "") for child in node if _tag(child) == "loc"), "")
        address = absolute(page.url, location)
        if address and _tag(node) == "sitemap":
            sitemaps.append(address)
        elif address and _tag(node) == "url":
            titles = (child.text or "" for child in node.iter() if _tag(child) == "title")
            pages.append(Listed(address, tuple(_sitemap_clues(node)), one_line(" ".join(titles))))
    return pages, sitemaps


def by_article(entries: Iterable[Listed], article_id: Callable[[str], str | None]) -> dict[str, Listed]:
    """Give what a list says of each article, in its order; an article may be named by several addresses."""
    found: dict[str, Listed] = {}
    for entry in entries:
        name = article_id(entry.url)
        if name:
            first = found.get(name, Listed(entry.url))
            texts = dict.fromkeys(filter(None, (first.text, entry.text)))
            clues = tuple(dict.fromkeys(first.clues + entry.clues))[:MOST_CLUES]
            found[name] = Listed(first.url, clues, "\n".join(texts)[:LONGEST_TEXT])
    return found


def absolute(base: str, link: str) -> str:
    """Give the address a link means on the web, or nothing for one that means none: mail, scripts, broken ones."""
    try:
        link = link.strip()
        is_whole = link.startswith(("http://", "https://"))
        address = link if is_whole or not link else urljoin(base, link)
        parts = urlsplit(address)
        is_sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return ""
    return address if is_sound and len(address) <= LONGEST_ADDRESS else ""


def is_wanted(url: str, follow: str) -> bool:
    """Say whether a sitemap of an index is worth asking; without an expression all are."""
    return re.search(follow, url) is not None


def page_links(page: Page) -> list[Listed]:
    """Give every link of an HTML page, absolute, in the order of the page, with the words of all links to it."""
    texts: dict[str, list[str]] = {}
    for anchor in page.tree.css("a[href]"):
        address = absolute(page.url, anchor.attributes.get("href") or "")
        if address:
            texts.setdefault(address, []).append(one_line(anchor.text(separator=" ")[:LONGEST_TEXT]))
    return [Listed(address, text="\n".join(filter(None, lines))) for address, lines in texts.items()]


def _xml(text: str) -> etree._Element | None:
    """Parse leniently: feeds hold stray ampersands and blanks before the declaration."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    source = DECLARATION.sub("", text).strip()
    try:
        return etree.fromstring(source.encode(), parser) if source.startswith("<") else None
    except etree.XMLSyntaxError:  # nothing in it that could be mended
        return None


def _few(entries: Sequence[etree._Element]) -> Sequence[etree._Element]:
    if len(entries) > MOST_ENTRIES:
        raise OutsizeError(f"a list of {len(entries)} entries")
    return entries


def _tag(node: etree._Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _link(entry: etree._Element) -> str:
    """Give the address of an entry: the text of RSS's link, the href of Atom's, else a guid that is an address."""
    links = [child for child in entry if _tag(child) == "link"]
    for child in links:
        address = one_line(child.text or child.get("href") or "")
        if address and child.get("rel", "alternate") == "alternate":
            return address
    guids = (one_line(child.text or "") for child in entry if _tag(child) == "guid")
    return next((guid for guid in guids if guid.startswith("http")), "")


def _entry_text(entry: etree._Element) -> str:
    """Give title and lead of an entry; leads are HTML more often than not."""
    texts = {
        _tag(child): " ".join(islice(child.itertext(), 1000)) for child in entry if _tag(child) in ENTRY_TEXTS
    }
    lines = (_plain(texts.get(name, "")[:LONGEST_TEXT]) for name in ENTRY_TEXTS)
    return "\n".join(filter(None, map(one_line, lines)))


def _plain(line: str) -> str:
    if "<" not in line and "&" not in line:
        return line
    body = parse_html(f"<body>{line}</body>").body
    return body.text(separator=" ") if body is not None else ""


def _entry_clues(entry: etree._Element) -> Iterator[DateClue]:
    texts = {_tag(child): one_line(child.text or "") for child in entry}
    for name in ENTRY_DATES:
        if texts.get(name):
            yield DateClue("feed", name, texts[name], "published")
            return


def _sitemap_clues(node: etree._Element) -> Iterator[DateClue]:
    for child in node.iter():
        text = one_line(child.text or "") if isinstance(child.tag, str) else ""
        if text and _tag(child) == "publication_date":
            yield DateClue("sitemap", "news:publication_date", text, "published")
        elif text and _tag(child) == "lastmod":
            yield DateClue("sitemap", "lastmod", text, "modified")
