"""The rule of every column: what of it may leave, and why, as `columns.tsv` says; what it does not name never leaves."""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from warehouse.sql import TABLES

Rule = Literal["open", "text", "form", "outlet", "entity", "name", "private"]
HERE = Path(__file__).parent
SHOWN: dict[Rule, str] = {
    "open": "t.{column}",
    "text": "CASE WHEN w.article_id IS NULL THEN t.{column} END",
    "form": "CASE WHEN w.article_id IS NULL THEN t.{column} END",
    "outlet": "CASE WHEN t.outlet_id IN (SELECT p.outlet_id FROM rights.passable_outlet AS p) THEN t.{column} END",
    "entity": "shown_entity(t.{column})",
    "name": "CASE WHEN t.entity_id NOT LIKE 'new:%' THEN t.{column} END",
    "private": "CASE WHEN false THEN t.{column} END",
}
"""What stands in a column where its text may not leave: nothing, but of the column's own type."""
RULES: dict[str, Rule] = {rule: rule for rule in get_args(Rule)}
DIGEST = "CASE WHEN w.article_id IS NOT NULL THEN text_digest(b.body, t.{column}) END AS {column}_hash"
TAIL = "_hash"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on a column, and why."""

    rule: Rule
    reason: str


@cache
def decisions() -> dict[tuple[str, str], Decision]:
    """Give the decision on each column, by table and column."""
    found: dict[tuple[str, str], Decision] = {}
    for line in (HERE / "columns.tsv").read_text("utf-8").splitlines():
        if line.startswith("#") or line.startswith("table\t"):
            continue
        table, column, rule, reason = line.split("\t")
        if rule not in RULES or (table, column) in found:
            raise ValueError(
                f"columns.tsv: {table}.{column}: expected one known rule, found {rule!r} or a second one"
            )
        found[table, column] = Decision(RULES[rule], reason)
    return found


def rule_of(table: str, column: str) -> Rule:
    """Give the rule of a column; one that nobody has decided on stays at home."""
    decision = decisions().get((table, column))
    return decision.rule if decision else "private"


def columns_of(table: str) -> list[str]:
    """Give the columns of a table, in order."""
    return [field.name for field in fields(TABLES[table])]


def released_columns(table: str) -> list[str]:
    """Give the columns that a release has of a table, in order, without the digests beside them."""
    return [column for column in columns_of(table) if rule_of(table, column) != "private"]


def digested_columns(table: str) -> list[str]:
    """Give the columns that have a digest beside them in a release."""
    return [column for column in columns_of(table) if rule_of(table, column) == "text"]


def shown(table: str, column: str) -> str:
    """Give the SQL of what is shown of a column."""
    return f"{SHOWN[rule_of(table, column)].format(column=column)} AS {column}"


def digest(column: str) -> str:
    """Give the SQL of the digest that stands for a withheld text."""
    return DIGEST.format(column=column)


def is_held_by_article(table: str) -> bool:
    """Say whether rows of a table belong to an article that may be withheld."""
    return any(rule_of(table, column) in ("text", "form") for column in columns_of(table))
