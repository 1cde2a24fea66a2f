"""What coders said, checked line by line against the sample it is about, as codings of the warehouse."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import get_args

from flows.coding.tasks import FRAMES, STANCES, Coded, Task
from flows.errors import UserError
from nlp.annotate import MARKED_ISSUE
from warehouse.records import CodedLabel, Coding, Variable

VARIABLES: tuple[Variable, ...] = get_args(Variable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round of coding: who, by which codebook, and whether it settles what others disagreed on."""

    codebook_version: str
    round_no: int
    is_adjudication: bool
    has_frames: bool
    """False where the coders were asked for the stance alone."""
    coder: str | None
    """Where the file does not tell."""
    coder_names: Mapping[str, str] = field(default_factory=dict)
    """Pseudonyms for names that the file tells."""
    taken_at: datetime
    """When it was coded, where the file does not tell."""


def codings(
    found: Iterable[Coded],
    tasks: Sequence[Task],
    alike: Collection[str],
    known_ids: set[str],
    shown: Callable[[Task], str],
    of: Round,
) -> list[Coding]:
    """Give a row a text, coder and variable.

    Args:
        found: what a file says.
        tasks: the texts of the sample.
        alike: the samples whose exports are as good as its own.
        known_ids: the codings the warehouse has of it.
        shown: what the form's field `text` holds.
        of: the round it was coded in.

    Raises:
        UserError: it is about another question or sample, a label or text is unknown, a text was changed, or coded twice by
            one coder in one round.
    """
    by_unit = {task.unit: task for task in tasks}
    rows: dict[str, Coding] = {}
    for coded in found:
        _meant(coded, tasks[0], alike)
        task = _task(coded, by_unit, shown)
        _known(coded, "stance", [coded.stance], STANCES)
        _known(coded, "frame", coded.frames, FRAMES)
        coder = _coder(coded, of)
        for variable in VARIABLES if of.has_frames else ("stance",):
            row = _coding(coded, task, coder, variable, of)
            if row.coding_id in rows:
                raise UserError(
                    f"{coded.where}: expected {task.unit} once of coder {coder}, found it a second time"
                )
            if row.coding_id in known_ids:
                raise UserError(
                    f"{coded.where}: expected {task.unit} not yet coded by {coder} in round {of.round_no}, found it in the "
                    "warehouse; a second coding is --round 2"
                )
            rows[row.coding_id] = row
    return list(rows.values())


def _meant(coded: Coded, task: Task, alike: Collection[str]) -> None:
    """Refuse what was said of another question, or of texts that another draw chose; a text alone tells neither."""
    if coded.issue_id is None and task.issue_id != MARKED_ISSUE:
        raise UserError(
            f"{coded.where}: expected the issue {task.issue_id}, found none told, as in older exports, which count as "
            f"{MARKED_ISSUE}; if it was coded for {task.issue_id}, add that to each text as `issue`"
        )
    if coded.issue_id not in (None, task.issue_id):
        raise UserError(
            f"{coded.where}: expected the issue of sample {task.sample_id}, {task.issue_id}, found codings on "
            f"{coded.issue_id}; import them for the sample they were exported from"
        )
    if coded.sample_id not in (None, task.sample_id, *alike):
        raise UserError(
            f"{coded.where}: expected codings of sample {task.sample_id} or one drawn alike, found sample {coded.sample_id}; "
            "import them for that"
        )


def _task(coded: Coded, by_unit: Mapping[str, Task], shown: Callable[[Task], str]) -> Task:
    task = by_unit.get(coded.unit)
    if task is None:
        raise UserError(f"{coded.where}: expected a text of the sample, found unit {coded.unit!r}")
    if coded.text_hash != task.text_hash:
        raise UserError(
            f"{coded.where}: {task.unit}: expected the text {task.text_hash}, found {coded.text_hash!r}"
        )
    if coded.text and _words(coded.text) not in (_words(shown(task)), _words(task.place)):
        raise UserError(
            f"{coded.where}: {task.unit}: expected the text as it was exported, found it changed: {coded.text[:40]!r}"
        )
    return task


def _known(coded: Coded, what: str, labels: Sequence[str], known: Sequence[str]) -> None:
    unknown = [label for label in labels if label not in known]
    if unknown:
        raise UserError(
            f"{coded.where}: {coded.unit}: expected a {what} of {', '.join(known)}, found {unknown[0]!r}"
        )


def _coder(coded: Coded, of: Round) -> str:
    if coded.coder is not None:
        return of.coder_names.get(coded.coder, of.coder or coded.coder)
    if of.coder is None:
        raise UserError(f"{coded.where}: expected to be told who coded it, by --coder; the file does not say")
    return of.coder


def _coding(coded: Coded, task: Task, coder: str, variable: Variable, of: Round) -> Coding:
    label: CodedLabel
    if variable == "stance":
        [label] = [one for one in get_args(CodedLabel) if one == coded.stance]
    else:
        label = "present" if variable in coded.frames else "absent"
    parts = (
        task.sample_id,
        task.unit,
        coder,
        of.codebook_version,
        f"{of.round_no}{'a' * of.is_adjudication}",
        variable,
    )
    return Coding(
        coding_id="/".join(parts),
        article_id=task.article_id,
        version_no=task.version_no,
        level=task.level,
        quote_no=task.quote_no,
        issue_id=task.issue_id,
        label=label,
        coder=coder,
        codebook_version=of.codebook_version,
        coded_at=coded.coded_at or of.taken_at,
        sentence_no=task.sentence_no,
        char_start=task.char_start,
        char_end=task.char_end,
        variable=variable,
        round_no=of.round_no,
        is_adjudication=of.is_adjudication,
        sample_id=task.sample_id,
    )


def _words(text: str) -> str:
    """A text without the difference that tools make to blanks and line ends."""
    return " ".join(text.split())
