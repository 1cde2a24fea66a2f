"""A take-down of what may not be passed on: its copy elsewhere holds the same words, and stays at home as before."""

import json
import shutil
from pathlib import Path

import anyio
import pyarrow.parquet as pq
import pytest

from flows.home import Home
from flows.load import load_archived
from flows.mcp.apart import Asker, Limits, Question
from flows.permissions import decide
from flows.publish import publish_warehouse
from flows.release.answers import Answers
from flows.release.make import make
from flows.removals import removals
from tests.conftest import Demo
from tests.flows.test_remove import REPRINT, SITES, WIRE, ask, copy_of, pieces, take_down
from warehouse.rights.reading import rows_of

PIECES = "pieces"
"""A file of what is looked for, beside the home: within it, the take-down would find it."""
QUESTION = "SELECT article_id, text FROM quote UNION ALL SELECT article_id, body FROM current_article"


def say_of_wire(home: Home, *, may_be_passed_on: bool) -> None:
    """Let every crawl of the wire say what its terms are, in the archive's rows and so in the warehouse."""
    for path in home.runs.glob("*/saebeol/outlet.jsonl"):
        row = json.loads(path.read_text("utf-8"))
        row["is_text_redistributable"] = may_be_passed_on
        row["licence"] = "KOGL-1" if may_be_passed_on else "all rights reserved"
        path.write_text(json.dumps(row) + "\n", "utf-8")
    load_archived(home, "20270101T000000", SITES, anew=True)
    publish_warehouse(home)


def left(home: Home, place: Path) -> set[str]:
    """What of the reprint's text a release, an export and an answer of the MCP server hold."""
    make(home.current, place / "release", Answers(), is_forced=True)
    found = [str(pq.read_table(path).to_pylist()) for path in place.glob("release/data/**/*.parquet")]
    for asked in ("article", QUESTION, "SELECT * FROM quote_in_context"):
        with rows_of(home.current, asked) as rows:
            found.append(str(rows.read_all().to_pylist()))
    limits = Limits(rows=10_000, letters=10_000_000, cell_letters=100_000)
    asker = Asker(home.current, is_own_use=False)
    answer = anyio.run(asker.ask, {"rows": Question(sql=QUESTION)}, limits)
    assert answer["rows"]["rows"]
    everything = "\n".join([*found, json.dumps(answer, ensure_ascii=False)])
    return {piece for piece in (place / PIECES).read_text("utf-8").split("\0") if piece in everything}


@pytest.fixture(scope="module")
def taken_down(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a wire that reserves its rights and of a daily that reprints it and may be passed on; the wire's text is gone."""
    folder = tmp_path_factory.mktemp("rights")
    home = copy_of(demo, folder / "home", "saebeol", "haneulmaru")
    say_of_wire(home, may_be_passed_on=False)
    [(body,)] = ask(home, "SELECT body FROM article WHERE article_id = ?", REPRINT)
    others = ask(
        home, "SELECT title || chr(10) || body FROM article WHERE article_id NOT IN ?", [WIRE, REPRINT]
    )
    looked_for = pieces(body, "\n".join(text for (text,) in others))
    assert len(looked_for) > 100
    (folder / PIECES).write_text("\0".join(looked_for), "utf-8")
    assert left(home, folder) == set(), "its link holds it back while the wire's text is here"
    take_down(home, WIRE)
    return folder


@pytest.fixture
def home(taken_down: Path, tmp_path: Path) -> Home:
    """A home of each test's own."""
    shutil.copytree(taken_down, tmp_path, symlinks=True, dirs_exist_ok=True)
    return Home(tmp_path / "home")


def test_a_copy_of_what_was_taken_down_leaves_by_no_way(home: Home, tmp_path: Path) -> None:
    assert ask(home, "SELECT length(body) > 0 FROM article WHERE article_id = ?", REPRINT) == [(True,)]
    assert ask(home, "SELECT count(*) FROM copy_link WHERE article_id = ?", REPRINT) == [(0,)]
    assert left(home, tmp_path) == set()


def test_a_warehouse_filled_again_holds_it_back_too(home: Home, tmp_path: Path) -> None:
    assert isinstance(home.warehouse, Path)
    home.warehouse.unlink()
    load_archived(home, "20270102T000000", SITES)
    publish_warehouse(home)
    assert ask(home, "SELECT length(body) > 0 FROM article WHERE article_id = ?", REPRINT) == [(True,)]
    assert left(home, tmp_path) == set()


def test_it_leaves_where_the_wire_lets_its_texts_be_passed_on_and_not_where_it_may_only_be_crawled(
    home: Home, tmp_path: Path
) -> None:
    decide(home, "saebeol", is_allowed=True, reason="letter", granted_by="kim")
    load_archived(home, "20270102T000000", SITES)
    publish_warehouse(home)
    assert left(home, tmp_path) == set()
    say_of_wire(home, may_be_passed_on=True)
    assert left(home, tmp_path) != set()


def test_removed_again_its_copies_are_still_known(home: Home) -> None:
    take_down(home, WIRE)
    assert [(one.article_id, one.copy_ids) for one in removals(home)] == [(WIRE, (REPRINT,))]
    assert len(home.removals.read_text("utf-8").splitlines()) == 1


def test_a_tombstone_of_before_says_nothing_of_copies(home: Home) -> None:
    [row] = [json.loads(line) for line in home.removals.read_text("utf-8").splitlines()]
    del row["copy_ids"]
    home.removals.write_text(json.dumps(row) + "\n", "utf-8")
    assert [one.copy_ids for one in removals(home)] == [()]
