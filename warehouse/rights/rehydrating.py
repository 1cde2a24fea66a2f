"""Filling a release: its withheld texts from a file of the same articles, each part proved by its digest."""

from collections.abc import Iterable
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.creation import complete_schema
from warehouse.postings import index_batch
from warehouse.rights.columns import (
    TAIL,
    columns_of,
    digested_columns,
    is_held_by_article,
    released_columns,
    rule_of,
)
from warehouse.rights.passable import MONTH, sql
from warehouse.sql import escaped, filled, statement

BY_VERSION = "f.article_id = t.article_id AND f.version_no = t.version_no"
BY_HASH = "f.article_id = t.article_id AND f.content_hash = t.content_hash"
OWN_TOKEN = (
    "LEFT JOIN own.main.{table} AS o ON o.article_id = f.article_id AND o.version_no = f.own_version_no "
    "AND o.char_start = t.char_start AND o.char_end = t.char_end AND o.tag = t.tag"
)
TOKENS = {"token": "body", "title_token": "title"}
"""The tables of words, and the text of the article that each one's offsets count in."""
IN_TEXT = "substr(f.{text}, t.char_start + 1, t.char_end - t.char_start)"
IN_BODY = IN_TEXT.format(text="body")
OWN_PART = (
    "(SELECT any_value(o.{column}) FROM own.main.{table} AS o WHERE o.article_id = f.article_id AND {own} "
    "AND sha256(f.body_key || o.{column}) = t.{column}_hash)"
)
"""What the user's own reading of the same text has at this place, known by its digest alone."""
OWN_NAME = "(SELECT any_value(h.{column}) FROM rehydration.entity AS h WHERE h.hidden_id = t.entity_id OR h.entity_id = t.entity_id)"
NOTHING = "(SELECT o.{column} FROM own.main.{table} AS o WHERE false)"
"""What never leaves: empty, of the column's type."""


def begin(connection: DuckDBPyConnection, own: Path, patterns: dict[str, str | None]) -> None:
    """Hold a release, a pattern of files a table or none where it has no row, beside the user's own published file."""
    connection.execute(filled(sql("attach_own"), path=escaped(own.resolve())))
    for table, pattern in patterns.items():
        if pattern:
            connection.execute(filled(sql("released_rows"), table=table), {"pattern": pattern})
        else:
            digests = [f"NULL::VARCHAR AS {column}{TAIL}" for column in digested_columns(table)]
            columns = ", ".join(released_columns(table) + digests)
            connection.execute(filled(sql("released_no_rows"), table=table, columns=columns))
    connection.execute(sql("known_texts"))


def fill(connection: DuckDBPyConnection, tables: Iterable[str]) -> dict[str, int]:
    """Leave the release's tables filled as far as digests prove it; give how many places of each column stayed empty."""
    empty = {}
    for table in tables:
        columns = ", ".join(f"{_place(table, column)} AS {column}" for column in columns_of(table))
        joined = f"LEFT JOIN rehydration.filled AS f ON {_same(table)}" if is_held_by_article(table) else ""
        if table in TOKENS:
            joined += f" {OWN_TOKEN.format(table=table)}"
        connection.execute(filled(sql("rehydrated_table"), table=table, filled=columns, joined=joined))
        for column in digested_columns(table):
            counted = filled(sql("unfilled_places"), table=table, column=column, same=_same(table))
            [(count,)] = connection.execute(counted).fetchall()
            empty[f"{table}.{column}"] = count
    return {place: count for place, count in empty.items() if count}


def unfilled(connection: DuckDBPyConnection) -> list[tuple[str, int, str, str]]:
    """Give article, version, outlet and outcome of every text that the release withholds."""
    return connection.execute(sql("unfilled_texts")).fetchall()


def finish(connection: DuckDBPyConnection) -> None:
    """Leave tables with their comments, views and macros, as in any published file, and nothing beside them.

    The index of search, which no release has, is drawn anew of every text that stands there. The checks are not marked
    as held: no release has all that they look at.
    """
    complete_schema(connection)
    connection.execute(sql("finish_rehydrated"))
    connection.execute(statement("stage_unindexed"))
    index_batch(connection)
    connection.execute(statement("unstage_unindexed"))


def filled_rows(table: str, *, by_month: bool) -> str:
    """Give the query of a filled table, its first column the month of publication if asked for."""
    joined = "LEFT JOIN main.article AS b ON b.article_id = t.article_id AND b.version_no = t.version_no"
    month = f"{MONTH}," if by_month else ""
    return filled(sql("rehydrated_rows"), table=table, month=month, joined=joined if by_month else "")


def _same(table: str) -> str:
    return BY_VERSION if "version_no" in columns_of(table) else BY_HASH


def _place(table: str, column: str) -> str:
    """Give the SQL of what stands in a column once it is filled."""
    if column not in released_columns(table):
        return NOTHING.format(table=table, column=column)
    rule = rule_of(table, column)
    if rule == "entity":
        return f"seen_entity(t.{column})"
    if rule == "name":
        return f"coalesce(t.{column}, {OWN_NAME.format(column=column)})"
    if rule == "form":
        own = IN_TEXT.format(text=TOKENS[table]) if column == "form" else f"o.{column}"
        return f"coalesce(t.{column}, {own})"
    if rule != "text":
        return f"t.{column}"
    if table == "article":
        return f"coalesce(t.{column}, f.{column})"
    own = "o.version_no = f.own_version_no" if "version_no" in columns_of(table) else "true"
    part = OWN_PART.format(table=table, column=column, own=own)
    if column == "text":  # the words between two offsets
        part = f"coalesce(CASE WHEN sha256(f.body_key || {IN_BODY}) = t.text_hash THEN {IN_BODY} END, {part})"
    return f"coalesce(t.{column}, {part})"
