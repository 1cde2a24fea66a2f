"""As of: what a view shows of a past instant is what it showed then, and asking for now costs nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warehouse.factory import (
    BODY,
    DAY,
    PIPELINE,
    annotation_run,
    article,
    crawl,
    later,
    new_warehouse,
    outlet,
    passed_over,
    stance,
    visit,
    write_crawl,
)
from warehouse.awaited import text_window
from warehouse.loader import load_crawl
from warehouse.records import Article, CopyLink, Frame, Reading
from warehouse.sql import TABLES, add_rows

Connection = duckdb.DuckDBPyConnection
TEXTS = (BODY, BODY + " 수정했다.", "전혀 다른 글이다. " * 5)
LABELS = ("supportive", "oppositional", "mixed")
ORIGIN, COPIES, FILE = 1, (2, 3), 4
"""Articles 2 and 3 repeat 1; 4 is a file attached to 1."""
VIEWS = (
    "article_now",
    "current_article",
    "article_history",
    "withdrawn_article",
    "coverage_by_day",
    "passed_over_by_day",
    "stance_over_time('day')",
    "framing_over_time('week', split := 'stance')",
)
Step = dict[int, int | None]
"""What one crawl meets: by article, the number of its text, or nothing where it is withdrawn."""


@pytest.fixture(scope="module")
def empty() -> Iterator[Connection]:
    with new_warehouse() as connection:
        yield connection


@pytest.fixture
def connection(empty: Connection) -> Connection:
    return clear(empty)


def clear(connection: Connection) -> Connection:
    """Give the warehouse without a row, as it is known now."""
    connection.execute("RESET VARIABLE as_of")
    for table in (*TABLES, "ledger.article_seen", "ledger.loaded_crawl"):
        connection.execute(f"DELETE FROM {table}")
    return connection


def load_step(connection: Connection, folder: Path, number: int, step: Step, outcome: str = "ok") -> datetime:
    """Load what the crawl of one day met, read by a machine that sees the text alone; give the instant after it."""
    at = later(days=number)
    rows: list[Any] = [passed_over(50 + number, day_date=at.date())]
    for name, text in step.items():
        if text is None:
            rows.append(visit(name, 404, at))
            continue
        parent = {"parent_article_id": f"byeol:{ORIGIN}"} if name == FILE else {}
        published = {"published_at": DAY - timedelta(hours=30 - name)}
        rows.append(article(name, f"{name}번 {TEXTS[text]}", at, **published, **parent))
        rows.append(visit(name, 200, at, kind="attachment" if name == FILE else "article"))
    of = crawl(f"r{number}", at=at, outcome=outcome)
    load_crawl(connection, write_crawl(folder, of, rows, [outlet("byeol")]))
    read_all(connection)
    link_all(connection)
    return of.finished_at


def read_all(connection: Connection) -> None:
    """Leave a reading of every version that has none."""
    if not connection.execute("FROM annotation_run").fetchall():
        add_rows(connection, [annotation_run()])
    unread = (
        "SELECT article_id, version_no, body FROM article ANTI JOIN reading USING (article_id, version_no)"
    )
    for article_id, version_no, body in connection.execute(unread).fetchall():
        key = {"article_id": article_id, "version_no": version_no}
        label = LABELS[[body.endswith(text) for text in TEXTS].index(True)]
        frame = Frame(
            **key, level="document", quote_no=None, sentence_no=None, frame_id="safety", rank=1, score=0.5
        )
        add_rows(
            connection,
            [
                Reading(**key, annotation_run_id="a1", pipeline_version=PIPELINE, salience="central"),
                stance(key, 0, "document", label),
                frame,
            ],
        )


def link_all(connection: Connection) -> None:
    """Leave the copies among the texts that are compared linked to the one that came first."""
    connection.execute("DELETE FROM copy_link")
    known = {row[0] for row in text_window(connection, later(days=-9), later(days=9))}
    there = [number for number in (ORIGIN, *COPIES) if f"byeol:{number}" in known]
    add_rows(
        connection,
        [
            CopyLink(
                article_id=f"byeol:{n}", origin_article_id=f"byeol:{there[0]}", kind="wire", similarity=0.9
            )
            for n in there[1:]
        ],
    )


def shown(connection: Connection, view: str) -> list[tuple[Any, ...]]:
    return connection.execute(f"SELECT * FROM {view} ORDER BY ALL").fetchall()


def set_as_of(connection: Connection, instant: datetime) -> None:
    connection.execute("SET VARIABLE as_of = $instant", {"instant": instant})


steps = st.lists(
    st.dictionaries(st.sampled_from([ORIGIN, *COPIES]), st.none() | st.sampled_from([0, 1, 2]), max_size=3),
    min_size=1,
    max_size=5,
).map(lambda found: [with_file(step) for step in found])


def with_file(step: Step) -> Step:
    """A file is met where its article is."""
    return {**step, FILE: step[ORIGIN]} if step.get(ORIGIN) is not None else step


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=steps)
def test_the_past_is_shown_as_it_was(history: list[Step], connection: Connection) -> None:
    clear(connection)
    with TemporaryDirectory() as folder:
        then = []
        for number, step in enumerate(history):
            instant = load_step(connection, Path(folder), number, step)
            then.append((instant, {view: shown(connection, view) for view in VIEWS}))
        for instant, views in then:
            set_as_of(connection, instant)
            for view, rows in views.items():
                assert shown(connection, view) == rows, (view, instant)
        connection.execute("RESET VARIABLE as_of")
        assert {view: shown(connection, view) for view in VIEWS} == then[-1][1]


def test_the_order_of_loading_does_not_change_the_past(connection: Connection, tmp_path: Path) -> None:
    history: list[Step] = [{1: 0, 2: 0}, {1: 1}, {1: 0}, {2: None}, {2: None}]
    for number in (3, 1, 4, 2, 0):
        load_step(connection, tmp_path, number, history[number])
    told = (
        [("byeol:1", 0), ("byeol:2", 0)],
        [("byeol:1", 1), ("byeol:2", 0)],
        [("byeol:1", 0), ("byeol:2", 0)],
    )
    for number, expected in enumerate([*told, told[2], [("byeol:1", 0)]]):
        set_as_of(connection, later(days=number, minutes=10))
        found = connection.execute("SELECT article_id, body FROM current_article ORDER BY ALL").fetchall()
        assert found == [(name, f"{name[-1]}번 {TEXTS[text]}") for name, text in expected], number


RETURNED: list[Step] = [{1: 0}, {1: 1}, {1: 0, 2: 0}, {1: None}, {1: None}, {1: 2}]
INSTANTS = [
    (later(days=-1), [], None),
    (later(days=0), [("byeol:1", 1)], None),
    (later(days=1), [("byeol:1", 2)], None),
    (later(days=2), [("byeol:1", 1), ("byeol:2", 1)], None),
    # one 404 may be a slip
    (later(days=3), [("byeol:1", 1), ("byeol:2", 1)], None),
    (later(days=4), [("byeol:2", 1)], later(days=3)),
    (later(days=5), [("byeol:1", 3), ("byeol:2", 1)], None),
]


def test_a_text_that_came_back_stands_again(connection: Connection, tmp_path: Path) -> None:
    for number, step in enumerate(RETURNED):
        load_step(connection, tmp_path, number, step)
    withdrawn = "SELECT gone_at FROM withdrawn_article"
    plain = "SELECT article_id, version_no FROM article_at($instant) WHERE gone_at IS NULL ORDER BY ALL"
    for instant, standing, gone_at in INSTANTS:
        set_as_of(connection, instant)
        found = connection.execute(
            "SELECT article_id, version_no FROM current_article ORDER BY ALL"
        ).fetchall()
        assert found == standing, instant
        assert connection.execute(plain, {"instant": instant}).fetchall() == standing, instant
        assert connection.execute(withdrawn).fetchall() == ([(gone_at,)] if gone_at else []), instant


def test_each_time_a_text_was_shown_is_one_row_of_history(connection: Connection, tmp_path: Path) -> None:
    for number, step in enumerate(RETURNED):
        load_step(connection, tmp_path, number, step)
    found = connection.execute(
        "SELECT place_no, version_no, previous_version_no, first_seen_at, stance_label, previous_stance_label, is_current"
        " FROM article_history WHERE article_id = 'byeol:1' ORDER BY place_no"
    ).fetchall()
    assert found == [
        (1, 1, None, later(days=0), "supportive", None, False),
        (2, 2, 1, later(days=1), "oppositional", "supportive", False),
        (3, 1, 2, later(days=2), "supportive", "oppositional", False),
        (4, 3, 1, later(days=5), "mixed", "supportive", True),
    ]
    changes = "SELECT previous_label, label, has_new_stance, added_frame_ids FROM change_after_edit ORDER BY changed_at"
    assert connection.execute(changes).fetchall() == [
        ("supportive", "oppositional", True, []),
        ("oppositional", "supportive", True, []),
        ("supportive", "mixed", True, []),
    ]


def test_a_text_only_an_older_parser_read_was_never_shown(connection: Connection, tmp_path: Path) -> None:
    folder = write_crawl(tmp_path, crawl(), [article(body="메뉴 " + BODY), visit()])
    load_crawl(connection, folder)
    load_crawl(connection, write_crawl(tmp_path, crawl(), [article(extractor="byeol 2"), visit()]))
    assert connection.execute("SELECT count(*) FROM article").fetchall() == [(2,)]
    found = connection.execute("SELECT version_no, previous_version_no FROM article_history").fetchall()
    assert found == [(2, None)], "a better reading of one page is no edit"


def test_where_the_origin_does_not_stand_the_earliest_copy_counts(
    connection: Connection, tmp_path: Path
) -> None:
    history: list[Step] = [{2: 0, 3: 0}, {1: 0}, {1: None}, {1: None}]
    for number, step in enumerate(history):
        load_step(connection, tmp_path, number, step)
    for number, originals in enumerate([["byeol:2"], ["byeol:1"], ["byeol:1"], ["byeol:2"]]):
        set_as_of(connection, later(days=number))
        found = connection.execute("SELECT article_id FROM current_article WHERE is_original").fetchall()
        assert found == [(name,) for name in originals], number


FORMS = [
    "TIMESTAMPTZ '2026-03-03 00:00:00+09'",
    "DATE '2026-03-03'",
    "'2026-03-03'",
    "'2026-03-02T15:00:00Z'",
]


@pytest.mark.parametrize("form", FORMS)
def test_a_day_begins_at_midnight_in_korea(form: str, connection: Connection) -> None:
    before = replace(midnight(1, -1), version_no=1)
    add_rows(connection, [before, replace(midnight(2, 1), version_no=1), outlet()])
    connection.execute(
        "INSERT INTO ledger.article_seen BY NAME SELECT article_id, crawl_id, content_hash, fetched_at FROM article"
    )
    connection.execute(f"SET VARIABLE as_of = {form}")
    assert connection.execute("SELECT article_id FROM current_article").fetchall() == [("byeol:1",)]


def midnight(number: int, seconds: int) -> Article:
    at = DAY.replace(hour=0) + timedelta(days=1, seconds=seconds)
    return article(number, f"{number} {BODY}", at)


def test_now_costs_nothing(connection: Connection) -> None:
    """Unset, no plan reads a table that only the past needs."""

    def plan(sql: str) -> str:
        return str(connection.execute(f"EXPLAIN (FORMAT json) {sql}").fetchall())

    add_rows(connection, [outlet(), replace(article(), version_no=1)])
    for view in ("current_article", "stance_over_time('week')", "framing_over_time('week')"):
        assert "article_seen" not in plan(f"FROM {view}"), view
    set_as_of(connection, DAY)
    assert "article_seen" in plan("FROM current_article")
