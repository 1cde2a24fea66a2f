"""Exports: rows of a query to Parquet, CSV or JSON lines, whole under their name or not there at all."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from flows.errors import UserError
from flows.formulas import FORMULA, MARKED

FORMS: Final = {".parquet": "parquet", ".csv": "csv", ".jsonl": "jsonl", "": "months"}
"""What is written, by the ending of the name: without one Parquet, of documents a folder with a file a month."""
DAY: Final = "published_date"
"""What documents have: a day of validity, as an entity's, parts nothing into months."""
BOM: Final = b"\xef\xbb\xbf"
SUMS: Final = "SHA256SUMS"
MONTH_FILE: Final = re.compile(r"month=[^/]+/part\.parquet")
WAITING: Final = 64 * 1024 * 1024
"""Bytes of rows held before they are written: a row group of a month."""


def write(rows: pa.RecordBatchReader, path: Path, form: str, *, has_bom: bool = False) -> int:
    """Leave the rows in a new file, or in a folder with a file a month, and give their number."""
    if form == "months":
        return _write_months(rows, path)
    if form == "parquet":
        return _write_parquet(rows, path)
    return _write_csv(rows, path, has_bom) if form == "csv" else _write_jsonl(rows, path)


def target(path: Path, schema: pa.Schema) -> tuple[Path, str]:
    """Give where rows go and in what form, by the ending of a name; without one, rows that are no documents are one file.

    Raises:
        UserError: it is none of ours.
    """
    if path.suffix not in FORMS:
        endings = ", ".join(ending for ending in FORMS if ending)
        raise UserError(
            f"{path}: expected a name that ends in {endings}, or in nothing for Parquet, documents by month, found {path.suffix}"
        )
    if not path.suffix and not any(field.name == DAY and pa.types.is_date(field.type) for field in schema):
        path = path.with_suffix(".parquet")
    return path, FORMS[path.suffix]


@contextmanager
def under_its_name(path: Path, *, is_forced: bool) -> Iterator[Path]:
    """Lend a name beside a path; what stands there in the end gets the path, in the place of any before if forced.

    Raises:
        UserError: something stands there already, or is no export; the folder above it is missing.
    """
    if not path.parent.is_dir():
        raise UserError(f"{path}: there is no folder {path.parent}; make it first")
    if path.exists() and not is_forced:
        raise UserError(f"{path}: stands there already; choose another name or say --force")
    if path.is_dir() and not is_ours(path):
        raise UserError(
            f"{path}: holds more than an export or a release with its {SUMS}; --force takes away no other files"
        )
    place = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield place
        if path.is_dir():
            shutil.rmtree(path)
        place.replace(path)
    except BaseException:
        _drop(place)
        raise


def is_ours(folder: Path) -> bool:
    """Say whether each file of a folder is of an export by month, or named in its sums as a release's: no other is replaced."""
    sums = folder / SUMS
    lines = sums.read_text("utf-8", "replace").splitlines() if sums.is_file() else []
    named = {SUMS, *(line.partition("  ")[2] for line in lines)}
    files = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()]
    return all(name in named or MONTH_FILE.fullmatch(name) for name in files)


def _write_parquet(rows: pa.RecordBatchReader, path: Path) -> int:
    count = 0
    with pq.ParquetWriter(path, rows.schema, compression="zstd") as writer:
        for batch in rows:
            writer.write_batch(batch)
            count += batch.num_rows
    return count


def _write_months(rows: pa.RecordBatchReader, folder: Path) -> int:
    """Write `folder/month=2026-10/part.parquet`, which DuckDB, Polars and pandas read as one table with a column month."""
    waiting: dict[str, list[pa.Table]] = {}
    writers: dict[str, pq.ParquetWriter] = {}
    count = size = 0

    def flush() -> None:
        for month, tables in waiting.items():
            if month not in writers:
                place = folder / f"month={month}"
                place.mkdir(parents=True, exist_ok=True)
                writers[month] = pq.ParquetWriter(place / "part.parquet", rows.schema, compression="zstd")
            writers[month].write_table(pa.concat_tables(tables))
        waiting.clear()

    folder.mkdir()
    try:
        for batch in rows:
            table = pa.Table.from_batches([batch])
            months = pc.fill_null(pc.strftime(table[DAY], format="%Y-%m"), "unknown")
            for month in pc.unique(months).to_pylist():
                waiting.setdefault(month, []).append(table.filter(pc.equal(months, month)))
            count, size = count + batch.num_rows, size + batch.nbytes
            if size > WAITING:
                flush()
                size = 0
        flush()
    finally:
        for writer in writers.values():
            writer.close()
    return count


def _write_csv(rows: pa.RecordBatchReader, path: Path, has_bom: bool) -> int:
    """Write RFC 4180 with every text in quotes, so that a newline in a text and an empty text are told from no value."""
    count = 0
    with path.open("wb") as file:
        if has_bom:
            file.write(BOM)  # without it Excel takes Korean for another encoding
        fields = [
            (_safe(pa.array([field.name]))[0].as_py(), _plain_type(field.type)) for field in rows.schema
        ]
        schema = pa.schema(fields)
        with pa_csv.CSVWriter(file, schema, write_options=pa_csv.WriteOptions(eol="\r\n")) as writer:
            for batch in rows:
                table = pa.Table.from_batches([batch])
                writer.write_table(pa.table([_safe(column) for column in table.columns], schema=schema))
                count += batch.num_rows
    return count


def _plain_type(kind: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_nested(kind) else kind


def _safe(column: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    if pa.types.is_nested(column.type):
        texts = [None if value is None else _json(value) for value in column.to_pylist()]
        column = pa.chunked_array([texts], type=pa.string())
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        return pc.replace_substring_regex(column, FORMULA, MARKED, max_replacements=1)
    return column


def _write_jsonl(rows: pa.RecordBatchReader, path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for batch in rows:
            file.writelines(_json(row) + "\n" for row in batch.to_pylist())
            count += batch.num_rows
    return count


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: object) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"no JSON for {type(value).__name__}: {value!r}")


def _drop(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
