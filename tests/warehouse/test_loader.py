"""Loading: whole batches, once, in whatever order; versions, withdrawals and readings that give way to no older one."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Timer
from typing import Any

import duckdb
import pytest

from tests.warehouse.factory import (
    BODY,
    DAY,
    PIPELINE,
    annotation_run,
    annotations,
    article,
    coding,
    crawl,
    entity,
    evidence,
    later,
    new_warehouse,
    outlet,
    passed_over,
    problem,
    visit,
    write_annotations,
    write_crawl,
)
from warehouse.additions import add_records
from warehouse.awaited import loaded_crawl_ids, pending, text_window, write_known_addresses
from warehouse.checks import BatchRefused, CheckFailed
from warehouse.database import WarehouseBusy, open_private
from warehouse.loader import load_annotations, load_crawl
from warehouse.records import CopyLink
from warehouse.sql import TABLES

Connection = duckdb.DuckDBPyConnection


@pytest.fixture
def connection() -> Iterator[Connection]:
    with new_warehouse() as connection:
        yield connection


OF_TEXTS = "(SELECT x.article_id, x.version_no, p.* EXCLUDE (text_no) FROM {} AS p JOIN indexed_text AS x USING (text_no))"
BY_NAME = {
    "indexed_text": "(SELECT * EXCLUDE (text_no) FROM indexed_text)",
    "posting": OF_TEXTS.format("posting"),
    "occurrence": OF_TEXTS.format("occurrence"),
}
"""A text that is read anew gets a new number."""


def dump(connection: Connection) -> dict[str, Any]:
    """Give every row of every table that batches fill, to compare states."""
    tables = [*(TABLES.keys() - {"synonym", "word_ending"}), "ledger.article_seen"]
    return {
        table: sorted(connection.execute(f"FROM {BY_NAME.get(table, table)}").fetchall(), key=str)
        for table in tables
    }


def versions(connection: Connection) -> list[tuple[Any, ...]]:
    return connection.execute(
        "SELECT version_no, body, is_current FROM article ORDER BY article_id, version_no"
    ).fetchall()


def gone(connection: Connection) -> Any:
    return connection.execute("SELECT max(gone_at) FROM article").fetchall()[0][0]


def write_day(folder: Path, day: int, *rows: Any, **other: Any) -> Path:
    return write_crawl(folder, crawl(f"r{day}", at=later(days=day), **other), rows)


def test_a_crawl_is_loaded_whole(connection: Connection, tmp_path: Path) -> None:
    one = article()
    rows = (one, visit(), evidence(one), evidence(one), problem(), passed_over())
    folder = write_day(tmp_path, 1, *rows)
    loaded = load_crawl(connection, folder)
    assert loaded.is_new
    assert loaded.row_counts == {
        "outlet": 1, "crawl": 1, "visit": 1, "problem": 1, "article": 1, "date_evidence": 2,
        "passed_over": 1,
    }  # fmt: skip
    found = dump(connection)
    assert {table: len(rows) for table, rows in found.items() if rows} == {
        "outlet": 1, "crawl": 1, "visit": 1, "problem": 1, "article": 1, "date_evidence": 1, "ledger.article_seen": 1,
        "passed_over": 1, "crawl_quality": 1,
    }  # fmt: skip
    assert loaded_crawl_ids(connection) == {"r1/byeol"}


def test_loading_again_changes_nothing(connection: Connection, tmp_path: Path) -> None:
    folder = write_day(tmp_path, 1, article(), visit(), problem())
    load_crawl(connection, folder)
    before = dump(connection)
    assert not load_crawl(connection, folder).is_new
    assert dump(connection) == before


def test_a_file_goes_with_its_article_comes_back_with_it_and_is_not_counted(
    connection: Connection, tmp_path: Path
) -> None:
    file = replace(article(body="붙임의 글이다."), article_id="byeol:1#ab", parent_article_id="byeol:1")
    asked = replace(visit(5), kind="attachment", article_id="byeol:1#ab")
    load_crawl(connection, write_day(tmp_path, 0, article(), file, visit(), asked))
    counts = "SELECT article_count, fetched_count, missed_count FROM coverage_by_day WHERE fetched_count > 0"
    assert connection.execute(counts).fetchall() == [(1, 1, 0)]
    assert connection.execute("SELECT article_count FROM crawl_quality").fetchall() == [(1,)]
    assert known(connection, tmp_path)["byeol:1#ab"]["kind"] == "attachment"
    for day in (1, 2):
        load_crawl(connection, write_day(tmp_path, day, visit(status=404, at=later(days=day))))
    gone_at = "SELECT article_id, gone_at FROM article ORDER BY article_id"
    assert connection.execute(gone_at).fetchall() == [
        ("byeol:1", later(days=1)),
        ("byeol:1#ab", later(days=1)),
    ]
    load_crawl(connection, write_day(tmp_path, 3, article(at=later(days=3)), visit(at=later(days=3))))
    assert connection.execute(gone_at).fetchall() == [("byeol:1", None), ("byeol:1#ab", None)]


def test_a_file_is_neither_shown_nor_found_while_its_article_is_gone(
    connection: Connection, tmp_path: Path
) -> None:
    file = replace(article(), article_id="byeol:1#ab", parent_article_id="byeol:1")
    load_crawl(connection, write_day(tmp_path, 0, article(), file))
    load_annotations(connection, write_annotations(tmp_path / "a", annotations(file)))
    for day in (1, 2):
        load_crawl(connection, write_day(tmp_path, day, visit(status=404, at=later(days=day))))
    assert connection.execute("SELECT is_shown FROM indexed_text").fetchall() == [(False,)]
    late = replace(file, article_id="byeol:1#cd", fetched_at=later(days=3))
    load_crawl(connection, write_day(tmp_path, 3, late))
    assert connection.execute("SELECT article_id FROM article WHERE gone_at IS NULL").fetchall() == []


def test_a_stage_that_runs_again_takes_away_its_own_problems_alone(
    connection: Connection, tmp_path: Path
) -> None:
    load_crawl(connection, write_day(tmp_path, 1, article(), problem()))
    add_records(connection, [problem(stage="load")], "problems")
    load_annotations(connection, write_annotations(tmp_path / "a", annotations(article())))
    stages = "SELECT stage FROM problem ORDER BY stage"
    assert connection.execute(stages).fetchall() == [("load",), ("read",)]
    load_crawl(connection, write_day(tmp_path, 1, article(), article(2), problem()))
    assert connection.execute(stages).fetchall() == [("load",), ("read",)]


def test_a_folder_read_anew_replaces_what_it_gave(connection: Connection, tmp_path: Path) -> None:
    load_crawl(connection, write_day(tmp_path, 1, article(), problem(), visit(), passed_over()))
    later_dated = replace(article(), modified_at=later(days=1), section="정책")
    folder = write_day(tmp_path, 1, later_dated, article(2), visit())
    for name in ("problem", "passed_over"):
        (folder / f"{name}.jsonl").unlink()
    assert load_crawl(connection, folder).is_new
    found = dump(connection)
    assert len(found["article"]) == 2
    assert (found["problem"], found["passed_over"]) == ([], [])
    assert ("정책",) in connection.execute("SELECT section FROM article").fetchall()


def test_only_a_new_text_becomes_a_version(connection: Connection, tmp_path: Path) -> None:
    for day, body in enumerate([BODY, BODY, BODY + " 고침.", BODY + " 고침."]):
        load_crawl(connection, write_day(tmp_path, day, article(body=body, at=later(days=day))))
    assert versions(connection) == [(1, BODY, False), (2, BODY + " 고침.", True)]


def test_a_text_that_comes_back_is_current_again(connection: Connection, tmp_path: Path) -> None:
    for day, body in enumerate([BODY, BODY + " 고침.", BODY]):
        load_crawl(connection, write_day(tmp_path, day, article(body=body, at=later(days=day))))
    assert versions(connection) == [(1, BODY, True), (2, BODY + " 고침.", False)]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (2, 1, 0), (0, 2, 1)], ids=str)
def test_the_text_seen_last_is_current_whatever_the_order(
    order: tuple[int, ...], connection: Connection, tmp_path: Path
) -> None:
    bodies = [BODY, BODY + " 둘.", BODY + " 셋."]
    for day in order:
        load_crawl(connection, write_day(tmp_path, day, article(body=bodies[day], at=later(days=day))))
    assert [body for _, body, is_current in versions(connection) if is_current] == [bodies[2]]
    history = connection.execute(
        "SELECT version_no, place_no FROM article_history ORDER BY place_no"
    ).fetchall()
    assert [version_no for version_no, _ in history] == [order.index(day) + 1 for day in range(3)]


def test_an_old_text_loaded_late_does_not_displace_one_seen_since(
    connection: Connection, tmp_path: Path
) -> None:
    for day, body in [(0, BODY), (2, BODY), (1, BODY + " 잠깐.")]:
        load_crawl(connection, write_day(tmp_path, day, article(body=body, at=later(days=day))))
    assert versions(connection) == [(1, BODY, True), (2, BODY + " 잠깐.", False)]


GONE_CASES: list[tuple[list[int], int | None]] = [
    ([200, 404], None),
    ([200, 404, 404], 1),
    ([200, 404, 410, 404], 1),
    ([200, 404, 503, 404], 1),
    ([200, 404, 404, 503], 1),
    ([200, 404, 404, 200], None),
    ([200, 404, 200, 404], None),
    ([200, 404, 403], None),
    ([200, 404, 304, 404], None),
]


@pytest.mark.parametrize(("statuses", "gone_day"), GONE_CASES, ids=str)
@pytest.mark.parametrize("arrange", [list, lambda days: list(reversed(days))], ids=["in order", "backwards"])
def test_gone_is_what_two_clear_answers_say(
    statuses: list[int],
    gone_day: int | None,
    arrange: Callable[[Any], Any],
    connection: Connection,
    tmp_path: Path,
) -> None:
    for day, status in arrange(list(enumerate(statuses))):
        rows: list[Any] = [visit(status=status, at=later(days=day))]
        rows += [article(at=later(days=day))] if status == 200 else []
        load_crawl(connection, write_day(tmp_path, day, *rows))
    assert gone(connection) == (None if gone_day is None else later(days=gone_day))
    assert versions(connection) == [(1, BODY, True)]


@pytest.mark.parametrize(
    ("days", "gone_day"),
    [("UD", 1), ("UUDD", 2), ("UDU", None), ("UDUD", 3), ("DU", None), ("UDUU", None)],
)
@pytest.mark.parametrize("arrange", [list, lambda days: list(reversed(days))], ids=["in order", "backwards"])
def test_an_api_need_say_only_once_that_an_article_is_deleted(
    days: str, gone_day: int | None, arrange: Callable[[Any], Any], connection: Connection, tmp_path: Path
) -> None:
    for day, status in arrange(list(enumerate(days))):
        at = later(days=day)
        answer = visit(at=at, kind="api", article_id=None)
        told = visit(status=410, at=at, kind="api") if status == "D" else article(at=at)
        load_crawl(connection, write_day(tmp_path, day, answer, told))
    gone_at = None if gone_day is None else later(days=gone_day)
    assert gone(connection) == gone_at
    assert versions(connection) == [(1, BODY, True)], "the text stays"
    known = "SELECT gone_at FROM article_at(?)"
    assert connection.execute(known, [later(days=len(days))]).fetchall() == [(gone_at,)]


def test_an_outlet_is_what_its_newest_crawl_says(connection: Connection, tmp_path: Path) -> None:
    for day in (2, 1, 3):
        of = crawl(f"r{day}", at=later(days=day))
        load_crawl(connection, write_crawl(tmp_path, of, outlets=[outlet(licence=f"day {day}")]))
        expected = {2: "day 2", 1: "day 2", 3: "day 3"}[day]
        assert connection.execute("SELECT licence FROM outlet").fetchall() == [(expected,)]


def test_a_crawl_without_an_answer_is_kept(connection: Connection, tmp_path: Path) -> None:
    folder = write_day(tmp_path, 1, outcome="failed", article_count=0)
    (folder / "outlet.jsonl").unlink()
    assert load_crawl(connection, folder).is_new
    assert connection.execute("SELECT last_outcome, is_gap FROM coverage_by_day").fetchall() == [
        ("failed", True)
    ]


def damage(folder: Path, table: str, change: Callable[[str], str]) -> None:
    path = folder / f"{table}.jsonl"
    path.write_text(change(path.read_text("utf-8")), "utf-8")


REFUSALS = [
    ("crawl", lambda text: "", "expected one crawl, found 0"),
    ("article", lambda text: text.replace('"byline"', '"author"'), "differing: author, byline"),
    ("article", lambda text: text.replace('"정부, 개방형 인공지능 지원"', "null"), "NOT NULL constraint failed: article.title"),
    ("article", lambda text: text[:-20], "refused"),
    ("article", lambda text: text.replace('"published_date": "2026-03-02"', '"published_date": "2026-03-03"'),
     "published_date_is_the_korean_day: 1 rows"),
    ("visit", lambda text: text.replace('"kind": "article"', '"kind": "video"'), "holds the unknown value video"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "change", "message"), REFUSALS, ids=lambda value: "" if callable(value) else str(value)[:30]
)
def test_a_bad_crawl_is_refused_whole(
    table: str, change: Callable[[str], str], message: str, connection: Connection, tmp_path: Path
) -> None:
    load_crawl(connection, write_day(tmp_path, 1, article(), visit()))
    before = dump(connection)
    folder = write_day(tmp_path, 2, article(body=BODY + " 둘.", at=later(days=2)), visit(at=later(days=2)))
    damage(folder, table, change)
    with pytest.raises(BatchRefused) as refusal:
        load_crawl(connection, folder)
    assert message in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert dump(connection) == before


def test_a_failed_check_names_check_rows_and_batch(connection: Connection, tmp_path: Path) -> None:
    folder = write_day(tmp_path, 1, replace(article(), body=" \n"))
    with pytest.raises(
        CheckFailed, match=r"crawl r1/byeol: refused, article_text_is_not_empty: 1 rows"
    ) as refusal:
        load_crawl(connection, folder)
    assert refusal.value.failures[0].check == "article_text_is_not_empty"
    assert refusal.value.batch == "crawl r1/byeol"


def test_a_folder_whose_name_looks_like_a_pattern_is_itself(connection: Connection, tmp_path: Path) -> None:
    assert load_crawl(connection, write_day(tmp_path / "a[1]*?", 1, article())).row_counts["article"] == 1


@pytest.fixture
def loaded(connection: Connection, tmp_path: Path) -> Connection:
    load_crawl(connection, write_day(tmp_path, 1, article(), article(2)))
    return connection


def test_annotations_are_loaded_whole_and_again(loaded: Connection, tmp_path: Path) -> None:
    assert [one.article_id for one in pending(loaded, PIPELINE)] == ["byeol:1", "byeol:2"]
    folder = write_annotations(tmp_path / "a", annotations(article()))
    load_annotations(loaded, folder)
    before = dump(loaded)
    assert {table: len(before[table]) for table in ("token", "quote", "stance", "entity", "entity_alias")} == {
        "token": 14, "quote": 2, "stance": 3, "entity": 3, "entity_alias": 3
    }  # fmt: skip
    load_annotations(loaded, folder)
    assert dump(loaded) == before
    assert [one.article_id for one in pending(loaded, PIPELINE)] == ["byeol:2"]
    assert len(pending(loaded, "pipeline-2")) == 2
    assert len(pending(loaded, "pipeline-2", 1)) == 1


def test_postings_count_content_words(loaded: Connection, tmp_path: Path) -> None:
    load_annotations(loaded, write_annotations(tmp_path / "a", annotations(article())))
    found = dict(
        loaded.execute(
            "SELECT t.lemma, p.lemma_count FROM posting AS p JOIN term AS t ON t.term_no = p.term_key"
        ).fetchall()
    )
    assert found["오픈"] == 2
    assert found["라마3"] == 1
    assert "는" not in found


def test_a_new_reading_leaves_nothing_of_the_old(loaded: Connection, tmp_path: Path) -> None:
    load_annotations(loaded, write_annotations(tmp_path / "a", annotations(article())))
    newer = annotations(article(), run=annotation_run(2, "pipeline-2"))[:3]
    load_annotations(loaded, write_annotations(tmp_path / "b", [*newer, entity("정부")]))
    found = dump(loaded)
    assert len(found["sentence"]) == 1
    assert found["token"] == found["quote"] == found["posting"] == []
    assert [row[0] for row in found["entity"]] == ["정부"], "what nothing refers to is gone"


def test_an_older_reading_does_not_undo_a_newer(loaded: Connection, tmp_path: Path) -> None:
    load_annotations(
        loaded, write_annotations(tmp_path / "b", annotations(article(), run=annotation_run(2, "p2")))
    )
    before = dump(loaded)
    load_annotations(loaded, write_annotations(tmp_path / "a", annotations(article(), run=annotation_run(1))))
    after = dump(loaded)
    assert after.pop("annotation_run") != before.pop("annotation_run")
    assert after == before


def test_one_run_may_come_in_two_batches(loaded: Connection, tmp_path: Path) -> None:
    for number, day in [(1, 1), (2, 2)]:
        run = replace(annotation_run(), started_at=later(days=day))
        load_annotations(
            loaded, write_annotations(tmp_path / str(number), annotations(article(number), run=run))
        )
    [run_row] = loaded.execute("SELECT started_at, article_count FROM annotation_run").fetchall()
    assert run_row == (later(days=1), 2)
    assert not pending(loaded, PIPELINE)


def link(copy: str, origin: str) -> CopyLink:
    return CopyLink(article_id=copy, origin_article_id=origin, kind="wire", similarity=0.9)


def links(connection: Connection) -> list[tuple[str, str]]:
    return connection.execute("SELECT article_id, origin_article_id FROM copy_link ORDER BY ALL").fetchall()


def test_a_copy_that_becomes_the_origin_is_no_longer_a_copy(loaded: Connection, tmp_path: Path) -> None:
    for number, (copy, origin) in enumerate([("byeol:1", "byeol:2"), ("byeol:2", "byeol:1")]):
        batch = annotations(article(number + 1), run=annotation_run(number))
        load_annotations(loaded, write_annotations(tmp_path / str(number), [*batch, link(copy, origin)]))
    assert links(loaded) == [("byeol:2", "byeol:1")]


def test_a_cluster_is_compared_whole_though_its_parts_lie_weeks_apart(
    connection: Connection, tmp_path: Path
) -> None:
    at = [DAY, later(days=5), later(days=10)]
    rows = [article(number, published_at=day, body=f"{number} {BODY}") for number, day in enumerate(at, 1)]
    load_crawl(connection, write_crawl(tmp_path, crawl(), rows))

    def read(number: int, *found: CopyLink) -> None:
        run = annotation_run(number)
        batch = [run, annotations(rows[number - 1], run=run)[1], *found]
        load_annotations(connection, write_annotations(tmp_path / f"{number}-{len(found)}", batch))

    read(1, link("byeol:2", "byeol:1"))
    assert {row[0] for row in text_window(connection, at[2], at[2])} == {"byeol:1", "byeol:2", "byeol:3"}
    read(3, link("byeol:1", "byeol:3"), link("byeol:2", "byeol:3"))
    assert links(connection) == [("byeol:1", "byeol:3"), ("byeol:2", "byeol:3")]
    with pytest.raises(CheckFailed, match="byeol:2 is a copy of byeol:1, which is a copy of byeol:3"):
        read(2, link("byeol:2", "byeol:1"), link("byeol:1", "byeol:3"))
    read(2)
    assert links(connection) == []


def broken(rows: list[Any], kind: str, **change: Any) -> list[Any]:
    """Give the rows with the first of a kind changed."""
    first = next(row for row in rows if type(row).__name__ == kind)
    return [replace(row, **change) if row is first else row for row in rows]


BAD_ANNOTATIONS = [
    ("Mention", {"char_start": 1}, "mention_is_in_its_article"),
    ("Quote", {"text": "다른 말"}, "quote_is_in_its_article"),
    ("Mention", {"entity_id": "없는 이"}, "no_row_is_an_orphan"),
    ("Reading", {"article_id": "byeol:99"}, "every_annotated_article_has_a_reading"),
    ("Stance", {"label": "angry"}, "labels_are_in_their_vocabulary"),
]


@pytest.mark.parametrize(("kind", "change", "check"), BAD_ANNOTATIONS, ids=lambda value: str(value))
def test_a_bad_batch_of_annotations_is_refused_whole(
    kind: str, change: dict[str, Any], check: str, loaded: Connection, tmp_path: Path
) -> None:
    load_annotations(loaded, write_annotations(tmp_path / "a", annotations(article())))
    before = dump(loaded)
    rows = broken(annotations(article(2), run=annotation_run(2)), kind, **change)
    with pytest.raises(CheckFailed) as refusal:
        load_annotations(loaded, write_annotations(tmp_path / "b", rows))
    assert check in {failure.check for failure in refusal.value.failures}
    assert dump(loaded) == before


def test_a_file_nobody_knows_is_refused(loaded: Connection, tmp_path: Path) -> None:
    folder = write_annotations(tmp_path / "a", [*annotations(article()), article()])
    with pytest.raises(BatchRefused, match=r"article.parquet is no table that is read from annotations"):
        load_annotations(loaded, folder)
    with pytest.raises(BatchRefused, match=r"expected annotation_run.parquet, found none"):
        load_annotations(loaded, tmp_path)


def test_records_are_added_all_or_none(loaded: Connection) -> None:
    first = coding(coding_id="c1", sample_id=None)
    add_records(loaded, [first], "codings")
    with pytest.raises(CheckFailed, match="no_key_stands_twice"):
        add_records(loaded, [replace(first, coding_id="c2"), first], "codings")
    assert loaded.execute("SELECT coding_id FROM coding").fetchall() == [("c1",)]


def known(connection: Connection, folder: Path, outlet_id: str = "byeol") -> dict[str, dict[str, Any]]:
    """Give what the next crawl is told, by article or address."""
    path = folder / "known.jsonl"
    write_known_addresses(connection, outlet_id, path)
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return {row["article_id"] or row["url"]: row for row in rows}


def test_what_was_asked_is_known_with_its_last_answers(connection: Connection, tmp_path: Path) -> None:
    feed = {"kind": "feed", "article_id": None, "url": "https://byeol.example/rss"}
    first = [
        article(), evidence(article(), source="feed", field="pubDate"),
        visit(etag='"a"', last_modified="Mon, 02 Mar 2026 00:00:00 GMT"), visit(2), visit(3, 404),
        passed_over(2, stage="read"), visit(7, 200, etag='"list"', **feed),
    ]  # fmt: skip
    load_crawl(connection, write_day(tmp_path, 1, *first))
    next_day = [
        visit(1, 304, later(days=1)), visit(1, 301, later(days=1, hours=1)), visit(8, 503, later(days=1), **feed)
    ]  # fmt: skip
    load_crawl(connection, write_day(tmp_path, 2, *next_day))
    rows = known(connection, tmp_path)
    assert set(rows) == {"byeol:1", "byeol:2", "byeol:3", "https://byeol.example/rss"}
    held, passed, gone, listed = (rows[name] for name in sorted(rows))
    assert (held["status"], held["etag"], held["warc_offset"]) == (304, '"a"', 1)
    assert held["last_modified"] == "Mon, 02 Mar 2026 00:00:00 GMT"
    assert datetime.fromisoformat(held["first_visited_at"]) == DAY
    assert datetime.fromisoformat(held["visited_at"]) == later(days=1)
    assert datetime.fromisoformat(held["published_at"]) == article().published_at
    assert [clue["field"] for clue in held["clues"]] == ["pubDate"]
    assert (passed["is_passed_over"], passed["published_at"], gone["status"]) == (True, None, 404)
    assert (gone["is_passed_over"], gone["warc_file"]) == (False, "")
    assert (listed["status"], listed["etag"], listed["kind"]) == (503, '"list"', "feed")
    assert known(connection, tmp_path, "dal") == {}


@pytest.mark.parametrize("how", [{"outcome": "empty"}, {"finish_reason": "closespider_timeout"}])
def test_a_list_is_held_against_what_it_said_to_the_last_crawl_that_went_well(
    connection: Connection, tmp_path: Path, how: dict[str, str]
) -> None:
    feed = {"kind": "feed", "article_id": None, "url": "https://byeol.example/rss"}
    load_crawl(connection, write_day(tmp_path, 1, visit(1, 200, later(days=1), etag='"old"', **feed)))
    cut_off = visit(2, 200, later(days=2), etag='"new"', crawl_id="r2/byeol", **feed)
    load_crawl(connection, write_day(tmp_path, 2, cut_off, **how))
    [listed] = known(connection, tmp_path).values()
    assert (listed["etag"], listed["warc_offset"]) == ('"old"', 1)
    assert datetime.fromisoformat(listed["visited_at"]) == later(days=2)


def test_a_window_of_texts_is_what_copies_are_sought_in(loaded: Connection) -> None:
    [first, _] = text_window(loaded, later(days=-1), later(days=1))
    assert first == ("byeol:1", "byeol", "daily", article().published_at, BODY, None)
    assert text_window(loaded, later(days=8), later(days=9)) == []


@contextmanager
def held_open(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process that has the file open until its standard input is closed."""
    held = (
        "import sys, pathlib; from warehouse.database import open_private; "
        "c = open_private(pathlib.Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", held, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process


def test_a_second_process_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warehouse.database.PATIENCE_SECONDS", 0)
    path = tmp_path / "w.duckdb"
    with held_open(path) as process:
        with pytest.raises(WarehouseBusy, match=rf"open in another process.*{process.pid}") as busy:
            open_private(path)
        assert "\n" not in str(busy.value)
        process.communicate("")
    open_private(path).close()


def test_a_second_process_waits_for_one_that_soon_ends(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with held_open(path) as process:
        assert process.stdin
        Timer(1, process.stdin.close).start()
        open_private(path).close()


def test_a_file_of_nulls_does_not_change_a_type(connection: Connection, tmp_path: Path) -> None:
    folder = write_day(tmp_path, 1, article())
    assert json.loads((folder / "article.jsonl").read_text("utf-8"))["modified_at"] is None
    load_crawl(connection, folder)
    assert connection.execute("SELECT typeof(modified_at) FROM article").fetchall() == [
        ("TIMESTAMP WITH TIME ZONE",)
    ]
