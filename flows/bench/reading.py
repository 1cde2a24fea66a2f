"""How near `corpus annotate` comes to bare Kiwi: same texts, same number of workers, same run."""

import itertools
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from kiwipiepy import Kiwi

from flows.annotate import annotate_texts
from flows.reading import Readers
from nlp.annotate import Text
from nlp.pipeline import load
from nlp.tokenizer import KiwiTokenizer

WARM_UP = 8
ROUNDS = 2


def reading(texts: Sequence[Text], workers: int) -> list[tuple[str, float, float]]:
    """Give (what, characters a second, ratio to bare Kiwi) for Kiwi, for reading, and for reading with files.

    Models are loaded and workers started before the clock runs: the ratio is of the steady state. The three take
    turns, and the best of each one's rounds counts, so that a neighbour on the machine spoils none alone.
    """
    kiwi = Kiwi(num_workers=workers)
    with Readers(workers) as readers, tempfile.TemporaryDirectory() as folder:
        contestants: dict[str, Callable[[Sequence[Text]], object]] = {
            f"Kiwi.tokenize alone, {workers} threads": lambda some: deque(
                kiwi.tokenize(text.text for text in some), maxlen=0
            ),
            f"reading, {workers} workers": lambda some: deque(readers.read(some), maxlen=0),
            f"corpus annotate, {workers} workers, with files": lambda some: annotate_texts(
                some, Path(folder), readers=readers
            ),
        }
        readers.warm(texts[:WARM_UP])
        for contestant in contestants.values():
            contestant(texts[:WARM_UP])
        seconds = dict.fromkeys(contestants, float("inf"))
        for _ in range(ROUNDS):
            for name, contestant in contestants.items():
                started = time.perf_counter()
                contestant(texts)
                seconds[name] = min(seconds[name], time.perf_counter() - started)
    characters = sum(len(text.text) for text in texts)
    bare = next(iter(seconds.values()))
    return [(name, characters / spent, bare / spent) for name, spent in seconds.items()]


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
