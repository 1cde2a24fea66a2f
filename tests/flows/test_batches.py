from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.batches import SCHEMAS, BatchWriter, table_of
from warehouse.records import Entity, Mention


def entity() -> Entity:
    return Entity(
        entity_id="model:x", kind="MODEL", name_ko="엑스", name_en="X", aliases=("엑스", "X"),
        developer_entity_id=None, country="", role=None, openness="open_weight", licence="MIT",
        valid_from=date(2025, 1, 2), valid_to=None, source="model card", is_provisional=False,
    )  # fmt: skip


def test_a_record_survives_its_batch(tmp_path: Path) -> None:
    with BatchWriter(tmp_path, ["entity"]) as batch:
        batch.write("entity", table_of("entity", [entity()]))
    [row] = pq.read_table(tmp_path / "entity.parquet").to_pylist()
    assert row["aliases"] == ["엑스", "X"]
    assert row["valid_from"] == date(2025, 1, 2)
    assert row["valid_to"] is None


def test_an_empty_batch_keeps_the_columns(tmp_path: Path) -> None:
    with BatchWriter(tmp_path, ["mention"]):
        pass
    assert pq.read_schema(tmp_path / "mention.parquet").names == list(Mention.__dataclass_fields__)


def test_a_batch_that_breaks_leaves_no_file_with_a_name(tmp_path: Path) -> None:
    def write_and_break() -> None:
        with BatchWriter(tmp_path, SCHEMAS) as batch:
            batch.write("entity", table_of("entity", [entity()]))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_break()
    assert not list(tmp_path.glob("*.parquet"))
