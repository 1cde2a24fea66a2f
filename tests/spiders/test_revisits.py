"""Which known articles are asked again: those a list changed or lost, those whose time has come, and no other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from spiders.archive import Answer, WarcWriter
from spiders.discover import by_article, feed_entries
from spiders.known import Known
from spiders.news_spider import NewsSpider
from spiders.page import Page
from spiders.revisits import Revisits
from warehouse.records import Outlet, VisitKind

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
HOST = "https://www.made.example"


class Made(NewsSpider):
    """A made-up paper."""

    name = "made"
    outlet = Outlet(
        outlet_id=name, name="한들일보", kind="daily", homepage=f"{HOST}/", terms="", licence="", permission="open",
        permission_source="made up", has_ai_opt_out=False, is_text_redistributable=False, min_articles_per_week=1,
        verified_by="", verified_date=None,
    )  # fmt: skip
    hosts = ("m.made.example",)
    article_url = r"https?://(?:www|m)\.made\.example/(?:amp/)?news/(?P<number>\d+)"
    canonical = "https://www.made.example/news/{number}"


def known(number: int, published: timedelta, visited: timedelta, **other: object) -> Known:
    """Give an article published and last visited some time ago."""
    values = {
        "url": f"{HOST}/news/{number}", "kind": "article", "article_id": f"made:{number}", "status": 200,
        "first_visited_at": NOW - published, "visited_at": NOW - visited, "etag": '"e"', "last_modified": "", "warc_file": "w", "warc_offset": 0,
        "published_at": NOW - published, "is_passed_over": False, "clues": (),
    }  # fmt: skip
    return Known(**values | other)  # type: ignore[arg-type]  # made up by name


HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("published", "visited", "is_due"),
    [
        (8 * HOUR, 7 * HOUR, True),
        (8 * HOUR, 5 * HOUR, False),
        (4 * DAY, 1.9 * DAY, False),
        (4 * DAY, 2.1 * DAY, True),
        (13 * DAY, 7 * DAY, True),
        (15 * DAY, 15 * DAY, False),
    ],
)
def test_an_article_is_due_ever_less_often(published: timedelta, visited: timedelta, is_due: bool) -> None:
    assert known(1, published, visited).is_due(NOW, 14) == is_due


@pytest.mark.parametrize(
    ("first", "visited", "is_due"),
    [(DAY, 7 * HOUR, False), (DAY, 13 * HOUR, True), (15 * DAY, 9 * DAY, False)],
)
def test_a_page_we_could_not_read_is_due_by_our_first_visit(
    first: timedelta, visited: timedelta, is_due: bool
) -> None:
    one = replace(known(1, first, visited), published_at=None, status=403)
    assert one.is_due(NOW, 14) == is_due


def test_what_was_passed_over_is_never_due() -> None:
    assert not known(1, DAY, DAY, is_passed_over=True).is_due(NOW, 14)


def item(number: int, day: int = 10, title: str = "인공지능") -> str:
    date = f"<pubDate>2026-11-{day:02} 09:00:00</pubDate>"
    return f"<item><title>{title} {number}</title><link>{HOST}/news/{number}</link>{date}</item>"


def feed(*items: str) -> bytes:
    return f"<rss><channel>{''.join(items)}</channel></rss>".encode()


def link(number: int) -> str:
    return f"<a href='/news/{number}'>{number}</a>"


def entry(number: int, changed: str) -> str:
    return f"<url><loc>{HOST}/news/{number}</loc><lastmod>{changed}</lastmod></url>"


Asked = Callable[..., tuple[set[str | None], set[str | None]]]


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """Give which articles of 1 to 9, all seen an hour ago, changed or vanished between two answers of a list."""

    def compare(
        before: bytes, after: bytes, kind: VisitKind = "feed", **other: object
    ) -> tuple[set[str | None], set[str | None]]:
        url = f"{HOST}/list"
        folder = tmp_path / "runs" / "20261119T060000" / "made"
        writer = WarcWriter(folder)
        at = NOW - HOUR
        writer.write(Answer(url=url, status=200, headers=[], body=before, kind=kind, fetched_at=at))
        writer.close()
        warc_file = "runs/20261119T060000/made/pages.warc.gz"
        of_list = known(0, DAY, HOUR, url=url, article_id=None, kind=kind, warc_file=warc_file)
        articles = {f"made:{number}": known(number, 10 * DAY, HOUR, **other) for number in range(1, 10)}
        revisits = Revisits(Made, {url: of_list, **articles}, tmp_path, 14, NOW)
        page = Page(url=url, status=200, body=after, fetched_at=NOW, kind=kind)
        changed = {one.article_id for one in revisits.changed(kind, revisits.take(page))}
        return changed, {one.article_id for one in revisits.vanished()}

    return compare


def test_a_list_as_it_was_asks_for_nothing(asked: Asked) -> None:
    assert asked(feed(item(1), item(2)), feed(item(1), item(2))) == (set(), set())


def test_mobile_and_amp_twins_of_a_known_article_are_that_article(asked: Asked) -> None:
    twins = item(2).replace(f"{HOST}/news", "http://m.made.example/news") + item(1).replace(
        "/news", "/amp/news"
    )
    assert asked(feed(item(2), item(1)), feed(twins + item(2))) == (set(), set())
    entries = by_article(feed_entries(page(feed(twins, item(2), item(1)))), Made.article_id)
    assert list(entries) == ["made:2", "made:1"]
    assert {Made.canonical_url(entry.url) for entry in entries.values()} == {
        f"{HOST}/news/1",
        f"{HOST}/news/2",
    }


def page(body: bytes) -> Page:
    return Page(url=f"{HOST}/list", status=200, body=body, fetched_at=NOW, kind="feed")


def test_an_entry_with_a_new_title_has_changed(asked: Asked) -> None:
    assert asked(feed(item(1), item(2)), feed(item(1, title="[정정] 인공지능"), item(2))) == (
        {"made:1"},
        set(),
    )


def test_an_article_that_left_a_list_amid_its_neighbours_has_vanished(asked: Asked) -> None:
    before = feed(item(3, 12), item(2, 11), item(1, 10))
    assert asked(before, feed(item(4, 13), item(3, 12), item(1, 10)))[1] == {"made:2"}
    assert asked(before, feed(item(5, 14), item(4, 13), item(3, 12), item(2, 11)))[1] == set()


def test_a_list_without_dates_is_taken_to_name_the_newest_first(asked: Asked) -> None:
    before = "".join(map(link, (4, 3, 2, 1))).encode()
    after = "".join(map(link, (5, 4, 2))).encode()
    assert asked(before, after, "listing") == (set(), {"made:3"})


def test_another_text_in_the_row_of_a_listing_is_no_change(asked: Asked) -> None:
    before, after = (f"<a href='/news/1'>인공지능 조회 {count}</a>".encode() for count in (3, 4))
    assert asked(before, after, "listing") == (set(), set())


def test_what_we_hold_no_text_of_has_not_vanished(asked: Asked) -> None:
    before, after = feed(item(3, 12), item(2, 11), item(1, 10)), feed(item(3, 12), item(1, 10))
    assert asked(before, after)[1] == {"made:2"}
    assert asked(before, after, published_at=None)[1] == set()


def test_a_later_lastmod_is_a_change_unless_all_share_it(asked: Asked) -> None:
    def sitemap(*entries: str) -> bytes:
        return f"<urlset>{''.join(entries)}</urlset>".encode()

    before = sitemap(entry(1, "2026-11-10T09:00:00+09:00"), entry(2, "2026-11-11T09:00:00+09:00"))
    after = sitemap(entry(1, "2026-11-12T09:00:00+09:00"), entry(2, "2026-11-11T09:00:00+09:00"))
    made_now = sitemap(entry(1, "2026-11-20T17:59:00+09:00"), entry(2, "2026-11-20T17:59:00+09:00"))
    assert asked(before, after, "sitemap")[0] == {"made:1"}
    assert asked(before, made_now, "sitemap")[0] == set()


def test_an_entry_new_to_a_list_has_changed_if_its_date_is_later_than_our_visit(asked: Asked) -> None:
    assert asked(feed(item(1)), feed(item(1), item(2, 19), item(3, 21)))[0] == {"made:3"}


def test_what_was_passed_over_is_asked_by_no_list(asked: Asked) -> None:
    after = feed(item(1, title="새 제목"), item(2))
    assert asked(feed(item(1), item(2)), after, is_passed_over=True, published_at=None)[0] == set()


def test_an_empty_list_is_never_asked_on_condition(tmp_path: Path) -> None:
    folder = tmp_path / "runs" / "20261119T060000" / "made"
    writer = WarcWriter(folder)
    for url, body in (("empty", feed()), ("full", feed(item(1)))):
        writer.write(
            Answer(url=f"{HOST}/{url}", status=200, headers=[], body=body, kind="feed", fetched_at=NOW)
        )
        writer.close()
        size = (folder / "pages.warc.gz").stat().st_size
        writer = WarcWriter(folder)
        if url == "empty":
            second = size
    writer.close()
    base = known(
        0, DAY, HOUR, article_id=None, kind="feed", warc_file="runs/20261119T060000/made/pages.warc.gz"
    )
    empty = replace(base, url=f"{HOST}/empty")
    full = replace(
        base, url=f"{HOST}/full", warc_offset=second, last_modified="Fri, 20 Nov 2026 00:00:00 GMT"
    )
    revisits = Revisits(Made, {one.url: one for one in (empty, full)}, tmp_path, 14, NOW)
    assert revisits.condition(empty.url, "feed") == {}
    assert revisits.condition(full.url, "feed") == {
        "If-None-Match": '"e"',
        "If-Modified-Since": "Fri, 20 Nov 2026 00:00:00 GMT",
    }
    assert revisits.condition(full.url, "sitemap") == {}
    assert revisits.condition(f"{HOST}/other", "feed") == {}
