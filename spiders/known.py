"""What earlier crawls know of an outlet's addresses: with it an address is asked again on condition, or not at all."""

import json
from collections.abc import Set
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self

from spiders.archive import read_page_at
from spiders.date_clues import DateClue
from spiders.page import Page
from spiders.rows import read_rows, write_atomic
from warehouse.records import VisitKind

FILE_NAME = "known.jsonl"
LEAST_WAIT = timedelta(hours=6)
"""Corrections come within hours of publication, then ever later: an article is due again at half its age."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One address asked before, as the view `known_address` gives it; an article's goes by its id."""

    url: str
    kind: VisitKind
    article_id: str | None
    status: int
    """Of the last answer that was no redirect."""
    first_visited_at: datetime
    visited_at: datetime
    """When the last answer arrived."""
    etag: str
    """Of the last answer with status 200, of a list one to a crawl that went well, as are the next three; empty if there was none."""
    last_modified: str
    warc_file: str
    warc_offset: int
    published_at: datetime | None
    """Articles that we hold: their publication."""
    is_passed_over: bool
    """An article that was read and is not about AI."""
    clues: tuple[DateClue, ...]
    """What lists said of the article's publication, for a page that shows no date itself."""

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Self:
        """Give a row of `known.jsonl`; raises `KeyError` or `ValueError` if a field is missing or odd."""
        values = {field.name: row[field.name] for field in fields(cls)}
        published_at = values["published_at"]
        clues = (DateClue(one["source"], one["field"], one["raw"], "published") for one in values["clues"])
        return cls(
            **values
            | {
                "first_visited_at": datetime.fromisoformat(values["first_visited_at"]),
                "visited_at": datetime.fromisoformat(values["visited_at"]),
                "published_at": datetime.fromisoformat(published_at) if published_at else None,
                "clues": tuple(clues),
            }
        )

    @property
    def condition(self) -> dict[str, str]:
        """Give the headers that ask for the address only if it has changed; none without a good answer to go by."""
        if not self.warc_file:
            return {}
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}

    def is_due(self, now: datetime, revisit_days: int) -> bool:
        """Say whether an article is to be looked at again although no list says so."""
        if self.is_passed_over or self.kind != "article":
            return False  # a file that is replaced gets another address, and an API tells of its rows itself
        age = now - (self.published_at or self.first_visited_at)
        return age <= timedelta(revisit_days) and now - self.visited_at >= max(LEAST_WAIT, age / 2)

    def answer(self, home: Path) -> Page | None:
        """Give the last answer with status 200 from the archive; None if there was none or the file is gone.

        Raises:
            ValueError: the archive's record is damaged.
        """
        if not self.warc_file or not (home / self.warc_file).exists():
            return None
        return read_page_at(home, self.warc_file, self.warc_offset)


def read_known(path: Path) -> dict[str, Known]:
    """Give what is known by article, and by address where it is none; an outlet never crawled has no file."""
    known = map(Known.from_row, read_rows(path))
    return {one.article_id or one.url: one for one in known}


def keep_known(path: Path, places: Set[str]) -> None:
    """Leave in a file of what is known the rows of some articles and addresses alone, each as it was."""
    if not path.exists():
        return
    with path.open(encoding="utf-8") as lines:
        rows = ((line, json.loads(line)) for line in lines)
        kept = [line for line, row in rows if (row["article_id"] or row["url"]) in places]
    write_atomic(path, "".join(kept))
