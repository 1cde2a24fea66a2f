"""Rows beside the archives, batches, samples: removed articles leave them, and words of theirs give way to signs."""

import json
import os
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.home import Home
from flows.release.proof import long_strings
from flows.traces import Traces
from spiders.erase import UNFINISHED
from spiders.rows import write_atomic

OURS = ("runs", "samples", "codings")
"""Folders of the home whose files are rewritten; any other file that holds a trace is named by the proof."""
NAMING = frozenset(("visit", "passed_over", "known"))
"""Rows that name an article without a word of it: the next crawl goes by them."""
OWNERS = ("article_id", "parent_article_id", "origin_article_id")


def clear_left_over(home: Home) -> None:
    """Leave no half-written file and no folder of a reading that was killed: they may hold anything."""
    for path in home.root.rglob(f"*{UNFINISHED}"):
        path.unlink()
    for folder in OURS:
        for pattern in ("*.tmp", "*.part"):
            for path in (home.root / folder).rglob(pattern):
                path.unlink()
    for path in home.root.glob("tmp*"):
        if path.is_dir() and (path / "visit.jsonl").exists():
            shutil.rmtree(path)


def clean_rows(home: Home, article_ids: set[str], traces: Traces) -> int:
    """Leave no row of the articles and no trace in files of ours; give how many were rewritten."""
    count = 0
    for folder in OURS:
        for path in sorted((home.root / folder).rglob("*")):
            if not path.is_file() or ".warc.gz" in path.name:
                continue
            count += (
                _clean_parquet(path, article_ids, traces)
                if path.suffix == ".parquet"
                else clean_text(path, article_ids, traces)
            )
    return count


def clean_history(home: Home, traces: Traces) -> int:
    """Leave no file of Prefect's server that holds a trace: it is a history of runs, and is begun anew."""
    held = [path for path in home.prefect.rglob("*") if path.is_file() and _holds(path, traces)]
    for path in held:
        path.unlink()
    return len(held)


def clean_text(path: Path, article_ids: set[str], traces: Traces) -> bool:
    """Leave no row of the articles and no trace in a file of text; say whether there was any."""
    with path.open(encoding="utf-8", errors="replace", newline="\n") as file:
        lines = list(file)  # not splitlines: what a page says may hold U+2028
    before = "".join(lines)
    if path.suffix == ".jsonl" and path.stem not in NAMING:
        lines = [line for line in lines if not _belongs(line, article_ids)]
    after = traces.without("".join(lines))
    if after == before:
        return False
    write_atomic(path, after)
    return True


def _belongs(line: str, article_ids: set[str]) -> bool:
    try:
        row = json.loads(line)
    except ValueError:
        return False
    return isinstance(row, dict) and any(row.get(name) in article_ids for name in OWNERS)


def _clean_parquet(path: Path, article_ids: set[str], traces: Traces) -> bool:
    before = pq.read_table(path)
    after = before
    for name in OWNERS:
        if name in after.schema.names:
            after = after.filter(
                pc.invert(pc.fill_null(pc.is_in(after[name], pa.array(sorted(article_ids))), False))
            )
    if "entity_id" in after.schema.names and path.stem in ("entity", "entity_alias"):
        after = after.filter(
            pa.array(
                [not traces.are_in(" ".join(map(str, row.values()))) for row in after.to_pylist()], pa.bool_()
            )
        )
    for place, field in enumerate(after.schema):
        if pa.types.is_string(field.type) and traces.are_in("\0".join(long_strings(after[field.name]))):
            clean = [text and traces.without(text) for text in after[field.name].to_pylist()]
            after = after.set_column(place, field, pa.array(clean, field.type))
    if after.equals(before):
        return False
    temporary = path.with_name(path.name + UNFINISHED)
    pq.write_table(after, temporary, compression="zstd")
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    temporary.replace(path)
    return True


def _holds(path: Path, traces: Traces) -> bool:
    return traces.are_in(path.read_bytes().decode("utf-8", "replace"))
