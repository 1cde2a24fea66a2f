"""Addresses of the general press, the wires and the broadcasters: twins fold into one, other pages are no articles."""

from datetime import UTC, date, datetime
from html import escape
from pathlib import Path

import pytest

from spiders.news_spider import NewsSpider
from spiders.page import Page
from spiders.registry import load_sites
from warehouse.records import Problem, VisitKind

SITES = load_sites()
SEEN_AT = datetime(2026, 10, 30, tzinfo=UTC)
ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("site_addresses_general.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
ARTICLES = [tuple(row) for row in ROWS if row[2]]
OTHER_PAGES = [(outlet, address) for outlet, address, number, _ in ROWS if not number]

BY_DAY = [
    ("joongang", "https://www.joongang.co.kr/sitemap/articles/2026/20261007"),
    ("munhwa", "https://www.munhwa.com/sitemap/articles/2026/20261007"),
    ("hankyung", "https://www.hankyung.com/sitemap/daily-article/20261007.xml"),
    ("kukmin", "https://www.kmib.co.kr/rss/data/sitemap/daily/2026/10/dailyArticleList_20261007.xml"),
]

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>최신</title><link>{home}</link>
<item><title><![CDATA[만든 기사 & 제목]]></title><link>{article}</link><description>만든 앞글</description>
<dc:date>2026-10-30T08:00:00+09:00</dc:date></item>
<item><title>다른 쪽</title><link>{other}</link><dc:date>2026-10-30T08:00:00+09:00</dc:date></item></channel></rss>"""
NEWS_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>{article}</loc><news:news><news:publication><news:name>만든 신문</news:name><news:language>ko</news:language>
</news:publication><news:publication_date>2026-10-30T08:00:00+09:00</news:publication_date>
<news:title>만든 기사 제목</news:title></news:news></url><url><loc>{other}</loc></url><url><loc>{home}</loc></url></urlset>"""


@pytest.mark.parametrize(("outlet", "listed", "number", "canonical"), ARTICLES)
def test_a_twin_folds_into_the_article(outlet: str, listed: str, number: str, canonical: str) -> None:
    site = SITES[outlet]
    assert site.article_id(listed) == f"{outlet}:{number}"
    assert site.canonical_url(listed) == canonical
    assert site.canonical_url(canonical) == canonical


@pytest.mark.parametrize(("outlet", "address"), OTHER_PAGES)
def test_another_page_is_no_article(outlet: str, address: str) -> None:
    assert SITES[outlet].article_id(address) is None


@pytest.mark.parametrize(("kind", "template"), [("feed", RSS), ("sitemap", NEWS_SITEMAP)])
@pytest.mark.parametrize(("outlet", "listed", "number", "canonical"), ARTICLES)
def test_a_list_names_the_article_alone_with_its_date(
    outlet: str, listed: str, number: str, canonical: str, kind: VisitKind, template: str
) -> None:
    site = SITES[outlet]
    other = dict(OTHER_PAGES)[outlet]
    text = template.format(article=escape(listed), other=escape(other), home=site.outlet.homepage)
    page = Page(url=site.outlet.homepage, status=200, body=text.encode(), fetched_at=SEEN_AT, kind=kind)
    entries = site.listed(page)
    assert [site.canonical_url(entry.url) for entry in entries] == [canonical]
    assert [clue.raw for clue in entries[0].clues] == ["2026-10-30T08:00:00+09:00"]


@pytest.mark.parametrize("outlet", dict(OTHER_PAGES))
def test_every_outlet_names_its_articles_somewhere(outlet: str) -> None:
    site = SITES[outlet]
    assert issubclass(site, NewsSpider)
    assert site.feed_urls or site.sitemap_urls
    for url in (*site.feed_urls, *site.sitemap_urls):
        assert "search" not in url


@pytest.mark.parametrize(("outlet", "address"), BY_DAY)
def test_a_past_day_has_a_sitemap(outlet: str, address: str) -> None:
    site = SITES[outlet]
    assert issubclass(site, NewsSpider)
    assert [url.format(day=date(2026, 10, 7)) for url in site.backfill_urls] == [address]


def test_an_html_list_names_its_articles() -> None:
    links = '<a href="/it-science/general-it/6399901">제목</a><a href="/photos/6399902">사진</a><a href="/latest?page=2">2</a>'
    page = Page("https://www.news1.kr/latest?page=1", 200, links.encode(), SEEN_AT, "listing")
    assert [entry.url for entry in SITES["news1"].listed(page)] == [
        "https://www.news1.kr/it-science/general-it/6399901"
    ]


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<html><body><div id=app></div></body></html>", "page_changed"),
        ("<title>Just a moment...</title><script>window._cf_chl_opt = {}</script>", "blocked"),
    ],
)
@pytest.mark.parametrize(("outlet", "address"), {row[0]: row[3] for row in ARTICLES}.items())
def test_a_page_without_its_article_is_a_problem(outlet: str, address: str, html: str, kind: str) -> None:
    page = Page(address, 200, html.encode(), SEEN_AT)
    assert [row.kind for row in SITES[outlet].read(page) if isinstance(row, Problem)] == [kind]


def test_naver_is_left_alone() -> None:
    for site in SITES.values():
        assert not any("naver.com" in host for host in site.all_hosts()), site.name
