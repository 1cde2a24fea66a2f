"""Records to JSONL and back to disk in one step: a reader sees the old file or the new one, never half of it."""

import dataclasses
import json
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from warehouse.records import table_name


def write_rows(folder: Path, record: type, rows: Iterable[Any]) -> None:
    """Leave `<table>.jsonl` with one record a line in a folder, in place of any before."""
    names = [field.name for field in dataclasses.fields(record)]
    text = "".join(
        json.dumps({name: getattr(row, name) for name in names}, ensure_ascii=False, default=_iso) + "\n"
        for row in rows
    )
    write_atomic(folder / f"{table_name(record)}.jsonl", text)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Give the rows that `write_rows` left in a file; none where there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:  # not splitlines: what a page says may hold U+2028
        return [json.loads(line) for line in lines]


def write_atomic(path: Path, text: str) -> None:
    """Leave a file with a text, on disk, under its name; half a surrogate pair, as broken JSON has, becomes `?`."""
    temporary = path.with_name(path.name + ".tmp")
    with temporary.open("w", encoding="utf-8", errors="replace") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _iso(value: object) -> str:
    if isinstance(value, date):  # a datetime is a date
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}: {value!r}")
