"""`corpus shares`: how often a label occurs in a sample's population, as the machine says and as coders correct it."""

from typing import get_args

from flows.answer_table import show_table
from flows.errors import UserError
from flows.home import Home
from warehouse import shares
from warehouse.query import Answer
from warehouse.records import Variable

SHORT = {
    "group_name": "group", "unit_count": "texts", "drawn_count": "drawn", "coded_count": "coded", "machine_share": "machine",
    "corrected_share": "corrected", "share_low": "low", "share_high": "high", "machine_precision": "precision",
    "precision_low": "low", "precision_high": "high", "machine_recall": "recall", "recall_low": "low", "recall_high": "high",
    "machine_f1": "F1", "f1_low": "low", "f1_high": "high", "machine_difference": "machine", "first_name": "of",
    "corrected_difference": "corrected", "difference_low": "low", "difference_high": "high", "second_name": "and",
}  # fmt: skip
"""Columns as a terminal has room for; each low and high belongs to what stands before it."""
USUAL = {"reason": None, "method": "machine_assisted", "group_name": "all"}
"""Columns that are left out where they say nothing else."""


def show_shares(
    home: Home,
    sample_id: str,
    variable: str,
    label: str | None,
    per: str,
    compare: tuple[str, str] | None,
    *,
    quality: bool,
) -> None:
    """Print naive and corrected shares with their intervals, a difference, or how well the machine does.

    Below stands by which codebook, and by how many people, the texts were coded that it rests on.
    """
    labels = shares.labels_of(variable)
    if not labels:
        raise UserError(f"shares: expected a variable of {', '.join(get_args(Variable))}, found {variable!r}")
    if label is not None and label not in labels:
        raise UserError(f"shares: expected a label of {', '.join(labels)}, found {label!r}")
    wanted = (label,) if label else labels
    if quality:
        by_label, confusion = shares.quality(home.current, sample_id, variable)
        _show(by_label, sample_id)
        _show(confusion, sample_id)
    elif compare:
        _show(shares.difference(home.current, sample_id, variable, wanted, per, *compare), sample_id)
    else:
        answer = shares.shares(home.current, sample_id, variable, wanted, per)
        _show(answer, sample_id)
        _tell_missing(answer)
    for version, texts, coders, adjudicated in shares.coded_by(home.current, sample_id, variable).rows:
        print(
            f"codebook {version}: {texts} texts coded, coders: {coders}, settled by adjudication: {adjudicated}"
        )


def _show(answer: Answer, sample_id: str) -> None:
    if not answer.rows:
        raise UserError(
            f"shares: {sample_id}: expected a sample with coded texts, found none; `corpus sample` lists them"
        )
    kept = [
        place
        for place, name in enumerate(answer.columns)
        if name not in USUAL or any(row[place] != USUAL[name] for row in answer.rows)
    ]
    columns = tuple(SHORT.get(answer.columns[place], answer.columns[place]) for place in kept)
    show_table(
        Answer(columns=columns, rows=tuple(tuple(row[place] for place in kept) for row in answer.rows))
    )


def _tell_missing(answer: Answer) -> None:
    """Say how many drawn texts have no settled label: whoever reads a share must know."""
    drawn, coded = answer.columns.index("drawn_count"), answer.columns.index("coded_count")
    first = answer.rows[0][0]
    rows = [row for row in answer.rows if row[0] == first]
    missing = sum(row[drawn] - row[coded] for row in rows)
    if missing:
        print(
            f"{missing} of {sum(row[drawn] for row in rows)} drawn texts are not coded, or not settled between coders: "
            "they are taken as missing at random within their stratum"
        )
