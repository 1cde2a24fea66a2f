"""kill -9 at random moments of the whole flow: the next run finishes the job, nothing is lost, doubled or orphaned.

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

from tests.conftest import REPOSITORY, Demo, corpus

KILLS = int(os.environ.get("CORPUS_KILLS", "2"))
LONGEST_SECONDS = 22
FACTS = """
    SELECT outlet_id, article_id, title, body, is_current, gone_at IS NULL AS is_there
    FROM article ORDER BY ALL
"""


def facts(home: Path) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(home / "published/current.duckdb"), read_only=True) as file:
        return file.execute(FACTS).fetchall()


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
    for _ in range(KILLS):
        flow = subprocess.Popen(
            [sys.executable, "-m", "flows.cli", "demo", "--home", str(home)],
            cwd=REPOSITORY,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(dice.uniform(1, LONGEST_SECONDS))
        flow.send_signal(signal.SIGKILL)
        flow.wait()
        deadline = time.monotonic() + 15
        while children(home) and time.monotonic() < deadline:
            time.sleep(0.2)
        assert not children(home), "orphans"
        if (home / "published/current.duckdb").exists():
            assert facts(home), "readers always have an answer"
    done = corpus("demo", "--home", str(home))
    assert done.returncode == 0, done.stderr
    assert facts(home) == facts(demo.home)
    checked = corpus("check", "--home", str(home))
    assert checked.returncode == 0, checked.stdout


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
