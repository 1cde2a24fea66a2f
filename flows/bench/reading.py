"""How near `corpus annotate` comes to bare Kiwi: same texts, same number of workers, same run."""

import itertools
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from kiwipiepy import Kiwi

from flows.annotate import annotate_texts
from flows.reading import Readers
from nlp.annotate import Text
from nlp.pipeline import load
from nlp.tokenizer import KiwiTokenizer

WARM_UP = 8


def reading(texts: Sequence[Text], workers: int) -> list[tuple[str, float, float]]:
    """Give (what, characters a second, ratio to bare Kiwi) for Kiwi, for reading, and for reading with files.

    Models are loaded and workers started before the clock runs: the ratio is of the steady state.
    """
    characters = sum(len(text.text) for text in texts)
    kiwi = Kiwi(num_workers=workers)
    list(kiwi.tokenize([text.text for text in texts[:WARM_UP]]))
    started = time.perf_counter()
    for _ in kiwi.tokenize(text.text for text in texts):
        pass
    bare = characters / (time.perf_counter() - started)
    with Readers(workers) as readers:
        readers.warm(texts[:WARM_UP])
        started = time.perf_counter()
        for _ in readers.read(texts):
            pass
        read = characters / (time.perf_counter() - started)
        with tempfile.TemporaryDirectory() as folder:
            started = time.perf_counter()
            annotate_texts(texts, Path(folder), readers=readers)
            written = characters / (time.perf_counter() - started)
    return [
        (f"Kiwi.tokenize alone, {workers} threads", bare, 1.0),
        (f"reading, {workers} workers", read, read / bare),
        (f"corpus annotate, {workers} workers, with files", written, written / bare),
    ]


def by_component(texts: Sequence[Text]) -> list[tuple[str, float]]:
    """Give (component, CPU seconds a million characters) for each part of the pipeline, in one process."""
    nlp = load()
    nlp(texts[0].text)  # Kiwi loads at its first text
    characters = sum(len(text.text) for text in texts)
    started = time.process_time()
    docs = list(cast(KiwiTokenizer, nlp.tokenizer).pipe(text.text for text in texts))
    seconds = [("tokenizer, Kiwi included", time.process_time() - started)]
    for name, component in nlp.pipeline:
        started = time.process_time()
        docs = [component(doc) for doc in docs]
        seconds.append((name, time.process_time() - started))
    return [(name, spent * 1e6 / characters) for name, spent in seconds]


def repeated(texts: Sequence[Text], characters: int) -> list[Text]:
    """Give the texts over and over until they hold at least that many characters."""
    once = sum(len(text.text) for text in texts)
    return list(itertools.chain.from_iterable(itertools.repeat(texts, -(-characters // once))))
