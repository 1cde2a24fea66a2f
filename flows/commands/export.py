"""`corpus export`: a table, a view or a question of the published file, as Parquet, CSV or JSON lines."""

from pathlib import Path

from flows.exports import target, under_its_name, write
from flows.home import Home
from warehouse.rights.reading import rows_of


def export(home: Home, asked: str, to: Path, *, is_forced: bool, has_bom: bool, is_own_use: bool) -> None:
    """Write what is asked to a new file or folder, without texts that may not be passed on unless it is for own use."""
    with rows_of(home.current, asked, is_own_use=is_own_use) as rows:
        to, form = target(to, rows.schema)
        with under_its_name(to, is_forced=is_forced) as place:
            count = write(rows, place, form, has_bom=has_bom)
    said = (
        "with every text: not to be passed on"
        if is_own_use
        else "texts that may not be passed on are left empty"
    )
    print(f"{to}: {count} rows, {said}")
