"""Views, macros and example questions give the right numbers on a corpus small enough to count by hand.

Three articles with the same findings: one of 별일보, its copy in 달신문 a week later, one of 달신문 that is withdrawn.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import duckdb
import pytest

from tests.warehouse.factory import (
    BODY,
    PIPELINE,
    annotations,
    article,
    crawl,
    later,
    new_warehouse,
    outlet,
    passed_over,
    problem,
    stance,
    visit,
    write_annotations,
    write_crawl,
)
from warehouse.creation import MIGRATIONS, create_schema
from warehouse.loader import load_annotations, load_crawl
from warehouse.query import examples
from warehouse.records import CopyLink, Openness, Reading, Sentence
from warehouse.sql import add_rows

Connection = duckdb.DuckDBPyConnection
DAL: dict[str, Any] = {"outlet_id": "dal", "crawl_id": "r2/dal"}


MANY = """
CREATE TEMP TABLE text AS SELECT 'byeol:' || range AS article_id FROM range(10, 20_010);
INSERT INTO article SELECT a.* REPLACE (t.article_id AS article_id, a.body || repeat('가', 3_300) AS body) FROM article AS a, text AS t;
INSERT INTO ledger.article_seen SELECT s.* REPLACE (t.article_id AS article_id) FROM ledger.article_seen AS s, text AS t;
INSERT INTO reading SELECT r.* REPLACE (t.article_id AS article_id) FROM reading AS r, text AS t;
INSERT INTO quote SELECT q.* REPLACE (t.article_id AS article_id, n AS quote_no) FROM quote AS q, text AS t, range(3) AS n(n) WHERE quote_no = 0;
INSERT INTO stance SELECT s.* REPLACE (t.article_id AS article_id, n AS quote_no) FROM stance AS s, text AS t, range(3) AS n(n) WHERE quote_no = 0;
"""


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    folder = tmp_path_factory.mktemp("views")
    with new_warehouse() as connection:
        one = article(title="정부, 인공지능 지원")
        copy = article(1, **DAL, at=later(days=7), published_at=later(days=7))
        withdrawn = article(2, **DAL, at=later(days=7), published_at=later(days=7), body=BODY + " 끝.")
        others = [passed_over(5), passed_over(6, stage="read"), passed_over(1)]
        load_crawl(connection, write_crawl(folder, crawl(), [one, visit(), *others]))
        second = crawl("r2", "dal", later(days=7), article_count=2)
        again = passed_over(5, day_date=later(days=8).date())
        rows = [copy, withdrawn, again]
        load_crawl(connection, write_crawl(folder, second, rows, [outlet("dal", name="달신문")]))
        third = crawl("r3", "dal", later(days=9), outcome="failed", article_count=0)
        missing = [
            visit(2, 404, later(days=9, hours=hour), outlet_id="dal", article_id="dal:2") for hour in (0, 1)
        ]
        missing.append(problem(outlet_id="dal", happened_at=later(days=9)))
        unread = {"outlet_id": "dal", "at": later(days=9)}
        missing += [visit(number, article_id=f"dal:{number}", **unread) for number in (3, 4)]
        missing.append(
            passed_over(4, outlet_id="dal", article_id="dal:4", day_date=later(days=9).date(), stage="read")
        )
        load_crawl(connection, write_crawl(folder, third, missing, [outlet("dal", name="달신문")]))
        link = CopyLink(article_id="dal:1", origin_article_id="byeol:1", kind="wire", similarity=0.9)
        found = [row for of in (one, copy, withdrawn) for row in annotations(of)]
        load_annotations(connection, write_annotations(folder / "a", [*found, link]))
        yield connection


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make 20,000 articles of 10 kB, each with 3 quotes."""
    path = tmp_path_factory.mktemp("many") / "w.duckdb"
    with duckdb.connect(str(path)) as made:
        create_schema(made)
        load_crawl(made, write_crawl(path.parent / "crawl", crawl(), [article(), visit()]))
        load_annotations(made, write_annotations(path.parent / "read", annotations(article())))
        made.execute(MANY)
    return path


def ask(connection: Connection, sql: str) -> list[tuple[Any, ...]]:
    return connection.execute(sql).fetchall()


def test_current_articles_are_there_once(connection: Connection) -> None:
    found = ask(
        connection,
        "SELECT article_id, outlet_name, week_date, salience, origin_article_id, is_original"
        " FROM current_article ORDER BY ALL",
    )
    assert found == [
        ("byeol:1", "별일보", date(2026, 3, 2), "central", None, True),
        ("dal:1", "달신문", date(2026, 3, 9), "central", "byeol:1", False),
    ]


def test_what_was_passed_over_counts_once_however_many_crawls_saw_it(connection: Connection) -> None:
    found = ask(connection, "SELECT * FROM passed_over_by_day ORDER BY ALL")
    assert found == [("byeol", date(2026, 3, 2), 2, 1, 1), ("dal", date(2026, 3, 11), 1, 0, 1)]


LAST, OTHER = "라마 3는 오픈소스 모델이다.", "라마 3는 가중치만 공개됐다."


@pytest.mark.parametrize(
    ("body", "days", "changes"),
    [
        (BODY.replace(LAST, OTHER), 20, [(2, 1, False, "added", OTHER), (2, 1, False, "removed", LAST)]),
        (f"{BODY} {LAST}", 20, [(2, 1, False, "added", LAST)]),
        (f"{BODY} {LAST}", -20, [(1, 2, False, "removed", LAST)]),
    ],
    ids=["another sentence", "one once more", "one once less"],
)  # fmt: skip
def test_an_edit_shows_the_sentences_that_went_and_came(
    body: str, days: int, changes: list[tuple[Any, ...]], connection: Connection
) -> None:
    edited = article(body=body, at=later(days=days), title="정부, 인공지능 지원")
    connection.begin()
    try:
        add_rows(connection, [*edited_sentences(body), replace(edited, version_no=2, is_current=False)])
        seen = "INSERT INTO ledger.article_seen BY NAME SELECT article_id, crawl_id, content_hash, fetched_at"
        connection.execute(f"{seen} FROM article WHERE article_id = 'byeol:1' AND version_no = 2")
        found = ask(
            connection,
            "SELECT version_no, previous_version_no, has_new_extractor, change, text FROM sentence_change ORDER BY change",
        )
    finally:
        connection.rollback()
    assert found == changes


def edited_sentences(body: str) -> list[Any]:
    """Give the reading of an edited text."""
    spans = [(0, 27), (28, 48), *(found.span() for found in re.finditer(r"라마[^.]*\.", body))]
    sentences = [
        Sentence(
            article_id="byeol:1",
            version_no=2,
            sentence_no=number,
            char_start=start,
            char_end=end,
            is_heading=False,
        )
        for number, (start, end) in enumerate(spans)
    ]
    reading = Reading(
        article_id="byeol:1",
        version_no=2,
        annotation_run_id="a1",
        pipeline_version=PIPELINE,
        salience="central",
    )
    return [reading, *sentences]


FRAMES: list[tuple[Any, ...]] = [
    ("byeol", date(2026, 3, 2), "innovation", 1, 1, 1, 1, 1, 1.0),
    ("byeol", date(2026, 3, 2), "safety", 1, 1, 0, 1, 1, 1.0),
    ("dal", date(2026, 3, 9), "innovation", 1, 0, 1, 1, 0, None),
    ("dal", date(2026, 3, 9), "safety", 1, 0, 0, 1, 0, None),
]


def test_framing_counts_copies_apart(connection: Connection) -> None:
    found = ask(
        connection,
        "SELECT series, period_start, frame_id, text_count, effective_count, main_count, all_count, effective_all_count,"
        " frame_share, round(covered_share * 7) FROM framing_over_time('week') WHERE text_count > 0 ORDER BY ALL",
    )
    assert found == [(*row, 1) for row in FRAMES], "one day of each week was looked at"


def test_stance_by_speaker(connection: Connection) -> None:
    found = ask(
        connection,
        "SELECT speaker_name, entity_id, speaker_kind, role, label, stance_count, original_count, direct_quote_count,"
        " outlet_count, first_date, last_date, mean_score FROM stance_by_speaker ORDER BY ALL",
    )
    days = (date(2026, 3, 2), date(2026, 3, 9))
    assert found == [
        ("업계", None, None, "anonymous", "oppositional", 2, 1, 2, 2, *days, 0.75),
        ("정부", "정부", "ORG", "government", "supportive", 2, 1, 0, 2, *days, 0.75),
    ]


def test_quotes_stand_in_context(connection: Connection) -> None:
    [found] = ask(
        connection,
        "SELECT speaker_role, text, text_before, text_after, stance_label, frame_ids, is_in_copy, published_date"
        " FROM quote_in_context WHERE outlet_id = 'byeol' AND quote_no = 1",
    )
    assert found == (
        "anonymous", "개방은 위험하다", BODY[:32].replace("\n", " "), BODY[40:], "oppositional", ["safety"], False,
        date(2026, 3, 2),
    )  # fmt: skip
    assert ask(connection, "SELECT count(*), count(*) FILTER (is_in_copy) FROM quote_in_context") == [(4, 2)]


CLAIMS = [
    ("open_source", "open_weight", "overstates"),
    ("open_weight", "open_source", "understates"),
    ("open_source", "open_source", "agrees"),
    ("open", "open_weight", "agrees"),
    ("open", "closed", "overstates"),
    ("closed", "open", "understates"),
    ("open_source", "closed", "overstates"),
    ("closed", "open_weight", "understates"),
    ("open_source", "open", "unknown"),
    ("closed", "hybrid", "partly"),
    ("hybrid", "closed", "partly"),
    ("hybrid", "hybrid", "agrees"),
    ("closed", None, "unknown"),
]


@pytest.mark.parametrize(("claimed", "registry", "agreement"), CLAIMS)
def test_a_claim_is_held_against_the_registry(
    claimed: str, registry: str | None, agreement: str, connection: Connection
) -> None:
    connection.begin()
    change = "UPDATE openness_claim SET claimed = $claimed, registry_openness = $registry"
    connection.execute(change, {"claimed": claimed, "registry": registry})
    found = ask(
        connection, "SELECT DISTINCT subject_name, developer_name, agreement FROM claim_against_registry"
    )
    connection.rollback()
    assert found == [("라마 3", "메타", agreement)]


@pytest.mark.parametrize(
    ("sentence", "licence", "agreement"),
    [
        ("모델은 아파치 2.0으로 공개됐다.", "Apache-2.0", "agrees"),
        ("모델은 MIT 라이선스로 풀렸다.", "MIT", "agrees"),
        ("모델은 MIT 라이선스로 풀렸다.", "Apache-2.0", "overstates"),
        ("아파치 2.0의 오픈 소스 모델이다.", "Apache-2.0", "overstates"),
        ("아파치 2.0의 open-source 모델이다.", "Apache-2.0", "overstates"),
        ("모델은 아파치 2.0으로 공개됐다.", "Llama 3 Community License", "overstates"),
    ],
)
def test_a_sentence_that_names_the_licence_a_model_has_does_not_overstate_it(
    sentence: str, licence: str, agreement: str, connection: Connection
) -> None:
    connection.begin()
    claim = "UPDATE openness_claim SET claimed = 'open_source', registry_openness = 'open_weight', text = $sentence"
    connection.execute(claim, {"sentence": sentence})
    entity = "UPDATE entity SET openness = 'open_weight', licence = $licence WHERE kind = 'MODEL'"
    connection.execute(entity, {"licence": licence})
    found = ask(connection, "SELECT DISTINCT agreement FROM claim_against_registry")
    called = ask(connection, "SELECT DISTINCT agreement FROM model_calling")
    connection.rollback()
    assert found == called == [(agreement,)]


def test_every_pair_of_classes_is_judged(connection: Connection) -> None:
    for claimed, registry in itertools.product(get_args(Openness), repeat=2):
        pair = {"claimed": claimed, "registry": registry}
        [(found,)] = connection.execute("SELECT claim_agreement($claimed, $registry)", pair).fetchall()
        assert found in {"agrees", "overstates", "understates", "partly", "unknown"}, pair


def test_entity_pairs_stand_once(connection: Connection) -> None:
    found = ask(
        connection,
        "SELECT first_name, second_name, article_count, original_count, sentence_count FROM entity_pair",
    )
    assert found == [("라마 3", "정부", 2, 1, 0)]


def test_coverage_has_a_row_for_every_day(connection: Connection) -> None:
    found = ask(
        connection,
        "SELECT day_date, article_count, passed_over_count, fetched_count, missed_count, crawl_count, ok_crawl_count,"
        " last_outcome, problem_count, is_gap"
        " FROM coverage_by_day WHERE outlet_id = 'dal' ORDER BY ALL",
    )
    assert found == [
        (date(2026, 3, 9), 2, 0, 0, 0, 1, 1, "ok", 0, False),
        (date(2026, 3, 10), 0, 0, 0, 0, 0, 0, None, 0, True),
        (date(2026, 3, 11), 0, 1, 3, 1, 1, 0, "failed", 1, True),
    ]
    byeol = "SELECT count(*), min(expected_count) FROM coverage_by_day WHERE outlet_id = 'byeol'"
    [(day_count, expected)] = ask(connection, byeol)
    assert (day_count, round(expected * 7)) == (10, 1)


def test_model_naming(connection: Connection) -> None:
    found = ask(
        connection,
        "SELECT name_ko, developer_name, openness, spelling, script, is_known_alias, mention_count, original_count"
        " FROM model_naming",
    )
    assert found == [("라마 3", "메타", "open_weight", "라마 3", "hangul", True, 2, 1)]


def test_history_tells_what_was_withdrawn(connection: Connection) -> None:
    found = ask(
        connection,
        "SELECT article_id, gone_at, last_seen_at FROM article_history WHERE gone_at IS NOT NULL",
    )
    assert found == [("dal:2", later(days=9), later(days=7))]


@pytest.mark.parametrize("view", ["article_history", "withdrawn_article"])
def test_a_text_has_one_stance_in_its_history_that_on_openness(view: str, connection: Connection) -> None:
    key = {"article_id": "dal:2", "version_no": 1}
    connection.begin()
    try:
        add_rows(connection, [stance(key, 9, "document", "neutral", issue_id="ai_regulation")])
        found = ask(connection, f"SELECT stance_label FROM {view} WHERE article_id = 'dal:2'")
    finally:
        connection.rollback()
    assert found == [("mixed",)]


INTERVALS = [
    (8, 10, 0.4902, 0.9433),
    (0, 10, 0.0, 0.2775),
    (10, 10, 0.7225, 1.0),
    (500, 1000, 0.4691, 0.5309),
]


@pytest.mark.parametrize(("success_count", "trial_count", "low", "high"), INTERVALS)
def test_wilson_interval(
    success_count: int, trial_count: int, low: float, high: float, connection: Connection
) -> None:
    [found] = ask(
        connection,
        f"SELECT wilson_low({success_count}, {trial_count}), wilson_high({success_count}, {trial_count})",
    )
    assert found == pytest.approx((low, high), abs=5e-5)


def test_stance_share(connection: Connection) -> None:
    found = ask(
        connection,
        "SELECT outlet_id, label, stance_count, all_count, label_share, round(share_low, 3), round(share_high, 3)"
        " FROM stance_share('ai_openness', 'quote', DATE '2026-03-01', DATE '2026-03-08')",
    )
    assert found == [
        ("byeol", "oppositional", 1, 2, 0.5, 0.095, 0.905), ("byeol", "supportive", 1, 2, 0.5, 0.095, 0.905)
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "sql"), examples().items(), ids=lambda value: str(value)[:40])
def test_an_example_question_can_be_asked(name: str, sql: str, connection: Connection) -> None:
    assert sql.startswith("-- "), "it says what it asks"
    assert connection.execute(sql).description, "the demo has rows for each: tests/flows/test_examples.py"


def test_arguments_stand_where_only_one_side_speaks(connection: Connection) -> None:
    asked = examples()["which_arguments_do_supporters_and_opponents_use"]
    connection.begin()
    connection.execute("DELETE FROM stance WHERE level = 'quote' AND label = 'supportive'")
    found = ask(connection, asked)
    connection.rollback()
    assert found == [("safety", 0, 1)]


@pytest.mark.parametrize(("other", "told"), [("academia", "government"), ("institute", "institute")])
def test_of_two_roles_a_speaker_has_as_often_an_example_always_tells_the_same(
    other: str, told: str, connection: Connection
) -> None:
    connection.begin()
    of = "article_id = 'byeol:1' AND quote_no = 0"
    connection.execute(
        f"INSERT INTO quote SELECT q.* REPLACE (9 AS quote_no, '{other}' AS speaker_role) FROM quote AS q WHERE {of}"
    )
    connection.execute(f"INSERT INTO stance SELECT s.* REPLACE (9 AS quote_no) FROM stance AS s WHERE {of}")
    connection.execute("DELETE FROM quote WHERE article_id <> 'byeol:1'")
    connection.execute("UPDATE quote SET speaker_role = 'government' WHERE quote_no = 0")
    found = ask(
        connection,
        f"SELECT role FROM ({examples()['who_quotes_whom'].rstrip().removesuffix(';')}) WHERE quotes = 2",
    )
    connection.rollback()
    assert found == [(told,)]


def test_the_days_of_an_example_are_korean_in_any_session(connection: Connection) -> None:
    asked = examples()["what_was_withdrawn"]
    connection.execute("SET TimeZone = 'America/New_York'")
    found = ask(connection, f"SELECT published, gone FROM ({asked.rstrip().removesuffix(';')})")
    connection.execute("SET TimeZone = 'Asia/Seoul'")
    assert found == [(later(days=7).date(), later(days=9).date())]


def test_hours_until_withdrawal_are_the_same_in_any_session(connection: Connection) -> None:
    asked = "SELECT hours_after_publication FROM withdrawn_article"
    connection.begin()
    connection.execute("UPDATE article SET published_at = published_at - INTERVAL 5 DAY")
    found = [ask(connection, asked)]
    connection.execute("SET TimeZone = 'America/New_York'")  # whose clocks went forward on 8 March
    found.append(ask(connection, asked))
    connection.execute("SET TimeZone = 'Asia/Seoul'")
    connection.rollback()
    assert found == [[(7 * 24,)], [(7 * 24,)]]


@pytest.mark.parametrize(
    ("view", "memory"),
    [("current_article", "150MB"), ("article_history", "150MB"), ("quote_in_context", "450MB")],
)
def test_bodies_of_200_mb_are_not_all_held_or_held_once(view: str, memory: str, many: Path) -> None:
    settings = {"memory_limit": memory, "max_temp_directory_size": "0MB", "threads": "2"}
    with duckdb.connect(str(many), read_only=True, config=settings) as analyst:
        assert len(ask(analyst, f"FROM {view} LIMIT 3")) == 3


def test_views_hold_where_the_file_is_attached_under_another_name(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with duckdb.connect(str(path)) as made:
        create_schema(made)
    with duckdb.connect() as analyst:
        analyst.execute(f"ATTACH '{path}' AS corpus (READ_ONLY)")
        views = ask(
            analyst, "SELECT view_name FROM duckdb_views() WHERE database_name = 'corpus' AND NOT internal"
        )
        for (view,) in views:
            # the schema and its migrations
            rows = 1 + len(list(MIGRATIONS.glob("*.sql"))) if view == "provenance" else 0
            assert ask(analyst, f"SELECT count(*) FROM corpus.{view}") == [(rows,)], view


def test_macros_are_asked_of_an_attached_file_that_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with duckdb.connect(str(path)) as made:
        create_schema(made)
    with duckdb.connect() as analyst:
        analyst.execute(f"ATTACH '{path}' AS corpus (READ_ONLY)")
        with pytest.raises(duckdb.CatalogException, match="does not exist"):
            analyst.execute("FROM corpus.stance_over_time('week')")
        analyst.execute("USE corpus")
        analyst.execute("CREATE TABLE memory.main.kept AS FROM stance_over_time('week')")
        assert ask(analyst, "FROM search('오픈소스')") == ask(analyst, "FROM memory.kept") == []


def test_a_temporary_table_of_our_name_takes_the_place_of_ours(connection: Connection) -> None:
    asked = "SELECT count(*) FROM stance_by_speaker"
    assert ask(connection, asked) != [(0,)]
    connection.execute("CREATE TEMP TABLE stance AS FROM stance LIMIT 0")
    found = ask(connection, asked)
    connection.execute("DROP TABLE temp.stance")
    assert found == [(0,)], "README warns of it; should DuckDB no longer do so, take the warning out"
