"""Making a release: tables, papers and checksums of one published file, proved before it gets its name."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from flows.exports import SUMS, under_its_name
from flows.release.answers import Answers
from flows.release.croissant import FILE_NAME, croissant
from flows.release.datasheet import datasheet
from flows.release.facts import Facts, gather
from flows.release.papers import (
    citation,
    codebook_papers,
    comments,
    dictionary_json,
    dictionary_markdown,
    readme,
    rights,
)
from flows.release.proof import prove
from flows.release.tables import write_tables
from warehouse.rights.passable import open_passable


@dataclass(frozen=True, slots=True)
class Made:
    """A release that was made: its facts and how many files were searched for withheld texts."""

    facts: Facts
    searched_count: int


def make(database: Path, to: Path, answers: Answers, *, is_forced: bool = False) -> Made:
    """Leave a release of a published file in a folder: the same file and version give the same bytes.

    Raises:
        LeakError: a withheld text stands in it; nothing is left of it then.
        UserError: the folder stands there already.
    """
    with under_its_name(to, is_forced=is_forced) as folder, open_passable(database) as connection:
        tables = write_tables(connection, folder)
        facts = gather(connection, hashlib.sha256(checksums(folder).encode()).hexdigest(), answers)
        known = comments(tables)
        papers = {
            "README.md": readme(facts),
            "DATASHEET.md": datasheet(facts, tables, answers),
            "DICTIONARY.md": dictionary_markdown(tables, known),
            "dictionary.json": dictionary_json(tables, known),
            "RIGHTS.tsv": rights(tables),
            "CITATION.cff": citation(facts, answers),
            FILE_NAME: croissant(facts, tables, answers, known, folder),
        }
        for name, text in papers.items():
            (folder / name).write_text(text, "utf-8")
        count = prove(connection, folder)
        # after the proof: they are the software's own, and their examples name bodies and quote phrases as any text may
        for name, text in codebook_papers().items():
            (folder / name).write_text(text, "utf-8")
        (folder / SUMS).write_text(checksums(folder), "utf-8")
    return Made(facts, count)


def checksums(folder: Path) -> str:
    """Give the SHA-256 of each file below a folder, as `sha256sum -c` reads them."""
    lines = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS):
        with path.open("rb") as file:
            lines.append(
                f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.relative_to(folder).as_posix()}\n"
            )
    return "".join(lines)
