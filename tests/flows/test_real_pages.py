"""Real pages through the whole road: packed, read, annotated, checked, published, asked. Skips without ../shared."""

from pathlib import Path

import duckdb
import pytest

from tests.conftest import corpus
from warehouse.query import examples, query


@pytest.fixture(scope="module")
def current(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("pages") / "home"
    done = corpus("replay", "--pages", str(shared / "pages"), "--home", str(home))
    assert done.returncode == 0, done.stderr
    return home / "published/current.duckdb"


def test_every_page_that_is_an_article_becomes_one(current: Path) -> None:
    with duckdb.connect(str(current), read_only=True) as file:
        assert file.execute("SELECT count(*) >= 60 FROM article").fetchall() == [(True,)]
        unread = file.execute(
            "SELECT article_id FROM article ANTI JOIN sentence USING (article_id)"
        ).fetchall()
        assert not unread


@pytest.mark.parametrize("table", ["mention", "quote"])
def test_what_is_said_was_found(current: Path, table: str) -> None:
    with duckdb.connect(str(current), read_only=True) as file:
        [(count,)] = file.execute(f"SELECT count(DISTINCT article_id) FROM {table}").fetchall()
    assert count >= 25


def test_the_example_queries_answer(current: Path) -> None:
    for question, text in examples().items():
        assert query(current, text).columns, question
