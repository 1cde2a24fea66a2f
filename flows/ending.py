"""Ctrl-C and a time limit that end a reading command at once, whatever the database is busy with."""

import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from warehouse.asking import drop_spill


@contextmanager
def ended_at_once(seconds: float | None = None) -> Iterator[None]:
    """End the process with one line at Ctrl-C (exit code 130) or when the time is up (1), unless it is done before.

    DuckDB looks up only between chunks of rows: `list_transform(range(1000000000), …)` would go on for half a minute.
    So a thread ends the process. Nothing is lost: such a command only reads.
    """
    heard, rung = socket.socketpair()
    rung.setblocking(False)
    bell = signal.set_wakeup_fd(rung.fileno())
    handler = signal.signal(signal.SIGINT, lambda *_: None)
    Thread(target=_end, args=(heard, seconds), daemon=True).start()
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        signal.set_wakeup_fd(bell)
        rung.close()


def _end(heard: socket.socket, seconds: float | None) -> None:
    heard.settimeout(seconds)
    try:
        if not heard.recv(1):
            return
        line, code = "interrupted", 130
    except TimeoutError:
        line, code = f"stopped after {seconds:g} seconds; narrow the question or raise --timeout", 1
    os.write(sys.stderr.fileno(), f"corpus: {line}\n".encode())
    drop_spill()
    os._exit(code)
