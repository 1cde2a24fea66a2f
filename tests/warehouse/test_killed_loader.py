"""A loader killed at any moment leaves a file that opens, with whole batches in it and no other."""

import multiprocessing
import os
import random
import signal
import time
from pathlib import Path
from typing import Any

from tests.warehouse.factory import (
    annotation_run,
    annotations,
    article,
    crawl,
    later,
    write_annotations,
    write_crawl,
)
from warehouse.checks import failures
from warehouse.database import open_private
from warehouse.loader import load_annotations, load_crawl, loaded_crawl_ids

ARTICLES_A_BATCH = 5
KILLS = 8


def write_batch(home: Path, day: int) -> tuple[Path, Path]:
    articles = [article(day * 100 + number, at=later(days=day)) for number in range(ARTICLES_A_BATCH)]
    of = crawl(f"r{day}", at=later(days=day), article_count=ARTICLES_A_BATCH)
    run = annotation_run(day)
    found = [row for one in articles for row in annotations(one, run=run)]
    return write_crawl(home, of, articles), write_annotations(home / "annotations" / str(day), found)


def load_all(path: Path, batches: list[tuple[Path, Path]], acknowledged: Any) -> None:
    with open_private(path) as connection:
        for crawl_folder, annotation_folder in batches:
            load_crawl(connection, crawl_folder)
            load_annotations(connection, annotation_folder)
            acknowledged.put(f"{crawl_folder.parent.name}/{crawl_folder.name}")


def test_a_killed_loader_leaves_whole_batches(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    open_private(path).close()
    batches = [write_batch(tmp_path, day) for day in range(40)]
    context = multiprocessing.get_context("spawn")
    chance = random.Random(20260302)
    kept: set[str] = set()
    for _ in range(KILLS):
        acknowledged = context.SimpleQueue()
        waiting = [batch for batch in batches if f"{batch[0].parent.name}/{batch[0].name}" not in kept]
        loader = context.Process(target=load_all, args=(path, waiting, acknowledged))
        loader.start()
        promised = {acknowledged.get()}  # it is at work
        time.sleep(chance.uniform(0, 0.3))
        os.kill(loader.pid, signal.SIGKILL)  # type: ignore[arg-type]
        loader.join()
        while not acknowledged.empty():
            promised.add(acknowledged.get())
        with open_private(path) as connection:
            loaded = loaded_crawl_ids(connection)
            assert kept | promised <= loaded, "what was acknowledged stays"
            assert failures(connection, "must") == []
            by_crawl = dict(
                connection.execute("SELECT crawl_id, count(*) FROM article GROUP BY crawl_id").fetchall()
            )
            assert by_crawl == dict.fromkeys(loaded, ARTICLES_A_BATCH), "no crawl is half loaded"
            token_counts = connection.execute("SELECT count(*) FROM token GROUP BY article_id").fetchall()
            assert set(token_counts) <= {(14,)}, "no reading is half loaded"
            [(read_count,)] = connection.execute("SELECT count(*) FROM reading").fetchall()
            assert read_count % ARTICLES_A_BATCH == 0
        kept = loaded
    assert len(kept) >= KILLS
