import os
import signal
from collections.abc import Sequence

import pytest

from flows import reading
from flows.demo.texts import papers, texts
from flows.errors import told
from flows.reading import TABLES, Found, Readers, WorkerLostError
from nlp.annotate import Text


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
