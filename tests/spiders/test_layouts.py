"""A site whose pages looked otherwise before: the look of the day a page was fetched reads it, else another does."""

from datetime import UTC, date, datetime

import pytest

from spiders.page import Page
from spiders.registry import load_sites
from spiders.site import Layout
from spiders.sites.zdnet import Zdnet
from warehouse.records import Article, Problem

HEAD = '<meta property="og:title" content="개방형 모델 공개"><meta property="article:published_time" content="2024-05-01T09:00:00+09:00">'
URL = "https://zdnet.co.kr/view/?no=20240501090000"


class Look2022(Layout):
    until = date(2022, 12, 31)
    body = ".old"


class Look2024(Layout):
    until = date(2024, 12, 31)
    body = ".shared"
    title = ".heading"

    @classmethod
    def read_byline(cls, page: Page) -> str:
        return super().read_byline(page) or "편집국"


class Looked(Zdnet):
    body = ".new, .shared"
    layouts = (Look2024, Look2022)


def rows(body: str, year: int) -> list[object]:
    page = Page(URL, 200, f"<html>{HEAD}{body}</html>".encode(), datetime(year, 6, 1, tzinfo=UTC))
    return list(Looked.read(page))


def read(body: str, year: int) -> Article:
    article = rows(body, year)[0]
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize(
    ("body", "year", "extractor"),
    [
        ("<div class=shared>글이 있다.</div>", 2026, "zdnet/1"),
        ("<div class=shared>글이 있다.</div>", 2024, "zdnet/1@2024-12-31"),
        ("<div class=old>글이 있다.</div>", 2024, "zdnet/1@2022-12-31"),
        ("<div class=old>글이 있다.</div>", 2026, "zdnet/1@2022-12-31"),
        ("<div class=new>글이 있다.</div>", 2020, "zdnet/1"),
    ],
)
def test_the_look_of_the_day_comes_first_and_the_extractor_names_it(
    body: str, year: int, extractor: str
) -> None:
    article = read(body, year)
    assert (article.body, article.extractor) == ("글이 있다.", extractor)


def test_a_look_has_its_own_title_and_byline_and_the_site_s_for_the_rest() -> None:
    body = "<h2 class=heading>옛 제목</h2><div class=shared>글이 있다.</div>"
    then, now = read(body, 2024), read(body, 2026)
    assert (then.title, then.byline, now.title, now.byline) == ("옛 제목", "편집국", "개방형 모델 공개", "")
    assert then.article_id == now.article_id


def test_a_page_in_no_look_is_a_problem() -> None:
    found = rows("<div class=newest>글이 있다.</div>", 2026)
    assert [row.kind for row in found if isinstance(row, Problem)] == ["page_changed"]
    assert len(found) == 1


def test_every_look_of_a_site_is_older_than_the_one_before() -> None:
    for site in load_sites().values():
        days = [look.until for look in site.layouts]
        assert days == sorted(days, reverse=True), site.name
