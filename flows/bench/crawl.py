"""How near our crawl, archive and reading included, comes to bare Scrapy: same pages, same concurrency, same run."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.bench.crawl_server import answers
from flows.crawl import crawl_outlet
from flows.errors import UserError
from flows.home import Home, new_run_id

PAGES = 400
ROUNDS = 2
Row = tuple[str, int, float, float]


def crawl() -> list[Row]:
    """Give (what, pages, pages a second, ratio to bare Scrapy), bare Scrapy first.

    Each contestant runs in a process of its own whose start counts; they take turns, and the best of each one's
    rounds counts, so that a neighbour on the machine spoils none alone.
    """
    with tempfile.TemporaryDirectory() as folder, _server():
        addresses = Path(folder) / "addresses.txt"
        addresses.write_text("\n".join(answers(PAGES)), "utf-8")
        contestants: dict[str, Callable[[int], int]] = {
            "bare Scrapy, pages thrown away": lambda _: _bare(addresses),
            "our spider, archive and reading on": lambda number: _ours(Home(Path(folder) / str(number))),
        }
        seconds = dict.fromkeys(contestants, float("inf"))
        for number in range(ROUNDS):
            for name, contestant in contestants.items():
                started = time.perf_counter()
                count = contestant(number)
                seconds[name] = min(seconds[name], time.perf_counter() - started)
                if count < PAGES:
                    raise UserError(f"bench crawl: {name}: expected {PAGES} pages, found {count}")
    bare = next(iter(seconds.values()))
    return [(name, PAGES, PAGES / spent, bare / spent) for name, spent in seconds.items()]


def _bare(addresses: Path) -> int:
    command = [sys.executable, "-P", "-m", "flows.bench.bare_spider", str(addresses)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(done.stdout)


def _ours(home: Home) -> int:
    return crawl_outlet(home, new_run_id("bench"), "naru", sites="flows.bench.sites").article_count


@contextmanager
def _server() -> Iterator[None]:
    """Serve the pages from a process of its own, and lead every request there."""
    command = [sys.executable, "-P", "-m", "flows.bench.crawl_server", str(PAGES)]
    before = {name: os.environ.get(name) for name in ("http_proxy", "no_proxy")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        port = server.stdout.readline().strip() if server.stdout else ""
        os.environ.update(http_proxy=f"http://127.0.0.1:{port}", no_proxy="")
        try:
            yield
        finally:
            server.terminate()
            os.environ.update({name: value for name, value in before.items() if value is not None})
            for name in [name for name, value in before.items() if value is None]:
                del os.environ[name]
