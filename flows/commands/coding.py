"""`corpus coding`: the texts of a sample out to coders, and what they said back in."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from flows.codebooks import codebook_version
from flows.coding import csv_form, doccano, label_studio
from flows.coding.take import Round, codings
from flows.coding.tasks import tasks_of
from flows.errors import UserError
from flows.home import Home
from flows.samples import keep, take_back
from spiders.rows import write_atomic
from warehouse.additions import load_codings
from warehouse.query import codebook_versions, coding_ids, samples_alike
from warehouse.records import Coding

FORMS: dict[str, tuple[ModuleType, str]] = {
    "csv": (csv_form, ".csv"),
    "label-studio": (label_studio, ".json"),
    "doccano": (doccano, ".jsonl"),
}


def export(
    home: Home,
    sample_id: str,
    form: str,
    path: Path | None,
    *,
    with_text: bool,
    show_machine: bool,
    is_forced: bool = False,
) -> None:
    """Write the texts of a sample in a form of coders, in the random order of the draw."""
    module, ending = _form(form)
    path = path or Path(sample_id + ending)
    tasks = tasks_of(home.current, sample_id)
    if path.exists() and not is_forced:
        raise UserError(
            f"{path}: stands there already, and may hold a coder's work; name another with --out or say --force"
        )
    try:
        module.write(tasks, path, with_text=with_text, show_machine=show_machine)
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror}") from error
    own = sum(task.is_withheld for task in tasks)
    print(f"{len(tasks)} texts → {path}")
    if own and with_text:
        print(
            f"{own} of them are for your coders' own use: their publishers do not let them be passed on (the file says "
            "which); --without-text writes places instead"
        )


def take(
    home: Home,
    sample_id: str,
    path: Path,
    form: str,
    *,
    codebook: str,
    coder: str | None,
    names: Sequence[str],
    round_no: int,
    is_adjudication: bool,
    has_frames: bool,
    is_new_codebook: bool,
) -> None:
    """Take what coders said into the warehouse, keep it in the home, and publish it; one bad line and nothing is taken.

    A codebook that is neither the issue's own nor one that somebody has coded it by is refused, unless it is said to be
    new: a text's last codebook puts its earlier codings aside.
    """
    module, _ = _form(form)
    now = datetime.now(UTC)
    told = dict(name.split("=", 1) for name in names if "=" in name)
    if len(told) != len(names):
        raise UserError(f"coding import: expected --name THEIRS=PSEUDONYM, found {', '.join(names)}")
    of = Round(
        codebook_version=codebook,
        round_no=round_no,
        is_adjudication=is_adjudication,
        has_frames=has_frames,
        coder=coder,
        coder_names=told,
        taken_at=now.replace(microsecond=0),
    )
    tasks = tasks_of(home.current, sample_id)
    issue_id = tasks[0].issue_id
    own = codebook_version(issue_id)
    known = codebook_versions(home.current, issue_id) | ({own} if own else set())
    if codebook not in known and not is_new_codebook:
        expected = f"--codebook {' or '.join(sorted(known))}" if known else "a codebook to be known"
        raise UserError(
            f"coding import: {issue_id}: expected {expected}, found {codebook!r}; if it is a new one, say "
            "--new-codebook: what was coded of these texts by another one no longer counts then"
        )
    try:
        found = list(module.read(path))
    except OSError as error:
        raise UserError(f"cannot read {path}: {error.strerror}") from error
    is_own = all(coded.sample_id in (None, sample_id) for coded in found)
    alike = set() if is_own else samples_alike(home.current, sample_id)
    rows = codings(found, tasks, alike, coding_ids(home.current, sample_id), module.shown, of)
    if not rows:
        raise UserError(f"{path}: expected coded texts, found none")
    with home.explained(), home.lease():
        kept = _write(home, f"{now:%Y%m%dT%H%M%S%f}-{sample_id}.jsonl", rows)
        published = keep(home, kept, load_codings)
    units = {(row.article_id, row.version_no, row.char_start, row.char_end) for row in rows}
    coders = sorted({row.coder for row in rows})
    print(
        f"{len(units)} of {len(tasks)} texts coded by {', '.join(coders)}; kept in {kept}, published as {published.name}. "
        f"Next: corpus agreement {sample_id}, corpus shares {sample_id}"
    )


def undo(home: Home, name: str) -> None:
    """Take an import back: its codings go from the warehouse and the next published file, its file from the home."""
    kept = home.codings / Path(name).name
    if not kept.is_file():
        names = ", ".join(sorted(path.name for path in home.codings.glob("*.jsonl"))) or "none"
        raise UserError(f"coding undo: no import {kept.name} in {home.codings}; there: {names}")
    with home.explained(), home.lease():
        count, published = take_back(home, kept)
    print(f"{count} codings of {kept.name} taken back; published as {published.name}")


def _write(home: Home, name: str, rows: Sequence[Coding]) -> Path:
    home.codings.mkdir(parents=True, exist_ok=True)
    path = home.codings / name
    lines = [
        json.dumps(asdict(row) | {"coded_at": row.coded_at.isoformat()}, ensure_ascii=False) for row in rows
    ]
    write_atomic(path, "\n".join(lines) + "\n")
    return path


def _form(form: str) -> tuple[ModuleType, str]:
    if form not in FORMS:
        raise UserError(f"coding: expected one of {', '.join(FORMS)}, found {form!r}")
    return FORMS[form]
