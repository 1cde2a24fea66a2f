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
    """Give one line: this version, what it reads by and the newest migration of its tables, and what it runs on.

    Pipeline and lexicon are the digests that the view `provenance` has of a corpus: alike, they read alike.
    """
    from nlp.pipeline import lexicon_version, pipeline_version
    from warehouse.schema import newest_migration

    return (
        f"corpus {code_version()} (pipeline {pipeline_version()}, lexicon {lexicon_version()}, "
        f"schema {newest_migration()}, DuckDB {version('duckdb')}, Kiwi {version('kiwipiepy')}, "
        f"Python {platform.python_version()})"
    )
