"""How good the pipeline is on documents marked by hand: every figure of the codebook, with 95 % intervals.

`corpus evaluate GOLD.jsonl [--fold i/k]` prints the table. Rules are written on one fold and measured on another,
so `folds` parts documents by the hash of their id, not by their place in the file.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp.evaluate_counts import Counts, count

Figure = dict[str, float | None]
"""`value`, `low` and `high` (95 % interval); None where nothing was asked, the interval also where too few documents ask."""
Scores = dict[str, Any]
"""Nested by path: `scores["quotes"]["any"]["iou_30"]["f1"]["value"]`; `scores["documents"]` is a count."""

ACCURACIES = frozenset(
    f"quotes.{name}" for name in ("speaker", "speaker_entity", "role", "verb", "kind", "stance_accuracy")
) | {"entities.linking", "document.salience", "document.stance_accuracy"}
Series = npt.NDArray[np.float64]
RESAMPLES = 1000
LEAST_DOCUMENTS = 10
"""Resamples of fewer are nearly all alike: of two documents that are both right the interval would have no width."""
SEED = 20261122


def score(gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]]) -> Scores:
    """Give every figure for documents in the codebook's form, paired by id.

    Intervals are percentiles over seeded resamples of the documents.

    Raises:
        ValueError: a gold document has no prediction, or there is no gold document.
    """
    answers = {document["id"]: document for document in predicted}
    missing = [document["id"] for document in gold if document["id"] not in answers]
    if missing or not gold:
        raise ValueError(f"evaluate: {len(gold)} gold documents, no prediction for {missing[:5]}")
    counted = [count(document, answers[document["id"]]) for document in gold]
    scores: Scores = {"documents": len(gold)}
    for path, figure in _figures(counted).items():
        _put(scores, path, figure)
    return scores


def folds(ids: Iterable[str], k: int = 2) -> list[list[str]]:
    """Give `k` parts of the ids, sorted, the same parts for the same ids wherever they stand."""
    parts: list[list[str]] = [[] for _ in range(k)]
    for document_id in sorted(ids):
        parts[fold(document_id, k)].append(document_id)
    return parts


def fold(document_id: str, k: int) -> int:
    """Give the fold of a document by the hash of its id, wherever it stands in a file."""
    return int(hashlib.sha256(document_id.encode()).hexdigest(), 16) % k


def table(scores: Scores) -> str:
    """Render the scores as text, a figure a line."""
    lines = [f"{scores['documents']} documents"]
    lines += [
        f"{path:<44} {_shown(figure['value'])}  [{_shown(figure['low'])}, {_shown(figure['high'])}]"
        for path, figure in flat(scores)
    ]
    if any(figure["value"] is not None and figure["low"] is None for _, figure in flat(scores)):
        lines.append(f"[–]: too few documents for an interval, fewer than {LEAST_DOCUMENTS} ask for it")
    return "\n".join(lines)


def flat(scores: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Figure]]:
    """Give the scores as (path, figure), `quotes.any.iou_30.f1` first to last."""
    pairs: list[tuple[str, Figure]] = []
    for name, inner in scores.items():
        if isinstance(inner, dict) and "value" in inner:
            pairs.append((prefix + name, inner))
        elif isinstance(inner, dict):
            pairs += flat(inner, f"{prefix}{name}.")
    return pairs


def _figures(counted: Sequence[Counts]) -> dict[str, Figure]:
    """Give every figure's value and interval; counts are resampled as one array documents x paths x 3.

    Samples are all documents, then each by itself, which tells whether it asks for a figure, then the resamples.
    """
    paths = sorted({path for counts in counted for path in counts})
    array = np.array([[counts.get(path, (0, 0, 0)) for path in paths] for counts in counted], dtype=np.int64)
    picks = np.random.default_rng(SEED).integers(len(counted), size=(RESAMPLES, len(counted)))
    times_picked = np.stack([np.bincount(pick, minlength=len(counted)) for pick in picks])
    resampled = np.einsum("rd,dpc->rpc", times_picked, array)
    samples = np.concatenate([array.sum(axis=0, keepdims=True), array, resampled])
    values: dict[str, Series] = {}
    for at, path in enumerate(paths):
        right, given, wanted = (samples[:, at, place].astype(float) for place in range(3))
        if path in ACCURACIES:
            values[path] = _ratio(right, wanted)
            continue
        values[f"{path}.precision"] = _ratio(right, given)
        values[f"{path}.recall"] = _ratio(right, wanted)
        values[f"{path}.f1"] = _ratio(2 * right, given + wanted)
    for family in sorted({path.split("/")[0] for path in paths if "/" in path}):
        labels = [values[f"{path}.f1"] for path in paths if path.startswith(family + "/")]
        values[f"{family}/macro_f1"] = _mean(np.stack(labels))
    return {path.replace("/", "."): _figure(series, len(counted)) for path, series in values.items()}


def _ratio(part: Series, whole: Series) -> Series:
    """Divide; NaN where nothing was asked."""
    quotient: Series = np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0)
    return quotient


def _mean(rows: Series) -> Series:
    """Give the mean over the labels that occur in each sample."""
    present = ~np.isnan(rows)
    return _ratio(np.where(present, rows, 0.0).sum(axis=0), present.sum(axis=0).astype(float))


def _figure(series: Series, document_count: int) -> Figure:
    """Give the first sample (all documents) with the interval of the resamples, if enough documents ask for the figure."""
    value = None if np.isnan(series[0]) else float(series[0])
    of_one, resampled = np.split(series[1:], [document_count])
    if np.count_nonzero(~np.isnan(of_one)) < LEAST_DOCUMENTS:
        return {"value": value, "low": None, "high": None}
    low, high = np.nanpercentile(resampled, [2.5, 97.5])
    return {"value": value, "low": float(low), "high": float(high)}


def _put(scores: Scores, path: str, figure: Figure) -> None:
    *parents, name = path.split(".")
    for parent in parents:
        scores = scores.setdefault(parent, {})
    scores[name] = figure


def _shown(number: float | None) -> str:
    return "    –" if number is None else f"{number:5.3f}"
