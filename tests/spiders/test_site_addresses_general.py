"""Addresses of the general press, the wires and the broadcasters: twins fold into one, other pages are no articles."""

from datetime import UTC, date, datetime
from html import escape

import pytest

from spiders.news_spider import NewsSpider
from spiders.page import Page
from spiders.registry import load_sites
from warehouse.records import Problem, VisitKind

SITES = load_sites()
SEEN_AT = datetime(2026, 10, 30, tzinfo=UTC)
ARC = "MADEUPBIZARTICLE0123456789"

ARTICLES = [
    (
        "yna",
        "https://www.yna.co.kr/view/AKR20261005099900017?section=industry/all&site=rss",
        "AKR20261005099900017",
        "https://www.yna.co.kr/view/AKR20261005099900017",
    ),
    (
        "yna",
        "https://www.yna.co.kr/amp/view/AKR20261005099900017",
        "AKR20261005099900017",
        "https://www.yna.co.kr/view/AKR20261005099900017",
    ),
    (
        "khan",
        "https://www.khan.co.kr/article/202610061145001?utm_source=khan_rss&utm_medium=rss",
        "202610061145001",
        "https://www.khan.co.kr/article/202610061145001",
    ),
    (
        "khan",
        "https://m.khan.co.kr/national/labor/article/202610061145001",
        "202610061145001",
        "https://www.khan.co.kr/article/202610061145001",
    ),
    (
        "khan",
        "http://news.khan.co.kr/kh_news/khan_art_view.html?code=940100&artid=201609270932001",
        "201609270932001",
        "https://www.khan.co.kr/article/201609270932001",
    ),
    (
        "khan",
        "http://h2.khan.co.kr/201609270932001",
        "201609270932001",
        "https://www.khan.co.kr/article/201609270932001",
    ),
    (
        "joongang",
        "https://www.joongang.co.kr/article/25999901",
        "25999901",
        "https://www.joongang.co.kr/article/25999901",
    ),
    (
        "joongang",
        "https://www.joongang.co.kr/amparticle/25999901?cloc=home",
        "25999901",
        "https://www.joongang.co.kr/article/25999901",
    ),
    (
        "joongang",
        "https://news.joins.com/article/23999901",
        "23999901",
        "https://www.joongang.co.kr/article/23999901",
    ),
    (
        "chosunbiz",
        f"https://biz.chosun.com/it-science/ict/2026/10/08/{ARC}/?outputType=amp",
        ARC,
        f"https://biz.chosun.com/it-science/ict/2026/10/08/{ARC}/",
    ),
    (
        "hankyung",
        "https://www.hankyung.com/article/202610095512g?rss=r",
        "202610095512g",
        "https://www.hankyung.com/article/202610095512g",
    ),
    (
        "hankyung",
        "https://www.hankyung.com/economy/article/2026100955121",
        "2026100955121",
        "https://www.hankyung.com/article/2026100955121",
    ),
    (
        "hankyung",
        "https://www.hankyung.com/amp/2026100955121",
        "2026100955121",
        "https://www.hankyung.com/article/2026100955121",
    ),
    (
        "munhwa",
        "https://www.munhwa.com/article/11699901?ref=naver",
        "11699901",
        "https://www.munhwa.com/article/11699901",
    ),
    (
        "segye",
        "http://www.segye.com/newsView/20261013509901",
        "20261013509901",
        "https://www.segye.com/newsView/20261013509901",
    ),
    (
        "segye",
        "https://m.segye.com/view/20261013509901",
        "20261013509901",
        "https://www.segye.com/newsView/20261013509901",
    ),
    (
        "ohmynews",
        "http://www.ohmynews.com/NWS_Web/View/at_pg.aspx?CNTN_CD=A0003299901&CMPT_CD=RSS0",
        "A0003299901",
        "https://www.ohmynews.com/NWS_Web/View/at_pg.aspx?CNTN_CD=A0003299901",
    ),
    (
        "ohmynews",
        "https://m.ohmynews.com/NWS_Web/Mobile/at_pg.aspx?cntn_cd=A0003299901",
        "A0003299901",
        "https://www.ohmynews.com/NWS_Web/View/at_pg.aspx?CNTN_CD=A0003299901",
    ),
    (
        "newsis",
        "https://www.newsis.com/view/NISX20261015_0003999901",
        "NISX20261015_0003999901",
        "https://www.newsis.com/view/NISX20261015_0003999901",
    ),
    (
        "newsis",
        "https://newsis.com/view/?id=NISX20261015_0003999901&cID=13001&pID=13000",
        "NISX20261015_0003999901",
        "https://www.newsis.com/view/NISX20261015_0003999901",
    ),
    (
        "newsis",
        "https://mobile.newsis.com/view_amp.html?ar_id=NISX20261015_0003999901",
        "NISX20261015_0003999901",
        "https://www.newsis.com/view/NISX20261015_0003999901",
    ),
    (
        "asiae",
        "https://www.asiae.co.kr/article/2026101610300599901?utm_source=rss",
        "2026101610300599901",
        "https://view.asiae.co.kr/article/2026101610300599901",
    ),
    (
        "asiae",
        "http://view.asiae.co.kr/news/view.htm?sec=it&idxno=2017061813385899901",
        "2017061813385899901",
        "https://view.asiae.co.kr/article/2017061813385899901",
    ),
    (
        "mt",
        "https://www.mt.co.kr/amp/tech/2026/10/19/2026101909475899901",
        "2026101909475899901",
        "https://www.mt.co.kr/tech/2026/10/19/2026101909475899901",
    ),
    (
        "mt",
        "http://news.mt.co.kr/mtview.php?no=2023031416361899902&type=1",
        "2023031416361899902",
        "https://news.mt.co.kr/mtview.php?no=2023031416361899902",
    ),
    (
        "kukmin",
        "https://www.kmib.co.kr/article/view.asp?arcid=0029999901&code=61121111&sid1=all",
        "0029999901",
        "https://www.kmib.co.kr/article/view.asp?arcid=0029999901",
    ),
    (
        "kukmin",
        "https://m.kmib.co.kr/article/view_amp.asp?code=61121111&arcid=0029999901",
        "0029999901",
        "https://www.kmib.co.kr/article/view.asp?arcid=0029999901",
    ),
    (
        "jtbc",
        "https://news.jtbc.co.kr/article/NB12999901?influxDiv=RSS",
        "NB12999901",
        "https://news.jtbc.co.kr/article/NB12999901",
    ),
    (
        "jtbc",
        "https://news.jtbc.co.kr/article/article.aspx?news_id=NB12999901",
        "NB12999901",
        "https://news.jtbc.co.kr/article/NB12999901",
    ),
    (
        "tvchosun",
        "http://news.tvchosun.com/site/data/html_dir/2026/10/22/2026102299901.html?rss",
        "2026102299901",
        "https://news.tvchosun.com/site/data/html_dir/2026/10/22/2026102299901.html",
    ),
    (
        "news1",
        "https://www.news1.kr/it-science/general-it/6399901?utm_source=rss",
        "6399901",
        "https://www.news1.kr/it-science/general-it/6399901",
    ),
    (
        "etoday",
        "https://m.etoday.co.kr/news/view/2699901?trc=main_list",
        "2699901",
        "https://www.etoday.co.kr/news/view/2699901",
    ),
    (
        "yonhapnewstv",
        "http://www.yonhapnewstv.co.kr/news/AKR20261027162155kQ7",
        "AKR20261027162155kQ7",
        "https://www.yonhapnewstv.co.kr/news/AKR20261027162155kQ7",
    ),
    (
        "yonhapnewstv",
        "http://www.yonhapnewstv.co.kr/MYH20230421012345678",
        "MYH20230421012345678",
        "https://www.yonhapnewstv.co.kr/news/MYH20230421012345678",
    ),
    ("news1", "http://news1.kr/articles/4999901", "4999901", "https://www.news1.kr/articles/4999901"),
]

OTHER_PAGES = [
    ("yna", "https://www.yna.co.kr/view/PYH20261005099900017"),
    ("yna", "https://www.yna.co.kr/industry/all/2"),
    ("khan", "https://weekly.khan.co.kr/article/202610061145001"),
    ("khan", "https://www.khan.co.kr/national"),
    ("joongang", "https://www.joongang.co.kr/search/news?keyword=25999901"),
    ("chosunbiz", f"https://biz.chosun.com/en/en-it/2026/10/08/{ARC}/"),
    ("hankyung", "https://www.hankyung.com/tag/202610095512g"),
    ("munhwa", "https://www.munhwa.com/opinion"),
    ("segye", "https://www.segye.com/newsList/0101000000000"),
    ("ohmynews", "https://www.ohmynews.com/NWS_Web/Series/series_premium_list.aspx?SRS_CD=0000015999"),
    ("newsis", "https://www.newsis.com/view/NISI20261015_0021999901"),
    ("asiae", "https://www.asiae.co.kr/en/article/2026101610300599901"),
    ("mt", "https://www.mt.co.kr/tech"),
    ("kukmin", "https://www.kmib.co.kr/article/listing.asp?sid1=all"),
    ("jtbc", "https://news.jtbc.co.kr/sections/30"),
    ("tvchosun", "https://news.tvchosun.com/svc/vod/ospan_vod_popup.html"),
    ("news1", "https://www.news1.kr/photos/6399901"),
    ("etoday", "https://www.etoday.co.kr/news/section/?MID=1200"),
    ("yonhapnewstv", "https://www.yonhapnewstv.co.kr/economy"),
]

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
