"""Coding in a spreadsheet: CSV that no spreadsheet takes for formulas, and that comes back as it went."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from flows.coding.tasks import Coded, Task
from flows.errors import UserError
from flows.formulas import disarmed

COLUMNS: Final = (
    "unit", "text_hash", "sample", "issue", "outlet", "published_date", "title", "text_before", "text", "text_after", "url",
    "rights", "stance", "frames", "note",
)  # fmt: skip
NEEDED: Final = ("unit", "text_hash", "text", "stance", "frames")


def write(tasks: Sequence[Task], path: Path, *, with_text: bool, show_machine: bool) -> None:
    """Leave a file with one row a text; the coder fills `stance` and `frames` (several parted by ';', or nothing)."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # Excel wants the mark
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(COLUMNS)
        for task in tasks:
            texts = (task.text_before, task.text, task.text_after) if with_text else ("", "", "")
            row = (
                task.unit, task.text_hash, task.sample_id, task.issue_id, task.outlet_name, task.published_date.isoformat(),
                task.title if with_text else "", *texts, task.place, task.rights,
                task.machine_label if show_machine else "", ";".join(task.machine_frames) if show_machine else "", "",
            )  # fmt: skip
            writer.writerow(map(disarmed, row))


def read(path: Path) -> Iterator[Coded]:
    """Give the rows with a stance; rows without were not coded.

    Raises:
        UserError: it is no such CSV, or frames stand in a row without a stance.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            names = next(reader, [])
            missing = [name for name in NEEDED if name not in names]
            if missing:
                raise UserError(f"{path}:1: expected the columns {', '.join(NEEDED)}, found no {missing[0]}")
            for cells in reader:
                where = f"{path}:{reader.line_num}"
                if len(cells) != len(names):
                    raise UserError(f"{where}: expected {len(names)} cells, found {len(cells)}")
                yield from _coded(dict(zip(names, map(_unquoted, cells), strict=True)), where)
    except UnicodeDecodeError as error:
        raise UserError(
            f"{path}: expected UTF-8, found byte {error.object[error.start]:#x}; save it as 'CSV UTF-8'"
        ) from error
    except csv.Error as error:
        raise UserError(
            f"{path}:{reader.line_num}: expected CSV with commas and double quotes, found {error}"
        ) from error


def shown(task: Task) -> str:
    """Give what stands in the field `text`."""
    return task.text


def _coded(row: dict[str, str], where: str) -> Iterator[Coded]:
    stance = row["stance"].strip()
    frames = tuple(part.strip() for part in row["frames"].split(";") if part.strip())
    if stance:
        text = row["text"] or None
        yield Coded(
            where=where, unit=row["unit"], text_hash=row["text_hash"], text=text, stance=stance, frames=frames,
            sample_id=row.get("sample") or None, issue_id=row.get("issue") or None, coder=None, coded_at=None,
        )  # fmt: skip
    elif frames:
        raise UserError(f"{where}: expected a stance beside the frames {', '.join(frames)}, found none")


def _unquoted(cell: str) -> str:
    return cell[1:] if cell.startswith("'") else cell
