import os
import signal
import subprocess
import sys
from collections.abc import Sequence

import pytest

from flows import reading
from flows.demo.texts import papers, texts
from flows.errors import told
from flows.reading import TABLES, Found, Readers, WorkerLostError
from nlp.annotate import Text
from tests.conftest import REPOSITORY


def found(workers: int) -> list[Found]:
    given = [
        Text(article_id=f"{outlet_id}:{number}", version_no=1, text=text.body, title=text.title)
        for outlet_id in papers()
        for number, text in texts(outlet_id, 1).items()
    ]
    with Readers(workers) as readers:
        return [one for _, one in readers.read(given)]


def test_the_rows_are_the_same_whatever_the_number_of_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "CHUNK_CHARACTERS", 2_000)
    alone, together = found(1), found(2)
    assert len(alone) == len(together) > 10
    for one, other in zip(alone, together, strict=True):
        assert one.entities == other.entities
        assert one.saliences == other.saliences
        for table in TABLES:
            assert one.tables[table].equals(other.tables[table]), table


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


def test_no_more_workers_are_started_than_there_are_cores() -> None:
    assert Readers(10**12).workers == os.cpu_count()
