"""Multinomial logistic regression over named features, fitted by L-BFGS; written as the tables `nlp.weighing` reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from nlp.weighing import probabilities as likelihoods

_STEPS = 100
_SMALLEST = 0.03
"""Weights nearer to 0 than this in every class are left out of the table."""


@dataclass(frozen=True, slots=True)
class Model:
    """One weight a feature (row) and class (column)."""

    columns: dict[str, int]
    """The features, with the row of each."""
    classes: tuple[str, ...]
    weights: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Features that stand near one another: what one weighs, its likes weigh, beside what it weighs by itself."""

    places: dict[str, int]
    """The line of each in `vectors`."""
    vectors: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Penalties:
    """How strongly weights are held near 0: those of features that begin with some letters, and all others."""

    of_others: float
    of_kinds: Mapping[str, float] = field(default_factory=dict)

    def of(self, name: str) -> float:
        """Give a feature's penalty; the bias is nearly free."""
        if name == "bias":
            return 0.01
        return next((own for kind, own in self.of_kinds.items() if name.startswith(kind)), self.of_others)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of named features as one sparse matrix."""

    names: list[str]
    inputs: csr_matrix
    """A line a row, a column a name."""

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, float]]) -> "Table":
        """Give the table of all features that occur in the rows, by name."""
        names = sorted({name for row in rows for name in row})
        return cls(names, matrix(rows, {name: at for at, name in enumerate(names)}))

    def lines(self, places: Sequence[int]) -> "Table":
        """Give some of the rows."""
        return Table(self.names, self.inputs[places])

    def columns(self, places: Sequence[int]) -> "Table":
        """Give all rows with some of the features."""
        return Table([self.names[at] for at in places], self.inputs[:, places])


def fit(
    table: Table,
    labels: Sequence[str],
    classes: tuple[str, ...],
    penalties: Penalties,
    likenesses: Sequence[Likeness] = (),
    counts_as: Sequence[float] | None = None,
) -> Model:
    """Give the model that fits the rows best under L2 penalties; features that occur in one row alone are left out.

    Of each likeness, axes are weighed beside the features themselves, measured from the middle of what occurs: from
    them follow weights for features that occur in no row. `counts_as` gives what a row counts, 1 where left out.
    """
    occurring = np.bincount(table.inputs.indices, minlength=len(table.names)).astype(np.float64)
    learned = table.columns(np.flatnonzero(occurring > 1).tolist())
    held = np.array([penalties.of(name) for name in learned.names])
    wanted = np.array([[float(label == own) for own in classes] for label in labels])
    counted = np.array(counts_as or [1.0] * len(labels))[:, None]
    axes = [own.vectors - _middle(table, occurring, own) for own in likenesses]
    placed = [_placed(table, own) @ vectors for own, vectors in zip(likenesses, axes, strict=True)]
    alike = np.hstack((np.zeros((len(labels), 0)), *placed))
    held = np.concatenate((held, np.full(alike.shape[1], penalties.of_others)))
    weights = _least(learned.inputs, alike, wanted, held[:, None], counted)
    ends = np.cumsum([len(learned.names), *(vectors.shape[1] for vectors in axes)])
    own_weights, *by_axis = np.split(weights, ends)[:-1]
    lines = dict(zip(learned.names, own_weights, strict=True))
    for own, vectors, by in zip(likenesses, axes, by_axis, strict=True):
        by_likeness = vectors @ by
        for name, place in own.places.items():
            lines[name] = lines.get(name, 0) + by_likeness[place]
    columns = {name: at for at, name in enumerate(lines)}
    return Model(columns, classes, np.array(list(lines.values())))


def matrix(rows: Sequence[Mapping[str, float]], columns: Mapping[str, int]) -> csr_matrix:
    """Give a line a row with the values of its features, those that have a column."""
    cells = [(at, columns[name], row[name]) for at, row in enumerate(rows) for name in row if name in columns]
    places, across, values = zip(*cells, strict=True) if cells else ((), (), ())
    return csr_matrix((values, (places, across)), shape=(len(rows), len(columns)))


def _placed(table: Table, likeness: Likeness) -> csr_matrix:
    """Give a line a row with the values of the features that have likes, a column a place of theirs."""
    known = [at for at, name in enumerate(table.names) if name in likeness.places]
    places = [likeness.places[table.names[at]] for at in known]
    moved = csr_matrix(
        (np.ones(len(known)), (known, places)), shape=(len(table.names), len(likeness.vectors))
    )
    return table.inputs @ moved


def _middle(table: Table, occurring: npt.NDArray[np.float64], likeness: Likeness) -> npt.NDArray[np.float64]:
    """Give the mean vector of what occurs: without it a long row would stand far out by its length alone."""
    counts = np.zeros(len(likeness.vectors))
    for name, count in zip(table.names, occurring, strict=True):
        if name in likeness.places:
            counts[likeness.places[name]] = count
    middle: npt.NDArray[np.float64] = counts @ likeness.vectors / max(1.0, float(counts.sum()))
    return middle


def _least(
    inputs: csr_matrix,
    alike: npt.NDArray[np.float64],
    wanted: npt.NDArray[np.float64],
    held: npt.NDArray[np.float64],
    counts_as: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Give the weights of both inputs with the least penalised loss."""
    width = inputs.shape[1]
    shape = (width + alike.shape[1], wanted.shape[1])
    across = inputs.T.tocsr()

    def loss(flat: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        weights = flat.reshape(shape)
        guesses = likelihoods(inputs @ weights[:width] + alike @ weights[width:])
        value = -(counts_as * wanted * np.log(guesses + 1e-300)).sum() + 0.5 * (held * weights**2).sum()
        errors = counts_as * (guesses - wanted)
        return float(value), (np.vstack((across @ errors, alike.T @ errors)) + held * weights).ravel()

    found = minimize(
        loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}
    )
    weights: npt.NDArray[np.float64] = found.x.reshape(shape)
    return weights


def probabilities(model: Model, table: Table) -> npt.NDArray[np.float64]:
    """Give one probability a class for each row."""
    nothing = np.zeros(len(model.classes))
    weights = np.array(
        [model.weights[model.columns[name]] if name in model.columns else nothing for name in table.names]
    )
    return likelihoods(table.inputs @ weights)


def write(model: Model, path: Path, what: str, where: str) -> None:
    """Write the table of `what`, features as in the module `where`: a header of classes, a line a feature, three decimals."""
    lines = [
        f"# What: {what}; features as in {where}.",
        "# Origin: trained by `python -m nlp.training.stance` on this project's own texts. Licence: Apache-2.0.",
        "# How to add: never by hand; change the texts or features and train again.",
        "\t".join(("feature", *model.classes)),
    ]
    for name, weights in zip(model.columns, model.weights, strict=True):
        if np.abs(weights).max() >= _SMALLEST:
            lines.append("\t".join((name, *(f"{weight:.3f}" for weight in weights))))
    path.write_text("\n".join(lines) + "\n", "utf-8")
