"""Lines of the registry's tables: fields by column name, checked, with file and line in every complaint.

`models.tsv` line 30 with `valid_from` 2025-07 → `Line("models.tsv:30", …).day("valid_from", "first")` = 2025-07-01.
"""

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from nlp.lexicon_error import LexiconError


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its fields by column name, and where it stands."""

    place: str
    fields: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The field, empty where the table has no such column."""
        return self.fields.get(column, "")

    def error(self, message: str) -> LexiconError:
        """Give the error that names this line."""
        return LexiconError(f"{self.place}: {message}")

    def parts(self, column: str) -> tuple[str, ...]:
        """The field's list, parted by '|'."""
        parts = tuple(self[column].split("|")) if self[column] else ()
        if "" in parts or len(set(parts)) < len(parts):
            raise self.error(f"{column} holds an empty or repeated part: {self[column]!r}")
        return parts

    def one_of(self, column: str, choices: tuple[str, ...]) -> str | None:
        """The field as one of `choices`; None where it is empty."""
        if self[column] and self[column] not in choices:
            raise self.error(f"{column} is {self[column]!r}, expected one of {', '.join(choices)}")
        return self[column] or None

    def day(self, column: str, edge: Literal["first", "last"]) -> date | None:
        """The field as a date; YYYY and YYYY-MM mean their first or last day."""
        if not self[column]:
            return None
        match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", self[column])
        try:
            if match is None:
                raise ValueError
            year = int(match[1])
            month = int(match[2] or (1 if edge == "first" else 12))
            last_day = calendar.monthrange(year, month)[1]
            return date(year, month, int(match[3] or (1 if edge == "first" else last_day)))
        except ValueError as error:
            raise self.error(f"{column} is {self[column]!r}, expected YYYY-MM-DD, YYYY-MM or YYYY") from error


def lines(table: str, text: str, mandatory: frozenset[str], optional: frozenset[str]) -> Iterator[Line]:
    """Give the lines of a table; its first line that is no comment names the columns."""
    columns: list[str] = []
    for number, row in enumerate(text.splitlines(), start=1):
        place = f"{table}:{number}"
        if row.startswith("#"):
            continue
        fields = row.split("\t")
        if not columns:
            columns = fields
            if len(set(columns)) < len(columns) or not mandatory <= set(columns) <= mandatory | optional:
                raise LexiconError(
                    f"{place}: columns are {columns}, expected {sorted(mandatory)} and of {sorted(optional)}"
                )
        elif len(fields) != len(columns):
            raise LexiconError(f"{place}: {len(fields)} fields, expected {len(columns)} parted by tabs")
        elif any(field != field.strip() for field in fields):
            raise LexiconError(f"{place}: a field begins or ends with a blank")
        else:
            yield Line(place, MappingProxyType(dict(zip(columns, fields, strict=True))))
    if not columns:
        raise LexiconError(f"{table}: expected a line that names the columns, found none")
