"""A generated warehouse of any size, by SQL alone: `python -m flows.bench.made_corpus ARTICLES PATH [TOKENS] [SEED]`.

ARTICLES of TOKENS tokens (400 on average) of 15 outlets over the 1,095 days to 2026-09-29, with crawls, visits, dates,
readings, sentences, tokens, postings, mentions, quotes, stances, frames, claims and copies. Words follow Zipf's law:
`made_words.tsv` first (인공, 지능, 오픈, 소스 …; 인공지능 and 오픈소스 also joined), then 300 names, then 29,600 made-up
words. The same arguments give the same rows. About 1 s and 13 MB a thousand articles of 400 tokens.
"""

import sys
from importlib import resources
from pathlib import Path

from duckdb import DuckDBPyConnection

from flows.bench.statements import sql
from warehouse.database import open_private
from warehouse.postings import index_batch
from warehouse.sql import filled
from warehouse.turn import transaction

CHUNK = 10_000
WORLD = ("outlet", "crawl", "crawl_quality", "annotation_run", "entity", "entity_alias")
"""Made once, for all articles."""
DOCUMENTS = (
    "article", "visit", "passed_over", "date_evidence", "copy_link", "reading", "sentence", "token", "title_token", "mention", "quote",
    "stance", "frame", "openness_claim",
)  # fmt: skip
"""Made article by article."""


def made_corpus(path: Path, article_count: int, token_count: int = 400, seed: int = 1) -> None:
    """Leave a private warehouse of generated articles that keeps every must-check at a path where no file was."""
    if path.exists():
        raise FileExistsError(path)
    with open_private(path) as connection:
        fill(connection, article_count, token_count, seed)


def fill(connection: DuckDBPyConnection, article_count: int, token_count: int = 400, seed: int = 1) -> None:
    """Leave generated articles in an empty warehouse, 10,000 a transaction, in the order of their days."""
    make_world(connection, article_count, token_count, seed)
    with transaction(connection):
        for table in WORLD:
            _insert(connection, f"main.{table}", table)
        connection.execute(sql("made_ledger"))
    for first in range(0, article_count, CHUNK):
        make_articles(connection, range(first, min(first + CHUNK, article_count)))
        with transaction(connection):
            for table in DOCUMENTS:
                _insert(connection, f"main.{table}", table)
            _insert(connection, "ledger.article_seen", "article_seen")
            index_batch(connection)


def make_world(connection: DuckDBPyConnection, article_count: int, token_count: int, seed: int) -> None:
    """Leave the temporary tables `made_<table>` of what articles stand on."""
    with resources.as_file(resources.files("flows.bench").joinpath("made_words.tsv")) as words:
        setting = {"count": article_count, "tokens": token_count, "seed": seed, "words": str(words)}
        connection.execute(sql("made_setting"), setting)
        connection.execute(sql("made_world"))


def make_articles(connection: DuckDBPyConnection, numbers: range) -> None:
    """Leave the temporary tables `made_<table>` of some articles, and `reread`, which names their versions.

    A number from the corpus's size on is an article of the day after its last: a batch to be loaded on top of it.
    """
    span = {"first": numbers.start, "last": numbers.stop, "step": numbers.step}
    connection.execute(sql("made_number"), span)
    connection.execute(sql("made_documents"))


def _insert(connection: DuckDBPyConnection, table: str, name: str) -> None:
    connection.execute(filled(sql("made_insert"), table=table, name=name))


if __name__ == "__main__":
    made_corpus(Path(sys.argv[2]), int(sys.argv[1]), *(int(one) for one in sys.argv[3:5]))
