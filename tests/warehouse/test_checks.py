"""The checks: a clean warehouse passes all, and each has rows that break it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse.factory import (
    annotations,
    article,
    coding,
    could_be_drawn,
    crawl,
    drawn,
    entity,
    entity_decision,
    evidence,
    later,
    passed_over,
    sample,
    visit,
    write_annotations,
    write_crawl,
)
from warehouse.checks import checks, failures, sentence
from warehouse.creation import create_schema
from warehouse.loader import load_annotations, load_crawl
from warehouse.records import CopyLink, Posting
from warehouse.sql import add_rows

Connection = duckdb.DuckDBPyConnection
ALL_CHECKS = [*checks("must"), *checks("should")]
ONE = replace(article(), version_no=1)
FOUND = annotations(ONE)
RUN, READING = FOUND[:2]


def rows_of(kind: str) -> list[Any]:
    return [row for row in FOUND if type(row).__name__ == kind]


def first(kind: str, **change: Any) -> Any:
    return replace(rows_of(kind)[0], **change)


DRAW, SAMPLE, CODING = drawn(), sample(), coding()
COPY = CopyLink(article_id="byeol:1", origin_article_id="byeol:2", kind="wire", similarity=0.9)
GHOST = {"article_id": "byeol:99"}


@pytest.fixture(scope="module")
def clean_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean")
    path = folder / "w.duckdb"
    with duckdb.connect(str(path)) as connection:
        create_schema(connection)
        two = article(2, body="다른 글이다. " * 9)
        rows = [article(), two, evidence(article()), evidence(two), visit(), visit(2), passed_over()]
        load_crawl(connection, write_crawl(folder, crawl(article_count=2), rows))
        # byeol:2 is read too, with nothing found in it
        batch = [*FOUND, replace(READING, article_id="byeol:2")]
        load_annotations(connection, write_annotations(folder / "a", batch))
        frame = [could_be_drawn(1), could_be_drawn(2)]
        add_rows(connection, [DRAW, *frame, SAMPLE, CODING, COPY])
    return path


@pytest.fixture
def connection(clean_file: Path) -> Iterator[Connection]:
    """Give the clean warehouse inside a transaction that is undone."""
    with duckdb.connect(str(clean_file)) as connection:
        connection.begin()
        yield connection
        connection.rollback()


BREAKS: list[tuple[str, Any]] = [
    ("article_has_one_current_version", replace(ONE, version_no=2, content_hash="other")),
    ("article_has_one_current_version", "UPDATE article SET is_current = false"),
    ("article_text_is_not_empty", "UPDATE article SET title = ' ' WHERE article_id = 'byeol:1'"),
    ("article_text_is_not_empty", "UPDATE article SET body = '\n\t' WHERE article_id = 'byeol:1'"),
    ("article_versions_differ", replace(ONE, version_no=2, is_current=False)),
    ("copy_has_one_origin", replace(COPY, origin_article_id="byeol:3")),
    ("copies_have_another_origin", replace(COPY, origin_article_id="byeol:1")),
    ("copies_have_another_origin", replace(COPY, article_id="byeol:2", origin_article_id="byeol:1")),
    ("dates_are_sane", "UPDATE article SET published_date = DATE '1940-01-01'"),
    ("dates_are_sane", crawl("r9", finished_at=later(days=-1))),
    ("dates_are_sane", entity("끝", valid_to=date(2020, 1, 1))),
    ("every_annotated_article_has_a_reading", "DELETE FROM reading WHERE article_id = 'byeol:1'"),
    ("every_annotated_article_has_a_reading", "UPDATE annotation_run SET pipeline_version = 'other'"),
    ("index_agrees_with_articles", "UPDATE indexed_text SET is_shown = FALSE WHERE text_no = 1"),
    ("index_agrees_with_articles", "UPDATE indexed_text SET lemma_total = 1"),
    ("index_agrees_with_articles", "INSERT INTO posting FROM posting"),
    ("index_agrees_with_articles", "DELETE FROM posting WHERE text_no = 1"),
    ("mention_is_in_its_article", first("Mention", mention_no=9, char_start=1)),
    ("mention_is_in_its_article", first("Mention", mention_no=9, char_start=-1, char_end=1)),
    ("openness_claim_is_in_its_article", first("OpennessClaim", claim_no=9, char_end=9)),
    ("quote_is_in_its_article", first("Quote", quote_no=9, text="다른 말")),
    ("quote_is_in_its_article", first("Quote", quote_no=9, char_start=10_000, char_end=10_004)),
    ("stance_is_in_its_article", "UPDATE stance SET text = '다른 말' WHERE stance_no = 1"),
    ("stance_is_in_its_article", "UPDATE stance SET char_end = NULL WHERE stance_no = 1"),
    ("stance_is_in_its_article", "UPDATE stance SET text = NULL WHERE stance_no = 1"),
    ("sentences_are_in_order", "UPDATE sentence SET sentence_no = 7 WHERE sentence_no = 2"),
    ("sentences_are_in_order", "UPDATE sentence SET char_start = 20 WHERE sentence_no = 1"),
    ("sentences_are_in_order", "UPDATE sentence SET char_end = 1000 WHERE sentence_no = 2"),
    ("sentences_are_in_order", "UPDATE sentence SET char_end = char_start WHERE sentence_no = 2"),
    ("tokens_are_in_order", "UPDATE token SET token_no = 20 WHERE token_no = 13"),
    ("tokens_are_in_order", "UPDATE token SET token_no = 1 WHERE token_no = 2"),
    ("tokens_are_in_order", "UPDATE token SET token_no = 0 WHERE token_no = 1"),
    ("tokens_are_in_order", "UPDATE token SET char_start = 0 WHERE token_no = 3"),
    ("tokens_are_in_order", "UPDATE token SET char_end = 1000 WHERE token_no = 13"),
    ("tokens_are_in_order", "UPDATE token SET char_end = char_start WHERE token_no = 13"),
    ("published_date_is_the_korean_day", "UPDATE article SET published_at = published_at + INTERVAL 1 DAY"),
    ("removed_article_is_gone", "INSERT INTO removal VALUES ('byeol:1', 'byeol', [], 'letter', 'kim', TIMESTAMPTZ '2026-01-01 09:00:00+09', [])"),
    ("removed_article_is_gone", "UPDATE article SET parent_article_id = 'byeol:7'; INSERT INTO removal SELECT 'byeol:7', 'byeol', "
     "[], 'letter', 'kim', TIMESTAMPTZ '2026-01-01 09:00:00+09', []"),
    ("no_key_stands_twice", "INSERT INTO removal VALUES ('byeol:1', 'byeol', [], 'letter', 'kim', TIMESTAMPTZ '2026-01-01 09:00:00+09', []), ('byeol:1', 'byeol', [], 'letter', 'kim', TIMESTAMPTZ '2026-01-01 09:00:00+09', [])"),
    ("published_date_is_the_korean_day", "UPDATE article SET published_at = TIMESTAMPTZ '2026-03-02 15:00:00Z'"),
    *(("numbers_are_in_their_range", row) for row in (
        first("Stance", stance_no=9, score=1.01), first("Frame", frame_id="rights", score=-0.1),
        first("Frame", frame_id="rights", rank=0), replace(COPY, kind="near_duplicate", similarity=2.0),
        replace(SAMPLE, sample_id="t", inclusion_probability=0.0),
        Posting(term_key=1, text_no=1, lemma_count=-1, title_count=0, lemma_total=9), crawl("r9", problem_count=-1),
        "UPDATE crawl_quality SET new_count = -1", "UPDATE crawl_quality SET hangul_share = 1.5",
        "UPDATE article SET version_no = 0", "UPDATE outlet SET min_articles_per_week = -1",
        "INSERT INTO evaluation VALUES (TIMESTAMPTZ '2026-01-01 09:00:00+09', 'pipeline', 'p', 'g', 'h', 2, 'claims.f1', 1.5, NULL, NULL)",
    )),
    ("no_key_stands_twice", first("Stance", stance_no=9, label="neutral")),
    *(("no_key_stands_twice", row) for row in (
        *(rows_of(kind)[0] for kind in ("Sentence", "Mention", "Quote", "Stance", "Frame", "OpennessClaim")),
        *(rows_of(kind)[0] for kind in ("Entity", "EntityAlias")),
        RUN, READING, DRAW, could_be_drawn(), SAMPLE, CODING, COPY, crawl(), visit(), ONE, passed_over(),
        "INSERT INTO crawl_quality FROM crawl_quality", "INSERT INTO outlet FROM outlet", "INSERT INTO title_token VALUES ('byeol:1', 1, 0, 0, 2, '정부', '정부', 'NNG'), ('byeol:1', 1, 0, 0, 2, '정부', '정부', 'NNG')",
        "INSERT INTO indexed_text SELECT * REPLACE (text_no + 9 AS text_no) FROM indexed_text", "INSERT INTO term FROM term",
        "INSERT INTO term SELECT * REPLACE (term_no + 99 AS term_no) FROM term",
    )),
    *(("no_row_is_an_orphan", row) for row in (
        "UPDATE crawl_quality SET crawl_id = 'r9/byeol'", visit(9, crawl_id="r9/byeol"), visit(9, outlet_id="none"),
        passed_over(crawl_id="r9/byeol"), passed_over(outlet_id="none"),
        replace(article(9), version_no=1, parent_article_id="byeol:99"),
        replace(article(9), version_no=1, outlet_id="none"), replace(article(9), version_no=1, crawl_id="r9/byeol"),
        replace(evidence(ONE), **GHOST), replace(COPY, **GHOST), replace(COPY, origin_article_id="byeol:99"),
        replace(READING, version_no=2), replace(READING, article_id="byeol:2", annotation_run_id="none"),
        *(replace(rows_of(kind)[0], **GHOST) for kind in
          ("Sentence", "Token", "Mention", "Quote", "Stance", "Frame", "OpennessClaim")),
        first("Token", token_no=14, char_start=64, char_end=65, sentence_no=7),
        "UPDATE indexed_text SET article_id = 'byeol:99'",
        first("Mention", mention_no=9, entity_id="none"), first("Quote", quote_no=9, speaker_entity_id="none"),
        first("Stance", stance_no=9, holder_entity_id="none"), first("Stance", stance_no=9, level="quote", quote_no=7),
        first("Stance", stance_no=9, level="sentence", sentence_no=7),
        first("Frame", level="quote", quote_no=7), first("Frame", level="sentence", sentence_no=7),
        first("OpennessClaim", claim_no=9, subject_entity_id="none"),
        entity("새 모델", "MODEL", developer_entity_id="none"), replace(rows_of("EntityAlias")[0], entity_id="none"),
        replace(SAMPLE, **GHOST), replace(CODING, coding_id="d", **GHOST), replace(CODING, coding_id="d", sample_id="none"),
        could_be_drawn(9), could_be_drawn(sample_id="none"),
    )),
    *(("labels_are_in_their_vocabulary", f"UPDATE {table} SET {column} = 'odd'") for table, column in (
        ("outlet", "kind"), ("outlet", "permission"), ("crawl", "outcome"), ("visit", "kind"),
        ("date_evidence", "source"), ("passed_over", "stage"), ("copy_link", "kind"), ("reading", "salience"), ("entity", "kind"),
        ("entity", "role"), ("entity", "openness"), ("mention", "label"), ("quote", "kind"), ("quote", "speaker_role"),
        ("stance", "level"), ("stance", "label"), ("frame", "level"), ("frame", "frame_id"),
        ("openness_claim", "claimed"), ("openness_claim", "registry_openness"), ("coding", "level"),
        ("coding", "label"), ("coding", "variable"), ("sample", "level"), ("draw", "level"), ("draw", "allocation"),
    )),
    ("labels_are_in_their_vocabulary", "UPDATE coding SET label = 'present'"),
    ("labels_are_in_their_vocabulary", "UPDATE coding SET variable = 'safety'"),
    ("labels_are_in_their_vocabulary", "UPDATE coding SET level = 'quote'"),
    ("labels_are_in_their_vocabulary", "UPDATE sample SET char_start = 3"),
    ("sample_is_from_its_frame", "DELETE FROM sampling_frame WHERE article_id = 'byeol:1'"),
    ("sample_is_from_its_frame", sample(2, draw_no=2)),
    ("sample_is_from_its_frame", "UPDATE sample SET stratum_size = 1, inclusion_probability = 1"),
    ("sample_is_from_its_frame", "UPDATE sample SET draw_no = 2"),
    ("coded_text_is_still_found", coding(coding_id="d", level="quote", quote_no=0, char_start=0, char_end=9)),
    ("labels_are_in_their_vocabulary", "UPDATE stance SET quote_no = 0 WHERE level = 'document'"),
    ("labels_are_in_their_vocabulary", "UPDATE frame SET quote_no = NULL WHERE level = 'quote'"),
    ("outlet_is_not_silent", "UPDATE outlet SET min_articles_per_week = 4; UPDATE crawl SET started_at = started_at - "
     "INTERVAL 6 DAY; INSERT INTO crawl BY NAME SELECT * REPLACE ('r2/byeol' AS crawl_id, started_at + INTERVAL 6 DAY "
     "AS started_at) FROM crawl"),
    ("outlet_is_as_usual", "INSERT INTO crawl BY NAME SELECT k.* REPLACE ('r1' || n || '/byeol' AS crawl_id, 'failed' AS "
     "outcome, started_at + to_days(n::INTEGER) AS started_at) FROM crawl AS k, range(1, 4) AS t(n)"),
    ("crawled_outlet_was_allowed", "UPDATE outlet SET permission = 'ask'"),
    ("crawled_outlet_was_allowed", "UPDATE outlet SET permission = 'forbidden'; INSERT INTO permission_grant VALUES ('byeol', "
     "true, 'letter', 'kim', TIMESTAMPTZ '2026-01-01 09:00:00+09'), ('byeol', false, '', 'kim', TIMESTAMPTZ '2026-02-01 09:00:00+09')"),
    ("last_crawl_was_ok", crawl("r2", at=later(days=1), outcome="blocked")),
    ("article_is_not_from_the_future", "UPDATE article SET fetched_at = published_at - INTERVAL 1 DAY"),
    ("article_is_not_a_stub", "UPDATE article SET body = '사진 설명'"),
    ("published_at_has_evidence", "DELETE FROM date_evidence"),
    ("published_at_has_evidence", "UPDATE date_evidence SET read_at = read_at + INTERVAL 1 DAY"),
    ("entity_has_a_source", entity("출처 없음", source="")),
    ("decided_entity_has_its_target", entity_decision("메타", "same", target_entity_id="없음")),
    ("labels_are_in_their_vocabulary", entity_decision("메타", "believed")),
    ("labels_are_in_their_vocabulary", entity_decision("메타", kind="ANIMAL")),
    ("labels_are_in_their_vocabulary", entity_decision("메타", "same")),
    ("model_is_described", entity("모델", "MODEL", openness="open")),
    ("model_is_described", entity("모델", "MODEL", developer_entity_id="메타")),
    ("crawl_counts_what_it_gave", "UPDATE crawl SET article_count = 7"),
    ("current_article_was_read", replace(RUN, annotation_run_id="a2", started_at=later(days=9), pipeline_version="new")),
    ("crawled_outlet_is_described", crawl("r2", "none")),
]  # fmt: skip


def test_a_clean_warehouse_passes(connection: Connection) -> None:
    assert failures(connection, "must") == []
    assert failures(connection, "should") == []


@pytest.mark.parametrize(("check", "breaker"), BREAKS, ids=lambda value: str(value)[:60])
def test_a_check_finds_the_row_that_breaks_it(check: str, breaker: Any, connection: Connection) -> None:
    if isinstance(breaker, str):
        connection.execute(breaker)
    else:
        add_rows(connection, [breaker])
    reasons = []
    for path in ALL_CHECKS:
        if sentence(path) == check:
            cursor = connection.execute(path.read_text("utf-8"))
            assert [column[0] for column in cursor.description][-1] == "why"
            reasons += [row[-1] for row in cursor.fetchall()]
    assert reasons
    assert all(reasons), "a reason that is NULL tells nothing"
    [strength] = {path.parent.name for path in ALL_CHECKS if sentence(path) == check}
    assert check in {failure.check for failure in failures(connection, strength)}


def test_every_check_has_a_row_that_breaks_it() -> None:
    assert {sentence(path) for path in ALL_CHECKS} == {check for check, _ in BREAKS}


def test_problems_of_every_stage_have_a_known_stage(connection: Connection) -> None:
    connection.execute(
        "INSERT INTO problem VALUES ('r1', 'dream', '', '', 'odd', 'a stage', 'a dream', now())"
    )
    assert [failure.check for failure in failures(connection, "must")] == ["labels_are_in_their_vocabulary"]


def test_an_outlet_new_this_week_is_not_called_silent(connection: Connection) -> None:
    connection.execute("UPDATE outlet SET min_articles_per_week = 9")
    assert failures(connection, "should") == []


def test_offsets_count_code_points_beyond_the_basic_plane(connection: Connection) -> None:
    body = "🤖 정부는 𝟛개 모델을 열었다."
    at = body.index("모델")
    connection.execute("UPDATE article SET body = $body WHERE article_id = 'byeol:2'", {"body": body})
    mention = first("Mention", article_id="byeol:2", char_start=at, char_end=at + 2, text="모델")
    add_rows(connection, [mention])
    assert "mention_is_in_its_article" not in {failure.check for failure in failures(connection, "must")}
