"""Understand: read the article versions that this pipeline has not read, link copies, load both in batches."""

from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

from flows.annotate import annotate_texts, annotation_run
from flows.batches import BatchWriter, table_of
from flows.home import Home
from flows.progress import progress
from flows.reading import reader, text_of
from nlp import registry
from nlp.copies import Copyable, copy_links
from nlp.pipeline import pipeline_version
from warehouse.awaited import batch_span, pending, text_window
from warehouse.database import open_private
from warehouse.lake import Lake
from warehouse.loader import load_annotations
from warehouse.records import Article

BATCH_ARTICLES = 5_000
"""One transaction, and what is done again after a kill."""


def read_pending(home: Home, run_id: str, workers: int | None = None) -> tuple[int, int]:
    """Leave no current pipeline's reading undone; give the number of texts read and of copies linked."""
    text_count = copy_count = 0
    while True:
        started_at = datetime.now(UTC)
        with open_private(home.warehouse) as connection:
            articles = pending(connection, pipeline_version(), BATCH_ARTICLES)
        if not articles:
            return text_count, copy_count
        folder = home.annotation_folder(run_id) / started_at.strftime("%H%M%S%f")
        write_batch(articles, folder, run_id, started_at, workers)
        with one_committer(home.warehouse):
            copy_count += load_batch(home, folder)
        text_count += len(articles)


def one_committer(place: Path | Lake) -> AbstractContextManager[None]:
    """Hold whatever keeps committers on other machines out; a file needs nothing."""
    return place.committing() if isinstance(place, Lake) else nullcontext()


def load_batch(home: Home, folder: Path) -> int:
    """Leave a batch of readings in the warehouse with the copies it brings to light, and give their number.

    Copies are sought now and not when the batch was read: it may have waited, and its neighbours changed.
    """
    with open_private(home.warehouse) as connection:
        span = batch_span(connection, folder)
        links = copy_links([Copyable(*row) for row in text_window(connection, *span)] if span else [])
        with BatchWriter(folder, ["copy_link"]) as batch:
            batch.write("copy_link", table_of("copy_link", links))
        load_annotations(connection, folder)
    return len(links)


def write_batch(
    articles: list[Article], folder: Path, run_id: str, started_at: datetime, workers: int | None
) -> None:
    """Leave the readings of articles in a folder, as one batch."""
    texts = list(map(text_of, articles))
    character_count = sum(len(text.text) for text in texts)
    with progress("reading", len(texts)) as advance, reader(workers, character_count) as readers:
        annotate_texts(
            texts,
            folder,
            readers=readers,
            registry=registry.entities(),
            run=annotation_run(run_id, started_at),
            advance=advance,
        )
