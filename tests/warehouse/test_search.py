"""Search over texts whose tokens are known: what is found, how it is scored, where it is marked, how it is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from math import log
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warehouse.factory import (
    DAY,
    annotation_run,
    annotations,
    article,
    crawl,
    later,
    new_warehouse,
    outlet,
    visit,
    write_annotations,
    write_crawl,
)
from warehouse.checks import failures
from warehouse.loader import load_annotations, load_crawl
from warehouse.postings import index_batch
from warehouse.records import Reading, TitleToken, Token
from warehouse.sql import add_rows, statement

Connection = duckdb.DuckDBPyConnection
Words = Sequence[tuple[str, str, str]]
"""Of each token what stands before it, its form and its tag."""


@pytest.fixture(scope="module")
def schema() -> Iterator[Connection]:
    with new_warehouse() as connection:
        yield connection


@pytest.fixture
def connection(schema: Connection) -> Iterator[Connection]:
    schema.begin()
    add_rows(schema, [outlet("byeol"), outlet("dal", name="달신문"), crawl(), annotation_run()])
    yield schema
    schema.rollback()


def words(text: str) -> Words:
    """Read `정부/NNG 는/JX_오픈/NNG` as tokens: a blank parts two in writing, an underscore only in analysis."""
    found = []
    for eojeol in text.split(" "):
        for number, token in enumerate(eojeol.split("_")):
            form, tag = token.rsplit("/", 1)
            found.append((" " if found and not number else "", form, tag))
    return found


def load(connection: Connection, texts: dict[int, Words], *, again: bool = False, **other: Any) -> None:
    """Index texts as one batch, each the body of the article of that number, its first word the headline."""
    tokens, titles, bodies = [], [], {}
    for number, of in texts.items():
        key: dict[str, Any] = {"article_id": f"{other.get('outlet_id', 'byeol')}:{number}", "version_no": 1}
        body = ""
        for token_no, (before, form, tag) in enumerate(of):
            body += before
            place = {
                "char_start": len(body),
                "char_end": len(body) + len(form),
                "form": form,
                "lemma": form,
                "tag": tag,
            }
            body += form
            tokens.append(Token(**key, sentence_no=0, token_no=token_no, eojeol_no=0, **place, upos="X"))
            if token_no == 0:
                titles.append(
                    TitleToken(**key, token_no=0, **place | {"char_start": 0, "char_end": len(form)})
                )
        bodies[number] = body
        if not again:
            at = other.pop("published_at", DAY + timedelta(minutes=number))
            row = article(number, body, title=of[0][1], published_at=at, **other)
            add_rows(
                connection,
                [
                    replace(row, version_no=1),
                    Reading(**key, annotation_run_id="a1", pipeline_version="p", salience="none"),
                ],
            )
    keys = ", ".join(f"('{other.get('outlet_id', 'byeol')}:{number}', 1)" for number in texts)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE reread AS FROM (VALUES {keys}) AS t(article_id, version_no)"
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE replaced AS FROM reread LIMIT {len(texts) if again else 0}"
    )
    for name, rows in (("token", tokens), ("title_token", titles)):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE incoming_{name} AS FROM main.{name} LIMIT 0")
        places = ", ".join("?" * len(rows[0].__slots__))
        connection.executemany(
            f"INSERT INTO incoming_{name} VALUES ({places})",
            [[getattr(row, field) for field in row.__slots__] for row in rows],
        )
    index_batch(connection)


def ask(connection: Connection, sql: str, **parameters: Any) -> list[tuple[Any, ...]]:
    return connection.execute(sql, parameters).fetchall()


def found(connection: Connection, query: str) -> list[str]:
    return [number for (number,) in ask(connection, "SELECT article_id FROM search($query)", query=query)]


OPEN = words("정부/NNG_는/JX 오픈/NNG_소스/NNG_를/JKO 지원/NNG")
SPACED = words("기업/NNG_이/JKS 오픈/NNG 소스/NNG 코드/NNG_를/JKO 공개/NNG_했/XSV+EP_다/EF")
WHOLE = words("연구/NNG_진/XSN 오픈소스/NNP 모델/NNG")
APART = words("식당/NNG_을/JKO 오픈/NNG_한/XSV+ETM 소스/NNG 회사/NNG")


def test_a_compound_is_found_however_it_is_written(connection: Connection) -> None:
    load(connection, {1: OPEN, 2: SPACED, 3: WHOLE, 4: APART})
    for query in ("오픈소스", "오픈 소스", "오픈-소스를", "  오픈소스는?", "open source"):
        assert set(found(connection, query)) == {"byeol:1", "byeol:2", "byeol:3"}, query
    assert set(found(connection, "소스")) == {"byeol:1", "byeol:2", "byeol:4"}


@pytest.mark.parametrize(
    "query", ["", "  ", "는", "양자컴퓨터", "'; DROP TABLE article; --", "\\", "%", "()[]*", "«", "A" * 500]
)
def test_a_query_that_means_nothing_finds_nothing(query: str, connection: Connection) -> None:
    load(connection, {1: OPEN})
    for macro in ("search", "phrase", "keyword_in_context"):
        assert ask(connection, f"FROM {macro}($query)", query=query) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("11월", {1, 2}), ("11월의", {1, 2}), ("11", {1, 2}), ("48시간", {4}), ("48시간에서는", {4}), ("186억", {5}),
        ("119", {3}), ("1", set()),
    ],
)  # fmt: skip
def test_a_number_is_found_with_any_counter_and_in_no_longer_number(
    query: str, expected: set[int], connection: Connection
) -> None:
    texts = (
        "11/SN_월/NNB_에/JKB 공개/NNG",
        "11/SN_일/NNB",
        "119/SN 상담/NNG",
        "48/SN_시간/NNB",
        "186/SN_억/NR",
    )
    load(connection, {number: words(f"글/NNG {text}") for number, text in enumerate(texts, 1)})
    assert set(found(connection, query)) == {f"byeol:{number}" for number in expected}


def test_articles_with_more_of_the_words_come_first(connection: Connection) -> None:
    load(connection, {1: OPEN, 2: words("지원/NNG 지원/NNG 지원/NNG"), 3: SPACED})
    rows = ask(connection, "SELECT article_id, word_count FROM search('오픈소스를 지원')")
    assert rows[0] == ("byeol:1", 2)
    assert sorted(rows[1:]) == [("byeol:2", 1), ("byeol:3", 1)]


def test_search_scores_by_bm25(connection: Connection) -> None:
    filler = "글/NNG " * 6
    load(connection, {1: words(f"{filler}망/NNG 말/NNG 망/NNG 망/NNG"), 2: words(("말/NNG " * 20).strip())})
    [(number, score)] = ask(connection, "SELECT article_id, score FROM search('망')")
    # two texts, one has the word three times in ten, the mean length is fifteen
    expected = log(1 + (2 - 1 + 0.5) / (1 + 0.5)) * 3 * 2.2 / (3 + 1.2 * (0.25 + 0.75 * 10 / 15))
    assert number == "byeol:1"
    assert score == pytest.approx(expected)


def test_a_headline_is_searched_and_marked(connection: Connection) -> None:
    load(connection, {1: OPEN})
    assert ask(connection, "SELECT title, title_hits, body_hits, snippet FROM search('정부가')") == [
        (
            "정부",
            [{"char_start": 0, "char_end": 2}],
            [{"char_start": 0, "char_end": 2}],
            "«정부»는 오픈소스를 지원",
        )
    ]


def test_a_phrase_minds_order_but_no_particle(connection: Connection) -> None:
    load(
        connection,
        {
            1: OPEN,
            2: SPACED,
            3: words("지원/NNG 오픈소스/NNP"),
            4: words("오픈/NNG_소스/NNG 및/MAJ 지원/NNG"),
        },
    )
    for query in ("오픈소스 지원", "오픈소스를 지원", "오픈 소스의 지원을"):
        assert ask(connection, "SELECT article_id, snippet FROM phrase($query)", query=query) == [
            ("byeol:1", "정부는 «오픈소스를 지원»")
        ]
    assert [row[0] for row in ask(connection, "FROM phrase('코드를 공개했다')")] == ["byeol:2"]


def test_keyword_in_context_takes_compounds_and_several_words(connection: Connection) -> None:
    load(connection, {1: OPEN, 2: SPACED})
    columns = "SELECT article_id, text_before, keyword, text_after FROM keyword_in_context"
    assert ask(connection, f"{columns}('오픈소스', width := 4)") == [
        ("byeol:2", "기업이 ", "오픈 소스", " 코드를"), ("byeol:1", "정부는 ", "오픈소스", "를 지원")
    ]  # fmt: skip
    assert ask(connection, f"{columns}('소스 코드', 3)") == [("byeol:2", "오픈 ", "소스 코드", "를 공")]


def test_search_keeps_to_outlets_and_days(connection: Connection) -> None:
    load(connection, {1: OPEN})
    load(connection, {2: OPEN}, published_at=DAY + timedelta(days=9))
    load(connection, {3: OPEN}, outlet_id="dal", crawl_id="r1/byeol")
    later_day = str((DAY + timedelta(days=5)).date())
    last_day = str((DAY + timedelta(days=9)).date())
    for macro in ("search", "phrase", "keyword_in_context"):
        for restriction, expected in (
            ("outlets := ['dal']", {"dal:3"}), (f"since := '{later_day}'", {"byeol:2"}),
            (f"until := '{later_day}'", {"byeol:1", "dal:3"}), (f"outlets := ['byeol'], until := '{later_day}'", {"byeol:1"}),
            (f"since := '{last_day}'", {"byeol:2"}), (f"until := '{DAY.date()}'", {"byeol:1", "dal:3"}),
            ("outlets := ['none']", set()), ("best := 0", set()), ("best := NULL", {"byeol:1", "byeol:2", "dal:3"}),
        ):  # fmt: skip
            rows = ask(connection, f"SELECT article_id FROM {macro}('오픈소스', {restriction})")
            assert {number for (number,) in rows} == expected, (macro, restriction)


@pytest.mark.parametrize("best", ["NULL", "1"])
def test_only_what_stands_is_found_and_counts_among_the_best(best: str, connection: Connection) -> None:
    load(connection, {1: OPEN, 2: SPACED, 3: OPEN})
    gone = "article_id IN ('byeol:1', 'byeol:3')"
    connection.execute(f"UPDATE article SET gone_at = now() WHERE {gone}")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE touched AS SELECT article_id FROM article WHERE {gone}")
    connection.execute(statement("show_texts"))
    for macro in ("search", "phrase", "keyword_in_context"):
        rows = ask(connection, f"SELECT article_id FROM {macro}('오픈소스', best := {best})")
        assert rows == [("byeol:2",)], macro


def test_a_text_read_anew_is_found_by_its_new_words_alone(connection: Connection) -> None:
    load(connection, {1: OPEN, 2: SPACED})
    load(connection, {1: words("정부/NNG 공개/NNG")}, again=True)
    assert found(connection, "오픈소스") == ["byeol:2"]
    assert set(found(connection, "공개")) == {"byeol:1", "byeol:2"}
    assert not [one for one in failures(connection, "must") if one.check == "index_agrees_with_articles"]


def test_the_words_a_text_had_before_it_was_read_anew_take_no_place_among_the_best(
    connection: Connection,
) -> None:
    load(connection, dict.fromkeys(range(1, 31), OPEN))
    load(connection, dict.fromkeys((29, 30), OPEN), again=True)
    assert len(ask(connection, "FROM search('오픈소스', best := 30)")) == 30


def test_small_batches_end_in_few_sorted_runs_and_the_same_answers(connection: Connection) -> None:
    every = {number: (OPEN, SPACED, WHOLE, APART)[number % 4] for number in range(1, 41)}
    for number, of in every.items():
        load(connection, {number: of})
    question = "SELECT article_id, word_count, body_hits FROM search('오픈소스 지원', best := NULL) ORDER BY article_id"
    in_parts = ask(connection, question)
    assert len(in_parts) == 30
    [(run_count, posting_count)] = ask(
        connection, "SELECT count(*), sum(posting_count) FROM ledger.posting_run"
    )
    assert run_count < 8
    assert posting_count == ask(connection, "SELECT count(*) FROM posting")[0][0]
    for number, of in every.items():
        load(connection, {number: of}, again=True)
    assert ask(connection, question) == in_parts
    assert ask(connection, "SELECT count(*) FROM ledger.dead_text")[0][0] * 5 <= 80, (
        "old rows go when they are many"
    )
    assert not [one for one in failures(connection, "must") if one.check == "index_agrees_with_articles"]


@pytest.mark.parametrize(
    ("sizes", "merged"),
    [
        ([9] * 7, []), ([9] * 8, [(1, 8)]), ([10**8, *[9] * 7], []), ([10**8, *[9] * 8], [(2, 9)]),
        ([10**8, *[10**6] * 7, *[9] * 7], []), ([10**8, *[10**6] * 8, 9, 9], [(2, 11)]), ([9] * 7 + [10**7], []),
        ([2 * 10**6] * 20, []), ([1_999_999] * 8, [(1, 8)]), ([10**7] * 20 + [9] * 8, [(21, 28)]),
    ],
)  # fmt: skip
def test_eight_runs_of_a_size_are_merged_and_no_full_one(
    sizes: list[int], merged: list[tuple[int, int]], connection: Connection
) -> None:
    for number, size in enumerate(sizes, 1):
        connection.execute("INSERT INTO ledger.posting_run VALUES ($1, $1, $2)", [number, size])
    connection.execute(statement("due_merge"))
    assert ask(connection, "FROM merging") == merged


@pytest.mark.parametrize(("dead", "merged"), [(range(101, 121), []), (range(101, 122), [(101, 200)])])
def test_a_full_run_is_written_again_alone_where_a_fifth_was_read_anew(
    dead: range, merged: list[tuple[int, int]], connection: Connection
) -> None:
    for number in range(3):
        run = [number * 100 + 1, number * 100 + 100, 10**7]
        connection.execute("INSERT INTO ledger.posting_run VALUES ($1, $2, $3)", run)
    connection.executemany("INSERT INTO ledger.dead_text VALUES ($1)", [[number] for number in dead])
    connection.execute(statement("due_merge"))
    assert ask(connection, "FROM merging") == merged


NOUNS = ("오픈", "소스", "오픈소스", "모델", "가중치", "AI")
GAPS = ("", " ", "-")
token_lists = st.lists(
    st.tuples(st.sampled_from(GAPS), st.sampled_from(NOUNS), st.sampled_from(("", "를/JKO", ",/SP", "및/MAJ"))),
    min_size=1, max_size=12,
)  # fmt: skip


def as_words(drawn: Sequence[tuple[str, str, str]]) -> Words:
    found: list[tuple[str, str, str]] = []
    for gap, noun, after in drawn:
        if found and gap == "-":
            found.append(("", "-", "SO"))
        # a noun after a particle or stop begins a word of its own
        parted = found and (gap == " " or found[-1][2] in {"JKO", "SP", "MAJ"})
        found.append((" " if parted else "", noun, "SL" if noun == "AI" else "NNG"))
        if after:
            found.append((" " if after[0] == "및" else "", *after.split("/")))
    return found


def places_by_hand(of: Words, parts: Sequence[str]) -> set[tuple[int, int]]:
    """Give where neighbouring nouns are these parts, with nothing, a blank or a hyphen between them."""
    nouns, end = [], 0
    for before, form, tag in of:
        start = end + len(before)
        end = start + len(form)
        if tag in {"NNG", "SL"}:
            nouns.append((form, start, end))
    found = set()
    for first in range(len(nouns) - len(parts) + 1):
        chosen = nouns[first : first + len(parts)]
        is_near = all(b[1] - a[2] <= 1 for a, b in pairwise(chosen))
        if is_near and [form for form, _, _ in chosen] == list(parts):
            found.add((chosen[0][1], chosen[-1][2]))
    return found


def merged(places: set[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(token_lists, min_size=1, max_size=3))
def test_highlights_are_exactly_where_the_words_stand(drawn: list[Any], schema: Connection) -> None:
    texts = {number: as_words(one) for number, one in enumerate(drawn, 1)}
    schema.begin()
    try:
        add_rows(schema, [outlet("byeol"), crawl(), annotation_run()])
        load(schema, texts)
        for query, spellings in (("모델", [["모델"]]), ("오픈소스", [["오픈소스"], ["오픈", "소스"]])):
            rows = ask(schema, "SELECT article_id, body_hits FROM search($query)", query=query)
            marked = {
                number: [(hit["char_start"], hit["char_end"]) for hit in hits]
                for number, hits in rows
                if hits
            }
            expected = {
                f"byeol:{number}": merged(places)
                for number, of in texts.items()
                if (places := set().union(*(places_by_hand(of, parts) for parts in spellings)))
            }
            assert marked == expected, query
    finally:
        schema.rollback()


def test_search_shows_what_stood_at_an_instant(tmp_path: Path) -> None:
    with new_warehouse() as connection:
        load_crawl(connection, write_crawl(tmp_path, crawl(), [article(), visit()]))
        load_annotations(connection, write_annotations(tmp_path / "a", annotations(article())))
        gone = [visit(1, 404, later(days=9, hours=hour)) for hour in (0, 1)]
        load_crawl(connection, write_crawl(tmp_path, crawl("r2", at=later(days=9), article_count=0), gone))
        for macro in ("search", "phrase", "keyword_in_context"):
            question = f"SELECT DISTINCT article_id FROM {macro}('오픈소스')"
            assert ask(connection, question) == []
            connection.execute("SET VARIABLE as_of = $1::TIMESTAMPTZ", [later(days=1)])
            assert ask(connection, question) == [("byeol:1",)]
            connection.execute("RESET VARIABLE as_of")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("「오픈소스」 모델, 가중치·공개!", ["오픈소스", "모델", "가중치", "공개"]),
        ("AI × 반도체 ÷ 2", ["ai", "반도체", "2"]),
        ("韓國 Café ＧＰＴ－４ ㅋㅋ", ["韓國", "café", "gpt－4", "ㅋㅋ"]),
        ("CO₂ 10m² C++ F#", ["co₂", "10m²", "c++", "f#"]),
        ("・ 클라우드 ・ «»", ["클라우드"]),
    ],
)
def test_words_of_a_query_begin_and_end_with_letters_and_digits_of_any_script(
    schema: Connection, query: str, expected: list[str]
) -> None:
    found = schema.execute("SELECT w.word FROM asked_word($query) AS w ORDER BY w.word_no", {"query": query})
    assert [word for (word,) in found.fetchall()] == expected
