"""Postings: what search reads, kept in step with the texts at a cost that does not grow with the corpus."""

from duckdb import DuckDBPyConnection

from warehouse.sql import statement


def index_batch(connection: DuckDBPyConnection) -> None:
    """Leave the batch staged in the temporary tables of `load_postings.sql` findable, and merge runs that are due.

    Each batch is a run of its own, sorted by term; runs of about one size are merged eight at a time (O'Neil et al. 1996,
    "The log-structured merge-tree") up to a size that no day of a large corpus notices (due_merge.sql).
    """
    connection.execute(statement("load_postings"))
    while connection.execute(statement("due_merge")).fetchall() != [(0,)]:
        connection.execute(statement("merge_postings"))
