"""Removal: what stays counts as it did before, in a corpus of one release and its three reprints."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.factory import (
    BODY,
    annotation_run,
    annotations,
    article,
    crawl,
    later,
    new_warehouse,
    outlet,
    removal,
    visit,
    write_annotations,
    write_crawl,
)
from warehouse.checks import failures
from warehouse.loader import load_annotations, load_crawl
from warehouse.records import CopyLink, Token
from warehouse.removal import replace_removals
from warehouse.sql import add_rows

Connection = duckdb.DuckDBPyConnection
RELEASE = "bu:1"
REPRINTS = {"byeol:1": 0.9, "dal:1": 0.8, "hae:1": 0.3}


@pytest.fixture
def connection() -> Iterator[Connection]:
    with new_warehouse() as connection:
        for hours, article_id in enumerate([RELEASE, *REPRINTS]):
            outlet_id = article_id.split(":")[0]
            said = {"outlet_id": outlet_id, "published_at": later(hours=hours)}
            text = replace(article(1, f"{hours} 글이다.", **said), version_no=1)
            asked = visit(hours, crawl_id=f"r1/{outlet_id}", outlet_id=outlet_id, article_id=article_id)
            add_rows(connection, [outlet(outlet_id), crawl("r1", outlet_id), text, asked])
        add_rows(
            connection,
            [
                CopyLink(
                    article_id=copy, origin_article_id=RELEASE, kind="press_release", similarity=similarity
                )
                for copy, similarity in REPRINTS.items()
            ],
        )
        yield connection


def test_a_story_counts_once_after_its_origin_was_taken_down(connection: Connection) -> None:
    replace_removals(connection, [removal(article_id=RELEASE, outlet_id="bu")])
    found = connection.execute(
        "SELECT article_id, origin_article_id, copy_kind FROM current_article ORDER BY ALL"
    ).fetchall()
    assert found == [
        ("byeol:1", None, None),
        ("dal:1", "byeol:1", "press_release"),
        ("hae:1", "byeol:1", "press_release"),
    ]
    likeness = connection.execute(
        "SELECT article_id, round(similarity, 4) FROM copy_link ORDER BY ALL"
    ).fetchall()
    assert likeness == [("dal:1", 0.7), ("hae:1", 0.2)]


def test_a_file_of_what_was_taken_down_stays_away_and_the_rest_of_its_crawl_comes(tmp_path: Path) -> None:
    file = replace(article(2), article_id="byeol:1#ab", parent_article_id="byeol:1")
    with new_warehouse() as connection:
        replace_removals(connection, [removal(1)])
        load_crawl(connection, write_crawl(tmp_path, crawl(), [file, article(3)]))
        assert connection.execute("SELECT article_id FROM article").fetchall() == [("byeol:3",)]


def test_a_text_that_was_taken_down_stands_where_another_outlet_has_it(tmp_path: Path) -> None:
    with new_warehouse() as connection:
        replace_removals(connection, [removal(1, content_hashes=(article().content_hash,))])
        texts = [article(7, outlet_id="dal")]
        load_crawl(connection, write_crawl(tmp_path, crawl(outlet_id="dal"), texts))
        assert connection.execute("SELECT article_id FROM article").fetchall() == [("dal:7",)]


def test_the_index_keeps_no_word_of_a_text_that_was_read_anew_and_taken_down(tmp_path: Path) -> None:
    texts = [article(number) for number in range(1, 10)]
    own = article(10, f"{BODY} 당국")
    with new_warehouse() as connection:
        load_crawl(connection, write_crawl(tmp_path / "crawl", crawl(), [*texts, own], [outlet()]))
        for number, read in enumerate([[*texts, own], [own]]):
            found = {repr(row): row for text in read for row in annotations(text, run=annotation_run(number))}
            last = [row for row in found.values() if isinstance(row, Token)][-1]
            place = {"char_start": len(BODY) + 1, "char_end": len(BODY) + 3}
            rare = replace(last, token_no=last.token_no + 1, form="당국", lemma="당국", tag="NNG", **place)
            rows = [*found.values(), rare]
            load_annotations(connection, write_annotations(tmp_path / f"a{number}" / "batch", rows))
        [(dead,)] = connection.execute("FROM ledger.dead_text").fetchall()
        rare_word = "FROM term WHERE lemma = '당국'"
        assert connection.execute(rare_word).fetchall()
        replace_removals(connection, [removal(article_id=own.article_id)])
        for table in ("posting", "occurrence", "ledger.dead_text"):
            assert connection.execute(f"FROM {table} WHERE text_no = {dead}").fetchall() == [], table
        assert connection.execute(rare_word).fetchall() == []
        assert connection.execute("SELECT sum(posting_count) FROM ledger.posting_run").fetchall() == (
            connection.execute("SELECT count(*) FROM posting").fetchall()
        )
        assert connection.execute("SELECT count(*) FROM search('오픈소스')").fetchall() == [(9,)]


def test_what_was_taken_down_was_not_missed(connection: Connection) -> None:
    replace_removals(connection, [removal(article_id=RELEASE, outlet_id="bu")])
    [found] = connection.execute(
        "SELECT fetched_count, missed_count, article_count FROM coverage_by_day WHERE outlet_id = 'bu'"
    ).fetchall()
    assert found == (1, 0, 0)


def test_a_crawl_is_not_blamed_for_what_was_taken_down(tmp_path: Path) -> None:
    check = "crawl_counts_what_it_gave"
    with new_warehouse() as connection:
        for number, at in enumerate([later(), later(hours=30)]):
            run = crawl(f"r{number}", at=at, article_count=2)
            texts = [article(one, at=at, crawl_id=run.crawl_id) for one in (1, 2)]
            load_crawl(connection, write_crawl(tmp_path / run.run_id, run, [*texts], [outlet()]))
            replace_removals(connection, [removal(article_id="byeol:1")])
            assert check not in [one.check for one in failures(connection, "should")]
        connection.execute("UPDATE crawl SET article_count = 0")
        assert check in [one.check for one in failures(connection, "should")]
