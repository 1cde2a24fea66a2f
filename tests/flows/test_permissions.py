"""Switching an outlet on: a recorded reason, in a ledger that only grows, in the published file too."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from flows import ledger
from flows.crawl import CrawlResult
from flows.errors import UserError
from flows.home import Home
from flows.load import load_archived
from flows.permissions import crawlable_outlets, decide, grants, standing
from spiders.registry import load_sites
from tests.conftest import corpus
from warehouse.records import PermissionGrant

CLOSED = {
    permission: next(name for name, site in load_sites().items() if site.outlet.permission == permission)
    for permission in {site.outlet.permission for site in load_sites().values()} - {"open"}
}
OPEN = next(name for name, site in load_sites().items() if site.outlet.permission == "open")


NO_ZONE = '{"outlet_id": "a", "is_allowed": true, "reason": "", "granted_by": "", "granted_at": "2026-11-20T09:00:00"}'


def permit(home: Path, *arguments: str) -> tuple[int, str, str]:
    done = corpus("outlets", *arguments, "--home", str(home))
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("permission", sorted(CLOSED))
def test_an_outlet_is_switched_on_with_its_reason_and_off_again(permission: str, tmp_path: Path) -> None:
    home, outlet_id = Home(tmp_path), CLOSED[permission]
    assert outlet_id not in crawlable_outlets(home, "spiders.sites")
    code, said, _ = permit(tmp_path, "allow", outlet_id, "--reason", "문서 2026-11-20", "--by", "kim")
    assert code == 0
    assert ("forbid it" in said) == (permission == "forbidden")
    assert outlet_id in crawlable_outlets(home, "spiders.sites")
    assert standing(home)[outlet_id].reason == "문서 2026-11-20"
    rights = corpus("outlets", "--home", str(tmp_path), "--rights").stdout
    assert "문서 2026-11-20 (kim, " in rights
    assert permit(tmp_path, "forbid", outlet_id)[0] == 0
    assert outlet_id not in crawlable_outlets(home, "spiders.sites")
    assert [grant.is_allowed for grant in grants(home)] == [True, False], "nothing is taken out of the ledger"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("allow", CLOSED["ask"]), 2, "--reason"),
        (("allow", CLOSED["ask"], "--reason", " "), 1, "found an empty --reason"),
        (("allow", OPEN, "--reason", "letter"), 1, "is open"),
        (("allow", "nobody", "--reason", "letter"), 1, "no outlet nobody"),
        (("forbid", CLOSED["ask"]), 1, "no permission for"),
        (("forbid", "nobody"), 1, "no outlet nobody"),
    ],
    ids=str,
)
def test_a_decision_that_cannot_be_is_refused(
    arguments: tuple[str, ...], code: int, told: str, tmp_path: Path
) -> None:
    refused = permit(tmp_path, *arguments)
    assert refused[0] == code
    assert told in refused[2]
    assert not Home(tmp_path).permissions.exists()


def test_the_home_may_stand_before_or_after_the_decision(tmp_path: Path) -> None:
    done = corpus("outlets", "--home", str(tmp_path), "allow", CLOSED["ask"], "--reason", "letter")
    assert done.returncode == 0, done.stderr
    assert standing(Home(tmp_path))


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"outlet_id": "a"}', '{"outlet_id": "a", "is_allowed": "false"}', NO_ZONE], ids=str
)
def test_a_damaged_ledger_allows_nothing_and_is_named(line: str, tmp_path: Path) -> None:
    home = Home(tmp_path)
    decide(home, "aitimes", is_allowed=True, reason="letter", granted_by="kim")
    with home.permissions.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(UserError, match=r"permissions.jsonl:2: expected a permission"):
        standing(home)
    code, _, errors = permit(tmp_path, "allow", CLOSED["ask"], "--reason", "letter")
    assert code == 1
    assert len(errors.strip().splitlines()) == 1


def test_a_ledger_that_an_editor_saved_in_another_encoding_is_named(tmp_path: Path) -> None:
    home = Home(tmp_path)
    decide(home, "aitimes", is_allowed=True, reason="공문", granted_by="kim")
    home.permissions.write_text(home.permissions.read_text("utf-8"), "cp949")
    with pytest.raises(UserError, match=r"permissions.jsonl:1: expected a permission"):
        standing(home)


def test_a_reason_may_hold_what_other_readers_take_for_the_end_of_a_line(tmp_path: Path) -> None:
    decide(Home(tmp_path), "aitimes", is_allowed=True, reason="공문\u2028붙임\x85", granted_by="kim")
    assert standing(Home(tmp_path))["aitimes"].reason == "공문\u2028붙임\x85"


def test_the_ledger_stands_in_the_warehouse_as_it_does_in_the_home(tmp_path: Path) -> None:
    home = Home(tmp_path).writable()
    for is_allowed in (True, False, True):
        decide(home, "aitimes", is_allowed=is_allowed, reason="letter", granted_by="kim")
        load_archived(home, "20261122T060000", "spiders.sites")
    with duckdb.connect(str(home.warehouse), read_only=True) as file:
        rows = file.execute(
            "SELECT outlet_id, is_allowed, reason, granted_by FROM permission_grant ORDER BY granted_at"
        ).fetchall()
    assert rows == [("aitimes", is_allowed, "letter", "kim") for is_allowed in (True, False, True)]


def test_the_last_decision_holds_in_the_warehouse_too_though_the_clock_was_set_back(tmp_path: Path) -> None:
    home = Home(tmp_path).writable()
    ahead = datetime.now(UTC) + timedelta(days=1)
    allowed = PermissionGrant(
        outlet_id="aitimes", is_allowed=True, reason="letter", granted_by="kim", granted_at=ahead
    )
    ledger.append(home.permissions, [allowed])
    decide(home, "aitimes", is_allowed=False, reason="", granted_by="kim")
    assert standing(home) == {}
    load_archived(home, "20261122T060000", "spiders.sites")
    with duckdb.connect(str(home.warehouse), read_only=True) as file:
        last = file.execute("SELECT arg_max(is_allowed, granted_at) FROM permission_grant").fetchall()
    assert last == [(False,)]


def test_a_crawl_is_told_of_a_permission_that_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The child says what it was told by the reason it gives: no site is asked."""
    from flows.crawl import crawl_outlet

    (package := tmp_path / "closed_sites").mkdir()
    (package / "__init__.py").write_text("", "utf-8")
    (package / "handeul.py").write_text(SITE, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    home = Home(tmp_path / "home")
    before = crawled(home, "20261122T060000", crawl_outlet)
    assert before.outcome == "skipped", before.reason
    assert "corpus outlets allow handeul --reason" in before.reason
    decide(home, "handeul", is_allowed=True, reason="letter", granted_by="kim")
    after = crawled(home, "20261122T060001", crawl_outlet)
    assert "HANDEUL_KEY is not set" in after.reason
    assert not [json.loads(line) for line in home.permissions.read_text("utf-8").splitlines()][1:]


def crawled(home: Home, run_id: str, crawl_outlet: object) -> CrawlResult:
    assert callable(crawl_outlet)
    result = crawl_outlet(home, run_id, "handeul", sites="closed_sites")
    assert isinstance(result, CrawlResult)
    return result


SITE = '''
"""A site whose terms ask for an agreement and whose key is missing."""

from dataclasses import replace

from spiders.news_spider import NewsSpider
from spiders.sites.chosun import Chosun


class Handeul(NewsSpider):
    """Handeul."""

    name = "handeul"
    outlet = replace(Chosun.outlet, outlet_id=name, permission="ask", homepage="https://handeul.example/")
    article_url = r"https://handeul\\.example/news/(?P<number>[0-9]+)"
    key_variable = "HANDEUL_KEY"
    key_page = "https://handeul.example/key"
'''
