"""The IT and trade press: what feeds and lists name is found, and twins of an article are one address."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from spiders.page import Page
from spiders.registry import load_sites, site_of
from warehouse.records import VisitKind

SITES = load_sites()

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "site_addresses.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
ADDRESSES = [row for row in ROWS if len(row) == 4]
OTHER_PAGES = [row for row in ROWS if len(row) == 2]
OUTLETS = sorted({row[0] for row in ADDRESSES})
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>전체기사</title><link>https://made.example/</link>
<item><title><![CDATA[공개형 AI & 정책]]></title><link><![CDATA[{}]]></link><description><![CDATA[<p>만든 요약</p>]]></description>
<author>만든 기자</author>{}</item>
<item><title>행사 안내</title><link>https://made.example/event/1</link></item></channel></rss>"""
ATOM = """<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom'><title>만든 이름</title>
<link ref='alternate' type='text/html' href='https://news.hada.io' />
<entry><title><![CDATA[만든 제목]]></title><link rel='alternate' type='text/html' href='{}' /><id>made</id>
<updated>2026-10-09T22:14:31+09:00</updated><published>2026-10-09T22:14:31+09:00</published>
<content type='html' xml:lang='ko'><![CDATA[<ul><li>만든 요약</li></ul>]]></content></entry></feed>"""
LIST = """<html><body><nav><a href="/">첫 화면</a></nav><ul><li><a href="{}"><strong>공개형 AI 정책</strong></a></li></ul>
<a href="javascript:more()">더 보기</a></body></html>"""
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{}</loc><news:news><news:publication>
<news:name>만든 이름</news:name><news:language>ko</news:language></news:publication>
<news:publication_date>2026-10-09T22:14:31+09:00</news:publication_date><news:title><![CDATA[만든 제목]]></news:title></news:news></url></urlset>"""
FEED_DATES = {
    "bloter": "<pubDate>2026-10-09 22:14:31</pubDate>",
    "dt": "<pubDate>2026-10-09T22:14:31+09:00</pubDate>",
    "boannews": "<dc:date>Fri, 9 Oct 2026 22:14:31 +0900</dc:date>",
    "inews24": "<pubDate>Fri, 09 Oct 2026 13:14:31 GMT</pubDate>",
}
"""As each outlet writes them; the others write as etnews does."""
AT = datetime(2026, 10, 9, 13, 14, 31, tzinfo=UTC)


def list_of(outlet: str, kind: VisitKind, text: str, encoding: str = "utf-8") -> Page:
    site = SITES[outlet]
    url = getattr(site, f"{kind}_urls")[0]
    return Page(url=url, status=200, body=text.encode(encoding), fetched_at=AT, kind=kind)


@pytest.mark.parametrize(("outlet", "url", "number", "canonical"), ADDRESSES)
def test_an_address_is_known_and_has_one_canonical_form(
    outlet: str, url: str, number: str, canonical: str
) -> None:
    site = SITES[outlet]
    assert site.article_id(url) == f"{outlet}:{number}"
    assert site.canonical_url(url) == canonical
    assert site.canonical_url(canonical) == canonical
    assert site_of(url, SITES) is site


@pytest.mark.parametrize(("outlet", "url"), OTHER_PAGES)
def test_another_page_is_no_article(outlet: str, url: str) -> None:
    assert SITES[outlet].article_id(url) is None


@pytest.mark.parametrize(
    ("outlet", "url", "number", "canonical"), [row for row in ADDRESSES if row[0] != "ddaily"]
)
def test_a_feed_gives_its_articles_and_their_dates(
    outlet: str, url: str, number: str, canonical: str
) -> None:
    date = FEED_DATES.get(outlet, "<pubDate>Fri, 9 Oct 2026 22:14:31 +0900</pubDate>")
    text = ATOM.format(url.replace("&", "&amp;")) if outlet == "geeknews" else RSS.format(url, date)
    encoding = "cp949" if outlet == "boannews" else "utf-8"
    page = list_of(outlet, "feed", text.replace("utf-8", "euc-kr") if encoding == "cp949" else text, encoding)
    entries = SITES[outlet].listed(page)
    assert [SITES[outlet].canonical_url(entry.url) for entry in entries] == [canonical]
    read = page.when(entries[0].clues[0])
    assert read is not None
    assert read.at == AT


@pytest.mark.parametrize(
    ("outlet", "link", "canonical"),
    [
        (
            "ddaily",
            "/page/view/2026101209301199999",
            "https://www.ddaily.co.kr/page/view/2026101209301199999",
        ),
        (
            "boannews",
            "/media/view.asp?idx=999111&amp;page=1&amp;kind=1",
            "https://www.boannews.com/media/view.asp?idx=999111",
        ),
    ],
)
def test_a_front_page_gives_its_articles(outlet: str, link: str, canonical: str) -> None:
    entries = SITES[outlet].listed(list_of(outlet, "listing", LIST.format(link)))
    assert [SITES[outlet].canonical_url(entry.url) for entry in entries] == [canonical]


def test_a_news_sitemap_gives_its_articles_and_their_dates() -> None:
    site = SITES["edaily"]
    url = "https://www.edaily.co.kr/News/Read?newsId=01999926649999999&amp;mediaCodeNo=257"
    page = list_of("edaily", "sitemap", SITEMAP.format(url))
    entries = site.listed(page)
    assert [site.article_id(entry.url) for entry in entries] == ["edaily:01999926649999999"]
    read = page.when(entries[0].clues[0])
    assert read is not None
    assert read.at == AT


@pytest.mark.parametrize("outlet", OUTLETS)
def test_every_host_that_is_asked_belongs_to_the_outlet(outlet: str) -> None:
    site = SITES[outlet]
    for url in (*site.feed_urls, *site.sitemap_urls, *site.listing_urls):  # type: ignore[attr-defined]
        assert site_of(url, SITES) is site
