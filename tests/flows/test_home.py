import multiprocessing
import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from prefect import Flow

from flows.backfill import backfill
from flows.daily import daily
from flows.demo_runs import DEMO_SITES, sites_of
from flows.home import NEARLY_FULL, Home, HomeError, new_run_id
from flows.report import RunReport
from spiders.registry import SITES
from tests.conftest import REPOSITORY, corpus


def test_a_run_id_is_known_as_one(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for run_id in (new_run_id(), new_run_id("demo")):
        (home.runs / run_id).mkdir(parents=True)
        assert run_id in home.run_ids()
    (home.runs / "notes").mkdir()
    assert "notes" not in home.run_ids()


def test_a_home_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(HomeError, match=r"cannot write to the data home .* choose another"):
        Home(file / "below").writable()


def test_a_new_home_is_its_operators_alone_and_one_that_stands_stays_as_it_is(tmp_path: Path) -> None:
    home = Home(tmp_path / "data/home").writable()
    assert stat.S_IMODE(home.root.stat().st_mode) == 0o700
    home.root.chmod(0o750)
    assert stat.S_IMODE(home.writable().root.stat().st_mode) == 0o750


def test_two_runs_cannot_hold_one_home(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with (
        home.lease(),
        pytest.raises(HomeError, match=f'another run holds .*"pid": {os.getpid()}'),
        home.lease(),
    ):
        pass
    with home.lease():
        pass


def test_a_run_waits_for_the_spider_of_one_that_was_killed(tmp_path: Path) -> None:
    home = Home(tmp_path)
    call = """if True:
        import sys
        from pathlib import Path
        from flows.crawl import crawl_outlet
        from flows.home import Home
        crawl_outlet(Home(Path(sys.argv[1])), "20261101T060000", "byeoritech", sites="spiders.demo_sites")
    """
    nobody = {**os.environ, "http_proxy": "http://127.0.0.1:9"}  # refuses at once
    run = subprocess.Popen([sys.executable, "-c", call, str(tmp_path)], cwd=REPOSITORY, env=nobody)
    folder = home.crawl_folder("20261101T060000", "byeoritech")
    deadline = time.monotonic() + 60
    while not (folder / "stats.json").exists():
        assert time.monotonic() < deadline, "the spider never started"
        time.sleep(0.05)
    run.kill()
    run.wait()
    assert not (folder / "crawl.jsonl").exists()
    with home.lease():
        assert (folder / "crawl.jsonl").exists()


def test_nothing_is_begun_on_a_disk_that_is_nearly_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=NEARLY_FULL - 1))
    with pytest.raises(HomeError, match=r"no space left in the data home .* \(8191 KB free\); .* make room"):
        Home(tmp_path).writable()


def _hold_and_die(root: Path) -> None:
    with Home(root).lease():
        os._exit(9)


def test_a_lease_ends_with_its_process(tmp_path: Path) -> None:
    child = multiprocessing.get_context("spawn").Process(target=_hold_and_die, args=(tmp_path,))
    child.start()
    child.join()
    assert child.exitcode == 9
    with Home(tmp_path).lease():
        pass


def test_a_lease_drops_what_a_killed_reading_left_and_nothing_else(tmp_path: Path) -> None:
    home = Home(tmp_path)
    batches = {
        "whole": ["reading.parquet", "quote.parquet"],
        "torn": ["reading.parquet.part", "quote.parquet.part"],
        "half named": ["reading.parquet", "quote.parquet.part"],
        "begun": [],
    }
    for batch, names in batches.items():
        folder = home.annotation_folder("20261123T060000") / batch
        folder.mkdir(parents=True)
        for name in names:
            (folder / name).write_bytes(b"")
    (home.annotation_folder("20261123T060000") / ".DS_Store").touch()  # nothing of ours
    with home.lease():
        pass
    left = home.annotation_folder("20261123T060000").rglob("*")
    assert {path.name for path in left} == {"whole", *batches["whole"], ".DS_Store"}


@pytest.mark.parametrize("free", [0, NEARLY_FULL])
def test_a_failure_on_a_full_disk_is_laid_to_the_disk(
    free: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))

    def fail() -> None:
        with Home(tmp_path).explained():
            raise RuntimeError("a library's own words")

    with pytest.raises(RuntimeError if free else HomeError, match="own words" if free else "no space left"):
        fail()


def archived(root: Path, *run_ids: str) -> Home:
    """A home in which runs have left an archive each, and a replay its readings."""
    home = Home(root)
    for run_id in run_ids:
        folder = home.crawl_folder(run_id, "byeoritech")
        folder.mkdir(parents=True)
        (folder / "pages.warc.gz").write_bytes(b"")
    home.annotation_folder("20261124T060000-replay").mkdir(parents=True)
    return home


MADE_UP, REAL = "20261122T060000-demo", "20261123T060000"


@pytest.mark.parametrize(
    ("flow", "days", "there", "sites", "told"),
    [
        (daily, (), MADE_UP, SITES, "holds the demo's made-up articles"),
        (daily, (), REAL, DEMO_SITES, "holds runs of real outlets"),
        (backfill, ("2026-10-01", "2026-10-02"), MADE_UP, SITES, "holds the demo's made-up articles"),
    ],
)
def test_no_flow_brings_made_up_articles_and_real_ones_together(
    flow: Flow[..., RunReport], days: tuple[str, ...], there: str, sites: str, told: str, tmp_path: Path
) -> None:
    home = archived(tmp_path, there)
    with pytest.raises(HomeError, match=told):
        flow.fn(str(home.root), *days, sites=sites)  # as a schedule calls it, with no command before it
    assert home.run_ids() == [there, "20261124T060000-replay"]


def test_archives_are_read_by_their_own_sites_and_never_those_of_both(tmp_path: Path) -> None:
    home = archived(tmp_path, MADE_UP, REAL)
    assert sites_of(home, [MADE_UP, "20261124T060000-replay"]) == DEMO_SITES
    assert sites_of(home, [REAL]) == SITES
    refused = corpus("replay", "--home", str(tmp_path))
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert f"runs of the demo ({MADE_UP}) beside those of real outlets ({REAL})" in refused.stderr
