"""A loader or publisher killed at any moment leaves files that open, with whole batches in them and no other.

Short by default; `CORPUS_LOADER_KILLS=200 pytest tests/warehouse/test_killed_loader.py` is the long form.
"""

import multiprocessing
import os
import random
import time
from pathlib import Path
from typing import Any

import duckdb

from tests.warehouse.factory import (
    annotation_run,
    annotations,
    article,
    crawl,
    later,
    write_annotations,
    write_crawl,
)
from warehouse.awaited import loaded_crawl_ids
from warehouse.checks import failures
from warehouse.database import open_private, open_readonly
from warehouse.loader import load_annotations, load_crawl
from warehouse.publish import current, publish

ARTICLES_A_BATCH = 5
KILLS = int(os.environ.get("CORPUS_LOADER_KILLS", "8"))
BATCHES_A_LIFE = 4
"""More than one process loads before it is killed, so that there is always work."""
Batch = tuple[str, Path, Path]


def write_batch(home: Path, day: int) -> Batch:
    articles = [article(day * 100 + number, at=later(days=day)) for number in range(ARTICLES_A_BATCH)]
    of = crawl(f"r{day}", at=later(days=day), article_count=ARTICLES_A_BATCH)
    found = [row for one in articles for row in annotations(one, run=annotation_run(day))]
    return (
        of.crawl_id,
        write_crawl(home, of, articles),
        write_annotations(home / "annotations" / str(day), found),
    )


def load_and_publish(home: Path, batches: list[Batch], told: Any) -> None:
    """Load and publish batch by batch, and tell of each what is done."""
    told.put(("open", ""))
    for crawl_id, crawl_folder, annotation_folder in batches:
        with open_private(home / "warehouse.duckdb") as connection:
            load_crawl(connection, crawl_folder)
            load_annotations(connection, annotation_folder)
        told.put(("loaded", crawl_id))
        publish(home / "warehouse.duckdb", home / "published")
        told.put(("published", crawl_id))


def loaded_whole(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Give the crawls a file holds, each with all its articles, and no reading half loaded."""
    loaded = loaded_crawl_ids(connection)
    by_crawl = connection.execute("SELECT crawl_id, count(*) FROM article GROUP BY crawl_id").fetchall()
    assert dict(by_crawl) == dict.fromkeys(loaded, ARTICLES_A_BATCH), "no crawl is half loaded"
    token_counts = connection.execute("SELECT count(*) FROM token GROUP BY article_id").fetchall()
    assert set(token_counts) <= {(14,)}, "no reading is half loaded"
    [(read_count,)] = connection.execute("SELECT count(*) FROM reading").fetchall()
    assert read_count % ARTICLES_A_BATCH == 0
    return loaded


def test_a_killed_loader_or_publisher_leaves_whole_batches(tmp_path: Path) -> None:
    open_private(tmp_path / "warehouse.duckdb").close()
    publish(tmp_path / "warehouse.duckdb", tmp_path / "published")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.warehouse.test_killed_loader"])
    chance = random.Random(20260302)
    waiting: list[Batch] = []
    kept: set[str] = set()
    shown: set[str] = set()
    for life in range(KILLS):
        waiting += [
            write_batch(tmp_path, day) for day in range(life * BATCHES_A_LIFE, (life + 1) * BATCHES_A_LIFE)
        ]
        told = context.SimpleQueue()
        loader = context.Process(target=load_and_publish, args=(tmp_path, waiting, told))
        loader.start()
        steps = [
            told.get() for _ in range(chance.randint(1, 4))
        ]  # however slow the machine is, it gets somewhere
        time.sleep(chance.uniform(0, 0.3))
        loader.kill()
        loader.join()
        while not told.empty():
            steps.append(told.get())
        kept |= {crawl_id for step, crawl_id in steps if step == "loaded"}
        shown |= {crawl_id for step, crawl_id in steps if step == "published"}
        with open_readonly(current(tmp_path / "published")) as connection:
            published = loaded_whole(connection)
            assert shown <= published, "what was published stays to be read"
        with open_private(tmp_path / "warehouse.duckdb") as connection:
            loaded = loaded_whole(connection)
            assert kept | published <= loaded, "what was acknowledged stays"
            assert failures(connection, "must") == []
        waiting = [batch for batch in waiting if batch[0] not in loaded]
    assert kept
    assert shown
