"""What a run says of one outlet's crawl: the reason that an operator reads first is the one that counts."""

import json
import sys
from pathlib import Path

import pytest

from flows.crawl import CrawlResult, crawl_outlet
from flows.home import Home

RUN = "20261101T060000"
GONE = {"kind": "http_error", "url": "http://a/1", "expected": "status 200", "found": "status 404"}
CUT_SHORT = {
    "kind": "cut_short",
    "url": "http://a/",
    "expected": "finish_reason finished",
    "found": "shutdown",
}
REFUSED = {"kind": "blocked", "url": "http://a/2", "expected": "status 200", "found": "status 403"}


def crawled(
    root: Path, monkeypatch: pytest.MonkeyPatch, ending: str, *problems: dict[str, str]
) -> CrawlResult:
    """Give what comes of a crawl whose spider leaves some problems and ends in some way."""
    home = Home(root / "home")
    folder = home.crawl_folder(RUN, "handeul")
    folder.mkdir(parents=True)
    if problems:
        text = "".join(json.dumps(problem) + "\n" for problem in problems)
        (folder / "problem.jsonl").write_text(text, "utf-8")
    spider = root / "python"
    spider.write_text(f"#!/bin/sh\necho said last\n{ending}\n", "utf-8")
    spider.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(spider))
    return crawl_outlet(home, RUN, "handeul")


@pytest.mark.parametrize(
    ("ending", "outcome", "kind"),
    [("exit 1", "failed", "cut_short"), ("exit 4", "blocked", "blocked"), ("exit 3", "empty", "http_error")],
)
def test_the_reason_is_the_problem_that_made_the_outcome(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, outcome: str, kind: str
) -> None:
    result = crawled(tmp_path, monkeypatch, ending, GONE, REFUSED, CUT_SHORT)
    assert (result.outcome, result.reason.split(" ")[0]) == (outcome, kind)


@pytest.mark.parametrize(
    ("ending", "reason"), [("kill -KILL $$", "ended by SIGKILL"), ("exit 1", "said last")]
)
def test_a_crawl_that_left_no_rows_says_what_ended_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, reason: str
) -> None:
    result = crawled(tmp_path, monkeypatch, ending)
    assert (result.outcome, result.reason) == ("failed", reason)
