"""Rehydrate: a release with its withheld texts filled in from the user's own archive of the same articles."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.errors import UserError
from flows.exports import SUMS, under_its_name
from flows.release.make import checksums
from flows.release.tables import BY_MONTH, write_queries
from warehouse.database import CONFIG, WarehouseMissing
from warehouse.rights.rehydrating import begin, fill, filled_rows, finish, unfilled
from warehouse.sql import TABLES, statement

FILE_NAME = "corpus.duckdb"
UNFILLED = "UNFILLED.tsv"


@dataclass(frozen=True, slots=True)
class Rehydrated:
    """What came of a rehydration: texts by outlet and outcome, and places that stayed empty in filled texts."""

    outcomes: dict[tuple[str, str], int]
    empty_places: dict[str, int]


def rehydrate(release: Path, own: Path, to: Path, *, is_forced: bool = False) -> Rehydrated:
    """Leave a release's tables, filled, as Parquet and as a DuckDB file with every view and macro, in a folder.

    A text is filled only where its digests agree, and so is every quote, mention and name in it. `UNFILLED.tsv` names
    the texts that are still missing, and why.

    Raises:
        UserError: the release is damaged, of another version, or none; the folder stands there already.
        WarehouseMissing: the user's home has no published file.
    """
    whole_release(release)
    if not own.exists():
        raise WarehouseMissing(
            f"{own}: no warehouse here; run `corpus run` for the outlets of the release first"
        )
    tables = {
        row["table"]: str(release.resolve() / row["files"]) if row["row_count"] else None
        for row in json.loads((release / "dictionary.json").read_text("utf-8"))
    }
    unknown = sorted(tables.keys() - TABLES)
    if unknown:
        raise UserError(
            f"rehydrate: {release}: table {unknown[0]} is unknown to this version; use that of the release"
        )
    with under_its_name(to, is_forced=is_forced) as folder:
        folder.mkdir()
        with duckdb.connect(str(folder / FILE_NAME), config=dict(CONFIG)) as connection:
            connection.execute(statement("set_session"))
            begin(connection, own, tables)
            empty = fill(connection, tables)
            texts = unfilled(connection)
            finish(connection)
            queries = {
                table: (filled_rows(table, by_month=table in BY_MONTH), table in BY_MONTH) for table in tables
            }
            write_queries(connection, queries, folder)
        rows = ["\t".join(map(str, row)) for row in texts if row[-1] != "filled"]
        lines = ["article_id\tversion_no\toutlet_id\twhy", *rows, ""]
        (folder / UNFILLED).write_text("\n".join(lines), "utf-8")
        (folder / SUMS).write_text(checksums(folder), "utf-8")
    return Rehydrated(dict(Counter((outlet_id, why) for _, _, outlet_id, why in texts)), empty)


def whole_release(release: Path) -> None:
    """Return only if every file of a release is as its checksums say.

    Raises:
        UserError: it is no release, or a file is missing, changed or new.
    """
    if not (release / SUMS).is_file():
        raise UserError(f"{release}: expected a release with {SUMS}, found none")
    expected = set((release / SUMS).read_text("utf-8").splitlines())
    differing = sorted(line.split("  ", 1)[1] for line in expected ^ set(checksums(release).splitlines()))
    if differing:
        raise UserError(f"{release}: {differing[0]} is not as {SUMS} says; get the release again")
