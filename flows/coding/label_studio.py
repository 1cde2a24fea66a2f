"""Coding in Label Studio: tasks and labelling configuration as it imports them, and its JSON export as it comes back.

Format: labelstud.io, "Task format" and "Choices" (read 2026-11-22); checked with label-studio-sdk 2.1.2,
and there and back through a Label Studio 1.23.2 server.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from flows.coding.tasks import FRAMES, STANCES, Coded, Task
from flows.errors import UserError

MODEL = "corpus"


def write(tasks: Sequence[Task], path: Path, *, with_text: bool, show_machine: bool) -> None:
    """Leave `path` with the tasks, and beside it `<name>.xml` with the labelling configuration."""
    rows = [_task(task, with_text=with_text, show_machine=show_machine) for task in tasks]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")
    path.with_suffix(".xml").write_text(configuration() + "\n", "utf-8")


def configuration() -> str:
    """Give the labelling configuration: the text in its context, one stance, any frames."""
    view = ElementTree.Element("View")
    ElementTree.SubElement(view, "Header", value="$heading")
    ElementTree.SubElement(view, "Text", name="before", value="$text_before")
    ElementTree.SubElement(view, "Header", value="▼ 코딩할 글", size="5")
    ElementTree.SubElement(view, "Text", name="text", value="$text")
    ElementTree.SubElement(view, "Header", value="▲", size="5")
    ElementTree.SubElement(view, "Text", name="after", value="$text_after")
    for name, choice, required, labels in (
        ("stance", "single", "true", STANCES),
        ("frames", "multiple", "false", FRAMES),
    ):
        choices = ElementTree.SubElement(
            view, "Choices", name=name, toName="text", choice=choice, required=required, showInLine="true"
        )
        for label in labels:
            ElementTree.SubElement(choices, "Choice", value=label)
    ElementTree.SubElement(view, "Header", value="$rights", size="6")
    ElementTree.indent(view)
    return ElementTree.tostring(view, encoding="unicode")


def read(path: Path) -> Iterator[Coded]:
    """Give every annotation of an export in the format JSON; what was skipped or cancelled was not coded.

    Raises:
        UserError: it is no such export, or an annotation has no stance or two.
    """
    try:
        rows = json.loads(path.read_text("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UserError(f"{path}: expected Label Studio's JSON export ({error})") from error
    if not isinstance(rows, list):
        raise UserError(
            f"{path}: expected Label Studio's export 'JSON', a list of tasks, found {type(rows).__name__}"
        )
    for number, row in enumerate(rows, 1):
        where = f"{path}: task {number}"
        data = row.get("data") if isinstance(row, dict) else None
        if not isinstance(data, dict) or not {"unit", "text_hash"} <= set(data) or "annotations" not in row:
            raise UserError(
                f"{where}: expected data with unit and text_hash, and annotations; export as 'JSON', not 'JSON-MIN'"
            )
        for annotation in row["annotations"]:
            if not annotation.get("was_cancelled"):
                yield _coded(data, annotation, where)


def shown(task: Task) -> str:
    """Give what stands in the field `text`."""
    return task.text


def _task(task: Task, *, with_text: bool, show_machine: bool) -> dict[str, Any]:
    heading = f"{task.outlet_name} {task.published_date}"
    data = {
        "unit": task.unit,
        "text_hash": task.text_hash,
        "sample": task.sample_id,
        "issue": task.issue_id,
        "heading": f"{heading} — {task.title}" if with_text else heading,
        "text_before": task.text_before if with_text else "",
        "text": task.text if with_text else task.place,
        "text_after": task.text_after if with_text else "",
        "rights": task.rights,
    }
    if not show_machine:
        return {"data": data}
    result = [_choice("stance", [task.machine_label])]
    result += [_choice("frames", task.machine_frames)] if task.machine_frames else []
    return {"data": data, "predictions": [{"model_version": MODEL, "result": result}]}


def _choice(name: str, labels: list[str]) -> dict[str, Any]:
    return {"from_name": name, "to_name": "text", "type": "choices", "value": {"choices": labels}}


def _coded(data: dict[str, Any], annotation: dict[str, Any], where: str) -> Coded:
    chosen: dict[str, list[str]] = {"stance": [], "frames": []}
    for result in annotation.get("result", []):
        if result.get("from_name") in chosen and result.get("type") == "choices":
            chosen[result["from_name"]] += result["value"]["choices"]
    if len(chosen["stance"]) != 1:
        raise UserError(f"{where}: expected one stance, found {', '.join(chosen['stance']) or 'none'}")
    who = annotation.get("completed_by")
    # an account's number is a pseudonym; its address of mail, which exports may hold, is not
    coder = who.get("id") if isinstance(who, dict) else who
    changed = annotation.get("updated_at") or annotation.get("created_at")
    return Coded(
        where=where,
        unit=str(data["unit"]),
        text_hash=str(data["text_hash"]),
        text=data.get("text"),
        stance=chosen["stance"][0],
        frames=tuple(chosen["frames"]),
        sample_id=data.get("sample"),
        issue_id=data.get("issue"),
        coder=None if coder is None else f"label-studio-{coder}",
        coded_at=datetime.fromisoformat(changed) if changed else None,
    )
