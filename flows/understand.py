"""Understand: read the article versions that this pipeline has not read, link copies, load both in batches."""

from datetime import UTC, datetime
from pathlib import Path

from flows.annotate import annotate_texts, annotation_run
from flows.batches import BatchWriter, table_of
from flows.home import Home
from flows.progress import progress
from flows.reading import Readers
from nlp import registry
from nlp.annotate import Text
from nlp.copies import Copyable, copy_links
from nlp.pipeline import pipeline_version
from warehouse.database import open_private
from warehouse.loader import load_annotations, pending, text_window
from warehouse.records import Article

BATCH_ARTICLES = 5_000
"""One transaction, and what is done again after a kill."""
FEW_CHARACTERS = 300_000
"""Up to here one process is done before a second would have loaded its models."""


def read_pending(home: Home, run_id: str, workers: int | None = None) -> tuple[int, int]:
    """Leave no current pipeline's reading undone; give the number of texts read and of copies linked."""
    text_count = copy_count = 0
    while True:
        started_at = datetime.now(UTC)
        connection = open_private(home.warehouse)
        try:
            articles = pending(connection, pipeline_version(), BATCH_ARTICLES)
            window = _window(articles)
            near = [Copyable(*row) for row in text_window(connection, *window)] if window else []
        finally:
            connection.close()
        if not articles:
            return text_count, copy_count
        folder = home.annotation_folder(run_id) / started_at.strftime("%H%M%S%f")
        links = copy_links(near)
        _write(articles, folder, run_id, started_at, workers)
        with BatchWriter(folder, ["copy_link"]) as batch:
            batch.write("copy_link", table_of("copy_link", links))
        connection = open_private(home.warehouse)
        try:
            load_annotations(connection, folder)
        finally:
            connection.close()
        text_count += len(articles)
        copy_count += len(links)


def _write(
    articles: list[Article], folder: Path, run_id: str, started_at: datetime, workers: int | None
) -> None:
    texts = [
        Text(
            article_id=article.article_id,
            version_no=article.version_no,
            text=article.body,
            title=article.title,
            published_date=article.published_date,
        )
        for article in articles
    ]
    is_small = sum(len(text.text) for text in texts) < FEW_CHARACTERS
    with progress("reading", len(texts)) as advance, Readers(1 if is_small else workers) as readers:
        annotate_texts(
            texts,
            folder,
            readers=readers,
            registry=registry.entities(),
            run=annotation_run(run_id, started_at),
            advance=advance,
        )


def _window(articles: list[Article]) -> tuple[datetime, datetime] | None:
    """Give the time in which the articles appeared."""
    instants = [article.published_at for article in articles]
    return (min(instants), max(instants)) if instants else None
