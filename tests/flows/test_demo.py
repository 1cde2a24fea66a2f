"""The demo as a stranger meets it: one command, the whole road, twice; then questions to the published file."""

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.demo.texts import papers, texts
from tests.conftest import Demo, corpus


@pytest.fixture(scope="module")
def warehouse(demo: Demo) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(demo.home / "published/current.duckdb"), read_only=True)


@pytest.fixture(scope="module")
def again(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The home after the same command once more, and what it printed."""
    home = demo.copied(tmp_path_factory.mktemp("again") / "home")
    done = corpus("demo", "--home", str(home))
    assert done.returncode == 0, done.stderr
    return home, done.stdout


def ask(warehouse: duckdb.DuckDBPyConnection, query: str, *values: Any) -> list[tuple[Any, ...]]:
    return warehouse.execute(query, values).fetchall()


def test_the_demo_succeeds_and_shows_three_answers(demo: Demo) -> None:
    assert demo.exit_code == 0, demo.errors
    assert "Traceback" not in demo.errors
    assert demo.output.count("SELECT") == 3
    assert demo.seconds < 180


def test_the_answer_in_the_readme_is_todays(warehouse: duckdb.DuckDBPyConnection) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    shown = re.search(r'^corpus sql "([^"]+)"\n```\n```\n(.+?)\n```$', readme, re.MULTILINE | re.DOTALL)
    assert shown
    answer = warehouse.execute(shown[1])
    lines = [[column for column, *_ in answer.description or ()], *answer.fetchall()]
    assert [[str(value) for value in line] for line in lines] == [
        row.split() for row in shown[2].splitlines()
    ]


def test_every_article_of_the_last_day_is_there_with_its_text(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = set(ask(warehouse, "SELECT outlet_id, body FROM article WHERE is_current AND gone_at IS NULL"))
    expected = {
        (outlet_id, text.body)
        for outlet_id in papers()
        for text in texts(outlet_id, 2).values()
        if not text.is_closed and not text.is_broken and not text.off_topic
    }
    assert len(expected) >= 40
    assert expected <= found


def test_what_robots_txt_closes_was_not_fetched(warehouse: duckdb.DuckDBPyConnection) -> None:
    closed = [
        f"{outlet_id}:{number}"
        for outlet_id in papers()
        for number, text in texts(outlet_id, 1).items()
        if text.is_closed
    ]
    assert closed
    assert not ask(warehouse, "SELECT url FROM visit WHERE list_contains(?, article_id)", closed)


def test_an_edit_is_a_second_version_and_the_first_stays(warehouse: duckdb.DuckDBPyConnection) -> None:
    [(article_id, versions, current)] = ask(
        warehouse,
        "SELECT article_id, count(*), max(version_no) FILTER (is_current) FROM article GROUP BY 1 HAVING count(*) > 1",
    )
    assert (versions, current) == (2, 2), article_id


def test_an_edit_is_told_sentence_by_sentence(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = ask(
        warehouse, "SELECT article_id, change, text FROM sentence_change ORDER BY change, sentence_no"
    )
    before, after = texts("dureai", 1)["7005"].body, texts("dureai", 2)["7005"].body
    assert {article_id for article_id, _, _ in found} == {"dureai:7005"}
    assert {change for _, change, _ in found} == {"added", "removed"}
    for _, change, text in found:
        assert (text in before, text in after) == (change == "removed", change == "added"), text


def test_a_run_without_news_asks_three_addresses_an_outlet_at_most(again: tuple[Path, str]) -> None:
    home, printed = again
    assert " 0 texts read" in printed
    with duckdb.connect(str(home / "published/current.duckdb"), read_only=True) as file:
        asked = file.execute(
            "SELECT outlet_id, request_count FROM crawl WHERE run_id = (SELECT max(run_id) FROM crawl)"
        ).fetchall()
    assert len(asked) == len(papers())
    assert {outlet_id: count for outlet_id, count in asked if count > 3} == {}


def test_a_withdrawn_article_is_marked_and_its_text_stays(warehouse: duckdb.DuckDBPyConnection) -> None:
    [(body,)] = ask(warehouse, "SELECT body FROM article WHERE gone_at IS NOT NULL")
    assert body


def test_a_broken_page_is_a_problem_and_its_article_stays(warehouse: duckdb.DuckDBPyConnection) -> None:
    [(url, _)] = ask(warehouse, "SELECT url, found FROM problem WHERE kind = 'page_changed'")
    assert ask(warehouse, "SELECT count(*) FROM current_article WHERE url = ?", url) == [(1,)]


@pytest.mark.parametrize(("outlet_id", "kind"), [("solnaeum", "empty_crawl"), ("ttobagi", "blocked")])
def test_an_outlet_that_gives_nothing_is_a_problem_each_day(
    warehouse: duckdb.DuckDBPyConnection, outlet_id: str, kind: str
) -> None:
    rows = ask(warehouse, "SELECT url FROM problem WHERE outlet_id = ? AND kind = ?", outlet_id, kind)
    assert len(rows) == 2
    assert all(url for (url,) in rows)


def test_prefect_shows_a_run_that_lacks_an_outlet_as_incomplete_and_why(demo: Demo, tmp_path: Path) -> None:
    place = shutil.copytree(demo.home / "prefect", tmp_path / "prefect")
    with closing(sqlite3.connect(place / "prefect.db")) as history:
        runs = history.execute(
            "SELECT r.state_type, r.state_name, s.message FROM flow_run r JOIN flow_run_state s ON s.id = r.state_id"
        ).fetchall()
    assert [run[:2] for run in runs] == [("COMPLETED", "Incomplete")] * 2
    for *_, why in runs:
        assert [part.split()[0] for part in why.split("; ")] == ["solnaeum", "ttobagi"]


def test_copies_are_linked_to_the_wire_and_the_ministry(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = ask(
        warehouse, "SELECT kind, split_part(origin_article_id, ':', 1), count(*) FROM copy_link GROUP BY ALL"
    )
    assert {(kind, origin) for kind, origin, _ in rows} >= {("wire", "saebeol"), ("press_release", "mijibu")}


def test_the_ministrys_files_are_documents_of_their_own_that_count_with_their_releases(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    files = ask(
        warehouse,
        "SELECT a.parent_article_id, a.extractor, c.kind, c.origin_article_id FROM article AS a"
        " JOIN copy_link AS c ON c.article_id = a.article_id WHERE a.parent_article_id IS NOT NULL ORDER BY ALL",
    )
    releases = {
        f"mijibu:{number}": text.files[0].rpartition(".")[2] for number, text in texts("mijibu", 1).items()
    }
    assert files == [(name, f"{ending}/1", "attachment", name) for name, ending in sorted(releases.items())]
    problems = ask(warehouse, "SELECT kind, outlet_id FROM problem WHERE kind LIKE 'attachment%'")
    assert problems == [("attachment_encrypted", "mijibu")]


@pytest.mark.parametrize(
    "table", ["sentence", "token", "mention", "quote", "stance", "frame", "openness_claim"]
)
def test_the_reading_left_rows(warehouse: duckdb.DuckDBPyConnection, table: str) -> None:
    [(count,)] = ask(warehouse, f"SELECT count(DISTINCT article_id) FROM {table}")
    assert count > 5


@pytest.mark.parametrize("table", ["mention", "quote", "stance", "openness_claim"])
def test_every_span_is_what_it_says(warehouse: duckdb.DuckDBPyConnection, table: str) -> None:
    wrong = ask(
        warehouse,
        f"""
        SELECT s.text FROM {table} AS s JOIN article AS a USING (article_id, version_no)
        WHERE s.char_start IS NOT NULL
          AND substr(a.body, (s.char_start + 1)::INTEGER, (s.char_end - s.char_start)::INTEGER) <> s.text
        """,
    )
    assert not wrong


@pytest.mark.parametrize(
    "table",
    ["article", "quote", "stance", "frame", "mention", "token", "entity", "copy_link", "reading"],
)
def test_the_demo_again_doubles_nothing(
    table: str, warehouse: duckdb.DuckDBPyConnection, again: tuple[Path, str]
) -> None:
    counted = f"SELECT count(*) FROM {table}"
    with duckdb.connect(str(again[0] / "published/current.duckdb"), read_only=True) as file:
        assert file.execute(counted).fetchall() == ask(warehouse, counted)


def test_replay_gives_identical_articles(demo: Demo, tmp_path: Path) -> None:
    from spiders.read import read_folder
    from spiders.registry import load_sites

    for folder in sorted((demo.home / "runs").glob("*/*/pages.warc.gz")):
        into = tmp_path / folder.parent.relative_to(demo.home)
        into.mkdir(parents=True)
        read_folder(folder.parent, demo.home, load_sites("spiders.demo_sites"), into)
        for name in ("article.jsonl", "date_evidence.jsonl", "problem.jsonl", "visit.jsonl", "crawl.jsonl"):
            assert (into / name).read_bytes() == (folder.parent / name).read_bytes()


def test_a_lost_warehouse_is_filled_again_from_the_archive(demo: Demo, tmp_path: Path) -> None:
    def versions(home: Path) -> list[tuple[Any, ...]]:
        query = "SELECT article_id, version_no, content_hash, is_current, gone_at FROM article ORDER BY ALL"
        with duckdb.connect(str(home / "published/current.duckdb"), read_only=True) as file:
            return file.execute(query).fetchall()

    home = tmp_path / "home"
    shutil.copytree(demo.home / "runs", home / "runs")
    filled = corpus("replay", "--home", str(home))
    assert filled.returncode == 0, filled.stderr
    assert versions(home) == versions(demo.home)


def test_search_finds_words_whatever_their_particles(demo: Demo) -> None:
    found = corpus("search", "오픈소스는", "--home", str(demo.home), "--limit", "3")
    assert found.returncode == 0, found.stderr
    assert ":" in found.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--outlet", "nobody"), "corpus: no outlet nobody in "),
        (
            ("--since", "2026-11-01", "--until", "2026-10-01"),
            "corpus: expected the first day before the last",
        ),
    ],
)
def test_a_search_that_can_find_nothing_is_told(demo: Demo, arguments: tuple[str, ...], told: str) -> None:
    refused = corpus("search", "오픈소스", *arguments, "--home", str(demo.home))
    assert refused.returncode == 1
    assert refused.stderr.startswith(told)


def test_words_that_no_text_has_are_told_beside_what_others_found(demo: Demo) -> None:
    found = corpus("search", "오픈소스 고슴도치", "--home", str(demo.home))
    assert "오픈소스" in found.stdout
    assert found.stderr == "the corpus does not have: 고슴도치\n"


def test_a_past_before_the_first_crawl_is_no_silence(demo: Demo) -> None:
    asked = ("sql", "SELECT count(*) AS n FROM current_article", "--format", "csv", "--home", str(demo.home))
    past = corpus(*asked, "--as-of", "2020-01-01")
    assert past.stdout.split() == ["n", "0"]
    assert past.stderr.startswith("nothing was known by then: the first crawl began at 20")
    assert corpus(*asked, "--as-of", "2099-01-01").stderr == ""


def test_sql_answers_in_json(demo: Demo) -> None:
    found = corpus("sql", "SELECT count(*) AS n FROM outlet", "--home", str(demo.home), "--format", "json")
    assert json.loads(found.stdout) == [{"n": len(papers())}]


def test_a_query_may_begin_with_a_comment(demo: Demo) -> None:
    found = corpus("sql", "-- how many?\nSELECT 41 + 1 AS n", "--home", str(demo.home), "--format", "csv")
    assert found.stdout.split() == ["n", "42"], found.stderr


@pytest.mark.parametrize("query", ["DELETE FROM article", "SELEC 1", "SELECT 1; SELECT 2", ""])
def test_a_question_that_cannot_be_answered_is_refused_in_one_line(demo: Demo, query: str) -> None:
    refused = corpus("sql", query, "--home", str(demo.home))
    assert refused.returncode == 1
    assert refused.stderr.startswith("corpus: ")
    assert len(refused.stderr.strip().splitlines()) == 1


def test_must_checks_hold_over_the_demo(again: tuple[Path, str]) -> None:
    checked = corpus("check", "--home", str(again[0]))
    assert checked.returncode == 0, checked.stdout
