"""What a coded sample says of its population, asked of a published file: the macros of `warehouse/macros`."""

from pathlib import Path
from typing import Any, get_args

from warehouse.query import Answer, ask
from warehouse.records import StanceLabel, Variable


def labels_of(variable: str) -> tuple[str, ...]:
    """Give the labels whose shares are asked for; nothing for what is no variable."""
    if variable == "stance":
        return get_args(StanceLabel)
    return ("present",) if variable in get_args(Variable) else ()


def shares(database: Path, sample_id: str, variable: str, labels: tuple[str, ...], per: str) -> Answer:
    """Give the naive and the corrected share of each label in each group; `corrected_share` says how."""
    return _by_label(database, "corrected_share", labels, sample_id=sample_id, variable=variable, per=per)


def difference(
    database: Path, sample_id: str, variable: str, labels: tuple[str, ...], per: str, first: str, second: str
) -> Answer:
    """Give how much larger each label's share is in the second group than in the first."""
    groups = {"per": per, "first": first, "second": second}
    return _by_label(database, "share_difference", labels, sample_id=sample_id, variable=variable, **groups)


def quality(database: Path, sample_id: str, variable: str) -> tuple[Answer, Answer]:
    """Give precision, recall and F1 of the machine by label, and its confusion matrix."""
    asked = {"sample_id": sample_id, "variable": variable}
    return ask(database, "machine_quality", **asked), ask(database, "confusion", **asked)


def coded_by(database: Path, sample_id: str, variable: str) -> Answer:
    """Give what the figures rest on: texts, coders and adjudicated texts by version of the codebook."""
    return ask(database, "coded_by", sample_id=sample_id, variable=variable)


def _by_label(database: Path, name: str, labels: tuple[str, ...], **parameters: Any) -> Answer:
    found = [(label, ask(database, name, label=label, **parameters)) for label in labels]
    rows = tuple((label, *row) for label, answer in found for row in answer.rows)
    return Answer(columns=("label", *found[0][1].columns), rows=rows)
