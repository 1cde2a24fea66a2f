"""One readable file of a lake: what it holds at one moment, for analysts, who need neither catalog nor storage."""

from pathlib import Path

from warehouse.database import open_private
from warehouse.lake import Lake
from warehouse.sql import escaped, filled, statement


def copy_lake(lake: Lake, copy: Path) -> None:
    """Leave in a new file what the lake holds at this moment, with the comments on views and macros that a lake lacks.

    All tables are read in one transaction, so of one state; nobody has to stop writing.
    """
    with open_private(copy) as file:
        tables = file.execute(statement("all_tables")).fetchall()
    with open_private(lake) as connection:
        connection.execute(filled(statement("attach_copy"), path=escaped(copy)))
        connection.begin()
        for schema, table in tables:
            connection.execute(filled(statement("copy_table"), table=f"{schema}.{table}"))
        connection.commit()
        connection.execute(statement("detach_copy"))
