"""What the made-up outlets answer: a pure function of host, address and edition."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from flows.demo import feeds, open_api
from flows.demo.families import address, file_path, page
from flows.demo.files import attached
from flows.demo.skeleton import attribute, fill
from flows.demo.texts import EDITIONS, Paper, Text, papers, texts

FEEDS: Final = {
    "ndsoft": "/rss/allArticle.xml",
    "ndsoft_old": "/rss/allArticle.xml",
    "arc": "/arc/outboundfeeds/rss/?outputType=xml",
    "cp949": "/rss/rssdata/total_news.xml",
    "wire": "/rss/news.xml",
    "silent": "/rss/allArticle.xml",
}
SITEMAPS: Final = {
    "daily": "/sitemap/latest-articles",
    "arc": "/arc/outboundfeeds/news-sitemap/?outputType=xml",
}
BOARD_LIST: Final = "/bbs/list.do"
BOARD_PAGE_SIZE: Final = 3
API: Final = "/portal/openapi/"
HTML: Final = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, before the server adds Date and the like."""

    status: int
    content_type: str
    body: bytes
    changed: datetime | None = None
    """What Last-Modified says."""


def answer(host: str, target: str, edition: int) -> Answer:
    """Give what a host of the demo answers to an address (`/path?query`) in an edition."""
    paper = next((paper for paper in papers().values() if paper.host == host), None)
    if paper is None:
        return Answer(502, "text/plain; charset=utf-8", f"{host} is no host of the demo\n".encode())
    if urlsplit(target).path == "/robots.txt":
        return _plain(
            paper, "text/plain", "\n".join(["User-agent: *", *paper.robots, *_sitemap_lines(paper), ""])
        )
    if paper.family == "walled":
        return Answer(403, HTML, fill("challenge.html", paper).encode())
    online = list(texts(paper.outlet_id, edition).values())
    path, query = urlsplit(target).path, dict(parse_qsl(urlsplit(target).query))
    if paper.family == "open_api" and path.startswith(API):
        text = open_api.answer(path.removeprefix(API), query, online, lambda text: address(paper, text))
        return Answer(200, "application/json; charset=utf-8", text.encode())
    if paper.family == "board" and path == BOARD_LIST:
        return _board_list(paper, online, int(query.get("pageIndex", "1")))
    return _pages(paper.outlet_id, edition).get(_normal(target)) or _html(
        paper, fill("gone.html", paper), status=404
    )


def addresses(outlet_id: str, edition: int) -> list[str]:
    """Give every address of an outlet that answers 200 in an edition."""
    paper = papers()[outlet_id]
    found = [f"http://{paper.host}/robots.txt"]
    if paper.family == "walled":
        return found
    if paper.family == "open_api":
        keyed = urlencode({"KEY": open_api.DEMO_KEY, "Type": "json", "pIndex": 1, "pSize": 100})
        found += [f"http://{paper.host}{API}{service}?{keyed}" for service in open_api.SERVICES]
    if paper.family == "board":
        found.append(f"http://{paper.host}{BOARD_LIST}?sCode=user&bbsSeqNo=94&pageIndex=1")
    return found + [f"http://{paper.host}{target}" for target in _pages(outlet_id, edition)]


@cache
def _pages(outlet_id: str, edition: int) -> dict[str, Answer]:
    """Give the pages of an outlet that depend on nothing but the edition, by normalised target."""
    if edition not in EDITIONS:
        raise ValueError(f"edition: expected one of {EDITIONS}, found {edition}")
    paper = papers()[outlet_id]
    online = list(texts(outlet_id, edition).values())
    found = {"/": _html(paper, fill("home.html", paper, items=_links(paper, online)), online)}
    if paper.family in FEEDS:
        feed = feeds.rss(paper, online, lambda text: address(paper, text))
        # Real ND Soft sites of the old skin serve their feed as text/html.
        kind = "text/html" if paper.family == "ndsoft_old" else "text/xml"
        found[_normal(FEEDS[paper.family])] = _plain(paper, kind, feed, online)
    if paper.family in SITEMAPS:
        sitemap = feeds.news_sitemap(paper, online, lambda text: address(paper, text))
        found[_normal(SITEMAPS[paper.family])] = _plain(paper, "text/xml", sitemap, online)
    for text in online:
        others = [other for other in online if other is not text and not other.is_closed][:3]
        target = address(paper, text).removeprefix(f"http://{paper.host}")
        found[_normal(target)] = _html(paper, page(paper, text, _links(paper, others)), [text])
        for number, name in enumerate(text.files):
            found[_normal(file_path(text, number))] = Answer(200, *attached(paper, text, name), text.changed)
    return found


def _board_list(paper: Paper, online: Sequence[Text], number: int) -> Answer:
    """Give one page of a board's list; past the last one it has no items, as real boards do."""
    count = -(-len(online) // BOARD_PAGE_SIZE)
    shown = online[BOARD_PAGE_SIZE * (number - 1) : BOARD_PAGE_SIZE * number]
    items = "\n".join(
        f'<li><a href="{attribute(address(paper, text))}&amp;pageIndex={number}"><strong>{attribute(text.title)}</strong>'
        f'<span class="lead">{attribute(text.paragraphs[0][:60])}…</span><span class="source">'
        f"<span>{text.published:%Y.%m.%d}</span><span>{attribute(text.byline)}</span></span></a></li>"
        for text in shown
    )
    paging = " ".join(
        f'<a href="{BOARD_LIST}?sCode=user&amp;bbsSeqNo=94&amp;pageIndex={other}">{other}</a>'
        for other in range(1, count + 1)
    )
    counts = {"count": str(len(online)), "page": str(number), "page_count": str(count)}
    return _html(paper, fill("board_list.html", paper, items=items, paging=paging, **counts), online)


def _links(paper: Paper, online: Sequence[Text]) -> str:
    return "\n".join(
        f'<li><a href="{attribute(address(paper, text))}">{attribute(text.title)}</a></li>' for text in online
    )


def _sitemap_lines(paper: Paper) -> list[str]:
    return [f"Sitemap: http://{paper.host}{SITEMAPS[paper.family]}"] if paper.family in SITEMAPS else []


def _html(paper: Paper, text: str, online: Sequence[Text] = (), status: int = 200) -> Answer:
    # The cp949 site names its charset in the page alone, and there by the name of the smaller set.
    content_type = HTML if paper.charset == "utf-8" else "text/html"
    return Answer(
        status, content_type, text.encode(paper.charset), max((text.changed for text in online), default=None)
    )


def _plain(paper: Paper, kind: str, text: str, online: Sequence[Text] = ()) -> Answer:
    content_type = f"{kind}; charset=utf-8" if paper.charset == "utf-8" else kind
    return Answer(
        200, content_type, text.encode(paper.charset), max((text.changed for text in online), default=None)
    )


def _normal(target: str) -> str:
    """Give a target with its query in alphabetical order."""
    parts = urlsplit(target)
    query = urlencode(sorted(parse_qsl(parts.query)))
    return f"{parts.path}?{query}" if query else parts.path
