"""A whole crawl in its own process against a made-up site on the loopback: fetched, archived, read, judged."""

import gzip
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from pathlib import Path
from typing import Any, ClassVar

import pytest

from spiders.settings import PROJECT, settings
from tests.spiders.hangul_files import hwpx, p, section_xml

HOST = "http://www.handeul.example"
SITE = '''"""한들일보: made up."""
from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Handeul(NewsSpider):
    """한들일보."""

    name = "handeul"
    outlet = Outlet(
        outlet_id=name, name="한들일보", kind="daily", homepage="HOST/", terms="", licence="made up",
        permission="PERMISSION", permission_source="made up", has_ai_opt_out=False,
        is_text_redistributable=True, min_articles_per_week=1, verified_by="", verified_date=None,
    )
    feed_urls = ("HOST/rss.xml",)
    sitemap_urls = ("HOST/sitemap-index.xml",)
    article_url = r"http://www[.]handeul[.]example/news/(?P<number>[0-9]+)"
    body = "div.body"
    custom_settings = {"DOWNLOAD_DELAY": DELAY, "AUTOTHROTTLE_ENABLED": False, "RETRY_TIMES": 1}
'''
API = '''"""한들국회: a made-up API."""
from spiders.api_spider import ApiSpider, Row, parse_json
from spiders.page import Page
from warehouse.records import Outlet


class Handeul(ApiSpider):
    """한들국회."""

    name = "handeul"
    outlet = Outlet(
        outlet_id=name, name="한들국회", kind="legislature", homepage="HOST/", terms="", licence="made up",
        permission="open", permission_source="made up", has_ai_opt_out=False,
        is_text_redistributable=True, min_articles_per_week=1, verified_by="", verified_date=None,
    )
    key_variable = "HANDEUL_KEY"
    service_url = "HOST/api/{service}?KEY=REDACTED&page={page}"
    services = ("bills",)
    title_fields = ("BILL_NAME",)
    number_fields = ("BILL_NO",)
    published_fields = ("PROPOSE_DT",)
    custom_settings = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False}

    @classmethod
    def rows(cls, page: Page) -> tuple[str, list[Row]]:
        """Give the rows."""
        return "bills", parse_json(page)
'''
ARTICLE = '<meta property="og:title" content="인공지능 {n}"><div class="body"><p>{n}번 기사: 시행령 논의가 시작됐다.</p></div>'


def item(number: int) -> str:
    return f"<item><link>{HOST}/news/{number}?a=1</link><pubDate>Wed, 07 Oct 2026 09:0{number}:00 +0900</pubDate></item>"


def known_row(number: int, **other: Any) -> dict[str, Any]:
    """Give what is known of an article published a day ago and visited right after."""
    day_ago = (datetime.now(UTC) - timedelta(days=1)).isoformat()
    values = {
        "url": f"{HOST}/news/{number}", "kind": "article", "article_id": f"handeul:{number}", "status": 200,
        "first_visited_at": day_ago, "visited_at": day_ago, "etag": "", "last_modified": "", "warc_file": "", "warc_offset": 0,
        "published_at": day_ago, "is_passed_over": False, "clues": [],
    }  # fmt: skip
    return values | other


class Pages(BaseHTTPRequestHandler):
    """Answers as a proxy does: the address in the request line is absolute."""

    answers: dict[str, tuple[int, str | bytes]]
    extra: ClassVar[dict[str, dict[str, str]]] = {}
    """What an answer has beside the usual headers, by its path."""
    cut_count: ClassVar[dict[str, int]] = {}
    """How many of the first answers come torn, by their path."""
    asked: list[str]
    conditions: ClassVar[dict[str, str | None]] = {}
    """The If-None-Match of the last request, by its path."""

    def do_GET(self) -> None:
        path = self.path.removeprefix(HOST)
        is_cut = type(self).asked.count(path) < type(self).cut_count.get(path, 0)
        type(self).asked.append(path)
        type(self).conditions[path] = self.headers["If-None-Match"]
        status, text = type(self).answers.get(path, (404, "없음"))
        body = text if isinstance(text, bytes) else text.encode()
        self.send_response(status)
        for header in {"Content-Type": "text/html; charset=utf-8", **type(self).extra.get(path, {})}.items():
            self.send_header(*header)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:-1] if is_cut else body)
        self.close_connection |= is_cut

    def log_message(self, format: str, *args: object) -> None:
        pass


class World:
    """A made-up site, its server, and a home for the crawl."""

    def __init__(self, root: Path, url: str, handler: type[Pages]) -> None:
        self.root, self.url, self.handler = root, url, handler
        self.folder = root / "home" / "runs" / "20261101T060000" / "handeul"
        self.declare()

    def declare(self, text: str = SITE, permission: str = "open", delay: str = "0") -> None:
        package = self.root / "madesites"
        package.mkdir(exist_ok=True)
        (package / "__init__.py").write_text("")
        text = (
            text.replace("HOST", HOST)
            .replace("PERMISSION", permission)
            .replace('DELAY": DELAY', f'DELAY": {delay}')
        )
        (package / "handeul.py").write_text(text, "utf-8")

    def command(self, *arguments: str) -> list[str]:
        return [
            sys.executable,
            "-m",
            "spiders.crawl",
            "handeul",
            str(self.folder),
            "--sites",
            "madesites",
            *arguments,
        ]

    def environment(self, **more: str) -> dict[str, str]:
        path = os.pathsep.join([str(self.root), str(Path(__file__).parents[2])])
        inherited = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
        return {**inherited, "PYTHONPATH": path, "http_proxy": self.url, **more}

    def crawl(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            env=self.environment(**environment),
            capture_output=True,
            text=True,
            timeout=60,
        )

    def know(self, *rows: dict[str, Any]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "known.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")

    def rows(self, table: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.folder / f"{table}.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    answers = {
        "/robots.txt": (200, "User-agent: *\nDisallow: /news/3\n"),
        "/rss.xml": (200, "<rss><channel>" + "".join(map(item, (1, 2, 3, 4))) + "</channel></rss>"),
        "/sitemap-index.xml": (
            200,
            f"<sitemapindex><sitemap><loc>{HOST}/sitemap.xml</loc></sitemap></sitemapindex>",
        ),
        "/sitemap.xml": (
            200,
            f"<urlset><url><loc>{HOST}/news/5</loc><lastmod>2026-10-01</lastmod></url></urlset>",
        ),
        "/news/1": (200, ARTICLE.format(n=1)),
        "/news/2": (200, ARTICLE.format(n=2)),
        "/news/3": (200, ARTICLE.format(n=3)),
        "/news/5": (
            200,
            '<meta property="article:published_time" content="2026-10-01T09:00:00Z">' + ARTICLE.format(n=5),
        ),
    }
    handler = type(
        "Made", (Pages,), {"answers": answers, "extra": {}, "cut_count": {}, "asked": [], "conditions": {}}
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield World(tmp_path, f"http://127.0.0.1:{server.server_address[1]}", handler)
    server.shutdown()
    server.server_close()


def test_a_crawl_keeps_to_robots_and_asks_a_vanished_article_twice(world: World) -> None:
    world.know(known_row(9))
    result = world.crawl()

    assert (result.returncode, result.stdout) == (
        0,
        "20261101T060000/handeul: ok, 3 articles, 2 problems, 10 answers (finished)\n",
    )
    asked = Counter(world.handler.asked)
    assert asked["/news/3"] == 0
    assert (asked["/news/9"], asked["/news/4"], asked["/news/1"]) == (2, 1, 1)
    assert {row["article_id"] for row in world.rows("article")} == {"handeul:1", "handeul:2", "handeul:5"}
    assert {row["kind"] for row in world.rows("problem")} == {"http_error", "robots_forbidden"}
    gone = [row for row in world.rows("visit") if row["article_id"] == "handeul:9"]
    assert [row["status"] for row in gone] == [404, 404]
    assert not list(world.folder.glob("*.open"))
    assert "Deprecat" not in result.stderr, "a setting that the next Scrapy will not know"


def test_a_sitemap_in_a_gzip_file_is_followed(world: World) -> None:
    world.handler.answers["/sitemap.xml"] = (
        200,
        gzip.compress(str(world.handler.answers["/sitemap.xml"][1]).encode()),
    )
    assert world.crawl().returncode == 0
    assert "handeul:5" in {row["article_id"] for row in world.rows("article")}


@pytest.mark.parametrize("packing", ["gzip", "deflate", "br", "utf-8"])
def test_a_list_that_is_not_packed_as_it_says_is_followed(world: World, packing: str) -> None:
    world.handler.extra["/rss.xml"] = {"Content-Encoding": packing}
    assert world.crawl().returncode == 0
    assert {"/news/1", "/news/2"} <= set(world.handler.asked)


@pytest.mark.parametrize(("end", "code"), [(None, 0), (-9, 3)])
def test_a_packed_robots_txt_is_kept_to_and_is_none_without_its_end(
    world: World, end: int | None, code: int
) -> None:
    world.handler.answers["/robots.txt"] = (200, gzip.compress(b"User-agent: *\nDisallow: /news/3\n")[:end])
    world.handler.extra["/robots.txt"] = {"Content-Encoding": "gzip"}
    assert world.crawl().returncode == code
    assert ("/news/1" in world.handler.asked, "/news/3" in world.handler.asked) == (end is None, False)


def test_an_article_whose_end_did_not_come_is_told_and_asked_another_time(world: World) -> None:
    text = ARTICLE.format(n=1) + "".join(f"<p>{number}</p>" for number in range(9_000))
    world.handler.answers["/news/1"] = (200, gzip.compress(text.encode())[:-100])
    world.handler.extra["/news/1"] = {"Content-Encoding": "gzip", "ETag": '"1"'}
    assert world.crawl().returncode == 0
    assert [row["etag"] for row in world.rows("visit") if row["article_id"] == "handeul:1"] == [""]
    assert "handeul:1" not in {row["article_id"] for row in world.rows("article")}
    assert "torn" in {row["kind"] for row in world.rows("problem") if row["url"] == f"{HOST}/news/1"}


def test_the_first_day_wanted_leaves_older_articles_unasked(world: World) -> None:
    world.crawl("--since", "2026-10-05")
    assert "/news/5" not in world.handler.asked
    assert "/news/1" in world.handler.asked


def test_what_lists_show_not_to_be_about_ai_is_passed_over(world: World) -> None:
    titles = {
        1: "배추 값 내렸다",
        2: "챗봇 조례 통과",
        5: "시립도서관 밤까지 연다",
    }  # 5 stands in the sitemap, too
    items = "".join(
        item(number).replace("<item>", f"<item><title>{title}</title>") for number, title in titles.items()
    )
    world.handler.answers["/rss.xml"] = (200, f"<rss><channel>{items}</channel></rss>")
    assert world.crawl().returncode == 0
    assert [path for path in world.handler.asked if path.startswith("/news/")] == ["/news/2"]
    assert {row["article_id"] for row in world.rows("passed_over")} == {"handeul:1", "handeul:5"}


def test_robots_txt_is_asked_once_a_day(world: World) -> None:
    assert world.crawl().returncode == 0
    warc_file = str((world.folder / "pages.warc.gz").relative_to(world.folder.parents[2]))
    kept = {"url": f"{HOST}/robots.txt", "kind": "robots", "article_id": None, "published_at": None}
    hour_ago, week_ago = ((datetime.now(UTC) - timedelta(hours=hours)).isoformat() for hours in (1, 168))
    for visited_at, count in ((hour_ago, 0), (week_ago, 1)):
        world.folder = world.folder.parents[1] / f"20261102T06000{count}" / "handeul"
        world.handler.asked.clear()
        world.know(known_row(0, **kept, warc_file=warc_file, visited_at=visited_at))
        assert world.crawl().returncode == 0
        assert world.handler.asked.count("/robots.txt") == count
        assert "/news/3" not in world.handler.asked


def test_a_list_whose_last_answer_is_damaged_in_the_archive_is_told_and_asked_without_a_condition(
    world: World,
) -> None:
    world.handler.extra["/rss.xml"] = {"ETag": '"1"'}
    assert world.crawl().returncode == 0
    [feed] = (row for row in world.rows("visit") if row["kind"] == "feed")
    archive = world.folder.parents[2] / feed["warc_file"]
    archive.write_bytes(overwritten(archive.read_bytes(), feed["warc_offset"]))
    place = {name: feed[name] for name in ("url", "kind", "article_id", "etag", "warc_file", "warc_offset")}
    world.folder = world.folder.parents[1] / "20261102T060000" / "handeul"
    world.know(known_row(0, **place, published_at=None))
    world.handler.conditions.clear()
    assert world.crawl().returncode == 0
    assert world.handler.conditions["/rss.xml"] is None
    assert "handeul:1" in {row["article_id"] for row in world.rows("article")}
    [told] = (row for row in world.rows("problem") if row["kind"] == "archive_damaged")
    assert told["url"] == feed["url"]
    assert f"expected a whole record at byte {feed['warc_offset']}" in told["found"]


def overwritten(archive: bytes, offset: int) -> bytes:
    return archive[: offset + 20] + b"overwritten" + archive[offset + 31 :]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_nothing_is_asked_while_robots_txt_cannot_be_had(world: World, status: int) -> None:
    world.handler.answers["/robots.txt"] = (status, "User-agent: *\nAllow: /\n")
    assert world.crawl().returncode == 3
    assert set(world.handler.asked) == {"/robots.txt"}
    [problem] = (row for row in world.rows("problem") if row["kind"] == "robots_unreachable")
    assert problem["url"] == f"{HOST}/robots.txt"
    assert f"status {status}" in problem["found"]


@pytest.mark.parametrize("status", [403, 404])
def test_a_page_that_says_there_is_no_robots_txt_holds_no_rules(world: World, status: int) -> None:
    world.handler.answers["/robots.txt"] = (status, "User-agent: *\nDisallow: /\n")
    assert world.crawl().returncode == 0
    assert "/news/1" in world.handler.asked


def test_a_crawl_delay_is_the_least_wait_between_two_requests(world: World) -> None:
    world.declare(
        "".join(line for line in SITE.splitlines(True) if "custom_settings" not in line)
        + "    delay_seconds = 0.01\n"
    )
    world.handler.answers = {
        "/robots.txt": (200, "User-agent: *\nCrawl-delay: 0.5\n"),
        "/rss.xml": (200, f"<rss><channel>{item(1)}{item(2)}</channel></rss>"),
        "/news/1": (200, ARTICLE.format(n=1)),
        "/news/2": (200, ARTICLE.format(n=2)),
    }
    assert world.crawl().returncode == 0
    [crawl] = world.rows("crawl")
    began, ended = (datetime.fromisoformat(crawl[name]) for name in ("started_at", "finished_at"))
    assert len(world.handler.asked) == 5
    assert ended - began >= timedelta(seconds=4 * 0.5)


@pytest.mark.parametrize(
    ("status", "header", "most"),
    [
        (429, {"Retry-After": "3600"}, 5),
        (503, {"Retry-After": "3600"}, 5),
        (429, {}, 14),
        (403, {}, 14),
    ],
)
def test_a_host_that_has_had_enough_is_asked_no_more(
    world: World, status: int, header: dict[str, str], most: int
) -> None:
    world.declare(delay="0.05")
    numbers = range(10, 40)
    world.handler.answers["/rss.xml"] = (
        200,
        "<rss><channel>"
        + "".join(f"<item><link>{HOST}/news/{n}</link></item>" for n in numbers)
        + "</channel></rss>",
    )
    for n in numbers:
        world.handler.answers[f"/news/{n}"] = (status, "slow down")
        world.handler.extra[f"/news/{n}"] = header
    assert world.crawl().returncode == 4
    asked = [path for path in world.handler.asked if path.startswith("/news/")]
    assert len(asked) <= most, "what was under way"
    if header:
        assert len(asked) == len(set(asked)), "nothing twice"
    told = [row["found"] for row in world.rows("problem") if "asked no more" in row["found"]]
    when = ", Retry-After 3600" if header else ""
    assert told == [f"status {status}{when}: www.handeul.example is asked no more"]


def test_one_refusal_after_another_with_answers_between_them_is_none_of_the_host(world: World) -> None:
    world.handler.answers["/rss.xml"] = (
        200,
        "<rss><channel>"
        + "".join(f"<item><link>{HOST}/news/{n}</link></item>" for n in range(10, 30))
        + "</channel></rss>",
    )
    page = '<meta property="article:published_time" content="2026-10-01T09:00:00Z">' + ARTICLE
    for n in range(10, 30):
        world.handler.answers[f"/news/{n}"] = (200 if n % 4 == 0 else 403, page.format(n=n))
    world.crawl()
    assert {f"/news/{n}" for n in range(10, 30)} <= set(world.handler.asked)


def test_a_request_that_is_given_up_is_told_with_its_address_and_one_that_was_answered_at_last_is_not(
    world: World,
) -> None:
    world.handler.cut_count = {"/news/1": 1, "/news/2": 2}  # each is tried twice
    assert world.crawl().returncode == 0
    failed = [row for row in world.rows("problem") if row["kind"] == "fetch_failed"]
    assert [(row["url"], row["found"]) for row in failed] == [(f"{HOST}/news/2", "ResponseDataLossError")]
    assert "handeul:1" in {row["article_id"] for row in world.rows("article")}


def test_a_crawl_without_news_is_in_order_though_a_list_came_torn_at_first(world: World) -> None:
    world.declare(SITE.replace('    sitemap_urls = ("HOST/sitemap-index.xml",)\n', ""))
    titled = item(1).replace("<item>", "<item><title>배추 값 내렸다</title>")
    world.handler.answers["/rss.xml"] = (200, f"<rss><channel>{titled}</channel></rss>")
    world.handler.cut_count = {"/rss.xml": 1}
    assert world.crawl().returncode == 0
    assert world.rows("problem") == []


def test_articles_that_all_lead_to_one_page_are_lost(world: World) -> None:
    for n in (1, 2, 4, 5):
        world.handler.answers[f"/news/{n}"] = (302, "")
        world.handler.extra[f"/news/{n}"] = {"Location": "/login"}
    world.handler.answers["/login"] = (200, "로그인하세요")
    assert world.crawl().returncode == 3
    led = [row["article_id"] for row in world.rows("visit") if row["url"] == f"{HOST}/login"]
    assert sorted(led) == [f"handeul:{n}" for n in (1, 2, 4, 5)]
    assert "led_elsewhere" in {row["kind"] for row in world.rows("problem")}


def test_a_failure_to_ask_what_is_asked_last_is_one_of_the_crawl(world: World) -> None:
    world.declare(SITE + "\nfrom spiders.revisits import Revisits\nRevisits.vanished = lambda self: 1 / 0\n")
    assert world.crawl().returncode == 1
    assert "spider_exception" in {row["kind"] for row in world.rows("problem")}


def test_a_file_that_two_articles_name_is_a_document_of_each(world: World) -> None:
    world.declare(SITE.replace('    body = "div.body"', '    body = "div.body"\n    attachment = "a.file"'))
    link, file = '<a class="file" href="/file/7">붙임.hwpx</a>', hwpx(section_xml(p("인공지능 지침이다.")))
    for path in ("/news/1", "/news/2"):
        world.handler.answers[path] = (200, f"{world.handler.answers[path][1]}{link}{link}")
    world.handler.answers["/file/7"] = (200, file)
    assert world.crawl().returncode == 0
    parents = [row["parent_article_id"] for row in world.rows("article") if row["parent_article_id"]]
    assert sorted(parents) == ["handeul:1", "handeul:2"]
    assert world.handler.asked.count("/file/7") == 2


def test_articles_past_the_limit_are_counted_once_and_told(world: World) -> None:
    limited = SITE.replace('    body = "div.body"', '    body = "div.body"\n    max_articles = 1')
    world.declare(limited.replace('("HOST/rss.xml",)', '("HOST/rss.xml", "HOST/rss-again.xml")'))
    titled = "".join(map(item, (1, 2, 3, 4))).replace("<item>", "<item><title>인공지능</title>")
    for path in ("/rss.xml", "/rss-again.xml"):
        world.handler.answers[path] = (200, f"<rss><channel>{titled}</channel></rss>")
    assert world.crawl().returncode == 0
    assert len(world.rows("article")) == 1
    problem = next(row for row in world.rows("problem") if row["kind"] == "articles_left_out")
    assert problem["found"] == "4"


@pytest.mark.parametrize(("status", "code", "kind"), [(200, 3, "empty_list"), (403, 4, "blocked")])
def test_a_crawl_without_articles_fails_by_its_exit_code(
    world: World, status: int, code: int, kind: str
) -> None:
    world.handler.answers = {"/rss.xml": (status, "no"), "/sitemap-index.xml": (status, "no")}
    result = world.crawl()
    assert result.returncode == code
    assert kind in {row["kind"] for row in world.rows("problem")}


@pytest.mark.parametrize("permission", ["ask", "forbidden"])
def test_an_outlet_that_is_not_open_is_skipped_unless_allowed(world: World, permission: str) -> None:
    world.declare(permission=permission)
    result = world.crawl()
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "corpus outlets allow handeul --reason" in result.stderr
    assert world.handler.asked == []
    assert world.crawl("--allow").returncode == 0


def test_an_api_without_its_key_is_skipped_in_one_line(world: World) -> None:
    world.declare(API)
    result = world.crawl()
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert "HANDEUL_KEY is not set" in result.stderr


@pytest.mark.parametrize("is_up", [True, False])
def test_a_key_is_sent_and_never_written_down(world: World, is_up: bool) -> None:
    world.declare(API)
    key, quoted = "sekret+/key+of+a+length==", "sekret%2B%2Fkey%2Bof%2Ba%2Blength%3D%3D"
    row = {"BILL_NO": "2299901", "BILL_NAME": f"개방형 인공지능 진흥법안 {key}", "PROPOSE_DT": "2026-10-07"}
    if is_up:
        world.handler.answers[f"/api/bills?KEY={quoted}&page=1"] = (200, json.dumps([row]))
    result = world.crawl(HANDEUL_KEY=key)
    assert f"/api/bills?KEY={quoted}&page=1" in world.handler.asked
    assert result.returncode == (0 if is_up else 3)
    kept = [
        gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for path in world.folder.iterdir()
    ]
    for text in (result.stdout.encode(), result.stderr.encode(), *kept):
        assert key.encode() not in text
        assert quoted.encode() not in text
    assert world.rows("visit")[-1]["url"] == f"{HOST}/api/bills?KEY=REDACTED&page=1"


@pytest.mark.parametrize(
    ("said", "is_packed"),
    [("gzip", True), ("gzip", False), ("deflate", False), ("", True), ("identity", False)],
)
def test_a_key_is_taken_out_of_an_answer_packed_or_said_to_be(
    world: World, said: str, is_packed: bool
) -> None:
    world.declare(API)
    row = {
        "BILL_NO": "2299901",
        "BILL_NAME": "인공지능 법안 sekret-key-of-a-length",
        "PROPOSE_DT": "2026-10-07",
    }
    path, answer = "/api/bills?KEY=sekret-key-of-a-length&page=1", json.dumps([row]).encode()
    world.handler.answers[path] = (200, gzip.compress(answer) if is_packed else answer)
    world.handler.extra[path] = {"Content-Encoding": said} if said else {}
    world.crawl(HANDEUL_KEY="sekret-key-of-a-length")
    assert [row["title"] for row in world.rows("article")] == ["인공지능 법안 REDACTED"]
    archive = (world.folder / "pages.warc.gz").read_bytes()
    assert b"sekret" not in gzip.decompress(archive)
    assert gzip.compress(b"")[:2] not in gzip.decompress(archive), "nothing packed, in which a key could hide"


@pytest.mark.parametrize(
    ("said", "body"), [("br", b"[]"), ("gzip", gzip.compress(b"[]")[:-9]), ("gzip, br", b"[]")]
)
def test_an_answer_to_a_key_that_cannot_be_unpacked_whole_is_no_answer(
    world: World, said: str, body: bytes
) -> None:
    world.declare(API)
    path = "/api/bills?KEY=sekret-key-of-a-length&page=1"
    world.handler.answers[path], world.handler.extra[path] = (200, body), {"Content-Encoding": said}
    assert world.crawl(HANDEUL_KEY="sekret-key-of-a-length").returncode == 3
    assert "fetch_failed" in {row["kind"] for row in world.rows("problem")}
    assert "api" not in {row["kind"] for row in world.rows("visit")}


@pytest.mark.parametrize(
    ("target", "asked"),
    [
        ("/log?x=REDACTED", "/log?x=REDACTED"),
        ("http://handeul.example/api/bills?KEY=REDACTED", "http://handeul.example/api/bills?KEY=REDACTED"),
        ("/api/bills?KEY=REDACTED&page=1&again=1", "/api/bills?KEY=sekret&page=1&again=1"),
    ],
)
def test_a_redirect_does_not_say_where_the_key_goes(world: World, target: str, asked: str) -> None:
    world.declare(API)
    path = "/api/bills?KEY=sekret&page=1"
    world.handler.answers[path] = (302, "")
    world.handler.extra[path] = {"Location": target}
    world.crawl(HANDEUL_KEY="sekret")
    assert path in world.handler.asked
    assert world.handler.asked[-1] == asked


def test_a_terminated_crawl_closes_its_archive(world: World) -> None:
    world.declare(delay="1")
    process = subprocess.Popen(
        world.command(), env=world.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    wait_for(lambda: "/robots.txt" in world.handler.asked)
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 1
    assert world.rows("crawl")[0]["finish_reason"] == "shutdown"
    assert (world.folder / "pages.warc.gz").exists()


def test_a_crawl_ends_when_its_parent_does(world: World) -> None:
    world.declare(delay="1")
    script = f"import subprocess,time; print(subprocess.Popen({world.command()!r}).pid, flush=True); time.sleep(60)"
    parent = subprocess.Popen(
        [sys.executable, "-c", script],
        env=world.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    wait_for(lambda: "/robots.txt" in world.handler.asked)
    parent.kill()
    parent.wait()
    wait_for((world.folder / "crawl.jsonl").exists)
    assert world.rows("crawl")[0]["finish_reason"] == "orphaned"


def test_a_crawl_ends_though_its_parent_was_gone_before_it_began(world: World) -> None:
    parent = subprocess.Popen([sys.executable, "-c", ""])
    parent.wait()
    result = world.crawl("--parent", str(parent.pid))
    assert (result.returncode, "Deprecat" in result.stderr) == (1, False)
    assert world.rows("crawl")[0]["finish_reason"] == "orphaned"


def wait_for(condition: Any) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "waited 20 seconds"
        time.sleep(0.05)


def test_an_outlet_is_told_which_version_asks_and_whom_to_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORPUS_CONTACT", "kim@handeul.example")
    name = settings("", 0, 0)["USER_AGENT"]
    assert name == f"{PROJECT}/{version(PROJECT)} (research corpus; contact: kim@handeul.example)"
