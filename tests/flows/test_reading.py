import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

import pytest

from flows import reading
from flows.demo.texts import papers, texts
from flows.errors import told
from flows.reading import TABLES, Found, Reader, Readers, ThisProcess, WorkerLostError, usual_workers
from nlp.annotate import Text
from tests.conftest import REPOSITORY


def found(reader: AbstractContextManager[Reader]) -> list[Found]:
    given = [
        Text(article_id=f"{outlet_id}:{number}", version_no=1, text=text.body, title=text.title)
        for outlet_id in papers()
        for number, text in texts(outlet_id, 1).items()
    ]
    with reader as readers:
        return [one for _, one in readers.read(given)]


def test_the_rows_are_the_same_whatever_the_number_of_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "CHUNK_CHARACTERS", 2_000)
    alone = found(nullcontext(ThisProcess()))
    for workers in (1, 2):
        together = found(Readers(workers))
        assert len(alone) == len(together) > 10
        for one, other in zip(alone, together, strict=True):
            assert one.entities == other.entities
            assert one.saliences == other.saliences
            for table in TABLES:
                assert one.tables[table].equals(other.tables[table]), table


@pytest.mark.parametrize(("character_count", "kind"), [(299_999, ThisProcess), (300_000, Readers)])
def test_few_characters_are_read_in_this_process(character_count: int, kind: type[Reader]) -> None:
    with reading.reader(1, character_count) as reader:
        assert isinstance(reader, kind)


def text(number: int) -> Text:
    return Text(article_id=str(number), version_no=1, text=f"{number}번 모델을 공개했다고 네이버가 밝혔다.")


@pytest.mark.parametrize("reader", [nullcontext(ThisProcess()), Readers(2)], ids=["here", "two workers"])
def test_each_chunk_comes_once_in_order_with_what_is_in_it(
    reader: AbstractContextManager[Reader], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "CHUNK_CHARACTERS", 1)
    with reader as readers:
        for count in (0, 1, 2, 3, 20):
            given = [text(number) for number in range(count)]
            read = list(readers.read(iter(given)))
            assert [chunk for chunk, _ in read] == [[one] for one in given]
            own = [set(found.tables["quote"]["article_id"].to_pylist()) for _, found in read]
            assert own == [{one.article_id} for one in given]


def test_what_nobody_waited_for_is_not_taken_for_the_next_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "CHUNK_CHARACTERS", 1)
    with Readers(2) as readers:
        first = readers.read(map(text, range(20)))
        assert next(first)[0] == [text(0)]
        del first
        [(_, found)] = readers.read([text(100)])
    assert found.tables["quote"]["article_id"].to_pylist() == ["100"]


def die(read: Sequence[Text]) -> None:
    """End the worker as the system does where memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_that_is_killed_is_told_in_one_line() -> None:
    with pytest.raises(WorkerLostError, match="run the same command again"), Readers(2) as readers:
        readers.ask(die, [])
    assert WorkerLostError in told()


def stay(read: Sequence[Text]) -> str:
    """Say that the worker is there."""
    return "at work"


def test_workers_end_with_the_process_that_is_killed_above_them() -> None:
    program = """
import os, signal
from flows.reading import Readers
from tests.flows.test_reading import stay
with Readers(2) as readers:
    print(readers.ask(stay, []), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""
    # Ends when nobody holds the pipe any more: a worker that stays is a timeout.
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True, timeout=60, check=False
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (-signal.SIGKILL, "at work\n")


@pytest.mark.parametrize(("cores", "workers"), [(1, 1), (2, 1), (4, 3), (8, 5), (64, 40)])
def test_there_are_usually_fewer_workers_than_cores(cores: int, workers: int) -> None:
    assert usual_workers(cores) == workers


def test_no_more_workers_are_started_than_there_are_cores() -> None:
    assert Readers(10**12).workers == os.cpu_count()
