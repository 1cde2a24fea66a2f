"""The archive read again by a newer parser: what differs becomes a version, what does not stays untouched."""

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.commands.replay import pack_pages, runs_since
from flows.errors import UserError
from flows.home import Home
from flows.load import load_archived
from flows.reread import Reread, reread
from spiders.archive import Answer, WarcWriter, read_pages
from spiders.read import read_folder
from spiders.registry import load_sites
from tests.conftest import corpus

OLD, NEW = "20261101T060000", "20261102T060000"
SITE = '''"""아라신문: made up."""
from spiders.news_spider import NewsSpider
from warehouse.records import Outlet


class Ara(NewsSpider):
    """아라신문."""

    name = "ara"
    outlet = Outlet(
        outlet_id=name, name="아라신문", kind="daily", homepage="http://www.ara.example/", terms="", licence="made up",
        permission="open", permission_source="made up", has_ai_opt_out=False,
        is_text_redistributable=True, min_articles_per_week=1, verified_by="", verified_date=None,
    )
    article_url = r"http://www[.]ara[.]example/news/(?P<number>[0-9]+)"
    body = "div.body"
    byline = "BYLINE"
    drop = (DROP)
    parser_version = VERSION
'''
PAGE = (
    '<meta property="og:title" content="인공지능 {number}호"><b class="by">김하늘 기자</b>'
    '<meta property="article:published_time" content="2026-10-0{number}T09:00:00+09:00">'
    '<div class="body"><p>인공지능 시행령 논의가 시작됐다.</p>{more}</div>'
)
COLUMNS = "path\turl\tsite\tkind\tencoding"
"""Of a manifest, as README names them."""
ROW = "a.html\thttp://www.saved.example/news/view?no=1\tsaved\tarticle\tutf-8"
NOTE = '<p class="note">이 기사는 아라신문이 썼다.</p>'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.syspath_prepend(str(tmp_path))
    declare(tmp_path, 1)
    home = Home(tmp_path / "home")
    for run_id, numbers in ((OLD, (1, 2)), (NEW, (3, 4, 5))):
        folder = home.crawl_folder(run_id, "ara")
        writer = WarcWriter(folder)
        for number in numbers:
            body = PAGE.format(number=number, more=NOTE if number in (1, 3) else "")
            url = f"http://www.ara.example/news/{number}"
            at = datetime.strptime(run_id, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            writer.write(
                Answer(url=url, status=200, headers=[], body=body.encode(), kind="article", fetched_at=at)
            )
        writer.close()
        moment = f"{run_id[:4]}-{run_id[4:6]}-{run_id[6:8]}T06:00:00+00:00"
        stats = {"finish_reason": "finished", "start_time": moment, "finish_time": moment}
        (folder / "stats.json").write_text(json.dumps(stats))
    load_archived(home, "20261103T060000", "madeagain")
    return home


def declare(root: Path, version: int, drop: str = "", byline: str = "") -> None:
    package = root / "madeagain"
    package.mkdir(exist_ok=True)
    (package / "__init__.py").write_text("")
    text = SITE.replace("DROP", drop).replace("VERSION", str(version)).replace("BYLINE", byline)
    (package / "ara.py").write_text(text, "utf-8")
    for name in [name for name in sys.modules if name.startswith("madeagain")]:
        del sys.modules[name]
    sys.dont_write_bytecode = True  # two texts of one second would share a cache


def versions(home: Home) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(home.warehouse), read_only=True) as file:
        return file.execute(
            "SELECT article_id, version_no, extractor, is_current, byline FROM article ORDER BY ALL"
        ).fetchall()


def test_only_what_is_read_otherwise_becomes_a_version(home: Home, tmp_path: Path) -> None:
    before = versions(home)
    declare(tmp_path, 2, drop='".note",')
    kept = {path: path.read_bytes() for path in home.runs.rglob("*.jsonl")}
    dry = reread(home, [OLD, NEW], "madeagain", is_dry=True)
    assert [(one.article_count, one.text_count, one.difference_count) for one in dry] == [(5, 2, 2)]
    assert dry[0].extractors == {"ara/2": 2}
    assert {path: path.read_bytes() for path in home.runs.rglob("*.jsonl")} == kept
    assert reread(home, [NEW], "madeagain")[0].text_count == 1
    load_archived(home, "20261104T060000", "madeagain", [NEW], anew=True)
    assert versions(home) == sorted(
        [row if row[0] != "ara:3" else (*row[:3], False, row[4]) for row in before]
        + [("ara:3", 2, "ara/2", True, "")]
    )


def test_another_fact_beside_the_same_text_is_no_version(home: Home, tmp_path: Path) -> None:
    declare(tmp_path, 2, byline="b.by")
    assert reread(home, [OLD, NEW], "madeagain") == [
        Reread("ara", article_count=5, fact_count=5, extractors={"ara/2": 5})  # type: ignore[arg-type]  # a Counter is a dict
    ]
    load_archived(home, "20261104T060000", "madeagain", [OLD, NEW], anew=True)
    assert [row[1:] for row in versions(home)] == [(1, "ara/2", True, "김하늘 기자")] * 5


def test_a_newer_parser_that_reads_the_same_changes_no_row(home: Home, tmp_path: Path) -> None:
    before = versions(home)
    declare(tmp_path, 7)
    assert reread(home, [OLD, NEW], "madeagain")[0].difference_count == 0
    load_archived(home, "20261104T060000", "madeagain", [OLD, NEW], anew=True)
    assert versions(home) == before


def test_what_is_gained_and_lost_is_counted(home: Home, tmp_path: Path) -> None:
    declare(tmp_path, 2, drop='"p",')
    found = reread(home, [OLD], "madeagain")[0]
    assert (found.article_count, found.lost_count) == (0, 2)
    load_archived(home, "20261104T060000", "madeagain", [OLD], anew=True)
    assert len(versions(home)) == 5, "the texts stay"
    declare(tmp_path, 3)
    assert reread(home, [OLD], "madeagain")[0].gained_count == 2


def test_rows_that_a_kill_left_half_replaced_are_read_anew(home: Home) -> None:
    (home.crawl_folder(OLD, "ara") / "crawl.jsonl").unlink()
    (home.crawl_folder(OLD, "ara") / "article.jsonl").write_text("")
    load_archived(home, "20261104T060000", "madeagain", [OLD], anew=True)
    assert (home.crawl_folder(OLD, "ara") / "article.jsonl").read_text("utf-8").count("\n") == 2


def test_since_leaves_older_runs_and_says_so_where_there_is_none(home: Home) -> None:
    late = corpus("replay", "--since", "2026-12-01", "--dry-run", "--home", str(home.root))
    assert (late.returncode, late.stderr.count("\n")) == (1, 1)
    assert "no run since 2026-12-01" in late.stderr
    shown = corpus("replay", "--since", "2026-11-02", "--dry-run", "--home", str(home.root))
    assert shown.returncode == 0, shown.stderr
    assert "ara" in shown.stdout


def test_a_run_is_of_the_korean_day_on_which_it_began() -> None:
    night, morning = "20261101T145959", "20261101T150000-demo"
    assert runs_since([night, morning], date(2026, 11, 2)) == [morning]


def saved(folder: Path, number: int) -> Path:
    """Leave a folder with a saved page of a host that has no site file."""
    folder.mkdir()
    (folder / "a.html").write_text(PAGE.format(number=number, more=NOTE), "utf-8")
    row = ROW.replace("no=1", f"no={number}")
    (folder / "MANIFEST.tsv").write_text(f"{COLUMNS}\n{row}\n", "utf-8")
    return folder


def archives(home: Home) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in home.runs.rglob("pages.warc.gz*")}


def test_another_folder_of_saved_pages_leaves_the_archive_of_the_first(tmp_path: Path) -> None:
    home = Home(tmp_path / "home").writable()
    first, second = saved(tmp_path / "first", 1), saved(tmp_path / "second", 2)
    one = pack_pages(home, first, into=home)
    kept = archives(home)
    other = pack_pages(home, second, into=home)
    assert kept.items() < archives(home).items()
    assert sorted([one, other]) == home.run_ids()
    assert all(run_id.endswith("-pages") for run_id in (one, other)), "views know saved pages by it"
    both = archives(home)
    assert [pack_pages(home, folder, into=home) for folder in (first, second)] == [one, other]
    assert archives(home) == both
    (first / "a.html").write_bytes((second / "a.html").read_bytes())
    assert pack_pages(home, first, into=home) not in (one, other), "another page is another run"
    assert both.items() < archives(home).items()


def test_a_dry_run_over_saved_pages_leaves_no_run(tmp_path: Path) -> None:
    home, pages = Home(tmp_path / "home"), saved(tmp_path / "pages", 1)
    shown = corpus("replay", "--pages", str(pages), "--dry-run", "--home", str(home.root))
    assert shown.returncode == 0, shown.stderr
    assert "saved_example" in shown.stdout
    assert [path.name for path in home.root.iterdir() if path.name != "runs"] == ["run.lock"]
    assert not list(home.runs.iterdir())


def test_saved_pages_are_packed_into_no_home_that_another_run_holds(tmp_path: Path) -> None:
    home, pages = Home(tmp_path / "home"), saved(tmp_path / "pages", 1)
    with home.lease():
        refused = corpus("replay", "--pages", str(pages), "--home", str(home.root))
    assert refused.returncode == 1
    assert "another run holds" in refused.stderr
    assert not list(home.runs.iterdir())


LATER_THAN_SAVED = (
    "shows 2027-03-05, later than the 2026-11-01 it counts as saved on; say `saved …` in column shows"
)


@pytest.mark.parametrize(
    ("remark", "days", "found"),
    [("", [], [LATER_THAN_SAVED]), ("saved 2027-03-05 09:30:00", ["2027-03-05"], [])],
)
def test_a_page_of_a_later_day_than_it_counts_as_saved_on_is_given_no_date(
    tmp_path: Path, remark: str, days: list[str], found: list[str]
) -> None:
    home, pages = Home(tmp_path / "home").writable(), saved(tmp_path / "pages", 1)
    page = pages / "a.html"
    page.write_text(page.read_text("utf-8").replace("2026-10-01", "2027-03-05"), "utf-8")
    (pages / "MANIFEST.tsv").write_text(f"{COLUMNS}\tshows\n{ROW}\t{remark}\n", "utf-8")
    folder = home.crawl_folder(pack_pages(home, pages, into=home), "saved_example")
    read_folder(folder, home.root, load_sites())
    articles, problems = (
        [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]
        for name in ("article", "problem")
    )
    assert [article["published_date"] for article in articles] == days
    assert [problem["found"] for problem in problems if problem["kind"] == "page_changed"] == found


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ("path\turl\na.html\thttp://www.ara.example/news/1", "expected the columns .*, found no site"),
        (COLUMNS, "expected a page that is read, found none"),
        (f"{COLUMNS}\na.html\t\tara\tpoem\tutf-8", "line 2: expected a kind .*, found 'poem'"),
        (f"{COLUMNS}\n{ROW}\nb.html\t\tara\tarticle\tutf-8", "line 3: expected path .*, found 'b.html'"),
        (f"{COLUMNS}\n{ROW}\na.html\tara\tarticle", "line 3: expected a tab .*, found none before kind"),
        (f"{COLUMNS}\n../secret\t\tara\tarticle\tutf-8", "line 2: expected path .*, found '../secret'"),
        (f"{COLUMNS}\n\t\tara\tarticle\tutf-8", "line 2: expected path .*, found ''"),
        (f"{COLUMNS}\na.html\thttp://[ara\tara\tarticle\tutf-8", r"line 2: expected a url, .*'http://\[ara'"),
        (f"{COLUMNS}\na.html\t\t\tarticle\tutf-8", "line 2: expected a url with a host, or a site"),
        (f'{COLUMNS}\tshows\n{ROW}\t"AI" 시대\n{ROW}\t"', "line 2: .* a quotation mark"),
        (f"{COLUMNS}\n{ROW}".encode("utf-16"), "expected UTF-8"),
    ],
    ids=[
        "a column missing", "no page", "a kind unknown", "a page missing", "too few tabs", "a file outside", "no path",
        "no address", "no host", "a quotation mark", "UTF-16",
    ],
)  # fmt: skip
def test_a_manifest_that_cannot_be_packed_is_told(tmp_path: Path, manifest: str | bytes, said: str) -> None:
    (tmp_path / "secret").write_text("")
    pages = saved(tmp_path / "pages", 1)
    (pages / "MANIFEST.tsv").write_bytes(manifest if isinstance(manifest, bytes) else manifest.encode())
    home = Home(tmp_path / "home").writable()
    with pytest.raises(UserError, match=said):
        pack_pages(home, pages, into=home)
    assert not home.run_ids()


def test_a_page_that_names_no_address_for_itself_is_packed_under_its_file(tmp_path: Path) -> None:
    home, pages = Home(tmp_path / "home").writable(), saved(tmp_path / "pages", 1)
    (pages / "a.html").write_text('<link rel="canonical" href="http://[ara/">')
    manifest = f"{COLUMNS}\na.html\t\tsaved_example\tarticle\tutf-8\n"
    (pages / "MANIFEST.tsv").write_text(manifest, "utf-8-sig")  # as spreadsheets leave it
    run_id = pack_pages(home, pages, into=home)
    [page] = read_pages(home.crawl_folder(run_id, "saved_example"), home.root)
    assert page.url == "http://www.saved.example/saved/a.html"
