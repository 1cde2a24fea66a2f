"""Past days over the loopback: day by day from sitemaps, page by page from lists, and on where a kill left off."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import duckdb
import pytest

from flows.crawl import MOST_CRAWLS, CrawlResult, crawl_outlet
from flows.home import Home
from flows.past import Span, crawl_past, is_done, spans, unanswered
from spiders.backfill import backfilling, templates, way_back
from spiders.registry import load_sites
from tests.conftest import REPOSITORY, corpus

SITE = '''"""{title}: made up."""
from typing import ClassVar

from spiders.{base} import {base_class}
from warehouse.records import Outlet


class {class_name}({base_class}):
    """{title}."""

    name = "{name}"
    outlet = Outlet(
        outlet_id=name, name="{title}", kind="daily", homepage="http://www.{name}.example/", terms="",
        licence="made up", permission="open", permission_source="made up", has_ai_opt_out=False,
        is_text_redistributable=True, min_articles_per_week=1, verified_by="", verified_date=None,
    )
    {more}
    article_url = r"http://www[.]{name}[.]example/news/(?P<number>[0-9]+)"
    body = "div.body"
    custom_settings: ClassVar = {{"DOWNLOAD_DELAY": {delay}, "AUTOTHROTTLE_ENABLED": False}}
'''
DAILY = 'backfill_urls = ("http://www.marubyeol.example/sitemap/{day:%Y}/{day:%Y%m%d}",)'
PAGED = (
    'listing_urls = ("http://www.nurigwan.example/list?page={page}",)\n    row = "li"\n    row_date = "em"'
)
CALL = """
import sys
from datetime import date
from pathlib import Path
from flows.home import Home
from flows.past import crawl_past, spans
wanted = spans(["marubyeol", "nurigwan"], date(2026, 10, 1), date(2026, 10, 3), "madepast")
crawls, loaded = crawl_past(Home(Path(sys.argv[1])), wanted, "madepast", lambda count: None)
print([(one.outlet_id, one.outcome, one.article_count) for one in crawls])
"""
FLOW = """
import sys
from pathlib import Path
from flows.home import Home
from flows.prefect_settings import settle
settle(Home(Path(sys.argv[1])))
from flows.backfill import backfill
report = backfill(sys.argv[1], "2026-10-01", "2026-10-03", ["marubyeol", "nurigwan"], "madepast")
print(report.is_complete, sum(one.article_count for one in report.crawls), report.text_count)
"""


def article(number: str) -> str:
    return (
        f'<meta property="og:title" content="인공지능 기본법 {number}호">'
        f'<div class="info">입력 2026.10.0{number[0]} 09:00</div>'
        f'<meta property="article:published_time" content="2026-10-0{number[0]}T09:00:00+09:00">'
        f'<div class="body"><p>인공지능(AI) 시행령 논의가 {number}번째로 열렸다. 생성형 AI 기업들이 참석했다.</p></div>'
    )


def board(page: int) -> str:
    rows = [
        f'<li><a href="/news/{8 - number}0">인공지능 보도자료 {number}</a><em>2026.10.0{8 - number}</em></li>'
        for number in range(8)
    ]
    pinned = '<li><a href="/news/80">인공지능 공지</a><em>2026.10.08</em></li>'
    return f"<ul>{pinned}{''.join(rows[3 * page - 3 : 3 * page])}</ul>"


class Past(BaseHTTPRequestHandler):
    """A proxy before both outlets."""

    asked: ClassVar[list[str]]
    is_away: ClassVar[set[str]]
    """Ends of the addresses at which the server is out of order."""

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        if self.path.endswith(tuple(type(self).is_away)):
            self.send_error(503)
            return
        host, path = re.sub(r"^http://www\.|\.example", "", self.path).split("/", 1)
        if path == "robots.txt":
            body = "User-agent: *\n"
        elif match := re.fullmatch(r"sitemap/2026/2026100(\d)", path):
            links = [
                f"<url><loc>http://www.{host}.example/news/{match[1]}{number}</loc></url>"
                for number in range(4)
            ]
            body = f"<urlset>{''.join(links)}</urlset>"
        elif path.startswith("list"):
            body = board(int(path.rpartition("=")[2]))
        else:
            body = article(path.removeprefix("news/"))
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


class World:
    """Two made-up outlets, their server, and a home."""

    def __init__(self, root: Path, proxy: str, handler: type[Past]) -> None:
        self.root, self.proxy, self.home = root, proxy, root / "home"
        self.asked, self.is_away = handler.asked, handler.is_away

    def declare(self, delay: float = 0) -> None:
        package = self.root / "madepast"
        package.mkdir(exist_ok=True)
        (package / "__init__.py").write_text("")
        for name, title, base, base_class, more in (
            ("marubyeol", "마루별", "news_spider", "NewsSpider", DAILY),
            ("nurigwan", "누리관", "board_spider", "BoardSpider", PAGED),
        ):
            text = SITE.format(
                name=name,
                title=title,
                base=base,
                base_class=base_class,
                class_name=name.title(),
                more=more,
                delay=delay,
            )
            (package / f"{name}.py").write_text(text, "utf-8")

    def start(self, call: str = CALL) -> "subprocess.Popen[str]":
        path = os.pathsep.join([str(self.root), str(REPOSITORY)])
        inherited = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
        return subprocess.Popen(
            [sys.executable, "-c", call, str(self.home)],
            env={**inherited, "PYTHONPATH": path, "http_proxy": self.proxy, "no_proxy": "127.0.0.1"},
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def finish(self, call: str = CALL) -> str:
        out, _ = self.start(call).communicate(timeout=240)
        return out

    def articles(self) -> list[str]:
        with duckdb.connect(str(self.home / "warehouse.duckdb"), read_only=True) as file:
            found = file.execute("SELECT article_id FROM article ORDER BY article_id").fetchall()
        return [article_id for (article_id,) in found]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    handler = type("Made", (Past,), {"asked": [], "is_away": set()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield World(tmp_path, f"http://127.0.0.1:{server.server_address[1]}", handler)
    server.shutdown()
    server.server_close()


ALL = sorted(
    [f"marubyeol:{day}{number}" for day in (1, 2, 3) for number in range(4)]
    + [f"nurigwan:{day}0" for day in (1, 2, 3)]
)


def test_past_days_are_crawled_once_and_no_further_back_than_asked(world: World) -> None:
    world.declare()
    assert world.finish().strip() == "[('nurigwan', 'ok', 3), ('marubyeol', 'ok', 12)]"
    assert world.articles() == ALL
    asked = Counter(path.removeprefix("http://www.") for path in world.asked)
    assert {path for path in asked if "sitemap" in path} == {
        f"marubyeol.example/sitemap/2026/2026100{day}" for day in (1, 2, 3)
    }
    assert not {path for path in asked if "news" in path and path[-2] not in "123"}
    assert {path[-1] for path in asked if "list?" in path} == {"1", "2", "3", "4"}
    world.asked.clear()
    assert world.finish().strip() == "[]"
    assert world.asked == []


@pytest.mark.parametrize(
    ("is_away", "delivered"),
    [
        ("/robots.txt", "[('nurigwan', 'failed', 0), ('marubyeol', 'failed', 0)]"),
        ("/20261002", "[('nurigwan', 'ok', 3), ('marubyeol', 'failed', 8)]"),
        ("page=3", "[('nurigwan', 'failed', 1), ('marubyeol', 'ok', 12)]"),
    ],
)
def test_days_whose_list_could_not_be_had_fail_and_are_asked_again(
    world: World, is_away: str, delivered: str
) -> None:
    world.declare()
    world.is_away.add(is_away)
    assert world.finish().strip() == delivered
    world.is_away.clear()
    world.finish()
    assert world.articles() == ALL


@pytest.mark.parametrize(
    ("kind", "status", "problem", "is_had"),
    [
        ("sitemap", 404, "http_error", True),
        ("sitemap", 500, "http_error", False),
        ("listing", 200, "empty_list", True),
        ("listing", 200, "blocked", False),
        ("api", 200, "api_error", False),
        ("article", 500, "http_error", True),
        ("article", 200, "fetch_failed", False),
    ],
)
def test_a_list_is_had_unless_it_may_have_named_more(
    tmp_path: Path, kind: str, status: int, problem: str, is_had: bool
) -> None:
    visits = [
        {"url": "http://a/", "kind": "api", "status": 200},
        {"url": "http://b/", "kind": kind, "status": status},
    ]
    row = {"url": "http://b/", "kind": problem, "expected": "this", "found": "that"}
    (tmp_path / "visit.jsonl").write_text("".join(json.dumps(visit) + "\n" for visit in visits), "utf-8")
    (tmp_path / "problem.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    assert unanswered(tmp_path) == ("" if is_had else f"{problem} at http://b/: expected this, found that")


def test_the_whole_flow_leaves_the_past_read_and_published_and_asks_nobody_twice(world: World) -> None:
    world.declare()
    assert world.finish(FLOW).split() == ["True", "15", "15"]
    with duckdb.connect(str(world.home / "published" / "current.duckdb"), read_only=True) as file:
        read = "SELECT article_id FROM article SEMI JOIN sentence USING (article_id) ORDER BY article_id"
        assert [article_id for (article_id,) in file.execute(read).fetchall()] == ALL
    world.asked.clear()
    assert world.finish(FLOW).split() == ["True", "0", "0"]
    assert world.asked == []


def test_a_few_outlets_are_asked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    running, most = 0, 0

    def crawl(_home: Home, _run_id: str, outlet_id: str, **_asked: str) -> CrawlResult:
        nonlocal running, most
        running += 1
        most = max(most, running)
        time.sleep(0.05)
        running -= 1
        return CrawlResult(outlet_id, "failed", 0, 0, "made up")

    monkeypatch.setattr("flows.past.crawl_outlet", crawl)
    outlet_ids = tuple(f"outlet{number}" for number in range(3 * MOST_CRAWLS))
    span = Span(date(2026, 10, 2), date(2026, 10, 2), outlet_ids)
    crawls, _ = crawl_past(Home(tmp_path).writable(), [span], "spiders.demo_sites", lambda count: None)
    assert len(crawls) == len(outlet_ids)
    assert most == MOST_CRAWLS


def test_a_killed_backfill_goes_on_where_it_was(world: World) -> None:
    world.declare(delay=0.3)
    flow = world.start()
    deadline = time.monotonic() + 60
    while not any("marubyeol.example/news/21" in path for path in world.asked):
        assert time.monotonic() < deadline, "the second day was never reached"
        time.sleep(0.02)
    os.killpg(flow.pid, signal.SIGKILL)  # its spider with it: the archive is torn
    flow.wait()
    assert list(world.home.glob("runs/*/marubyeol/pages.warc.gz.open"))
    world.finish()
    assert world.articles() == ALL
    asked = Counter(path.removeprefix("http://www.") for path in world.asked)
    assert asked["marubyeol.example/sitemap/2026/20261003"] == 1, "a day that was done"
    assert asked["marubyeol.example/sitemap/2026/20261002"] == 2, "the day of the kill"
    assert all(count == 1 for path, count in asked.items() if path.startswith("marubyeol.example/news/3"))
    assert asked["marubyeol.example/news/20"] == 1, "archived before the kill"
    crawls = list(world.home.glob("runs/*/marubyeol/crawl.jsonl"))
    assert Counter(json.loads(path.read_text("utf-8"))["finish_reason"] for path in crawls)["finished"] == 3


def test_outlets_go_back_by_what_they_have() -> None:
    sites = load_sites()
    assert way_back(sites["joongang"]) == "days"
    assert way_back(sites["korea_kr_press"]) == "days"
    assert way_back(sites["open_assembly"]) == "pages"
    assert way_back(sites["zdnet"]) is None
    days = spans(
        ["joongang", "open_assembly", "zdnet"], date(2026, 10, 1), date(2026, 10, 2), "spiders.sites"
    )
    assert days == [
        Span(date(2026, 10, 1), date(2026, 10, 2), ("open_assembly",)),
        Span(date(2026, 10, 2), date(2026, 10, 2), ("joongang",)),
        Span(date(2026, 10, 1), date(2026, 10, 1), ("joongang",)),
    ]
    assert [span.label for span in days] == [
        "backfill_20261001_20261002",
        "backfill_20261002",
        "backfill_20261001",
    ]
    assert replace(days[0], outlet_ids=()).label == days[0].label


@pytest.mark.parametrize(
    ("started_at", "is_whole"),
    [("2026-10-02T14:59:59+00:00", False), ("2026-10-02T15:00:00+00:00", True)],
    ids=["asked while the Korean day went on", "asked when it was over"],
)
def test_a_day_that_was_asked_before_it_was_over_is_asked_again(
    tmp_path: Path, started_at: str, is_whole: bool
) -> None:
    home, span = Home(tmp_path), Span(date(2026, 10, 2), date(2026, 10, 2), ("marubyeol",))
    folder = home.crawl_folder(f"20261002T145959-{span.label}", "marubyeol")
    folder.mkdir(parents=True)
    crawl = {"finish_reason": "finished", "outcome": "ok", "started_at": started_at}
    (folder / "crawl.jsonl").write_text(json.dumps(crawl) + "\n", "utf-8")
    visit = {"url": "http://www.marubyeol.example/", "kind": "sitemap", "status": 200}
    (folder / "visit.jsonl").write_text(json.dumps(visit) + "\n", "utf-8")
    assert is_done(home, span, "marubyeol") is is_whole


def test_an_outlet_that_does_not_end_in_time_fails_alone(tmp_path: Path) -> None:
    home, run_id = Home(tmp_path), "20261002T145959"
    result = crawl_outlet(home, run_id, "byeoritech", sites="spiders.demo_sites", timeout_seconds=0.05)
    assert (result.outcome, result.reason) == ("failed", "no end within 0.05 seconds")


@pytest.mark.parametrize("site", [name for name, site in load_sites().items() if way_back(site)])
def test_a_site_that_goes_back_stays_what_it_declares(site: str) -> None:
    declared = load_sites()[site]
    back = backfilling(declared)  # type: ignore[arg-type]
    assert back.article_url == declared.article_url
    assert back.all_hosts() == declared.all_hosts()
    assert templates(back) == templates(declared)


def test_days_in_the_wrong_order_are_told_in_one_line(tmp_path: Path) -> None:
    done = corpus("backfill", "--from", "2026-10-03", "--to", "2026-10-01", "--home", str(tmp_path / "home"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "--from ≤ --to" in done.stderr
