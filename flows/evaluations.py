"""The evaluations of the pipeline that were made here, kept in `evaluations.jsonl` of the data home, a figure a line."""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from flows.errors import UserError
from flows.home import Home
from nlp.evaluate import Scores, flat
from nlp.pipeline import pipeline_version
from warehouse.records import Evaluation


def evaluations(home: Home) -> list[Evaluation]:
    """Give every figure that was kept, oldest first.

    Raises:
        UserError: a line is no figure.
    """
    path = home.evaluations
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    found = []
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            found.append(Evaluation(**(row | {"evaluated_at": datetime.fromisoformat(row["evaluated_at"])})))
        except (ValueError, KeyError, TypeError) as error:
            raise UserError(
                f"{path}:{number}: expected a figure as `corpus evaluate` writes it, found {line[:60]!r} ({error}); "
                "mend or take away the line"
            ) from error
    return found


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
    lines = (asdict(one) | {"evaluated_at": one.evaluated_at.isoformat()} for one in figures)
    with home.evaluations.open("a", encoding="utf-8") as ledger:
        ledger.write("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
        ledger.flush()
        os.fsync(ledger.fileno())
