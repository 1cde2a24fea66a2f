"""What every form of coding shares: a text to be coded, what a coder said of it, and the labels there are."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final, get_args

from flows.errors import UserError
from warehouse.query import coding_tasks
from warehouse.records import FrameId, Level, StanceLabel
from warehouse.rights.passable import withheld_articles

STANCES: Final[tuple[str, ...]] = get_args(StanceLabel)
FRAMES: Final[tuple[str, ...]] = get_args(FrameId)
OWN_USE: Final = "for the coders' own use: the publisher does not let this text be passed on"
MAY_PASS: Final = "may be passed on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One text of a sample, as a coder sees it."""

    sample_id: str
    article_id: str
    version_no: int
    level: Level
    quote_no: int | None
    sentence_no: int | None
    char_start: int | None
    char_end: int | None
    issue_id: str
    title: str
    url: str
    published_date: date
    outlet_name: str
    text: str
    text_before: str
    text_after: str
    machine_label: str
    machine_frames: list[str]
    is_withheld: bool
    """Its outlet, or that of a text it repeats, does not let it be passed on."""

    @property
    def unit(self) -> str:
        """Its name in every form: `byeol:1@1`, or `byeol:1@1[32:40]` for characters 32 to 40 of the body."""
        span = "" if self.char_start is None else f"[{self.char_start}:{self.char_end}]"
        return f"{self.article_id}@{self.version_no}{span}"

    @property
    def text_hash(self) -> str:
        """What tells a text from a changed one: the first 16 letters of its SHA-256."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]

    @property
    def rights(self) -> str:
        """What may be done with the text."""
        return OWN_USE if self.is_withheld else MAY_PASS

    @property
    def place(self) -> str:
        """Where the text can be read by who must not be given it."""
        return self.url if self.char_start is None else f"{self.url} [{self.char_start}:{self.char_end}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What a file says that one coder said of one text."""

    where: str
    """File and line, for a message."""
    unit: str
    text_hash: str
    text: str | None
    """As the file has it; None where its form holds none."""
    stance: str
    frames: tuple[str, ...]
    sample_id: str | None
    issue_id: str | None
    """Both of the export; None in a file of before it told them."""
    coder: str | None
    """None where the file does not tell."""
    coded_at: datetime | None


def tasks_of(database: Path, sample_id: str) -> list[Task]:
    """Give the texts of a sample in the random order of the draw: whoever stops early has coded a random sample.

    Raises:
        QueryRefused: there is no such sample; UserError where a file of an older version does not tell.
        WarehouseMissing: nothing has been published yet.
    """
    answer = coding_tasks(database, sample_id)
    if not answer.rows:
        raise UserError(f"no sample {sample_id!r} in {database}; `corpus sample` lists them")
    withheld = withheld_articles(database)
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return [Task(**row, is_withheld=row["article_id"] in withheld) for row in rows]
