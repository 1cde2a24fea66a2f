"""Trees grown by CatBoost, as the table `nlp.stance.trees` reads."""

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from catboost import CatBoostClassifier

from nlp.stance.trees import ABOVE, AND, QUESTIONS

Lines = list[tuple[int, str]]
_GROWTH: Mapping[str, Any] = {
    "iterations": 600,
    "depth": 5,
    "learning_rate": 0.06,
    "l2_leaf_reg": 5,
    "rsm": 0.3,
    "subsample": 0.7,
    "bootstrap_type": "Bernoulli",
    "boosting_type": "Plain",
    "border_count": 64,
    "loss_function": "MultiClass",
}
"""Each tree sees .3 of the features and .7 of the quotes, so that none leans on one alone."""


def grown(
    names: Sequence[str],
    inputs: npt.NDArray[np.float64],
    labels: Sequence[str],
    classes: Sequence[str],
    counts_as: Sequence[float],
    seed: int = 0,
) -> Lines:
    """Give the lines of the table of trees that tell the labels best, three decimals, with their numbers.

    Args:
        names: the features, a column each of `inputs`.
        inputs: a line a row.
        labels: of the rows; each class occurs.
        classes: in the table's order.
        counts_as: what each row counts.
        seed: same seed, same inputs, same trees.
    """
    numbers = {label: at for at, label in enumerate(classes)}
    model = CatBoostClassifier(
        **_GROWTH, random_seed=seed, thread_count=1, allow_writing_files=False, verbose=False
    )
    model.fit(inputs, [numbers[label] for label in labels], sample_weight=counts_as)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "trees.json"
        model.save_model(str(path), format="json")
        trees = json.loads(path.read_text("utf-8"))["oblivious_trees"]
    lines = (_line(tree, names, len(classes)) for tree in trees if tree["splits"])
    return list(enumerate(("\t".join((QUESTIONS, *classes)), *lines), start=1))


def _line(tree: Mapping[str, Any], names: Sequence[str], width: int) -> str:
    questions = AND.join(
        f"{names[split['float_feature_index']]}{ABOVE}{np.float32(split['border'])}"
        for split in tree["splits"]
    )
    leaves = np.array(tree["leaf_values"]).reshape(-1, width)
    return "\t".join((questions, *(" ".join(f"{leaf:.3f}" for leaf in column) for column in leaves.T)))


def write(lines: Lines, path: Path) -> None:
    """Write the table."""
    header = (
        "# What: trees of the second reading of a quote, for every issue; features as in nlp/stance/features.py.",
        "# Origin: grown by `python -m nlp.training.stance` on this project's own texts. Licence: Apache-2.0.",
        "# How to add: never by hand; change the texts or features and train again.",
    )
    path.write_text("\n".join((*header, *(line for _, line in lines))) + "\n", "utf-8")
