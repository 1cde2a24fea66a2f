"""No request leaves the outlet's own hosts: a real crawl against a server that tries to lead it elsewhere."""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from spiders.guard import declared_hosts, is_private, refusal
from spiders.registry import load_sites

HOST = "http://www.dalmuri.example"
SITE = '''"""달무리신문: made up."""
from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Dalmuri(NewsSpider):
    """달무리신문."""

    name = "dalmuri"
    outlet = Outlet(
        outlet_id=name, name="달무리신문", kind="daily", homepage="HOME/", terms="", licence="made up",
        permission="open", permission_source="made up", has_ai_opt_out=False,
        is_text_redistributable=True, min_articles_per_week=1, verified_by="", verified_date=None,
    )
    is_topical = True
    feed_urls = ("HOME/rss.xml",)
    sitemap_urls = ("HOME/sitemap-index.xml",)
    article_url = r"https?://[^/]+/news/(?P<number>[0-9]+)"
    body = "div.body"
    custom_settings = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False, "RETRY_TIMES": 0, "DOWNLOAD_TIMEOUT": 5}
'''
ARTICLE = (
    '<meta property="og:title" content="제목"><meta property="article:published_time" content="2026-10-01T09:00:00Z">'
    '<div class="body"><p>인공지능 시행령 논의가 시작됐다.</p></div>'
)
LURES = {
    "1": "http://127.0.0.1:{port}/secret",
    "2": "http://169.254.169.254/latest/meta-data/",
    "3": "http://192.168.0.1/",
    "4": "http://[::1]:{port}/",
    "5": "http://www.elsewhere.example/news/5",
    "6": "file:///etc/passwd",
    "7": "ftp://www.dalmuri.example/x",
    "8": "http://user:pass@www.dalmuri.example/news/8",
    "9": "http://www.dalmuri.example:2222/news/9",
    "10": "http://www.dalmuri.example/news/10",  # to itself
    "11": "http://[",
    "12": "http://2130706433/",
    "13": "http://www.dalmuri.example.elsewhere.example/",
    "14": "//localhost:{port}/",
    "15": "http://dalmuri.example/news/100",  # its own, without www
}


class Server(BaseHTTPRequestHandler):
    """A proxy that answers for every host it is asked for, and remembers which those were."""

    asked: ClassVar[list[str]]

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        path = self.path.partition("example")[2]
        number = path.removeprefix("/news/")
        location = LURES.get(number, "").format(port=self.server.server_address[1])
        if location:
            self.send_response(302)
            self.send_header("Location", location)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        links = [f"{HOST}/news/{number}" for number in (*LURES, "99")] + ["http://10.0.0.1/news/500"]
        items = "".join(f"<item><link>{link}</link></item>" for link in links)
        sitemaps = "".join(
            f"<sitemap><loc>{url}</loc></sitemap>"
            for url in ("http://127.0.0.1:1/s.xml", "file:///etc/passwd", "http://evil.example/s.xml")
        )
        body = {
            "/rss.xml": f"<rss><channel>{items}</channel></rss>",
            "/sitemap-index.xml": f"<sitemapindex>{sitemaps}</sitemapindex>",
            "/robots.txt": "User-agent: *\n",
        }.get(path, ARTICLE)
        self.send_response(200)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    handler = type("Made", (Server,), {"asked": []})
    http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{http.server_address[1]}", handler.asked
    http.shutdown()
    http.server_close()


def crawl(root: Path, home: str, **environment: str) -> list[dict[str, Any]]:
    package = root / "madesites"
    package.mkdir(exist_ok=True)
    (package / "__init__.py").write_text("")
    (package / "dalmuri.py").write_text(SITE.replace("HOME", home), "utf-8")
    folder = root / "home" / "runs" / "20261101T060000" / "dalmuri"
    path = os.pathsep.join([str(root), str(Path(__file__).parents[2])])
    inherited = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    subprocess.run(
        [sys.executable, "-m", "spiders.crawl", "dalmuri", str(folder), "--sites", "madesites"],
        env={**inherited, "PYTHONPATH": path, **environment},
        capture_output=True,
        timeout=60,
        check=False,
    )
    return [json.loads(line) for line in (folder / "problem.jsonl").read_text("utf-8").splitlines()]


def test_redirects_and_lists_lead_nowhere_else_and_each_refusal_is_a_row(
    tmp_path: Path, server: tuple[str, list[str]]
) -> None:
    proxy, asked = server
    problems = crawl(tmp_path, HOST, http_proxy=proxy)
    hosts = {address.split("/")[2] for address in asked}
    assert hosts == {"www.dalmuri.example", "dalmuri.example"}
    assert f"{HOST}/news/99" in asked
    assert "http://dalmuri.example/news/100" in asked
    refused = {(row["kind"], row["url"]) for row in problems}
    for kind, url in [
        ("private_address", "http://169.254.169.254/latest/meta-data/"),
        ("private_address", "http://192.168.0.1/"),
        ("foreign_host", "http://www.elsewhere.example/news/5"),
        ("refused_redirect", f"{HOST}/news/6"),
        ("refused_redirect", f"{HOST}/news/7"),
        ("odd_address", "http://user:pass@www.dalmuri.example/news/8"),
        ("foreign_host", "http://www.dalmuri.example:2222/news/9"),
        ("refused_redirect", f"{HOST}/news/10"),
        ("refused_redirect", f"{HOST}/news/11"),
        ("private_address", "http://10.0.0.1/news/500"),
        ("private_address", "http://127.0.0.1:1/s.xml"),
        ("foreign_host", "http://evil.example/s.xml"),
    ]:
        assert (kind, url) in refused
    assert sum(row["kind"] != "empty_crawl" for row in problems) >= len(LURES) - 1 + 2


def test_a_declared_name_that_leads_to_this_machine_is_not_asked(
    tmp_path: Path, server: tuple[str, list[str]]
) -> None:
    port = server[0].rpartition(":")[2]
    problems = crawl(tmp_path, f"http://localhost:{port}")
    assert server[1] == []
    assert ("private_address", "localhost") in {(row["kind"], row["url"]) for row in problems}


def test_a_proxy_on_this_machine_may_be_named(tmp_path: Path, server: tuple[str, list[str]]) -> None:
    proxy, asked = server
    crawl(tmp_path, HOST, http_proxy=proxy.replace("127.0.0.1", "localhost"))
    assert f"{HOST}/rss.xml" in asked


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.aitimes.com/news/articleView.html?idxno=1", None),
        ("http://aitimes.com/", None),
        ("https://www.aitimes.com.evil.example/", "foreign_host"),
        ("https://aitimes.com@evil.example/", "odd_address"),
        ("https://www.aitimes.com:8080/", "foreign_host"),
        ("https://0.0.0.0/", "private_address"),
        ("https://[fd00::1]/", "private_address"),
        ("https://[::ffff:127.0.0.1]/", "private_address"),
        ("gopher://www.aitimes.com/", "odd_address"),
        ("http://www.aitimes.com:99999/", "odd_address"),
    ],
)
def test_an_address_is_the_outlets_own_or_refused(url: str, kind: str | None) -> None:
    found = refusal(url, declared_hosts(load_sites()["aitimes"]))  # type: ignore[arg-type]
    assert (found[0] if found else None) == kind


@pytest.mark.parametrize("site", sorted(load_sites()))
def test_a_sites_own_lists_are_allowed(site: str) -> None:
    spider = load_sites()[site]
    hosts = declared_hosts(spider)  # type: ignore[arg-type]
    for request in getattr(spider(name=site), "list_requests", lambda: ())():
        assert refusal(request.url, hosts) is None


def test_a_name_is_no_private_address() -> None:
    assert not is_private("www.naru.example")
    assert is_private(socket.gethostbyname("localhost"))
