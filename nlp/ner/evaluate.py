"""How good the names are, by type: `python -m nlp.ner.evaluate GOLD.jsonl [--fold i/k]`, exact spans, 95 % intervals.

Folds part sentences by the hash of their id, as `nlp/evaluate.py` does.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from nlp.evaluate import RESAMPLES, SEED, folds
from nlp.ner.labels import TYPES, Span
from nlp.ner.read import coarse, names_in

Row = tuple[float, float, float, float, float]


def score(gold: Sequence[Sequence[Span]], found: Sequence[Sequence[Span]]) -> dict[str, Row]:
    """Give precision, recall, F1 and the ends of F1's interval, for `all` and each type.

    Intervals are percentiles over seeded resamples of the sentences. What nothing speaks of is 0.
    """
    wanted = [set(names) for names in gold]
    given = [set(names) for names in found]
    draws = np.random.default_rng(SEED).multinomial(
        len(gold), np.full(len(gold), 1 / len(gold)), size=RESAMPLES
    )
    rows: dict[str, Row] = {}
    for kind in ("all", *TYPES):
        counts = np.array(
            [
                [sum(kind in ("all", name[2]) for name in names) for names in (a & b, b, a)]
                for a, b in zip(wanted, given, strict=True)
            ]
        )
        right, of_found, of_gold = counts.sum(axis=0).tolist()
        sums = draws @ counts
        low, high = np.percentile(2 * sums[:, 0] / np.maximum(1, sums[:, 1] + sums[:, 2]), (2.5, 97.5))
        f1 = 2 * right / max(1, of_found + of_gold)
        rows[kind] = (right / max(1, of_found), right / max(1, of_gold), f1, float(low), float(high))
    return rows


def table(rows: dict[str, Row]) -> str:
    """Render the figures, a line a type."""
    lines = ["type  precision  recall  F1     95 % interval"]
    for kind, (precision, recall, f1, low, high) in rows.items():
        lines.append(f"{kind:<5} {precision:9.3f}  {recall:6.3f}  {f1:.3f}  {low:.3f}-{high:.3f}")
    return "\n".join(lines)


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--fold", default="0/1", help="i/k: the i-th of k parts (default: all)")
    arguments = parser.parse_args()
    part, k = map(int, arguments.fold.split("/"))
    rows = [json.loads(line) for line in arguments.gold.read_text("utf-8").splitlines()]
    kept = set(folds((row["id"] for row in rows), k)[part])
    rows = [row for row in rows if row["id"] in kept]
    print(table(score([coarse(row) for row in rows], list(names_in(row["text"] for row in rows)))))


if __name__ == "__main__":
    _main()
