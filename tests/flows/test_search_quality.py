"""What search finds of marked texts that Kiwi has read, pinned beside LIKE; and every synonym by every other."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from flows.bench.search_quality import found_by, marked_corpus, marked_texts, queries, search_quality
from nlp.query_lemmas import query_lemmas
from warehouse.sql import HERE

QUERIES = queries()
NOTIONS = [
    line.split("\t")[0].split(",")
    for line in (HERE / "words/synonyms.tsv").read_text("utf-8").splitlines()
    if not line.startswith(("#", "spellings\t"))
]
TOO_MANY = {("개인정보", "compound"): {"pipc1", "pipc2"}}
"""A body's name begins with the word, and the text says nothing of it otherwise."""


@pytest.fixture(scope="module")
def corpus() -> Iterator[duckdb.DuckDBPyConnection]:
    with marked_corpus(marked_texts()) as connection:
        yield connection


@pytest.fixture(scope="module")
def synonyms() -> Iterator[duckdb.DuckDBPyConnection]:
    sentence = "이번 회의에서는 {} 문제를 오래 다뤘다."
    texts = {
        f"{number}#{place}": ("회의 소식", sentence.format(spelling))
        for number, notion in enumerate(NOTIONS)
        for place, spelling in enumerate(notion)
    }
    with marked_corpus(texts) as connection:
        yield connection


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query.kind}: {query.text}")
def test_a_query_finds_what_is_about_it(query: object, corpus: duckdb.DuckDBPyConnection) -> None:
    asked = QUERIES[QUERIES.index(query)]  # type: ignore[arg-type]
    found = found_by(corpus, "search", asked)
    assert found - TOO_MANY.get((asked.text, asked.kind), set()) == asked.relevant


def test_search_finds_twice_what_like_finds(corpus: duckdb.DuckDBPyConnection) -> None:
    of_all = {one.way: one for one in search_quality(corpus) if one.kind == "all"}
    assert of_all["search"].recall == 1.0
    assert of_all["search"].precision >= 0.985
    assert of_all["like"].recall == pytest.approx(0.44, abs=0.05)
    assert of_all["like"].precision == pytest.approx(0.86, abs=0.05)


def test_full_text_search_that_knows_no_josa_finds_a_sixth(corpus: duckdb.DuckDBPyConnection) -> None:
    pytest.importorskip("duckdb_extension_fts")
    of_fts = {one.kind: one for one in search_quality(corpus) if one.way == "fts"}
    assert of_fts["all"].recall == pytest.approx(0.16, abs=0.05)
    assert of_fts["word"].recall < 0.2, "저작권을 is another word to it than 저작권"


@pytest.mark.parametrize("number", range(len(NOTIONS)), ids=lambda number: NOTIONS[number][0])
def test_every_spelling_of_a_notion_finds_every_other(
    number: int, synonyms: duckdb.DuckDBPyConnection
) -> None:
    notion = NOTIONS[number]
    expected = {f"{number}#{place}" for place in range(len(notion))}
    for spelling in notion:
        rows = synonyms.execute(
            "SELECT article_id FROM search($query, best := 200)", {"query": spelling}
        ).fetchall()
        assert expected <= {found for (found,) in rows}, spelling


def test_a_spelling_belongs_to_one_notion() -> None:
    every = [spelling.lower().replace(" ", "").replace("-", "") for notion in NOTIONS for spelling in notion]
    assert len(every) == len(set(every)), sorted(one for one in set(every) if every.count(one) > 1)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("오픈소스를 왜 공개했나", ["오픈소스", "공개"]), ("모델들의 저작권은?", ["모델", "저작권"]),
        ("장관이 밝힌 계획", ["장관", "밝히다", "계획"]), ("11월의 48시간", ["11", "48"]), ("", []),
    ],
)  # fmt: skip
def test_a_question_is_read_as_its_words(question: str, words: list[str]) -> None:
    assert query_lemmas(question) == words


def test_the_words_files_say_what_they_are() -> None:
    for path in sorted(Path(HERE / "words").glob("*.tsv")):
        heading = path.read_text("utf-8").split("\n")
        assert heading[0].startswith("# "), path.name
        assert any("Apache-2.0" in line and "To add" in "".join(heading[:7]) for line in heading[:7]), (
            path.name
        )
