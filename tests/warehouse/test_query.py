"""Asking: reading only, streaming, refusals in one line."""

import os
import signal
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

import pytest

from tests.warehouse.factory import DAY, annotations, article, crawl, write_annotations, write_crawl
from warehouse.asking import BATCH_ROWS, QueryRefused, asking, spill_folder
from warehouse.database import WarehouseMissing, open_private
from warehouse.loader import load_annotations, load_crawl
from warehouse.publish import current, publish
from warehouse.query import Answer, OutletHealth, outlet_health, query, search, standing_alarms


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    with open_private(home / "warehouse.duckdb") as connection:
        load_crawl(connection, write_crawl(home, crawl(), [article()]))
        load_annotations(connection, write_annotations(home / "annotations", annotations(article())))
    publish(home / "warehouse.duckdb", home / "published")
    return current(home / "published")


def test_a_question_has_columns_and_rows(published: Path) -> None:
    found = query(published, "SELECT article_id, published_date::VARCHAR AS day FROM current_article")
    assert found == Answer(columns=("article_id", "day"), rows=(("byeol:1", "2026-03-02"),))


@pytest.mark.parametrize(
    "sql",
    [
        "FROM outlet", "DESCRIBE article", "SHOW TABLES", "EXPLAIN FROM article", "SUMMARIZE outlet", "VALUES (1)",
        "WITH a AS (SELECT 1) FROM a;", "-- a comment\nSELECT 1 /* and one more; */ ;", "SELECT 'DROP TABLE outlet; --'",
        "SELECT 'enable_logging(', query FROM (SELECT 1 AS query)", "FROM duckdb_columns() WHERE table_name = 'outlet'",
        "PIVOT outlet ON kind IN ('daily') USING count(*)",
    ],
)  # fmt: skip
def test_reading_is_allowed(sql: str, published: Path) -> None:
    assert query(published, sql).rows


REFUSED = [
    ("DELETE FROM article", "DELETE is refused: this file is for reading"),
    ("/* SELECT */ DELETE FROM article -- SELECT", "DELETE is refused"),
    ("INSERT INTO outlet FROM outlet", "INSERT is refused"),
    ("UPDATE article SET title = ''", "UPDATE is refused"),
    ("DROP VIEW current_article", "DROP is refused"),
    ("CREATE TEMP TABLE mine AS FROM article", "CREATE is refused"),
    ("CREATE MACRO mine() AS 1", "CREATE is refused"),
    ("COPY article TO 'stolen.csv'", "COPY is refused"),
    ("COPY (SELECT 1) TO '/dev/stdout'", "COPY is refused"),
    ("EXPORT DATABASE 'stolen'", "EXPORT is refused"),
    ("IMPORT DATABASE 'evil'", "disabled by configuration"),
    ("ATTACH 'other.duckdb'", "ATTACH is refused"),
    ("INSTALL httpfs", "LOAD is refused"),
    ("LOAD httpfs", "LOAD is refused"),
    ("SET threads = 1", "SET is refused"),
    ("SET lock_configuration = false", "SET is refused"),
    ("SET VARIABLE as_of = now()", "SET is refused"),
    ("RESET enable_external_access", "SET is refused"),
    ("PRAGMA enable_profiling", "PRAGMA is refused"),
    ("PRAGMA enable_profiling = 'json'", "is refused"),
    ("CALL enable_logging()", "CALL is refused"),
    ("CHECKPOINT", "is refused"),
    ("PREPARE p AS SELECT 1", "PREPARE is refused"),
    ("EXECUTE p", "EXECUTE is refused"),
    ("BEGIN", "TRANSACTION is refused"),
    ("SELECT 1; SELECT 2", "expected one statement, found 2"),
    ("SELECT 1; /* ; */ DROP TABLE article", "expected one statement, found 2"),
    ("PIVOT outlet ON kind USING count(*)", "ON column IN ('a', 'b')"),
    ("", "expected one statement, found 0"),
    ("-- nothing", "expected one statement, found 0"),
    ("EXPLAIN ANALYZE DELETE FROM article", "read-only"),
    ("WITH gone AS (DELETE FROM article RETURNING *) FROM gone", "Parser Error"),
    ("FROM read_csv('/etc/passwd')", "disabled"),
    ("FROM '/etc/passwd'", "does not exist"),
    ("FROM read_text('/etc/passwd')", "disabled"),
    ("FROM read_blob('/proc/self/environ')", "disabled"),
    ("FROM glob('/etc/*')", "disabled"),
    ("FROM sniff_csv('/etc/passwd')", "disabled"),
    ("FROM read_parquet('http://127.0.0.1:9/x.parquet')", "disabled"),
    ("FROM 'http://127.0.0.1:9/x.csv'", "disabled"),
    ("SELECT getenv('HOME')", "getenv does not exist"),
    ("FROM published", "published does not exist"),
    ("FROM enable_logging(storage = 'stdout')", "enable_logging() is refused"),
    ("EXPLAIN ANALYZE FROM enable_logging(storage = 'stdout')", "enable_logging() is refused"),
    ('FROM system.main."Enable_Logging" /* ( */ (storage = \'stdout\')', "enable_logging() is refused"),
    ("FROM enable_profiling(format = 'json')", "enable_profiling() is refused"),
    ("FROM query('FROM enable_' || 'logging()')", "query() is refused"),
    ("FROM query_table('art' || 'icle')", "query_table() is refused"),
    ("SELECT write_log('x')", "write_log() is refused"),
    ("FROM artikel", 'artikel does not exist! Did you mean "article"?'),
    ("FROM nosuch", "nosuch does not exist! The data dictionary, `corpus schema`, has every name."),
    ("FROM stance_over_tim('week')", 'stance_over_tim does not exist! Did you mean "stance_over_time"?'),
    ("FROM nosuchm('x')", "nosuchm does not exist! The data dictionary"),
    ("SELECT titel FROM article", 'Candidate bindings: "title"'),
    ("SELEKT 1", 'syntax error at or near "SELEKT"'),
    ("SELECT \ud800", "expected UTF-8"),
    ("SELECT $day", "no value for the parameter $day"),
]  # fmt: skip


@pytest.mark.parametrize(("sql", "message"), REFUSED)
def test_what_is_not_reading_is_refused_in_one_line(sql: str, message: str, published: Path) -> None:
    before = {path.name for path in published.parent.iterdir()}
    with pytest.raises(QueryRefused) as refusal:
        query(published, sql)
    assert message in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert {path.name for path in published.parent.iterdir()} == before


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        ("SELECT title FROM article WHERE published_date = $day", {"day": "2026-03-02"}),
        ("SELECT title FROM article WHERE version_no BETWEEN $low AND $high", {"low": "1", "high": "2"}),
        ("SELECT title FROM article WHERE outlet_id = $outlet LIMIT $most", {"outlet": "byeol", "most": "1"}),
        ("SELECT title FROM article WHERE title <> $title", {"title": "'; DROP TABLE article; --"}),
    ],
)
def test_a_parameter_adapts_to_what_it_is_held_against(
    sql: str, values: dict[str, str], published: Path
) -> None:
    assert len(query(published, sql, values).rows) == 1


def test_a_parameter_too_many_is_refused(published: Path) -> None:
    with pytest.raises(QueryRefused, match=r"no parameter \$dya in the question; it has \$day"):
        query(published, "SELECT $day", {"day": "1", "dya": "2"})


@pytest.mark.parametrize(("hours", "count"), [(-24, 0), (24, 1)])
def test_a_past_instant_shows_what_was_known_then(hours: int, count: int, published: Path) -> None:
    found = query(published, "SELECT count(*) FROM current_article", None, DAY + timedelta(hours=hours))
    assert found.rows == ((count,),)


def test_instants_are_korean(published: Path) -> None:
    [(shown, zone)] = query(
        published,
        "SELECT getvariable('as_of')::VARCHAR, current_setting('TimeZone')",
        None,
        datetime(2026, 3, 1, 15, tzinfo=UTC),
    ).rows
    assert shown.startswith("2026-03-02 00:00:00+09")
    assert zone == "Asia/Seoul"


def test_rows_come_before_all_are_made(published: Path) -> None:
    with asking(published, "FROM range(1000000000000)") as rows:
        first = next(rows.batches)
    assert len(first) == BATCH_ROWS


def test_an_error_on_the_way_is_told_too(published: Path) -> None:
    sql = "SELECT CASE WHEN range < 900000 THEN range ELSE error('a late one') END FROM range(1000000)"
    with (
        asking(published, sql) as rows,
        pytest.raises(QueryRefused, match="a late one"),
    ):
        assert len(list(chain.from_iterable(rows.batches))) < 1_000_000


def test_what_does_not_fit_memory_is_not_spilled_beside_the_file(published: Path) -> None:
    [(folder,)] = query(published, "SELECT current_setting('temp_directory')").rows
    assert folder == str(spill_folder())
    assert stat.S_IMODE(Path(folder).stat().st_mode) == 0o700
    assert not Path(folder).is_relative_to(published.parent)


def test_search_answers_from_a_file(published: Path) -> None:
    found = search(published, "오픈소스")
    assert [row[0] for row in found.rows] == ["byeol:1"]
    assert {"article_id", "outlet_id", "published_date", "title"} < set(found.columns)


def test_the_health_of_each_outlet(published: Path) -> None:
    assert outlet_health(published) == {
        "byeol": OutletHealth(
            outlet_id="byeol", permission="open", last_crawl_at=crawl().finished_at, outcome="ok", article_count=1,
            problem_count=0, day_counts=[0] * 13 + [1], alarms=[],
        )
    }  # fmt: skip
    assert standing_alarms(published) == []


def test_ctrl_c_ends_a_question(published: Path) -> None:
    with pytest.raises(KeyboardInterrupt), interrupted_after(0.3):
        query(published, "SELECT sum(a.range * b.range) FROM range(10000000) AS a, range(10000000) AS b")


@contextmanager
def interrupted_after(seconds: float) -> Iterator[None]:
    timer = threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    yield
    timer.join()


def test_a_question_before_the_first_publish_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissing, match="no warehouse here"):
        query(tmp_path / "current.duckdb", "SELECT 1")
