"""kill -9 of the flow or of a spider at random moments: the next run finishes the job, nothing is lost, doubled or orphaned.

Short by default; `CORPUS_KILLS=50 pytest tests/flows/test_kill.py` is the long form.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb

from flows.demo.texts import papers, texts
from spiders.archive import read_pages
from tests.conftest import REPOSITORY, Demo, corpus

KILLS = int(os.environ.get("CORPUS_KILLS", "2"))
LONGEST_SECONDS = 22
FACTS = """
    SELECT outlet_id, article_id, title, body, is_current, gone_at IS NULL AS is_there
    FROM article ORDER BY ALL
"""
TWICE = """
    SELECT 'visit', crawl_id, warc_offset FROM visit GROUP BY ALL HAVING count(*) > 1
    UNION ALL SELECT 'article', article_id, version_no FROM article GROUP BY ALL HAVING count(*) > 1
"""


def facts(home: Path) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(home / "published/current.duckdb"), read_only=True) as file:
        return file.execute(FACTS).fetchall()


def standing(home: Path) -> list[tuple[Any, ...]]:
    """Give the texts that stand today and can be read there.

    What was edited, withdrawn or spoilt before anyone saw it is nobody's to find: a spider killed at its first visit.
    """
    spoilt = {
        f"{outlet_id}:{number}"
        for outlet_id in papers()
        for number, text in texts(outlet_id, 2).items()
        if text.is_broken
    }
    return [fact[:4] for fact in facts(home) if fact[4] and fact[5] and fact[1] not in spoilt]


def assert_all_archived_is_loaded_once(home: Path) -> None:
    archived = {
        (page.crawl_id, page.warc_offset)
        for archive in home.glob("runs/*/*/pages.warc.gz")
        for page in read_pages(archive.parent, home)
    }
    assert not list(home.glob("runs/*/*/pages.warc.gz.open"))
    with duckdb.connect(str(home / "published/current.duckdb"), read_only=True) as file:
        loaded = file.execute("SELECT crawl_id, warc_offset FROM visit").fetchall()
        assert file.execute(TWICE).fetchall() == []
    assert archived
    assert archived == set(loaded)


def assert_no_orphans(home: Path) -> None:
    deadline = time.monotonic() + 15
    while children(home) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not children(home), "orphans"


def spiders_of(home: Path) -> list[int]:
    """Find the spiders that crawl into a home."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_text("utf-8").split("\0")
        except OSError:
            continue
        if "spiders.crawl" in line and any(part.startswith(str(home)) for part in line):
            found.append(int(process.name))
    return sorted(found)


def children(home: Path) -> list[str]:
    """Find processes that still work for a home: spiders by their command, Prefect's server by its environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            environment = (process / "environ").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if str(home) in line + environment:
            found.append(line)
    return found


def test_a_killed_flow_is_finished_by_the_next(demo: Demo, tmp_path: Path) -> None:
    dice = random.Random(20261122)
    home = tmp_path / "home"
    for _ in range(KILLS - KILLS // 2):
        flow = subprocess.Popen(
            [sys.executable, "-m", "flows.cli", "demo", "--home", str(home)],
            cwd=REPOSITORY,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(dice.uniform(1, LONGEST_SECONDS))
        flow.send_signal(signal.SIGKILL)
        flow.wait()
        assert_no_orphans(home)
        if (home / "published/current.duckdb").exists():
            assert facts(home), "readers always have an answer"
    done = corpus("demo", "--home", str(home))
    assert done.returncode == 0, done.stderr
    assert facts(home) == facts(demo.home)
    assert_all_archived_is_loaded_once(home)
    checked = corpus("check", "--home", str(home))
    assert checked.returncode == 0, checked.stdout


def test_a_killed_spider_costs_its_outlet_no_more_than_that_run(demo: Demo, tmp_path: Path) -> None:
    dice = random.Random(20261123)
    home = tmp_path / "home"
    for _ in range(KILLS // 2):
        flow = subprocess.Popen(
            [sys.executable, "-m", "flows.cli", "demo", "--home", str(home)],
            cwd=REPOSITORY,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        killed = None
        while killed is None and flow.poll() is None:
            if spiders_of(home):
                time.sleep(dice.uniform(0, 1))
                left = spiders_of(home)
                killed = dice.choice(left) if left else None
            time.sleep(0.02)
        assert killed is not None, "no spider was there to be killed"
        os.kill(killed, signal.SIGKILL)
        assert flow.wait(timeout=180) in (0, 1, 3), "the flow goes on without it"
        assert_no_orphans(home)
        assert_all_archived_is_loaded_once(home)
    done = corpus("demo", "--home", str(home))
    assert done.returncode == 0, done.stderr
    assert standing(home) == standing(demo.home)
    assert_all_archived_is_loaded_once(home)


def test_ctrl_c_ends_a_run_at_once_in_one_line(tmp_path: Path) -> None:
    home = tmp_path / "home"
    flow = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "demo", "--home", str(home)],
        cwd=REPOSITORY,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not list(home.glob("runs/*/*/crawl.log")) and time.monotonic() < deadline:
        time.sleep(0.2)
    os.killpg(flow.pid, signal.SIGINT)
    _, errors = flow.communicate(timeout=20)
    assert flow.returncode == 130
    assert errors.startswith("corpus: interrupted;")
    assert len(errors.strip().splitlines()) == 1
