"""Feeds, sitemaps and boards name articles and the dates beside them."""

import gzip
from datetime import UTC, datetime

import pytest

from spiders.archive import unpacked
from spiders.board_spider import BoardSpider
from spiders.discover import feed_entries, page_links, sitemap_entries
from spiders.extract import ExtractionError, extract
from spiders.page import Page
from warehouse.records import Outlet, VisitKind


def page(text: str | bytes, kind: VisitKind, url: str = "https://www.made.example/x") -> Page:
    body = text if isinstance(text, bytes) else text.encode()
    return Page(url=url, status=200, body=body, fetched_at=datetime(2026, 11, 1, tzinfo=UTC), kind=kind)


RSS = """
<?xml version="1.0" encoding="euc-kr" ?><rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><link>/</link>
<item><title>연구 & 개발</title><link><![CDATA[ /news/1 ]]></link><pubDate>2026-10-07 09:00:00</pubDate></item>
<item><guid>https://www.made.example/news/2</guid><dc:date>2026-10-08T09:00:00</dc:date></item>
<item><title>주소 없음</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="enclosure" href="/a.mp3"/><link href="/news/3"/>
<updated>2026-10-09T10:00:00+09:00</updated><published>2026-10-08T10:00:00+09:00</published></entry></feed>"""


@pytest.mark.parametrize("body", [RSS.encode("cp949"), RSS.replace("euc-kr", "utf-8").encode()])
def test_a_feed_with_a_stray_ampersand_and_a_late_declaration_is_read(body: bytes) -> None:
    entries = feed_entries(page(body, "feed"))
    assert [entry.url for entry in entries] == [
        "https://www.made.example/news/1",
        "https://www.made.example/news/2",
    ]
    assert [entry.clues[0].raw for entry in entries] == ["2026-10-07 09:00:00", "2026-10-08T09:00:00"]


def test_an_atom_entry_gives_its_page_and_its_publication() -> None:
    entry = feed_entries(page(ATOM, "feed"))[0]
    assert entry.url == "https://www.made.example/news/3"
    assert [(clue.field, clue.raw) for clue in entry.clues] == [("published", "2026-10-08T10:00:00+09:00")]


@pytest.mark.parametrize("text", ["", "서비스 종료", "<html><body>없음</body></html>", "{}"])
def test_what_is_no_feed_has_no_entries(text: str) -> None:
    assert feed_entries(page(text, "feed")) == []
    assert sitemap_entries(page(text, "sitemap")) == ([], [])


def test_a_news_sitemap_gives_the_publication_and_an_index_its_sitemaps() -> None:
    news = """<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://a.example/1</loc>
    <news:news><news:publication_date>2026-10-07T09:00:00+09:00</news:publication_date></news:news></url></urlset>"""
    entries, sitemaps = sitemap_entries(page(news, "sitemap"))
    assert (entries[0].url, entries[0].clues[0].field) == ("https://a.example/1", "news:publication_date")
    assert sitemaps == []
    index = "<sitemapindex><sitemap><loc>https://a.example/s1.xml</loc></sitemap></sitemapindex>"
    assert sitemap_entries(page(index, "sitemap")) == ([], ["https://a.example/s1.xml"])


def test_a_sitemap_that_is_a_gzip_file_is_unpacked() -> None:
    assert unpacked(gzip.compress(b"<urlset/>"), "") == (b"<urlset/>", True)


def test_links_are_absolute_and_named_once() -> None:
    html = '<a href="/1">a</a><a href="/1">b</a><a href="javascript:go(2)">c</a><a href="//b.example/3">d</a>'
    urls = [entry.url for entry in page_links(page(html, "listing"))]
    assert urls == ["https://www.made.example/1", "https://b.example/3"]


class MadeBoard(BoardSpider):
    """A made-up ministry."""

    name = "made_board"
    outlet = Outlet(
        outlet_id=name,
        name="한들부",
        kind="government",
        homepage="https://www.made.go.kr/",
        terms="",
        licence="공공누리 제1유형",
        permission="open",
        permission_source="made up",
        has_ai_opt_out=False,
        is_text_redistributable=True,
        min_articles_per_week=1,
        verified_by="",
        verified_date=None,
    )
    article_url = r"https://www\.made\.go\.kr/view\.do\?(?:.*&)?nttSn=(?P<number>\d+)"
    canonical = "https://www.made.go.kr/view.do?nttSn={number}"
    row_date = "td.date"


class MadeScriptBoard(MadeBoard):
    """The same with links in script."""

    number_in_row = r"fn_detail\('(\d+)'\)"
    detail_url = "https://www.made.go.kr/view.do?nttSn={number}"


BOARD = """<table><tbody><tr><td><a href="{href}" onclick="{click}">개방형 AI 지침</a></td><td class="date">2026. 10. 7</td></tr>
<tr><td>등록된 글이 없습니다</td></tr></tbody></table>"""


@pytest.mark.parametrize(
    ("board", "href", "click"),
    [(MadeBoard, "/view.do?page=1&amp;nttSn=77", ""), (MadeScriptBoard, "#", "fn_detail('77')")],
)
def test_a_board_names_its_rows_with_their_dates(board: type[BoardSpider], href: str, click: str) -> None:
    entries = board.listed(
        page(BOARD.format(href=href, click=click), "listing", "https://www.made.go.kr/list.do")
    )
    assert [board.article_id(entry.url) for entry in entries] == ["made_board:77"]
    assert [clue.raw for clue in entries[0].clues] == ["2026. 10. 7"]


HTML = """<meta property="og:title" content="개방형 AI 지침"><meta property="article:published_time" content="2026-10-07T09:00:00Z">
<div id="cont_newstext">지침이 나왔다.</div>"""


def test_one_page_is_extracted_by_its_site() -> None:
    found = extract(HTML.encode(), "https://news.kbs.co.kr/news/view.do?ncd=9990001")
    assert (found["outlet_id"], found["title"], found["body"]) == ("kbs", "개방형 AI 지침", "지침이 나왔다.")
    assert (found["published_at"], found["modified_at"]) == ("2026-10-07T18:00:00+09:00", None)
    assert found["extractor"] == "kbs/1"


@pytest.mark.parametrize(
    ("html", "outlet_id", "says"),
    [("<p>없음</p>", "kbs", "page_changed"), (HTML, "no_such", "expected one of")],
)
def test_a_page_without_an_article_says_why(html: str, outlet_id: str, says: str) -> None:
    with pytest.raises(ExtractionError, match=says):
        extract(html.encode(), "https://news.kbs.co.kr/news/view.do?ncd=9990001", outlet_id)
