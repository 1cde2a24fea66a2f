"""Texts read in worker processes, in order: each worker has its own Kiwi and gives Arrow tables back."""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from itertools import chain, cycle, starmap
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from types import TracebackType
from typing import Protocol, TypeVar, cast

import numpy as np
import pyarrow as pa

from flows.batches import SCHEMAS, table_of
from nlp.annotate import Annotation, Text, annotate, begin
from nlp.pipeline import load
from nlp.rows import Columns
from nlp.tokenizer import KiwiTokenizer
from warehouse.records import Article, Entity, Salience

T = TypeVar("T")
CHUNK_CHARACTERS = 60_000
"""Small enough that no worker waits long for the last one, and memory stays flat; of 30,000 a character costs 2 to 6 % more."""
FEW_CHARACTERS = 300_000
"""Up to here one process is done before a second would have loaded its models."""
ROWS_OF = {
    "sentence": "sentences", "mention": "mentions", "quote": "quotes", "frame": "frames", "stance": "stances",
    "openness_claim": "openness_claims",
}  # fmt: skip
"""Tables, and where an annotation has their rows."""
COLUMNS_OF = {"token": "tokens", "title_token": "title_tokens"}
"""Tables whose rows come as columns, and where an annotation has them."""
TABLES = (*ROWS_OF, *COLUMNS_OF)
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Found:
    """What a chunk of texts gave: the rows of `TABLES`, the entities it names, and each text's salience."""

    tables: Mapping[str, pa.Table]
    entities: tuple[Entity, ...]
    saliences: tuple[Salience, ...]


class Reader(Protocol):
    """Whatever reads texts: workers, this process, or one that asks a chat model too."""

    def read(self, texts: Iterable[Text]) -> Iterator[tuple[Sequence[Text], Found]]:
        """Give each chunk of texts with what was found in it, in order."""
        ...


class WorkerLostError(Exception):
    """A worker process was killed while it read."""


def reader(workers: int | None, character_count: int) -> AbstractContextManager[Reader]:
    """Give workers, or this process alone where the characters to be read are few."""
    return nullcontext(ThisProcess()) if character_count < FEW_CHARACTERS else Readers(workers)


class Readers:
    """A pool of worker processes; rows come in the order of the texts, whatever their number.

    Args:
        workers: processes, `usual_workers()` where none is given, and never more than cores: each holds half a gigabyte.
        more: components that `pipeline.cfg` leaves switched off, to be switched on.
    """

    def __init__(self, workers: int | None = None, more: Sequence[str] = ()) -> None:
        cores = os.cpu_count() or 1
        self.workers = min(workers or usual_workers(cores), cores)
        self.more = tuple(more)
        self._pools: list[ProcessPoolExecutor] = []

    def __enter__(self) -> "Readers":
        # Python's part of a worker has one core: with a thread a core, small matrix products cost ten times as much.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        # Never fork: the parent may hold a DuckDB lock and Prefect's threads.
        self._pools = [
            ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_watch_parent)
            for _ in range(self.workers)
        ]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pool in self._pools:
            pool.shutdown(wait=kind is None, cancel_futures=True)
        for worker in active_children() if kind else ():
            worker.terminate()  # it holds nothing, and would end its chunk first
        if isinstance(error, BrokenProcessPool):
            raise WorkerLostError(
                "reading: a worker process was ended from outside, as the system does where memory runs out; "
                "run the same command again, with fewer workers if it happens twice"
            ) from error

    def warm(self, texts: Sequence[Text]) -> None:
        """Have every worker load its models, by giving each the same few texts."""
        for future in [self._submit(pool, found_in, texts) for pool in self._pools]:
            future.result()

    def ask(self, work: Callable[[Sequence[Text]], T], texts: Sequence[Text]) -> T:
        """Give what one worker makes of texts."""
        return self._submit(self._pools[0], work, texts).result()

    def _submit(
        self, pool: ProcessPoolExecutor, work: Callable[[Sequence[Text]], T], texts: Sequence[Text]
    ) -> Future[T]:
        with _deaf_to_ctrl_c():  # a worker may be started here
            return pool.submit(_by_settled, self.more, work, texts)

    def read(self, texts: Iterable[Text]) -> Iterator[tuple[Sequence[Text], Found]]:
        """Give each chunk of texts with what was found in it, in order.

        Workers get chunks in turn. Each gives what it finds in its last one, and a chunk of no texts asks for that alone.
        """
        begun: deque[Sequence[Text]] = deque()
        waiting: deque[tuple[Sequence[Text], Future[list[Found]]]] = deque()
        for pool, chunk in zip(cycle(self._pools), chain(chunked(texts), [()] * self.workers), strict=False):
            begun.append(chunk)
            future = self._submit(pool, _found_in_last, chunk)
            if len(begun) > self.workers:
                waiting.append((begun.popleft(), future))
            if len(waiting) >= self.workers * _AHEAD:
                yield _with_found(*waiting.popleft())
        yield from starmap(_with_found, waiting)


def usual_workers(cores: int) -> int:
    """Give how many workers keep so many cores busy: Python reads six tenths as long as Kiwi's thread beside it.

    On two cores one is as fast as two, for half the memory.
    """
    return max(1, (cores + 1) * 5 // 8)


def _with_found(chunk: Sequence[Text], future: Future[list[Found]]) -> tuple[Sequence[Text], Found]:
    (found,) = future.result()
    return chunk, found


class ThisProcess:
    """Reads in the process it is in."""

    def read(self, texts: Iterable[Text]) -> Iterator[tuple[Sequence[Text], Found]]:
        """Give each chunk of texts with what was found in it, in order."""
        reading, begun = _Reading(), deque[Sequence[Text]]()
        for chunk in chain(chunked(texts), [()]):
            begun.append(chunk)
            for found in reading.last(chunk):
                yield begun.popleft(), found


class _Reading:
    """Chunks read one after the other, with Kiwi's thread at work on the next."""

    def __init__(self) -> None:
        self._begun: list[Callable[[], Iterator[Annotation]]] = []

    def last(self, texts: Sequence[Text]) -> list[Found]:
        """Begin with a chunk, and give what is found in the last, if there is one."""
        begun, self._begun = self._begun, [begin(texts)] if texts else []
        return [gathered(read()) for read in begun]


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Keep Ctrl-C, which a terminal sends to every process, from those started inside: this one hears it and ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _watch_parent() -> None:
    """Have this worker end when the process that started it does: one that is killed tells nobody, and half a GB would stay."""
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)


def _by_settled(more: tuple[str, ...], work: Callable[[Sequence[Text]], T], texts: Sequence[Text]) -> T:
    """Give what a worker makes of texts; what is wrong with a lexicon reaches who asked, as from an initializer nothing would."""
    _settle_worker(more)
    return work(texts)


@cache
def _settle_worker(more: tuple[str, ...]) -> None:
    """Load the models, switch further components on, keep the worker to one core, and collect garbage by the chunk alone.

    A reader makes millions of small objects and next to no cycles: looking for those as it goes costs 8 %.
    """
    cast(KiwiTokenizer, load().tokenizer).serves_batches = True
    for component in more:
        load().enable_pipe(component)
    deque(annotate([Text(article_id="", version_no=0, text="0")]), maxlen=0)
    gc.collect()
    gc.freeze()
    gc.disable()


_reading = _Reading()
"""This worker's own."""


def _found_in_last(texts: Sequence[Text]) -> list[Found]:
    found = _reading.last(texts)
    # What this chunk made: to look through the caches of all chunks before would take longer than this.
    gc.collect(0)
    return found


def text_of(article: Article) -> Text:
    """Give an article's version as the text that is read."""
    return Text(
        article_id=article.article_id,
        version_no=article.version_no,
        text=article.body,
        title=article.title,
        published_date=article.published_date,
    )


def chunked(texts: Iterable[Text]) -> Iterator[list[Text]]:
    """Part texts into chunks of about `CHUNK_CHARACTERS`; where they part depends on the texts alone."""
    chunk: list[Text] = []
    characters = 0
    for text in texts:
        chunk.append(text)
        characters += len(text.text)
        if characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def found_in(texts: Sequence[Text]) -> Found:
    """Read one chunk."""
    return gathered(annotate(texts))


def gathered(annotations: Iterable[Annotation]) -> Found:
    """Give the annotations of a chunk's texts as tables."""
    found = list(annotations)
    entities = {entity.entity_id: entity for one in found for entity in one.entities}
    return Found(
        tables={
            **{
                table: table_of(table, [row for one in found for row in getattr(one, attribute)])
                for table, attribute in ROWS_OF.items()
            },
            **{
                table: _joined(table, found, [getattr(one, attribute) for one in found])
                for table, attribute in COLUMNS_OF.items()
            },
        },
        entities=tuple(entities.values()),
        saliences=tuple(one.salience for one in found),
    )


def _joined(table: str, found: Sequence[Annotation], columns: Sequence[Columns]) -> pa.Table:
    """Give the columns of all texts in one table, with each text's key beside its rows."""
    counts = [len(own["token_no"]) for own in columns]
    texts = np.repeat(np.arange(len(found)), counts)
    joined = {
        "article_id": pa.array([one.article_id for one in found], pa.string()).take(pa.array(texts)),
        "version_no": np.array([one.version_no for one in found], np.int64)[texts],
    }
    for field in SCHEMAS[table]:
        if field.name not in joined:
            parts = [own[field.name] for own in columns]
            joined[field.name] = list(chain(*parts)) if field.type == pa.string() else np.concatenate(parts)
    return pa.table(joined, schema=SCHEMAS[table])
