"""The process that answers one call: questions as JSON on standard input, rows or a refusal as JSON on standard output.

DuckDB hears an interrupt only between chunks of rows, and one call such as `repeat('x', 4000000000)` takes memory past
DuckDB's own limit: a question that is somebody else's is asked where the kernel holds both limits.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Iterable
from datetime import datetime
from itertools import chain
from pathlib import Path
from threading import Thread
from typing import Any

from flows.answer_text import plain, told_apart
from warehouse.asking import QueryRefused, answering, drop_spill
from warehouse.creation import SchemaMismatch
from warehouse.database import WarehouseBusy, WarehouseMissing
from warehouse.rights.reading import keep_inside, opened

SETTINGS = {"memory_limit": "2GB", "max_temp_directory_size": "4GB"}
ADDRESS_SPACE = 6 * 1024**3
"""Bytes; above DuckDB's own limit, which does not hold for one value or one list."""


def main() -> None:
    """Answer what stands on standard input and end, without a destructor that a question could make fail."""
    task = json.load(sys.stdin)
    out = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever else is printed never reaches the one who asked
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    try:
        found: dict[str, Any] = {
            "answers": {name: _answer(task, one) for name, one in task["questions"].items()}
        }
    except (QueryRefused, WarehouseMissing, WarehouseBusy, SchemaMismatch) as refusal:
        found = {"refused": str(refusal)}
    with os.fdopen(out, "w", encoding="utf-8") as answer:
        json.dump(found, answer, ensure_ascii=False)
    os._exit(0)


def _end_with(server: int) -> None:
    """End this process when the server that started it is gone."""
    while os.getppid() == server:
        time.sleep(0.5)
    drop_spill()
    os._exit(1)


def _answer(task: dict[str, Any], question: dict[str, Any]) -> dict[str, Any]:
    as_of = datetime.fromisoformat(task["as_of"]) if task["as_of"] else None
    database, sql, is_own_use = Path(task["database"]), question["sql"], task["is_own_use"]
    with opened(database, is_own_use=is_own_use, settings=SETTINGS) as connection:
        if not is_own_use:
            keep_inside(connection, sql)
        with answering(connection, sql, question["parameters"], as_of) as rows:
            found = _within(chain.from_iterable(rows.batches), **task["limits"])
            return {"columns": told_apart(rows.columns), **found}


def _within(
    rows: Iterable[tuple[Any, ...]], *, rows_limit: int, letters: int, cell_letters: int
) -> dict[str, Any]:
    """Give the first rows, as many as the limits let through, and say what they left out."""
    kept: list[list[Any]] = []
    notes, taken = [], 0
    for row in rows:
        cells = [_cut(plain(value), cell_letters) for value in row]
        taken += sum(len(str(cell)) for cell in cells)
        if len(kept) == rows_limit:
            notes.append(f"more than {rows_limit} rows: there are more; aggregate, filter, or raise limit")
            break
        if taken > letters and kept:
            notes.append(
                f"only the first {len(kept)} rows: an answer holds {letters} letters; take fewer columns"
            )
            break
        kept.append(cells)
    if any(isinstance(cell, str) and cell.endswith(_CUT) for row in kept for cell in row):
        notes.append(f"cells that end in {_CUT} are cut at {cell_letters} letters: read on with substr()")
    return {"rows": kept, "note": "; ".join(notes)}


_CUT = "… [cut]"


def _cut(value: Any, most: int) -> Any:
    if isinstance(value, list | dict):
        text = json.dumps(value, ensure_ascii=False)
        return text[:most] + _CUT if len(text) > most else value
    return value[:most] + _CUT if isinstance(value, str) and len(value) > most else value


if __name__ == "__main__":
    main()
