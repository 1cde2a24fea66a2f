"""What search finds of what it should: recall and precision on marked texts, beside LIKE and fts, in the same run."""

import csv
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

from duckdb import DuckDBPyConnection

from flows.annotate import annotate_texts, annotation_run
from flows.bench.fts import fts_is_installed, indexed_by_fts
from flows.bench.statements import sql
from flows.reading import ThisProcess
from nlp import registry
from nlp.annotate import Text
from warehouse.database import open_private
from warehouse.loader import load_annotations
from warehouse.records import Article, Crawl, Outlet
from warehouse.sql import add_rows

AT = datetime(2026, 1, 5, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One query, and the articles that are about it."""

    text: str
    kind: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What one way of searching found for the queries of one kind."""

    way: str
    kind: str
    found_count: int
    right_count: int
    relevant_count: int

    @property
    def recall(self) -> float:
        """Share of what is relevant that was found."""
        return self.right_count / self.relevant_count

    @property
    def precision(self) -> float:
        """Share of what was found that is relevant; 1 where nothing was."""
        return self.right_count / self.found_count if self.found_count else 1.0


def queries() -> list[Query]:
    """Give the marked queries."""
    return [
        Query(text=text, kind=kind, relevant=frozenset(relevant.split()))
        for text, kind, relevant in _lines("queries")
    ]


@contextmanager
def marked_corpus(texts: dict[str, tuple[str, str]]) -> Iterator[DuckDBPyConnection]:
    """Give a warehouse of texts, headline and body by id, read by the pipeline and indexed."""
    with tempfile.TemporaryDirectory() as folder:
        connection = open_private(Path(folder) / "warehouse.duckdb")
        add_rows(connection, [_OUTLET, _CRAWL, *(_article(*one) for one in texts.items())])
        rows = [
            Text(article_id=number, version_no=1, text=body, title=title)
            for number, (title, body) in texts.items()
        ]
        annotate_texts(
            rows,
            Path(folder) / "a",
            readers=ThisProcess(),
            registry=registry.entities(),
            run=annotation_run("bench", AT),
        )
        load_annotations(connection, Path(folder) / "a")
        yield connection
        connection.close()


def marked_texts() -> dict[str, tuple[str, str]]:
    """Give the headline and body of each marked text by its id."""
    return {number: (title, body) for number, title, body in _lines("texts")}


def found_by(connection: DuckDBPyConnection, way: str, query: Query) -> frozenset[str]:
    """Give the articles that have all of a query: `search` (or `phrase` where it is one), `like` or `fts`."""
    statement = "find_phrase" if query.kind == "phrase" else "find_all"
    statement = {"search": statement, "like": "find_like", "fts": "find_fts"}[way]
    rows = connection.execute(sql(f"search/{statement}"), {"query": query.text}).fetchall()
    return frozenset(number for (number,) in rows)


def search_quality(connection: DuckDBPyConnection) -> list[Quality]:
    """Give recall and precision of search and of LIKE on the marked corpus, by kind of query and over all.

    And of DuckDB's own full text search, where its pack is installed.
    """
    asked = queries()
    with ExitStack() as stack:
        ways = {"search": connection, "like": connection}
        if fts_is_installed():
            ways["fts"], _ = stack.enter_context(indexed_by_fts(connection, "fts_texts"))
        found = {
            (way, number): found_by(of, way, query)
            for way, of in ways.items()
            for number, query in enumerate(asked)
        }
    kinds = list(dict.fromkeys(query.kind for query in asked))
    return [
        _quality(
            way,
            kind,
            [
                (found[way, number], query)
                for number, query in enumerate(asked)
                if kind in ("all", query.kind)
            ],
        )
        for way in ways
        for kind in [*kinds, "all"]
    ]


def _quality(way: str, kind: str, found: list[tuple[frozenset[str], Query]]) -> Quality:
    return Quality(
        way=way,
        kind=kind,
        found_count=sum(len(numbers) for numbers, _ in found),
        right_count=sum(len(numbers & query.relevant) for numbers, query in found),
        relevant_count=sum(len(query.relevant) for _, query in found),
    )


def _lines(name: str) -> list[list[str]]:
    text = resources.files("flows.bench").joinpath(f"search/{name}.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return list(csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


_OUTLET = Outlet(
    outlet_id="bench", name="bench", kind="other", homepage="https://bench.example/", terms="", licence="Apache-2.0",
    permission="open", permission_source="made up", has_ai_opt_out=False, is_text_redistributable=True,
    min_articles_per_week=0, verified_by="", verified_date=None,
)  # fmt: skip
_CRAWL = Crawl(
    crawl_id="bench/bench", run_id="bench", outlet_id="bench", started_at=AT, finished_at=AT, outcome="ok",
    finish_reason="finished", request_count=0, response_count=0, article_count=0, problem_count=0,
)  # fmt: skip


def _article(number: str, of: tuple[str, str]) -> Article:
    title, body = of
    return Article(
        article_id=number, version_no=1, outlet_id="bench", parent_article_id=None, crawl_id="bench/bench",
        url=f"https://bench.example/{number}", title=title, body=body, published_at=AT, published_date=AT.date(),
        date_confidence=1.0, has_date_conflict=False, modified_at=None, byline="", section="", extractor="made up",
        content_hash=number, fetched_at=AT, warc_file="", warc_offset=0, is_current=True,
    )  # fmt: skip
