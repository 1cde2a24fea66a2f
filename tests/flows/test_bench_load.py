"""Generated corpora keep every check and are made again the same; what loading and publishing cost is measured over them."""

from pathlib import Path

import pytest

import flows.bench.load
from flows.bench.made_corpus import made_corpus
from warehouse.checks import Strength, failures
from warehouse.database import open_readonly

ALL = "SELECT 'article', sum(hash(a)) FROM article AS a UNION ALL SELECT 'token', sum(hash(t)) FROM token AS t ORDER BY ALL"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "made.duckdb"
    made_corpus(path, 60, 100)
    return path


@pytest.mark.parametrize("strength", ["must", "should"])
def test_a_made_corpus_keeps_every_check(strength: Strength, made: Path) -> None:
    with open_readonly(made) as connection:
        assert failures(connection, strength) == []


def test_a_made_corpus_is_made_again_the_same(made: Path, tmp_path: Path) -> None:
    made_corpus(tmp_path / "again.duckdb", 60, 100)
    made_corpus(tmp_path / "other.duckdb", 60, 100, seed=2)
    with (
        open_readonly(made) as one,
        open_readonly(tmp_path / "again.duckdb") as again,
        open_readonly(tmp_path / "other.duckdb") as other,
    ):
        rows = one.execute(ALL).fetchall()
        assert rows == again.execute(ALL).fetchall()
        assert rows != other.execute(ALL).fetchall()


def test_the_cost_of_loading_is_measured_beside_bare_duckdb(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"ARTICLES": 20, "TOKENS": 60, "BATCH_ARTICLES": 2, "DAY_ARTICLES": 1}.items():
        monkeypatch.setattr(flows.bench.load, name, value)
    costs = list(flows.bench.load.load())
    assert [cost.amount for cost in costs if cost.work == "a day's reading"] == ["2 articles", "22 articles"]
    assert all(cost.seconds > 0 for cost in costs)
    assert [cost.work for cost in costs if cost.ratio == 1] == [
        "bare INSERT FROM read_parquet, closed",
        "cp and sync",
    ]
