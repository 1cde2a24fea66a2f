"""Publish: the warehouse as it stands becomes a new read-only file, and `current.duckdb` points at it."""

from pathlib import Path

from flows.entity_decisions import decisions
from flows.home import Home
from warehouse.additions import replace_entity_decisions
from warehouse.database import open_private
from warehouse.publish import publish


def publish_warehouse(home: Home) -> Path:
    """Give the published file; a must-check that fails leaves the last one in place.

    What was decided on names since the last load is in it.
    """
    with open_private(home.warehouse) as connection:
        replace_entity_decisions(connection, decisions(home))
    return publish(home.warehouse, home.published)
