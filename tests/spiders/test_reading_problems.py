"""Nothing is silent: each way in which a crawl or a page can be wrong gives its row."""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from scrapy.utils.test import get_crawler

from spiders.archive import Answer, WarcWriter
from spiders.guard import MOST_TOLD, note
from spiders.read import read_folder
from spiders.registry import load_sites
from warehouse.records import Crawl, VisitKind

SITES = load_sites()
MADE = Path(__file__).parent / "pages" / "zdnet" / "1.html"
URL = "https://zdnet.co.kr/view/?no=20261007092803"
FEED_URL = "https://feeds.feedburner.com/zdkorea"
GOOD = MADE.read_text("utf-8")
FEED = f"<?xml version='1.0'?><rss><channel><item><link>{URL}&amp;utm_source=x</link><pubDate>Wed, 07 Oct 2026 09:28:03 +0900</pubDate></item></channel></rss>"
FINISHED = {"finish_reason": "finished", "response_received_count": 1}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "runs" / "20261101T060000" / "zdnet"


def crawl(
    folder: Path, *answers: tuple[VisitKind, str, int, str | bytes], stats: dict[str, Any] | None = None
) -> Crawl:
    writer = WarcWriter(folder)
    for kind, url, status, body in answers:
        writer.write(
            Answer(
                url=url,
                status=status,
                headers=[(b"Content-Type", b"text/html")],
                body=body.encode() if isinstance(body, str) else body,
                kind=kind,
                fetched_at=datetime(2026, 11, 1, tzinfo=UTC),
                asked_article_id="zdnet:20261007092803" if kind == "article" else None,
            )
        )
    writer.close()
    (folder / "stats.json").write_text(json.dumps(FINISHED if stats is None else stats))
    return read_folder(folder, folder.parents[2], SITES)


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{table}.jsonl").read_text("utf-8").splitlines()]


def kinds(folder: Path) -> list[str]:
    return [row["kind"] for row in rows(folder, "problem")]


def test_a_good_page_is_an_article_without_problems(folder: Path) -> None:
    found = crawl(folder, ("feed", FEED_URL, 200, FEED), ("article", URL, 200, GOOD))
    assert (found.outcome, found.article_count, found.problem_count) == ("ok", 1, 0)
    assert [visit["kind"] for visit in rows(folder, "visit")] == ["feed", "article"]
    evidence = rows(folder, "date_evidence")
    assert {(row["source"], row["read_at"]) for row in evidence} == {
        ("visible", "2026-10-07T09:28:00+09:00"),
        ("visible", "2026-10-07T10:02:00+09:00"),
        ("feed", "2026-10-07T09:28:03+09:00"),
        ("first_seen", "2026-11-01T09:00:00+09:00"),
    }
    article = rows(folder, "article")[0]
    assert article["published_at"] == "2026-10-07T09:28:00+09:00"
    assert (article["date_confidence"], article["has_date_conflict"]) == (0.952, False)


@pytest.mark.parametrize(
    ("lost", "found"),
    [
        (GOOD.replace('id="articleBody"', 'id="new"'), "no body"),
        (GOOD.replace("입력 :2026/10/07 09:28", "").replace("수정: 2026/10/07 10:02", ""), "no date"),
        (GOOD.replace("개방형 AI 모델 등록제 도입되나", ""), "no title"),
    ],
)
def test_a_page_that_lost_something_is_a_problem_and_no_article(folder: Path, lost: str, found: str) -> None:
    result = crawl(folder, ("article", URL, 200, lost.replace("<title>", "")))
    problem = rows(folder, "problem")[0]
    assert (problem["kind"], problem["url"], problem["outlet_id"]) == ("page_changed", URL, "zdnet")
    assert found in problem["found"]
    assert result.article_count == 0


def test_a_page_without_a_date_takes_that_of_its_feed(folder: Path) -> None:
    undated = GOOD.replace("입력 :2026/10/07 09:28", "").replace("수정: 2026/10/07 10:02", "")
    crawl(folder, ("feed", FEED_URL, 200, FEED), ("article", URL, 200, undated))
    assert rows(folder, "article")[0]["published_at"] == "2026-10-07T09:28:03+09:00"


@pytest.mark.parametrize("status", [401, 403, 429])
def test_a_refusal_is_blocked(folder: Path, status: int) -> None:
    result = crawl(folder, ("feed", FEED_URL, status, "no"))
    assert (result.outcome, kinds(folder)) == ("blocked", ["blocked", "empty_crawl"])


@pytest.mark.parametrize("kind", ["feed", "article"])
def test_a_challenge_page_is_blocked_although_its_status_is_200(folder: Path, kind: VisitKind) -> None:
    challenge = "<html><title>Just a moment...</title><script>window._cf_chl_opt={}</script></html>"
    result = crawl(folder, (kind, FEED_URL if kind == "feed" else URL, 200, challenge))
    assert (result.outcome, kinds(folder)[0]) == ("blocked", "blocked")


def test_a_feed_without_articles_is_a_problem(folder: Path) -> None:
    result = crawl(folder, ("feed", FEED_URL, 200, "<html>서비스 종료</html>"))
    assert (result.outcome, kinds(folder)) == ("empty", ["empty_list", "empty_crawl"])


def test_bytes_in_no_charset_are_undecodable(folder: Path) -> None:
    crawl(folder, ("article", URL, 200, bytes(range(128, 256)) * 40))
    assert kinds(folder)[0] == "undecodable"


@pytest.mark.parametrize(("is_known", "outcome"), [(False, "empty"), (True, "ok")])
def test_an_article_that_leads_to_the_front_page_is_lost_unless_it_was_known(
    folder: Path, is_known: bool, outcome: str
) -> None:
    if is_known:
        know(folder, known_feed(folder, url=URL, kind="article", article_id="zdnet:20261007092803"))
    front = ("article", "https://zdnet.co.kr/", 200, GOOD)
    result = crawl(folder, ("feed", FEED_URL, 200, FEED), ("article", URL, 301, ""), front)
    assert (result.outcome, kinds(folder)[0]) == (outcome, "led_elsewhere")


def test_a_page_of_pictures_alone_is_not_an_article(folder: Path) -> None:
    photo = (
        GOOD[: GOOD.index('<div id="articleBody">')]
        + '<div id="articleBody"><div><img src="a.jpg"></div></div>'
    )
    crawl(folder, ("article", URL, 200, photo))
    assert kinds(folder)[0] == "not_an_article"


@pytest.mark.parametrize("status", [404, 410, 500])
def test_an_error_is_a_row(folder: Path, status: int) -> None:
    crawl(folder, ("article", URL, status, "no"))
    assert kinds(folder)[0] == "http_error"


def test_a_known_article_gone_twice_is_two_visits_and_no_problem(folder: Path) -> None:
    crawl(folder, ("feed", FEED_URL, 200, FEED), ("article", URL, 404, ""), ("article", URL, 404, ""))
    assert [visit["status"] for visit in rows(folder, "visit")] == [200, 404, 404]
    assert {visit["article_id"] for visit in rows(folder, "visit")[1:]} == {"zdnet:20261007092803"}
    assert kinds(folder) == []


def test_an_error_that_passed_on_the_second_try_is_no_problem(folder: Path) -> None:
    result = crawl(folder, ("article", URL, 503, ""), ("article", URL, 200, GOOD))
    assert (result.outcome, result.problem_count, result.article_count) == ("ok", 0, 1)


@pytest.mark.parametrize(
    ("stats", "outcome", "kind"),
    [
        ({"finish_reason": "shutdown"}, "failed", "cut_short"),
        ({"finish_reason": "finished", "spider_exceptions/count": 2}, "failed", "spider_exception"),
        ({"finish_reason": "finished", "robotstxt/forbidden": 3}, "ok", "robots_forbidden"),
        ({"finish_reason": "finished", "corpus/left_out_count": 3}, "ok", "articles_left_out"),
        (
            {"finish_reason": "finished", "corpus/refused": [["fetch_failed", URL, "TimeoutError: 30 s"]]},
            "ok",
            "fetch_failed",
        ),
    ],
)
def test_the_crawl_is_judged_by_its_counts(
    folder: Path, stats: dict[str, Any], outcome: str, kind: str
) -> None:
    result = crawl(folder, ("article", URL, 200, GOOD), stats=stats)
    assert (result.outcome, kinds(folder)) == (outcome, [kind])


@pytest.mark.parametrize("answers", [[], [("article", URL, 200, GOOD)]])
def test_a_crawl_ended_by_force_did_not_end_before_it_began(folder: Path, answers: list[Any]) -> None:
    result = crawl(folder, *answers, stats={"start_time": "2026-11-01T06:00:00.700000+00:00"})
    assert (result.outcome, result.finish_reason) == ("failed", "killed")
    assert result.started_at == result.finished_at


def test_an_outlet_out_of_reach_is_failed_and_not_empty(folder: Path) -> None:
    stats = {
        "finish_reason": "finished",
        "corpus/refused": [["fetch_failed", FEED_URL, "CannotResolveHostError: "]],
    }
    assert crawl(folder, stats=stats).outcome == "failed"


def test_problems_too_many_to_be_told_are_counted_and_leave_room_for_those_of_another_kind(
    folder: Path,
) -> None:
    crawler = get_crawler()
    for number in range(MOST_TOLD + 7):
        note(crawler, "foreign_host", f"https://other.example/{number}", "other.example")
    note(crawler, "fetch_failed", URL, "TimeoutError: 30 s")
    result = crawl(folder, ("feed", FEED_URL, 200, FEED), stats=FINISHED | crawler.stats.get_stats())
    assert result.outcome == "empty"
    told = rows(folder, "problem")
    assert Counter(row["kind"] for row in told) == {
        "empty_crawl": 1, "foreign_host": MOST_TOLD, "fetch_failed": 1, "problems_left_out": 1,
    }  # fmt: skip
    assert told[-1]["found"] == "7 more"


def test_a_crawl_without_news_that_got_no_answer_to_a_request_is_empty(folder: Path) -> None:
    stats = FINISHED | {"corpus/refused": [["fetch_failed", URL, "TimeoutError: 30 s"]]}
    assert crawl(folder, ("feed", FEED_URL, 200, FEED), stats=stats).outcome == "empty"
    assert rows(folder, "problem")[-1]["url"] == URL


def test_a_page_of_an_undeclared_host_is_read_by_its_markup(tmp_path: Path) -> None:
    folder = tmp_path / "runs" / "20261101T060000" / "packed"
    board = """<html><head><title>보도자료 - 한들군청</title></head><body><table><tr><th>제목</th><td>한들군, 인공지능 상담 시작</td></tr>
    <tr><th>등록일</th><td>2026-10-07 10:00</td></tr><tr><th>내용</th><td>한들군이 인공지능 상담을 시작했다.<br>군청 누리집에서 쓸 수 있다.</td></tr></table></body></html>"""
    crawl(folder, ("article", "http://www.handeul.go.kr/board/view?no=12345", 200, board))
    article, outlet = rows(folder, "article")[0], rows(folder, "outlet")[0]
    assert article["article_id"] == "handeul_go_kr:12345"
    assert (article["title"], article["extractor"]) == ("한들군, 인공지능 상담 시작", "generic/2")
    assert article["body"] == "한들군이 인공지능 상담을 시작했다.\n군청 누리집에서 쓸 수 있다."
    assert article["published_at"] == "2026-10-07T10:00:00+09:00"
    assert (outlet["kind"], outlet["permission"]) == ("government", "ask")


@pytest.mark.parametrize(
    ("code", "kind"), [("ERROR-300", "api_error"), ("ERROR-337", "api_error"), ("INFO-200", "empty_list")]
)
def test_an_api_error_with_status_200_is_a_problem(tmp_path: Path, code: str, kind: str) -> None:
    folder = tmp_path / "runs" / "20261101T060000" / "open_assembly"
    error = f'{{"RESULT": {{"CODE": "{code}", "MESSAGE": "해당하는 데이터가 없습니다."}}}}'
    crawl(folder, ("api", "https://open.assembly.go.kr/portal/openapi/X?KEY=REDACTED", 200, error))
    problem = rows(folder, "problem")[0]
    assert (problem["kind"], problem["found"]) == (kind, f"{code}: 해당하는 데이터가 없습니다.")


def test_a_page_of_an_unthought_shape_does_not_cost_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "runs" / "20261101T060000" / "chosun"
    url = "https://www.chosun.com/economy/tech_it/2026/10/07/ABCDEFGHIJKLMNOPQRSTUVWXY{}/"
    made = (MADE.parents[1] / "chosun" / "1.html").read_text("utf-8")
    torn = made[: made.index("content_elements")]
    result = crawl(folder, ("article", url.format("A"), 200, torn), ("article", url.format("Z"), 200, made))
    assert (result.article_count, kinds(folder)) == (1, ["unreadable"])


def known_feed(folder: Path, **other: Any) -> dict[str, Any]:
    """Give what is known of the feed: its answer in the archive of an earlier crawl."""
    values = {
        "url": FEED_URL, "kind": "feed", "article_id": None, "status": 200,
        "first_visited_at": "2026-10-31T00:00:00+00:00", "visited_at": "2026-10-31T00:00:00+00:00",
        "etag": '"e"', "last_modified": "", "warc_file": str((folder / "pages.warc.gz").relative_to(folder.parents[2])),
        "warc_offset": 0, "published_at": None, "is_passed_over": False, "clues": [],
    }  # fmt: skip
    return values | other


def know(folder: Path, *known: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "known.jsonl").write_text("".join(json.dumps(row) + "\n" for row in known))


def test_a_crawl_that_finds_nothing_changed_is_in_order(folder: Path) -> None:
    before = folder.parents[1] / "20261031T060000" / "zdnet"
    crawl(before, ("feed", FEED_URL, 200, FEED))
    know(folder, known_feed(before))
    result = crawl(folder, ("feed", FEED_URL, 304, ""))
    assert (result.outcome, result.article_count, result.problem_count) == ("ok", 0, 0)
    assert [visit["status"] for visit in rows(folder, "visit")] == [304]


@pytest.mark.parametrize(
    "answers",
    [
        [("feed", FEED_URL, 304, "")],  # nobody knows what it is unchanged from
        [("feed", FEED_URL, 200, FEED), ("article", URL, 200, "<p>")],
        [("feed", FEED_URL, 200, FEED), ("article", URL, 500, "")],
    ],
)
def test_a_crawl_that_lost_what_it_asked_for_is_empty(folder: Path, answers: list[Any]) -> None:
    result = crawl(folder, *answers)
    assert result.outcome == "empty"
    assert "empty_crawl" in kinds(folder)


def test_a_list_unchanged_from_what_is_damaged_since_costs_no_other_page(folder: Path) -> None:
    before = folder.parents[1] / "20261031T060000" / "zdnet"
    crawl(before, ("feed", FEED_URL, 200, FEED))
    archive = before / "pages.warc.gz"
    archive.write_bytes(archive.read_bytes()[:200])
    know(folder, known_feed(before))
    result = crawl(folder, ("feed", FEED_URL, 304, ""), ("article", URL, 200, GOOD))
    assert (result.article_count, kinds(folder)) == (1, ["archive_damaged"])


def test_an_unchanged_list_still_dates_the_articles_it_names(folder: Path) -> None:
    undated = GOOD.replace("입력 :2026/10/07 09:28", "").replace("수정: 2026/10/07 10:02", "")
    before = folder.parents[1] / "20261031T060000" / "zdnet"
    crawl(before, ("feed", FEED_URL, 200, FEED))
    know(folder, known_feed(before))
    crawl(folder, ("feed", FEED_URL, 304, ""), ("article", URL, 200, undated))
    assert rows(folder, "article")[0]["published_at"] == "2026-10-07T09:28:03+09:00"


def test_a_known_article_keeps_the_date_that_a_list_once_gave_it(folder: Path) -> None:
    undated = GOOD.replace("입력 :2026/10/07 09:28", "").replace("수정: 2026/10/07 10:02", "")
    clue = {"source": "feed", "field": "pubDate", "raw": "Wed, 07 Oct 2026 09:28:03 +0900"}
    article_id = "zdnet:20261007092803"
    know(folder, known_feed(folder, url=URL, kind="article", article_id=article_id, clues=[clue]))
    crawl(folder, ("article", URL, 200, undated))
    assert rows(folder, "article")[0]["published_at"] == "2026-10-07T09:28:03+09:00"


def test_a_folder_that_was_read_keeps_of_what_was_known_the_rows_it_went_by(folder: Path) -> None:
    before = folder.parents[1] / "20261031T060000" / "zdnet"
    crawl(before, ("feed", FEED_URL, 200, LISTED.format("배추 값 내렸다")))
    held = [
        known_feed(
            folder,
            url=URL.replace("803", number),
            kind="article",
            article_id=f"zdnet:20261007092{number}",
            published_at="2026-10-07T00:00:00+00:00",
            warc_file="",
        )
        for number in ("803", "804", "805", "806")
    ]
    robots = known_feed(folder, url="https://zdnet.co.kr/robots.txt", kind="robots", warc_file="")
    know(folder, known_feed(before), *held, robots)
    asked = URL.replace("803", "804")
    page = GOOD.replace("20261007092803", "20261007092804")
    result = crawl(folder, ("feed", FEED_URL, 304, ""), ("article", asked, 200, page), stats=FILTERED)
    assert result.outcome == "ok"
    assert rows(folder, "passed_over") == [], "the list names it without a word of AI, but we hold it"
    assert [row["url"] for row in rows(folder, "known")] == [FEED_URL, URL, asked]
    left = {path.name: path.read_bytes() for path in folder.glob("*.jsonl")}
    read_folder(folder, folder.parents[2], SITES)
    assert {path.name: path.read_bytes() for path in folder.glob("*.jsonl")} == left


def test_an_empty_crawl_keeps_all_that_was_known_for_the_parser_that_will_read_its_lists(
    folder: Path,
) -> None:
    know(folder, known_feed(folder, url=URL, kind="article", article_id="zdnet:1"))
    assert crawl(folder, ("feed", FEED_URL, 200, "<html>새 단장</html>")).outcome == "empty"
    assert len(rows(folder, "known")) == 1


OFF_TOPIC = (
    GOOD.replace("AI", "")
    .replace("인공지능", "")
    .replace("모델", "")
    .replace("오픈소스", "")
    .replace("가중치", "")
)
LISTED = FEED.replace("<item>", "<item><title>{}</title>")
FILTERED = FINISHED | {"corpus/is_filtered": True}


def test_a_crawl_passes_over_what_is_not_about_ai_only_if_told_to(folder: Path) -> None:
    answers: Any = (("feed", FEED_URL, 200, LISTED.format("데이터센터 옆")), ("article", URL, 200, OFF_TOPIC))
    assert crawl(folder, *answers).article_count == 1
    assert rows(folder, "passed_over") == []
    (folder / "pages.warc.gz").unlink()
    result = crawl(folder, *answers, stats=FILTERED)
    assert (result.outcome, result.article_count) == ("ok", 0)
    [passed] = rows(folder, "passed_over")
    assert (passed["article_id"], passed["stage"], passed["day_date"]) == (
        "zdnet:20261007092803",
        "read",
        "2026-10-07",
    )


def test_an_article_we_hold_stays_whatever_becomes_of_its_text(folder: Path) -> None:
    held = known_feed(
        folder,
        url=URL,
        kind="article",
        article_id="zdnet:20261007092803",
        published_at="2026-10-07T00:00:00+00:00",
    )
    know(folder, held)
    assert crawl(folder, ("article", URL, 200, OFF_TOPIC), stats=FILTERED).article_count == 1


@pytest.mark.parametrize(("title", "count"), [("배추 값 내렸다", 1), ("챗봇 조례 통과", 0), ("", 0)])
def test_what_no_list_calls_ai_is_passed_over_unasked(folder: Path, title: str, count: int) -> None:
    result = crawl(folder, ("feed", FEED_URL, 200, LISTED.format(title)), stats=FILTERED)
    assert result.outcome == "ok"
    assert [row["stage"] for row in rows(folder, "passed_over")] == ["listed"] * count


def test_one_refused_page_among_others_is_no_blocked_outlet(folder: Path) -> None:
    others = (("article", URL.replace("803", number), 304, "") for number in ("804", "805"))
    result = crawl(folder, ("feed", FEED_URL, 200, FEED), ("article", URL, 403, ""), *others)
    assert result.outcome == "empty"


def test_a_refused_page_counts_once_however_often_it_was_asked(folder: Path) -> None:
    refused = [("article", URL.replace("803", str(number)), 429, "") for number in (804, 805, 806)]
    result = crawl(folder, ("feed", FEED_URL, 200, FEED), ("article", URL, 200, GOOD), *refused * 3)
    assert result.outcome == "blocked"


def test_a_crawl_whose_only_news_is_a_picture_story_is_in_order(folder: Path) -> None:
    photo = (
        GOOD[: GOOD.index('<div id="articleBody">')]
        + '<div id="articleBody"><div><img src="a.jpg"></div></div>'
    )
    result = crawl(folder, ("feed", FEED_URL, 200, FEED), ("article", URL, 200, photo))
    assert (result.outcome, kinds(folder)) == ("ok", ["not_an_article"])


EMPTY = FEED[: FEED.index("<item>")] + "</channel></rss>"
INDEX = "<sitemapindex><sitemap><loc>https://zdnet.co.kr/sitemap-1.xml</loc></sitemap></sitemapindex>"
REVISITED = ("article", URL, 200, GOOD)


@pytest.mark.parametrize(
    ("lists", "kind"),
    [
        ([("feed", FEED_URL, 200, EMPTY)], "empty_list"),
        ([("feed", FEED_URL, 200, "<html>새 단장</html>")], "empty_list"),
        (
            [("feed", FEED_URL, 200, EMPTY), ("listing", "https://zdnet.co.kr/news/", 200, "<p>")],
            "empty_list",
        ),
        ([("feed", FEED_URL, 404, "없음")], "http_error"),
    ],
)
def test_a_crawl_whose_lists_all_name_nothing_is_empty_whatever_was_asked_again(
    folder: Path, lists: list[Any], kind: str
) -> None:
    result = crawl(folder, *lists, REVISITED, stats=FILTERED)
    assert (result.outcome, result.article_count) == ("empty", 1)
    assert kinds(folder) == [kind] * len(lists) + ["empty_crawl"]
    last = rows(folder, "problem")[-1]
    assert (last["expected"], last["found"]) == ("at least 1 list that names articles", "none")


@pytest.mark.parametrize(
    ("lists", "stats"),
    [
        ([("feed", FEED_URL, 304, "")], FILTERED),
        ([("feed", FEED_URL, 200, EMPTY), ("feed", FEED_URL + "/2", 200, FEED)], FILTERED),
        ([("sitemap", "https://zdnet.co.kr/sitemap.xml", 200, INDEX)], FILTERED),
        ([], FILTERED),  # an API has no lists
        ([("feed", FEED_URL, 200, EMPTY)], FINISHED),  # of pages that people packed, each was chosen
    ],
)
def test_one_live_list_or_none_asked_is_no_empty_crawl(
    folder: Path, lists: list[Any], stats: dict[str, Any]
) -> None:
    assert crawl(folder, *lists, REVISITED, stats=stats).outcome == "ok"
