"""A take-down in a lake: its storage and its catalog are searched as the home's files are."""

from collections.abc import Iterable, Iterator
from typing import Any

from pyarrow import fs

from flows.errors import UserError
from flows.home import Home
from flows.remove.proof import in_index, in_parquet, in_tables, pieces, within_sentences
from flows.traces import Traces
from warehouse.inbox import ready
from warehouse.lake import Lake
from warehouse.lake_files import files
from warehouse.removal import tables_of_articles


def refuse_waiting(home: Home) -> None:
    """Return if nothing waits to be applied; raise UserError if batches do, which may hold words of any article."""
    lake = home.warehouse
    if isinstance(lake, Lake) and (batches := ready(lake)):
        raise UserError(
            f"remove: {len(batches)} batches wait in {lake.data}/inbox; apply them first: corpus lake commit"
        )


def found_in_lake(
    home: Home, article_ids: set[str], traces: Traces, texts: Iterable[str]
) -> tuple[int, list[str]]:
    """Give how many objects and tables of the catalog were searched, and where traces or rows of the articles still are."""
    lake = home.warehouse
    if not isinstance(lake, Lake):
        return 0, []
    within = within_sentences(traces, texts)
    storage = files(lake)
    listed = storage.get_file_info(fs.FileSelector("", recursive=True, allow_not_found=True))
    paths = sorted(one.path for one in listed if one.type == fs.FileType.File)
    found = [
        f"{lake.data}/{path}: {what}"
        for path in paths
        for what in _in_object(storage, path, article_ids, traces, within)
    ]
    with lake.connect(read_only=True) as connection:
        found += [f"the lake: {what}" for what in in_index(connection)]
    with lake.connect_catalog() as connection:
        found += [f"the catalog: {what}" for what in in_tables(connection, article_ids, traces)]
    return len(paths), found


def _in_object(
    storage: Any, path: str, article_ids: set[str], traces: Traces, within: Traces
) -> Iterator[str]:
    """Yield what an object holds, read as Parquet and, besides, as bare bytes; some tables name removed articles of right."""
    place, table = path.split("/")[0], path.split("/")[-2:][0]
    ids = article_ids if place != "tables" or table in tables_of_articles() else set()
    if path.endswith(".parquet"):
        with storage.open_input_file(path) as file:
            yield from in_parquet(file, ids, traces)
    with storage.open_input_stream(path) as file:
        if any(within.are_in(piece) for piece in pieces(file)):
            yield "bytes"
