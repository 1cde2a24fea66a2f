"""The evaluations of the pipeline that were made here, kept in `evaluations.jsonl` of the data home, a figure a line."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows import ledger
from flows.home import Home
from nlp.evaluate import Scores, flat
from nlp.pipeline import pipeline_version
from warehouse.records import Evaluation


def evaluations(home: Home) -> list[Evaluation]:
    """Give every figure that was kept, oldest first.

    Raises:
        UserError: a line is no figure.
    """
    return ledger.read(home.evaluations, _evaluation, "a figure as `corpus evaluate` writes it")


def evaluation_of(gold: Path, scores: Scores, labeller: str) -> list[Evaluation]:
    """Give the figures of one evaluation, made now."""
    now, digest = datetime.now(UTC), hashlib.sha256(gold.read_bytes()).hexdigest()
    return [
        Evaluation(
            evaluated_at=now,
            labeller=labeller,
            pipeline_version=pipeline_version(),
            gold_name=gold.name,
            gold_sha256=digest,
            document_count=scores["documents"],
            figure=path,
            score=figure["value"],
            score_low=figure["low"],
            score_high=figure["high"],
        )
        for path, figure in flat(scores)
    ]


def keep(home: Home, figures: Sequence[Evaluation]) -> None:
    """Write figures to the end of the ledger, on disk when this returns."""
    evaluations(home)  # lines added to a damaged file would be lost with it
    ledger.append(home.evaluations, figures)


def _evaluation(row: dict[str, Any]) -> Evaluation:
    return Evaluation(**(row | {"evaluated_at": datetime.fromisoformat(row["evaluated_at"])}))
