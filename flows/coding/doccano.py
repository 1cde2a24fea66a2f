"""Coding in doccano: JSON lines of a text classification project, as it imports and as it exports them.

Format: doccano's own exporter, backend/data_export (read 2026-11-22): `id`, `text`, what else was imported, and `label`, a
list; a zip of one file a coder, named after the account, or of `all.jsonl` where coders share their work. There and
back through a doccano 1.8.4 server, 2026-11-22.
"""

import json
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from flows.coding.tasks import FRAMES, STANCES, Coded, Task
from flows.errors import UserError

PREFIX = "frame:"
SHARED = "all"


def write(tasks: Sequence[Task], path: Path, *, with_text: bool, show_machine: bool) -> None:
    """Leave `path` with one text a line, and beside it `<name>-labels.json` with the labels to import."""
    with path.open("w", encoding="utf-8") as file:
        for task in tasks:
            frames = [PREFIX + frame for frame in task.machine_frames]
            row = {
                "text": shown(task) if with_text else task.place,
                "label": [task.machine_label, *frames] if show_machine else [],
                "unit": task.unit,
                "text_hash": task.text_hash,
                "sample": task.sample_id,
                "issue": task.issue_id,
                "outlet": task.outlet_name,
                "published_date": task.published_date.isoformat(),
                "rights": task.rights,
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    labels = [{"text": label} for label in (*STANCES, *(PREFIX + frame for frame in FRAMES))]
    path.with_name(path.stem + "-labels.json").write_text(json.dumps(labels, indent=1) + "\n", "utf-8")


def read(path: Path) -> Iterator[Coded]:
    """Give the lines with labels; lines without were not coded.

    Raises:
        UserError: a line is no such export, or has no stance or two; the zip was not unpacked.
    """
    if zipfile.is_zipfile(path):
        raise UserError(
            f"{path}: expected one coder's file, found a zip; unpack it and import each file in it"
        )
    try:
        lines = path.read_text("utf-8").split("\n")  # not splitlines: texts hold U+2028
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: expected UTF-8, found byte {error.object[error.start]:#x}") from error
    coder = None if path.stem == SHARED else path.stem
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield from _coded(line, f"{path}:{number}", coder)


def shown(task: Task) -> str:
    """Give a text in its context, marked: one field is all that doccano shows."""
    if task.char_start is None:
        return task.text if task.level == "headline" else f"{task.title}\n\n{task.text}"
    return f"{task.text_before}▶{task.text}◀{task.text_after}"


def _coded(line: str, where: str, coder: str | None) -> Iterator[Coded]:
    try:
        row: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise UserError(f"{where}: expected a JSON object, found {line[:40]!r} ({error.msg})") from error
    missing = [
        name for name in ("unit", "text_hash", "label") if not isinstance(row, dict) or name not in row
    ]
    if missing:
        raise UserError(
            f"{where}: expected doccano's JSONL with unit, text_hash and label, found no {missing[0]}"
        )
    labels = [str(label) for label in row["label"]]
    if not labels:
        return
    stances = [label for label in labels if not label.startswith(PREFIX)]
    if len(stances) != 1:
        raise UserError(f"{where}: expected one stance, found {', '.join(stances) or 'none'}")
    yield Coded(
        where=where,
        unit=str(row["unit"]),
        text_hash=str(row["text_hash"]),
        text=row.get("text"),
        stance=stances[0],
        frames=tuple(label.removeprefix(PREFIX) for label in labels if label.startswith(PREFIX)),
        sample_id=row.get("sample"),
        issue_id=row.get("issue"),
        coder=coder,
        coded_at=None,
    )
