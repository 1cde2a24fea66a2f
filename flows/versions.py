"""Which version of the corpus this is: what tables, releases and reports of a fault name it by."""

import platform
from importlib.metadata import version

NAME = "ko-ai-policy-corpus"
CODEBOOK_VERSION = "2"
"""Of the codebook that the pipeline reads by, and that coders are given."""


def code_version() -> str:
    """Give the version of this package, as it is installed."""
    return version(NAME)


def versions() -> str:
    """Give one line: this version, the newest migration its tables have, and what it runs on."""
    from warehouse.schema import newest_migration

    return (
        f"corpus {code_version()} (schema {newest_migration()}, DuckDB {version('duckdb')}, "
        f"Kiwi {version('kiwipiepy')}, Python {platform.python_version()})"
    )
