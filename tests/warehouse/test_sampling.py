"""Samples: the same texts from the same file, every text with the chance it says, sizes that can be drawn."""

import hashlib
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse.factory import (
    BODY,
    DAY,
    annotations,
    article,
    crawl,
    drawn,
    later,
    outlet,
    retold,
    write_annotations,
    write_crawl,
)
from warehouse.additions import load_sample
from warehouse.checks import BatchRefused, failures
from warehouse.database import open_private
from warehouse.loader import load_annotations, load_crawl
from warehouse.records import CopyLink
from warehouse.sampling import DrawRefused, Population, allocate, populated, write_sample

ANY = Population(
    level="document", issue_id="ai_openness", strata=(), seed=1, first_date=None, last_date=None, outlet_ids=(),
    saliences=(), has_copies=True,
)  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give 30 articles of 별일보 in March and 10 of 달신문 in February, of which one is a copy; two quotes each."""
    folder = tmp_path_factory.mktemp("sampling")
    with open_private(folder / "w.duckdb") as connection:
        found: list[Any] = []
        for outlet_id, kind, count in (("byeol", "daily", 30), ("dal", "it_press", 10)):
            at = {"published_at": DAY if outlet_id == "byeol" else later(days=-20)}
            rows = [
                article(number, outlet_id=outlet_id, title=f"제목 {number}", **at)
                for number in range(1, count + 1)
            ]
            of = crawl(f"r-{outlet_id}", outlet_id, article_count=count)
            load_crawl(connection, write_crawl(folder, of, rows, [outlet(outlet_id, kind=kind)]))
            found += [row for one in rows for row in annotations(one)]
        copy = CopyLink(article_id="dal:1", origin_article_id="byeol:1", kind="wire", similarity=0.9)
        load_annotations(connection, write_annotations(folder / "a", [*found, copy]))
    return folder / "w.duckdb"


def draw(
    database: Path, population: Population, taken: dict[str, int], folder: Path, sample_id: str = "s"
) -> Path:
    with populated(database, population) as (connection, sizes):
        row = drawn(
            sample_id, level=population.level, strata=population.strata, seed=population.seed,
            population_count=sum(sizes.values()), unit_count=sum(taken.values()),
        )  # fmt: skip
        write_sample(connection, row, taken, folder / sample_id)
    return folder / sample_id


def texts(folder: Path) -> list[Any]:
    return duckdb.read_parquet(str(folder / "sample.parquet")).order("ALL").fetchall()


def test_the_same_seed_draws_the_same_texts_and_another_others(database: Path, tmp_path: Path) -> None:
    one, again = (draw(database, ANY, {"all": 10}, tmp_path / name) for name in ("one", "again"))
    other = draw(database, replace(ANY, seed=2), {"all": 10}, tmp_path / "other")
    assert texts(one) == texts(again)
    assert {row[1] for row in texts(one)} != {row[1] for row in texts(other)}


def test_texts_are_drawn_by_the_digest_of_seed_and_place(database: Path, tmp_path: Path) -> None:
    folder = draw(database, ANY, {"all": 3}, tmp_path)
    found = (
        duckdb.read_parquet(str(folder / "sample.parquet")).order("draw_no").project("article_id").fetchall()
    )
    names = [f"byeol:{number}" for number in range(1, 31)] + [f"dal:{number}" for number in range(1, 11)]
    tickets = {name: hashlib.sha256(f"1:document:{name}:1".encode()).hexdigest() for name in names}
    assert [article_id for (article_id,) in found] == sorted(names, key=tickets.__getitem__)[:3]


def test_a_larger_sample_holds_the_smaller_one(database: Path, tmp_path: Path) -> None:
    few, many = (draw(database, ANY, {"all": size}, tmp_path / str(size)) for size in (5, 20))
    assert {row[1] for row in texts(few)} < {row[1] for row in texts(many)}


def test_quotes_that_begin_at_one_place_are_drawn_each_by_itself(tmp_path: Path) -> None:
    rows = [article(number, title=f"제목 {number}") for number in range(1, 41)]
    with open_private(tmp_path / "w.duckdb") as connection:
        load_crawl(connection, write_crawl(tmp_path, crawl(), rows))
        found = [row for one in rows for row in retold(annotations(one))]
        load_annotations(connection, write_annotations(tmp_path / "a", found))
    with populated(tmp_path / "w.duckdb", replace(ANY, level="quote")) as (connection, sizes):
        assert sizes == {"all": 120}
        tickets = dict(
            connection.execute("SELECT ticket, (article_id, char_start, char_end) FROM population").fetchall()
        )
    assert len(tickets) == 120
    shorter = {
        hashlib.sha256(f"1:quote:{one.article_id}:1:{start}".encode()).hexdigest()
        for one in rows
        for start in (BODY.index("오픈소스"), BODY.index("개방은"))
    }
    assert shorter < tickets.keys(), "a seed draws what it drew before where quotes begin apart"
    starts = [tickets[ticket][:2] for ticket in sorted(tickets)]
    beside = sum(one == other for one, other in pairwise(starts))
    assert beside < 5, "no draw takes the two of one place together"


def test_strata_population_and_chances_are_kept(database: Path, tmp_path: Path) -> None:
    folder = draw(database, replace(ANY, strata=("outlet_kind",)), {"daily": 6, "it_press": 5}, tmp_path)
    with duckdb.connect() as reader:
        found = reader.execute(
            "SELECT stratum, count(*), any_value(stratum_size), any_value(inclusion_probability), max(draw_no)"
            " FROM read_parquet($path) GROUP BY stratum ORDER BY stratum",
            {"path": str(folder / "sample.parquet")},
        ).fetchall()
    assert found == [("daily", 6, 30, 0.2, 6), ("it_press", 5, 10, 0.5, 5)]
    assert duckdb.read_parquet(str(folder / "sampling_frame.parquet")).shape[0] == 40


def test_every_text_has_the_same_chance(database: Path, tmp_path: Path) -> None:
    seen: Counter[str] = Counter()
    for seed in range(60):
        folder = draw(database, replace(ANY, seed=seed), {"all": 10}, tmp_path / str(seed))
        seen.update(row[1] for row in texts(folder))
    # 60 draws of 10 out of 40: 15 each on average; the variance of a hypergeometric count is 60 · 1/4 · 3/4
    assert len(seen) == 40
    statistic = sum((count - 15) ** 2 / (60 / 4 * 3 / 4) for count in seen.values())
    assert 15 < statistic < 70, "chi-squared with 39 degrees of freedom"


POPULATIONS: list[tuple[dict[str, Any], dict[str, int]]] = [
    ({}, {"all": 40}),
    ({"strata": ("month", "outlet_id")}, {"2026-02 / dal": 10, "2026-03 / byeol": 30}),
    ({"has_copies": False}, {"all": 39}),
    ({"outlet_ids": ("dal",)}, {"all": 10}),
    ({"first_date": DAY.date()}, {"all": 30}),
    ({"last_date": later(days=-20).date()}, {"all": 10}),
    ({"saliences": ("central",), "strata": ("salience",)}, {"central": 40}),
    ({"strata": ("machine_label",)}, {"mixed": 40}),
    ({"level": "quote", "strata": ("machine_label", "speaker_role")}, {"oppositional / anonymous": 40, "supportive / government": 40}),
    ({"level": "sentence"}, {"all": 120}),
]  # fmt: skip


@pytest.mark.parametrize(("wish", "expected"), POPULATIONS, ids=str)
def test_the_population_is_what_the_filters_name(
    wish: dict[str, Any], expected: dict[str, int], database: Path
) -> None:
    with populated(database, replace(ANY, **wish)) as (_, sizes):
        assert sizes == expected


def test_a_sample_is_loaded_once_with_its_population(database: Path, tmp_path: Path) -> None:
    quotes = replace(ANY, level="quote", strata=("machine_label",))
    folder = draw(database, quotes, {"oppositional": 5, "supportive": 7}, tmp_path, "quotes")
    with open_private(database) as connection:
        assert load_sample(connection, folder).row_counts == {"draw": 1, "sampling_frame": 80, "sample": 12}
        assert not load_sample(connection, folder).is_new
        assert failures(connection, "must") == []
        shown = "SELECT substr(a.body, s.char_start + 1, s.char_end - s.char_start), s.level FROM sample AS s JOIN article AS a USING (article_id, version_no)"
        assert {row[0] for row in connection.execute(shown).fetchall()} == {
            "개방은 위험하다",
            "오픈소스 인공지능을 지원하겠다",
        }
        (folder / "draw.jsonl").unlink()
        with pytest.raises(BatchRefused, match=r"expected draw.jsonl, found none"):
            load_sample(connection, folder)


ALLOCATIONS: list[tuple[str, int, dict[str, int], dict[str, int]]] = [
    ("proportional", 20, {"a": 60, "b": 30, "c": 10}, {"a": 12, "b": 6, "c": 2}),
    ("proportional", 10, {"a": 50, "b": 25, "c": 25}, {"a": 5, "b": 3, "c": 2}),
    ("proportional", 10, {"a": 97, "b": 2, "c": 1}, {"a": 10, "b": 2, "c": 1}),
    ("equal", 20, {"a": 60, "b": 30, "c": 4}, {"a": 8, "b": 8, "c": 4}),
    ("equal", 94, {"a": 60, "b": 30, "c": 4}, {"a": 60, "b": 30, "c": 4}),
    ("given", 0, {"a": 60, "b": 30, "c": 1}, {"a": 9, "b": 20, "c": 1}),
]


@pytest.mark.parametrize(("how", "count", "sizes", "expected"), ALLOCATIONS)
def test_allocation(how: Any, count: int, sizes: dict[str, int], expected: dict[str, int]) -> None:
    assert allocate(sizes, count, how, expected if how == "given" else {}) == expected


REFUSED: list[tuple[str, int, dict[str, int], str]] = [
    ("proportional", 1, {}, "expected 2 to 40 texts, found 1"),
    ("equal", 41, {}, "expected 2 to 40 texts, found 41"),
    ("given", 0, {"a": 3}, "expected one for every stratum, found none for 'b'"),
    ("given", 0, {"a": 3, "b": 3, "c": 3}, "expected strata a, b, found 'c'"),
    ("given", 0, {"a": 1, "b": 3}, "a: expected 2 to 30, found 1"),
]


@pytest.mark.parametrize(("how", "count", "given", "told"), REFUSED)
def test_sizes_that_cannot_be_drawn_are_refused(
    how: Any, count: int, given: dict[str, int], told: str
) -> None:
    with pytest.raises(DrawRefused, match=told):
        allocate({"a": 30, "b": 10}, count, how, given)


NO_POPULATION: list[tuple[dict[str, Any], str]] = [
    ({"strata": ("mood",)}, "expected some of outlet_id, .* found 'mood'"),
    ({"strata": ("speaker_role",)}, "only quotes have a speaker_role"),
    ({"outlet_ids": ("none",)}, "no document fits"),
]


@pytest.mark.parametrize(("wish", "told"), NO_POPULATION)
def test_a_population_that_is_none_is_refused(wish: dict[str, Any], told: str, database: Path) -> None:
    with pytest.raises(DrawRefused, match=told), populated(database, replace(ANY, **wish)):
        pass
