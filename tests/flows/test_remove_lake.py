"""A take-down where the warehouse is a lake: nothing of the text is left in its bucket or its catalog, all else stays."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from pyarrow import fs

from flows.errors import UserError
from flows.home import Home
from flows.load import load_archived
from flows.publish import publish_warehouse
from flows.removals import removals
from tests.conftest import Demo
from tests.flows.test_remove import ARTICLE, OTHERS, OUTLET, SITES, ask, copy_of, pieces, take_down
from tests.warehouse.servers import BUCKET, Lakes, Postgres
from warehouse.database import open_private
from warehouse.inbox import deliver, take_away
from warehouse.lake import Lake
from warehouse.lake_files import files
from warehouse.loader import load_annotations


def of_outlet(batch: Path, folder: Path) -> Path:
    """Leave in a folder what a batch says of the articles of the one outlet that is loaded."""
    folder.mkdir()
    for path in batch.glob("*.parquet"):
        table = pq.read_table(path)
        for name in ("article_id", "origin_article_id"):
            if name in table.schema.names:
                table = table.filter(pc.starts_with(table[name], f"{OUTLET}:"))
        pq.write_table(table, folder / path.name)
    return folder


@pytest.fixture(scope="module")
def home(demo: Demo, lakes: Lakes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """One outlet of the demo, loaded into a lake in a bucket."""
    folder = tmp_path_factory.mktemp("lake")
    lake = lakes.own(f"s3://{BUCKET}/removed")
    home = copy_of(demo, folder / "home", OUTLET)
    (home.root / "warehouse.duckdb").unlink()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("CORPUS_WAREHOUSE", f"ducklake:postgres:{lake.catalog}")
        environment.setenv("CORPUS_LAKE_DATA", lake.data)
        load_archived(home, "20261122T060000", SITES)
        with open_private(lake) as connection:
            for number, path in enumerate(sorted(home.runs.glob("*/annotations/**/reading.parquet"))):
                load_annotations(connection, of_outlet(path.parent, folder / str(number)))
        publish_warehouse(home)
        yield home


def written(lake: Lake, postgres: Postgres) -> dict[str, str]:
    """What each object and the catalog say, by ways of this test's own."""
    found, storage = {}, files(lake)
    for one in storage.get_file_info(fs.FileSelector("", recursive=True)):
        if one.type == fs.FileType.File:
            with storage.open_input_file(one.path) as file:
                found[one.path + " bytes"] = file.read().decode("utf-8", "replace")
            if one.path.endswith(".parquet"):
                with storage.open_input_file(one.path) as file:
                    rows = pq.read_table(file).to_pylist()
                found[one.path] = json.dumps(rows, ensure_ascii=False, default=str)
    database = lake.catalog.rpartition("dbname=")[2]
    command = [postgres.programs / "pg_dump", "-h", postgres.folder, "-U", "corpus", "--inserts", database]
    dumped = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found["the catalog"] = dumped
    number = postgres.ask(f"SELECT oid FROM pg_database WHERE datname = '{database}'", "postgres")
    postgres.ask("CHECKPOINT", "postgres")
    for path in (postgres.folder / "data/base" / number).iterdir():
        found[f"base/{path.name}"] = path.read_bytes().decode("utf-8", "replace")
    return found


def lake_of(home: Home) -> Lake:
    lake = home.warehouse
    assert isinstance(lake, Lake)
    return lake


def test_batches_that_wait_are_applied_first(home: Home) -> None:
    batch = next(home.runs.glob("*/annotations/**/reading.parquet")).parent
    deliver(lake_of(home), batch, "batch")
    with pytest.raises(UserError, match=r"1 batches wait in .*/inbox; apply them first: corpus lake commit"):
        take_down(home, ARTICLE)
    take_away(lake_of(home), "batch")
    assert removals(home) == []


def test_no_object_and_no_page_of_the_catalog_holds_a_piece_of_it(home: Home, postgres: Postgres) -> None:
    lake = lake_of(home)
    [(title, body)] = ask(home, "SELECT title, body FROM article WHERE article_id = ?", ARTICLE)
    others = "\n".join(
        f"{t}\n{b}" for t, b in ask(home, "SELECT title, body FROM article WHERE article_id <> ?", ARTICLE)
    )
    looked_for = pieces(f"{title}\n{body}", others)
    assert len(looked_for) > 300
    before = "\n".join(written(lake, postgres).values())
    assert all(piece in before for piece in looked_for), "the search finds what is there"
    stay = ask(home, OTHERS, [ARTICLE], [ARTICLE])
    copy_id = str(stay[0][1])
    with open_private(lake) as connection:
        connection.execute("INSERT INTO copy_link VALUES (?, ?, 'wire', 0.9)", [copy_id, ARTICLE])
    inbox = files(lake, "inbox")
    with inbox.open_output_stream("words.txt") as file:
        file.write(body.encode())
    with pytest.raises(UserError, match=r"still found in 1 places: .*/inbox/words.txt: bytes"):
        take_down(home, ARTICLE)
    inbox.delete_file("words.txt")
    assert take_down(home, ARTICLE).article_ids == [ARTICLE]
    texts = written(lake, postgres).items()
    assert {name: piece for name, text in texts for piece in looked_for if piece in text} == {}
    assert ask(home, OTHERS, [ARTICLE], [ARTICLE]) == stay
    assert ask(home, "SELECT article_id, copy_ids FROM removal") == [(ARTICLE, [copy_id])]
    assert [(one.article_id, one.copy_ids) for one in removals(home)] == [(ARTICLE, (copy_id,))]
    with open_private(lake) as connection:
        states = connection.execute("FROM ducklake_snapshots('lake')").fetchall()
        assert len(states) == 1, "no past state of the lake has it"
