"""`corpus sql`: one question to the published file."""

import csv
import json
import sys
from datetime import date, datetime
from typing import Any

from flows.answer_table import show_table
from flows.errors import UserError
from flows.home import Home
from warehouse.query import Answer, query

FORMATS = ("table", "csv", "json")


def sql(home: Home, text: str, form: str) -> None:
    """Print what one reading statement returns."""
    if form not in FORMATS:
        raise UserError(f"sql: expected --format {', '.join(FORMATS)}, found {form!r}")
    show(query(home.current, sys.stdin.read() if text == "-" else text), form)


def show(answer: Answer, form: str) -> None:
    """Print an answer as a table, as CSV, or as one JSON object a line."""
    if form == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(answer.columns)
        writer.writerows(answer.rows)
    elif form == "json":
        for row in answer.rows:
            print(json.dumps(dict(zip(answer.columns, row, strict=True)), ensure_ascii=False, default=_plain))
    else:
        show_table(answer)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
