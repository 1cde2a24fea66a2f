"""How near `corpus annotate` comes to bare Kiwi: same texts, same number of workers, same run."""

import itertools
import resource
import sys
import tempfile
import time
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import TypeVar, cast

from kiwipiepy import Kiwi
from spacy.tokens import Doc

from flows.annotate import annotate_texts
from flows.errors import UserError
from flows.reading import Readers, chunked, gathered
from nlp.annotate import Text, annotated
from nlp.pipeline import load, through
from nlp.tokenizer import KiwiTokenizer

T = TypeVar("T")
Contestant = Callable[[Sequence[Text]], object]
WARM_UP = 8
ROUNDS = 2
NAMES = "names_by_model"
"""The statistical names, which the pipeline leaves switched off."""
ANNOTATE, ANNOTATE_NAMES = "corpus annotate, with files", "corpus annotate, statistical names too"
BARE = "bare Kiwi"


@dataclass(frozen=True, slots=True)
class Row:
    """What one contestant did: characters a second, as a ratio to bare Kiwi, and the most memory a worker had."""

    what: str
    speed: float
    ratio: float
    megabytes: float


def reading(texts: Sequence[Text], workers: int | None) -> list[Row]:
    """Give a row for Kiwi alone, for reading, for reading with files, and for both with the statistical names too.

    Models are loaded and workers started before the clock runs: the ratio is of the steady state. All take turns,
    and the best of each one's rounds counts, so that a neighbour on the machine spoils none alone.
    """
    with (
        Readers(workers) as plain,
        Readers(workers, [NAMES]) as full,
        tempfile.TemporaryDirectory() as folder,
    ):
        for readers in (plain, full):
            readers.warm(texts[:WARM_UP])
        # Last: a process that is started takes over the peak memory of the one that starts it.
        kiwi = Kiwi(num_workers=plain.workers)
        contestants: list[tuple[str, Contestant, Readers | None]] = [
            (
                f"Kiwi(num_workers={plain.workers}).tokenize(texts), nothing else set",
                partial(_by_kiwi, kiwi),
                None,
            ),
            ("reading", partial(_found, plain), plain),
            (ANNOTATE, partial(_written, plain, Path(folder)), plain),
            ("reading, statistical names too", partial(_found, full), full),
            (ANNOTATE_NAMES, partial(_written, full, Path(folder)), full),
        ]
        seconds = _best_seconds([contestant for _, contestant, _ in contestants], texts)
        peaks = [readers.ask(_peak, ()) if readers else _peak(()) for _, _, readers in contestants]
    characters = sum(len(text.text) for text in texts)
    return [
        Row(what, characters / spent, seconds[0] / spent, peak)
        for (what, _, _), spent, peak in zip(contestants, seconds, peaks, strict=True)
    ]


def _by_kiwi(kiwi: Kiwi, texts: Sequence[Text]) -> None:
    deque(kiwi.tokenize(text.text for text in texts), maxlen=0)


def _found(readers: Readers, texts: Sequence[Text]) -> None:
    deque(readers.read(texts), maxlen=0)


def _written(readers: Readers, folder: Path, texts: Sequence[Text]) -> None:
    annotate_texts(texts, folder, readers=readers)


def _best_seconds(contestants: Sequence[Contestant], texts: Sequence[Text]) -> list[float]:
    """Give the best time of each in `ROUNDS` in which all take turns, a short one before the clock runs."""
    for contestant in contestants:
        contestant(texts[:WARM_UP])
    seconds = [float("inf")] * len(contestants)
    for _ in range(ROUNDS):
        for number, contestant in enumerate(contestants):
            started = time.perf_counter()
            contestant(texts)
            seconds[number] = min(seconds[number], time.perf_counter() - started)
    return seconds


def _peak(_: Sequence[Text]) -> float:
    """Give the most memory this process has had, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 2**10


def by_component(texts: Sequence[Text]) -> list[tuple[str, float]]:
    """Give (part, CPU seconds a million characters) of all that a worker does, and first of bare Kiwi."""
    with Readers(1, [NAMES]) as readers:
        return readers.ask(_by_component, texts)


def _by_component(texts: Sequence[Text]) -> list[tuple[str, float]]:
    kiwi, nlp = Kiwi(num_workers=1), load()
    tokenizer = cast(KiwiTokenizer, nlp.tokenizer)
    seconds: defaultdict[str, float] = defaultdict(float)

    def timed(what: str, work: Callable[[], T]) -> T:
        started = time.process_time()
        made = work()
        seconds[what] += time.process_time() - started
        return made

    kiwi.tokenize(texts[0].text)
    for chunk in chunked(texts):
        sources = [text.text for text in chunk]
        timed(BARE, partial(deque, map(kiwi.tokenize, sources), maxlen=0))
        docs: list[Doc] = timed("tokenizer, Kiwi included", partial(list, tokenizer.pipe(sources)))
        for name, component in nlp.pipeline:
            docs = timed(name, partial(through, component, docs))
        timed("rows and tables", partial(gathered, annotated(zip(chunk, docs, repeat(0), strict=False))))
    characters = sum(len(text.text) for text in texts)
    return [(name, spent * 1e6 / characters) for name, spent in seconds.items()]


def summary(rows: Sequence[Row], parts: Sequence[tuple[str, float]]) -> list[str]:
    """Give the lines that the marks are held against: the ratio without and with the statistical names, and the memory.

    Beside the ratio of `reading`'s times stands that of `by_component`'s CPU seconds, which neighbours disturb less but
    which leaves the writing of files out.
    """
    by_name = {row.what: row for row in rows}
    spent = dict(parts)
    bare, names = spent.pop(BARE), spent[NAMES]
    whole = sum(spent.values())
    return [
        f"{what}: {by_name[row].ratio:.2f} of bare Kiwi by the clock, {bare / seconds:.2f} by CPU seconds "
        f"without files (mark {mark}); at most {by_name[row].megabytes:.0f} MB a worker (mark 1200)"
        for what, row, seconds, mark in (
            ("without the statistical names", ANNOTATE, whole - names, 0.85),
            ("with the statistical names", ANNOTATE_NAMES, whole, 0.6),
        )
    ]


def repeated(texts: Sequence[Text], characters: int) -> list[Text]:
    """Give the texts over and over until they hold at least that many characters; UserError where they hold none."""
    once = sum(len(text.text) for text in texts)
    if not once:
        raise UserError(f"bench: expected texts to read, found {len(texts)} without a character")
    return list(itertools.chain.from_iterable(itertools.repeat(texts, -(-characters // once))))
