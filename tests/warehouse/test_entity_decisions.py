"""Decisions on names: they change a batch's rows, and all rows once; idempotent, in chains, and undone by reading again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse.factory import (
    PIPELINE,
    annotation_run,
    annotations,
    article,
    crawl,
    entity,
    entity_decision,
    later,
    new_warehouse,
    visit,
    write_annotations,
    write_crawl,
)
from warehouse.additions import replace_entity_decisions
from warehouse.awaited import pending
from warehouse.checks import BatchRefused, failures
from warehouse.loader import load_annotations, load_crawl
from warehouse.records import Entity, EntityDecision

Connection = duckdb.DuckDBPyConnection
BODY_NAME, MODEL = "new:ORG:업계", "new:MODEL:라마 3"
"""What the texts of these tests name: 업계 speaks and holds a position, 라마 3 is what a claim is about."""
NEW = tuple(
    replace(entity(entity_id, kind), name_ko=name, aliases=(), source="", is_provisional=True)
    for entity_id, kind, name in ((BODY_NAME, "ORG", "업계"), (MODEL, "MODEL", "라마 3"))
)
REGISTERED = (entity("정부"), entity("메타", aliases=("Meta", "메타")))


def reading(number: int = 1, run: int = 1) -> list[Any]:
    """Give a reading of a text that finds two unknown names."""
    renamed = {"라마 3": MODEL}
    rows = []
    for row in annotations(article(number), run=annotation_run(run)):
        kind = type(row).__name__
        if kind in ("Entity", "EntityAlias"):
            continue
        if kind == "Mention":
            row = replace(row, entity_id=renamed.get(row.entity_id, row.entity_id))
        elif kind == "OpennessClaim":
            row = replace(row, subject_entity_id=MODEL)
        elif kind == "Quote" and row.speaker == "업계":
            row = replace(row, speaker_entity_id=BODY_NAME)
        elif kind == "Stance" and row.holder == "업계":
            row = replace(row, holder_entity_id=BODY_NAME)
        rows.append(row)
    aliases = [row for row in annotations(article()) if type(row).__name__ == "EntityAlias"]
    return [*rows, *NEW, *REGISTERED, *(one for one in aliases if one.entity_id in ("정부", "메타"))]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with new_warehouse() as connection:
        rows = [article(), article(2), visit(), visit(2)]
        load_crawl(connection, write_crawl(tmp_path, crawl(article_count=2), rows))
        yield connection
        assert failures(connection, "must") == []


def read(connection: Connection, folder: Path, number: int = 1, run: int = 1) -> None:
    load_annotations(connection, write_annotations(folder / f"{number}-{run}", reading(number, run)))


def named(connection: Connection) -> dict[str, set[str | None]]:
    """Give what each table refers to."""
    columns = {
        "mention": "entity_id", "quote": "speaker_entity_id", "stance": "holder_entity_id",
        "openness_claim": "subject_entity_id", "entity": "entity_id",
    }  # fmt: skip
    return {
        table: {row[0] for row in connection.execute(f"SELECT {column} FROM {table}").fetchall()}
        for table, column in columns.items()
    }


def everything(connection: Connection) -> dict[str, list[Any]]:
    tables = ("mention", "quote", "stance", "openness_claim", "entity", "entity_alias", "ledger.decided_text")
    return {table: connection.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in tables}


def entity_row(connection: Connection, entity_id: str) -> dict[str, Any]:
    cursor = connection.execute("FROM entity WHERE entity_id = $id", {"id": entity_id})
    [row] = cursor.fetchall()
    return dict(zip([column[0] for column in cursor.description or []], row, strict=True))


def same(entity_id: str, target: str, **other: Any) -> EntityDecision:
    return entity_decision(entity_id, "same", target_entity_id=target, **other)


DECISIONS = {
    "same": [same(BODY_NAME, "정부"), same(MODEL, "메타")],
    "same, another provisional one": [same(MODEL, BODY_NAME)],
    "rejected": [entity_decision(BODY_NAME, "rejected"), entity_decision(MODEL, "rejected")],
    "confirmed": [entity_decision(BODY_NAME, kind="PROGRAM", name_en="Industry"), entity_decision(MODEL)],
    "in a chain": [same(MODEL, BODY_NAME), same(BODY_NAME, "정부")],
    "the same as one that is none": [same(MODEL, BODY_NAME), entity_decision(BODY_NAME, "rejected")],
}


@pytest.mark.parametrize("decisions", DECISIONS.values(), ids=DECISIONS)
def test_a_decision_before_and_after_the_reading_ends_in_the_same_rows(
    decisions: list[EntityDecision], connection: Connection, tmp_path: Path
) -> None:
    read(connection, tmp_path)
    replace_entity_decisions(connection, decisions)
    after = everything(connection)
    replace_entity_decisions(connection, [])
    replace_entity_decisions(connection, decisions)
    read(connection, tmp_path)
    assert everything(connection) == after, "the batch is decided when it is loaded"
    read(connection, tmp_path, run=2)
    replace_entity_decisions(connection, decisions)
    assert everything(connection) == after, "and again when its texts are read again"


@pytest.mark.parametrize("decisions", DECISIONS.values(), ids=DECISIONS)
def test_decisions_come_one_by_one_or_together(
    decisions: list[EntityDecision], connection: Connection, tmp_path: Path
) -> None:
    read(connection, tmp_path)
    replace_entity_decisions(connection, decisions[:1])
    replace_entity_decisions(connection, decisions)
    one_by_one = everything(connection)
    read(connection, tmp_path)
    assert everything(connection) == one_by_one


def test_what_is_the_same_moves_with_its_name(connection: Connection, tmp_path: Path) -> None:
    read(connection, tmp_path)
    replace_entity_decisions(connection, [same(BODY_NAME, "정부"), same(MODEL, "메타")])
    found = named(connection)
    assert found["mention"] == {"정부", "메타"}
    assert found["quote"] == {"정부"}
    assert found["stance"] == {"정부", None}
    assert found["openness_claim"] == {"메타"}
    assert found["entity"] == {"정부", "메타"}
    assert entity_row(connection, "메타")["aliases"] == ["Meta", "라마 3", "메타"]
    aliases = connection.execute("SELECT alias FROM entity_alias WHERE entity_id = '메타' ORDER BY ALL")
    assert ("라마 3",) in aliases.fetchall()


def test_what_is_rejected_goes_and_leaves_the_quote(connection: Connection, tmp_path: Path) -> None:
    read(connection, tmp_path)
    replace_entity_decisions(connection, DECISIONS["rejected"])
    found = named(connection)
    assert (found["mention"], found["openness_claim"]) == ({"정부"}, set())
    assert found["quote"] == {"정부", None}
    assert found["entity"] == {"정부", "메타"}
    speakers = connection.execute("SELECT speaker FROM quote ORDER BY quote_no").fetchall()
    assert speakers == [("정부",), ("업계",)], "the words of the text stay"


def test_what_is_confirmed_has_its_kind_names_and_source(connection: Connection, tmp_path: Path) -> None:
    read(connection, tmp_path)
    decision = entity_decision(MODEL, kind="PROGRAM", name_ko="라마 프로그램", name_en="Llama")
    replace_entity_decisions(connection, [decision])
    row = entity_row(connection, MODEL)
    assert (row["kind"], row["name_ko"], row["name_en"]) == ("PROGRAM", "라마 프로그램", "Llama")
    assert (row["source"], row["is_provisional"]) == ("its own page [2026-03-02]", False)
    assert row["aliases"] == ["라마 3"], "the name it was found by is a spelling"
    replace_entity_decisions(connection, [])
    row = entity_row(connection, MODEL)
    assert (row["kind"], row["name_ko"], row["aliases"]) == ("MODEL", "라마 3", [])
    assert row["is_provisional"]
    assert pending(connection, PIPELINE)[0].article_id == "byeol:2", "no text had changed"


def test_the_day_of_a_decision_is_a_korean_one_in_any_session(connection: Connection) -> None:
    replace_entity_decisions(connection, [entity_decision(MODEL)])
    connection.execute("SET TimeZone = 'America/New_York'")
    found = connection.execute("SELECT source FROM decided_entity").fetchall()
    connection.execute("SET TimeZone = 'Asia/Seoul'")
    assert found == [("its own page [2026-03-02]",)]


@pytest.mark.parametrize("decisions", [DECISIONS["same"], DECISIONS["rejected"]], ids=["same", "rejected"])
def test_what_is_undone_comes_back_with_the_next_reading(
    decisions: list[EntityDecision], connection: Connection, tmp_path: Path
) -> None:
    read(connection, tmp_path)
    before = everything(connection)
    replace_entity_decisions(connection, decisions)
    assert [one.article_id for one in pending(connection, PIPELINE)] == ["byeol:2"]
    undone = [
        replace(one, decision="undone", target_entity_id=None, decided_at=later(days=1)) for one in decisions
    ]
    replace_entity_decisions(connection, [*decisions, *undone])
    assert failures(connection, "must") == []
    assert [one.article_id for one in pending(connection, PIPELINE)] == ["byeol:1", "byeol:2"]
    read(connection, tmp_path, run=2)
    assert everything(connection) == before
    assert [one.article_id for one in pending(connection, PIPELINE)] == ["byeol:2"]


def test_another_target_is_taken_from_the_text_again(connection: Connection, tmp_path: Path) -> None:
    read(connection, tmp_path)
    replace_entity_decisions(connection, [same(BODY_NAME, "정부")])
    replace_entity_decisions(
        connection, [same(BODY_NAME, "정부"), same(BODY_NAME, "메타", decided_at=later(days=1))]
    )
    assert "byeol:1" in [one.article_id for one in pending(connection, PIPELINE)]
    read(connection, tmp_path, run=2)
    speakers = connection.execute("SELECT speaker_entity_id FROM quote ORDER BY quote_no").fetchall()
    assert speakers == [("정부",), ("메타",)]


def test_a_provisional_target_that_no_text_names_is_made(connection: Connection, tmp_path: Path) -> None:
    replace_entity_decisions(connection, [same(BODY_NAME, "new:ORG:산업계: 모두")])
    read(connection, tmp_path)
    row = entity_row(connection, "new:ORG:산업계: 모두")
    assert (row["kind"], row["name_ko"], row["is_provisional"]) == ("ORG", "산업계: 모두", True)


def test_a_target_that_is_not_here_is_told_and_waited_for(connection: Connection, tmp_path: Path) -> None:
    read(connection, tmp_path)
    decisions = [same(BODY_NAME, "업계 협회")]
    replace_entity_decisions(connection, decisions)
    assert BODY_NAME in named(connection)["quote"]
    told = [one.check for one in failures(connection, "should")]
    assert "decided_entity_has_its_target" in told
    folder = write_annotations(tmp_path / "b", [*reading(2, 2), entity("업계 협회")])
    load_annotations(connection, folder)
    replace_entity_decisions(connection, decisions)
    assert named(connection)["quote"] == {"정부", "업계 협회"}, "of the text read before, too"


def test_a_circle_decides_nothing(connection: Connection, tmp_path: Path) -> None:
    read(connection, tmp_path)
    before = everything(connection)
    replace_entity_decisions(connection, [same(BODY_NAME, MODEL), same(MODEL, BODY_NAME)])
    assert everything(connection) == before


def test_only_new_decisions_cost_anything(connection: Connection, tmp_path: Path) -> None:
    read(connection, tmp_path)
    decisions = [same(MODEL, "메타")]
    replace_entity_decisions(connection, decisions)
    connection.execute("CREATE OR REPLACE TEMP TABLE was_decided AS SELECT 'kept' AS mark")
    replace_entity_decisions(connection, decisions)
    assert connection.execute("FROM was_decided").fetchall() == [("kept",)], "nothing was staged"


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        ({"decision": "believed"}, "unknown value believed"),
        ({"kind": "ANIMAL"}, "unknown value ANIMAL"),
        ({"target_entity_id": "정부"}, "is confirmed, but its target 정부"),
        ({"decision": "same"}, "is same, but its target none"),
    ],
    ids=str,
)
def test_a_decision_that_says_nothing_is_refused(
    decision: dict[str, str], told: str, connection: Connection, tmp_path: Path
) -> None:
    read(connection, tmp_path)
    before = everything(connection)
    with pytest.raises(BatchRefused, match=told):
        replace_entity_decisions(connection, [entity_decision(MODEL, **decision)])
    assert everything(connection) == before


def test_the_same_decision_stands_once(connection: Connection) -> None:
    with pytest.raises(BatchRefused, match="entity_decision has 2 rows"):
        replace_entity_decisions(connection, [entity_decision(MODEL), entity_decision(MODEL)])


def test_new_entities_are_as_nlp_makes_them() -> None:
    from nlp.rows import entities_of

    claim = next(row for row in reading() if type(row).__name__ == "OpennessClaim")
    [made] = entities_of([], [], [claim])
    assert isinstance(made, Entity)
    assert (made.kind, made.name_ko, made.aliases, made.is_provisional) == ("MODEL", "라마 3", (), True)
