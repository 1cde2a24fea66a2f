"""`corpus sql`: one question to the published file."""

import sys
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from flows.answer_table import show_table
from flows.answer_text import WRITERS, sound_form
from flows.as_of import known_at
from flows.ending import ended_at_once
from flows.errors import UserError
from flows.home import Home
from warehouse.asking import Rows, asking
from warehouse.query import Answer, first_crawl_at

MOST_COUNTED = 1_000_000
"""Rows beyond those shown that are counted; counting a table of hundred millions would take a minute."""


def sql(
    home: Home,
    text: str,
    form: str,
    *,
    parameters: list[str],
    as_of: str | None,
    limit: int,
    timeout_seconds: float | None,
) -> None:
    """Print what one reading statement returns."""
    sound_form(form, "sql")
    values = dict(map(_parameter, parameters))
    instant = known_at(as_of) if as_of else None
    if instant and (first := first_crawl_at(home.current)) and instant < first:
        print(f"nothing was known by then: the first crawl began at {first}", file=sys.stderr)
    question = sys.stdin.read() if text == "-" else text
    with ended_at_once(timeout_seconds), asking(home.current, question, values, instant) as rows:
        if form == "table":
            _show(rows, limit)
        else:
            WRITERS[form](rows, sys.stdout)
            sys.stdout.flush()


def _parameter(text: str) -> tuple[str, str]:
    name, is_given, value = text.partition("=")
    if not is_given or not name.removeprefix("$").isidentifier():
        raise UserError(f"sql: expected --param NAME=VALUE for $NAME in the query, found {text!r}")
    return name.removeprefix("$"), value


def _show(rows: Rows, limit: int) -> None:
    every: Iterator[tuple[Any, ...]] = chain.from_iterable(rows.batches)
    shown = tuple(islice(every, limit))
    rest = sum(1 for _ in islice(every, MOST_COUNTED + 1))
    counted = f"{rest:,}" if rest <= MOST_COUNTED else f"more than {MOST_COUNTED:,}"
    more = (
        f"{len(shown):,} shown, {counted} more rows; raise --limit, or --format csv for all" if rest else ""
    )
    show_table(Answer(columns=rows.columns, rows=shown), null="NULL", more=more)
