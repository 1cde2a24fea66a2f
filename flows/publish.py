"""Publish: the warehouse as it stands becomes a new read-only file, and `current.duckdb` points at it."""

from pathlib import Path

from flows.home import Home
from warehouse.publish import publish


def publish_warehouse(home: Home) -> Path:
    """Give the published file; a must-check that fails leaves the last one in place."""
    return publish(home.warehouse, home.published)
