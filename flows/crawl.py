"""Crawl: one child process an outlet, judged by what it left and not by Scrapy's word."""

import fcntl
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from flows.home import CRAWL_LOG, Home
from flows.permissions import standing
from spiders.rows import read_rows
from warehouse.records import CrawlOutcome

Outcome = Literal[CrawlOutcome, "skipped"]
"""Of a crawl, or that the outlet was not asked: it is not allowed, or its key is missing."""
_OUTCOMES: dict[int, Outcome] = {0: "ok", 2: "skipped", 3: "empty", 4: "blocked"}
_REASONS: dict[Outcome, tuple[str, ...]] = {
    "failed": ("cut_short", "spider_exception", "fetch_failed"),
    "blocked": ("blocked",),
}
"""Kinds of problems that make an outcome; one article that is gone, told before them, does not."""
_GRACE_SECONDS = 20
MOST_CRAWLS = 4
"""Crawls at once: outlets are different hosts and each spider is polite by itself; this bounds our processes."""


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """What came of one outlet: its outcome, its counts, and the reason in one line when it is not ok."""

    outlet_id: str
    outcome: Outcome
    article_count: int
    problem_count: int
    reason: str


def crawl_outlet(
    home: Home,
    run_id: str,
    outlet_id: str,
    *,
    revisit_days: int = 14,
    since: str | None = None,
    until: str | None = None,
    sites: str = "spiders.sites",
    timeout_seconds: float = 6 * 3600,
) -> CrawlResult:
    """Crawl one outlet in its own process, since Twisted's reactor starts only once.

    With `until` it goes back: the days from `since` to it are asked for instead of what is new.
    What its folder's `known.jsonl` knows is asked on condition, or not at all.

    The child is ended with this process: gently when we are cancelled, by its own watch when we are killed. One that
    takes too long is ended, too, and has failed: no other outlet waits for it.
    """
    folder = home.crawl_folder(run_id, outlet_id)
    folder.mkdir(parents=True, exist_ok=True)
    # -P: the folder we happen to stand in must not shadow our packages.
    command = [
        sys.executable,
        "-P",
        "-m",
        "spiders.crawl",
        outlet_id,
        str(folder),
        "--sites",
        sites,
        "--revisit-days",
        str(revisit_days),
        "--parent",
        str(os.getpid()),
    ]
    command += ["--since", since] if since else []
    command += ["--until", until] if until else []
    command += ["--allow"] if outlet_id in standing(home) else []
    with (folder / CRAWL_LOG).open("ab") as log:
        # The lock is the child's, too, for as long as it has this log: `Home.lease` waits for it.
        fcntl.flock(log, fcntl.LOCK_EX)
        child = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        try:
            child.wait(timeout_seconds)
        except subprocess.TimeoutExpired:
            _end(child)
            late = _result(folder, outlet_id, child.returncode)
            return replace(late, outcome="failed", reason=f"no end within {timeout_seconds:g} seconds")
        except BaseException:
            _end(child)
            raise
    return _result(folder, outlet_id, child.returncode)


def _end(child: "subprocess.Popen[bytes]") -> None:
    child.send_signal(signal.SIGTERM)
    try:
        child.wait(_GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _result(folder: Path, outlet_id: str, exit_code: int) -> CrawlResult:
    outcome = _OUTCOMES.get(exit_code, "failed")
    crawls = read_rows(folder / "crawl.jsonl")
    counts = crawls[0] if crawls else {"article_count": 0, "problem_count": 0}
    reason = "" if outcome == "ok" else _reason(folder, outcome, exit_code)
    return CrawlResult(outlet_id, outcome, counts["article_count"], counts["problem_count"], reason)


def _reason(folder: Path, outcome: Outcome, exit_code: int) -> str:
    """Give the problem that made the outcome, else the first, or what ended a crawl that did not come to reading."""
    problems = read_rows(folder / "problem.jsonl")
    if problems:
        return told(min(problems, key=lambda problem: problem["kind"] not in _REASONS.get(outcome, ())))
    if exit_code < 0:
        return f"ended by {signal.Signals(-exit_code).name}"
    lines = (folder / CRAWL_LOG).read_text("utf-8", errors="replace").splitlines()
    last = next((line.strip() for line in reversed(lines) if line.strip()), "no log")
    return last.removeprefix(f"{folder.name}: skipped: ")


def told(problem: dict[str, Any]) -> str:
    """Give a row of `problem.jsonl` in one line."""
    return f"{problem['kind']} at {problem['url']}: expected {problem['expected']}, found {problem['found']}"
